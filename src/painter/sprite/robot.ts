// A clockwork head: plates and rivets, glass eyes that glow, and the same feelings as people.
import { clipped, fill, pool, shape, stroke, vertical, type Op } from '../drawing';
import { inkOf, lightOn, mix, shadowOf, type Color } from '../color';
import { EYE_X, EYE_Y } from '../face/eyes';
import { blob, box, curve, ellipse, flip, symmetric, type Point } from '../path';
import { paintMouth } from '../face/mouths';
import { paintBlush, paintMarks } from '../face/marks';
import type { Face } from '../face/faces';
import type { Tones } from '../face/tones';
import type { FullTraits } from '../traits';

export function metalOf(traits: FullTraits): Color {
  return mix(traits.hairColor, '#b98f52', 0.62);
}

export function paintRobotHead(traits: FullTraits, face: Face, tones: Tones): Op[] {
  const metal = metalOf(traits);
  const ink = inkOf(metal);
  const skull = symmetric([
    [0, -196],
    [96, -186],
    [152, -120],
    [158, 0],
    [152, 90],
    [118, 168],
    [70, 190, 1],
    [0, 194],
  ]);
  const plate = symmetric([
    [0, -76],
    [118, -70, 1],
    [128, 20],
    [122, 96],
    [84, 166],
    [0, 176],
  ]);
  const rivets: Point[] = [
    [132, -60],
    [138, 0],
    [130, 70],
    [100, 140],
  ];
  return [
    ...([1, -1] as const).map((side) =>
      shape(box(side === 1 ? 146 : -186, -16, 40, 96, 12), shadowOf(metal), ink, 5),
    ),
    stroke(
      curve([
        [0, -190],
        [0, -246],
      ]),
      ink,
      14,
    ),
    stroke(
      curve([
        [0, -190],
        [0, -246],
      ]),
      metal,
      6,
    ),
    { op: 'path', d: ellipse(0, -262, 46), fill: pool(0, -262, 46, traits.eyeColor, 0.8) },
    shape(ellipse(0, -262, 20), lightOn(traits.eyeColor, 1.4), ink, 5),
    clipped(skull, [
      fill(
        skull,
        vertical(-196, 190, [
          { at: 0, color: lightOn(metal, 1.4) },
          { at: 0.6, color: metal },
          { at: 1, color: shadowOf(metal) },
        ]),
      ),
      fill(
        blob([
          [100, -200],
          [130, -60],
          [120, 80],
          [60, 200],
          [240, 200],
          [240, -200],
        ]),
        shadowOf(metal),
        0.7,
      ),
      stroke(
        curve([
          [0, -196],
          [0, -80],
        ]),
        ink,
        4,
        0.5,
      ),
      fill(
        blob([
          [-118, -150],
          [-70, -176],
          [-40, -172],
          [-96, -124],
        ]),
        '#ffffff',
        0.5,
      ),
    ]),
    stroke(skull, ink, 5),
    shape(plate, mix(metal, '#f0dfc0', 0.5), ink, 4.5),
    clipped(plate, [
      fill(
        blob([
          [60, -90],
          [96, 0],
          [80, 110],
          [20, 190],
          [200, 190],
          [200, -90],
        ]),
        metal,
        0.5,
      ),
    ]),
    ...[...rivets, ...flip(rivets)].map(([x, y]) =>
      shape(ellipse(x, y, 6), lightOn(metal), ink, 3),
    ),
    ...paintBlush(face.blush ?? 0, { ...tones, blush: '#e8824f' }),
    ...glassEyes(traits, face, ink),
    fill(
      symmetric([
        [0, 76],
        [9, 94],
        [0, 98],
      ]),
      ink,
      0.6,
    ),
    {
      op: 'group',
      transform: [0.95, 0, 0, 0.95, 0, 132],
      children: paintMouth(face.mouth, { ...tones, skinInk: ink }),
    },
    ...plateBrows(face, metal),
    ...paintMarks(
      (face.marks ?? []).filter((mark) => mark !== 'tear' && mark !== 'streams'),
      tones,
    ),
    ...((face.marks ?? []).some((mark) => mark === 'tear' || mark === 'streams')
      ? [
          shape(
            blob([
              [-74, 84, 1],
              [-62, 112],
              [-74, 130],
              [-86, 112],
            ]),
            '#4b4a57',
            '#24212b',
            4,
          ),
        ]
      : []),
  ];
}

function glassEyes(traits: FullTraits, face: Face, ink: string): Op[] {
  const { style, open, slant = 0, lower = 0, pupil = 1, look = [0, 0] } = face.eye;
  const glow = lightOn(traits.eyeColor, 1.2);
  return ([-1, 1] as const).flatMap((side): Op[] => {
    const x = side * EYE_X;
    const ring: Op[] = [
      shape(ellipse(x, EYE_Y, 50), '#8a6a3f', ink, 5),
      fill(ellipse(x, EYE_Y, 40), '#211c2a'),
    ];
    if (style !== 'open') {
      const bend = style === 'calm' ? 16 : -20;
      return [
        ...ring,
        stroke(
          curve([
            [x - 28, EYE_Y - bend * 0.4],
            [x, EYE_Y + bend],
            [x + 28, EYE_Y - bend * 0.4],
          ]),
          glow,
          11,
        ),
      ];
    }
    const lid = 40 - 80 * Math.min(1, open * 0.85 + 0.1);
    return [
      ...ring,
      clipped(ellipse(x, EYE_Y, 40), [
        {
          op: 'path',
          d: ellipse(x, EYE_Y, 40),
          fill: pool(x + look[0], EYE_Y + look[1], 44, traits.eyeColor, 0.9),
        },
        fill(ellipse(x + look[0] * 1.4, EYE_Y + look[1] * 1.3, 21 * pupil), glow),
        fill(ellipse(x + look[0] * 1.4 - 7, EYE_Y + look[1] * 1.3 - 7, 7), '#ffffff'),
        fill(
          curve(
            [
              [x - 60, EYE_Y - 60, 1],
              [x + 60, EYE_Y - 60, 1],
              [x + 60, EYE_Y + lid - side * slant * 26, 1],
              [x - 60, EYE_Y + lid + side * slant * 26, 1],
            ],
            true,
          ),
          '#8a6a3f',
        ),
        fill(
          curve(
            [
              [x - 60, EYE_Y + 60, 1],
              [x + 60, EYE_Y + 60, 1],
              [x + 60, EYE_Y + 42 - lower * 26, 1],
              [x - 60, EYE_Y + 42 - lower * 26, 1],
            ],
            true,
          ),
          '#8a6a3f',
        ),
      ]),
    ];
  });
}

function plateBrows(face: Face, metal: Color): Op[] {
  const { up, slant, cock = 0 } = face.brow;
  return ([-1, 1] as const).map((side) => {
    const y = -44 - up * 0.7 - (side === -1 ? cock : 0);
    const tip = slant * 1.2;
    const points: Point[] = [
      [26, y + tip - 9, 1],
      [116, y - tip * 0.4 - 9, 1],
      [116, y - tip * 0.4 + 9, 1],
      [26, y + tip + 9, 1],
    ];
    return shape(curve(side === 1 ? points : flip(points), true), shadowOf(metal), inkOf(metal), 4);
  });
}
