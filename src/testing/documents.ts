// Documents in the shape in which word processors write them, built by tests.
import JSZip from 'jszip';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** Packed as word processors pack: the first entry first, deflated. */
export async function packed(name: string, parts: Parts): Promise<File> {
  return new File([await packedBytes(parts)], name);
}

export async function packedBytes(parts: Parts): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(parts)) {
    const isStored = path === 'mimetype';
    zip.file(path, content, {
      compression: isStored ? 'STORE' : 'DEFLATE',
      date: new Date(Date.UTC(2026, 0, 1)),
      createFolders: false,
    });
  }
  const bytes = await zip.generateAsync({ type: 'uint8array' });
  return new Uint8Array(bytes);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"',
].join(' ');

/** The parts of a Word document with this body. */
export function docxParts(body: string, others: Parts = {}): Parts {
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office =
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${XML}<w:document ${NAMESPACES} mc:Ignorable="w16se"><w:body>${body}<w:sectPr w:rsidR="00AB12CD"><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    ...others,
  };
}

export function docxOf(name: string, body: string, others: Parts = {}): Promise<File> {
  return packed(name, docxParts(body, others));
}

export function stylesPart(styles: string): Parts {
  return { 'word/styles.xml': `${XML}<w:styles ${NAMESPACES}>${styles}</w:styles>` };
}

export function numberingPart(numbering: string): Parts {
  return { 'word/numbering.xml': `${XML}<w:numbering ${NAMESPACES}>${numbering}</w:numbering>` };
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A paragraph of Word: `**bold**` and `*italic*` in it become runs of their own. */
export function wordParagraph(text: string, properties = ''): string {
  const runs = text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).filter((piece) => piece !== '');
  const xml = runs.map((piece) => {
    const isBold = piece.startsWith('**');
    const isItalic = !isBold && piece.startsWith('*');
    const inner = piece.replace(/^\*+|\*+$/g, '');
    const look = isBold ? '<w:b/><w:bCs/>' : isItalic ? '<w:i/><w:iCs/>' : '';
    const shown = isBold || isItalic ? inner : piece;
    return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(shown)}</w:t></w:r>`;
  });
  const pPr = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p w:rsidR="00F1" w:rsidRDefault="00F1">${pPr}${xml.join('')}</w:p>`;
}

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
export const ODF_NAMESPACES = [
  ...['office', 'style', 'text', 'table', 'manifest'].map(
    (name) => `xmlns:${name}="${ODF}:${name}:1.0"`,
  ),
  `xmlns:draw="${ODF}:drawing:1.0"`,
  `xmlns:fo="${ODF}:xsl-fo-compatible:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
].join(' ');

export interface OdtContent {
  readonly styles?: string;
  readonly body: string;
}

export function odtParts({ styles = '', body }: OdtContent, others: Parts = {}): Parts {
  return {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${ODF_NAMESPACES} office:version="1.3"><office:scripts/><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest ${ODF_NAMESPACES}><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>`,
    ...others,
  };
}

export function odtOf(name: string, content: OdtContent, others: Parts = {}): Promise<File> {
  return packed(name, odtParts(content, others));
}

/** `pages`: XHTML bodies by their path within the folder of the package. */
export function epubParts(pages: Parts, others: Parts = {}, folder = 'OEBPS/'): Parts {
  const names = Object.keys(pages);
  const items = names.map(
    (name, i) => `<item id="p${i}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const refs = names.map((_, i) => `<itemref idref="p${i}"/>`);
  const page = (body: string): string =>
    `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><link rel="stylesheet" type="text/css" href="style.css"/></head><body>${body}</body></html>`;
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${folder}content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    [`${folder}content.opf`]: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A book</dc:title><meta property="dcterms:modified">2026-01-01</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="css" href="style.css" media-type="text/css"/>${items.join('')}</manifest><spine><itemref idref="nav"/>${refs.join('')}</spine></package>`,
    [`${folder}nav.xhtml`]: page('<nav epub:type="toc"><ol><li>Chapter one</li></ol></nav>'),
    ...Object.fromEntries(
      names.map((name) => [`${folder}${decodeURIComponent(name)}`, page(String(pages[name]))]),
    ),
    ...others,
  };
}
