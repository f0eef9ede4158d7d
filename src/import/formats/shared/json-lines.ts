// Records of a JSON-lines file, or of one JSON array, with their bytes.
import { endOfString, endOfValue, mendJson, parseTolerantly, readEscapes } from '@/lib/json-repair';
import type { DecodedText } from '../log-format';
import { findTopLevelValue, insideOf } from './json-parts';

export interface JsonRecord {
  /** Undefined where the record cannot be read. */
  readonly value: unknown;
  /** The record as written. */
  readonly raw: string;
  /** Offset of `raw` in the text. */
  readonly start: number;
  readonly bytes: readonly [start: number, end: number];
  /** From 1. */
  readonly line: number;
  /** The record has no end: the file was cut here. */
  readonly isCut: boolean;
}

/** Lines as values. Blank lines have the value null and an empty `raw`. */
export function* jsonLines(text: DecodedText): Generator<JsonRecord> {
  if (isLaidOut(text.slice(0, 200))) {
    const whole = text.slice(0, text.length);
    const values = [...laidOutValues(whole)];
    if (values.length > 1) return yield* laidOutRecords(text, whole, values);
  }
  for (const line of text.lines()) {
    const common = { raw: line.text, start: line.start, bytes: line.bytes, line: line.number };
    if (isBlank(line.text)) {
      yield { ...common, raw: '', value: null, isCut: false };
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(line.text) as unknown;
    } catch {
      yield* mendLine(text, common);
      continue;
    }
    yield { ...common, value, isCut: false };
  }
}

/** A line that is no JSON: several values without a line end between them, or a damaged one. */
function* mendLine(
  text: DecodedText,
  line: Omit<JsonRecord, 'value' | 'isCut'>,
): Generator<JsonRecord> {
  const values: { from: number; to: number; value: unknown }[] = [];
  for (let at = 0; at < line.raw.length;) {
    const from = line.raw.indexOf('{', at);
    const to = from === -1 ? -1 : endOfValue(line.raw, from);
    if (to === -1) break;
    try {
      values.push({ from, to, value: JSON.parse(line.raw.slice(from, to)) as unknown });
    } catch {
      break;
    }
    at = to;
  }
  const last = values.at(-1);
  if (values.length < 2 || !last || !isBlank(line.raw.slice(last.to))) {
    const mended = mendJson(line.raw);
    yield { ...line, value: mended?.value, isCut: mended?.isCut ?? false };
    return;
  }
  for (const [i, { to, value }] of values.entries()) {
    const from = i === 0 ? 0 : (values[i - 1]?.to ?? 0);
    const start = line.start + from;
    const startByte = i === 0 ? line.bytes[0] : text.byteAt(start);
    const isLast = i === values.length - 1;
    const endByte = isLast ? line.bytes[1] : text.byteAt(line.start + to);
    const raw = line.raw.slice(from, isLast ? undefined : to);
    yield { value, raw, start, bytes: [startByte, endByte], line: line.line, isCut: false };
  }
}

type Span = readonly [start: number, end: number];

