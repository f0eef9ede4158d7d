// The shelf of hats, in head coordinates: what lies behind the head and what sits on it.
import { clipped, fill, shape, stroke, type Op } from '../drawing';
import { inkOf, lightOn, mix, shadowOf, type Color } from '../color';
import { blob, curve, ellipse, flip, mirrored, symmetric, type Point } from '../path';
import type { FullTraits, Hat } from '../traits';

export interface HatPaint {
  readonly back: readonly Op[];
  readonly front: readonly Op[];
  /** The crown of the head is under it. */
  readonly covers: boolean;
}

/** A mass of cloth with a shadow on its right. */
function cloth(points: readonly Point[], color: Color, more: readonly Op[] = []): Op[] {
  const outline = blob(points);
  const right = Math.max(...points.map(([x]) => x));
  const left = Math.min(...points.map(([x]) => x));
  const top = Math.min(...points.map(([, y]) => y));
  const low = Math.max(...points.map(([, y]) => y));
  const edge = left + (right - left) * 0.66;
  return [
    clipped(outline, [
      fill(outline, color),
      fill(
        blob([
          [edge, top - 20],
          [edge + 24, (top + low) / 2],
          [edge + 10, low + 20],
          [right + 40, low + 20],
          [right + 40, top - 20],
        ]),
        shadowOf(color),
        0.8,
      ),
      ...more,
    ]),
    stroke(outline, inkOf(color), 5),
  ];
}

const band = (points: readonly Point[], color: Color): Op[] => cloth(points, color);

type DrawHat = (traits: FullTraits) => HatPaint;

const hat = (front: readonly Op[], back: readonly Op[] = [], covers = true): HatPaint => ({
  back,
  front,
  covers,
});

