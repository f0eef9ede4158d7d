// E-books: their pages in the order of reading, each read as a saved web page is.
import { fail, ok, type Result } from '@/lib/result';
import { htmlNodes, type HtmlElement } from '../../formats/shared/html-nodes';
import { PageBlocks } from '../../formats/web-page/page-text';
import type { DocumentFailure, ReadDocument } from '../document';
import { LeftOut } from '../left-out';
import type { Parts } from '../parts';
import { readPackage } from './package';
import { SheetLooks } from './sheet-looks';

export async function readEpub(parts: Parts): Promise<Result<ReadDocument, DocumentFailure>> {
  const opened = await readPackage(parts);
  if (!opened.ok) return opened;
  const { pages, contents, sheets } = opened.value;
  const leftOut = new LeftOut();
  leftOut.add('contents', contents);
  const looks = new SheetLooks();
  for (const path of sheets) {
    const sheet = await parts.text(path);
    if (sheet.ok) looks.add(sheet.value ?? '');
  }
  const texts: string[] = [];
  let missing = 0;
  for (const path of pages) {
    const page = await parts.text(path);
    if (!page.ok) return fail({ kind: 'damaged', why: page.failure });
    if (page.value === undefined) missing++;
    else for (const text of textsOfPage(page.value, looks, leftOut)) texts.push(text);
  }
  if (missing > 0 && missing === pages.length) {
    return fail({ kind: 'damaged', why: 'its pages are missing' });
  }
  leftOut.add('page', missing);
  const text = texts.length === 0 ? '' : `${texts.join('\n\n')}\n`;
  return ok({ text, leftOut, isWhole: true });
}

function textsOfPage(html: string, sheets: SheetLooks, leftOut: LeftOut): string[] {
  const looks = new SheetLooks(sheets);
  const page = new PageBlocks(html, (element) => looks.effectOf(element));
  let skipped: number | undefined;
  for (const node of htmlNodes(html)) {
    if (node.kind === 'text') {
      if (skipped === undefined) page.take(node);
    } else if (node.kind === 'open') {
      const { name, end } = node.element;
      if (name === 'style') looks.add(sheetAt(html, end));
      if (skipped === undefined && isAside(node.element)) {
        skipped = node.depth;
        if (name !== 'a' && name !== 'sup')
          leftOut.add(isList(node.element) ? 'contents' : 'footnote');
      }
      if (skipped === undefined && (name === 'img' || name === 'image')) leftOut.add('picture');
      if (skipped === undefined) page.take(node);
    } else if (skipped === node.depth) skipped = undefined;
    else if (skipped === undefined) page.take(node);
  }
  page.finish();
  return page.blocks.map(({ text }) => text);
}

const MOST_SHEET_CHARS = 200_000;

function sheetAt(html: string, from: number): string {
  const start = html.slice(from, from + MOST_SHEET_CHARS);
  const end = start.indexOf('</');
  return end === -1 ? start : start.slice(0, end);
}

/** Footnotes, the signs that lead to them, and lists of pages. */
function isAside(element: HtmlElement): boolean {
  return /(?:^|[\s-])(?:footnotes?|endnotes?|rearnotes?|noteref|toc|landmarks|page-list)(?:\s|$)/.test(
    typeOf(element),
  );
}

function isList(element: HtmlElement): boolean {
  return /toc|landmarks|page-list/.test(typeOf(element));
}

function typeOf(element: HtmlElement): string {
  return element.attribute('epub:type') ?? element.attribute('role') ?? '';
}
