// What is sewn on: folds, buttons, belts, collars.
import { type Color, inkOf, lightOn, mix, shadowOf } from '../color';
import { clipped, fill, horizontal, type Op, shape, stroke } from '../drawing';
import { blob, curve, ellipse, flip, mirrored, type Point } from '../path';
import type { Figure } from '../sprite/figure';
import { INK_WIDTH } from './kit';

/** Fold lines that fan from a point. */
export function folds(color: Color, lines: readonly (readonly Point[])[], opacity = 0.4): Op[] {
  return lines.map((points) => stroke(curve(points), inkOf(color), 4, opacity));
}

export function buttons(x: number, ys: readonly number[], color: Color, size = 10): Op[] {
  return ys.flatMap((y) => [
    shape(ellipse(x, y, size), color, inkOf(color), 3.5),
    fill(ellipse(x - size * 0.3, y - size * 0.3, size * 0.3), lightOn(color, 2)),
  ]);
}

export function belt(
  figure: Figure,
  y: number,
  ease: number,
  color: Color,
  buckle = '#d3ab4f',
): Op[] {
  const half = figure.waist + ease + 60;
  return [
    shape(
      blob([
        [-half, y - 22],
        [0, y - 14],
        [half, y - 22],
        [half, y + 20],
        [0, y + 28],
        [-half, y + 20],
      ]),
      color,
      inkOf(color),
      4.5,
    ),
    shape(
      curve(
        [
          [-26, y - 20, 1],
          [26, y - 20, 1],
          [26, y + 34, 1],
          [-26, y + 34, 1],
        ],
        true,
      ),
      buckle,
      inkOf(buckle),
      4.5,
    ),
    fill(
      curve(
        [
          [-13, y - 6, 1],
          [13, y - 6, 1],
          [13, y + 20, 1],
          [-13, y + 20, 1],
        ],
        true,
      ),
      color,
    ),
  ];
}

/** A shirt collar, two wings. */
export function collar({ neck, neckY, shoulderY }: Figure, color: Color, spread = 1): Op[] {
  const wing: Point[] = [
    [2, neckY + 54, 1],
    [neck * 0.7, neckY + 4],
    [neck + 14, neckY - 26, 1],
    [neck + 40 * spread, neckY + 8],
    [neck + 12 * spread, shoulderY + 66, 1],
  ];
  return [wing, flip(wing)].flatMap((points, index) => [
    shape(
      blob(points),
      index === 0 ? mix(color, shadowOf(color), 0.5) : color,
      inkOf(color),
      INK_WIDTH,
    ),
  ]);
}

/** A ring of cloth about the neck. */
export function neckRing(
  { neck, neckY, shoulderY }: Figure,
  color: Color,
  height = 46,
  drop = 40,
): Op[] {
  const outline = curve(
    mirrored([
      [0, neckY - height + drop],
      [neck * 0.8, neckY - height + 10],
      [neck + 12, neckY - height, 1],
      [neck + 26, neckY + 8],
      [neck * 0.7, shoulderY + drop * 0.4],
      [0, shoulderY + drop * 0.7],
    ]),
    true,
  );
  const ribs = [-0.8, -0.4, 0, 0.4, 0.8].map((at) =>
    stroke(
      curve([
        [at * neck * 1.1, neckY - height + 6],
        [at * neck * 1.25, shoulderY + drop],
      ]),
      inkOf(color),
      3.5,
      0.3,
    ),
  );
  return [
    clipped(outline, [
      fill(outline, color),
      fill(
        blob([
          [20, neckY - 90],
          [neck * 0.4, neckY],
          [30, shoulderY + 60],
          [neck * 3, shoulderY + 60],
          [neck * 3, neckY - 90],
        ]),
        shadowOf(color),
        0.7,
      ),
      ...ribs,
    ]),
    stroke(outline, inkOf(color), INK_WIDTH),
  ];
}

export const stripes = (
  from: number,
  to: number,
  count: number,
  half: number,
  color: Color,
  width: number,
  opacity = 1,
): Op[] =>
  Array.from({ length: count }, (_, step) => {
    const y = from + ((to - from) * step) / Math.max(1, count - 1);
    return stroke(
      curve([
        [-half, y - 16],
        [0, y],
        [half, y - 16],
      ]),
      color,
      width,
      opacity,
    );
  });

export const sheen = (left: number, right: number, color: Color) =>
  horizontal(left, right, [
    { at: 0, color: lightOn(color) },
    { at: 0.45, color },
    { at: 1, color: shadowOf(color) },
  ]);
