// What all hats are made of. Head coordinates.
import { clipped, fill, stroke, type Op } from '../drawing';
import { inkOf, shadowOf, type Color } from '../color';
import { blob, type Point } from '../path';
import type { FullTraits } from '../traits';

export interface HatPaint {
  readonly back: readonly Op[];
  readonly front: readonly Op[];
  /** The crown of the head is under it. */
  readonly covers: boolean;
}

/** A mass of cloth with a shadow on its right. */
export function cloth(points: readonly Point[], color: Color, more: readonly Op[] = []): Op[] {
  const outline = blob(points);
  const right = Math.max(...points.map(([x]) => x));
  const left = Math.min(...points.map(([x]) => x));
  const top = Math.min(...points.map(([, y]) => y));
  const low = Math.max(...points.map(([, y]) => y));
  const edge = left + (right - left) * 0.66;
  return [
    clipped(outline, [
      fill(outline, color),
      fill(
        blob([
          [edge, top - 20],
          [edge + 24, (top + low) / 2],
          [edge + 10, low + 20],
          [right + 40, low + 20],
          [right + 40, top - 20],
        ]),
        shadowOf(color),
        0.8,
      ),
      ...more,
    ]),
    stroke(outline, inkOf(color), 5),
  ];
}

export const band = (points: readonly Point[], color: Color): Op[] => cloth(points, color);

export type DrawHat = (traits: FullTraits) => HatPaint;

export const hat = (front: readonly Op[], back: readonly Op[] = [], covers = true): HatPaint => ({
  back,
  front,
  covers,
});
