// @ts-check
// PNG in and out: writes 8-bit gray, RGB and RGBA; reads those, palettes and 16 bits, without interlacing.
import { crc32 as zlibCrc32, deflateSync, inflateSync } from 'node:zlib';
import { raster } from './raster.mjs';

/** @typedef {import('./raster.mjs').Raster} Raster */

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOR_TYPE = /** @type {Record<number, number>} */ ({ 1: 0, 3: 2, 4: 6 });
const SAMPLES = /** @type {Record<number, number>} */ ({ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 });
/** Larger ones are refused rather than unpacked. */
const MOST_PIXELS = 64_000_000;

/**
 * @param {Raster} picture
 * @param {Record<string, string>} [texts] Chunks before the pixels.
 * @returns {Buffer}
 */
export function encodePng(picture, texts = {}) {
  const { width, height, channels, data } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = COLOR_TYPE[channels] ?? 2;
  const line = width * channels;
  const rows = Buffer.alloc((line + 1) * height);
  for (let y = 0; y < height; y++) {
    // "Sub" where it helps: gradients become runs.
    const at = y * (line + 1);
    rows[at] = 1;
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : (data[y * line + x - channels] ?? 0);
      rows[at + 1 + x] = (data[y * line + x] ?? 0) - left;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...Object.entries(texts).map(([key, text]) => textChunk(key, text)),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Latin-1 goes into tEXt, the rest into iTXt. @param {string} key @param {string} text */
function textChunk(key, text) {
  const isLatin = [...text].every((letter) => (letter.codePointAt(0) ?? 0) < 256);
  if (isLatin) return chunk('tEXt', Buffer.from(`${key}\0${text}`, 'latin1'));
  const head = Buffer.from(`${key}\0\0\0\0\0`, 'latin1');
  return chunk('iTXt', Buffer.concat([head, Buffer.from(text)]));
}

/** @param {string} name @param {Buffer} body */
function chunk(name, body) {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(name, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}

/** Node 20.15 and later have it built in. @type {(bytes: Buffer) => number} */
const crc32 = zlibCrc32 ?? slowCrc32;

/** @param {Buffer} bytes */
function slowCrc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** @param {Buffer} bytes */
export function isPng(bytes) {
  return bytes.subarray(0, 8).equals(SIGNATURE);
}

/** @param {Buffer} bytes @returns {{ name: string, body: Buffer }[]} */
function chunksOf(bytes) {
  const found = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    found.push({ name, body: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

/** The text chunks, by key. @param {Buffer} bytes */
export function pngTexts(bytes) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const { name, body } of chunksOf(bytes)) {
    const end = body.indexOf(0);
    const key = body.toString('latin1', 0, end);
    if (name === 'tEXt') texts[key] = body.toString('latin1', end + 1);
    if (name === 'iTXt') {
      const language = body.indexOf(0, end + 3);
      texts[key] = body.toString('utf8', body.indexOf(0, language + 1) + 1);
    }
  }
  return texts;
}

/** Throws when it is no PNG or one of a kind that is not read here. @param {Buffer} bytes @returns {Raster} */
export function decodePng(bytes) {
  if (!isPng(bytes)) throw new Error('cannot identify image file');
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ name }) => name === 'IHDR')?.body;
  if (!header) throw new Error('cannot identify image file');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  if (width * height > MOST_PIXELS) throw new Error('Image size exceeds limit');
  const depth = header[8] ?? 8;
  const type = header[9] ?? 2;
  const samples = SAMPLES[type] ?? 3;
  if (header[12] === 1) throw new Error('interlaced pictures are not read here');
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map((c) => c.body));
  const rows = unfilter(inflateSync(packed), width, height, samples, depth);
  const palette = chunks.find(({ name }) => name === 'PLTE')?.body;
  const clear = chunks.find(({ name }) => name === 'tRNS')?.body;
  return toRaster(rows, width, height, type, samples, depth, palette, clear);
}

/** @param {Buffer} raw @param {number} width @param {number} height @param {number} samples @param {number} depth */
function unfilter(raw, width, height, samples, depth) {
  const line = Math.ceil((width * samples * depth) / 8);
  const step = Math.max(1, (samples * depth) >> 3);
  const out = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = y > 0 ? (out[at - line] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - line - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { data: out, line };
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * @param {{ data: Uint8Array, line: number }} rows @param {number} width @param {number} height
 * @param {number} type @param {number} samples @param {number} depth
 * @param {Buffer | undefined} palette @param {Buffer | undefined} clear
 */
function toRaster({ data, line }, width, height, type, samples, depth, palette, clear) {
  const hasAlpha = type === 4 || type === 6 || (type === 3 && clear !== undefined);
  const out = raster(width, height, hasAlpha ? 4 : 3);
  const sample = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ s) => {
    const index = x * samples + s;
    if (depth === 8) return data[y * line + index] ?? 0;
    if (depth === 16) return data[y * line + index * 2] ?? 0;
    const byte = data[y * line + ((index * depth) >> 3)] ?? 0;
    const value = (byte >> (8 - depth - ((index * depth) & 7))) & ((1 << depth) - 1);
    return type === 3 ? value : (value * 255) / ((1 << depth) - 1);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * out.channels;
      const first = sample(x, y, 0);
      for (let channel = 0; channel < 3; channel++) {
        const color = type === 2 || type === 6 ? sample(x, y, channel) : first;
        out.data[at + channel] = type === 3 ? (palette?.[first * 3 + channel] ?? 0) : color;
      }
      if (hasAlpha)
        out.data[at + 3] = type === 3 ? (clear?.[first] ?? 255) : sample(x, y, samples - 1);
    }
  }
  return out;
}
