// Cats, foxes and dogs who speak: a sitting bust with a face that feels as people's do.
import { clipped, fill, group, moved, pool, rotation, shape, stroke, type Op } from '../drawing';
import { inkOf, lightOn, luminance, mix, shadowOf, type Color } from '../color';
import { paintBlush, paintMarks } from '../face/marks';
import { paintEyes } from '../face/eyes';
import { paintBrows } from '../face/brows';
import { paintMouth } from '../face/mouths';
import { tonesOf, type Tones } from '../face/tones';
import { blob, curve, ellipse, flip, mirrored, symmetric, type Point } from '../path';
import type { Face } from '../face/faces';
import type { FullTraits } from '../traits';

const HEAD_Y = 690;

interface Coat {
  readonly fur: Color;
  readonly shade: Color;
  readonly light: Color;
  readonly ink: Color;
  readonly patch: Color;
}

function coatOf(traits: FullTraits): Coat {
  const fur =
    traits.species === 'fox' && luminance(traits.hairColor) < 0.32 ? '#d0743a' : traits.hairColor;
  const isDark = luminance(fur) < 0.3;
  return {
    fur,
    shade: shadowOf(fur),
    light: lightOn(fur, 0.8),
    ink: isDark ? '#16121c' : inkOf(fur),
    patch: isDark ? mix(fur, '#b9b2c4', 0.34) : mix(fur, '#fff8ee', 0.72),
  };
}

const EARS: Readonly<Record<'cat' | 'fox' | 'dog', readonly Point[]>> = {
  cat: [
    [62, -148],
    [112, -232],
    [186, -296, 1],
    [214, -196],
    [196, -78],
  ],
  fox: [
    [56, -140],
    [116, -262],
    [204, -344, 1],
    [232, -220],
    [200, -66],
  ],
  dog: [
    [92, -150],
    [170, -180],
    [226, -120],
    [252, 10],
    [214, 84],
    [176, 20],
    [160, -70],
  ],
};

const HEADS: Readonly<Record<'cat' | 'fox' | 'dog', readonly Point[]>> = {
  cat: [
    [0, -158],
    [100, -152],
    [184, -86],
    [206, 20],
    [234, 84, 1],
    [190, 104],
    [176, 128, 1],
    [120, 166],
    [0, 186],
  ],
  fox: [
    [0, -158],
    [100, -150],
    [176, -84],
    [206, 14],
    [262, 86, 1],
    [190, 112],
    [124, 152],
    [60, 190],
    [0, 200],
  ],
  dog: [
    [0, -164],
    [100, -152],
    [172, -90],
    [186, 20],
    [168, 110],
    [110, 172],
    [0, 194],
  ],
};

export function paintAnimal(traits: FullTraits, face: Face): Op[] {
  const coat = coatOf(traits);
  const kind = traits.species === 'fox' ? 'fox' : traits.species === 'dog' ? 'dog' : 'cat';
  const tones: Tones = {
    ...tonesOf(traits),
    skin: coat.fur,
    skinShade: coat.shade,
    skinInk: luminance(coat.fur) < 0.3 ? '#0f0b14' : coat.ink,
    blush: mix(coat.fur, '#ef6f7c', 0.6),
    // A shut eye is a line alone, and a dark one would not show on dark fur.
    lash:
      luminance(coat.fur) >= 0.3
        ? coat.ink
        : face.eye.style === 'open'
          ? '#0c0910'
          : mix(coat.fur, '#e8e2ee', 0.6),
    brow: luminance(coat.fur) < 0.3 ? mix(coat.fur, '#d8d2e0', 0.4) : coat.ink,
    white: '#f4f6d8',
    eye: traits.eyeColor,
  };
  const bow = face.bow ?? 0;
  return [
    ...tail(coat, kind, face),
    ...trunkOf(coat, traits, face),
    moved(
      0,
      HEAD_Y + bow,
      [
        group(headOf(coat, kind, traits, tones, face), {
          transform: rotation(face.tilt ?? 0, 0, 160),
        }),
      ],
      1.12,
    ),
  ];
}

