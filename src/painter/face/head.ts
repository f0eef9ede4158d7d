// Skull, ears, nose, age: the head without hair and feelings. Head coordinates: the middle between
// crown and chin is the origin, the chin lies at about 190.
import { append, clipped, fill, pool, shape, stroke, type Op } from '../drawing';
import { mix } from '../color';
import { curve, ellipse, flip, symmetric, type Point } from '../path';
import type { Tones } from './tones';
import type { FullTraits } from '../traits';

const SKULL: readonly Point[] = [
  [0, -186],
  [92, -166],
  [146, -96],
];
const JAWS = {
  soft: [
    [154, -8],
    [146, 62],
    [112, 126],
    [56, 174],
    [0, 190],
  ],
  even: [
    [154, -6],
    [148, 66],
    [118, 130],
    [64, 178],
    [0, 193],
  ],
  square: [
    [152, -4],
    [148, 70],
    [128, 136],
    [76, 186],
    [0, 197],
  ],
  child: [
    [160, -4],
    [158, 62],
    [126, 124],
    [62, 164],
    [0, 174],
  ],
  round: [
    [160, -4],
    [162, 70],
    [136, 142],
    [74, 186],
    [0, 196],
  ],
} as const satisfies Record<string, readonly Point[]>;

export function headOutline(traits: FullTraits): string {
  const jaw = traits.age === 'child' ? 'child' : traits.body === 'round' ? 'round' : traits.figure;
  return symmetric([...SKULL, ...JAWS[jaw]]);
}

export function paintEars(traits: FullTraits, tones: Tones): Op[] {
  if (
    traits.species === 'catfolk' ||
    traits.species === 'foxfolk' ||
    traits.species === 'rabbitfolk'
  )
    return [];
  const isPointed = traits.species === 'elf' || traits.species === 'demon';
  const outer: Point[] = isPointed
    ? [
        [144, 6],
        [172, -28],
        [232, -72, 1],
        [214, -6],
        [178, 50],
        [146, 66],
      ]
    : [
        [144, 4],
        [164, -14],
        [182, 0],
        [180, 36],
        [164, 64],
        [144, 66],
      ];
  const inner: Point[] = isPointed
    ? [
        [156, 14],
        [180, -12],
        [206, -42],
        [188, 10],
        [164, 40],
      ]
    : [
        [156, 12],
        [170, 8],
        [170, 28],
        [160, 44],
      ];
  return ([1, -1] as const).flatMap((side) => {
    const turn = (points: Point[]) => (side === 1 ? points : flip(points));
    return [
      shape(curve(turn(outer), true), tones.skin, tones.skinInk, 5),
      fill(curve(turn(inner), true), tones.skinShade),
    ];
  });
}

export function paintHead(traits: FullTraits, tones: Tones): Op[] {
  const outline = headOutline(traits);
  const inside: Op[] = [
    fill(outline, tones.skin),
    // Light comes from the upper left: the right cheek and the jaw turn away from it.
    fill(
      curve(
        [
          [176, -120],
          [118, -40],
          [128, 60],
          [92, 132],
          [30, 176],
          [-30, 200],
          [180, 220],
        ],
        true,
      ),
      tones.skinShade,
      0.5,
    ),
    fill(ellipse(-96, 88, 40, 26), pool(-96, 88, 42, tones.blush, 0.26)),
    fill(ellipse(96, 88, 40, 26), pool(96, 88, 42, tones.blush, 0.26)),
  ];
  return [clipped(outline, inside), stroke(outline, tones.skinInk, 5)];
}

export function paintNose(traits: FullTraits, tones: Tones): Op[] {
  if (traits.age === 'child' || traits.figure === 'soft') {
    const y = traits.age === 'child' ? 78 : 86;
    return [
      stroke(
        curve([
          [-3, y - 6],
          [5, y + 1],
          [-2, y + 6],
        ]),
        tones.skinInk,
        4.5,
        0.75,
      ),
    ];
  }
  const wide = traits.age === 'old' ? 1.35 : 1;
  return [
    fill(
      curve(
        [
          [4, 40, 1],
          [14, 74],
          [20 * wide, 90],
          [2, 98, 1],
          [4, 70],
        ],
        true,
      ),
      tones.skinShade,
      0.8,
    ),
    stroke(
      curve([
        [-12 * wide, 92],
        [-2, 99],
        [12 * wide, 94],
      ]),
      tones.skinInk,
      4.5,
      0.8,
    ),
  ];
}