function isLaidOut(head: string): boolean {
  return /^\s*\{[ \t\r]*\n/.test(head);
}

/** Where objects stand one after the other, each on many lines: JSON lines that an editor laid out. */
export function* laidOutValues(text: string): Generator<Span> {
  if (!isLaidOut(text.slice(0, 200))) return;
  for (let at = text.indexOf('{'); text[at] === '{';) {
    const end = endOfValue(text, at);
    yield [at, end === -1 ? text.length : end];
    at = end === -1 ? text.length : end;
    while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  }
}

function* laidOutRecords(
  text: DecodedText,
  whole: string,
  values: readonly Span[],
): Generator<JsonRecord> {
  const lines = new LineEnds(whole);
  let line = 1;
  for (const [i, [start, end]] of values.entries()) {
    line += lines.before(start);
    const next = values[i + 1]?.[0];
    const bytes = [
      text.byteAt(i === 0 ? 0 : start),
      next === undefined && isBlank(whole.slice(end))
        ? text.byteAt(whole.length)
        : text.byteAt(next ?? end),
    ] as const;
    const raw = whole.slice(start, end);
    const mended = parseTolerantly(raw);
    yield { value: mended?.value, raw, start, bytes, line, isCut: mended?.isCut ?? false };
  }
  const rest = values.at(-1)?.[1] ?? 0;
  if (isBlank(whole.slice(rest))) return;
  const bytes = [text.byteAt(rest), text.byteAt(whole.length)] as const;
  line += lines.before(rest);
  yield { value: undefined, raw: whole.slice(rest), start: rest, bytes, line, isCut: false };
}

export interface JsonList {
  /** Everything around the list, with the list empty; undefined where it cannot be read. */
  readonly around: unknown;
  readonly records: Iterable<JsonRecord>;
  /** Known once all records have been read. */
  isCut(): boolean;
}

/**
 * The elements of the list under `key` at the top of a JSON document (null: the document is the list),
 * parsed one by one, so that a cut or damaged file gives all that is whole. Undefined without a list.
 * `within`: the document is this record of the text, not the whole of it.
 */
export function jsonList(
  text: DecodedText,
  key: string | null,
  within?: Pick<JsonRecord, 'raw' | 'start' | 'line'>,
): JsonList | undefined {
  const whole = within?.raw ?? text.slice(0, text.length);
  const base = within?.start ?? 0;
  const open = key === null ? whole.search(/[{[]/) : findTopLevelValue(whole, key);
  if (open === -1 || whole[open] !== '[') return undefined;
  let end = -1;
  let cut = false;
  function* records(): Generator<JsonRecord> {
    let line = within?.line ?? 1;
    const lines = new LineEnds(whole);
    let at = open + 1;
    for (;;) {
      while (at < whole.length && /[\s,]/.test(whole[at] ?? '')) at++;
      if (at >= whole.length || whole[at] === ']') break;
      line += lines.before(at);
      const to = endOfValue(whole, at);
      const stop = to === -1 ? whole.length : Math.max(to, at + 1);
      const raw = whole.slice(at, stop);
      const mended = parseTolerantly(raw);
      const isCut = to === -1;
      // The comma and the space after an element go with it, so that gaps do not outnumber messages.
      let next = stop;
      while (next < whole.length && /[\s,]/.test(whole[next] ?? '')) next++;
      const bytes = [text.byteAt(base + at), text.byteAt(base + next)] as const;
      yield { value: mended?.value ?? literal(raw), raw, start: base + at, bytes, line, isCut };
      at = next;
    }
    end = at;
    cut = at >= whole.length;
  }
  const around = (): unknown => {
    const close = end === -1 ? endOfValue(whole, open) : end + 1;
    const tail = close === -1 ? '' : whole.slice(close);
    // Without the list the frame is small, whatever the size of the file.
    return parseTolerantly(`${whole.slice(0, open)}[]${tail}`)?.value;
  };
  return {
    get around() {
      return around();
    },
    records: { [Symbol.iterator]: records },
    isCut: () => cut,
  };
}

/** Counts line ends from the start of a text on. */
export class LineEnds {
  #next: number;

  constructor(private readonly text: string) {
    this.#next = text.indexOf('\n');
  }

  /** How many stand before `offset` that were not counted yet. Ask in rising order. */
  before(offset: number): number {
    let count = 0;
    // The next one is kept, since a document on one line would be searched to its end each time.
    for (; this.#next !== -1 && this.#next < offset; count++) {
      this.#next = this.text.indexOf('\n', this.#next + 1);
    }
    return count;
  }
}

/** A string that `JSON.parse` refuses: cut off, or with raw line ends in it. */
function literal(raw: string): unknown {
  return raw.startsWith('"') ? readEscapes(insideOf(raw)) : undefined;
}

/**
 * Offsets, within `raw`, of the inside of the string literal that is the value of `key` and reads
 * `text`; undefined where there is none. Only looks further when the first match is another string.
 */
export function literalSpan(
  raw: string,
  key: string,
  text: string,
  from = 0,
): readonly [start: number, end: number] | undefined {
  const name = `"${key}"`;
  let at = raw.indexOf(name, from);
  // One occurrence cannot be the wrong one: inside a string its quotes would be escaped.
  const isOnly = at !== -1 && raw.lastIndexOf(name) === at;
  while (at !== -1) {
    let i = at + name.length;
    while (i < raw.length && raw.charCodeAt(i) <= 0x20) i++;
    if (raw[i] === ':') {
      i++;
      while (i < raw.length && raw.charCodeAt(i) <= 0x20) i++;
      if (raw[i] === '"') {
        const end = endOfString(raw, i);
        if (end === -1) return [i + 1, raw.length];
        if (isOnly || readsAs(raw.slice(i, end), text)) return [i + 1, end - 1];
      }
    }
    at = raw.indexOf(name, at + name.length);
  }
  return undefined;
}

function readsAs(literalText: string, text: string): boolean {
  try {
    return JSON.parse(literalText) === text;
  } catch {
    return false;
  }
}

export function isBlank(text: string): boolean {
  return text.length < 1000 ? text.trim() === '' : !/\S/.test(text);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