function tail(coat: Coat, kind: 'cat' | 'fox' | 'dog', face: Face): Op[] {
  const lift = (face.elbows ?? 0) * 1.5 + (face.shoulders ?? 0) * 2;
  const thick = kind === 'cat' ? 30 : 56;
  const spine: Point[] = [
    [170, 1330],
    [300, 1270],
    [344, 1120 - lift],
    [304, 990 - lift * 1.6],
    [336, 890 - lift * 2],
  ];
  const path = curve(spine);
  const tipFrom: Point[] = [
    [312, 960 - lift * 1.7],
    [336, 890 - lift * 2],
  ];
  return [
    stroke(path, coat.ink, thick * 2 + 10),
    stroke(path, coat.fur, thick * 2),
    stroke(curve(tipFrom), kind === 'cat' ? coat.light : coat.patch, thick * 1.7),
  ];
}

function trunkOf(coat: Coat, traits: FullTraits, face: Face): Op[] {
  const up = (face.shoulders ?? 0) * 0.8;
  const outline = curve(
    mirrored([
      [0, HEAD_Y + 100],
      [104, HEAD_Y + 110],
      [168, 930 - up],
      [206, 1080],
      [250, 1240],
      [262, 1400, 1],
      [0, 1400, 1],
    ]),
    true,
  );
  const bib = symmetric([
    [0, 850],
    [96, 852],
    [112, 940],
    [70, 1010],
    [52, 1000],
    [30, 1050, 1],
    [0, 1040],
  ]);
  const y = 905 - up * 0.5;
  const collarLine = curve([
    [-150, y - 34],
    [0, y + 26],
    [150, y - 34],
  ]);
  const leg = (side: 1 | -1): Op =>
    stroke(
      curve([
        [side * 74, 1060],
        [side * 86, 1220],
        [side * 80, 1400],
      ]),
      coat.ink,
      5,
      0.6,
    );
  return [
    clipped(outline, [
      fill(outline, coat.fur),
      fill(
        blob([
          [110, 820],
          [100, 1000],
          [150, 1200],
          [120, 1420],
          [360, 1420],
          [360, 820],
        ]),
        coat.shade,
        0.8,
      ),
      fill(ellipse(6, 850, 190, 74), coat.shade, 0.85),
      fill(bib, coat.patch),
      leg(1),
      leg(-1),
      fill(
        blob([
          [-186, 980],
          [-160, 960],
          [-190, 1180],
          [-226, 1240],
        ]),
        coat.light,
        0.5,
      ),
    ]),
    stroke(outline, coat.ink, 5),
    clipped(outline, [
      stroke(collarLine, inkOf(traits.accentColor), 44),
      stroke(collarLine, traits.accentColor, 34),
    ]),
    ...tag(traits, y + 30),
  ];
}

function tag(traits: FullTraits, y: number): Op[] {
  const brass = '#d6ae50';
  if (traits.accent !== 'key')
    return [
      shape(ellipse(0, y + 14, 24), brass, inkOf(brass), 5),
      stroke(`M-14 ${y + 16}L14 ${y + 16}M0 ${y + 18}L0 ${y + 30}`, inkOf(brass), 5),
    ];
  const stem = `M0 ${y + 34}L0 ${y + 104}M0 ${y + 100}L24 ${y + 100}M0 ${y + 78}L19 ${y + 78}`;
  return [
    stroke(ellipse(0, y + 14, 21), inkOf(brass), 18),
    stroke(stem, inkOf(brass), 18),
    stroke(ellipse(0, y + 14, 21), brass, 10),
    stroke(stem, brass, 10),
  ];
}

