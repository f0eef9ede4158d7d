// Rooms of a house: room, bedroom, kitchen, attic.
import { clipped, fill, stroke, type Op } from '../drawing';
import { lightOn, mix, shadowOf } from '../color';
import { blob, box, curve, ellipse, poly } from '../path';
import {
  FLOOR_Y,
  bookshelf,
  candle,
  doorAt,
  fireplace,
  hangingLamp,
  picture,
  roomShell,
  rug,
  shelfOf,
  table,
  vignette,
  windowAt,
} from './indoor-kit';
import { crate, glow, LAMP } from './outdoor-kit';
import { HEIGHT, WIDTH, type Air } from '../background/air';

const WALLS = ['#c9b79c', '#a9b8a8', '#b9a0a0', '#9fb0bf', '#d2b48c', '#b8aac4'] as const;
const CLOTHS = ['#8a4650', '#3f6478', '#5d7350', '#7a5a86', '#a86f3c'] as const;

export function paintRoom(air: Air): Op[] {
  const cloth = air.random.pick(CLOTHS);
  const left = air.random.is(0.5);
  return [
    ...roomShell(air, {
      wall: air.random.pick(WALLS),
      floor: '#a67a52',
      wainscot: air.random.is(0.5) ? '#8a6548' : undefined,
      paper: air.random.is(0.5) ? '#ffffff' : undefined,
    }),
    ...windowAt(air, 800, 190, 320, 330, {
      view: air.says(/sea|harbou?r|coast/) ? 'sea' : 'town',
      curtain: cloth,
      panes: [3, 2],
    }),
    ...(left ? fireplace(air, 300, FLOOR_Y, 330, 330) : bookshelf(air, 290, FLOOR_Y, 330, 520)),
    ...(left ? bookshelf(air, 1290, FLOOR_Y, 320, 520) : doorAt(air, 1400, FLOOR_Y, 180, 420)),
    ...(left
      ? picture(air, 400, 160, 140, 110, '#86a0a8')
      : picture(air, 1210, 240, 120, 150, '#a89a80')),
    ...armchair(air, left ? 1180 : 720, FLOOR_Y + 60, cloth),
    ...rug(air, cloth, '#e3cf9f'),
    ...(air.isLit ? [glow(960, 420, 900, LAMP, 0.16)] : []),
    ...vignette(air),
  ];
}

function armchair(air: Air, x: number, y: number, color: string): Op[] {
  const tone = air.in(color);
  return [
    { op: 'path', d: ellipse(x, y, 150, 18), fill: '#140f1c', opacity: 0.3 },
    fill(box(x - 100, y - 260, 200, 240, 50), shadowOf(tone)),
    fill(box(x - 80, y - 240, 160, 150, 40), tone),
    fill(box(x - 136, y - 150, 60, 146, 28), lightOn(tone, 0.5)),
    fill(box(x + 76, y - 150, 60, 146, 28), shadowOf(tone, 0.6)),
    fill(box(x - 84, y - 96, 168, 74, 22), lightOn(tone, 0.3)),
    fill(box(x - 110, y - 12, 18, 16), air.in('#5b3f2e')),
    fill(box(x + 92, y - 12, 18, 16), air.in('#5b3f2e')),
  ];
}

