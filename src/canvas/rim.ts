// The rim of a figure that was cut out. A rim pixel C is a mix of a color F of the figure and the
// background B, C = a·F + (1 − a)·B: here F and a are found, and B is taken out of C again.
import type { PixelImage, Rgb } from './pixels';

/** How far C may lie off the line from B to F, as a length in color space, and still be their mix. */
const MOST_OFF_LINE = 20;
/** F this near to B says nothing about the share. */
const LEAST_CONTRAST = 12;
/** A pixel with less of the figure than this is noise of the background. */
const LEAST_SHARE = 0.03;
/** With more than this it is wholly the figure's. */
const MOST_SHARE = 0.985;
/** Pixels beyond the rim in which F is looked for. */
const LOOK_BEYOND = 1;

/**
 * Writes colors and alpha of the rim into `out`, which is a copy of `image` with the `cleared` pixels
 * (1) transparent. `feather` is how many pixels deep the rim goes into the figure; outside it is one.
 */
export function softenRim(
  image: PixelImage,
  out: PixelImage,
  cleared: Uint8Array,
  background: Rgb,
  feather: number,
): void {
  const { layers, depths } = layersOf(image, cleared, feather);
  const shares = new Float32Array(cleared.length);
  for (const [depth, layer] of layers.entries()) {
    for (const p of layer) {
      const found = shareAt(image, cleared, p, background, feather + LOOK_BEYOND);
      // Behind a solid outline nothing is mixed, however like a mix its color may look.
      const outside = depth < 2 ? 0 : mostAround(image, shares, depths, p, depth - 1);
      const share = Math.max(found ?? (depth === 0 ? 0 : 1), outside);
      shares[p] = share;
      writePixel(image, out, p, background, share);
    }
  }
}

function writePixel(
  image: PixelImage,
  out: PixelImage,
  p: number,
  background: Rgb,
  share: number,
): void {
  const i = p * 4;
  if (share >= MOST_SHARE) {
    out.data.set(image.data.subarray(i, i + 4), i);
    return;
  }
  if (share < LEAST_SHARE) {
    out.data.fill(0, i, i + 4);
    return;
  }
  for (let c = 0; c < 3; c++) {
    const ground = background[c]!;
    out.data[i + c] = ground + (image.data[i + c]! - ground) / share;
  }
  out.data[i + 3] = image.data[i + 3]! * share;
}

interface Layers {
  /** 0: cleared pixels that touch the figure; 1 to `feather`: the figure's, from outside in. */
  readonly layers: readonly (readonly number[])[];
  /** For each pixel its layer; `NO_LAYER` where it has none. */
  readonly depths: Uint8Array;
}

const NO_LAYER = 255;

function layersOf(image: PixelImage, cleared: Uint8Array, feather: number): Layers {
  const depths = new Uint8Array(cleared.length).fill(NO_LAYER);
  const outer: number[] = [];
  for (let p = 0; p < cleared.length; p++) {
    if (cleared[p] !== 1 || !touches(image, cleared, p)) continue;
    depths[p] = 0;
    outer.push(p);
  }
  const layers = [outer];
  for (let depth = 1; depth <= Math.min(feather, NO_LAYER - 1); depth++) {
    const layer: number[] = [];
    for (const p of layers[depth - 1]!) {
      const { left, right, top, bottom } = windowAround(image, p, 1);
      for (let y = top; y <= bottom; y++) {
        for (let q = y * image.width + left; q <= y * image.width + right; q++) {
          if (cleared[q] === 1 || depths[q] !== NO_LAYER) continue;
          depths[q] = depth;
          layer.push(q);
        }
      }
    }
    layers.push(layer);
  }
  return { layers, depths };
}

function touches(image: PixelImage, cleared: Uint8Array, p: number): boolean {
  const { left, right, top, bottom } = windowAround(image, p, 1);
  for (let y = top; y <= bottom; y++) {
    for (let q = y * image.width + left; q <= y * image.width + right; q++) {
      if (cleared[q] !== 1) return true;
    }
  }
  return false;
}

function windowAround({ width, height }: PixelImage, p: number, reach: number) {
  const x = p % width;
  const y = (p - x) / width;
  return {
    left: Math.max(0, x - reach),
    right: Math.min(width - 1, x + reach),
    top: Math.max(0, y - reach),
    bottom: Math.min(height - 1, y + reach),
  };
}

function mostAround(
  image: PixelImage,
  shares: Float32Array,
  depths: Uint8Array,
  p: number,
  depth: number,
): number {
  const { left, right, top, bottom } = windowAround(image, p, 1);
  let most = 0;
  for (let y = top; y <= bottom; y++) {
    for (let q = y * image.width + left; q <= y * image.width + right; q++) {
      if (depths[q] === depth) most = Math.max(most, shares[q]!);
    }
  }
  return most;
}

/**
 * Share of the figure in pixel `p`: against the color nearby that is farthest from the background among
 * those that can make C with it. Undefined where none can: the pixel is of a color of its own.
 */
function shareAt(
  image: PixelImage,
  cleared: Uint8Array,
  p: number,
  [red, green, blue]: Rgb,
  reach: number,
): number | undefined {
  const { data, width } = image;
  const c0 = data[p * 4]! - red;
  const c1 = data[p * 4 + 1]! - green;
  const c2 = data[p * 4 + 2]! - blue;
  const own = c0 * c0 + c1 * c1 + c2 * c2;
  const { left, right, top, bottom } = windowAround(image, p, reach);
  // Squares of lengths. Its own color is a candidate too, unless it counts as background.
  let farthest = Math.max(LEAST_CONTRAST * LEAST_CONTRAST, cleared[p] === 1 ? 0 : own);
  let share: number | undefined;
  for (let y = top; y <= bottom; y++) {
    for (let q = y * width + left; q <= y * width + right; q++) {
      if (cleared[q] === 1) continue;
      const f0 = data[q * 4]! - red;
      const f1 = data[q * 4 + 1]! - green;
      const f2 = data[q * 4 + 2]! - blue;
      const length = f0 * f0 + f1 * f1 + f2 * f2;
      if (length <= farthest) continue;
      const mixed = Math.max(0, (c0 * f0 + c1 * f1 + c2 * f2) / length);
      // |C − a·F|² with the a that makes it least.
      if (own - mixed * mixed * length > MOST_OFF_LINE * MOST_OFF_LINE) continue;
      farthest = length;
      share = mixed;
    }
  }
  return share;
}
