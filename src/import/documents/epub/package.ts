// What an e-book is made of: the pages that are read one after the other, and what is beside them.
import { fail, ok, type Result } from '@/lib/result';
import type { DocumentFailure } from '../document';
import { pathBeside, type Parts } from '../parts';
import { xmlNodes } from '../xml-nodes';
import { EPUB_NAMESPACES } from './namespaces';

interface EpubPackage {
  /** Paths of the pages in the order of reading. */
  readonly pages: readonly string[];
  /** Pages that list the others. */
  readonly contents: number;
  readonly sheets: readonly string[];
}

interface Item {
  readonly path: string | undefined;
  readonly type: string;
  readonly properties: string;
}

const PAGES = new Set(['application/xhtml+xml', 'text/html', 'application/x-dtbook+xml']);
const CONTENTS = /^(?:toc|contents|table-of-contents)$/i;

export async function readPackage(parts: Parts): Promise<Result<EpubPackage, DocumentFailure>> {
  const container = await parts.text('META-INF/container.xml');
  const path = container.ok ? rootFileIn(container.value ?? '') : undefined;
  if (path === undefined)
    return fail({ kind: 'damaged', why: 'it does not say where its text is' });
  const opf = await parts.text(path);
  if (!opf.ok) return fail({ kind: 'damaged', why: opf.failure });
  if (opf.value === undefined)
    return fail({ kind: 'damaged', why: 'the list of its pages is missing' });
  const found = packageIn(opf.value, path);
  const encryption = await parts.text('META-INF/encryption.xml');
  const locked = new Set(lockedIn((encryption.ok && encryption.value) || ''));
  // Fonts are often made unreadable, which hides no text.
  return found.pages.some((page) => locked.has(page)) ? fail({ kind: 'locked' }) : ok(found);
}

function rootFileIn(xml: string): string | undefined {
  for (const node of xmlNodes(xml, EPUB_NAMESPACES)) {
    if (node.kind !== 'open' || node.element.name !== 'ocf:rootfile') continue;
    const path = node.element.attribute('full-path');
    if (path !== undefined) return pathBeside('', path);
  }
  return undefined;
}

function lockedIn(xml: string): string[] {
  const out: string[] = [];
  for (const node of xmlNodes(xml, EPUB_NAMESPACES)) {
    if (node.kind !== 'open' || node.element.name !== 'enc:CipherReference') continue;
    const path = pathBeside('', node.element.attribute('URI') ?? '');
    if (path !== undefined) out.push(path);
  }
  return out;
}

function packageIn(opf: string, path: string): EpubPackage {
  const items = new Map<string, Item>();
  const contents = new Set<string>();
  const order: string[] = [];
  for (const node of xmlNodes(opf, EPUB_NAMESPACES)) {
    if (node.kind !== 'open') continue;
    const { element } = node;
    const href = element.attribute('href');
    const target = href === undefined ? undefined : pathBeside(path, href);
    if (element.name === 'opf:item') {
      items.set(element.attribute('id') ?? '', {
        path: target,
        type: (element.attribute('media-type') ?? '').toLowerCase(),
        properties: element.attribute('properties') ?? '',
      });
    } else if (element.name === 'opf:itemref') order.push(element.attribute('idref') ?? '');
    else if (element.name === 'opf:reference' && CONTENTS.test(element.attribute('type') ?? '')) {
      if (target !== undefined) contents.add(target);
    }
  }
  const pages = [...new Set(order)].flatMap((id): { path: string; lists: boolean }[] => {
    const item = items.get(id);
    if (item?.path === undefined || !PAGES.has(item.type)) return [];
    const lists = /(?:^|\s)nav(?:\s|$)/.test(item.properties) || contents.has(item.path);
    return [{ path: item.path, lists }];
  });
  const sheets = [...items.values()].flatMap((item) =>
    item.type === 'text/css' && item.path !== undefined ? [item.path] : [],
  );
  return {
    pages: pages.filter(({ lists }) => !lists).map((page) => page.path),
    contents: pages.filter(({ lists }) => lists).length,
    sheets,
  };
}
