// What all clothes are made of. Body coordinates: x 0 is the middle of the body, y that of the canvas.
import { type Color, inkOf, lightOn, shadowOf } from '../color';
import { clipped, fill, type Op, stroke } from '../drawing';
import { blob, curve, ellipse, flip, mirrored, type Point } from '../path';
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
