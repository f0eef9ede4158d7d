// Beards lie under the mouth, moustaches over it. Head coordinates.
import { clipped, fill, shape, stroke, type Op } from '../drawing';
import { headOutline } from './head';
import { curve, flip, mirrored, symmetric, type Point } from '../path';
import type { Tones } from './tones';
import type { FullTraits } from '../traits';

const FULL: readonly Point[] = [
  [0, 86],
  [50, 92],
  [92, 84],
  [126, 50],
  [152, 6, 1],
  [156, 70],
  [142, 140],
  [108, 200],
  [62, 232],
  [0, 244],
];
const SHORT: readonly Point[] = [
  [0, 96],
  [48, 98],
  [88, 100],
  [126, 66],
  [150, 20, 1],
  [152, 76],
  [132, 142],
  [82, 192],
  [0, 206],
];
const LONG: readonly Point[] = [
  [0, 86],
  [50, 92],
  [92, 84],
  [126, 50],
  [152, 6, 1],
  [160, 90],
  [148, 190],
  [112, 290],
  [56, 366],
  [0, 396],
];
const GOATEE: readonly Point[] = [
  [0, 150],
  [26, 152],
  [42, 160],
  [46, 192],
  [26, 222],
  [0, 230],
];

export function paintBeard(traits: FullTraits, tones: Tones): Op[] {
  switch (traits.beard) {
    case 'stubble':
      return [clipped(headOutline(traits), [fill(symmetric(SHORT), tones.hairShade, 0.3)])];
    case 'short':
      return mass(SHORT, tones, []);
    case 'full':
      return mass(FULL, tones, [
        [
          [-70, 150],
          [-60, 200],
          [-36, 228],
        ],
        [
          [64, 150],
          [58, 200],
          [30, 230],
        ],
        [
          [0, 178],
          [4, 210],
          [0, 238],
        ],
      ]);
    case 'long':
      return mass(LONG, tones, [
        [
          [-76, 150],
          [-72, 240],
          [-34, 330],
        ],
        [
          [70, 150],
          [70, 240],
          [40, 320],
        ],
        [
          [0, 180],
          [8, 270],
          [0, 380],
        ],
      ]);
    case 'goatee':
      return mass(GOATEE, tones, []);
    default:
      return [];
  }
}

function mass(half: readonly Point[], tones: Tones, strands: readonly Point[][]): Op[] {
  const outline = curve(mirrored(half), true);
  const low = Math.max(...half.map(([, y]) => y));
  return [
    clipped(outline, [
      fill(outline, tones.hair),
      fill(
        curve(
          [
            [170, 0],
            [96, 110],
            [70, low - 60],
            [-20, low - 16],
            [-60, low + 20],
            [180, low + 20],
          ],
          true,
        ),
        tones.hairShade,
        0.75,
      ),
      ...strands.map((points) => stroke(curve(points), tones.hairInk, 4, 0.4)),
    ]),
    stroke(outline, tones.hairInk, 5),
  ];
}

/** Under the mouth of a bearded face the skin of the lip shows, so that the mouth reads. */
export function paintMouthBed(traits: FullTraits, tones: Tones): Op[] {
  if (traits.beard !== 'full' && traits.beard !== 'long' && traits.beard !== 'short') return [];
  return [
    fill(
      symmetric([
        [0, 114],
        [34, 116],
        [46, 130],
        [34, 154],
        [0, 162],
      ]),
      tones.skin,
    ),
  ];
}

export function paintMoustache(traits: FullTraits, tones: Tones): Op[] {
  if (traits.beard === 'none' || traits.beard === 'stubble') return [];
  const isBig = traits.beard === 'full' || traits.beard === 'long' || traits.beard === 'moustache';
  const points: Point[] = isBig
    ? [
        [0, 104],
        [22, 98],
        [58, 106],
        [92, 128, 1],
        [56, 130],
        [22, 122],
        [0, 116],
      ]
    : [
        [0, 108],
        [20, 104],
        [48, 110],
        [62, 124, 1],
        [34, 121],
        [0, 115],
      ];
  return ([1, -1] as const).map((side) =>
    shape(curve(side === 1 ? points : flip(points), true), tones.hair, tones.hairInk, 4.5),
  );
}
