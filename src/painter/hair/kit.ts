// What all hair is made of: an outline, a shadow side, strands, a band of light. Head coordinates.
import { clipped, fill, stroke, type Op } from '../drawing';
import { blob, curve, type Point } from '../path';
import type { Tones } from '../face/tones';
import type { FullTraits } from '../traits';

export interface HairPaint {
  /** Behind neck and body. */
  readonly back: readonly Op[];
  /** Before the clothes, under the head: braids and locks on the shoulders. */
  readonly over: readonly Op[];
  /** Before the face. */
  readonly front: readonly Op[];
}

export interface HairLook {
  readonly traits: FullTraits;
  readonly tones: Tones;
  /** A hat sits on the crown: the hair keeps flat there. */
  readonly isCovered: boolean;
}

export type HairShape = (look: HairLook) => HairPaint;

interface LockStyle {
  readonly shade?: readonly Point[];
  readonly strands?: readonly (readonly Point[])[];
  readonly shine?: readonly Point[];
  readonly isBack?: boolean;
}

/** One mass of hair. */
export function lock(points: readonly Point[], tones: Tones, style: LockStyle = {}): Op[] {
  const outline = blob(points);
  const inside: Op[] = [fill(outline, style.isBack === true ? tones.hairShade : tones.hair)];
  if (style.shade !== undefined)
    inside.push(
      fill(
        blob(style.shade),
        style.isBack === true ? tones.hairInk : tones.hairShade,
        style.isBack === true ? 0.3 : 0.8,
      ),
    );
  if (style.shine !== undefined) inside.push(fill(blob(style.shine), tones.hairLight, 0.75));
  for (const strand of style.strands ?? [])
    inside.push(stroke(curve(strand), tones.hairInk, 3.5, 0.42));
  return [clipped(outline, inside), stroke(outline, tones.hairInk, 5)];
}

/** The crown, left temple to right temple. */
export const CROWN: readonly Point[] = [
  [-177, -14],
  [-172, -92],
  [-132, -168],
  [-64, -210],
  [0, -219],
  [64, -210],
  [132, -168],
  [172, -92],
  [177, -14],
];
const FLAT_CROWN: readonly Point[] = [
  [-168, -14],
  [-162, -86],
  [-122, -154],
  [-60, -190],
  [0, -198],
  [60, -190],
  [122, -154],
  [162, -86],
  [168, -14],
];

/** Lower edges of the front hair, right temple to left temple. */
const EDGES: Readonly<Record<FullTraits['bangs'], readonly Point[]>> = {
  none: [
    [160, 44, 1],
    [150, -18],
    [132, -78],
    [84, -124],
    [0, -140],
    [-84, -124],
    [-132, -78],
    [-150, -18],
    [-160, 44, 1],
  ],
  parted: [
    [160, 96, 1],
    [150, 20],
    [138, -34],
    [92, -92],
    [34, -146],
    [14, -168, 1],
    [-6, -140],
    [-66, -90],
    [-132, -34],
    [-150, 20],
    [-160, 96, 1],
  ],
  side: [
    [160, 80, 1],
    [150, 4],
    [140, -36, 1],
    [118, -66],
    [104, -98, 1],
    [66, -52],
    [14, -34, 1],
    [22, -56],
    [-20, -34],
    [-72, -22, 1],
    [-62, -44],
    [-104, -30],
    [-138, -6, 1],
    [-146, 20],
    [-160, 84, 1],
  ],
  straight: [
    [161, 76, 1],
    [149, 0],
    [134, -40, 1],
    [112, -32],
    [78, -26, 1],
    [70, -44],
    [48, -30],
    [20, -24, 1],
    [10, -42],
    [-14, -30],
    [-44, -25, 1],
    [-54, -44],
    [-76, -32],
    [-104, -27, 1],
    [-116, -42],
    [-134, -36, 1],
    [-149, 0],
    [-161, 76, 1],
  ],
  wisps: [
    [160, 88, 1],
    [150, 10],
    [136, -48, 1],
    [96, -78],
    [86, -104, 1],
    [64, -70],
    [46, -30, 1],
    [36, -74],
    [18, -108, 1],
    [-14, -60],
    [-38, -28, 1],
    [-44, -62],
    [-62, -40],
    [-78, -20, 1],
    [-92, -66],
    [-134, -50, 1],
    [-150, 10],
    [-160, 88, 1],
  ],
  spikes: [
    [162, 60, 1],
    [148, -4],
    [140, -30, 1],
    [122, -58],
    [104, -14, 1],
    [86, -66],
    [56, -22, 1],
    [34, -74],
    [4, -18, 1],
    [-18, -72],
    [-50, -24, 1],
    [-70, -66],
    [-100, -16, 1],
    [-118, -58],
    [-140, -26, 1],
    [-150, 0],
    [-162, 60, 1],
  ],
};

