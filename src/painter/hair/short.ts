// Hair that ends at the ears or above.
import { clipped, fill, stroke } from '../drawing';
import { headOutline } from '../face/head';
import { blob, curve, flip, mirrored, symmetric, type Point } from '../path';
import { crownAndBangs, lock, type HairShape } from './kit';

const NAPE: readonly Point[] = [
  [0, -190],
  [120, -160],
  [166, -60],
  [160, 60],
  [128, 122],
  [0, 140],
];

export const bald: HairShape = ({ tones }) => ({
  back: [],
  over: [],
  front: [
    fill(
      blob([
        [-84, -148],
        [-40, -168],
        [-20, -160],
        [-50, -146],
        [-78, -128],
      ]),
      '#ffffff',
      0.3,
    ),
    stroke(
      curve([
        [-60, -92],
        [0, -98],
        [60, -92],
      ]),
      tones.skinInk,
      3,
      0.2,
    ),
  ],
});

export const buzz: HairShape = ({ traits, tones }) => {
  const edge: Point[] = [
    [-168, -10],
    [-160, -96],
    [-112, -164],
    [0, -194],
    [112, -164],
    [160, -96],
    [168, -10],
    [152, 12, 1],
    [146, -40],
    [118, -96, 1],
    [60, -118],
    [0, -108],
    [-60, -118],
    [-118, -96, 1],
    [-146, -40],
    [-152, 12, 1],
  ];
  return {
    back: [],
    over: [],
    front: [
      clipped(blob(edge), [
        fill(blob(edge), tones.hair),
        fill(
          blob([
            [60, -190],
            [110, -120],
            [140, -40],
            [190, 40],
            [190, -190],
          ]),
          tones.hairShade,
          0.8,
        ),
        clipped(headOutline(traits), [
          fill(
            blob([
              [-110, -110],
              [-60, -150],
              [-10, -160],
              [-50, -132],
              [-92, -96],
            ]),
            tones.hairLight,
            0.5,
          ),
        ]),
      ]),
      stroke(blob(edge), tones.hairInk, 4),
    ],
  };
};

/** A ring of hair round a bare crown. */
export const balding: HairShape = ({ tones }) => {
  const tuft: Point[] = [
    [134, -104],
    [166, -84],
    [192, -40],
    [186, -8],
    [196, 26],
    [176, 60],
    [156, 70, 1],
    [150, 24],
    [146, -20],
    [138, -62],
  ];
  return {
    back: [],
    over: [],
    front: [
      fill(
        blob([
          [-84, -148],
          [-40, -168],
          [-20, -160],
          [-50, -146],
          [-78, -128],
        ]),
        '#ffffff',
        0.3,
      ),
      ...lock(tuft, tones, {
        shade: [
          [160, -60],
          [170, 0],
          [160, 70],
          [210, 70],
          [210, -60],
        ],
        strands: [
          [
            [150, -60],
            [172, -30],
            [164, 10],
          ],
        ],
      }),
      ...lock(flip(tuft), tones, {
        strands: [
          [
            [-150, -60],
            [-172, -30],
            [-164, 10],
          ],
        ],
      }),
    ],
  };
};

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

/** Combed straight back. */
export const slick: HairShape = ({ tones, isCovered }) => {
  const lift = isCovered ? 26 : 0;
  const outline: Point[] = [
    [-166, 30, 1],
    [-174, -60],
    [-150, -150 + lift],
    [-84, -212 + lift],
    [0, -230 + lift],
    [84, -212 + lift],
    [150, -150 + lift],
    [174, -60],
    [166, 30, 1],
    [148, -40],
    [122, -96],
    [74, -122],
    [10, -116],
    [-70, -122],
    [-122, -96],
    [-148, -40],
  ];
  return {
    back: lock(mirrored(NAPE), tones, { isBack: true }),
    over: [],
    front: lock(outline, tones, {
      shade: [
        [50, -240],
        [96, -160],
        [140, -60],
        [150, 40],
        [200, 40],
        [200, -240],
      ],
      shine: [
        [-124, -120, 1],
        [-84, -172],
        [-50, -186, 1],
        [-66, -156],
        [-96, -112, 1],
      ],
      strands: [
        [
          [-70, -122],
          [-64, -170],
          [-30, -214],
        ],
        [
          [10, -118],
          [14, -170],
          [20, -222],
        ],
        [
          [74, -122],
          [78, -170],
          [60, -212],
        ],
        [
          [-122, -96],
          [-126, -130],
          [-100, -180],
        ],
        [
          [122, -96],
          [128, -130],
          [116, -176],
        ],
      ],
    }),
  };
};

