// A picture without its texts, for exports: no prompt, no place, no camera. Pixels, color profile,
// animation and the way up stay.
import { crc32 } from '../crc32';
import { fail, ok, type Result } from '../result';
import { ByteWindow, startsWith, viewOf } from './byte-window';
import { exifOrientation, orientationOnly } from './exif';
import { typeOfBytes, KIND_HEAD_BYTES } from './media-kind';
import { isWhole, partsOf, riffChunk, riffFile, type StampFailure } from './stamp';
import { isBareMarker, jpegParts, type Part } from './walks';

/** Chunks that say how pixels look; all other ancillary chunks (lower-case first letter) go. */
const PNG_KEPT = new Set(
  'cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT'.split(' '),
);
const WEBP_KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const MAX_EXIF_BYTES = 1024 * 1024;
const MAX_JPEG_BYTES = 512 * 1024 * 1024;

export type StripFailure = StampFailure | { readonly kind: 'too-large'; readonly size: number };

/** PNG, WebP and JPEG. The same picture, byte for byte in its pixels; see the head of this file. */
export async function stripMetadata(picture: Blob): Promise<Result<Blob, StripFailure>> {
  const head = new Uint8Array(await picture.slice(0, KIND_HEAD_BYTES).arrayBuffer());
  const type = typeOfBytes(head);
  if (type === 'image/png') return stripPng(picture);
  if (type === 'image/webp') return stripWebp(picture);
  if (type === 'image/jpeg') return stripJpeg(picture);
  return fail({ kind: 'unsupported', type });
}

async function stripPng(picture: Blob): Promise<Result<Blob, StripFailure>> {
  const parts = await partsOf(picture, 'image/png');
  if (!isWhole(parts)) return fail({ kind: 'cut' });
  const pieces: BlobPart[] = [picture.slice(0, 8)];
  for (const part of parts) {
    const isCritical = /^[A-Z]/.test(part.type);
    if (isCritical || PNG_KEPT.has(part.type)) pieces.push(picture.slice(part.start, part.end));
    if (part.type !== 'eXIf') continue;
    const turn = await turnOf(picture, part);
    if (turn) pieces.push(pngChunk('eXIf', turn));
  }
  return ok(new Blob(pieces, { type: 'image/png' }));
}

function pngChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(12 + data.length);
  const view = viewOf(out);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}

async function stripWebp(picture: Blob): Promise<Result<Blob, StripFailure>> {
  const parts = await partsOf(picture, 'image/webp');
  if (!isWhole(parts)) return fail({ kind: 'cut' });
  const exif = parts.find(({ type }) => type === 'EXIF');
  const turn = exif ? await turnOf(picture, exif) : undefined;
  const pieces: BlobPart[] = [];
  for (const part of parts) {
    if (!WEBP_KEPT.has(part.type)) continue;
    const chunk = picture.slice(part.start, part.end);
    if (part.type !== 'VP8X') {
      pieces.push(chunk);
      continue;
    }
    const bytes = new Uint8Array(await chunk.arrayBuffer());
    // The flags for EXIF (8) and XMP (4) would announce what is gone (RFC 9649, 2.7).
    bytes[8] = ((bytes[8] ?? 0) & ~0x0c) | (turn ? 0x08 : 0);
    pieces.push(bytes);
  }
  if (turn) pieces.push(riffChunk('EXIF', turn));
  return ok(riffFile(pieces));
}

/** A block with nothing but the way up, or undefined where the picture is upright. */
async function turnOf(picture: Blob, part: Part): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (part.dataLength > MAX_EXIF_BYTES) return undefined;
  const data = picture.slice(part.dataStart, part.dataStart + part.dataLength);
  const orientation = exifOrientation(new Uint8Array(await data.arrayBuffer()));
  return orientation && orientation > 1 ? orientationOnly(orientation) : undefined;
}

async function stripJpeg(picture: Blob): Promise<Result<Blob, StripFailure>> {
  if (picture.size > MAX_JPEG_BYTES) return fail({ kind: 'too-large', size: picture.size });
  const pieces: BlobPart[] = [new Uint8Array([0xff, 0xd8])];
  const window = new ByteWindow(picture, { bytes: Infinity, steps: Infinity });
  for await (const part of jpegParts(window)) {
    if (part.type === 'da') {
      const end = await endOfScans(picture, part.start);
      if (end === undefined) return fail({ kind: 'cut' });
      pieces.push(picture.slice(part.start, end));
      return ok(new Blob(pieces, { type: 'image/jpeg' }));
    }
    if (await isKept(picture, part)) pieces.push(picture.slice(part.start, part.end));
    const turn = part.type === 'e1' ? await turnOf(picture, part) : undefined;
    if (turn) pieces.push(exifSegment(turn));
  }
  return fail({ kind: 'cut' });
}

/** JFIF, the color profile and Adobe's color transform stay; other APP segments and comments go. */
async function isKept(picture: Blob, part: Part): Promise<boolean> {
  if (part.type === 'fe') return false;
  if (!/^e[0-9a-f]$/.test(part.type)) return true;
  const name = picture.slice(part.dataStart, part.dataStart + Math.min(12, part.dataLength));
  const bytes = new Uint8Array(await name.arrayBuffer());
  if (part.type === 'e0') return startsWith(bytes, 'JFIF\0');
  if (part.type === 'e2') return startsWith(bytes, 'ICC_PROFILE\0');
  return part.type === 'ee' && startsWith(bytes, 'Adobe');
}

function exifSegment(tiff: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(10 + tiff.length);
  out.set([0xff, 0xe1]);
  viewOf(out).setUint16(2, 8 + tiff.length);
  out.set([0x45, 0x78, 0x69, 0x66, 0, 0], 4);
  out.set(tiff, 10);
  return out;
}

/** Offset behind EOI: what hangs behind it (a phone's second picture, an archive) is not the picture. */
async function endOfScans(picture: Blob, start: number): Promise<number | undefined> {
  const bytes = new Uint8Array(await picture.slice(start).arrayBuffer());
  for (let at = 0; at + 1 < bytes.length;) {
    const next = bytes.indexOf(0xff, at);
    if (next === -1 || next + 1 >= bytes.length) return undefined;
    const marker = bytes[next + 1] ?? 0;
    if (marker === 0xd9) return start + next + 2;
    const isData = marker === 0 || marker === 0xff || isBareMarker(marker);
    if (isData) {
      at = next + (marker === 0xff ? 1 : 2);
      continue;
    }
    if (next + 4 > bytes.length) return undefined;
    at = next + 2 + viewOf(bytes).getUint16(next + 2);
  }
  return undefined;
}
