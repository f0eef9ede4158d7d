// Worn over everything: coat, raincoat, cloak.
import { inkOf, lightOn, luminance, mix, shadowOf } from '../color';
import { fill, type Op, shape, stroke } from '../drawing';
import { blob, curve, ellipse, flip, type Point } from '../path';
import { arms, cloth, type Garment, openFront, trunk } from './kit';
import { body, BRASS, LINEN } from './shared';
import { belt, buttons, collar, folds } from './trims';

export const coat: Garment = ({ figure, color, accent }) => {
  const { neck, neckY, shoulder, chestY, waist, waistY, hipY, bottom } = figure;
  const inner = luminance(color) > 0.8 ? mix(accent, '#4a5468', 0.4) : mix(accent, LINEN, 0.45);
  const lapel = (side: 1 | -1): Op => {
    const points: Point[] = [
      [side * (neck - 6), neckY - 30, 1],
      [side * (neck + 30), neckY - 38],
      [side * (neck + 74), neckY + 20],
      [side * shoulder * 0.66, chestY - 6, 1],
      [side * shoulder * 0.5, chestY + 30, 1],
      [side * 30, waistY - 60, 1],
      [side * (neck - 6), chestY - 40],
    ];
    return shape(
      blob(points),
      side === 1 ? mix(color, shadowOf(color), 0.45) : lightOn(color, 0.6),
      inkOf(color),
      5,
    );
  };
  const front = (side: 1 | -1): Op[] =>
    cloth(openFront(figure, side, 20, 34, 26, 70), color, figure, [
      ...folds(color, [
        [
          [side * waist * 0.9, waistY - 10],
          [side * waist * 0.5, waistY + 14],
        ],
        [
          [side * waist * 0.8, waistY + 50],
          [side * waist * 1.1, hipY + 60],
          [side * waist * 1.16, bottom],
        ],
      ]),
      shape(
        blob([
          [side * 84, hipY - 30, 1],
          [side * (waist + 6), hipY - 50, 1],
          [side * (waist + 12), hipY - 14, 1],
          [side * 86, hipY + 6, 1],
        ]),
        mix(color, lightOn(color), 0.3),
        inkOf(color),
        4,
      ),
    ]);
  return {
    back: [],
    body: [
      ...arms(figure, color, 20),
      ...cloth(body(trunk(figure, 4)), inner, figure, [
        stroke(
          curve([
            [0, neckY + 40],
            [0, bottom],
          ]),
          inkOf(inner),
          4,
          0.4,
        ),
        fill(
          blob([
            [-300, hipY + 20],
            [0, hipY + 30],
            [300, hipY + 20],
            [300, bottom + 40],
            [-300, bottom + 40],
          ]),
          mix(inner, '#34303c', 0.72),
        ),
      ]),
      ...buttons(0, [chestY + 40, chestY + 110, waistY - 20], lightOn(inner), 7),
      ...front(1),
      ...front(-1),
      lapel(1),
      lapel(-1),
      ...buttons(-62, [waistY - 24, waistY + 60, hipY - 50], mix(color, '#241c26', 0.55), 12),
      ...collar({ ...figure, neckY: neckY + 6 }, lightOn(inner), 0.5),
    ],
    over: [],
  };
};

export const raincoat: Garment = ({ figure, color }) => {
  const { neck, neckY, shoulder, shoulderY, chestY, waist, waistY, hipY, bottom } = figure;
  const outline = body(trunk(figure, 24, 36));
  const cape = body([
    [0, neckY],
    [neck + 20, neckY + 2, 1],
    [shoulder * 0.7, shoulderY - 22],
    [shoulder + 14, shoulderY + 30],
    [shoulder + 12, chestY + 16, 1],
    [shoulder * 0.5, chestY + 52],
    [0, chestY + 60],
  ]);
  return {
    back: [],
    body: [
      ...arms(figure, color, 24),
      ...cloth(outline, color, figure, [
        stroke(
          curve([
            [14, chestY],
            [16, waistY],
            [18, bottom],
          ]),
          inkOf(color),
          5,
          0.7,
        ),
        ...folds(color, [
          [
            [-waist * 0.9, waistY + 10],
            [-waist * 0.5, waistY + 34],
          ],
          [
            [waist, waistY],
            [waist * 0.6, waistY + 26],
          ],
          [
            [-waist * 0.7, hipY],
            [-waist * 0.86, bottom],
          ],
          [
            [waist * 0.8, hipY + 20],
            [waist, bottom],
          ],
        ]),
        fill(
          blob([
            [-waist * 0.9, waistY + 90],
            [-waist * 0.4, waistY + 84],
            [-waist * 0.4, waistY + 128],
            [-waist * 0.92, waistY + 136],
          ]),
          shadowOf(color),
          0.6,
        ),
        fill(
          blob([
            [waist * 0.5, waistY + 84],
            [waist, waistY + 90],
            [waist, waistY + 136],
            [waist * 0.5, waistY + 128],
          ]),
          shadowOf(color),
          0.7,
        ),
        fill(
          blob([
            [-shoulder * 0.7, chestY + 80],
            [-shoulder * 0.5, chestY + 90],
            [-waist * 0.6, hipY],
            [-waist * 0.76, hipY],
          ]),
          '#ffffff',
          0.2,
        ),
      ]),
      ...cloth(cape, color, figure, [
        fill(
          blob([
            [-shoulder * 0.8, shoulderY + 10],
            [-shoulder * 0.5, shoulderY],
            [-shoulder * 0.56, chestY + 20],
            [-shoulder * 0.8, chestY + 10],
          ]),
          '#ffffff',
          0.22,
        ),
      ]),
      ...[chestY + 92, waistY - 36, waistY + 60, hipY - 20].flatMap((y): Op[] => [
        stroke(
          curve([
            [-26, y],
            [48, y - 4],
          ]),
          inkOf(color),
          9,
        ),
        shape(ellipse(-26, y, 9, 15), '#6e5138', '#3a2a22', 4),
      ]),
    ],
    over: collar({ ...figure, neckY: neckY - 8 }, mix(color, shadowOf(color), 0.25), 1.6),
  };
};

