// Decoded text in pieces, with a way back from UTF-16 offsets to the bytes of the file.

/** Text with a way back to bytes. Offsets are UTF-16 units, never those of a changed copy. */
export interface DecodedText {
  readonly encoding: string;
  /** Length in UTF-16 units. */
  readonly length: number;
  /** Lines with their offsets, line ends excluded; `next` is where the following line starts. */
  lines(): Iterable<TextLine>;
  slice(start: number, end: number): string;
  /** Byte offset in the file of a UTF-16 offset. Cheap when asked in rising order. */
  byteAt(offset: number): number;
}

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly next: number;
  /** Bytes of the line, its line end included. */
  readonly bytes: readonly [start: number, end: number];
}

/** How many bytes each UTF-16 unit took: the same for all, by the rules of UTF-8, or a table. */
export type UnitWidths = 1 | 2 | 'utf8' | Uint8Array;

/** Bytes of the file that gave no text (NUL, a mark inside), before the unit at `at`. */
export interface ByteJump {
  readonly at: number;
  readonly bytes: number;
}

/** A run of a text. Of a long text only its measures are held, and the rest is read where it is asked for. */
export interface TextChunk {
  readonly text: string;
  /** Of `text`, in UTF-16 units. */
  readonly length: number;
  /** Offset of its first unit in the whole text. */
  readonly start: number;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly widths: UnitWidths;
  readonly jumps: readonly ByteJump[];
}

/** One checkpoint per this many units: a walk from one is never longer. */
const STEP = 128;
/** Chunks whose checkpoints are held: walks go forward, and a step back is never far. */
const TABLES_HELD = 8;

export class ChunkedText implements DecodedText {
  readonly length: number;
  readonly #checkpoints = new Map<number, Uint32Array>();
  #chunk = 0;
  #cursor = { chunk: -1, unit: 0, byte: 0, jump: 0 };

  constructor(
    readonly encoding: string,
    readonly chunks: readonly TextChunk[],
  ) {
    const last = chunks.at(-1);
    this.length = last ? last.start + last.length : 0;
  }

  slice(start: number, end: number): string {
    const from = Math.max(0, start);
    const to = Math.min(this.length, end);
    if (from >= to) return '';
    let at = this.#find(from);
    let out = '';
    for (let chunk = this.chunks[at]; chunk && chunk.start < to; chunk = this.chunks[++at]) {
      out += chunk.text.slice(Math.max(0, from - chunk.start), to - chunk.start);
    }
    return out;
  }

