// Clothes of the street and the house.
import { clipped, fill, shape, stroke, type Op } from '../drawing';
import { inkOf, lightOn, luminance, mix, shadowOf, type Color } from '../color';
import {
  arms,
  belt,
  blob,
  buttons,
  cloth,
  collar,
  curve,
  flip,
  folds,
  mirrored,
  neckRing,
  openFront,
  stripes,
  trunk,
  type Garment,
} from './kit';
import type { Point } from '../path';

const LINEN = '#f3ece0';

const body = (half: readonly Point[]): string => curve(mirrored(half), true);

const sideFolds = (
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

export const vest: Garment = (wardrobe) => {
  const { figure, color, accent } = wardrobe;
  const { neck, neckY, shoulder, shoulderY, chest, chestY, waist, waistY, hip, hipY, bottom } =
    figure;
  const shirtColor = luminance(color) > 0.75 ? mix(accent, LINEN, 0.3) : LINEN;
  const panel = (side: 1 | -1): string => {
    const points: Point[] = [
      [neck + 26, neckY + 16, 1],
      [shoulder * 0.72, shoulderY - 8, 1],
      [chest * 0.82, chestY],
      [chest + 6, chestY + 60],
      [waist + 12, waistY],
      [hip + 14, hipY + 54, 1],
      [60, hipY + 92, 1],
      [2, hipY + 40, 1],
      [2, chestY + 60, 1],
    ];
    return blob(side === 1 ? points : flip(points));
  };
  const panels = ([-1, 1] as const).flatMap((side) =>
    cloth(panel(side), color, figure, [
      stroke(
        curve([
          [side * (neck + 26), neckY + 16],
          [side * neck * 0.8, chestY - 30],
          [side * 8, chestY + 70],
        ]),
        lightOn(color),
        12,
        0.7,
      ),
      ...folds(color, [
        [
          [side * waist * 0.9, waistY - 20],
          [side * waist * 0.5, waistY],
        ],
      ]),
      shape(
        blob([
          [side * 60, waistY + 60],
          [side * 130, waistY + 50],
          [side * 130, waistY + 72],
          [side * 60, waistY + 82],
        ]),
        mix(color, lightOn(color), 0.3),
        inkOf(color),
        3.5,
      ),
    ]),
  );
  return {
    back: [],
    body: [
      ...arms(figure, shirtColor, 10),
      ...cloth(body(trunk(figure, 2)), shirtColor, figure, [
        fill(
          blob([
            [-400, hipY + 60],
            [0, hipY + 74],
            [400, hipY + 60],
            [400, bottom + 40],
            [-400, bottom + 40],
          ]),
          mix(color, '#2f2b38', 0.6),
        ),
      ]),
      ...panels,
      ...buttons(0, [chestY + 94, waistY - 34, waistY + 34, hipY - 22], '#d3ab4f', 9),
    ],
    over: collar(figure, shirtColor),
  };
};

export const suit: Garment = (wardrobe) => {
  const { figure, color } = wardrobe;
  const { neck, neckY, chestY, waistY, shoulder } = figure;
  const lapel = (side: 1 | -1): Op[] => {
    const points: Point[] = [
      [side * (neck + 12), neckY - 18, 1],
      [side * (neck + 52), neckY + 30, 1],
      [side * shoulder * 0.58, chestY - 10, 1],
      [side * shoulder * 0.46, chestY + 20, 1],
      [side * 4, waistY - 40, 1],
      [side * neck * 0.5, chestY],
    ];
    return [shape(blob(points), side === 1 ? color : lightOn(color, 0.5), inkOf(color), INK)];
  };
  return {
    back: [],
    body: [
      ...arms(figure, color, 8),
      ...cloth(body(trunk(figure, 2)), LINEN, figure),
      ...([1, -1] as const).flatMap((side) =>
        cloth(
          openFront(figure, side, 10, 10, side === -1 ? -8 : 8, side === -1 ? 60 : 70),
          color,
          figure,
          sideFolds(figure, color),
        ),
      ),
      ...lapel(1),
      ...lapel(-1),
      ...buttons(0, [waistY - 10, waistY + 64], mix(color, '#1d1922', 0.5), 10),
      shape(
        blob([
          [-shoulder * 0.66, chestY + 22, 1],
          [-shoulder * 0.36, chestY + 14, 1],
          [-shoulder * 0.42, chestY - 16, 1],
          [-shoulder * 0.52, chestY - 4, 1],
          [-shoulder * 0.6, chestY - 20, 1],
        ]),
        '#fbf7f0',
        '#8c8794',
        3.5,
      ),
    ],
    over: collar(figure, '#fbf7f0'),
  };
};
const INK = 5;

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

export const overalls: Garment = ({ figure, color, accent }) => {
  const { neckY, shoulder, shoulderY, chest, chestY, waist, waistY, hip, hipY, bottom } = figure;
  const bib = curve(
    mirrored([
      [0, chestY + 40],
      [chest * 0.66, chestY + 36, 1],
      [chest * 0.74, waistY - 40],
      [waist + 12, waistY + 10],
      [hip + 12, hipY],
      [hip + 12, bottom, 1],
      [0, bottom, 1],
    ]),
    true,
  );
  const under = lightOn(accent, 0.6);
  return {
    back: [],
    body: [
      ...arms(figure, under, 8),
      ...cloth(
        body(trunk(figure, 4)),
        under,
        figure,
        stripes(shoulderY, bottom, 12, shoulder, mix(under, shadowOf(under), 0.7), 10, 0.7),
      ),
      ...[1, -1].map((side) =>
        stroke(
          curve([
            [side * chest * 0.6, chestY + 60],
            [side * (shoulder * 0.56), shoulderY + 20],
            [side * shoulder * 0.5, shoulderY - 26],
          ]),
          inkOf(color),
          40,
        ),
      ),
      ...[1, -1].map((side) =>
        stroke(
          curve([
            [side * chest * 0.6, chestY + 60],
            [side * (shoulder * 0.56), shoulderY + 20],
            [side * shoulder * 0.5, shoulderY - 24],
          ]),
          color,
          31,
        ),
      ),
      ...cloth(bib, color, figure, [
        shape(
          curve(
            mirrored([
              [0, chestY + 90],
              [waist * 0.4, chestY + 90, 1],
              [waist * 0.4, chestY + 160],
              [0, chestY + 182],
            ]),
            true,
          ),
          mix(color, lightOn(color), 0.3),
          inkOf(color),
          4,
        ),
        stroke(
          curve([
            [-300, waistY + 30],
            [0, waistY + 44],
            [300, waistY + 30],
          ]),
          inkOf(color),
          4,
          0.5,
        ),
        stroke(
          curve([
            [0, waistY + 50],
            [0, bottom],
          ]),
          inkOf(color),
          4,
          0.5,
        ),
      ]),
      ...buttons(chest * 0.58, [chestY + 62], '#d9b45a', 13),
      ...buttons(-chest * 0.58, [chestY + 62], '#d9b45a', 13),
    ],
    over: neckRing({ ...figure, neckY: neckY + 16 }, under, 36, 34),
  };
};

export const apron: Garment = ({ figure, color, accent }) => {
  const { neck, neckY, shoulder, chest, chestY, waist, waistY, hip, hipY, bottom } = figure;
  const under = mix(accent, LINEN, 0.25);
  const bib = curve(
    mirrored([
      [0, chestY + 4],
      [chest * 0.5, chestY - 4, 1],
      [chest * 0.62, waistY - 60],
      [waist * 0.94, waistY - 4, 1],
      [hip * 0.96, hipY],
      [hip * 0.98, bottom, 1],
      [0, bottom, 1],
    ]),
    true,
  );
  return {
    back: [],
    body: [
      ...arms(figure, under, 12),
      ...cloth(body(trunk(figure, 8, 12)), under, figure, sideFolds(figure, under)),
      ...[1, -1].map((side) =>
        stroke(
          curve([
            [side * chest * 0.42, chestY + 14],
            [side * (neck + 28), neckY + 6],
          ]),
          inkOf(color),
          30,
        ),
      ),
      ...[1, -1].map((side) =>
        stroke(
          curve([
            [side * chest * 0.42, chestY + 14],
            [side * (neck + 28), neckY + 6],
          ]),
          color,
          21,
        ),
      ),
      ...cloth(bib, color, figure, [
        stroke(
          curve([
            [-shoulder, chestY + 22],
            [0, chestY + 28],
            [shoulder, chestY + 22],
          ]),
          lightOn(color),
          7,
          0.7,
        ),
        ...folds(color, [
          [
            [-40, waistY + 30],
            [-60, hipY + 60],
            [-58, bottom],
          ],
          [
            [60, waistY + 30],
            [84, hipY + 40],
            [88, bottom],
          ],
        ]),
        shape(
          curve(
            mirrored([
              [0, waistY + 90],
              [waist * 0.62, waistY + 86, 1],
              [waist * 0.6, waistY + 190],
              [0, waistY + 216],
            ]),
            true,
          ),
          mix(color, lightOn(color), 0.4),
          inkOf(color),
          4,
        ),
        stroke(
          curve([
            [0, waistY + 92],
            [0, waistY + 214],
          ]),
          inkOf(color),
          3.5,
          0.5,
        ),
      ]),
      clipped(body(trunk(figure, 8, 12)), [
        stroke(
          curve([
            [-400, waistY - 20],
            [0, waistY + 6],
            [400, waistY - 20],
          ]),
          inkOf(color),
          34,
        ),
        stroke(
          curve([
            [-400, waistY - 20],
            [0, waistY + 6],
            [400, waistY - 20],
          ]),
          shadowOf(color),
          26,
        ),
      ]),
    ],
    over: collar(figure, lightOn(under)),
  };
};
