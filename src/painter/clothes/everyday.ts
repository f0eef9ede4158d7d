// Of the street and the house: jumper, shirt, hoodie.
import { type Color, inkOf, lightOn, mix, shadowOf } from '../color';
import { clipped, fill, type Op, shape, stroke } from '../drawing';
import { blob, curve, mirrored, type Point } from '../path';
import { INK } from './formal';
import { arms, cloth, type Garment, trunk } from './kit';
import { body } from './shared';
import { belt, buttons, collar, folds, neckRing, stripes } from './trims';

export const sideFolds = (
  { waist, waistY, hip, hipY }: { waist: number; waistY: number; hip: number; hipY: number },
  color: Color,
): Op[] =>
  folds(color, [
    [
      [-waist * 0.98, waistY - 24],
      [-waist * 0.6, waistY - 4],
      [-waist * 0.36, waistY - 8],
    ],
    [
      [-waist * 1.02, waistY + 18],
      [-waist * 0.66, waistY + 30],
    ],
    [
      [waist * 0.98, waistY - 30],
      [waist * 0.58, waistY - 6],
      [waist * 0.4, waistY - 12],
    ],
    [
      [waist * 1.04, waistY + 14],
      [waist * 0.7, waistY + 30],
    ],
    [
      [hip * 0.86, hipY + 10],
      [hip * 0.5, hipY + 30],
    ],
  ]);

export const jumper: Garment = ({ figure, color, accent }) => {
  const outline = body(trunk(figure, 16, -4));
  const { chestY, waistY, hipY, bottom, shoulder } = figure;
  const isStriped = accent.charCodeAt(5) % 2 === 0;
  const pattern: Op[] = isStriped
    ? stripes(chestY, bottom, 7, shoulder, accent, 20, 0.7)
    : [
        ...stripes(chestY + 46, chestY + 92, 2, shoulder * 1.1, accent, 9),
        stroke(
          curve(
            Array.from({ length: 19 }, (_, step): Point => [
              -shoulder + (step * shoulder) / 9,
              chestY + 60 + (step % 2) * 18 - Math.abs(step - 9) * 1.6,
              1,
            ]),
          ),
          lightOn(accent),
          6,
        ),
      ];
  const hem: Op[] = Array.from({ length: 13 }, (_, step) =>
    stroke(
      curve([
        [-240 + step * 40, hipY + 96],
        [-240 + step * 40, bottom],
      ]),
      inkOf(color),
      4,
      0.28,
    ),
  );
  return {
    back: [],
    body: [
      ...arms(figure, color, 10),
      ...cloth(outline, color, figure, [
        ...pattern,
        ...sideFolds(figure, color),
        fill(
          blob([
            [-400, hipY + 92],
            [0, hipY + 104],
            [400, hipY + 92],
            [400, bottom + 20],
            [-400, bottom + 20],
          ]),
          shadowOf(color),
          0.35,
        ),
        ...hem,
        ...folds(
          color,
          [
            [
              [-60, waistY + 60],
              [0, waistY + 76],
              [50, waistY + 66],
            ],
          ],
          0.3,
        ),
      ]),
    ],
    over: neckRing(figure, mix(color, lightOn(color), 0.4), 50, 42),
  };
};

export const shirt: Garment = ({ figure, color, accent }) => {
  const outline = body(trunk(figure, 8, 4));
  const { chestY, waistY, hipY, bottom, neckY, waist } = figure;
  const trousers = mix(accent, '#3c3a46', 0.6);
  return {
    back: [],
    body: [
      ...arms(figure, color, 8),
      ...cloth(outline, color, figure, [
        stroke(
          curve([
            [0, neckY + 40],
            [2, waistY],
            [0, hipY + 40],
          ]),
          inkOf(color),
          4,
          0.55,
        ),
        stroke(
          curve([
            [24, neckY + 60],
            [25, waistY],
            [23, hipY + 40],
          ]),
          inkOf(color),
          3,
          0.3,
        ),
        ...sideFolds(figure, color),
        fill(
          blob([
            [-400, hipY + 34],
            [0, hipY + 48],
            [400, hipY + 34],
            [400, bottom + 40],
            [-400, bottom + 40],
          ]),
          trousers,
        ),
      ]),
      ...buttons(12, [chestY, chestY + 84, waistY - 20, waistY + 64], lightOn(color), 8),
      clipped(outline, belt({ ...figure, waist: waist + 80 }, hipY + 44, 10, '#5f4334')),
    ],
    over: collar(figure, lightOn(color)),
  };
};

export const hoodie: Garment = ({ figure, color, accent }) => {
  const outline = body(trunk(figure, 22, 0));
  const { neck, neckY, shoulderY, chestY, waistY, hipY, bottom, waist } = figure;
  const hood = curve(
    mirrored([
      [0, neckY - 54],
      [neck + 40, neckY - 70],
      [neck + 96, neckY - 10],
      [neck + 70, shoulderY + 40],
      [0, shoulderY + 70],
    ]),
    true,
  );
  return {
    back: [shape(hood, shadowOf(color), inkOf(color), INK)],
    body: [
      ...arms(figure, color, 18),
      ...cloth(outline, color, figure, [
        shape(
          curve(
            mirrored([
              [0, waistY + 20],
              [waist * 0.5, waistY + 20, 1],
              [waist * 0.92, waistY + 130, 1],
              [waist * 0.9, hipY + 20, 1],
              [0, hipY + 30],
            ]),
            true,
          ),
          mix(color, shadowOf(color), 0.35),
          inkOf(color),
          4,
        ),
        ...sideFolds(figure, color),
        fill(
          blob([
            [-400, hipY + 86],
            [0, hipY + 98],
            [400, hipY + 86],
            [400, bottom + 20],
            [-400, bottom + 20],
          ]),
          shadowOf(color),
          0.4,
        ),
      ]),
    ],
    over: [
      ...[1, -1].map((side) =>
        shape(
          blob([
            [side * 4, neckY + 46, 1],
            [side * neck * 0.9, neckY - 20],
            [side * (neck + 40), neckY - 40],
            [side * (neck + 66), neckY + 6],
            [side * (neck + 10), shoulderY + 44],
            [side * 14, chestY - 44, 1],
          ]),
          side === 1 ? mix(color, shadowOf(color), 0.5) : lightOn(color, 0.4),
          inkOf(color),
          INK,
        ),
      ),
      ...[1, -1].flatMap((side) => [
        stroke(
          curve([
            [side * 34, shoulderY + 34],
            [side * 40, chestY + 20],
            [side * 36, chestY + 74],
          ]),
          lightOn(accent),
          7,
        ),
        stroke(
          curve([
            [side * 36, chestY + 74],
            [side * 36, chestY + 92],
          ]),
          inkOf(accent),
          9,
        ),
      ]),
    ],
  };
};
