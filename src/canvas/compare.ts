// How two pictures differ, and whether one shows nothing.
import { newImage, SEEN_ALPHA, type PixelImage } from './pixels';

export interface Difference {
  /** Largest difference of a channel, 0 to 255; alpha counts, the color of clear pixels does not. */
  readonly most: number;
  /** Mean difference over all channels, 0 to 255. */
  readonly mean: number;
  /** Share of pixels with a channel that differs by more than `threshold`, 0 to 1. */
  readonly changed: number;
  /** Gray where they differ, black where they are equal. */
  readonly image: PixelImage;
}

/** Undefined where the sizes differ. */
export function difference(a: PixelImage, b: PixelImage, threshold = 8): Difference | undefined {
  if (a.width !== b.width || a.height !== b.height) return undefined;
  const image = newImage(a.width, a.height, [0, 0, 0, 255]);
  let most = 0;
  let sum = 0;
  let changed = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const alphaA = a.data[i + 3] ?? 0;
    const alphaB = b.data[i + 3] ?? 0;
    let worst = Math.abs(alphaA - alphaB);
    sum += worst;
    for (let c = 0; c < 3; c++) {
      // Seen color, so a clear pixel has none.
      const own = ((a.data[i + c] ?? 0) * alphaA - (b.data[i + c] ?? 0) * alphaB) / 255;
      const away = Math.abs(own);
      sum += away;
      if (away > worst) worst = away;
    }
    if (worst > most) most = worst;
    if (worst > threshold) changed += 1;
    image.data[i] = worst;
    image.data[i + 1] = worst;
    image.data[i + 2] = worst;
  }
  const pixels = a.width * a.height;
  return { most, mean: sum / (pixels * 4), changed: changed / pixels, image };
}

/** What a picture shows that shows nothing. */
export type Blank = 'clear' | 'black' | 'flat';

/** No channel is brighter: a model whose numbers broke (NaN) gives pure black, a night scene does not. */
const BLACK = 4;
const FLAT_SPREAD = 3;
/** Dust: so many pixels may stand out and the picture is blank nevertheless. */
const DUST = 0.0005;

/** Undefined for a picture that shows something. A model that broke down gives black or one color. */
export function blankKind({ width, height, data }: PixelImage): Blank | undefined {
  const bins = [0, 1, 2].map(() => new Uint32Array(256));
  let seen = 0;
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i + 3] ?? 0) < SEEN_ALPHA) continue;
    seen += 1;
    bins.forEach((bin, c) => (bin[data[i + c] ?? 0] = (bin[data[i + c] ?? 0] ?? 0) + 1));
  }
  const dust = Math.floor(width * height * DUST);
  if (seen <= dust) return 'clear';
  const ranges = bins.map((bin) => ({
    low: valueAt(bin, dust),
    high: valueAt(bin, seen - 1 - dust),
  }));
  if (ranges.every(({ high }) => high <= BLACK)) return 'black';
  return ranges.every(({ low, high }) => high - low <= FLAT_SPREAD) && seen === width * height
    ? 'flat'
    : undefined;
}

export function isBlank(image: PixelImage): boolean {
  return blankKind(image) !== undefined;
}

/** The value at a rank, counted from the darkest. */
function valueAt(bin: Uint32Array, rank: number): number {
  let below = 0;
  for (let value = 0; value < 256; value++) {
    below += bin[value] ?? 0;
    if (below > rank) return value;
  }
  return 255;
}
