// What a server has: model files by folder, nodes by pack; searching both. Pure.
import type { NodeDef } from '@/comfy';

export interface Shelf {
  readonly folder: string;
  readonly files: readonly string[];
}

export interface Found<T> {
  readonly shown: readonly T[];
  readonly total: number;
}

export interface ShelfFile {
  readonly folder: string;
  readonly file: string;
}

/** At most this many rows are drawn; more search words narrow them down. */
export const MOST_SHOWN = 200;

/** Every word must be somewhere in `folder/file`. */
export function searchFiles(
  shelves: readonly Shelf[],
  query: string,
  folder: string | undefined,
): Found<ShelfFile> {
  const words = wordsOf(query);
  const found = shelves
    .filter((shelf) => folder === undefined || shelf.folder === folder)
    .flatMap((shelf) => shelf.files.map((file) => ({ folder: shelf.folder, file })))
    .filter((one) => hasAll(`${one.folder}/${one.file}`, words));
  return { shown: found.slice(0, MOST_SHOWN), total: found.length };
}

export function searchNodes(nodes: Iterable<NodeDef>, query: string): Found<NodeDef> {
  const words = wordsOf(query);
  const found = [...nodes]
    .filter((node) => hasAll(`${node.name} ${node.title} ${node.category}`, words))
    .sort((a, b) => a.title.localeCompare(b.title));
  return { shown: found.slice(0, MOST_SHOWN), total: found.length };
}

export function wordsOf(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

export function hasAll(text: string, words: readonly string[]): boolean {
  const low = text.toLowerCase();
  return words.every((word) => low.includes(word));
}
