// Hair that ends at the ears: short, pixie, messy, spiky.
import { flip, mirrored, type Point } from '../path';
import { crownAndBangs, type HairShape, lock } from './kit';

export const NAPE: readonly Point[] = [
  [0, -190],
  [120, -160],
  [166, -60],
  [160, 60],
  [128, 122],
  [0, 140],
];

const sides = (length: number): Point[] => [
  [150, -60],
  [174, -40],
  [178, 10],
  [166, length - 20],
  [152, length, 1],
  [146, 20],
];

export const short: HairShape = (look) => ({
  back: lock(mirrored(NAPE), look.tones, { isBack: true }),
  over: [],
  front: [
    ...lock(sides(58), look.tones),
    ...lock(flip(sides(58)), look.tones),
    ...crownAndBangs(look),
  ],
});

export const pixie: HairShape = (look) => ({
  back: lock(
    mirrored([
      [0, -190],
      [126, -160],
      [180, -50],
      [184, 50],
      [168, 110, 1],
      [150, 90],
      [128, 150, 1],
      [100, 128],
      [0, 140],
    ]),
    look.tones,
    { isBack: true },
  ),
  over: [],
  front: [
    ...lock(
      [
        [148, -60],
        [182, -40],
        [186, 20],
        [198, 74, 1],
        [172, 66],
        [160, 110, 1],
        [146, 40],
      ],
      look.tones,
    ),
    ...lock(
      [
        [-148, -60],
        [-182, -40],
        [-186, 20],
        [-198, 74, 1],
        [-172, 66],
        [-160, 110, 1],
        [-146, 40],
      ],
      look.tones,
    ),
    ...crownAndBangs(look),
  ],
});

export const messy: HairShape = (look) => {
  const { tones } = look;
  const top: Point[] = look.isCovered
    ? []
    : [
        [-168, -60],
        [-206, -96, 1],
        [-172, -112],
        [-186, -172, 1],
        [-136, -164],
        [-124, -226, 1],
        [-76, -204],
        [-34, -252, 1],
        [-2, -216],
        [48, -246, 1],
        [74, -204],
        [132, -220, 1],
        [136, -164],
        [190, -160, 1],
        [172, -106],
        [208, -80, 1],
        [168, -50],
        [120, -120],
        [0, -160],
        [-120, -120],
      ];
  return {
    back: lock(
      mirrored([
        [0, -190],
        [130, -160],
        [184, -50],
        [192, 40, 1],
        [168, 44],
        [170, 92, 1],
        [142, 86],
        [122, 132, 1],
        [0, 130],
      ]),
      tones,
      { isBack: true },
    ),
    over: [],
    front: [
      ...lock(
        [
          [148, -60],
          [180, -40],
          [194, 16, 1],
          [172, 22],
          [176, 70, 1],
          [154, 60],
          [146, 20],
        ],
        tones,
      ),
      ...lock(
        [
          [-148, -60],
          [-180, -40],
          [-194, 16, 1],
          [-172, 22],
          [-176, 70, 1],
          [-154, 60],
          [-146, 20],
        ],
        tones,
      ),
      ...(top.length > 0
        ? lock(top, tones, {
            shade: [
              [90, -260],
              [110, -140],
              [130, -60],
              [220, -60],
              [220, -260],
            ],
          })
        : []),
      ...crownAndBangs(look, look.traits.bangs === 'none' ? 'wisps' : look.traits.bangs),
    ],
  };
};

/** Tall points, swept up. */
export const spiky: HairShape = (look) => {
  const { tones } = look;
  if (look.isCovered) return messy(look);
  const top: Point[] = [
    [-166, 10, 1],
    [-198, -50, 1],
    [-178, -70],
    [-232, -138, 1],
    [-170, -136],
    [-188, -224, 1],
    [-112, -190],
    [-92, -268, 1],
    [-36, -214],
    [14, -282, 1],
    [46, -214],
    [112, -262, 1],
    [116, -186],
    [192, -208, 1],
    [168, -130],
    [232, -120, 1],
    [180, -66],
    [200, -40, 1],
    [166, 10, 1],
    [146, -40],
    [126, -62],
    [112, -20, 1],
    [84, -74],
    [46, -28, 1],
    [26, -82],
    [-12, -26, 1],
    [-34, -78],
    [-76, -26, 1],
    [-96, -70],
    [-124, -26, 1],
    [-146, -40],
  ];
  return {
    back: lock(
      mirrored([
        [0, -190],
        [130, -150],
        [176, -40],
        [186, 50, 1],
        [160, 46],
        [150, 100, 1],
        [120, 90],
        [0, 130],
      ]),
      tones,
      { isBack: true },
    ),
    over: [],
    front: lock(top, tones, {
      shade: [
        [80, -290],
        [84, -180],
        [130, -110],
        [136, -40],
        [160, 20],
        [250, 20],
        [250, -290],
      ],
      shine: [
        [-150, -100, 1],
        [-110, -140],
        [-70, -150, 1],
        [-92, -128],
        [-84, -112, 1],
        [-124, -110],
      ],
      strands: [
        [
          [26, -82],
          [24, -130],
          [10, -180],
        ],
        [
          [-34, -78],
          [-40, -130],
          [-60, -180],
        ],
        [
          [84, -74],
          [86, -120],
          [100, -170],
        ],
      ],
    }),
  };
};
