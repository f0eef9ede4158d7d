// Bytes of a file → text, slice by slice: marks first, then strict UTF-8, then evidence.
import { ChunkedText, type ByteJump, type TextChunk, type UnitWidths } from './decoded-text';
import { rankEncodings } from './guess-encoding';
import { HEAD_BYTES, utf16Of } from './kind-of-bytes';
import { Pages, syncReader } from './pages';
import { mendWindows1252 } from './windows-1252';
import { damagedUtf8Widths, multiByteWidths, wholeChars } from './unit-widths';

export interface DecodeOptions {
  /** A label of the Encoding Standard chosen by the user; no guessing then. */
  readonly encoding?: string;
  readonly signal?: AbortSignal;
  /** Bytes per slice; the default of 4 MB suits all but tests. */
  readonly sliceBytes?: number;
  /** Larger files are not held as text but decoded again where they are looked at. */
  readonly holdBytes?: number;
  /** Reads a part of the file at once; without it, and outside of workers, every file is held. */
  readonly readSync?: ((from: number, to: number) => Uint8Array) | undefined;
}

export interface Decoded {
  readonly text: ChunkedText;
  readonly encoding: string;
  /** Marked: told by a byte order mark or UTF-8 without a fault. Guessed: by what the letters look like. */
  readonly certainty: 'marked' | 'guessed' | 'forced';
  /** Faulty UTF-8 sequences, shown as U+FFFD. */
  readonly faults: number;
  /** Zero bytes left out of the text. */
  readonly nulBytes: number;
}

const SLICE_BYTES = 4 * 1024 * 1024;
const HOLD_BYTES = 12 * 1024 * 1024;
const SAMPLE_BYTES = 128 * 1024;

/** Encodings that a user may choose, as labels of the Encoding Standard. */
export const CHOOSABLE_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

/**
 * Decodes a file. Holds the text once, of a large file in a worker a few slices of it; every offset of the
 * text leads back to its byte. Rejects only when the file cannot be read or `signal` says so.
 */
export async function decodeBlob(blob: Blob, options: DecodeOptions = {}): Promise<Decoded> {
  const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
  const forced = options.encoding === undefined ? undefined : canonical(options.encoding);
  if (forced !== undefined) return decodeAs(blob, forced, 'forced', options, false);
  const wide = utf16Of(head);
  const isMarked = head[0] === 0xff || head[0] === 0xfe;
  if (wide) return decodeAs(blob, wide, isMarked ? 'marked' : 'guessed', options, false);
  const strict = await decodeAs(blob, 'utf-8', 'marked', options, true);
  if (strict !== null) return strict;
  const faults = await countFaults(blob, options);
  if (isDamagedUtf8(faults, blob.size)) return decodeAs(blob, 'utf-8', 'guessed', options, false);
  const from = Math.max(0, faults.first - 1024);
  const sample = new Uint8Array(await blob.slice(from, from + SAMPLE_BYTES).arrayBuffer());
  const best = rankEncodings(sample)[0];
  return decodeAs(blob, best?.encoding ?? 'windows-1252', 'guessed', options, false);
}

