// Cuts a figure out of a flat background: flood from the border, then find how much of the background
// is mixed into each pixel of the rim and take it out again.
import { newImage, type PixelImage, type Rgb } from './pixels';
import { softenRim } from './rim';

export interface CutOutOptions {
  /** How far a channel may be from the background's color and still be background, 0 to 255. Default 28. */
  readonly tolerance?: number;
  /** Width of the rim in pixels where edges are softened and freed of the background's color. Default 2. */
  readonly feather?: number;
  /**
   * Also clears places that the figure encloses (between arm and body) when they have at least this many
   * pixels. 0, the default, clears none: white eyes on white ground would become holes.
   */
  readonly leastHole?: number;
}

export interface CutOut {
  readonly image: PixelImage;
  readonly background: Rgb;
  /** Share of the border that has the background's color, 0 to 1. Below about 0.5 the ground is not flat. */
  readonly flatness: number;
  /** Share of the picture that was cleared, 0 to 1. */
  readonly cleared: number;
}

const TOLERANCE = 28;
const FEATHER = 2;

/** The picture with its background clear. Pixels that are clear already stay so. */
export function cutOut(image: PixelImage, options: CutOutOptions = {}): CutOut {
  const tolerance = options.tolerance ?? TOLERANCE;
  const feather = Math.max(0, Math.round(options.feather ?? FEATHER));
  const { background, flatness } = backgroundOf(image, tolerance);
  const isGround = groundOf(image, background, tolerance);
  const cleared = flood(image, isGround, options.leastHole ?? 0);
  const out = newImage(image.width, image.height);
  out.data.set(image.data);
  let count = 0;
  for (let p = 0; p < cleared.length; p++) {
    if (cleared[p] !== 1) continue;
    out.data.fill(0, p * 4, p * 4 + 4);
    count += 1;
  }
  if (feather > 0) softenRim(image, out, cleared, background, feather);
  return { image: out, background, flatness, cleared: count / cleared.length };
}

/** The color that most of the border has: the fullest of 4,096 bins, then the mean around it. */
export function backgroundOf(
  image: PixelImage,
  tolerance = TOLERANCE,
): { background: Rgb; flatness: number } {
  const border = borderOf(image);
  const bins = new Map<number, number>();
  let best = 0;
  for (const p of border) {
    const [red, green, blue] = colorAt(image, p);
    const bin = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const count = (bins.get(bin) ?? 0) + 1;
    bins.set(bin, count);
    if (count > (bins.get(best) ?? 0)) best = bin;
  }
  const middle: Rgb = [
    ((best >> 8) & 15) * 16 + 8,
    ((best >> 4) & 15) * 16 + 8,
    (best & 15) * 16 + 8,
  ];
  const background = meanNear(image, border, middle, 12);
  const near = border.filter((p) => farthest(colorAt(image, p), background) <= tolerance);
  return { background, flatness: near.length / border.length };
}

function borderOf({ width, height }: PixelImage): number[] {
  const out: number[] = [];
  for (let x = 0; x < width; x++) out.push(x, (height - 1) * width + x);
  for (let y = 1; y < height - 1; y++) out.push(y * width, y * width + width - 1);
  return out;
}

function meanNear(image: PixelImage, places: readonly number[], middle: Rgb, reach: number): Rgb {
  const sum = [0, 0, 0];
  let count = 0;
  for (const p of places) {
    const color = colorAt(image, p);
    if (farthest(color, middle) > reach) continue;
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (color[c] ?? 0);
    count += 1;
  }
  if (count === 0) return middle;
  return [(sum[0] ?? 0) / count, (sum[1] ?? 0) / count, (sum[2] ?? 0) / count];
}

function colorAt({ data }: PixelImage, p: number): Rgb {
  return [data[p * 4] ?? 0, data[p * 4 + 1] ?? 0, data[p * 4 + 2] ?? 0];
}

function farthest(a: Rgb, b: Rgb): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
}

/** 1 for each pixel that has the background's color or is clear already. */
function groundOf({ data }: PixelImage, background: Rgb, tolerance: number): Uint8Array {
  const [red, green, blue] = background;
  const out = new Uint8Array(data.length / 4);
  for (let p = 0, i = 0; p < out.length; p++, i += 4) {
    const isGround =
      data[i + 3] === 0 ||
      (Math.abs(data[i]! - red) <= tolerance &&
        Math.abs(data[i + 1]! - green) <= tolerance &&
        Math.abs(data[i + 2]! - blue) <= tolerance);
    if (isGround) out[p] = 1;
  }
  return out;
}

/** 1 for each pixel that hangs together with the border over its sides, or lies in a large hole. */
function flood(image: PixelImage, isGround: Uint8Array, leastHole: number): Uint8Array {
  const cleared = new Uint8Array(image.width * image.height);
  const stack = new Int32Array(cleared.length);
  for (const p of borderOf(image)) fill(image, p, isGround, cleared, stack, 1);
  if (leastHole <= 0) return cleared;
  for (let p = 0; p < cleared.length; p++) {
    // 2 marks a hole that was too small, so that it is not measured again.
    const size = fill(image, p, isGround, cleared, stack, 2);
    if (size < leastHole) continue;
    for (let i = 0; i < size; i++) cleared[stack[i] ?? 0] = 1;
  }
  return cleared;
}

/** Marks what hangs together with `start`; its pixels are the first `size` of `stack`. */
function fill(
  { width, height }: PixelImage,
  start: number,
  isGround: Uint8Array,
  marks: Uint8Array,
  stack: Int32Array,
  mark: number,
): number {
  if (marks[start] !== 0 || isGround[start] !== 1) return 0;
  let size = 0;
  const reach = (p: number): void => {
    if (marks[p] !== 0 || isGround[p] !== 1) return;
    marks[p] = mark;
    stack[size++] = p;
  };
  reach(start);
  for (let next = 0; next < size; next++) {
    const p = stack[next] ?? 0;
    const x = p % width;
    if (x > 0) reach(p - 1);
    if (x < width - 1) reach(p + 1);
    if (p >= width) reach(p - width);
    if (p < (height - 1) * width) reach(p + width);
  }
  return size;
}
