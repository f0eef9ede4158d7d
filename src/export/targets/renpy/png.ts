// The few small pictures of the interface, made from nothing: RGBA pixels as a PNG.
import { crc32 } from '@/lib/crc32';

export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * A PNG whose bytes hang on the pixels alone. Deflate is left at "stored": what a browser's own
 * compressor makes differs between browsers, and the same story must give the same bytes.
 */
export function encodePng(
  width: number,
  height: number,
  pixel: (x: number, y: number) => Pixel,
): Uint8Array<ArrayBuffer> {
  const raw = new Uint8Array(height * (1 + width * 4));
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    raw[at] = 0;
    at += 1;
    for (let x = 0; x < width; x += 1) {
      for (const channel of pixel(x, y)) {
        raw[at] = Math.max(0, Math.min(255, Math.round(channel)));
        at += 1;
      }
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 6, 0, 0, 0], 8);
  return concat([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', storedZlib(raw)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concat([new TextEncoder().encode(type), data]);
  const out = new Uint8Array(body.length + 8);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  return out;
}

/** RFC 1950 around RFC 1951 blocks of type 0, which hold at most 65,535 bytes each. */
function storedZlib(raw: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array([0x78, 0x01])];
  for (let at = 0; at < raw.length; at += 0xffff) {
    const part = raw.subarray(at, at + 0xffff);
    const isLast = at + 0xffff >= raw.length;
    const size = part.length;
    const not = ~size & 0xffff;
    parts.push(new Uint8Array([isLast ? 1 : 0, size & 255, size >> 8, not & 255, not >> 8]), part);
  }
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, adler32(raw));
  parts.push(sum);
  return concat(parts);
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
