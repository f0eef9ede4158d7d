import { fill, type Op } from '../drawing';
import { curve, flip, type Point } from '../path';
import type { Face } from './faces';
import type { Tones } from './tones';
import type { FullTraits } from '../traits';

const THICK = { soft: 8, even: 10.5, square: 14 } as const;

/** Brows are drawn over the bangs, so that a fringe never hides what somebody feels. */
export function paintBrows(face: Face, traits: FullTraits, tones: Tones): Op[] {
  const { up, slant, cock = 0 } = face.brow;
  const thick =
    THICK[traits.figure] * (traits.age === 'old' ? 1.25 : traits.age === 'child' ? 0.8 : 1);
  const level = traits.figure === 'square' ? -30 : traits.age === 'child' ? -46 : -42;
  const tip = (slant / 24) * 30;
  return ([-1, 1] as const).map((side) => {
    const lift = up * 0.8 + (side === -1 ? cock : -cock * 0.35);
    const y = level - lift;
    const points: Point[] = [
      [30, y + 4 + tip - thick * 0.5],
      [66, y - 8 + tip * 0.15 - thick * 0.62],
      [96, y - 2 - tip * 0.42 - thick * 0.2],
      [118, y + 14 - tip * 0.45, 1],
      [92, y + 6 - tip * 0.35 + thick * 0.3],
      [64, y + 1 + tip * 0.2 + thick * 0.42],
      [32, y + 8 + tip + thick * 0.5],
      [25, y + 6 + tip],
    ];
    return fill(curve(side === 1 ? points : flip(points), true), tones.brow);
  });
}