export function paintBedroom(air: Air): Op[] {
  const cloth = air.random.pick(CLOTHS);
  const tone = air.in(cloth);
  const sheet = air.in('#efe8dc');
  const wood = air.in('#7a5238');
  return [
    ...roomShell(air, { wall: air.random.pick(WALLS), floor: '#9c7350', paper: '#f5ecdc' }),
    ...windowAt(air, 420, 200, 280, 330, { curtain: cloth, view: 'trees' }),
    ...rug(air, mix(cloth, '#c8b28a', 0.5), '#f0e2c0'),
    fill(box(1020, 360, 470, 300, 40), wood),
    fill(box(1050, 390, 410, 240, 26), shadowOf(wood, 0.6)),
    fill(
      poly([
        [980, 560],
        [1520, 560],
        [1600, 830],
        [940, 830],
      ]),
      shadowOf(tone),
    ),
    fill(
      blob([
        [980, 552, 1],
        [1250, 540],
        [1520, 552, 1],
        [1590, 760, 1],
        [1270, 748],
        [944, 764, 1],
      ]),
      tone,
    ),
    fill(
      blob([
        [984, 548, 1],
        [1520, 548, 1],
        [1534, 612, 1],
        [1250, 624],
        [972, 614, 1],
      ]),
      sheet,
    ),
    fill(box(1040, 486, 180, 84, 38), lightOn(sheet)),
    fill(box(1270, 486, 180, 84, 38), sheet),
    stroke(
      curve([
        [1060, 660],
        [1120, 700],
        [1110, 756],
      ]),
      shadowOf(tone),
      6,
      0.6,
    ),
    stroke(
      curve([
        [1400, 650],
        [1450, 690],
        [1440, 750],
      ]),
      shadowOf(tone),
      6,
      0.6,
    ),
    fill(box(860, 560, 110, 170, 6), wood),
    fill(box(872, 580, 86, 56, 4), lightOn(wood, 0.4)),
    fill(ellipse(915, 608, 7), air.in('#d3ab4f')),
    fill(box(906, 500, 18, 60), air.in('#8a6a3f')),
    fill(
      poly([
        [874, 504],
        [890, 440],
        [940, 440],
        [956, 504],
      ]),
      air.isLit ? '#ffe6b0' : air.in('#e8d8b8'),
    ),
    ...(air.isLit ? [glow(915, 480, 420, LAMP, 0.55)] : []),
    ...picture(air, 1180, 170, 170, 120, '#8fa3b4'),
    fill(box(236, 330, 150, FLOOR_Y - 330), wood),
    fill(box(248, 346, 58, 330), lightOn(wood, 0.3)),
    fill(box(316, 346, 58, 330), lightOn(wood, 0.3)),
    ...vignette(air),
  ];
}

export function paintKitchen(air: Air): Op[] {
  const cabinet = air.in(air.random.pick(['#7d9a8c', '#8aa3b5', '#c2a06a', '#a0756a']));
  const iron = air.in('#3a3a44');
  return [
    ...roomShell(air, { wall: '#e3d5b8', floor: '#b5886a', pattern: 'tiles', beams: '#7a5a42' }),
    ...windowAt(air, 860, 190, 260, 240, { view: 'trees', curtain: '#c97a6a' }),
    fill(box(300, 480, 1320, 30, 4), air.in('#d9c9a8')),
    fill(box(310, 508, 1300, 200), cabinet),
    ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((step): Op[] => [
      stroke(box(326 + step * 162, 530, 136, 160, 6), shadowOf(cabinet), 5),
      fill(ellipse(440 + step * 162, 600, 7), air.in('#d3ab4f')),
    ]),
    fill(box(1290, 440, 290, 270, 8), iron),
    fill(box(1330, 540, 200, 130, 14), '#1d1720'),
    clipped(box(1330, 540, 200, 130, 14), [glow(1430, 640, 130, '#ff8b3a', 0.9)]),
    fill(box(1376, 90, 120, 350), shadowOf(iron)),
    ...[1340, 1470].flatMap((x): Op[] => [
      fill(box(x, 380, 100, 62, 12), air.in('#b0683f')),
      fill(box(x - 12, 384, 124, 12, 5), lightOn(air.in('#b0683f'))),
    ]),
    glow(1430, 620, 420, '#ff9b4a', air.isLit ? 0.4 : 0.2),
    ...shelfOf(air, 330, 250, 420, 'jars'),
    ...shelfOf(air, 330, 380, 420, 'mixed'),
    stroke(
      poly(
        [
          [1180, 170],
          [1280, 170],
        ],
        false,
      ),
      iron,
      7,
    ),
    ...[1190, 1232, 1272].flatMap((x, step): Op[] => [
      stroke(
        poly(
          [
            [x, 170],
            [x, 210],
          ],
          false,
        ),
        iron,
        4,
      ),
      fill(ellipse(x, 236 + step * 6, 22 + step * 4), air.in('#a8734a')),
    ]),
    ...table(air, 560, 690, 700, 130, '#a87a50'),
    fill(ellipse(820, 668, 66, 20), air.in('#efe4d0')),
    fill(
      blob([
        [762, 664],
        [790, 618],
        [850, 616],
        [880, 664],
      ]),
      air.in('#c98f4a'),
    ),
    fill(box(1010, 616, 70, 60, 12), air.in('#6f8ea6')),
    ...hangingLamp(air, 960, 150, 0.7),
    ...vignette(air),
  ];
}