/** The label as the Encoding Standard spells it, or undefined where no decoder knows it. */
function canonical(label: string): string | undefined {
  try {
    const name = new TextDecoder(label).encoding;
    return (CHOOSABLE_ENCODINGS as readonly string[]).includes(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

async function decodeAs(
  blob: Blob,
  encoding: string,
  certainty: Decoded['certainty'],
  options: DecodeOptions,
  strict: false,
): Promise<Decoded>;
async function decodeAs(
  blob: Blob,
  encoding: string,
  certainty: Decoded['certainty'],
  options: DecodeOptions,
  strict: true,
): Promise<Decoded | null>;
async function decodeAs(
  blob: Blob,
  encoding: string,
  certainty: Decoded['certainty'],
  options: DecodeOptions,
  strict: boolean,
): Promise<Decoded | null> {
  const chunks: TextChunk[] = [];
  const pages = pagesOf(blob, encoding, options, strict);
  let faults = 0;
  let nulBytes = 0;
  let start = 0;
  const bomBytes = await bomLength(blob, encoding);
  let at = bomBytes;
  while (at < blob.size) {
    options.signal?.throwIfAborted();
    const slice = blob.slice(at, at + (options.sliceBytes ?? SLICE_BYTES));
    const bytes = new Uint8Array(await slice.arrayBuffer());
    const isLast = at + bytes.length >= blob.size;
    const used = isLast ? bytes.length : wholeLength(bytes, encoding);
    const piece = bytes.subarray(0, used);
    const decoded = decodeSlice(piece, encoding, strict);
    if (decoded === null) return null;
    faults += decoded.faults;
    nulBytes += decoded.nulBytes;
    // Line offsets need a chunk even where all its bytes were zero.
    const { text, widths, jumps } = decoded;
    const { length } = text;
    const measures = { length, start, byteStart: at, byteEnd: at + used };
    chunks.push(pages?.chunk(measures) ?? { text, widths, jumps, ...measures });
    start += length;
    at += used;
  }
  if (chunks.length === 0) {
    const empty = { text: '', length: 0, start: 0, byteStart: blob.size, byteEnd: blob.size };
    chunks.push({ ...empty, widths: 1, jumps: [] });
  }
  return { text: new ChunkedText(encoding, chunks), encoding, certainty, faults, nulBytes };
}

/** Undefined where the text is held as a whole. */
function pagesOf(
  blob: Blob,
  encoding: string,
  options: DecodeOptions,
  strict: boolean,
): Pages | undefined {
  const read = options.readSync ?? syncReader(blob);
  if (!read || blob.size <= (options.holdBytes ?? HOLD_BYTES)) return undefined;
  return new Pages((from, to) => {
    const slice = decodeSlice(read(from, to), encoding, strict);
    // What was sound a moment ago is not any more: the file was changed under us.
    if (!slice) throw new Error('The file changed while it was read.');
    return slice;
  });
}

async function bomLength(blob: Blob, encoding: string): Promise<number> {
  const head = new Uint8Array(await blob.slice(0, 3).arrayBuffer());
  if (encoding === 'utf-8') return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return head[0] === 0xff && head[1] === 0xfe ? 2 : 0;
  if (encoding === 'utf-16be') return head[0] === 0xfe && head[1] === 0xff ? 2 : 0;
  return 0;
}

/** Bytes of a slice up to the last whole character. Never 0, so that reading always goes on. */
function wholeLength(bytes: Uint8Array, encoding: string): number {
  const length = bytes.length;
  let whole = length;
  if (encoding === 'utf-8') {
    let back = 1;
    while (back < 4 && ((bytes[length - back] ?? 0) & 0xc0) === 0x80) back++;
    const lead = bytes[length - back] ?? 0;
    const need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (need > back) whole = length - back;
  } else if (encoding.startsWith('utf-16')) {
    whole = length & ~1;
    const high = bytes[encoding === 'utf-16le' ? whole - 1 : whole - 2] ?? 0;
    if (high >= 0xd8 && high < 0xdc) whole -= 2;
  } else if (!SINGLE_BYTE.has(encoding)) whole = wholeChars(bytes, encoding);
  return whole > 0 ? whole : length;
}

const SINGLE_BYTE = new Set(['windows-1252', 'windows-1251', 'koi8-r']);

interface Slice {
  readonly text: string;
  readonly widths: UnitWidths;
  readonly jumps: readonly ByteJump[];
  readonly faults: number;
  readonly nulBytes: number;
}

function decodeSlice(bytes: Uint8Array, encoding: string, strict: boolean): Slice | null {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: strict, ignoreBOM: true }).decode(bytes);
  } catch {
    if (strict) return null;
    // Node refuses some faulty bytes even when it is told not to; no browser does.
    return { text: mendWindows1252(latin1(bytes)), widths: 1, jumps: [], faults: 1, nulBytes: 0 };
  }
  if (encoding === 'windows-1252') text = mendWindows1252(text);
  let widths: UnitWidths = 1;
  let faults = 0;
  if (encoding === 'utf-8') {
    widths = text.length === bytes.length ? 1 : 'utf8';
    if (!strict && text.includes('\ufffd')) {
      const walked = damagedUtf8Widths(bytes);
      faults = walked.faults;
      if (faults > 0) widths = walked.widths;
    }
  } else if (encoding.startsWith('utf-16')) widths = 2;
  else if (!SINGLE_BYTE.has(encoding)) widths = multiByteWidths(bytes, text, encoding);
  if (!text.includes('\0') && !text.includes('\ufeff')) {
    return { text, widths, jumps: [], faults, nulBytes: 0 };
  }
  return { faults, ...withoutMarks(text, widths) };
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252', { ignoreBOM: true }).decode(bytes);
}

