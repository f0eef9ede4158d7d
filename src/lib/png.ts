// Chunks of a PNG: what its text says, and one text more, without touching a pixel (PNG 3rd ed., 5.3).
import { crc32 } from './crc32';

export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface PngText {
  readonly keyword: string;
  /** tEXt and zTXt are Latin-1 by the standard, but hold whatever their writers put in. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Inflated text of a chunk; a card with pictures inside stays well below. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** Chunks in order. Sums are not checked: many writers of cards get them wrong. Ends where the file is cut. */
export function* pngChunks(bytes: Uint8Array<ArrayBuffer>): Generator<PngChunk> {
  if (!isPng(bytes)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end > bytes.length) return;
    yield { type, data: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}

/** Texts of all tEXt, zTXt and iTXt chunks, wherever they stand. Broken ones are passed over. */
export async function pngTexts(bytes: Uint8Array<ArrayBuffer>): Promise<PngText[]> {
  const texts: PngText[] = [];
  for (const { type, data } of pngChunks(bytes)) {
    const text = await readText(type, data);
    if (text) texts.push(text);
  }
  return texts;
}

async function readText(type: string, data: Uint8Array<ArrayBuffer>): Promise<PngText | undefined> {
  if (type !== 'tEXt' && type !== 'zTXt' && type !== 'iTXt') return undefined;
  const end = data.indexOf(0);
  if (end < 1 || end > 79) return undefined;
  const keyword = latin1(data.subarray(0, end));
  if (type === 'tEXt') return { keyword, bytes: data.subarray(end + 1) };
  if (type === 'zTXt') return inflated(keyword, data.subarray(end + 2));
  const isPacked = data[end + 1] === 1;
  const language = data.indexOf(0, end + 3);
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1);
  if (translated === -1) return undefined;
  const rest = data.subarray(translated + 1);
  return isPacked ? inflated(keyword, rest) : { keyword, bytes: rest };
}

async function inflated(
  keyword: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PngText | undefined> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MAX_TEXT_BYTES) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
    return { keyword, bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
  } catch {
    return undefined;
  }
}

/**
 * The same picture with a tEXt chunk before its end; chunks of that keyword are replaced. `text` must
 * be Latin-1, such as base64. The pixels keep their bytes.
 */
export function withPngText(bytes: Uint8Array<ArrayBuffer>, keyword: string, text: string): Blob {
  const parts: BlobPart[] = [new Uint8Array(SIGNATURE)];
  const wanted = keyword.toLowerCase();
  for (const { type, data } of pngChunks(bytes)) {
    if (type === 'IEND') break;
    const isOld =
      (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') &&
      latin1(data.subarray(0, Math.max(0, data.indexOf(0)))).toLowerCase() === wanted;
    if (!isOld) parts.push(chunkBytes(type, data));
  }
  parts.push(
    chunkBytes('tEXt', latin1Bytes(`${keyword}\0${text}`)),
    chunkBytes('IEND', new Uint8Array()),
  );
  return new Blob(parts, { type: 'image/png' });
}

function chunkBytes(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(latin1Bytes(type), 4);
  out.set(data, 8);
  view.setUint32(data.length + 8, crc32(out.subarray(4, data.length + 8)));
  return out;
}

function latin1(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += String.fromCharCode(byte);
  return out;
}

function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i) & 0xff;
  return out;
}
