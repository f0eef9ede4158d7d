// Namespaces of an e-book's own files.
import type { Namespaces } from '../xml-nodes';

export const EPUB_NAMESPACES: Namespaces = {
  'http://www.idpf.org/2007/opf': 'opf',
  'urn:oasis:names:tc:opendocument:xmlns:container': 'ocf',
  'http://www.w3.org/2001/04/xmlenc#': 'enc',
};
