// Values of a JSON document where they stand in the text, found without reading what lies between.
import { endOfString, endOfValue } from '@/lib/json-repair';
import type { DecodedText } from '../log-format';

/** A value as written. */
export interface JsonPart {
  readonly raw: string;
  /** Offset of `raw` in the text. */
  readonly start: number;
  /** From 1. */
  readonly line: number;
  /** The value has no end: the file was cut here. */
  readonly isCut: boolean;
}

export type Within = Pick<JsonPart, 'raw' | 'start' | 'line'>;

/** The value at the end of a path of keys, from the top of the document or of `within`. */
export function jsonMember(
  text: DecodedText,
  path: readonly string[],
  within?: Within,
): JsonPart | undefined {
  let part: JsonPart = { ...wholeOr(text, within), isCut: false };
  for (const key of path) {
    const at = findTopLevelValue(part.raw, key);
    if (at === -1 || at >= part.raw.length) return undefined;
    part = partAt(part, at, part.line + countLineEnds(part.raw, 0, at));
  }
  return part;
}

/** All members of the object at the top of the document or of `within`. */
export function* jsonMembers(
  text: DecodedText,
  within?: Within,
): Generator<JsonPart & { readonly key: string }> {
  const whole = wholeOr(text, within);
  let line = whole.line;
  let counted = 0;
  for (const { key, at } of membersOf(whole.raw)) {
    line += countLineEnds(whole.raw, counted, at);
    counted = at;
    yield { key, ...partAt(whole, at, line) };
  }
}

/** Bytes of a part in the file. */
export function bytesOf(text: DecodedText, part: Within): readonly [start: number, end: number] {
  return [text.byteAt(part.start), text.byteAt(part.start + part.raw.length)];
}

/** True where the document ends before its brackets do. */
export function isCutDocument(text: DecodedText): boolean {
  const whole = text.slice(0, text.length);
  const start = whole.search(/[{[]/);
  return start !== -1 && endOfValue(whole, start) === -1;
}

/** What stands between the quotes of a string literal, which may lack its end. */
export function insideOf(raw: string): string {
  return raw.slice(1, endOfString(raw, 0) === raw.length ? -1 : undefined);
}

/** Offset of the value of `key` in the object at the top of the document, or -1. */
export function findTopLevelValue(text: string, key: string): number {
  for (const member of membersOf(text)) {
    if (member.key === key) return member.at;
  }
  return -1;
}

function* membersOf(text: string): Generator<{ key: string; at: number }> {
  let at = text.indexOf('{');
  if (at === -1) return;
  at++;
  for (;;) {
    while (at < text.length && /[\s,]/.test(text[at] ?? '')) at++;
    if (text[at] !== '"') return;
    const keyEnd = endOfString(text, at);
    if (keyEnd === -1) return;
    const key = text.slice(at + 1, keyEnd - 1);
    at = keyEnd;
    while (at < text.length && /[\s:]/.test(text[at] ?? '')) at++;
    yield { key, at };
    const end = endOfValue(text, at);
    if (end === -1 || end <= at) return;
    at = end;
  }
}

function wholeOr(text: DecodedText, within: Within | undefined): Within {
  return within ?? { raw: text.slice(0, text.length), start: 0, line: 1 };
}

function partAt(whole: Within, at: number, line: number): JsonPart {
  const end = endOfValue(whole.raw, at);
  const raw = whole.raw.slice(at, end === -1 ? undefined : end);
  return { raw, start: whole.start + at, line, isCut: end === -1 };
}

function countLineEnds(text: string, from: number, to: number): number {
  // Only the part is searched: in a document of one line, a search would run to its end each time.
  const part = text.slice(from, to);
  let count = 0;
  for (let lf = part.indexOf('\n'); lf !== -1; lf = part.indexOf('\n', lf + 1)) count++;
  return count;
}