  byteAt(offset: number): number {
    if (this.chunks.length === 0) return 0;
    const index = this.#find(Math.min(Math.max(0, offset), this.length));
    const chunk = this.chunks[index];
    if (!chunk) return 0;
    const unit = Math.min(offset - chunk.start, chunk.length);
    if (unit >= chunk.length) return chunk.byteEnd;
    if (unit <= 0 && chunk.jumps.length === 0) return chunk.byteStart;
    if (typeof chunk.widths === 'number' && chunk.jumps.length === 0) {
      return Math.min(chunk.byteStart + unit * chunk.widths, chunk.byteEnd);
    }
    return Math.min(chunk.byteStart + this.#bytesBefore(index, chunk, unit), chunk.byteEnd);
  }

  *lines(): Iterable<TextLine> {
    let number = 0;
    let start = 0;
    let startByte = this.byteAt(0);
    let carried = '';
    let afterCr = false;
    for (const chunk of this.chunks) {
      const { text } = chunk;
      let at = 0;
      let cr = text.indexOf('\r');
      if (afterCr && text.length > 0) {
        // A line end cut by the chunk edge: its second half belongs to the line before.
        afterCr = false;
        if (text[0] === '\n') at = 1;
        const next = chunk.start + at;
        const end = this.byteAt(next);
        yield { text: carried, number: ++number, start, next, bytes: [startByte, end] };
        carried = '';
        start = next;
        startByte = end;
      }
      while (at < text.length) {
        if (cr !== -1 && cr < at) cr = text.indexOf('\r', at);
        const lf = text.indexOf('\n', at);
        const stop = cr === -1 ? lf : lf === -1 ? cr : Math.min(cr, lf);
        if (stop === -1) break;
        const piece = text.slice(at, stop);
        if (stop === cr && stop === text.length - 1) {
          carried += piece;
          afterCr = true;
          at = text.length;
          break;
        }
        at = stop + (stop === cr && text[stop + 1] === '\n' ? 2 : 1);
        const next = chunk.start + at;
        const end = this.byteAt(next);
        yield { text: carried + piece, number: ++number, start, next, bytes: [startByte, end] };
        carried = '';
        start = next;
        startByte = end;
      }
      if (!afterCr) carried += text.slice(at);
    }
    if (start < this.length) {
      const end = this.byteAt(this.length);
      yield {
        text: carried,
        number: number + 1,
        start,
        next: this.length,
        bytes: [startByte, end],
      };
    }
  }

  /** Index of the chunk that holds the unit; the last one for the end of the text. */
  #find(offset: number): number {
    const near = this.chunks[this.#chunk];
    if (near && offset >= near.start && offset < near.start + near.length) return this.#chunk;
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.chunks[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#chunk = low;
    return low;
  }

  #tableOf(index: number, chunk: TextChunk): Uint32Array {
    const held = this.#checkpoints.get(index);
    if (held) return held;
    const table = checkpointsOf(chunk);
    const [oldest] = this.#checkpoints.keys();
    if (oldest !== undefined && this.#checkpoints.size >= TABLES_HELD)
      this.#checkpoints.delete(oldest);
    this.#checkpoints.set(index, table);
    return table;
  }

  #bytesBefore(index: number, chunk: TextChunk, unit: number): number {
    const table = this.#tableOf(index, chunk);
    const step = Math.floor(unit / STEP);
    let walk = { unit: step * STEP, byte: table[step * 2] ?? 0, jump: table[step * 2 + 1] ?? 0 };
    const cursor = this.#cursor;
    if (cursor.chunk === index && cursor.unit >= walk.unit && cursor.unit <= unit) walk = cursor;
    const done = walkUnits(chunk, walk.unit, walk.byte, walk.jump, unit);
    this.#cursor = { chunk: index, unit, ...done };
    // A jump that stands right before the unit has been passed: the bytes belong to what was before.
    return done.byte;
  }
}

/** Pairs of (bytes, jumps passed) before each STEP-th unit. */
function checkpointsOf(chunk: TextChunk): Uint32Array {
  const count = Math.floor(chunk.text.length / STEP) + 1;
  const table = new Uint32Array(count * 2);
  let byte = 0;
  let jump = 0;
  for (let step = 0; step < count; step++) {
    const from = (step - 1) * STEP;
    ({ byte, jump } = walkUnits(chunk, Math.max(0, from), byte, jump, step * STEP));
    table.set([byte, jump], step * 2);
  }
  return table;
}

function walkUnits(
  chunk: TextChunk,
  from: number,
  fromByte: number,
  fromJump: number,
  to: number,
): { byte: number; jump: number } {
  const { text, widths, jumps } = chunk;
  let byte = fromByte;
  let jump = fromJump;
  if (typeof widths === 'number') byte += (to - from) * widths;
  else if (widths === 'utf8') for (let i = from; i < to; i++) byte += utf8Width(text.charCodeAt(i));
  else for (let i = from; i < to; i++) byte += widths[i] ?? 1;
  for (let next = jumps[jump]; next && next.at <= to; next = jumps[++jump]) byte += next.bytes;
  return { byte, jump };
}

/** Bytes of one UTF-16 unit in UTF-8; a pair counts four at its first half and none at its second. */
function utf8Width(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (unit >= 0xd800 && unit < 0xdc00) return 4;
  if (unit >= 0xdc00 && unit < 0xe000) return 0;
  return 3;
}
