// Where the head of a figure is, as a mask for inpainting: white may change, black stays.
import { newImage, type Box, type PixelImage } from './pixels';
import { boundsOf } from './figure';

export interface HeadMaskOptions {
  /** Pixels over which white fades to black; a twelfth of the head's height unless said. */
  readonly feather?: number;
  /** Grown beyond the head by this share of its height, for hair that moves with the face. */
  readonly grow?: number;
}

export interface Head {
  /** From the top of the hair to the neck, in pixels of the picture. */
  readonly box: Box;
  /** `neck`: there is one. `guess`: hair or a collar hides it, so the place is told by proportion. */
  readonly by: 'neck' | 'guess';
}

const SOLID_ALPHA = 128;
/** So far from the axis, as a share of the figure's width, a run may lie and still be the head. */
const AXIS_REACH = 0.12;
/** Taller than this for its width, a figure is a whole body and its head the uppermost part. */
const BODY_SHAPE = 1.9;
/** The neck lies above this share of the height: of a whole body, and of a bust. */
const NECK_ABOVE = { body: 0.45, bust: 0.78 } as const;
/** Below the neck a figure widens by this, and the neck is this narrow beside the head. */
const WIDENS = 1.3;
const NARROWS = 0.86;
/** Ears of a hare and tufts of hair also narrow and widen; a head is at least so wide and so tall. */
const LEAST_OF_SHOULDERS = 0.3;
const LEAST_OF_WIDTH = 0.6;
/** Without a neck: height of a head by its width, and as shares of the figure. */
const HEAD_SHAPE = 1.2;
const HEAD_SHARES = { body: [0.1, 0.3], bust: [0.3, 0.6] } as const;

/**
 * The head of a figure that was cut out, standing upright with the head on top. Undefined where nothing is
 * solid. Arms held over the head are taken for a part of it.
 */
export function findHead(image: PixelImage): Head | undefined {
  const bounds = boundsOf(image, SOLID_ALPHA);
  if (!bounds) return undefined;
  const all = profile(image, bounds);
  const top = Math.max(
    0,
    all.findIndex(({ width }) => width > 0),
  );
  const rows = all.slice(top);
  const kind = rows.length / trunkWidth(rows) >= BODY_SHAPE ? 'body' : 'bust';
  const limit = Math.max(1, Math.floor(rows.length * NECK_ABOVE[kind]));
  const neck = findNeck(rows, limit);
  const height = neck ?? guessHeight(rows, kind);
  const parts = rows.slice(0, Math.max(1, height)).filter(({ width }) => width > 0);
  const left = parts.reduce((least, { from }) => Math.min(least, from), Infinity);
  const right = parts.reduce((most, { to }) => Math.max(most, to), -Infinity);
  return {
    box: { x: left, y: bounds.y + top, width: right - left + 1, height: Math.max(1, height) },
    by: neck === undefined ? 'guess' : 'neck',
  };
}