const HATS: Readonly<Record<Hat, DrawHat>> = {
  none: () => hat([], [], false),
  cap: ({ accentColor }) =>
    hat([
      ...cloth(
        [
          [-176, -84, 1],
          [-172, -150],
          [-110, -222],
          [0, -240],
          [110, -222],
          [172, -150],
          [176, -84, 1],
          [90, -112],
          [0, -118],
          [-90, -112],
        ],
        accentColor,
        [
          stroke(
            curve([
              [0, -240],
              [6, -180],
              [0, -116],
            ]),
            inkOf(accentColor),
            3.5,
            0.4,
          ),
          stroke(
            curve([
              [-84, -226],
              [-92, -170],
              [-84, -112],
            ]),
            inkOf(accentColor),
            3.5,
            0.4,
          ),
        ],
      ),
      ...cloth(
        [
          [-176, -90, 1],
          [-90, -122],
          [0, -128],
          [90, -122],
          [150, -104, 1],
          [70, -78],
          [-40, -54],
          [-150, -46],
          [-206, -62],
        ],
        mix(accentColor, '#2b2236', 0.28),
      ),
      fill(ellipse(0, -240, 13, 8), inkOf(accentColor)),
    ]),
  captain: ({ clothesColor }) => {
    const navy = mix(clothesColor, '#222a44', 0.45);
    return hat([
      ...cloth(
        [
          [-160, -108, 1],
          [-214, -190],
          [-150, -236],
          [0, -262],
          [150, -236],
          [214, -190],
          [160, -108, 1],
        ],
        navy,
      ),
      ...band(
        [
          [-166, -128, 1],
          [0, -156],
          [166, -128, 1],
          [170, -86, 1],
          [0, -112],
          [-170, -86, 1],
        ],
        mix(navy, '#000000', 0.3),
      ),
      ...cloth(
        [
          [-164, -92, 1],
          [-80, -112],
          [0, -117],
          [80, -112],
          [164, -92, 1],
          [110, -56],
          [0, -44],
          [-110, -56],
        ],
        '#262430',
        [
          fill(
            blob([
              [-110, -84],
              [-20, -98],
              [30, -92],
              [-50, -70],
            ]),
            '#ffffff',
            0.18,
          ),
        ],
      ),
      stroke(
        curve([
          [-158, -98],
          [-80, -119],
          [0, -124],
          [80, -119],
          [158, -98],
        ]),
        '#d9b04a',
        7,
      ),
      shape(
        symmetric([
          [0, -206, 1],
          [16, -184],
          [34, -178, 1],
          [20, -160],
          [0, -144, 1],
        ]),
        '#e6c25a',
        '#8a6526',
        4,
      ),
    ]);
  },
  straw: ({ accentColor }) => {
    const straw = '#e3c684';
    const lines = [-200, -176].map((y) =>
      stroke(
        curve([
          [-140, y + 30],
          [0, y],
          [140, y + 30],
        ]),
        '#b9924a',
        3,
        0.5,
      ),
    );
    return hat([
      ...cloth(
        [
          [-142, -106, 1],
          [-130, -190],
          [-70, -240],
          [0, -248],
          [70, -240],
          [130, -190],
          [142, -106, 1],
          [0, -130],
        ],
        straw,
        lines,
      ),
      ...band(
        [
          [-144, -134],
          [0, -160],
          [144, -134],
          [146, -98],
          [0, -122],
          [-146, -98],
        ],
        accentColor,
      ),
      ...cloth(
        [
          [-286, -76],
          [-190, -116],
          [-140, -108],
          [0, -126],
          [140, -108],
          [190, -116],
          [286, -76],
          [190, -54],
          [0, -74],
          [-190, -54],
        ],
        straw,
        [
          stroke(
            curve([
              [-250, -74],
              [-120, -90],
              [0, -98],
              [120, -90],
              [250, -74],
            ]),
            '#b9924a',
            3,
            0.5,
          ),
        ],
      ),
    ]);
  },
  wizard: ({ clothesColor, accentColor }) =>
    hat([
      ...cloth(
        [
          [-140, -96, 1],
          [-96, -180],
          [-34, -262],
          [40, -318],
          [128, -330, 1],
          [92, -286],
          [102, -220],
          [140, -96, 1],
          [0, -126],
        ],
        clothesColor,
        [
          stroke(
            curve([
              [-20, -252],
              [30, -236],
              [96, -246],
            ]),
            inkOf(clothesColor),
            4,
            0.5,
          ),
        ],
      ),
      ...band(
        [
          [-134, -140],
          [0, -166],
          [134, -140],
          [144, -96],
          [0, -124],
          [-144, -96],
        ],
        accentColor,
      ),
      ...cloth(
        [
          [-292, -66],
          [-180, -112],
          [-136, -104],
          [0, -128],
          [136, -104],
          [180, -112],
          [292, -66],
          [180, -50],
          [0, -74],
          [-180, -50],
        ],
        clothesColor,
      ),
    ]),
  tophat: ({ accentColor }) =>
    hat([
      ...cloth(
        [
          [-126, -108, 1],
          [-132, -200],
          [-146, -312, 1],
          [0, -330],
          [146, -312, 1],
          [132, -200],
          [126, -108, 1],
          [0, -130],
        ],
        '#33303d',
      ),
      ...band(
        [
          [-130, -158],
          [0, -180],
          [130, -158],
          [128, -108],
          [0, -130],
          [-128, -108],
        ],
        accentColor,
      ),
      ...cloth(
        [
          [-220, -110],
          [-180, -122],
          [-124, -108],
          [0, -128],
          [124, -108],
          [180, -122],
          [220, -110],
          [150, -74],
          [0, -86],
          [-150, -74],
        ],
        '#33303d',
      ),
    ]),
  beanie: ({ accentColor }) => {
    const ribs = [-120, -72, -24, 24, 72, 120].map((x) =>
      stroke(
        curve([
          [x * 0.6, -236],
          [x, -160],
          [x * 1.06, -118],
        ]),
        inkOf(accentColor),
        3.5,
        0.35,
      ),
    );
    return hat([
      ...cloth(
        [
          [-170, -106, 1],
          [-160, -176],
          [-96, -238],
          [0, -254],
          [96, -238],
          [160, -176],
          [170, -106, 1],
          [0, -130],
        ],
        accentColor,
        ribs,
      ),
      ...cloth(
        [
          [-178, -128],
          [-90, -152],
          [0, -158],
          [90, -152],
          [178, -128],
          [184, -80],
          [90, -104],
          [0, -110],
          [-90, -104],
          [-184, -80],
        ],
        mix(accentColor, '#fff4e0', 0.22),
        [-140, -105, -70, -35, 0, 35, 70, 105, 140].map((x) =>
          stroke(
            curve([
              [x, -160],
              [x * 1.03, -84],
            ]),
            inkOf(accentColor),
            3.5,
            0.3,
          ),
        ),
      ),
    ]);
  },
  fedora: ({ clothesColor, accentColor }) => {
    const felt = mix(clothesColor, '#3a3038', 0.5);
    return hat([
      ...cloth(
        [
          [-136, -104, 1],
          [-138, -190],
          [-96, -256],
          [-30, -244],
          [0, -228],
          [30, -244],
          [96, -256],
          [138, -190],
          [136, -104, 1],
          [0, -128],
        ],
        felt,
        [
          stroke(
            curve([
              [-6, -228],
              [0, -200],
              [-4, -176],
            ]),
            inkOf(felt),
            5,
            0.5,
          ),
        ],
      ),
      ...band(
        [
          [-138, -148],
          [0, -172],
          [138, -148],
          [138, -104],
          [0, -128],
          [-138, -104],
        ],
        accentColor,
      ),
      ...cloth(
        [
          [-244, -70],
          [-200, -114],
          [-134, -106],
          [0, -128],
          [134, -106],
          [200, -114],
          [244, -70],
          [150, -60],
          [0, -78],
          [-150, -60],
        ],
        felt,
      ),
    ]);
  },
  crown: () => {
    const gold = '#e3bb4f';
    return hat(
      [
        ...cloth(
          [
            [-118, -160, 1],
            [-134, -264, 1],
            [-76, -214, 1],
            [-46, -286, 1],
            [0, -226, 1],
            [46, -286, 1],
            [76, -214, 1],
            [134, -264, 1],
            [118, -160, 1],
            [0, -184],
          ],
          gold,
          [
            fill(
              blob([
                [-112, -176],
                [0, -200],
                [112, -176],
                [112, -156],
                [0, -182],
                [-112, -156],
              ]),
              lightOn(gold),
            ),
          ],
        ),
        ...[
          [-84, -178, '#5fa8c9'],
          [0, -192, '#c9445a'],
          [84, -178, '#5fa8c9'],
        ].map(([x, y, color]) =>
          shape(ellipse(Number(x), Number(y), 11, 12), String(color), '#7a5520', 4),
        ),
      ],
      [],
      false,
    );
  },
  flower: ({ accentColor }) => {
    const bloom = (x: number, y: number, size: number, color: Color): Op[] => [
      ...[0, 72, 144, 216, 288].map((degrees) => {
        const angle = (degrees * Math.PI) / 180;
        return shape(
          ellipse(
            x + Math.cos(angle) * size * 0.62,
            y + Math.sin(angle) * size * 0.62,
            size * 0.48,
          ),
          color,
          inkOf(color),
          3.5,
        );
      }),
      shape(ellipse(x, y, size * 0.36), '#f4d06a', '#a8752b', 3),
    ];
    return hat(
      [
        fill(
          blob([
            [-168, -70],
            [-150, -130],
            [-110, -160],
            [-120, -110],
          ]),
          '#6f9a5c',
        ),
        ...bloom(-134, -122, 42, lightOn(accentColor)),
        ...bloom(-168, -66, 26, '#fbf3ea'),
      ],
      [],
      false,
    );
  },
  ribbon: ({ accentColor }) => {
    const wing: Point[] = [
      [96, -196],
      [150, -256],
      [206, -240],
      [196, -186],
      [150, -164],
    ];
    return hat(
      [
        ...cloth(wing, accentColor),
        ...cloth(
          [
            [88, -196],
            [60, -262],
            [4, -262],
            [0, -214],
            [40, -184],
          ],
          accentColor,
        ),
        shape(ellipse(92, -198, 22, 20), accentColor, inkOf(accentColor), 5),
      ],
      [],
      false,
    );
  },
  headscarf: ({ accentColor }) =>
    hat(
      [
        ...cloth(
          [
            [-184, 10, 1],
            [-186, -90],
            [-136, -186],
            [-64, -228],
            [0, -236],
            [64, -228],
            [136, -186],
            [186, -90],
            [184, 10, 1],
            [158, -30],
            [126, -88],
            [64, -128],
            [0, -138],
            [-64, -128],
            [-126, -88],
            [-158, -30],
          ],
          accentColor,
          [-120, -60, 0, 60, 120].map((x) =>
            fill(ellipse(x, -178 + Math.abs(x) * 0.5, 8), '#fff4e0', 0.7),
          ),
        ),
        stroke(
          curve([
            [-152, -30],
            [-118, -86],
            [-62, -124],
            [0, -132],
            [62, -124],
            [118, -86],
            [152, -30],
          ]),
          mix(accentColor, '#fff4e0', 0.5),
          5,
          0.7,
        ),
      ],
      cloth(
        mirrored([
          [0, -220],
          [140, -180],
          [194, -60],
          [188, 80],
          [140, 190],
          [0, 200],
        ]),
        shadowOf(accentColor),
      ),
    ),
  hood: ({ clothesColor }) =>
    hat(
      cloth(
        [
          [-196, 214, 1],
          [-220, 60],
          [-206, -90],
          [-150, -200],
          [-70, -252],
          [0, -272],
          [70, -252],
          [150, -200],
          [206, -90],
          [220, 60],
          [196, 214, 1],
          [166, 120],
          [172, -20],
          [136, -122],
          [70, -172],
          [0, -184],
          [-70, -172],
          [-136, -122],
          [-172, -20],
          [-166, 120],
        ],
        clothesColor,
        [
          stroke(
            curve([
              [-178, 110],
              [-186, -20],
              [-146, -132],
              [-74, -186],
              [0, -198],
              [74, -186],
              [146, -132],
              [186, -20],
              [178, 110],
            ]),
            lightOn(clothesColor),
            6,
            0.7,
          ),
        ],
      ),
      [
        fill(
          symmetric([
            [0, -250],
            [140, -190],
            [200, -60],
            [206, 100],
            [170, 240],
            [0, 260],
          ]),
          mix(shadowOf(clothesColor), '#1d1722', 0.4),
        ),
      ],
    ),
  toque: () =>
    hat([
      ...cloth(
        [
          [-130, -126, 1],
          [-146, -190],
          [-206, -226],
          [-180, -300],
          [-96, -312],
          [-40, -340],
          [40, -336],
          [96, -316],
          [186, -300],
          [206, -226],
          [146, -190],
          [130, -126, 1],
          [0, -150],
        ],
        '#f7f5f1',
        [
          stroke(
            curve([
              [-60, -250],
              [-54, -180],
            ]),
            '#b8b4c0',
            4,
            0.6,
          ),
          stroke(
            curve([
              [40, -260],
              [38, -180],
            ]),
            '#b8b4c0',
            4,
            0.6,
          ),
        ],
      ),
      ...band(
        [
          [-140, -150],
          [0, -176],
          [140, -150],
          [146, -90],
          [0, -116],
          [-146, -90],
        ],
        '#ffffff',
      ),
    ]),
  headband: ({ accentColor }) =>
    hat(
      band(
        [
          [-172, -70, 1],
          [-140, -130],
          [-70, -168],
          [0, -178],
          [70, -168],
          [140, -130],
          [172, -70, 1],
          [168, -100],
          [132, -158],
          [66, -196],
          [0, -206],
          [-66, -196],
          [-132, -158],
          [-168, -100],
        ],
        accentColor,
      ),
      [],
      false,
    ),
};