/** Takes NUL and U+FEFF out of the text and notes where their bytes were. */
function withoutMarks(
  text: string,
  widths: UnitWidths,
): Pick<Slice, 'text' | 'widths' | 'jumps' | 'nulBytes'> {
  const jumps: { at: number; bytes: number }[] = [];
  const kept: string[] = [];
  const table = widths instanceof Uint8Array ? new Uint8Array(widths.length) : undefined;
  let nulBytes = 0;
  let length = 0;
  let from = 0;
  const keep = (to: number): void => {
    kept.push(text.slice(from, to));
    if (table && widths instanceof Uint8Array) table.set(widths.subarray(from, to), length);
    length += to - from;
  };

  for (const run of text.matchAll(/[\0\ufeff]+/g)) {
    keep(run.index);
    from = run.index + run[0].length;
    let bytes = 0;
    for (let i = run.index; i < from; i++) {
      const isNul = text.charCodeAt(i) === 0;
      const width = table ? ((widths as Uint8Array)[i] ?? 1) : isNul ? 1 : 3;
      const size = typeof widths === 'number' && widths === 2 ? 2 : width;
      bytes += size;
      if (isNul) nulBytes += size;
    }
    jumps.push({ at: length, bytes });
  }
  keep(text.length);
  return { text: kept.join(''), widths: table?.slice(0, length) ?? widths, jumps, nulBytes };
}

interface Faults {
  faults: number;
  whole: number;
  first: number;
  /** Faults that are not the cut-off character at the very end of the file. */
  inside: number;
}

async function countFaults(blob: Blob, options: DecodeOptions): Promise<Faults> {
  const sum: Faults = { faults: 0, whole: 0, first: -1, inside: 0 };
  for (let at = 0; at < blob.size;) {
    options.signal?.throwIfAborted();
    const slice = blob.slice(at, at + (options.sliceBytes ?? SLICE_BYTES));
    const bytes = new Uint8Array(await slice.arrayBuffer());
    const isLast = at + bytes.length >= blob.size;
    const used = isLast ? bytes.length : wholeLength(bytes, 'utf-8');
    const walked = damagedUtf8Widths(bytes.subarray(0, used));
    sum.faults += walked.faults;
    sum.whole += walked.whole;
    if (sum.first < 0 && walked.firstFault >= 0) sum.first = at + walked.firstFault;
    at += used;
    const isTail = isLast && walked.faults === 1 && walked.firstFault >= used - 3;
    sum.inside += walked.faults - (isTail ? 1 : 0);
  }
  return sum;
}

/**
 * Whole characters of several bytes hardly ever come about by chance, so a text with many of them and
 * few faults was UTF-8 once.
 */
function isDamagedUtf8(found: Faults, size: number): boolean {
  if (found.inside === 0 && (found.whole > 0 || size > 10_000)) return true;
  if (found.whole >= found.inside * 3) return true;
  return found.inside < size / 10_000 && found.whole >= found.inside;
}
