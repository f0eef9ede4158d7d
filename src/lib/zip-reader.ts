// Reads a zip through its central directory, slice by slice: an archive of a gigabyte is never in
// memory, and a stored entry is a slice of the file. For archives of our own making and for packed
// documents, which programs write alike; what people pack goes through `archive-reader`. APPNOTE.TXT
// 6.3.10, section 4.3.
import { crc32 } from './crc32';
import { fail, ok, type Result } from './result';

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries unpacked. */
  readonly totalBytes: number;
  /** Bytes of one deflated entry unpacked; stored ones are not unpacked at all. */
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
  /** The bytes of an entry, checked against their CRC-32. */
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
}

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
  return ok({
    paths: [...byPath.keys()],
    async blobOf(path) {
      const entry = byPath.get(path);
      return entry ? entryBlob(blob, entry, limits) : ok(undefined);
    },
    async read(path) {
      const entry = byPath.get(path);
      if (!entry) return ok(undefined);
      const body = await entryBlob(blob, entry, limits);
      if (!body.ok) return body;
      const content = new Uint8Array(await body.value.arrayBuffer());
      return crc32(content) === entry.crc ? ok(content) : fail('its bytes are not what they were');
    },
  });
}

async function entryBlob(
  blob: Blob,
  entry: Entry,
  limits: ZipLimits,
): Promise<Result<Blob, string>> {
  if (entry.flags & 1) return fail('it is encrypted');
  const header = await viewOf(blob, entry.offset, entry.offset + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) {
    return fail('its place in the archive is damaged');
  }
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + entry.packed > blob.size) return fail('it is cut off');
  const packed = blob.slice(start, start + entry.packed);
  if (entry.method === 0) {
    return entry.packed === entry.size ? ok(packed) : fail('its size is wrong');
  }
  if (entry.method !== 8) return fail(`it is packed in a way that is not known (${entry.method})`);
  if (entry.size > limits.entryBytes) return fail(`it would unpack to ${entry.size} bytes`);
  return unpack(packed, entry.size);
}

/** Stops as soon as more comes out than the directory promised: a bomb never fills memory. */
async function unpack(packed: Blob, size: number): Promise<Result<Blob, string>> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.byteLength;
      if (length > size) {
        await reader.cancel();
        return fail('it unpacks to more than it says');
      }
      parts.push(value);
    }
  } catch {
    // The decompressor throws TypeError on bytes that are no DEFLATE.
    return fail('its bytes are damaged');
  }
  return length === size ? ok(new Blob(parts)) : fail('it is cut off');
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
      path: new TextDecoder().decode(name),
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
