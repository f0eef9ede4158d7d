// Writes our record into a PNG or WebP. The file is put together from slices of itself: no pixel and
// no other chunk is touched, and a picture of any size costs no copy.
import { crc32 } from '../crc32';
import { identifyBlob } from '../hash';
import { fail, ok, type Result } from '../result';
import { Sha256 } from '../sha256';
import { ByteWindow, latin1, viewOf } from './byte-window';
import { readImageKind, KIND_HEAD_BYTES, type ImageKind } from './media-kind';
import type { Provenance } from './provenance';
import { PROVENANCE_CHUNK, PROVENANCE_KEY } from './provenance-keys';
import { pngParts, webpParts, type Part } from './walks';

export type StampFailure =
  /** Not PNG or WebP; `type` is what it is, if anything known. */
  | { readonly kind: 'unsupported'; readonly type: string | undefined }
  /** The file ends before its picture does. */
  | { readonly kind: 'cut' };

export interface Stamped {
  readonly blob: Blob;
  /** Of the file as stamped: a hash taken before would never fit the file again. */
  readonly sha256: string;
  readonly provenance: Provenance;
}

/** The picture with `record` in it, an older record of ours replaced, and its hash. */
export async function stampProvenance(
  picture: Blob,
  record: Provenance,
): Promise<Result<Stamped, StampFailure>> {
  const kind = await kindOf(picture);
  const pixels = await pixelHash(picture);
  const provenance: Provenance = { ...record, ...(pixels === undefined ? {} : { pixels }) };
  const text = new TextEncoder().encode(JSON.stringify(provenance));
  let blob: Blob | undefined;
  if (kind?.type === 'image/png') blob = await stampPng(picture, text);
  else if (kind?.type === 'image/webp') blob = await stampWebp(picture, text, kind);
  else return fail({ kind: 'unsupported', type: kind?.type });
  if (!blob) return fail({ kind: 'cut' });
  const { sha256 } = await identifyBlob(blob);
  return ok({ blob, sha256, provenance });
}

const PIXEL_PARTS = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'fdAT',
  'VP8 ',
  'VP8L',
  'ALPH',
  'ANMF',
]);

/**
 * SHA-256 over type and data of the chunks that make the pixels of a PNG (IHDR, PLTE, tRNS, IDAT, and
 * fdAT of animations) or WebP. Equal files of pixels compressed in another way differ: it says that
 * nobody drew on this file, not that two pictures look alike. Undefined for other types and cut files.
 */
export async function pixelHash(picture: Blob): Promise<string | undefined> {
  const type = (await kindOf(picture))?.type;
  if (type !== 'image/png' && type !== 'image/webp') return undefined;
  const hash = new Sha256();
  const parts = await partsOf(picture, type);
  if (!isWhole(parts)) return undefined;
  for (const part of parts) {
    if (!PIXEL_PARTS.has(part.type)) continue;
    hash.update(latin1Bytes(part.type));
    const data = picture.slice(part.dataStart, part.dataStart + part.dataLength);
    for await (const bytes of slicesOf(data)) hash.update(bytes);
  }
  return hash.hex();
}

/** A PNG with its end, a WebP with a picture. */
export function isWhole(parts: readonly Part[]): boolean {
  return parts.some(({ type }) => type === 'IEND' || WEBP_PICTURES.has(type));
}

const WEBP_PICTURES = new Set(['VP8 ', 'VP8L', 'ANMF']);

async function stampPng(picture: Blob, text: Uint8Array): Promise<Blob | undefined> {
  const pieces: BlobPart[] = [picture.slice(0, 8)];
  const parts = await partsOf(picture, 'image/png');
  if (!isWhole(parts)) return undefined;
  for (const part of parts) {
    if (part.type === 'IEND') {
      pieces.push(itxtChunk(PROVENANCE_KEY, text));
    } else if (/^(?:tEXt|zTXt|iTXt)$/.test(part.type)) {
      const head = picture.slice(part.dataStart, part.dataStart + Math.min(80, part.dataLength));
      const keyword = latin1(new Uint8Array(await head.arrayBuffer())).split('\0')[0];
      if (keyword === PROVENANCE_KEY) continue;
    }
    pieces.push(picture.slice(part.start, part.end));
  }
  return new Blob(pieces, { type: 'image/png' });
}

/** iTXt, not compressed, no language, UTF-8 (PNG 3rd ed., 11.3.3.4). */
export function itxtChunk(keyword: string, text: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = latin1Bytes(`iTXt${keyword}\0\0\0\0\0`);
  const out = new Uint8Array(4 + head.length + text.length + 4);
  const view = viewOf(out);
  view.setUint32(0, head.length - 4 + text.length);
  out.set(head, 4);
  out.set(text, 4 + head.length);
  view.setUint32(out.length - 4, crc32(out.subarray(4, out.length - 4)));
  return out;
}

/** Chunks of our own need the extended format, so a simple file gets a VP8X chunk first. */
async function stampWebp(
  picture: Blob,
  text: Uint8Array,
  kind: ImageKind,
): Promise<Blob | undefined> {
  const parts = (await partsOf(picture, 'image/webp')).filter(
    ({ type }) => type !== PROVENANCE_CHUNK,
  );
  const isExtended = parts[0]?.type === 'VP8X';
  if (!isWhole(parts) || kind.width === undefined || kind.height === undefined) return undefined;
  const pieces: BlobPart[] = isExtended
    ? []
    : [vp8xChunk(kind.width, kind.height, kind.mayHaveAlpha)];
  for (const part of parts) pieces.push(picture.slice(part.start, part.end));
  pieces.push(riffChunk(PROVENANCE_CHUNK, text));
  return riffFile(pieces);
}

/** A WebP of whole chunks. */
export function riffFile(chunks: readonly BlobPart[]): Blob {
  const body = new Blob([...chunks]);
  const head = latin1Bytes('RIFF\0\0\0\0WEBP');
  viewOf(head).setUint32(4, body.size + 4, true);
  return new Blob([head, body], { type: 'image/webp' });
}

export function riffChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(8 + data.length + (data.length & 1));
  out.set(latin1Bytes(type));
  viewOf(out).setUint32(4, data.length, true);
  out.set(data, 8);
  return out;
}

function vp8xChunk(width: number, height: number, hasAlpha: boolean): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(10);
  data[0] = hasAlpha ? 0x10 : 0;
  [width - 1, height - 1].forEach((side, i) => {
    for (let byte = 0; byte < 3; byte++) data[4 + 3 * i + byte] = (side >>> (8 * byte)) & 0xff;
  });
  return riffChunk('VP8X', data);
}

export async function partsOf(picture: Blob, type: 'image/png' | 'image/webp'): Promise<Part[]> {
  const parts: Part[] = [];
  // The whole picture counts here, so the walk has no budget but the file's own size.
  const window = new ByteWindow(picture, { bytes: Infinity, steps: Infinity });
  const walk = type === 'image/png' ? pngParts(window) : webpParts(window);
  for await (const part of walk) parts.push(part);
  return parts;
}

async function kindOf(picture: Blob): Promise<ImageKind | undefined> {
  return readImageKind(new Uint8Array(await picture.slice(0, KIND_HEAD_BYTES).arrayBuffer()));
}

const SLICE_BYTES = 4 * 1024 * 1024;

async function* slicesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += SLICE_BYTES) {
    yield new Uint8Array(await blob.slice(at, at + SLICE_BYTES).arrayBuffer());
  }
}

function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
}
