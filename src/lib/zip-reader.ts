// Reads a zip through its central directory, slice by slice: an archive of a gigabyte is never in
// memory, and a stored entry is a slice of the file. For archives of our own making and for packed
// documents, which programs write alike; what people pack goes through `archive-reader`. APPNOTE.TXT
// 6.3.10, section 4.3.
import { crc32 } from './crc32';
import { inflate } from './deflate';
import { fail, ok, type Result } from './result';

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries unpacked. */
  readonly totalBytes: number;
  /** Bytes of one entry in memory, packed or not; by reference a stored one may be larger. */
  readonly entryBytes: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 400_000,
  totalBytes: 64 * 1024 ** 3,
  entryBytes: 256 * 1024 ** 2,
};

export interface OpenedZip {
  readonly paths: readonly string[];
  /** The bytes of an entry by reference where it is stored; undefined where there is no such entry. */
  blobOf(path: string): Promise<Result<Blob | undefined, string>>;
  /** Bytes of an entry unpacked, as the archive says it; undefined where there is no such entry. */
  sizeOf(path: string): number | undefined;
  /**
   * The bytes of an entry, checked against their CRC-32. Entries asked for in the order in which they
   * lie, several at once, are read a megabyte at a time.
   */
  read(path: string): Promise<Result<Uint8Array<ArrayBuffer> | undefined, string>>;
}

interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly nameBytes: number;
}

/** Read at once where entries are asked for in their order. */
const AHEAD_BYTES = 1024 ** 2;
/** Between two entries some writers leave room; what is further away is no next one. */
const GAP_BYTES = 64 * 1024;
const HEADER_BYTES = 30;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;

/** Fails, as the end of a sentence, on what is no zip, is cut off, or is beyond the limits. */
export async function openZip(
  blob: Blob,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<Result<OpenedZip, string>> {
  const end = await findEnd(blob);
  if (!end) return fail('it is no zip file, or its end is cut off');
  if (end.count > limits.entries) return fail(`it has ${end.count} entries`);
  if (end.start + end.size > blob.size) return fail('its list of entries is cut off');
  const bytes = await viewOf(blob, end.start, end.start + end.size);
  const entries = readDirectory(bytes, end.count);
  if (!entries) return fail('its list of entries is damaged');
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.totalBytes) return fail(`it would unpack to ${total} bytes`);
  const climbing = entries.find((entry) => !isSafe(entry.path));
  if (climbing) return fail(`an entry has the path “${climbing.path}”`);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  if (byPath.size < entries.length) return fail('two of its entries have one path');
  const ahead = new AheadReader(blob);
  return ok({
    paths: [...byPath.keys()],
    sizeOf: (path) => byPath.get(path)?.size,
    async blobOf(path) {
      const entry = byPath.get(path);
      if (!entry) return ok(undefined);
      if (entry.method === 0) return storedBlob(blob, entry);
      const content = await contentOf(ahead, entry, limits);
      return content.ok ? ok(new Blob([content.value])) : content;
    },
    async read(path) {
      const entry = byPath.get(path);
      if (!entry) return ok(undefined);
      const content = await contentOf(ahead, entry, limits);
      if (!content.ok) return content;
      if (crc32(content.value) !== entry.crc) return fail('its bytes are not what they were');
      return content;
    },
  });
}

/**
 * Reads forward: what follows is read together with what is asked for, since each read of a file costs
 * the same however short it is. Whoever jumps about gets what was asked for alone.
 */
class AheadReader {
  #from = 0;
  #until = 0;
  #bytes: Promise<Uint8Array<ArrayBuffer>> = Promise.resolve(new Uint8Array());

  constructor(private readonly blob: Blob) {}

  /** Fewer bytes than asked for where the file ends. What is given may be a view of a longer buffer. */
  async read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    if (start < this.#from || end > this.#until) {
      const isNext = start >= this.#from && start <= this.#until + GAP_BYTES;
      this.#from = start;
      this.#until = Math.min(this.blob.size, isNext ? Math.max(end, start + AHEAD_BYTES) : end);
      this.#bytes = bytesOf(this.blob, this.#from, this.#until);
    }
    const from = start - this.#from;
    return (await this.#bytes).subarray(from, from + end - start);
  }
}

/** A slice of the file: nothing is read but where it begins. */
async function storedBlob(blob: Blob, entry: Entry): Promise<Result<Blob, string>> {
  const header = await bytesOf(blob, entry.offset, entry.offset + HEADER_BYTES);
  const start = startOf(header, entry);
  if (!start.ok) return start;
  if (start.value + entry.packed > blob.size) return fail('it is cut off');
  return ok(blob.slice(start.value, start.value + entry.packed));
}

