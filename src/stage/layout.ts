// Who stands where. People keep their order from left to right for as long as they are on stage;
// only the spacing changes when somebody comes or goes.

/** Pixels of the painter's sprites. Other pictures are fitted into this box, feet down. */
export const SPRITE_SIZE = { width: 900, height: 1400 } as const;

/** Height of a sprite at scale 1, as a fraction of the height of the stage. */
export const SPRITE_HEIGHT = 0.92;

const STAGE_RATIO = 16 / 9;

/** Width of a sprite at scale 1, as a fraction of the width of a 16:9 stage. */
export const SPRITE_WIDTH = (SPRITE_HEIGHT * SPRITE_SIZE.width) / SPRITE_SIZE.height / STAGE_RATIO;

/** More people than this do not fit; the one silent longest leaves first. */
export const CROWD_LIMIT = 8;

/** Neighbors overlap by at most this part of a sprite's width. */
export const MAX_OVERLAP = 0.3;

/** Chosen so that n sprites fit with at most `MAX_OVERLAP`; the test holds every row to that. */
const SCALES = [1, 1, 1, 0.92, 0.78, 0.66, 0.57, 0.5] as const;

/** A pair or three people stand together rather than at the walls. */
const OUTERMOST: readonly number[] = [0.5, 0.28, 0.2];

/** Keeps a feather of distance from the edge, against rounding to pixels. */
const EDGE = 0.002;

export interface Standing {
  readonly x: number;
  readonly scale: number;
}

export function scaleFor(count: number): number {
  return SCALES[Math.min(Math.max(count, 1), CROWD_LIMIT) - 1] ?? SCALES[0];
}

/**
 * How far a smaller sprite stands up from the lower edge, as a fraction of the height of the stage:
 * further back, and with its face above a text box. 0 at scale 1.
 */
export function liftFor(scale: number): number {
  return Math.max(0, 1 - scale) * 0.26;
}

/** Middles of `count` sprites of this scale, from left to right. */
function evenSlots(count: number, scale: number): number[] {
  if (count === 1) return [0.5];
  const wall = (SPRITE_WIDTH * scale) / 2 + EDGE;
  const left = Math.max(OUTERMOST[count - 1] ?? 0, wall);
  return Array.from({ length: count }, (_, index) => left + ((1 - 2 * left) * index) / (count - 1));
}

/**
 * Places up to `CROWD_LIMIT` people, given from left to right by where the author put them, or
 * undefined for those that are placed for them. An author's x is kept as far as the sprite stays on
 * the stage; the others stand around it with at most `MAX_OVERLAP`. Two people whom the author puts
 * on one spot stay there: that is a hug, not an accident.
 */
export function placePeople(pins: readonly (number | undefined)[]): Standing[] {
  const count = pins.length;
  if (count === 0) return [];
  let scale = scaleFor(count);
  if (pins.every((pin) => pin === undefined)) {
    return evenSlots(count, scale).map((x) => ({ x, scale }));
  }
  for (;;) {
    const placed = placeAround(pins, scale);
    if (placed) return placed.map((x) => ({ x, scale }));
    // Gaps grow as people shrink, so this ends.
    scale *= 0.96;
  }
}

function placeAround(pins: readonly (number | undefined)[], scale: number): number[] | undefined {
  const half = (SPRITE_WIDTH * scale) / 2 + EDGE;
  const apart = SPRITE_WIDTH * scale * (1 - MAX_OVERLAP) + 1e-6;
  const kept = pins.map((pin) =>
    pin === undefined ? undefined : Math.min(Math.max(pin, half), 1 - half),
  );
  const gaps = gapsBetween(
    kept.filter((pin) => pin !== undefined),
    half,
    apart,
  );
  const wishes = wishesOf(kept, scale);
  const free = fitIntoGaps(wishes, gaps, apart);
  if (!free) return undefined;
  let next = 0;
  return kept.map((pin) => pin ?? free[next++] ?? 0.5);
}

/** Where each person without a pin would stand if everybody stood evenly. */
function wishesOf(kept: readonly (number | undefined)[], scale: number): number[] {
  const slots = evenSlots(kept.length, scale);
  const wishes: number[] = [];
  kept.forEach((pin, index) => {
    if (pin === undefined) wishes.push(slots[index] ?? 0.5);
  });
  return wishes;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

function gapsBetween(pins: readonly number[], half: number, apart: number): Gap[] {
  const gaps: Gap[] = [];
  let from = half;
  for (const pin of [...pins].sort((a, b) => a - b)) {
    if (pin - apart >= from) gaps.push({ from, to: pin - apart });
    from = Math.max(from, pin + apart);
  }
  if (1 - half >= from) gaps.push({ from, to: 1 - half });
  return gaps;
}

/** The order-keeping way into the gaps that moves people least, or undefined when they do not fit. */
function fitIntoGaps(
  wishes: readonly number[],
  gaps: readonly Gap[],
  apart: number,
): number[] | undefined {
  type Plan = { readonly cost: number; readonly xs: readonly number[] };
  // best[i]: the cheapest way to put the first i people into the gaps looked at so far.
  let best: (Plan | undefined)[] = [{ cost: 0, xs: [] }];
  for (const gap of gaps) {
    const room = Math.floor((gap.to - gap.from) / apart + 1e-9) + 1;
    const after: (Plan | undefined)[] = [...best];
    best.forEach((plan, done) => {
      if (!plan) return;
      for (let take = 1; take <= room && done + take <= wishes.length; take++) {
        const xs = spreadIn(gap, wishes.slice(done, done + take), apart);
        const moved = xs.reduce((sum, x, i) => sum + Math.abs(x - (wishes[done + i] ?? x)), 0);
        const known = after[done + take];
        if (!known || plan.cost + moved < known.cost) {
          after[done + take] = { cost: plan.cost + moved, xs: [...plan.xs, ...xs] };
        }
      }
    });
    best = after;
  }
  const plan = best[wishes.length];
  return plan ? [...plan.xs] : undefined;
}

function spreadIn(gap: Gap, wishes: readonly number[], apart: number): number[] {
  const xs: number[] = [];
  for (const wish of wishes) {
    const least = xs.length === 0 ? gap.from : (xs[xs.length - 1] ?? gap.from) + apart;
    xs.push(Math.max(wish, least));
  }
  for (let i = xs.length - 1; i >= 0; i--) {
    const most = i === xs.length - 1 ? gap.to : (xs[i + 1] ?? gap.to) - apart;
    xs[i] = Math.min(xs[i] ?? most, most);
  }
  return xs;
}
