// Hair that is tied up: ponytail, bun, braids, pigtails.
import { mix } from '../color';
import { clipped, fill, type Op, shape, stroke } from '../drawing';
import { blob, curve, ellipse, flip, mirrored, type Point } from '../path';
import { crownAndBangs, type HairLook, type HairShape, lock } from './kit';
import { both } from './long';

const NAPE: readonly Point[] = [
  [0, -190],
  [124, -160],
  [168, -60],
  [164, 50],
  [130, 130],
  [0, 150],
];

const sideLock: readonly Point[] = [
  [142, -70],
  [168, -50],
  [176, 20],
  [172, 90],
  [156, 146, 1],
  [146, 80],
  [144, 10],
];

export const ponytail: HairShape = (look) => {
  const { tones } = look;
  if (look.traits.figure === 'square') {
    // Tied low, over one shoulder.
    return {
      back: lock(mirrored(NAPE), tones, { isBack: true }),
      over: tail(look),
      front: [
        ...both(
          sideLock.slice(0, 4).concat([
            [152, 60, 1],
            [145, 10],
          ]),
          tones,
        ),
        ...crownAndBangs(look),
      ],
    };
  }
  const swing: Point[] = [
    [40, -196],
    [120, -236],
    [214, -214],
    [268, -110],
    [276, 60],
    [300, 200],
    [272, 330, 1],
    [226, 230],
    [206, 90],
    [190, -40],
    [130, -120],
  ];
  return {
    back: [
      ...lock(mirrored(NAPE), tones, { isBack: true }),
      ...lock(swing, tones, {
        shade: [
          [240, -140],
          [240, 40],
          [262, 200],
          [260, 340],
          [330, 300],
          [320, -140],
        ],
        strands: [
          [
            [130, -206],
            [220, -120],
            [236, 60],
            [262, 260],
          ],
          [
            [120, -170],
            [196, -80],
            [216, 60],
          ],
        ],
        shine: [
          [150, -200, 1],
          [206, -180],
          [240, -120, 1],
          [216, -140],
          [180, -170],
        ],
      }),
    ],
    over: [],
    front: [...both(sideLock, tones), ...crownAndBangs(look), ...tie(look, 86, -204, 24)],
  };
};

const tie = ({ traits, tones }: HairLook, x: number, y: number, size: number): Op[] => [
  shape(
    ellipse(x, y, size, size * 0.72),
    traits.accentColor,
    mix(traits.accentColor, tones.hairInk, 0.6),
    5,
  ),
];

const tail = (look: HairLook): Op[] => [
  ...lock(
    [
      [-110, 150],
      [-150, 190],
      [-186, 300],
      [-176, 420],
      [-140, 500, 1],
      [-112, 420],
      [-104, 300],
      [-84, 200],
    ],
    look.tones,
    {
      strands: [
        [
          [-120, 190],
          [-150, 300],
          [-144, 440],
        ],
      ],
    },
  ),
  ...tie(look, -112, 186, 30),
];

export const bun: HairShape = (look) => {
  const { tones } = look;
  const low = look.isCovered;
  const knot: Point[] = low
    ? [
        [140, 80],
        [200, 60],
        [240, 110],
        [226, 172],
        [170, 186],
        [130, 150],
      ]
    : [
        [-78, -206],
        [-84, -268],
        [-40, -314],
        [30, -318],
        [80, -276],
        [78, -206],
        [0, -180],
      ];
  const swirl: Point[][] = low
    ? [
        [
          [150, 110],
          [190, 90],
          [216, 124],
          [190, 150],
        ],
      ]
    : [
        [
          [-52, -222],
          [-40, -280],
          [20, -290],
          [44, -250],
          [10, -226],
        ],
        [
          [-70, -240],
          [-30, -306],
        ],
      ];
  return {
    back: [
      ...lock(mirrored(NAPE), tones, { isBack: true }),
      ...lock(knot, tones, {
        strands: swirl,
        shade: low
          ? [
              [190, 60],
              [200, 130],
              [180, 200],
              [260, 190],
              [260, 60],
            ]
          : [
              [30, -330],
              [40, -260],
              [20, -190],
              [110, -190],
              [110, -330],
            ],
      }),
    ],
    over: [],
    front: [
      ...both(
        sideLock.map(([x, y, corner]): Point => [x, y > 60 ? y - 26 : y, corner ?? 0]),
        tones,
      ),
      ...crownAndBangs(look),
    ],
  };
};

