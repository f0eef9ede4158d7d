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

/** A value written out, wherever in the text it stands. */
export type JsonPlace = Pick<JsonPart, 'raw' | 'start' | 'line'>;

/** The whole text as a place. */
export function wholeText(text: DecodedText): JsonPlace {
  return { raw: text.slice(0, text.length), start: 0, line: 1 };
}

/** The value at the end of a path of keys, from the top of the document or of `within`. */
export function jsonMember(
  text: DecodedText,
  path: readonly string[],
  within?: JsonPlace,
): JsonPart | undefined {
  let part: JsonPart = { ...(within ?? wholeText(text)), isCut: false };
  for (const key of path) {
    const at = findTopLevelValue(part.raw, key);
    if (at === -1 || at >= part.raw.length) return undefined;
    part = partAt(part, at, part.line + countLineEnds(part.raw, at));
  }
  return part;
}

/** Bytes of a part in the file. */
export function bytesOf(text: DecodedText, part: JsonPlace): readonly [start: number, end: number] {
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
  let at = text.search(/[{[]/);
  // Keys within a list are those of its elements.
  if (at === -1 || text[at] === '[') return;
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

function partAt(whole: JsonPlace, at: number, line: number): JsonPart {
  const end = endOfValue(whole.raw, at);
  const raw = whole.raw.slice(at, end === -1 ? undefined : end);
  return { raw, start: whole.start + at, line, isCut: end === -1 };
}

function countLineEnds(text: string, end: number): number {
  let count = 0;
  for (let lf = text.indexOf('\n'); lf !== -1 && lf < end; lf = text.indexOf('\n', lf + 1)) count++;
  return count;
}