export const cloak: Garment = ({ figure, color, accent, traits }) => {
  const { neck, neckY, shoulder, shoulderY, chestY, waist, waistY, bottom, elbowX } = figure;
  const wide = Math.max(elbowX + 34, shoulder + 60);
  const drape = (side: 1 | -1): string => {
    const points: Point[] = [
      [neck + 10, neckY - 4, 1],
      [shoulder * 0.7, shoulderY - 30],
      [shoulder + 20, shoulderY + 20],
      [wide - 14, chestY + 120],
      [wide + 8, waistY + 40],
      [wide + 24, bottom, 1],
      [shoulder * 0.5, bottom, 1],
      [shoulder * 0.32, waistY],
      [36, chestY - 10],
      [10, neckY + 58, 1],
    ];
    return blob(side === 1 ? points : flip(points));
  };
  const inner = mix(accent, '#51485a', 0.45);
  const panels = ([1, -1] as const).flatMap((side) =>
    cloth(drape(side), color, figure, [
      ...folds(
        color,
        [
          [
            [side * shoulder * 0.6, shoulderY + 30],
            [side * shoulder * 0.8, waistY],
            [side * shoulder * 0.84, bottom],
          ],
          [
            [side * shoulder * 0.9, chestY],
            [side * wide * 0.92, waistY],
            [side * wide * 0.96, bottom],
          ],
          [
            [side * 60, chestY],
            [side * shoulder * 0.5, waistY + 60],
            [side * shoulder * 0.62, bottom],
          ],
        ],
        0.5,
      ),
      stroke(
        curve([
          [side * 14, neckY + 60],
          [side * 38, chestY - 10],
          [side * (shoulder * 0.32 + 6), waistY],
          [side * (shoulder * 0.5 + 6), bottom],
        ]),
        lightOn(accent),
        13,
        0.9,
      ),
    ]),
  );
  const fallen: Op[] =
    traits.hat === 'hood'
      ? []
      : [
          shape(
            body([
              [0, neckY - 30],
              [neck + 54, neckY - 56],
              [neck + 104, neckY + 6],
              [neck + 60, shoulderY + 30],
              [0, shoulderY + 60],
            ]),
            shadowOf(color),
            inkOf(color),
            5,
          ),
        ];
  return {
    back: fallen,
    body: [
      ...cloth(body(trunk(figure, 0)), inner, figure),
      ...belt({ ...figure, waist: waist - 70 }, waistY + 10, 0, '#5c4234'),
      ...panels,
    ],
    over: [
      ...(traits.hat === 'hood'
        ? []
        : [1, -1].map((side) =>
            shape(
              blob([
                [side * 6, neckY + 60, 1],
                [side * neck * 0.9, neckY - 6],
                [side * (neck + 44), neckY - 34],
                [side * (neck + 84), neckY + 14],
                [side * (neck + 30), shoulderY + 44],
              ]),
              side === 1 ? mix(color, shadowOf(color), 0.5) : lightOn(color, 0.4),
              inkOf(color),
              5,
            ),
          )),
      shape(ellipse(0, neckY + 62, 24), BRASS, inkOf(BRASS), 5),
      fill(ellipse(0, neckY + 62, 12), mix(accent, '#a83a55', 0.4)),
      fill(ellipse(-5, neckY + 57, 4), '#ffffff', 0.8),
    ],
  };
};
