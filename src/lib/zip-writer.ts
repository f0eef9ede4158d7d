// Writes a zip as a list of parts: blobs are named, never read, so a gigabyte of pictures costs no
// copy. That needs their CRC-32, which every asset knows since it came in. Same entries, same bytes.
// Layout: APPNOTE.TXT 6.3.10, sections 4.3 (records) and 4.5.3 (ZIP64).
import { crc32 } from './crc32';
import { deflate } from './deflate';

/** Stored as it is, by reference. */
export interface ZipBlobEntry {
  readonly path: string;
  readonly blob: Blob;
  /** Of the blob's bytes, unsigned. A wrong one makes an archive that unzip refuses. */
  readonly crc32: number;
}

/** Text (written as UTF-8) or bytes, deflated when that makes them smaller. */
export interface ZipDataEntry {
  readonly path: string;
  readonly data: string | Uint8Array;
  readonly store?: boolean;
}

/** Data that was packed before, see `packData`. */
export interface ZipPackedEntry {
  readonly path: string;
  readonly packed: PackedData;
}

export type ZipEntry = ZipBlobEntry | ZipDataEntry | ZipPackedEntry;

/** Bytes as they lie in an archive. */
export interface PackedData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isDeflated: boolean;
  /** Of the bytes as they were, unsigned. */
  readonly crc32: number;
  /** Before packing. */
  readonly size: number;
}

export interface ZipOptions {
  /** Media type of the archive. */
  readonly type?: string;
  /** Writes ZIP64 records even where they are not needed; for tests. */
  readonly forceZip64?: boolean;
  readonly signal?: AbortSignal;
  /** Called after each entry with the number of entries written. */
  readonly onEntry?: (count: number) => void;
}

const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;
/** 1 January 1980, 0:00: the earliest that zip can say, so that bytes do not depend on the clock. */
const DOS_DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const UNIX_FILE = 0o100644 * 0x10000;

