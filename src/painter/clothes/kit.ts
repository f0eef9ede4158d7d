// What all clothes are made of. Body coordinates: x 0 is the middle of the body, y that of the canvas.
import { clipped, fill, horizontal, shape, stroke, type Op } from '../drawing';
import { inkOf, lightOn, mix, shadowOf, type Color } from '../color';
import { blob, curve, ellipse, flip, mirrored, poly, type Point } from '../path';
import type { Figure } from '../sprite/figure';
import type { FullTraits } from '../traits';

export interface Wardrobe {
  readonly traits: FullTraits;
  readonly figure: Figure;
  readonly color: Color;
  readonly accent: Color;
  readonly skin: Color;
}

export interface ClothesPaint {
  /** Behind arms and body. */
  readonly back: readonly Op[];
  /** Arms, then the body over them. */
  readonly body: readonly Op[];
  /** On neck and chest, over hair that hangs down. */
  readonly over: readonly Op[];
}

export type Garment = (wardrobe: Wardrobe) => ClothesPaint;

export const INK_WIDTH = 5;

/** Half an outline of the trunk; `ease` is cloth off the body, `flare` the width below the waist. */
export function trunk(figure: Figure, ease: number, flare = 0): Point[] {
  const { neck, neckY, shoulder, shoulderY, chest, chestY, waist, waistY, hip, hipY, bottom } =
    figure;
  return [
    [0, neckY + 4],
    [neck * 0.8, neckY - 2],
    [neck + 16, neckY + 6, 1],
    [shoulder * 0.62, shoulderY - 22],
    [shoulder - 16, shoulderY + 4],
    [shoulder - 2, shoulderY + 46],
    [chest + ease * 0.7, chestY + 16],
    [(chest + waist) / 2 + ease, (chestY + waistY) / 2 + 20],
    [waist + ease, waistY],
    [hip + ease + flare * 0.5, hipY],
    [hip + ease + flare, bottom, 1],
    [0, bottom, 1],
  ];
}

/** A mass of cloth between the light on its left and its shadow on the right. */
export function cloth(
  outline: string,
  color: Color,
  figure: Figure,
  inside: readonly Op[] = [],
): Op[] {
  return [
    clipped(outline, [fill(outline, color), ...bodyShade(figure, color), ...inside]),
    stroke(outline, inkOf(color), INK_WIDTH),
  ];
}

function bodyShade(
  {
    shoulder,
    shoulderY,
    waist,
    waistY,
    chestY,
    hip,
    hipY,
    bottom,
    neckY,
    headScale,
    isSoft,
  }: Figure,
  color: Color,
): Op[] {
  const shade = shadowOf(color);
  const ops: Op[] = [
    fill(
      blob([
        [shoulder * 0.66, shoulderY - 40],
        [shoulder * 0.6, chestY],
        [waist * 0.52, waistY],
        [hip * 0.62, hipY],
        [hip * 0.5, bottom + 30],
        [hip * 3, bottom + 30],
        [shoulder * 3, shoulderY],
      ]),
      shade,
      0.62,
    ),
    // Chin and hair throw a shadow on the chest.
    fill(ellipse(10, neckY - 8, 118 * headScale, 66 * headScale), shade, 0.75),
    fill(
      blob([
        [-shoulder * 0.98, shoulderY + 30],
        [-shoulder * 0.84, shoulderY + 10],
        [-shoulder * 0.86, chestY + 40],
        [-waist * 1.02, waistY - 60],
        [-waist * 1.06, waistY - 30],
        [-shoulder * 0.98, chestY + 20],
      ]),
      lightOn(color),
      0.6,
    ),
  ];
  if (isSoft)
    ops.push(
      fill(
        blob([
          [-shoulder * 0.5, chestY + 62],
          [-shoulder * 0.1, chestY + 74],
          [0, chestY + 62],
          [shoulder * 0.14, chestY + 76],
          [shoulder * 0.54, chestY + 60],
          [shoulder * 0.3, chestY + 94],
          [-shoulder * 0.3, chestY + 96],
        ]),
        shade,
        0.2,
      ),
    );
  return ops;
}