/** An opaque gray picture of the same size; undefined where there is no figure. */
export function headMask(image: PixelImage, options: HeadMaskOptions = {}): PixelImage | undefined {
  const head = findHead(image);
  return head && softBox(image.width, image.height, head.box, options);
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Row by row the solid run on the axis of the figure; width 0 where only what it holds is seen. */
function profile(image: PixelImage, bounds: Box): Row[] {
  const rows: Row[] = [];
  const reach = bounds.width * AXIS_REACH;
  let middle = axisOf(image, bounds);
  for (let y = bounds.y; y < bounds.y + bounds.height; y++) {
    const distance = ({ from, to }: Row) =>
      middle < from ? from - middle : middle > to ? middle - to : 0;
    const row = runsOf(image, bounds, y)
      .filter((run) => distance(run) <= reach)
      .reduce<Row | undefined>(
        (best, run) => (!best || distance(run) < distance(best) ? run : best),
        undefined,
      );
    const none = { from: Math.round(middle), to: Math.round(middle), width: 0 };
    rows.push(row ?? (rows.some(({ width }) => width > 0) ? (rows.at(-1) ?? none) : none));
    // Slowly, so that a ponytail does not lead away from the face.
    if (row) middle += ((row.from + row.to) / 2 - middle) * 0.05;
  }
  return rows;
}

/** The column that halves what is solid in the upper third: a staff at the side hardly moves it. */
function axisOf(image: PixelImage, bounds: Box): number {
  const columns = new Float64Array(bounds.width);
  let all = 0;
  for (let y = bounds.y; y < bounds.y + Math.max(1, bounds.height / 3); y++) {
    for (const { from, to, width } of runsOf(image, bounds, y)) {
      for (let x = from; x <= to; x++) columns[x - bounds.x] = (columns[x - bounds.x] ?? 0) + 1;
      all += width;
    }
  }
  let sum = 0;
  const half = columns.findIndex((count) => (sum += count) >= all / 2);
  return bounds.x + Math.max(0, half);
}

/** Of the widest run on the axis: what is held aside makes no bust of a body. */
function trunkWidth(rows: readonly Row[]): number {
  return rows.reduce((most, { width }) => Math.max(most, width), 1);
}

function runsOf({ data, width }: PixelImage, bounds: Box, y: number): Row[] {
  const runs: Row[] = [];
  let from = -1;
  for (let x = bounds.x; x <= bounds.x + bounds.width; x++) {
    const isInside = x < bounds.x + bounds.width;
    const isSolid = isInside && (data[(y * width + x) * 4 + 3] ?? 0) >= SOLID_ALPHA;
    if (isSolid && from === -1) from = x;
    if (!isSolid && from !== -1) {
      runs.push({ from, to: x - 1, width: x - from });
      from = -1;
    }
  }
  return runs;
}

/** Rows from the top to the narrowest one below the widest of the head, or undefined without such. */
function findNeck(rows: readonly Row[], limit: number): number | undefined {
  const near = rows.slice(0, limit + 1);
  const shoulders = near.reduce((most, { width }) => Math.max(most, width), 0);
  let widest = 0;
  let narrowest = Infinity;
  let neck = 0;
  for (const [y, { width }] of near.entries()) {
    if (width > widest && narrowest >= widest * NARROWS) {
      widest = width;
      narrowest = Infinity;
      continue;
    }
    if (width <= narrowest) {
      narrowest = width;
      neck = y;
    } else if (width >= narrowest * WIDENS && narrowest < widest * NARROWS) {
      const isHead = widest >= shoulders * LEAST_OF_SHOULDERS && neck >= widest * LEAST_OF_WIDTH;
      if (isHead) return neck;
      widest = width;
      narrowest = Infinity;
    }
  }
  return undefined;
}

/** From the width near the top, held within what heads of such pictures are. */
function guessHeight(rows: readonly Row[], kind: 'body' | 'bust'): number {
  const [least, most] = HEAD_SHARES[kind];
  const top = rows.slice(0, Math.max(1, Math.round(rows.length * least)));
  const width = top.reduce((widest, row) => Math.max(widest, row.width), 0);
  const height = Math.min(Math.max(width * HEAD_SHAPE, rows.length * least), rows.length * most);
  return Math.max(1, Math.round(height));
}

/** White with round corners, fading outwards. */
function softBox(
  width: number,
  height: number,
  box: Box,
  { grow = 0.04, feather = box.height / 12 }: HeadMaskOptions,
): PixelImage {
  const out = newImage(width, height, [0, 0, 0, 255]);
  const more = box.height * grow;
  const halfWidth = box.width / 2 + more;
  const halfHeight = box.height / 2 + more;
  const round = Math.min(halfWidth, halfHeight) / 2;
  const middleX = box.x + box.width / 2;
  const middleY = box.y + box.height / 2;
  for (let y = 0; y < height; y++) {
    const dy = Math.abs(y + 0.5 - middleY) - halfHeight + round;
    if (dy - round > feather) continue;
    for (let x = 0; x < width; x++) {
      const dx = Math.abs(x + 0.5 - middleX) - halfWidth + round;
      const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
      const outside = distance - round;
      const share = feather <= 0 ? (outside <= 0 ? 1 : 0) : clamp(1 - outside / feather);
      if (share === 0) continue;
      // Smooth at both ends, so that no line shows where the new face meets the old hair.
      const value = Math.round(255 * share * share * (3 - 2 * share));
      out.data.set([value, value, value, 255], (y * width + x) * 4);
    }
  }
  return out;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