const SHINE: readonly Point[] = [
  [-134, -104, 1],
  [-98, -142],
  [-40, -162],
  [-8, -164, 1],
  [-34, -150],
  [-22, -138, 1],
  [-60, -138],
  [-66, -120, 1],
  [-98, -118],
  [-104, -100, 1],
  [-122, -108],
];
const SHADE: readonly Point[] = [
  [60, -216],
  [110, -150],
  [140, -80],
  [142, -20],
  [150, 90],
  [200, 90],
  [200, -150],
  [110, -230],
];

/** Crown and bangs as one mass. */
export function crownAndBangs({ traits, tones, isCovered }: HairLook, bangs = traits.bangs): Op[] {
  const top = isCovered ? FLAT_CROWN : CROWN;
  const strands: Record<FullTraits['bangs'], Point[][]> = {
    none: [
      [
        [-60, -200],
        [-90, -160],
        [-118, -106],
      ],
      [
        [0, -212],
        [0, -170],
        [0, -146],
      ],
      [
        [60, -200],
        [90, -160],
        [118, -106],
      ],
    ],
    parted: [
      [
        [14, -166],
        [10, -196],
        [-4, -216],
      ],
      [
        [-10, -150],
        [-80, -120],
        [-140, -60],
      ],
      [
        [34, -152],
        [96, -116],
        [144, -56],
      ],
    ],
    side: [
      [
        [104, -98],
        [84, -150],
        [52, -196],
      ],
      [
        [20, -50],
        [60, -110],
        [84, -140],
      ],
      [
        [-64, -40],
        [10, -90],
        [60, -150],
      ],
    ],
    straight: [
      [
        [74, -40],
        [66, -90],
        [52, -130],
      ],
      [
        [10, -42],
        [8, -90],
        [6, -130],
      ],
      [
        [-54, -42],
        [-50, -90],
        [-40, -130],
      ],
    ],
    wisps: [
      [
        [86, -104],
        [70, -150],
        [44, -190],
      ],
      [
        [18, -108],
        [10, -150],
        [4, -200],
      ],
      [
        [-62, -50],
        [-50, -110],
        [-26, -170],
      ],
    ],
    spikes: [
      [
        [86, -66],
        [70, -120],
        [48, -160],
      ],
      [
        [-18, -70],
        [-12, -120],
        [-4, -160],
      ],
      [
        [-118, -58],
        [-90, -120],
        [-60, -160],
      ],
    ],
  };
  return lock([...top, ...EDGES[bangs]], tones, {
    shade: SHADE,
    shine: SHINE,
    strands: strands[bangs],
  });
}

/** Shadow that the front hair throws on the forehead; belongs under the brows, on the skin. */
export function bangsShadow(bangs: FullTraits['bangs']): string {
  const lowered = EDGES[bangs].map(([x, y, corner]): Point => [x, y + 15, corner ?? 0]);
  return blob([...FLAT_CROWN, ...lowered]);
}
