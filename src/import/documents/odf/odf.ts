// OpenDocument texts as LibreOffice and Google Docs write them, packed (.odt) or as one XML file (.fodt).
import { fail, ok, type Result } from '@/lib/result';
import type { DocumentFailure, ReadDocument } from '../document';
import { DocumentWriter } from '../document-writer';
import type { LeftOut } from '../left-out';
import type { Parts } from '../parts';
import { xmlNodes } from '../xml-nodes';
import { OdfBody } from './body';
import { ODF_NAMESPACES } from './namespaces';
import { OdfStyles } from './styles';

export async function readOdt(parts: Parts): Promise<Result<ReadDocument, DocumentFailure>> {
  const manifest = await parts.text('META-INF/manifest.xml');
  if (manifest.ok && manifest.value?.includes(':encryption-data') === true) {
    return fail({ kind: 'locked' });
  }
  const content = await parts.text('content.xml');
  if (!content.ok) return fail({ kind: 'damaged', why: content.failure });
  if (content.value === undefined) return fail({ kind: 'damaged', why: 'its text is missing' });
  const styles = await parts.text('styles.xml');
  return ok(readXml(content.value, (styles.ok && styles.value) || ''));
}

export function readFodt(xml: string): ReadDocument {
  return readXml(xml, '');
}

function readXml(content: string, stylesPart: string): ReadDocument {
  const styles = new OdfStyles();
  const writer = new DocumentWriter();
  readStyles(stylesPart, styles, writer.leftOut);
  const body = new OdfBody(writer, styles);
  let isInBody = false;
  const nodes = xmlNodes(content, ODF_NAMESPACES);
  let next = nodes.next();
  for (; !next.done; next = nodes.next()) {
    const node = next.value;
    if (node.kind === 'open' && node.element.name === 'office:body') isInBody = true;
    if (isInBody) body.take(node);
    else if (node.kind === 'open') styles.take(node.element);
  }
  return { text: writer.finish(), leftOut: writer.leftOut, isWhole: next.value };
}

const MARGIN = /^style:(?:header|footer)(?:-left|-first)?$/;

function readStyles(xml: string, styles: OdfStyles, leftOut: LeftOut): void {
  let margin: number | undefined;
  for (const node of xmlNodes(xml, ODF_NAMESPACES)) {
    if (node.kind === 'open') {
      styles.take(node.element);
      if (MARGIN.test(node.element.name)) margin = node.depth;
    } else if (node.kind === 'text') {
      if (margin === undefined || !/\p{L}/u.test(node.text)) continue;
      leftOut.add('margin');
      // Once for each.
      margin = undefined;
    } else if (node.depth === margin) margin = undefined;
  }
}