export const curly: HairShape = (look) => {
  const { tones } = look;
  const scallops = (
    count: number,
    rx: number,
    ry: number,
    y: number,
    from: number,
    to: number,
    bump: number,
  ): Point[] =>
    Array.from({ length: count * 2 + 1 }, (_, step): Point => {
      const angle = ((from + ((to - from) * step) / (count * 2)) * Math.PI) / 180;
      const out = step % 2 === 0 ? 0 : bump;
      return [
        Math.cos(angle) * (rx + out),
        y + Math.sin(angle) * (ry + out),
        step % 2 === 0 ? 1 : 0,
      ];
    });
  const isLong = look.traits.figure === 'soft';
  const back = [
    ...scallops(
      isLong ? 11 : 9,
      186,
      isLong ? 210 : 190,
      isLong ? -10 : -40,
      isLong ? 140 : 160,
      isLong ? 400 : 380,
      34,
    ),
  ];
  const crown = scallops(8, 168, look.isCovered ? 150 : 176, -34, 176, 364, 28);
  const fringe: Point[] = [
    [166, 20, 1],
    [150, -30],
    [138, -40, 1],
    [112, -22],
    [92, -60, 1],
    [58, -24],
    [34, -58, 1],
    [0, -24],
    [-28, -60, 1],
    [-62, -22],
    [-92, -58, 1],
    [-118, -22],
    [-140, -38, 1],
    [-150, -30],
  ];
  const curl = (x: number, y: number, size: number): Point[] => [
    [x - size, y + size * 0.4],
    [x - size * 0.4, y - size * 0.7],
    [x + size * 0.7, y - size * 0.4],
    [x + size * 0.5, y + size * 0.5],
    [x - size * 0.1, y + size * 0.3],
  ];
  return {
    back: lock(back, tones, { isBack: true }),
    over: [],
    front: lock([...crown, ...fringe], tones, {
      shade: [
        [70, -250],
        [100, -150],
        [130, -60],
        [140, 30],
        [240, 30],
        [240, -250],
      ],
      strands: [
        curl(-70, -110, 30),
        curl(10, -140, 32),
        curl(86, -106, 30),
        curl(-124, -66, 22),
        curl(-16, -84, 24),
        curl(130, -50, 20),
      ],
      shine: [
        [-118, -126, 1],
        [-80, -160],
        [-40, -172, 1],
        [-60, -150],
        [-56, -138, 1],
        [-94, -126],
      ],
    }),
  };
};

export const afro: HairShape = (look) => {
  const { tones } = look;
  const ring = Array.from({ length: 36 }, (_, step): Point => {
    const angle = (step / 36) * Math.PI * 2;
    const out = step % 2 === 0 ? 0 : 12;
    return [Math.cos(angle) * (238 + out), -60 + Math.sin(angle) * (208 + out)];
  });
  const hairline: Point[] = [
    [-166, 20, 1],
    [-176, -80],
    [-130, -180],
    [0, -224],
    [130, -180],
    [176, -80],
    [166, 20, 1],
    [150, -20],
    [130, -74],
    [80, -98],
    [0, -106],
    [-80, -98],
    [-130, -74],
    [-150, -20],
  ];
  const shine: Point[] = [
    [-176, -150, 1],
    [-120, -220],
    [-60, -244, 1],
    [-100, -204],
    [-150, -130, 1],
  ];
  return {
    back: look.isCovered
      ? lock(
          ring.map(([x, y]): Point => [x * 0.92, Math.max(y, -120)]),
          tones,
        )
      : lock(ring, tones, {
          shade: [
            [110, -300],
            [150, -160],
            [160, 0],
            [100, 180],
            [300, 180],
            [300, -300],
          ],
          shine,
        }),
    over: [],
    front: [
      clipped(
        symmetric([
          [0, -300],
          [300, -300],
          [300, 40],
          [0, 40],
        ]),
        [fill(blob(hairline), tones.hair), stroke(curve(hairline.slice(6)), tones.hairInk, 4.5)],
      ),
    ],
  };
};