export function paintHat(traits: FullTraits): HatPaint {
  return HATS[traits.hat](traits);
}

/** Ears and horns on the crown, for those who have them. */
export function paintCrownParts(traits: FullTraits): { readonly back: Op[]; readonly front: Op[] } {
  const fur = traits.hairColor;
  const pair = (
    points: readonly Point[],
    inner: readonly Point[],
    color: Color,
    lining: Color,
  ): Op[] =>
    [points, flip(points)].flatMap((outline, index) => [
      shape(blob(outline), color, inkOf(color), 5),
      fill(blob(index === 0 ? inner : flip(inner)), lining),
    ]);
  switch (traits.species) {
    case 'catfolk':
      return {
        back: [],
        front: pair(
          [
            [52, -190],
            [92, -268],
            [156, -318, 1],
            [182, -230],
            [168, -128],
          ],
          [
            [86, -196],
            [112, -246],
            [146, -278, 1],
            [158, -222],
            [150, -160],
          ],
          fur,
          '#eeb3ae',
        ),
      };
    case 'foxfolk':
      return {
        back: [],
        front: pair(
          [
            [46, -188],
            [92, -290],
            [168, -348, 1],
            [200, -240],
            [174, -120],
          ],
          [
            [84, -200],
            [118, -262],
            [160, -304, 1],
            [172, -232],
            [156, -156],
          ],
          fur,
          '#f4e6d4',
        ),
      };
    case 'rabbitfolk':
      return {
        back: pair(
          [
            [28, -180],
            [36, -262],
            [80, -322],
            [122, -312],
            [126, -262],
            [98, -170],
          ],
          [
            [56, -200],
            [62, -268],
            [88, -304],
            [106, -282],
            [86, -190],
          ],
          mix(fur, '#ffffff', 0.4),
          '#eeb3ae',
        ),
        front: [],
      };
    case 'demon':
      return {
        back: [],
        front: pair(
          [
            [70, -184],
            [104, -236],
            [176, -262],
            [214, -330, 1],
            [226, -252],
            [186, -200],
            [140, -150],
          ],
          [
            [150, -226],
            [190, -250],
            [212, -296, 1],
            [206, -246],
          ],
          '#6a5560',
          '#8f7683',
        ),
      };
    default:
      return { back: [], front: [] };
  }
}