async function contentOf(
  ahead: AheadReader,
  entry: Entry,
  limits: ZipLimits,
): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  const most = Math.max(entry.size, entry.packed);
  if (most > limits.entryBytes) return fail(`it would unpack to ${most} bytes`);
  // With the name as long as the directory has it, header and body are most often one read.
  const guess = entry.offset + HEADER_BYTES + entry.nameBytes + entry.packed;
  const whole = await ahead.read(entry.offset, guess);
  const start = startOf(whole, entry);
  if (!start.ok) return start;
  const from = start.value - entry.offset;
  const packed =
    from + entry.packed <= whole.length
      ? whole.subarray(from, from + entry.packed)
      : await ahead.read(start.value, start.value + entry.packed);
  if (packed.length < entry.packed) return fail('it is cut off');
  if (entry.method === 0) return ok(new Uint8Array(packed));
  return unpack(packed, entry.size);
}

/** Where the bytes of an entry begin in the file, by the header in front of them. */
function startOf(header: Uint8Array<ArrayBuffer>, entry: Entry): Result<number, string> {
  if (entry.flags & 1) return fail('it is encrypted');
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.byteLength < HEADER_BYTES || view.getUint32(0, true) !== 0x04034b50) {
    return fail('its place in the archive is damaged');
  }
  if (entry.method === 0) {
    if (entry.packed !== entry.size) return fail('its size is wrong');
  } else if (entry.method !== 8) {
    return fail(`it is packed in a way that is not known (${entry.method})`);
  }
  const names = view.getUint16(26, true) + view.getUint16(28, true);
  return ok(entry.offset + HEADER_BYTES + names);
}

/** Stops as soon as more comes out than the directory promised: a bomb never fills memory. */
async function unpack(
  packed: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  try {
    const content = await inflate(packed, size);
    if (!content) return fail('it unpacks to more than it says');
    return content.length === size ? ok(content) : fail('it is cut off');
  } catch {
    // The decompressor throws TypeError on bytes that are no DEFLATE.
    return fail('its bytes are damaged');
  }
}

interface End {
  readonly count: number;
  readonly start: number;
  readonly size: number;
}

/** The end record, which may be followed by a comment, and its ZIP64 form where it points to one. */
async function findEnd(blob: Blob): Promise<End | undefined> {
  const from = Math.max(0, blob.size - END_BYTES - MOST_COMMENT);
  const tail = await viewOf(blob, from, blob.size);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const end = {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      start: tail.getUint32(at + 16, true),
    };
    const isWide = end.count === 0xffff || end.size === 0xffffffff || end.start === 0xffffffff;
    return isWide && at >= 20 ? findWideEnd(blob, tail, at - 20) : end;
  }
  return undefined;
}

async function findWideEnd(blob: Blob, tail: DataView, at: number): Promise<End | undefined> {
  if (tail.getUint32(at, true) !== 0x07064b50) return undefined;
  const start = u64(tail, at + 8);
  if (start + 56 > blob.size) return undefined;
  const record = await viewOf(blob, start, start + 56);
  if (record.getUint32(0, true) !== 0x06064b50) return undefined;
  return { count: u64(record, 32), size: u64(record, 40), start: u64(record, 48) };
}

function readDirectory(view: DataView, count: number): Entry[] | undefined {
  const entries: Entry[] = [];
  const decoder = new TextDecoder();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) return undefined;
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
    const narrow = {
      size: view.getUint32(at + 24, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    const wide = widen(narrow, view, at + 46 + nameLength, extraLength);
    if (!wide) return undefined;
    entries.push({
      path: decoder.decode(name),
      nameBytes: nameLength,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...wide,
    });
    at = next;
  }
  return entries.filter(({ path }) => !path.endsWith('/'));
}

type Sizes = Pick<Entry, 'size' | 'packed' | 'offset'>;

/** The ZIP64 field holds, in this order, those of the three that do not fit in 32 bits (4.5.3). */
function widen(narrow: Sizes, view: DataView, from: number, length: number): Sizes | undefined {
  const keys = (['size', 'packed', 'offset'] as const).filter((key) => narrow[key] === 0xffffffff);
  if (keys.length === 0) return narrow;
  for (let at = from; at + 4 <= from + length;) {
    const fieldLength = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) !== 1) {
      at += 4 + fieldLength;
      continue;
    }
    if (fieldLength < keys.length * 8 || at + 4 + fieldLength > view.byteLength) return undefined;
    const wide = keys.map((key, i) => [key, u64(view, at + 4 + i * 8)] as const);
    return { ...narrow, ...Object.fromEntries(wide) };
  }
  return undefined;
}

function u64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

async function viewOf(blob: Blob, start: number, end: number): Promise<DataView> {
  return new DataView(await blob.slice(start, end).arrayBuffer());
}

async function bytesOf(blob: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}

function isSafe(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    !/^[a-z]:/i.test(path) &&
    !path.split('/').includes('..')
  );
}
