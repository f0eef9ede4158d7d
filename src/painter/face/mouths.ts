// Mouths about their own middle. One function per style, each a handful of lines and fills.
import { clipped, fill, stroke, type Op } from '../drawing';
import { mix } from '../color';
import { curve, ellipse, symmetric, type Point } from '../path';
import type { MouthStyle } from './faces';
import type { Tones } from './tones';

const DARK = '#5a2231';
const TONGUE = '#e0707c';
const TEETH = '#fffaf4';

type Draw = (tones: Tones) => Op[];

const line =
  (points: readonly Point[], width = 7): Draw =>
  (tones) => [stroke(curve(points), tones.skinInk, width)];

const underLip =
  (y: number, half: number): Draw =>
  (tones) => [
    stroke(
      curve([
        [-half, y],
        [0, y + 4],
        [half, y],
      ]),
      tones.skinInk,
      4,
      0.35,
    ),
  ];

const all =
  (...draws: readonly Draw[]): Draw =>
  (tones) =>
    draws.flatMap((draw) => draw(tones));

interface Open {
  readonly outline: string;
  readonly teeth?: readonly [y: number, height: number];
  readonly lowerTeeth?: number;
  readonly tongue?: readonly [y: number, rx: number, ry: number];
}

const open =
  ({ outline, teeth, lowerTeeth, tongue }: Open): Draw =>
  (tones) => {
    const inside: Op[] = [fill(outline, DARK)];
    if (tongue !== undefined)
      inside.push(fill(ellipse(0, tongue[0], tongue[1], tongue[2]), TONGUE));
    if (teeth !== undefined)
      inside.push(
        fill(
          symmetric([
            [0, teeth[0] - 20],
            [90, teeth[0] - 20],
            [90, teeth[0] + teeth[1] - 4],
            [0, teeth[0] + teeth[1]],
          ]),
          TEETH,
        ),
      );
    if (lowerTeeth !== undefined)
      inside.push(
        fill(
          symmetric([
            [0, lowerTeeth],
            [40, lowerTeeth + 2],
            [60, lowerTeeth + 30],
            [0, lowerTeeth + 30],
          ]),
          TEETH,
        ),
      );
    return [clipped(outline, inside), stroke(outline, mix(tones.skinInk, DARK, 0.4), 6)];
  };

const grit: Draw = (tones) => {
  const outline = curve(
    [
      [-46, -8],
      [-20, -15],
      [0, -12],
      [22, -16],
      [46, -8],
      [49, 10],
      [26, 17],
      [0, 14],
      [-26, 18],
      [-49, 10],
    ],
    true,
  );
  return [
    fill(outline, TEETH),
    stroke(
      curve([
        [-46, 2],
        [-22, -1],
        [0, 2],
        [24, -1],
        [46, 2],
      ]),
      tones.skinInk,
      4,
      0.7,
    ),
    ...[-24, 0, 24].map((x) =>
      stroke(
        curve([
          [x, -13],
          [x + 1, 15],
        ]),
        tones.skinInk,
        3,
        0.45,
      ),
    ),
    stroke(outline, tones.skinInk, 6),
  ];
};

const lips =
  (y: number, half: number): Draw =>
  (tones) => [
    fill(
      symmetric([
        [0, y + 3],
        [half, y - 1, 1],
        [half * 0.4, y + 15],
        [0, y + 17],
      ]),
      tones.lip,
      0.5,
    ),
  ];

