// What a feeling leaves on or about the head: blush, tears, sweat, steam. Head coordinates.
import { fill, group, moved, pool, stroke, rotation, shape, vertical, type Op } from '../drawing';
import { curve, ellipse, symmetric, type Point } from '../path';
import type { Mark } from './faces';
import type { Tones } from './tones';

const WATER = '#a9dcf5';
const WATER_INK = '#4f93bd';

export function paintBlush(level: number, tones: Tones): Op[] {
  if (level <= 0) return [];
  const strength = level >= 2 ? 0.85 : 0.5;
  const ops: Op[] = [];
  for (const side of [-1, 1] as const) {
    const x = side * 104;
    ops.push({
      op: 'path',
      d: ellipse(x, 88, 48, 28),
      fill: pool(x, 88, 46, tones.blush, strength),
    });
    if (level >= 2) {
      for (const step of [-18, 0, 18]) {
        ops.push(
          stroke(
            curve([
              [x + step + 5, 78],
              [x + step - 5, 97],
            ]),
            tones.lip,
            4,
            0.75,
          ),
        );
      }
    }
  }
  if (level >= 2)
    ops.push({ op: 'path', d: ellipse(0, 82, 60, 22), fill: pool(0, 82, 56, tones.blush, 0.5) });
  return ops;
}

const drop = (x: number, y: number, size: number): Op[] => [
  moved(
    x,
    y,
    [
      shape(
        symmetric([
          [0, -30, 1],
          [12, -6],
          [15, 10],
          [0, 22],
        ]),
        vertical(-30, 22, [
          { at: 0, color: '#d7f0fc' },
          { at: 1, color: WATER },
        ]),
        WATER_INK,
        3.5,
      ),
      fill(ellipse(-5, 7, 3.5, 6), '#ffffff'),
    ],
    size,
  ),
];

const VEIN: Point[][] = [
  [
    [-6, -24],
    [-5, -8],
    [-22, -5],
  ],
  [
    [7, -25],
    [6, -8],
    [23, -6],
  ],
  [
    [-23, 7],
    [-5, 6],
    [-6, 24],
  ],
  [
    [23, 6],
    [6, 6],
    [7, 24],
  ],
];

const star = (size: number): string =>
  curve(
    [
      [0, -size, 1],
      [size * 0.2, -size * 0.2, 1],
      [size, 0, 1],
      [size * 0.2, size * 0.2, 1],
      [0, size, 1],
      [-size * 0.2, size * 0.2, 1],
      [-size, 0, 1],
      [-size * 0.2, -size * 0.2, 1],
    ],
    true,
  );

const PAINTERS: Readonly<Record<Mark, (tones: Tones) => Op[]>> = {
  tear: () => drop(-98, 92, 0.95),
  streams: () =>
    ([-1, 1] as const).map((side) =>
      fill(
        curve(
          [
            [side * 52, 50, 1],
            [side * 92, 46, 1],
            [side * 102, 100],
            [side * 96, 168, 1],
            [side * 72, 176, 1],
            [side * 66, 110],
          ],
          true,
        ),
        vertical(46, 176, [
          { at: 0, color: WATER, opacity: 0.95 },
          { at: 1, color: '#d7f0fc', opacity: 0.55 },
        ]),
      ),
    ),
  sweat: () => drop(146, -38, 1.25),
  sweats: () => [...drop(142, -48, 1.1), ...drop(166, 8, 0.8), ...drop(-150, -30, 0.85)],
  vein: () => [
    moved(
      112,
      -112,
      VEIN.map((points) => stroke(curve(points), '#c8333f', 8)),
    ),
  ],
  steam: () =>
    ([-1, 1] as const).map((side) =>
      moved(
        side * 214,
        -96,
        [
          shape(
            curve(
              [
                [-26, 12],
                [-30, -10],
                [-8, -24],
                [14, -18],
                [28, 0],
                [20, 18],
                [-4, 22],
              ],
              true,
            ),
            '#ffffff',
            '#c3c7d4',
            4,
          ),
        ],
        0.9,
      ),
    ),
  gloom: (tones) => {
    const ops: Op[] = [];
    for (const x of [44, 64, 84, 104, 124])
      ops.push(
        stroke(
          curve([
            [x, -96 + x * 0.12],
            [x, -62 + (x % 3) * 8],
          ]),
          mixGloom(tones),
          5,
          0.45,
        ),
      );
    return ops;
  },
  sparkle: () => [
    moved(-196, -70, [fill(star(34), '#ffe9a0'), fill(star(18), '#ffffff')]),
    moved(206, -130, [fill(star(26), '#ffe9a0'), fill(star(13), '#ffffff')]),
    moved(-222, -128, [fill(star(16), '#ffe9a0')]),
  ],
  spark: () =>
    [-24, 0, 24].map((degrees) =>
      group(
        [
          shape(
            curve(
              [
                [206, -150, 1],
                [214, -152],
                [222, -150, 1],
                [216, -108],
                [212, -108],
              ],
              true,
            ),
            '#fff1b8',
            '#d9a441',
            3.5,
          ),
        ],
        { transform: rotation(degrees, 150, -40) },
      ),
    ),
  question: () => [
    moved(196, -140, [
      stroke(
        curve([
          [-16, -18],
          [-8, -36],
          [12, -36],
          [18, -20],
          [6, -4],
          [2, 10],
        ]),
        '#ffffff',
        17,
      ),
      stroke(
        curve([
          [-16, -18],
          [-8, -36],
          [12, -36],
          [18, -20],
          [6, -4],
          [2, 10],
        ]),
        '#5f7fb3',
        9,
      ),
      fill(ellipse(2, 28, 10), '#ffffff'),
      fill(ellipse(2, 28, 6.5), '#5f7fb3'),
    ]),
  ],
  heart: () => [
    moved(196, -120, [
      shape(
        symmetric([
          [0, -8, 1],
          [14, -26],
          [34, -18],
          [32, 4],
          [0, 32, 1],
        ]),
        '#f0768c',
        '#c4445f',
        3.5,
      ),
      fill(ellipse(-14, -10, 5, 7), '#ffd3da'),
    ]),
  ],
  shiver: () =>
    ([-1, 1] as const).flatMap((side) =>
      [0, 1].map((step) =>
        stroke(
          curve([
            [side * (190 + step * 24), 40],
            [side * (200 + step * 24), 60],
            [side * (190 + step * 24), 80],
            [side * (200 + step * 24), 100],
          ]),
          '#8b93b5',
          6,
          0.8,
        ),
      ),
    ),
};

const mixGloom = (tones: Tones) => (tones.skin === tones.skinInk ? '#5a6aa0' : '#5b6596');

export function paintMarks(marks: readonly Mark[], tones: Tones): Op[] {
  return marks.flatMap((mark) => PAINTERS[mark](tones));
}
