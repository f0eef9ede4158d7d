// One text out of many JSON strings: front-ends that let a model write on cut its story into chunks
// wherever it stopped, in the middle of a sentence or a word. Readers of text read it like a file.
import { readEscapes } from '@/lib/json-repair';
import type { DecodedText, TextLine } from '../log-format';
import { insideOf, type JsonPart } from './json-parts';

interface Piece {
  /** Offsets of its first unit here and in the file's text. */
  readonly start: number;
  readonly source: number;
  readonly raw: string;
  readonly line: number;
  /** Offsets in `raw` of every `STEP`th unit; undefined where nothing is escaped. */
  readonly steps: readonly number[] | undefined;
}

/** A part of a literal that is no text, such as a picture: offsets in its inside. */
export type Hole = readonly [start: number, end: number];

/** Strings that rise through the file are one text; one that lies before its neighbor begins another. */
export function risingRuns(literals: readonly JsonPart[]): JsonPart[][] {
  const runs: JsonPart[][] = [];
  for (const literal of literals) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && last.start < literal.start) run.push(literal);
    else runs.push([literal]);
  }
  return runs;
}

/** A walk from one step is never longer. */
const STEP = 256;

export class StitchedText implements DecodedText {
  readonly length: number;
  readonly #text: string;
  readonly #pieces: Piece[] = [];

  /** `literals` are strings of the document in rising order. */
  constructor(
    private readonly source: DecodedText,
    literals: Iterable<Pick<JsonPart, 'raw' | 'start' | 'line'>>,
    holesIn: (inside: string) => readonly Hole[] = () => [],
  ) {
    const texts: string[] = [];
    let at = 0;
    for (const { raw, start, line } of literals) {
      if (!raw.startsWith('"')) continue;
      const inside = insideOf(raw);
      let from = 0;
      for (const [open, close] of [...holesIn(inside), [inside.length, inside.length] as const]) {
        const piece = inside.slice(from, open);
        const text = readEscapes(piece);
        const steps = piece.length === text.length ? undefined : stepsOf(piece);
        this.#pieces.push({ start: at, source: start + 1 + from, raw: piece, line, steps });
        texts.push(text);
        at += text.length;
        from = close;
      }
    }
    this.#text = texts.join('');
    this.length = at;
  }

  get encoding(): string {
    return this.source.encoding;
  }

  slice(start: number, end: number): string {
    return this.#text.slice(Math.max(0, start), Math.max(0, end));
  }

  /**
   * Where two strings meet, an offset has two bytes. A text ends before white space and begins behind
   * it, so it is the end of the first string where the second opens with white space.
   */
  byteAt(offset: number): number {
    const isEnd = offset >= this.length || /\s/.test(this.#text.charAt(offset));
    return isEnd ? this.#endByteAt(Math.min(offset, this.length)) : this.#startByteAt(offset);
  }

  /**
   * Their numbers are lines of the file: where the string stands that they begin in. Their bytes end
   * with the string, so that what stands between two strings is of neither line.
   */
  *lines(): Iterable<TextLine> {
    const text = this.#text;
    let cr = text.indexOf('\r');
    for (let start = 0; start < text.length;) {
      if (cr !== -1 && cr < start) cr = text.indexOf('\r', start);
      const lf = text.indexOf('\n', start);
      const stop = cr === -1 ? lf : lf === -1 ? cr : Math.min(cr, lf);
      const end = stop === -1 ? text.length : stop;
      const next = stop === -1 ? end : stop === cr && text[stop + 1] === '\n' ? stop + 2 : stop + 1;
      const number = this.#pieceAt(start)?.line ?? 1;
      const bytes = [this.#startByteAt(start), this.#endByteAt(next)] as const;
      yield { text: text.slice(start, end), number, start, next, bytes };
      start = next;
    }
  }

  #pieceAt(offset: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low];
  }

  #byteIn(piece: Piece, unit: number): number {
    let at = unit;
    if (piece.steps) {
      at = piece.steps[Math.floor(unit / STEP)] ?? piece.raw.length;
      for (let left = unit % STEP; left > 0; left--) at += widthAt(piece.raw, at);
    }
    return this.source.byteAt(piece.source + Math.min(at, piece.raw.length));
  }

  #startByteAt(offset: number): number {
    const at = Math.max(0, offset);
    const piece = this.#pieceAt(at);
    return piece ? this.#byteIn(piece, at - piece.start) : 0;
  }

  #endByteAt(offset: number): number {
    const at = Math.max(0, offset);
    const piece = this.#pieceAt(Math.max(0, at - 1));
    return piece ? this.#byteIn(piece, at - piece.start) : 0;
  }
}

/** How much of the literal one unit of its text takes. Agrees with `readEscapes`. */
function widthAt(raw: string, at: number): number {
  if (raw.charCodeAt(at) !== 0x5c) return 1;
  return /^u[0-9a-fA-F]{4}/.test(raw.slice(at + 1, at + 6)) ? 6 : 2;
}

function stepsOf(raw: string): number[] {
  const steps: number[] = [];
  let unit = 0;
  for (let at = 0; at < raw.length; at += widthAt(raw, at)) {
    if (unit++ % STEP === 0) steps.push(at);
  }
  return steps;
}
