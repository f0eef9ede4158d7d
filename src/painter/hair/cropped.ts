// Little or no hair: bald, buzz, balding, slick.
import { clipped, fill, stroke } from '../drawing';
import { headOutline } from '../face/head';
import { blob, curve, flip, mirrored, type Point } from '../path';
import { type HairShape, lock } from './kit';
import { NAPE } from './short';

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
