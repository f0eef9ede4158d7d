// Pictures from letters, and a PNG codec for tests, which have no canvas.
import { deflateSync, inflateSync } from 'node:zlib';
import { crc32 } from '@/lib/crc32';
import { pngChunks } from '@/lib/png';
import { fail, ok } from '@/lib/result';
import { newImage, type PixelImage } from './pixels';
import type { PictureCodec } from './picture-work';

export type Rgba = readonly [number, number, number, number];

/** One letter a pixel: `paint(['rg', 'g.'], { r: [255, 0, 0, 255] })`; a dot is clear. */
export function paint(rows: readonly string[], colors: Readonly<Record<string, Rgba>>): PixelImage {
  const image = newImage(rows[0]?.length ?? 0, rows.length);
  rows.forEach((row, y) =>
    [...row].forEach((letter, x) =>
      image.data.set(colors[letter] ?? [0, 0, 0, 0], (y * image.width + x) * 4),
    ),
  );
  return image;
}

export function pixelAt(image: PixelImage, x: number, y: number): number[] {
  const i = (y * image.width + x) * 4;
  return [...image.data.subarray(i, i + 4)];
}

/** Alpha row by row. */
export function alphas(image: PixelImage): number[][] {
  return Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (_, x) => pixelAt(image, x, y)[3] ?? 0),
  );
}

/** Eight bits a channel, RGB or RGBA, not interlaced: what ComfyUI writes. */
export const pngCodec: PictureCodec = {
  async decode(picture) {
    const bytes = new Uint8Array(await picture.arrayBuffer());
    const chunks = [...pngChunks(bytes)];
    const head = chunks.find(({ type }) => type === 'IHDR')?.data;
    if (!head) return fail({ kind: 'undecodable', type: picture.type });
    const view = new DataView(head.buffer, head.byteOffset);
    const image = newImage(view.getUint32(0), view.getUint32(4));
    const channels = head[9] === 6 ? 4 : 3;
    const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
    const raw = inflateSync(Buffer.concat(packed));
    let above = new Uint8Array(image.width * channels);
    for (let y = 0; y < image.height; y++) {
      const start = y * (image.width * channels + 1);
      const row = Uint8Array.from(raw.subarray(start + 1, start + 1 + image.width * channels));
      unfilter(row, above, channels, raw[start] ?? 0);
      for (let x = 0; x < image.width; x++) {
        for (let c = 0; c < 4; c++) {
          const value = c < channels ? (row[x * channels + c] ?? 0) : 255;
          image.data[(y * image.width + x) * 4 + c] = value;
        }
      }
      above = row;
    }
    return ok(image);
  },
  encode(image) {
    const raw = Buffer.alloc(image.height * (image.width * 4 + 1));
    for (let y = 0; y < image.height; y++) {
      const row = image.data.subarray(y * image.width * 4, (y + 1) * image.width * 4);
      raw.set(row, y * (image.width * 4 + 1) + 1);
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(image.width, 0);
    head.writeUInt32BE(image.height, 4);
    head.set([8, 6, 0, 0, 0], 8);
    const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    const parts = [signature, chunk('IHDR', head), chunk('IDAT', deflateSync(raw)), chunk('IEND')];
    return Promise.resolve(ok(new Blob(parts, { type: 'image/png' })));
  },
};

function unfilter(row: Uint8Array, above: Uint8Array, step: number, filter: number): void {
  for (let i = 0; i < row.length; i++) {
    const a = row[i - step] ?? 0;
    const b = above[i] ?? 0;
    const c = above[i - step] ?? 0;
    const paeth = a + b - c;
    const [pa, pb, pc] = [Math.abs(paeth - a), Math.abs(paeth - b), Math.abs(paeth - c)];
    const nearest = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    const guess = [0, a, b, (a + b) >> 1, nearest][filter] ?? 0;
    row[i] = (row[i] ?? 0) + guess;
  }
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}