function headOf(
  coat: Coat,
  kind: 'cat' | 'fox' | 'dog',
  traits: FullTraits,
  tones: Tones,
  face: Face,
): Op[] {
  const outline = curve(mirrored(HEADS[kind]), true);
  const sad = (face.brow.slant < -14 ? 1 : 0) * 20;
  const turnEar = (points: readonly Point[]) =>
    points.map(([x, y, corner]): Point => [
      x + (y < -150 ? sad : 0),
      y + (y < -150 ? sad * 1.6 : 0),
      corner ?? 0,
    ]);
  const ears = [EARS[kind], flip(EARS[kind])].flatMap((points, index): Op[] => {
    const ear = index === 0 ? turnEar(points) : flip(turnEar(EARS[kind]));
    const inner = ear.map(([x, y, corner]): Point => [
      x * 0.72 + (index === 0 ? 42 : -42),
      y * 0.74 - 30,
      corner ?? 0,
    ]);
    return kind === 'dog'
      ? []
      : [
          shape(blob(ear), coat.fur, coat.ink, 5),
          fill(blob(inner), mix(coat.shade, '#e89a9a', 0.5)),
        ];
  });
  const flaps =
    kind !== 'dog'
      ? []
      : [EARS.dog, flip(EARS.dog)].map((points) => shape(blob(points), coat.shade, coat.ink, 5));
  const muzzle =
    kind === 'fox'
      ? symmetric([
          [0, 52],
          [70, 60],
          [196, 84],
          [120, 156],
          [60, 196],
          [0, 206],
        ])
      : symmetric([
          [0, 60],
          [46, 62],
          [96, 96],
          [92, 150],
          [44, 182],
          [0, 188],
        ]);
  const nose = symmetric([
    [0, 74],
    [24, 72],
    [20, 90],
    [0, 104],
  ]);
  const whiskers =
    kind === 'dog'
      ? []
      : [-1, 1].flatMap((side) =>
          [0, 1, 2].map((step) =>
            stroke(
              curve([
                [side * 104, 112 + step * 12],
                [side * 190, 96 + step * 26],
                [side * 262, 100 + step * 38],
              ]),
              luminance(coat.fur) < 0.3 ? '#d9d4e2' : '#ffffff',
              3.5,
              0.9,
            ),
          ),
        );
  const stripes: Point[][] = [
    [
      [0, -156],
      [2, -96],
    ],
    [
      [-38, -154],
      [-30, -104],
    ],
    [
      [38, -154],
      [30, -104],
    ],
  ];
  return [
    ...ears,
    clipped(outline, [
      fill(outline, coat.fur),
      fill(
        blob([
          [120, -170],
          [140, -60],
          [150, 60],
          [90, 160],
          [0, 210],
          [300, 210],
          [300, -170],
        ]),
        coat.shade,
        0.75,
      ),
      ...(kind === 'cat' && luminance(coat.fur) >= 0.3
        ? stripes.map((points) => stroke(curve(points), coat.shade, 15, 0.9))
        : []),
      fill(muzzle, coat.patch),
      fill(ellipse(-110, 100, 44, 28), pool(-110, 100, 44, tones.blush, 0.25)),
    ]),
    stroke(outline, coat.ink, 5),
    ...flaps,
    ...paintBlush(face.blush ?? 0, tones),
    moved(
      0,
      -14,
      paintEyes(
        face,
        { width: 1.28, height: 1.16, hasLashes: traits.figure === 'soft' },
        tones,
        false,
      ),
      1.1,
    ),
    moved(0, -8, paintBrows(face, { ...traits, figure: 'even' }, tones)),
    shape(nose, '#c9747c', mix('#c9747c', '#2b1a2e', 0.6), 4),
    stroke(
      curve([
        [0, 104],
        [0, 120],
      ]),
      coat.ink,
      5,
    ),
    moved(
      0,
      136,
      paintMouth(face.mouth, { ...tones, skinInk: mix(coat.ink, '#3a2430', 0.4) }),
      0.74,
    ),
    ...whiskers,
    ...paintMarks(face.marks ?? [], tones),
  ];
}
