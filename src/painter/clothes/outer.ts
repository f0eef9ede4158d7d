// Coats, cloaks, dresses, robes, and what is worn on duty.
import { fill, shape, stroke, vertical, type Op } from '../drawing';
import { inkOf, lightOn, luminance, mix, shadowOf } from '../color';
import {
  arms,
  belt,
  blob,
  buttons,
  cloth,
  collar,
  curve,
  ellipse,
  flip,
  folds,
  mirrored,
  neckRing,
  openFront,
  sheen,
  trunk,
  type Garment,
} from './kit';
import type { Point } from '../path';

const LINEN = '#efe6d6';
const BRASS = '#d6ae50';
const body = (half: readonly Point[]): string => curve(mirrored(half), true);

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

export const dress: Garment = ({ figure, color, accent }) => {
  const { neck, neckY, shoulderY, chestY, waist, waistY, hip, hipY, bottom } = figure;
  const half = trunk(figure, -2).slice(0, 8);
  const bodice = body([
    ...half,
    [waist - 2, waistY - 10],
    [waist, waistY + 20, 1],
    [0, waistY + 34],
  ]);
  const flare = Math.max(hip + 84, waist + 130);
  const skirt = body([
    [0, waistY + 4],
    [waist, waistY - 4, 1],
    [waist + 44, waistY + 70],
    [flare - 20, hipY + 40],
    [flare, bottom, 1],
    [0, bottom, 1],
  ]);
  const pleats: Point[][] = [-0.62, -0.3, 0.02, 0.34, 0.66].map((at): Point[] => [
    [waist * at, waistY + 26],
    [waist * at * 1.4, hipY],
    [flare * at, bottom],
  ]);
  const peter: Point[] = [
    [2, neckY + 44, 1],
    [neck * 0.7, neckY + 10],
    [neck + 16, neckY - 14, 1],
    [neck + 62, neckY + 30],
    [neck + 40, shoulderY + 62],
    [14, shoulderY + 74],
  ];
  return {
    back: [],
    body: [
      ...arms(figure, color, 14),
      ...cloth(skirt, color, figure, [
        ...pleats.map((points) =>
          fill(
            blob([
              ...points,
              [(points[2]?.[0] ?? 0) + 52, bottom + 10],
              [(points[1]?.[0] ?? 0) + 16, hipY],
            ]),
            shadowOf(color),
            0.5,
          ),
        ),
        stroke(
          curve([
            [-flare, bottom - 46],
            [0, bottom - 30],
            [flare, bottom - 46],
          ]),
          lightOn(accent),
          14,
          0.9,
        ),
      ]),
      ...cloth(bodice, color, figure, [
        ...folds(color, [
          [
            [-waist * 0.9, waistY - 60],
            [-waist * 0.5, waistY - 40],
          ],
          [
            [waist * 0.9, waistY - 60],
            [waist * 0.5, waistY - 36],
          ],
        ]),
      ]),
      ...buttons(0, [chestY + 6, chestY + 66, chestY + 126, waistY - 52], lightOn(accent), 8),
      shape(
        body([
          [0, waistY - 14],
          [waist - 2, waistY - 26, 1],
          [waist + 6, waistY + 22, 1],
          [0, waistY + 38],
        ]),
        accent,
        inkOf(accent),
        5,
      ),
    ],
    over: [peter, flip(peter)].map((points, index) =>
      shape(blob(points), index === 0 ? '#e9e2dc' : '#faf6ef', inkOf('#d9cfc8'), 5),
    ),
  };
};

export const robe: Garment = ({ figure, color, accent }) => {
  const { neck, neckY, shoulder, shoulderY, chestY, waist, waistY, hip, hipY, bottom } = figure;
  const outline = body(trunk(figure, 26, 40));
  const band = (side: 1 | -1): Op[] => {
    const points: Point[] = [
      [side * (neck + 26), neckY - 16],
      [side * (neck + 6), shoulderY + 30],
      [side * -30, waistY - 40],
    ];
    return [
      stroke(curve(points), inkOf(accent), 44),
      stroke(curve(points), lightOn(accent, 0.4), 34),
    ];
  };
  return {
    back: [],
    body: [
      ...arms(figure, color, 44, accent),
      ...cloth(outline, color, figure, [
        fill(
          blob([
            [-neck, neckY],
            [neck, neckY],
            [0, chestY + 60],
          ]),
          LINEN,
        ),
        ...folds(color, [
          [
            [-shoulder * 0.5, chestY],
            [-20, waistY - 60],
          ],
          [
            [waist, waistY - 60],
            [waist * 0.4, waistY - 20],
          ],
          [
            [-30, waistY + 50],
            [-70, hipY],
            [-80, bottom],
          ],
          [
            [60, waistY + 60],
            [110, hipY + 20],
            [130, bottom],
          ],
          [
            [-hip * 0.8, hipY - 40],
            [-hip, bottom],
          ],
        ]),
        ...band(1),
        ...band(-1),
      ]),
      shape(
        body([
          [0, waistY - 34],
          [waist + 20, waistY - 40, 1],
          [waist + 28, waistY + 30, 1],
          [0, waistY + 40],
        ]),
        accent,
        inkOf(accent),
        5,
      ),
      shape(
        blob([
          [-24, waistY + 30],
          [-64, waistY + 170],
          [-40, waistY + 196],
          [-8, waistY + 170],
          [6, waistY + 36],
        ]),
        lightOn(accent, 0.4),
        inkOf(accent),
        5,
      ),
      shape(
        blob([
          [-44, waistY - 26],
          [10, waistY - 30],
          [14, waistY + 32],
          [-44, waistY + 34],
        ]),
        lightOn(accent, 0.5),
        inkOf(accent),
        5,
      ),
    ],
    over: [],
  };
};

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