/** Both arms, hands behind the back, so that the outline shows elbows and the feeling in them. */
export function arms(figure: Figure, color: Color, ease = 0, cuff?: Color): Op[] {
  const { shoulder, shoulderY, arm, elbowX, elbowY, chest, chestY, waist, waistY } = figure;
  const w = arm + ease;
  const outer: Point[] = [
    [shoulder - 70, shoulderY - 18],
    [shoulder - 14, shoulderY - 6],
    [shoulder + 18 + ease * 0.4, shoulderY + 40],
    [(shoulder + elbowX) / 2 + w * 0.3, (shoulderY + elbowY) / 2],
    [elbowX + w * 0.36, elbowY - 20],
    [elbowX + w * 0.22, elbowY + 42],
    [elbowX - w * 0.5, elbowY + 108],
    [waist * 0.6, waistY + 130],
    [waist * 0.4, waistY + 60],
    [elbowX - w * 0.86, elbowY - 10],
    [(chest + elbowX) / 2 - w * 0.5, (chestY + elbowY) / 2 + 20],
    [chest - 16, chestY],
  ];
  const ops: Op[] = [];
  for (const side of [-1, 1] as const) {
    const turn = (points: readonly Point[]) => (side === 1 ? [...points] : flip(points));
    const outline = blob(turn(outer));
    const shade = shadowOf(color);
    ops.push(
      clipped(outline, [
        fill(outline, color),
        fill(
          blob(
            turn([
              [chest - 30, chestY - 60],
              [chest + 14, chestY + 30],
              [elbowX - w * 0.5, elbowY - 40],
              [elbowX - w * 0.2, elbowY + 40],
              [elbowX - w * 0.4, elbowY + 120],
              [0, waistY + 150],
              [0, waistY - 200],
            ]),
          ),
          shade,
          0.8,
        ),
        ...(side === 1
          ? [
              fill(
                blob([
                  [elbowX - w * 0.1, shoulderY + 80],
                  [elbowX + w * 0.1, elbowY],
                  [elbowX - w * 0.1, elbowY + 120],
                  [elbowX + w, elbowY + 80],
                  [elbowX + w, shoulderY + 60],
                ]),
                shade,
                0.6,
              ),
            ]
          : []),
        stroke(
          curve(
            turn([
              [elbowX + w * 0.3, elbowY - 8],
              [elbowX - w * 0.1, elbowY - 22],
              [elbowX - w * 0.4, elbowY - 12],
            ]),
          ),
          inkOf(color),
          4,
          0.5,
        ),
        stroke(
          curve(
            turn([
              [elbowX + w * 0.24, elbowY + 18],
              [elbowX - w * 0.12, elbowY + 6],
            ]),
          ),
          inkOf(color),
          4,
          0.4,
        ),
        ...(cuff === undefined
          ? []
          : [
              stroke(
                curve(
                  turn([
                    [elbowX - w * 0.1, elbowY + 110],
                    [elbowX - w * 0.9, elbowY + 20],
                  ]),
                ),
                cuff,
                26,
              ),
            ]),
      ]),
      stroke(outline, inkOf(color), INK_WIDTH),
    );
  }
  return ops;
}

export function neckOf(
  { neck, neckY, headY, headScale, shoulderY }: Figure,
  skin: Color,
  shade: Color,
  ink: Color,
): Op[] {
  const top = headY + 120 * headScale;
  const outline = curve(
    mirrored([
      [0, top],
      [neck, top, 1],
      [neck, neckY - 40],
      [neck + 6, neckY - 8],
      [neck + 40, neckY + 22, 1],
      [0, shoulderY + 110],
    ]),
    true,
  );
  return [
    clipped(outline, [
      fill(outline, skin),
      fill(
        blob([
          [-neck - 10, top],
          [-neck - 10, top + 70 * headScale + 10],
          [0, neckY - 6],
          [neck * 0.7, neckY + 4],
          [neck * 1.2, neckY + 60],
          [neck * 2, neckY],
          [neck + 20, top],
        ]),
        shade,
        0.85,
      ),
      stroke(
        curve([
          [-neck * 0.9, neckY + 30],
          [-16, neckY + 40],
          [-8, neckY + 52],
        ]),
        ink,
        3.5,
        0.4,
      ),
      stroke(
        curve([
          [neck * 0.9, neckY + 30],
          [16, neckY + 40],
          [8, neckY + 52],
        ]),
        ink,
        3.5,
        0.4,
      ),
    ]),
    stroke(outline, ink, INK_WIDTH),
  ];
}

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

/** The two open fronts of a coat or cloak, from collar to hem, `gap` apart. */
export function openFront(
  figure: Figure,
  side: 1 | -1,
  ease: number,
  flare: number,
  gap: number,
  hemGap: number,
): string {
  const half = trunk(figure, ease, flare).slice(2, -1);
  const points: Point[] = [
    ...half,
    [hemGap, figure.bottom, 1],
    [gap, figure.waistY],
    [gap * 0.7, figure.chestY + 40],
    [figure.neck + 16, figure.neckY + 6, 1],
  ];
  return blob(side === 1 ? points : flip(points));
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

export { blob, curve, ellipse, flip, mirrored, poly };
