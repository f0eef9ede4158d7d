// Word documents as Word, Google Docs, LibreOffice and Pages write them: the text of `document.xml` with
// what its styles say. Nothing else is opened, and no code in them is run.
import { fail, ok, type Result } from '@/lib/result';
import type { DocumentFailure, ReadDocument } from '../document';
import { DocumentWriter } from '../document-writer';
import { pathBeside, type Parts } from '../parts';
import { xmlNodes } from '../xml-nodes';
import { DocxBody } from './body';
import { DOCX_NAMESPACES } from './namespaces';
import { DocxNumbering } from './numbering';
import { DocxStyles } from './styles';

const USUAL = 'word/document.xml';

/** Where the main part lies: Word on the web calls it `document2.xml`. Undefined where none is named. */
export async function mainPartOf(parts: Parts): Promise<string | undefined> {
  const relations = await parts.text('_rels/.rels');
  for (const node of xmlNodes((relations.ok && relations.value) || '', DOCX_NAMESPACES)) {
    if (node.kind !== 'open' || node.element.name !== 'rel:Relationship') continue;
    if (!/\/officeDocument$/.test(node.element.attribute('Type') ?? '')) continue;
    const path = pathBeside('', node.element.attribute('Target') ?? '');
    if (path !== undefined && parts.has(path)) return path;
  }
  return parts.has(USUAL) ? USUAL : undefined;
}

export async function readDocx(
  parts: Parts,
  main: string,
): Promise<Result<ReadDocument, DocumentFailure>> {
  const body = await parts.text(main);
  if (!body.ok) return fail({ kind: 'damaged', why: body.failure });
  const styles = await parts.text(pathBeside(main, 'styles.xml') ?? '');
  const numbering = await parts.text(pathBeside(main, 'numbering.xml') ?? '');
  const writer = new DocumentWriter();
  const reader = new DocxBody(
    writer,
    new DocxStyles(styles.ok ? styles.value : undefined),
    new DocxNumbering(numbering.ok ? numbering.value : undefined),
  );
  const nodes = xmlNodes(body.value ?? '', DOCX_NAMESPACES);
  let next = nodes.next();
  for (; !next.done; next = nodes.next()) reader.take(next.value);
  writer.leftOut.add('margin', await countMargins(parts, main));
  return ok({ text: writer.finish(), leftOut: writer.leftOut, isWhole: next.value });
}

/** Headers and footers with words in them. */
async function countMargins(parts: Parts, main: string): Promise<number> {
  const folder = main.slice(0, main.lastIndexOf('/') + 1).toLowerCase();
  let count = 0;
  for (const path of parts.paths) {
    if (
      !path.startsWith(folder) ||
      !/^(?:header|footer)\d*\.xml$/.test(path.slice(folder.length))
    ) {
      continue;
    }
    const read = await parts.text(path);
    if (read.ok && /<\w{1,20}:t(?:\s[^<>]*)?>[^<]*\p{L}/u.test(read.value ?? '')) count++;
  }
  return count;
}
