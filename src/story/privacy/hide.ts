// Puts stand-ins for private details into a text. Pure: the same details and text give the same text.
import { findKind, PRIVATE_KINDS, type PrivateKind } from './kinds';
import { pieceOfPattern } from './word-pattern';

/** A name or handle as it is written, or everything of one kind; and what stands there instead. */
export type PrivateDetail =
  | { readonly kind: 'words'; readonly find: string; readonly replace: string }
  | { readonly kind: 'every'; readonly what: PrivateKind; readonly replace: string };

/** A stretch of the text as it was, end excluded, and what took its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Hider {
  /** True where there is nothing to hide: texts come back as they are. */
  readonly isIdle: boolean;
  hide(text: string): string;
  /** In order, without overlap. */
  edits(text: string): readonly Edit[];
}

/** The same for two that hide the same, whatever stands in for it. */
export function keyOfDetail(detail: PrivateDetail): string {
  return detail.kind === 'words'
    ? `words ${detail.find.trim().toLowerCase()}`
    : `every ${detail.what}`;
}

const IDLE: Hider = { isIdle: true, hide: (text) => text, edits: () => [] };

type Words = Extract<PrivateDetail, { kind: 'words' }>;

export function makeHider(details: readonly PrivateDetail[]): Hider {
  const words = details.filter(
    (detail): detail is Words => detail.kind === 'words' && detail.find.trim() !== '',
  );
  const kinds = PRIVATE_KINDS.flatMap((what) => {
    const detail = details.find((one) => one.kind === 'every' && one.what === what);
    return detail ? [{ what, replace: detail.replace }] : [];
  });
  if (words.length === 0 && kinds.length === 0) return IDLE;
  const dictionary = words.length > 0 ? new Dictionary(words) : undefined;

  function edits(text: string): Edit[] {
    const found: Edit[] = [];
    for (const { what, replace } of kinds) {
      for (const { start, end } of findKind(what, text)) {
        if (!overlaps(found, start, end)) found.push({ start, end, text: replace });
      }
    }
    const shaped = found.length;
    for (const edit of dictionary?.edits(text) ?? []) {
      // A name in an address goes with the address.
      if (shaped === 0 || !overlaps(found, edit.start, edit.end)) found.push(edit);
    }
    return shaped > 0 ? found.sort((a, b) => a.start - b.start) : found;
  }

  return {
    isIdle: false,
    edits,
    hide(text) {
      const found = text === '' ? [] : edits(text);
      return found.length === 0 ? text : applyEdits(text, found);
    },
  };
}

function overlaps(edits: readonly Edit[], start: number, end: number): boolean {
  return edits.some((edit) => edit.start < end && edit.end > start);
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

/** Where an offset of the text as it was lies in the text as it is shown. */
export function toShown(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (offset <= start) break;
    if (offset < end) return start + shift + Math.min(offset - start, text.length);
    shift += text.length - (end - start);
  }
  return offset + shift;
}

/** The other way round; inside a stand-in, the beginning or the end of what it stands for. */
export function toOriginal(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    const from = start + shift;
    if (offset <= from) break;
    if (offset < from + text.length) return start;
    shift += text.length - (end - start);
  }
  return offset - shift;
}

/** Hides in every text of plain data, names of fields included where they are data (`keys`). */
export function hideDeep<T>(value: T, hider: Hider, skip: ReadonlySet<string> = new Set()): T {
  if (hider.isIdle) return value;
  return walk(value, hider, skip) as T;
}

function walk(value: unknown, hider: Hider, skip: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return hider.hide(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, hider, skip));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      skip.has(key) ? item : walk(item, hider, skip),
    ]),
  );
}

/** All words to hide as one pattern, longest first, so that "Anna Smith" goes before "Anna". */
class Dictionary {
  readonly #pattern: RegExp;
  readonly #byFold = new Map<string, Words>();
  readonly #each: readonly { readonly detail: Words; readonly pattern: RegExp }[];

  constructor(words: readonly Words[]) {
    const sorted = [...words].sort((a, b) => b.find.length - a.find.length);
    const pieces = sorted.map(({ find }) => pieceOfPattern(find));
    const firsts = [...new Set(pieces.flatMap(({ firsts: chars }) => chars))].join('');
    this.#pattern = new RegExp(
      `(?=[${firsts}])(?:${pieces.map(({ source }) => source).join('|')})`,
      'giu',
    );
    this.#each = sorted.map((detail, index) => ({
      detail,
      pattern: new RegExp(`^(?:${pieces[index]?.bare ?? ''})$`, 'iu'),
    }));
    for (const detail of sorted) {
      const folded = fold(detail.find);
      if (!this.#byFold.has(folded)) this.#byFold.set(folded, detail);
    }
  }

  edits(text: string): Edit[] {
    const found: Edit[] = [];
    for (const { index, 0: whole } of text.matchAll(this.#pattern)) {
      const detail = this.#detailOf(whole);
      if (!detail) continue;
      const { find, replace } = detail;
      found.push({ start: index, end: index + whole.length, text: inCaseOf(whole, find, replace) });
    }
    return found;
  }

  #detailOf(whole: string): Words | undefined {
    return (
      this.#byFold.get(fold(whole)) ?? this.#each.find(({ pattern }) => pattern.test(whole))?.detail
    );
  }
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

/** ANNA is shouted, so is what stands for her. */
function inCaseOf(whole: string, find: string, replace: string): string {
  const isShouted = /\p{L}.*\p{L}/su.test(whole) && whole === whole.toUpperCase();
  const canShout = whole !== whole.toLowerCase() && find !== find.toUpperCase();
  return isShouted && canShout ? replace.toUpperCase() : replace;
}