/** A plait from `top`, segments getting smaller, tied at the end. */
function plait(look: HairLook, x: number, top: number, count: number, drift: number): Op[] {
  const { tones, traits } = look;
  const ops: Op[] = [];
  let y = top;
  let at = x;
  for (let step = 0; step < count; step++) {
    const size = 40 - step * (16 / count);
    const knot: Point[] = [
      [at, y - size * 0.5],
      [at + size, y - size * 0.55],
      [at + size * 0.86, y + size * 0.5],
      [at, y + size * 1.12, 1],
      [at - size * 0.86, y + size * 0.5],
      [at - size, y - size * 0.55],
    ];
    const outline = blob(knot);
    ops.push(
      clipped(outline, [
        fill(outline, tones.hair),
        fill(
          blob([
            [at + 4, y - size],
            [at + 10, y],
            [at, y + size * 1.2],
            [at + size * 1.4, y + size],
            [at + size * 1.4, y - size],
          ]),
          tones.hairShade,
          0.8,
        ),
        stroke(
          curve([
            [at - size * 0.66, y - size * 0.3],
            [at - size * 0.1, y + size * 0.9],
          ]),
          tones.hairInk,
          3,
          0.35,
        ),
      ]),
      stroke(outline, tones.hairInk, 4.5),
    );
    y += size * 1.08;
    at += drift;
  }
  const end = blob([
    [at - 18, y - 6],
    [at + 18, y - 6],
    [at + 24, y + 36],
    [at + 4, y + 70, 1],
    [at - 22, y + 36],
  ]);
  return [
    shape(end, tones.hair, tones.hairInk, 4.5),
    ...ops,
    shape(
      ellipse(at, y - 2, 22, 13),
      traits.accentColor,
      mix(traits.accentColor, tones.hairInk, 0.6),
      4.5,
    ),
  ];
}

export const braid: HairShape = (look) => ({
  back: lock(mirrored(NAPE), look.tones, { isBack: true }),
  over: plait(look, -136, 96, 10, 1.6),
  front: [...both(sideLock, look.tones), ...crownAndBangs(look)],
});

export const braids: HairShape = (look) => ({
  back: lock(mirrored(NAPE), look.tones, { isBack: true }),
  over: [...plait(look, -150, 84, 10, -1), ...plait(look, 150, 84, 10, 1)],
  front: [
    ...both(
      sideLock.slice(0, 4).concat([
        [158, 126, 1],
        [146, 60],
        [144, 10],
      ]),
      look.tones,
    ),
    ...crownAndBangs(look),
  ],
});

export const pigtails: HairShape = (look) => {
  const { tones } = look;
  const bunch: Point[] = [
    [150, -130],
    [210, -168],
    [270, -120],
    [290, -10],
    [276, 110],
    [300, 190, 1],
    [240, 176],
    [214, 70],
    [200, -40],
    [160, -90],
  ];
  const strands: Point[][] = [
    [
      [190, -130],
      [246, -70],
      [252, 60],
      [264, 150],
    ],
    [
      [180, -110],
      [222, -40],
      [234, 80],
    ],
  ];
  return {
    back: [
      ...lock(mirrored(NAPE), tones, { isBack: true }),
      ...lock(bunch, tones, {
        strands,
        shade: [
          [256, -120],
          [254, 20],
          [262, 200],
          [330, 200],
          [330, -120],
        ],
      }),
      ...lock(flip(bunch), tones, { strands: strands.map((strand) => flip(strand)) }),
    ],
    over: [],
    front: [
      ...both(
        sideLock.slice(0, 4).concat([
          [156, 96, 1],
          [146, 60],
          [144, 10],
        ]),
        tones,
      ),
      ...crownAndBangs(look),
      ...tie(look, 164, -122, 26),
      ...tie(look, -164, -122, 26),
    ],
  };
};
