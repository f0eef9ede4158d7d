// For work: overalls and apron.
import { inkOf, lightOn, mix, shadowOf } from '../color';
import { clipped, shape, stroke } from '../drawing';
import { curve, mirrored } from '../path';
import { sideFolds } from './everyday';
import { arms, cloth, type Garment, trunk } from './kit';
import { body, LINEN } from './shared';
import { buttons, collar, folds, neckRing, stripes } from './trims';

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
