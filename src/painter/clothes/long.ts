// Cut in one piece: dress and robe.
import { inkOf, lightOn, shadowOf } from '../color';
import { fill, type Op, shape, stroke } from '../drawing';
import { blob, curve, flip, type Point } from '../path';
import { arms, cloth, type Garment, trunk } from './kit';
import { body, LINEN } from './shared';
import { buttons, folds } from './trims';

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