interface Written {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * A zip of these entries in this order. Throws on two entries of one path, and on paths that are
 * absolute or climb out ('..'): those are bugs of the caller.
 */
export async function writeZip(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  options: ZipOptions = {},
): Promise<Blob> {
  const parts: BlobPart[] = [];
  const written: Written[] = [];
  const paths = new Set<string>();
  let offset = 0;
  for await (const entry of entries) {
    options.signal?.throwIfAborted();
    checkPath(entry.path, paths);
    const name = new TextEncoder().encode(entry.path);
    const body = 'blob' in entry ? referTo(entry) : packedBody(await packedOf(entry));
    const record: Written = { ...body, name, offset };
    const header = localHeader(record, options.forceZip64 ?? false);
    parts.push(header, body.part);
    offset += header.byteLength + record.packed;
    written.push(record);
    options.onEntry?.(written.length);
  }
  const start = offset;
  for (const record of written) {
    const header = centralHeader(record, options.forceZip64 ?? false);
    parts.push(header);
    offset += header.byteLength;
  }
  parts.push(endRecords(written.length, start, offset - start, options.forceZip64 ?? false));
  return new Blob(parts, { type: options.type ?? 'application/zip' });
}

interface Body {
  readonly part: BlobPart;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

function referTo(entry: ZipBlobEntry): Body {
  const { size } = entry.blob;
  return { part: entry.blob, method: 0, crc: entry.crc32 >>> 0, packed: size, size };
}

function packedBody({ bytes, isDeflated, crc32: crc, size }: PackedData): Body {
  return { part: bytes, method: isDeflated ? 8 : 0, crc, packed: bytes.length, size };
}

async function packedOf(entry: ZipDataEntry | ZipPackedEntry): Promise<PackedData> {
  if ('packed' in entry) return entry.packed;
  return packData(
    typeof entry.data === 'string' ? new TextEncoder().encode(entry.data) : copyOf(entry.data),
    entry.store,
  );
}

/** Deflated when that makes them smaller. The bytes must not change afterwards. */
export async function packData(bytes: Uint8Array<ArrayBuffer>, store = false): Promise<PackedData> {
  const about = { crc32: crc32(bytes), size: bytes.length };
  const deflated = store || bytes.length < 64 ? undefined : await deflate(bytes);
  if (!deflated || deflated.length >= bytes.length) return { bytes, isDeflated: false, ...about };
  return { bytes: deflated, isDeflated: true, ...about };
}

/** The blob parts would otherwise see what the caller writes into the buffer later. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function checkPath(path: string, paths: Set<string>): void {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0')) {
    throw new Error(`Not a path for a zip: ${JSON.stringify(path)}`);
  }
  if (path.split('/').some((part) => part === '..' || part === '.')) {
    throw new Error(`A path in a zip must not climb: ${path}`);
  }
  if (paths.has(path)) throw new Error(`Two entries of a zip have the path ${path}.`);
  paths.add(path);
}

function localHeader(record: Written, force: boolean): Uint8Array<ArrayBuffer> {
  const wide = force || record.size >= MAX_32 || record.packed >= MAX_32;
  const out = new Writer(30 + record.name.length + (wide ? 20 : 0));
  out.u32(0x04034b50).u16(wide ? 45 : 20);
  common(out, record, wide);
  out.u16(record.name.length).u16(wide ? 20 : 0);
  out.bytes(record.name);
  if (wide) out.u16(1).u16(16).u64(record.size).u64(record.packed);
  return out.done();
}

function centralHeader(record: Written, force: boolean): Uint8Array<ArrayBuffer> {
  const wide = force || record.size >= MAX_32 || record.packed >= MAX_32 || record.offset >= MAX_32;
  const out = new Writer(46 + record.name.length + (wide ? 28 : 0));
  // Made by Unix, so that unzip takes the mode below for files that people can read.
  out
    .u32(0x02014b50)
    .u16(0x0300 | (wide ? 45 : 20))
    .u16(wide ? 45 : 20);
  common(out, record, wide);
  out.u16(record.name.length).u16(wide ? 28 : 0);
  out
    .u16(0)
    .u16(0)
    .u16(0)
    .u32(UNIX_FILE)
    .u32(wide ? MAX_32 : record.offset);
  out.bytes(record.name);
  if (wide) out.u16(1).u16(24).u64(record.size).u64(record.packed).u64(record.offset);
  return out.done();
}

/** What local and central headers share: flags to uncompressed size. */
function common(out: Writer, record: Written, wide: boolean): void {
  out.u16(UTF8_NAMES).u16(record.method).u16(0).u16(DOS_DATE).u32(record.crc);
  out.u32(wide ? MAX_32 : record.packed).u32(wide ? MAX_32 : record.size);
}

function endRecords(
  count: number,
  start: number,
  size: number,
  force: boolean,
): Uint8Array<ArrayBuffer> {
  const wide = force || count >= MAX_16 || start >= MAX_32 || size >= MAX_32;
  const out = new Writer(22 + (wide ? 76 : 0));
  if (wide) {
    out.u32(0x06064b50).u64(44).u16(0x032d).u16(45).u32(0).u32(0);
    out.u64(count).u64(count).u64(size).u64(start);
    out
      .u32(0x07064b50)
      .u32(0)
      .u64(start + size)
      .u32(1);
  }
  const short = wide ? MAX_16 : count;
  out.u32(0x06054b50).u16(0).u16(0).u16(short).u16(short);
  out
    .u32(wide ? MAX_32 : size)
    .u32(wide ? MAX_32 : start)
    .u16(0);
  return out.done();
}

class Writer {
  readonly #view: DataView<ArrayBuffer>;
  #at = 0;

  constructor(size: number) {
    this.#view = new DataView(new ArrayBuffer(size));
  }

  u16(value: number): this {
    this.#view.setUint16(this.#at, value, true);
    this.#at += 2;
    return this;
  }

  u32(value: number): this {
    this.#view.setUint32(this.#at, value >>> 0, true);
    this.#at += 4;
    return this;
  }

  u64(value: number): this {
    this.#view.setBigUint64(this.#at, BigInt(value), true);
    this.#at += 8;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    new Uint8Array(this.#view.buffer).set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }

  done(): Uint8Array<ArrayBuffer> {
    if (this.#at !== this.#view.byteLength) throw new Error('A zip record has the wrong length.');
    return new Uint8Array(this.#view.buffer);
  }
}
