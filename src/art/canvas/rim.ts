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
  const layers = layersOf(image, cleared, feather);
  const shares = new Float32Array(cleared.length).fill(1);
  for (const [depth, layer] of layers.entries()) {
    for (const p of layer) {
      const found = shareAt(image, cleared, p, background, feather + LOOK_BEYOND);
      // Behind a solid outline nothing is mixed, however like a mix its color may look.
      const outside = depth < 2 ? 0 : mostAround(image, shares, cleared, p, layers[depth - 1]);
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
    const ground = background[c] ?? 0;
    out.data[i + c] = ground + ((image.data[i + c] ?? 0) - ground) / share;
  }
  out.data[i + 3] = (image.data[i + 3] ?? 0) * share;
}

/** Layer 0: cleared pixels that touch the figure; layers 1 to `feather`: the figure's, from outside in. */
function layersOf(image: PixelImage, cleared: Uint8Array, feather: number): Set<number>[] {
  const outer = new Set<number>();
  let layer = new Set<number>();
  for (let p = 0; p < cleared.length; p++) {
    if (cleared[p] !== 1) continue;
    for (const q of around(image, p, 1)) {
      if (cleared[q] === 1) continue;
      outer.add(p);
      layer.add(q);
    }
  }
  const layers = [outer];
  const seen = new Set<number>();
  for (let depth = 1; depth <= feather; depth++) {
    layers.push(layer);
    for (const p of layer) seen.add(p);
    const next = new Set<number>();
    for (const p of layer) {
      for (const q of around(image, p, 1)) if (cleared[q] !== 1 && !seen.has(q)) next.add(q);
    }
    layer = next;
  }
  return layers;
}

function* around({ width, height }: PixelImage, p: number, reach: number): Generator<number> {
  const px = p % width;
  const py = (p - px) / width;
  for (let y = Math.max(0, py - reach); y <= Math.min(height - 1, py + reach); y++) {
    for (let x = Math.max(0, px - reach); x <= Math.min(width - 1, px + reach); x++) {
      if (x !== px || y !== py) yield y * width + x;
    }
  }
}

function mostAround(
  image: PixelImage,
  shares: Float32Array,
  cleared: Uint8Array,
  p: number,
  layer: ReadonlySet<number> | undefined,
): number {
  let most = 0;
  for (const q of around(image, p, 1)) {
    if (cleared[q] !== 1 && layer?.has(q)) most = Math.max(most, shares[q] ?? 0);
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
  background: Rgb,
  reach: number,
): number | undefined {
  const c = fromGround(image, p, background);
  // Its own color is a candidate too, unless it counts as background: a pixel may be pure.
  let farthest = cleared[p] === 1 ? LEAST_CONTRAST : Math.max(LEAST_CONTRAST, Math.hypot(...c));
  let share: number | undefined;
  for (const q of around(image, p, reach)) {
    if (cleared[q] === 1) continue;
    const f = fromGround(image, q, background);
    const length = Math.hypot(...f);
    if (length <= farthest) continue;
    const mixed = Math.max(0, (c[0] * f[0] + c[1] * f[1] + c[2] * f[2]) / (length * length));
    const off = Math.hypot(c[0] - mixed * f[0], c[1] - mixed * f[1], c[2] - mixed * f[2]);
    if (off > MOST_OFF_LINE) continue;
    farthest = length;
    share = mixed;
  }
  return share;
}

function fromGround({ data }: PixelImage, p: number, background: Rgb): Rgb {
  const i = p * 4;
  return [
    (data[i] ?? 0) - background[0],
    (data[i + 1] ?? 0) - background[1],
    (data[i + 2] ?? 0) - background[2],
  ];
}
