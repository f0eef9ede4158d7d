// Hair that hangs: bob, shoulder, long, wavy.
import type { Op } from '../drawing';
import type { Tones } from '../face/tones';
import { flip, mirrored, type Point } from '../path';
import { crownAndBangs, type HairShape, lock } from './kit';

export const both = (
  points: readonly Point[],
  tones: Tones,
  strands: readonly (readonly Point[])[] = [],
): Op[] => [
  ...lock(points, tones, { strands, shade: points.map(([x, y]): Point => [x + 26, y + 12]) }),
  ...lock(flip(points), tones, { strands: strands.map((strand) => flip(strand)) }),
];

export const bob: HairShape = (look) => ({
  back: lock(
    mirrored([
      [0, -190],
      [130, -160],
      [186, -60],
      [202, 60],
      [204, 150],
      [172, 196, 1],
      [120, 176],
      [0, 180],
    ]),
    look.tones,
    { isBack: true },
  ),
  over: [],
  front: [
    ...both(
      [
        [140, -90],
        [178, -60],
        [200, 40],
        [206, 140],
        [176, 188, 1],
        [140, 168, 1],
        [150, 100],
        [146, 20],
      ],
      look.tones,
      [
        [
          [168, -10],
          [180, 80],
          [170, 168],
        ],
      ],
    ),
    ...crownAndBangs(look),
  ],
});

export const shoulder: HairShape = (look) => ({
  back: lock(
    mirrored([
      [0, -190],
      [130, -160],
      [182, -60],
      [198, 60],
      [208, 190],
      [230, 264, 1],
      [170, 280],
      [0, 290],
    ]),
    look.tones,
    { isBack: true },
  ),
  over: [],
  front: [
    ...both(
      [
        [140, -90],
        [176, -60],
        [192, 60],
        [196, 170],
        [226, 262, 1],
        [172, 258],
        [142, 216, 1],
        [152, 110],
        [146, 20],
      ],
      look.tones,
      [
        [
          [166, -10],
          [172, 100],
          [186, 230],
        ],
      ],
    ),
    ...crownAndBangs(look),
  ],
});

export const long: HairShape = (look) => ({
  back: lock(
    mirrored([
      [0, -190],
      [130, -160],
      [184, -60],
      [200, 80],
      [214, 300],
      [226, 620],
      [190, 700, 1],
      [0, 690],
    ]),
    look.tones,
    { isBack: true },
  ),
  over: both(
    [
      [150, 0],
      [182, 40],
      [192, 190],
      [196, 330],
      [176, 470],
      [150, 540, 1],
      [126, 440],
      [120, 320],
      [134, 200],
      [138, 90],
    ],
    look.tones,
    [
      [
        [160, 80],
        [166, 260],
        [152, 470],
      ],
      [
        [180, 200],
        [182, 320],
        [166, 440],
      ],
    ],
  ),
  front: [
    ...both(
      [
        [140, -90],
        [176, -60],
        [188, 60],
        [186, 200],
        [150, 210, 1],
        [150, 110],
        [146, 20],
      ],
      look.tones,
      [
        [
          [166, -10],
          [170, 90],
          [164, 190],
        ],
      ],
    ),
    ...crownAndBangs(look),
  ],
});

export const wavy: HairShape = (look) => ({
  back: lock(
    mirrored([
      [0, -190],
      [130, -160],
      [192, -60],
      [214, 60],
      [196, 150],
      [238, 250],
      [216, 350],
      [246, 440],
      [200, 520, 1],
      [0, 520],
    ]),
    look.tones,
    { isBack: true },
  ),
  over: both(
    [
      [150, 0],
      [190, 60],
      [212, 130],
      [186, 210],
      [220, 300],
      [190, 390],
      [170, 470, 1],
      [134, 410],
      [146, 320],
      [118, 240],
      [144, 160],
      [134, 80],
    ],
    look.tones,
    [
      [
        [166, 60],
        [182, 140],
        [156, 230],
        [184, 310],
        [164, 400],
      ],
    ],
  ),
  front: [
    ...both(
      [
        [140, -90],
        [182, -60],
        [204, 30],
        [192, 110],
        [210, 186],
        [160, 214, 1],
        [158, 130],
        [146, 20],
      ],
      look.tones,
      [
        [
          [166, -20],
          [184, 60],
          [172, 150],
        ],
      ],
    ),
    ...crownAndBangs(look),
  ],
});
