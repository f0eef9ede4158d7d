// Where a figure is in its picture, and standing it like the rest of the cast.
import { composite } from './composite';
import { crop, newImage, SEEN_ALPHA, type Box, type PixelImage } from './pixels';

/** The smallest box around all that is seen, or undefined where nothing is. */
export function boundsOf(image: PixelImage, leastAlpha = SEEN_ALPHA): Box | undefined {
  const { width, height, data } = image;
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    const row = y * width * 4 + 3;
    for (let x = 0; x < width; x++) {
      if ((data[row + x * 4] ?? 0) < leastAlpha) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (top === -1) top = y;
      bottom = y;
    }
  }
  if (right === -1) return undefined;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

export interface Trimmed {
  readonly image: PixelImage;
  /** Where the part lay in the whole picture. */
  readonly box: Box;
}

/** Cuts clear borders away but `margin` pixels; undefined where all is clear. */
export function trim(image: PixelImage, margin = 0): Trimmed | undefined {
  const bounds = boundsOf(image);
  if (!bounds) return undefined;
  const x = Math.max(0, bounds.x - margin);
  const y = Math.max(0, bounds.y - margin);
  const box = {
    x,
    y,
    width: Math.min(image.width, bounds.x + bounds.width + margin) - x,
    height: Math.min(image.height, bounds.y + bounds.height + margin) - y,
  };
  return { image: crop(image, box), box };
}

/** A row counts as feet when this share of the figure's width stands in it: a stray pixel is no foot. */
const FOOT_SHARE = 0.02;
const SOLID_ALPHA = 128;

/**
 * The line that the figure stands on: pixels from the top, just below its lowest row. A bust that
 * is cut by the picture's lower edge stands on that edge. Undefined where nothing is seen.
 */
export function feetLine(image: PixelImage): number | undefined {
  const bounds = boundsOf(image);
  if (!bounds) return undefined;
  const enough = Math.max(1, bounds.width * FOOT_SHARE);
  for (let y = bounds.y + bounds.height - 1; y >= bounds.y; y--) {
    let solid = 0;
    for (let x = bounds.x; x < bounds.x + bounds.width; x++) {
      if ((image.data[(y * image.width + x) * 4 + 3] ?? 0) >= SOLID_ALPHA) solid += 1;
    }
    if (solid >= enough) return y + 1;
  }
  return bounds.y + bounds.height;
}

/** Whether the figure runs into the picture's lower edge: a bust or a cut, not feet. */
export function isCutBelow(image: PixelImage): boolean {
  const bounds = boundsOf(image, SOLID_ALPHA);
  return bounds !== undefined && bounds.y + bounds.height === image.height;
}

export interface Stand {
  /** Size of the picture that comes out. */
  readonly width: number;
  readonly height: number;
  /** Pixels from the top of the head to the feet line. */
  readonly figureHeight: number;
  /** Where the feet line comes to lie, pixels from the top; the lower edge unless said. */
  readonly feetAt?: number;
}

/**
 * The figure in the middle of a clear picture, as tall as asked, standing on the feet line: so a cast
 * of different pictures shares one ground and one scale. Undefined where nothing is seen.
 */
export function standOn(image: PixelImage, stand: Stand): PixelImage | undefined {
  const bounds = boundsOf(image);
  const feet = feetLine(image);
  if (!bounds || feet === undefined) return undefined;
  // Measured where the figure is solid: soft edges of an enlarged picture are no part of its height.
  const solid = boundsOf(image, SOLID_ALPHA) ?? bounds;
  const scale = stand.figureHeight / Math.max(1, feet - solid.y);
  const figure = crop(image, bounds);
  const middle = (solid.x + solid.width / 2 - bounds.x) * scale;
  return composite(newImage(stand.width, stand.height), [
    {
      image: figure,
      scale,
      x: Math.round(stand.width / 2 - middle),
      y: Math.round((stand.feetAt ?? stand.height) - (feet - bounds.y) * scale),
    },
  ]);
}
