// Vest and suit.
import { inkOf, lightOn, luminance, mix } from '../color';
import { fill, type Op, shape, stroke } from '../drawing';
import { blob, curve, flip, type Point } from '../path';
import { sideFolds } from './everyday';
import { arms, cloth, type Garment, openFront, trunk } from './kit';
import { body, LINEN } from './shared';
import { buttons, collar, folds } from './trims';

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

export const INK = 5;