/** Wrinkles, freckles, scars, dirt, a wet face. */
export function paintSkinMarks(traits: FullTraits, tones: Tones): Op[] {
  const ops: Op[] = [];
  if (traits.age === 'old') {
    for (const side of [-1, 1] as const) {
      const turn = (points: Point[]) => (side === 1 ? points : flip(points));
      ops.push(
        stroke(
          curve(
            turn([
              [46, 72],
              [66, 79],
              [90, 74],
            ]),
          ),
          tones.skinInk,
          3.5,
          0.5,
        ),
      );
      ops.push(
        stroke(
          curve(
            turn([
              [118, 14],
              [130, 6],
            ]),
          ),
          tones.skinInk,
          3.5,
          0.45,
        ),
        stroke(
          curve(
            turn([
              [120, 28],
              [134, 28],
            ]),
          ),
          tones.skinInk,
          3.5,
          0.45,
        ),
      );
      ops.push(
        stroke(
          curve(
            turn([
              [34, 100],
              [52, 118],
              [58, 138],
            ]),
          ),
          tones.skinInk,
          4,
          0.45,
        ),
      );
    }
    ops.push(
      stroke(
        curve([
          [-54, -92],
          [0, -98],
          [54, -92],
        ]),
        tones.skinInk,
        3.5,
        0.35,
      ),
      stroke(
        curve([
          [-40, -112],
          [0, -117],
          [40, -112],
        ]),
        tones.skinInk,
        3.5,
        0.28,
      ),
    );
  }
  if (traits.marks === 'freckles') {
    const spots: Point[] = [
      [66, 84],
      [84, 92],
      [102, 82],
      [90, 76],
      [76, 98],
      [112, 94],
      [16, 78],
      [30, 86],
    ];
    for (const [x, y] of [...spots, ...flip(spots)])
      ops.push(fill(ellipse(x, y, 3.4), mix(tones.skinShade, '#a85f3a', 0.6), 0.8));
  }
  if (traits.marks === 'rosy')
    for (const x of [-100, 100])
      ops.push({ op: 'path', d: ellipse(x, 90, 40, 26), fill: pool(x, 90, 40, tones.blush, 0.8) });
  if (traits.marks === 'beautyspot') ops.push(fill(ellipse(64, 112, 4.5), '#4a2b2f'));
  if (traits.marks === 'scar')
    append(ops, [
      stroke(
        curve([
          [-112, -8],
          [-100, 40],
          [-84, 96],
        ]),
        mix(tones.skinShade, '#b5535a', 0.5),
        6,
        0.9,
      ),
      ...[10, 40, 70].map((y) =>
        stroke(
          curve([
            [-114 + y * 0.22, y + 3],
            [-98 + y * 0.22, y - 3],
          ]),
          mix(tones.skinShade, '#b5535a', 0.5),
          4,
          0.8,
        ),
      ),
    ]);
  if (traits.marks === 'dirt') {
    ops.push(
      fill(
        curve(
          [
            [-128, 60],
            [-98, 74],
            [-74, 104],
            [-102, 112],
            [-130, 92],
          ],
          true,
        ),
        '#7d6a58',
        0.45,
      ),
      fill(
        curve(
          [
            [84, 106],
            [112, 96],
            [124, 112],
            [98, 126],
          ],
          true,
        ),
        '#7d6a58',
        0.42,
      ),
      fill(
        curve(
          [
            [-14, 66],
            [16, 70],
            [10, 84],
            [-12, 82],
          ],
          true,
        ),
        '#7d6a58',
        0.4,
      ),
      fill(ellipse(70, -64, 15, 9), '#7d6a58', 0.35),
    );
  }
  return ops;
}