export function paintAttic(air: Air): Op[] {
  const wood = air.in('#8a6548');
  const dark = shadowOf(wood);
  return [
    fill(box(0, 0, WIDTH, HEIGHT), mix(dark, '#1c1420', 0.35)),
    fill(
      poly([
        [420, FLOOR_Y],
        [420, 420],
        [960, 40],
        [1500, 420],
        [1500, FLOOR_Y],
      ]),
      air.in('#a98a68'),
    ),
    ...[0, 1, 2, 3, 4, 5, 6].map((step) =>
      stroke(
        poly(
          [
            [420, 240 + step * 74],
            [1500, 240 + step * 74],
          ],
          false,
        ),
        shadowOf(air.in('#a98a68')),
        4,
        0.35,
      ),
    ),
    fill(
      poly([
        [0, 700],
        [960, -80],
        [960, 40],
        [420, 420],
        [420, FLOOR_Y],
        [0, 900],
      ]),
      wood,
    ),
    fill(
      poly([
        [WIDTH, 700],
        [960, -80],
        [960, 40],
        [1500, 420],
        [1500, FLOOR_Y],
        [WIDTH, 900],
      ]),
      dark,
    ),
    ...[0.2, 0.5, 0.8].flatMap((at): Op[] => [
      stroke(
        poly(
          [
            [420 * (1 - at), 420 * at + 560 * (1 - at)],
            [960, 40 * at - 80 * (1 - at)],
          ],
          false,
        ),
        dark,
        26,
      ),
      stroke(
        poly(
          [
            [WIDTH - 420 * (1 - at), 420 * at + 560 * (1 - at)],
            [960, 40 * at - 80 * (1 - at)],
          ],
          false,
        ),
        mix(dark, '#1c1420', 0.4),
        26,
      ),
    ]),
    fill(
      poly([
        [420, FLOOR_Y],
        [1500, FLOOR_Y],
        [WIDTH, 900],
        [WIDTH, HEIGHT],
        [0, HEIGHT],
        [0, 900],
      ]),
      shadowOf(air.in('#9c7350'), 0.5),
    ),
    ...[-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((step) =>
      stroke(
        poly(
          [
            [960 + step * 100, FLOOR_Y],
            [960 + step * 240, HEIGHT],
          ],
          false,
        ),
        dark,
        4,
        0.5,
      ),
    ),
    ...windowAt(air, 850, 210, 220, 250, { round: true, view: 'town', panes: [2, 2] }),
    ...[
      [520, 0.9],
      [640, 1.15],
      [1380, 1.2],
    ].flatMap(([x, size]) =>
      crate((color) => air.in(color), x ?? 0, FLOOR_Y + 40, (size ?? 1) * 1.2),
    ),
    fill(box(1120, 590, 210, 130, 10), air.in('#5d4a6a')),
    fill(box(1110, 560, 230, 50, 20), air.in('#6d5a7a')),
    fill(box(1206, 600, 26, 36), air.in('#d3ab4f')),
    ...radio(air, 690, 576),
    stroke(
      curve([
        [250, 500],
        [330, 610],
        [420, 560],
      ]),
      air.in('#d9c9a8', 0.3),
      3,
    ),
    ...candle(air, 1200, 560),
    ...hangingLamp(air, 960, 130, 0.4),
    ...vignette(air, 1.2),
  ];
}

const radio = (air: Air, x: number, y: number): Op[] => [
  fill(box(x - 80, y - 92, 160, 92, 20), air.in('#7a4a34')),
  fill(box(x - 64, y - 76, 78, 60, 8), air.in('#c9ae7c')),
  fill(ellipse(x + 48, y - 56, 17), air.isLit ? '#ffd98a' : air.in('#e8d8b0')),
  fill(ellipse(x + 48, y - 22, 9), air.in('#2f2630')),
  ...(air.isLit ? [glow(x + 48, y - 56, 120, LAMP, 0.6)] : []),
];
