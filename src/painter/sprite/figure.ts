// The measures of one body: everything that clothes and head need to fit. Body coordinates: x 0 is
// the middle, y runs down the canvas.
import type { Face } from '../face/faces';
import type { FullTraits } from '../traits';

export const SPRITE_WIDTH = 900;
export const SPRITE_HEIGHT = 1400;

export interface Figure {
  /** Middle of the head, and its size against an adult's. */
  readonly headY: number;
  readonly headScale: number;
  readonly tilt: number;
  readonly neck: number;
  readonly neckY: number;
  readonly shoulderY: number;
  /** Half widths. */
  readonly shoulder: number;
  readonly chest: number;
  readonly chestY: number;
  readonly waist: number;
  readonly waistY: number;
  readonly hip: number;
  readonly hipY: number;
  readonly arm: number;
  readonly elbowX: number;
  readonly elbowY: number;
  readonly bottom: number;
  readonly isSoft: boolean;
  readonly isRound: boolean;
}

const SHOULDER = { slim: 172, average: 192, broad: 232, round: 208 } as const;
const WAIST = { slim: 116, average: 136, broad: 172, round: 214 } as const;
const HIP = { slim: 150, average: 172, broad: 190, round: 226 } as const;
const ARM = { slim: 66, average: 76, broad: 92, round: 90 } as const;

export function measure(traits: FullTraits, face: Face): Figure {
  const isChild = traits.age === 'child';
  const isTeen = traits.age === 'teen';
  const isSoft = traits.figure === 'soft';
  const size = isChild ? 0.7 : isTeen ? 0.93 : 1;
  // Tall hats and ears need the room that tall people would take.
  const isHigh =
    /^(wizard|tophat|toque)$/.test(traits.hat) || /folk$|^(robot|demon)$/.test(traits.species);
  const rise = { short: 55, average: 0, tall: isHigh ? 0 : -30 }[traits.height];
  const base = isChild
    ? 610 + rise * 0.6
    : (isTeen ? 430 : 374) + rise + (traits.age === 'old' ? 22 : 0);
  const narrow = size * (isSoft ? 0.88 : traits.figure === 'even' ? 0.94 : 1);
  const up = face.shoulders ?? 0;
  const headScale = isChild ? 0.9 : isTeen ? 0.97 : 1;
  const shoulder = SHOULDER[traits.body] * narrow;
  const shoulderY = base + (isChild ? 232 : 262) - up * (isChild ? 0.7 : 1);
  const waistY = shoulderY + 372 * (isChild ? 0.72 : 1) + up * 0.6;
  return {
    headY: base + (face.bow ?? 0) * 0.6,
    headScale,
    tilt: face.tilt ?? 0,
    neck: (isSoft ? 45 : traits.body === 'broad' ? 66 : 55) * (isChild ? 0.74 : 1),
    neckY: shoulderY - (isChild ? 34 : 44),
    shoulderY,
    shoulder,
    chest: shoulder * (isChild ? 0.8 : 0.82),
    chestY: shoulderY + 130 * size,
    waist: WAIST[traits.body] * size * (isSoft ? 0.88 : 1),
    waistY,
    hip: HIP[traits.body] * size * (isSoft ? 1.04 : 0.97),
    hipY: waistY + 190 * (isChild ? 0.75 : 1),
    arm: ARM[traits.body] * size * (isSoft ? 0.84 : 1),
    elbowX: shoulder + (26 + (face.elbows ?? 0)) * size + 12,
    elbowY: waistY - 14 - Math.max(0, face.elbows ?? 0) * 0.6,
    bottom: SPRITE_HEIGHT,
    isSoft,
    isRound: traits.body === 'round',
  };
}
