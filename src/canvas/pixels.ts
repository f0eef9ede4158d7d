// Pictures as plain numbers, so that the same code runs in workers and in tests.

/** Rows from the top, four bytes a pixel: red, green, blue, alpha; colors are not multiplied by alpha. */
export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export type Rgb = readonly [red: number, green: number, blue: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Below this share of 255 a pixel counts as clear where a figure is measured: noise of a matte. */
export const SEEN_ALPHA = 8;

/** Transparent black, or one color all over. Throws on sizes that are no whole numbers from 1. */
export function newImage(
  width: number,
  height: number,
  color: readonly [number, number, number, number] = [0, 0, 0, 0],
): PixelImage {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`no picture has ${width} × ${height} pixels`);
  }
  const data = new Uint8ClampedArray(width * height * 4);
  if (color.some((value) => value !== 0)) {
    for (let i = 0; i < data.length; i += 4) data.set(color, i);
  }
  return { width, height, data };
}

/** Any pixel that is not opaque. */
export function hasAlpha({ data }: PixelImage): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return true;
  return false;
}

/** Share of clear pixels, 0 to 1: a sprite that was cut out has plenty, a picture with a soft rim has not. */
export function clearShare({ data, width, height }: PixelImage): number {
  let clear = 0;
  for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) < SEEN_ALPHA) clear += 1;
  return clear / (width * height);
}

/** A part of the picture; what lies outside it is clear. */
export function crop(image: PixelImage, box: Box): PixelImage {
  const out = newImage(box.width, box.height);
  const left = Math.max(0, box.x);
  const right = Math.min(image.width, box.x + box.width);
  if (right <= left) return out;
  for (let y = 0; y < box.height; y++) {
    const from = box.y + y;
    if (from < 0 || from >= image.height) continue;
    const row = image.data.subarray(
      (from * image.width + left) * 4,
      (from * image.width + right) * 4,
    );
    out.data.set(row, (y * box.width + left - box.x) * 4);
  }
  return out;
}

/** The picture on a ground of one color; the result is opaque. */
export function flattenOn(image: PixelImage, [red, green, blue]: Rgb): PixelImage {
  const ground = [red, green, blue];
  const out = newImage(image.width, image.height);
  for (let i = 0; i < out.data.length; i += 4) {
    const alpha = (image.data[i + 3] ?? 0) / 255;
    for (let c = 0; c < 3; c++) {
      out.data[i + c] = (image.data[i + c] ?? 0) * alpha + (ground[c] ?? 0) * (1 - alpha);
    }
    out.data[i + 3] = 255;
  }
  return out;
}

/** Left and right changed. */
export function mirror(image: PixelImage): PixelImage {
  const out = newImage(image.width, image.height);
  const from = new Uint32Array(image.data.buffer, image.data.byteOffset, image.data.length / 4);
  const to = new Uint32Array(out.data.buffer);
  for (let y = 0; y < image.height; y++) {
    const row = y * image.width;
    for (let x = 0; x < image.width; x++) to[row + x] = from[row + image.width - 1 - x] ?? 0;
  }
  return out;
}
