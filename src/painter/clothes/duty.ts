// Worn on duty: uniform and armor.
import { inkOf, lightOn, mix, shadowOf } from '../color';
import { fill, type Op, shape, stroke, vertical } from '../drawing';
import { blob, curve, type Point } from '../path';
import { arms, cloth, type Garment, trunk } from './kit';
import { body, BRASS } from './shared';
import { belt, buttons, folds, neckRing, sheen } from './trims';

export const uniform: Garment = ({ figure, color, accent }) => {
  const { neck, neckY, shoulder, shoulderY, chestY, waist, waistY, hip, hipY, bottom } = figure;
  const outline = body(trunk(figure, 8, 10));
  const braid = (points: Point[]) => stroke(curve(points), BRASS, 8);
  return {
    back: [],
    body: [
      ...arms(figure, color, 8),
      ...cloth(outline, color, figure, [
        stroke(
          curve([
            [0, neckY + 30],
            [0, bottom],
          ]),
          inkOf(color),
          4,
          0.6,
        ),
        ...folds(color, [
          [
            [-waist * 0.9, waistY - 40],
            [-waist * 0.5, waistY - 20],
          ],
          [
            [waist * 0.96, waistY - 40],
            [waist * 0.56, waistY - 16],
          ],
        ]),
        stroke(
          curve([
            [-hip - 30, bottom - 70],
            [0, bottom - 56],
            [hip + 30, bottom - 70],
          ]),
          lightOn(accent),
          10,
          0.9,
        ),
        shape(
          blob([
            [-shoulder * 0.72, chestY + 20, 1],
            [-shoulder * 0.3, chestY + 24, 1],
            [-shoulder * 0.3, chestY + 44, 1],
            [-shoulder * 0.72, chestY + 40, 1],
          ]),
          mix(color, lightOn(color), 0.3),
          inkOf(color),
          3.5,
        ),
      ]),
      ...buttons(
        -46,
        [chestY + 66, waistY - 80, waistY - 4 - 66, hipY - 60, hipY + 20].sort((a, b) => a - b),
        BRASS,
        11,
      ),
      ...buttons(
        46,
        [chestY + 66, waistY - 80, waistY - 4 - 66, hipY - 60, hipY + 20].sort((a, b) => a - b),
        BRASS,
        11,
      ),
      ...belt({ ...figure, waist: waist - 52 }, waistY + 12, 0, '#4a3630'),
      ...[1, -1].flatMap((side): Op[] => [
        shape(
          blob([
            [side * (neck + 60), shoulderY - 44],
            [side * (shoulder - 10), shoulderY - 22],
            [side * (shoulder + 20), shoulderY + 16],
            [side * (shoulder - 26), shoulderY + 16],
            [side * (neck + 62), shoulderY - 14],
          ]),
          '#c9a24a',
          inkOf(BRASS),
          5,
        ),
        ...[0, 1, 2, 3].map((step) =>
          stroke(
            curve([
              [side * (shoulder + 14 - step * 15), shoulderY + 14],
              [side * (shoulder + 16 - step * 15), shoulderY + 38],
            ]),
            BRASS,
            7,
          ),
        ),
      ]),
      braid([
        [shoulder * 0.7, shoulderY - 6],
        [shoulder * 0.5, chestY + 40],
        [46, chestY + 64],
      ]),
    ],
    over: [
      ...neckRing(figure, mix(color, shadowOf(color), 0.3), 44, 34).slice(0, 2),
      braid([
        [-neck - 10, neckY - 4],
        [0, shoulderY + 14],
        [neck + 10, neckY - 4],
      ]),
    ],
  };
};

export const armor: Garment = ({ figure, color, accent }) => {
  const { neck, neckY, shoulder, shoulderY, chest, chestY, waist, waistY, hip, hipY, bottom } =
    figure;
  const cloth2 = mix(accent, '#6d4550', 0.4);
  const plate = body([
    [0, neckY + 40],
    [neck + 40, neckY + 28],
    [shoulder * 0.7, shoulderY + 20],
    [chest - 2, chestY + 20],
    [chest * 0.94, waistY - 80],
    [waist + 6, waistY - 20, 1],
    [0, waistY + 14],
  ]);
  const metal = vertical(shoulderY, waistY, [
    { at: 0, color: lightOn(color, 2) },
    { at: 0.5, color },
    { at: 1, color: shadowOf(color) },
  ]);
  const pauldron = (side: 1 | -1): Op[] => [
    shape(
      blob([
        [side * (shoulder * 0.56), shoulderY - 40],
        [side * (shoulder + 10), shoulderY - 34],
        [side * (shoulder + 56), shoulderY + 40],
        [side * (shoulder + 46), shoulderY + 110],
        [side * (shoulder - 14), shoulderY + 90],
        [side * (shoulder * 0.6), shoulderY + 20],
      ]),
      sheen(side * shoulder - 70, side * shoulder + 70, color),
      inkOf(color),
      5,
    ),
    stroke(
      curve([
        [side * (shoulder * 0.66), shoulderY + 26],
        [side * (shoulder + 4), shoulderY + 58],
        [side * (shoulder + 46), shoulderY + 76],
      ]),
      lightOn(color, 2),
      6,
      0.8,
    ),
    ...buttons(side * (shoulder + 12), [shoulderY + 10], BRASS, 9),
  ];
  return {
    back: [],
    body: [
      ...arms(figure, mix(color, '#5c6470', 0.5), 8),
      ...cloth(
        body(trunk(figure, 10, 20)),
        cloth2,
        figure,
        folds(cloth2, [
          [
            [-60, waistY + 60],
            [-80, bottom],
          ],
          [
            [50, waistY + 60],
            [70, bottom],
          ],
          [
            [-hip, hipY],
            [-hip, bottom],
          ],
        ]),
      ),
      { op: 'path', d: plate, fill: metal, stroke: { paint: inkOf(color), width: 5 } },
      fill(
        blob([
          [-chest * 0.7, chestY - 20],
          [-chest * 0.4, chestY - 40],
          [-chest * 0.3, chestY + 60],
          [-chest * 0.6, chestY + 50],
        ]),
        '#ffffff',
        0.3,
      ),
      fill(
        blob([
          [10, chestY + 90],
          [chest * 0.6, chestY + 60],
          [chest * 1.1, chestY],
          [chest, waistY],
          [20, waistY],
        ]),
        shadowOf(color),
        0.5,
      ),
      stroke(
        curve([
          [0, neckY + 60],
          [2, waistY + 8],
        ]),
        inkOf(color),
        4,
        0.55,
      ),
      ...[0, 1].map((step) =>
        shape(
          body([
            [0, waistY + 20 + step * 62],
            [waist + 16 + step * 12, waistY - 14 + step * 62, 1],
            [waist + 30 + step * 14, waistY + 50 + step * 62, 1],
            [0, waistY + 92 + step * 62],
          ]),
          mix(color, shadowOf(color), 0.2 + step * 0.3),
          inkOf(color),
          5,
        ),
      ),
      ...belt({ ...figure, waist: waist - 46 }, waistY - 2, 0, '#5c4234'),
      ...pauldron(1),
      ...pauldron(-1),
    ],
    over: neckRing(figure, mix(color, lightOn(color), 0.4), 40, 46).slice(0, 2),
  };
};
