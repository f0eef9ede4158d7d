// Builds small media files part by part, for tests.
import { deflateSync } from 'node:zlib';
import { crc32 } from '../crc32';

type Piece = Uint8Array | readonly number[] | string;

/** Bytes one after the other; a text counts one byte a character. */
export function bytes(...pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  const arrays = pieces.map((piece) =>
    typeof piece === 'string' ? Uint8Array.from(piece, (c) => c.charCodeAt(0)) : piece,
  );
  return Uint8Array.from(arrays.flatMap((piece) => [...piece]));
}

export const u16 = (n: number): number[] => [(n >>> 8) & 255, n & 255];
export const u32 = (n: number): number[] => [...u16(n >>> 16), ...u16(n)];
export const u32le = (n: number): number[] => u32(n).reverse();
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function pngChunk(type: string, data: Piece = []): Uint8Array {
  const body = bytes(type, data);
  return bytes(u32(body.length - 4), body, u32(crc32(body)));
}

export const PNG_HEAD = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]);

/** A picture of two by one RGBA pixels: red, and clear. */
export function tinyPng(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const pixels = deflateSync(Uint8Array.of(0, 255, 0, 0, 255, 0, 0, 0, 0));
  return bytes(
    PNG_HEAD,
    pngChunk('IHDR', bytes(u32(2), u32(1), [8, 6, 0, 0, 0])),
    ...chunks,
    pngChunk('IDAT', pixels),
    pngChunk('IEND'),
  );
}

export function riff(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = bytes('WEBP', ...chunks);
  return bytes('RIFF', u32le(body.length), body);
}

export function riffPart(type: string, data: Piece): Uint8Array {
  const body = bytes(data);
  return bytes(type, u32le(body.length), body, body.length % 2 ? [0] : []);
}

/** A simple WebP of one black pixel, as cwebp writes it without loss. */
export const tinyVp8l = riffPart('VP8L', [0x2f, 0, 0, 0, 0, 0x07, 0x10, 0xfd, 0x8f, 0xfe, 7, 0x22]);

/** A TIFF block, high byte first, with ASCII or raw entries. */
export function exif(entries: readonly (readonly [tag: number, data: Piece, type?: number])[]) {
  let at = 8 + 2 + entries.length * 12 + 4;
  const heads: Uint8Array[] = [];
  const bodies: Uint8Array[] = [];
  for (const [tag, piece, type = 2] of entries) {
    const data = bytes(piece);
    const count = type === 3 ? data.length / 2 : type === 4 ? data.length / 4 : data.length;
    const isInline = data.length <= 4;
    const place = isInline ? [...data, 0, 0, 0, 0].slice(0, 4) : u32(at);
    heads.push(bytes(u16(tag), u16(type), u32(count), place));
    if (isInline) continue;
    bodies.push(data);
    at += data.length;
  }
  return bytes('MM', u16(42), u32(8), u16(entries.length), ...heads, u32(0), ...bodies);
}

export function segment(marker: number, data: Piece): Uint8Array {
  const body = bytes(data);
  return bytes([0xff, marker], u16(body.length + 2), body);
}

/** Not a picture that decodes, but segments and a scan as one has them. */
export function tinyJpeg(...segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return bytes(
    [0xff, 0xd8],
    ...segments,
    segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9],
  );
}

export function box(type: string, ...content: readonly Piece[]): Uint8Array {
  const body = bytes(...content);
  return bytes(u32(body.length + 8), type, body);
}

/** An EBML element with a size of eight bytes; without content the size is left open. */
export function element(id: number, content?: Piece): Uint8Array {
  const name = u32(id);
  while (name[0] === 0) name.shift();
  if (content === undefined) return bytes(name, [0x01, 255, 255, 255, 255, 255, 255, 255]);
  const body = bytes(content);
  return bytes(name, [0x01, 0, 0, 0], u32(body.length), body);
}

export function glb(json: string): Uint8Array<ArrayBuffer> {
  const body = utf8(json);
  return bytes('glTF', u32le(2), u32le(20 + body.length), u32le(body.length), 'JSON', body);
}

export const blobOf = (data: Uint8Array<ArrayBuffer>): Blob => new Blob([data]);
