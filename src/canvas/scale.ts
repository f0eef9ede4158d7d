// Scaling: each pixel that comes out is the average of those that it covers (smaller), or lies between
// its two neighbors (larger). Colors weigh as much as they are seen, so clear pixels leave no dark rim.
import { crop, newImage, type PixelImage } from './pixels';

/** For each place that comes out: the first that goes in, and the weight of it and those behind it. */
interface Weights {
  readonly starts: Int32Array;
  readonly weights: readonly Float32Array[];
}

/** To `width` × `height` pixels, whatever the shape. The same size gives a copy. */
export function scaleImage(image: PixelImage, width: number, height: number): PixelImage {
  const out = newImage(width, height);
  if (width === image.width && height === image.height) {
    out.data.set(image.data);
    return out;
  }
  const across = weightsFor(image.width, width);
  const down = weightsFor(image.height, height);
  // Rows that go in, already scaled across; few are needed at a time.
  const rows = new Map<number, Float32Array>();
  const sum = new Float32Array(width * 4);
  for (let y = 0; y < height; y++) {
    const start = down.starts[y]!;
    const weights = down.weights[y]!;
    for (const key of rows.keys()) if (key < start) rows.delete(key);
    sum.fill(0);
    for (let i = 0; i < weights.length; i++) {
      const row = rows.get(start + i) ?? scaleRow(image, start + i, across, width);
      rows.set(start + i, row);
      const weight = weights[i]!;
      for (let k = 0; k < sum.length; k++) sum[k]! += row[k]! * weight;
    }
    writeRow(sum, out.data, y * width * 4);
  }
  return out;
}

/** Keeps the shape; the longer side becomes `longest` pixels. Never larger than it is. */
export function fitWithin(image: PixelImage, longest: number): PixelImage {
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  return scaleImage(
    image,
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  );
}

/** Fills `width` × `height` pixels whole; what sticks out is cut away on both sides alike. */
export function coverImage(image: PixelImage, width: number, height: number): PixelImage {
  const scale = Math.max(width / image.width, height / image.height);
  const partWidth = Math.min(image.width, Math.max(1, Math.round(width / scale)));
  const partHeight = Math.min(image.height, Math.max(1, Math.round(height / scale)));
  const part = crop(image, {
    x: Math.floor((image.width - partWidth) / 2),
    y: Math.floor((image.height - partHeight) / 2),
    width: partWidth,
    height: partHeight,
  });
  return scaleImage(part, width, height);
}

/** One row, premultiplied: colors times alpha, alpha from 0 to 255. */
function scaleRow(image: PixelImage, y: number, across: Weights, width: number): Float32Array {
  const out = new Float32Array(width * 4);
  const row = y * image.width * 4;
  const data = image.data;
  for (let x = 0; x < width; x++) {
    const weights = across.weights[x]!;
    let at = row + across.starts[x]! * 4;
    let red = 0;
    let green = 0;
    let blue = 0;
    let alpha = 0;
    for (let i = 0; i < weights.length; i++) {
      const seen = data[at + 3]! * weights[i]!;
      red += data[at]! * seen;
      green += data[at + 1]! * seen;
      blue += data[at + 2]! * seen;
      alpha += seen;
      at += 4;
    }
    out[x * 4] = red;
    out[x * 4 + 1] = green;
    out[x * 4 + 2] = blue;
    out[x * 4 + 3] = alpha;
  }
  return out;
}

function writeRow(sum: Float32Array, data: Uint8ClampedArray, start: number): void {
  for (let k = 0; k < sum.length; k += 4) {
    const alpha = sum[k + 3]!;
    if (alpha <= 0) continue;
    data[start + k] = sum[k]! / alpha;
    data[start + k + 1] = sum[k + 1]! / alpha;
    data[start + k + 2] = sum[k + 2]! / alpha;
    data[start + k + 3] = alpha;
  }
}

function weightsFor(from: number, to: number): Weights {
  const starts = new Int32Array(to);
  const weights: Float32Array[] = [];
  const step = from / to;
  for (let i = 0; i < to; i++) {
    const found = to < from ? covered(i * step, (i + 1) * step, from) : between(i, step, from);
    starts[i] = found.start;
    weights.push(found.weights);
  }
  return { starts, weights };
}

/** Shares of the pixels that lie under `low` to `high`; they add up to 1. */
function covered(low: number, high: number, from: number) {
  const start = Math.floor(low);
  const end = Math.min(from, Math.max(start + 1, Math.ceil(high - 1e-6)));
  const weights = new Float32Array(end - start);
  for (let i = start; i < end; i++) {
    weights[i - start] = (Math.min(i + 1, high) - Math.max(i, low)) / (high - low);
  }
  return { start, weights };
}

/** The two pixels whose middles lie around the middle of pixel `i`; at the rim only one. */
function between(i: number, step: number, from: number) {
  const middle = Math.min(Math.max((i + 0.5) * step - 0.5, 0), from - 1);
  const start = Math.floor(middle);
  const share = middle - start;
  const weights = share === 0 ? Float32Array.of(1) : Float32Array.of(1 - share, share);
  return { start, weights };
}
