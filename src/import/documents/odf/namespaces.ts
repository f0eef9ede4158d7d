// Namespaces of OpenDocument, and those of OpenOffice 1 where they are used alike.
import type { Namespaces } from '../xml-nodes';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
const OLD = 'http://openoffice.org/2000';

export const ODF_NAMESPACES: Namespaces = {
  [`${ODF}:office:1.0`]: 'office',
  [`${ODF}:style:1.0`]: 'style',
  [`${ODF}:text:1.0`]: 'text',
  [`${ODF}:table:1.0`]: 'table',
  [`${ODF}:drawing:1.0`]: 'draw',
  [`${ODF}:manifest:1.0`]: 'manifest',
  [`${ODF}:xsl-fo-compatible:1.0`]: 'fo',
  [`${OLD}/office`]: 'office',
  [`${OLD}/style`]: 'style',
  [`${OLD}/text`]: 'text',
  [`${OLD}/table`]: 'table',
  [`${OLD}/drawing`]: 'draw',
  'http://www.w3.org/1999/XSL/Format': 'fo',
};