const MOUTHS: Readonly<Record<MouthStyle, Draw>> = {
  rest: all(
    line(
      [
        [-26, -1],
        [-10, 3],
        [0, 2],
        [12, 3],
        [27, -2],
      ],
      6,
    ),
    underLip(17, 11),
  ),
  smile: all(
    line([
      [-44, -9],
      [-24, 6],
      [0, 11],
      [24, 6],
      [44, -9],
    ]),
    line(
      [
        [-49, -6],
        [-43, -13],
      ],
      5,
    ),
    line(
      [
        [43, -13],
        [49, -6],
      ],
      5,
    ),
    underLip(26, 12),
  ),
  soft: all(
    line(
      [
        [-30, -5],
        [-14, 4],
        [0, 6],
        [14, 4],
        [30, -5],
      ],
      6.5,
    ),
    underLip(20, 10),
  ),
  grin: open({
    outline: symmetric([
      [0, -10],
      [32, -13],
      [54, -18, 1],
      [42, 16],
      [18, 32],
      [0, 34],
    ]),
    teeth: [-12, 16],
    tongue: [34, 24, 12],
  }),
  laugh: open({
    outline: symmetric([
      [0, -16],
      [34, -19],
      [60, -24, 1],
      [52, 22],
      [26, 50],
      [0, 55],
    ]),
    teeth: [-18, 17],
    tongue: [52, 34, 20],
  }),
  smirk: all(
    line([
      [-34, 6],
      [-12, 8],
      [14, 3],
      [36, -12],
      [43, -19],
    ]),
    line(
      [
        [37, -23],
        [47, -15],
      ],
      5,
    ),
    underLip(22, 10),
  ),
  flat: all(
    line([
      [-32, 2],
      [0, 0],
      [32, 2],
    ]),
    underLip(18, 14),
  ),
  frown: all(
    line([
      [-32, 12],
      [-15, 1],
      [0, -2],
      [15, 1],
      [32, 12],
    ]),
    underLip(20, 12),
  ),
  pout: all(
    line([
      [-24, 9],
      [-12, -1],
      [0, 3],
      [12, -1],
      [24, 9],
    ]),
    underLip(19, 9),
  ),
  sob: open({
    outline: curve(
      [
        [-44, 4],
        [-20, -14],
        [0, -10],
        [20, -14],
        [44, 4],
        [50, 30, 1],
        [22, 22],
        [0, 25],
        [-22, 22],
        [-50, 30, 1],
      ],
      true,
    ),
    teeth: [-14, 11],
    tongue: [28, 26, 10],
  }),
  shout: open({
    outline: curve(
      [
        [-40, -12, 1],
        [-14, -20],
        [14, -20],
        [40, -12, 1],
        [52, 40, 1],
        [20, 46],
        [-20, 46],
        [-52, 40, 1],
      ],
      true,
    ),
    teeth: [-18, 16],
    lowerTeeth: 34,
    tongue: [36, 26, 12],
  }),
  grit,
  o: open({ outline: ellipse(0, 6, 15, 18), tongue: [22, 10, 7] }),
  gasp: open({
    outline: symmetric([
      [0, -16],
      [20, -10],
      [30, 16],
      [22, 42],
      [0, 48],
    ]),
    tongue: [44, 20, 14],
    teeth: [-15, 8],
  }),
  wavy: line([
    [-40, 4],
    [-28, -5],
    [-14, 5],
    [0, -4],
    [14, 5],
    [28, -5],
    [40, 3],
  ]),
  sneer: all(
    line([
      [-38, 12],
      [-20, 2],
      [2, -1],
      [22, -10],
      [40, -2],
      [44, 10],
    ]),
    line(
      [
        [-20, 22],
        [0, 17],
        [18, 18],
      ],
      5,
    ),
  ),
  skew: all(
    line([
      [-26, 6],
      [0, 4],
      [30, -6],
    ]),
    underLip(20, 10),
  ),
  bitten: all(
    lips(2, 26),
    line(
      [
        [-34, -4],
        [-14, 3],
        [0, 1],
        [14, 3],
        [34, -6],
      ],
      6.5,
    ),
    line(
      [
        [-10, 6],
        [10, 6],
      ],
      6,
    ),
  ),
};

export function paintMouth(style: MouthStyle, tones: Tones): Op[] {
  return MOUTHS[style](tones);
}
