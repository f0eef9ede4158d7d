// Rooms where people are served or work: tavern, shop, office, library, classroom.
import { fill, stroke, type Op } from '../drawing';
import { lightOn, shadowOf } from '../color';
import { blob, box, curve, ellipse, poly } from '../path';
import {
  FLOOR_Y,
  bookshelf,
  candle,
  chair,
  doorAt,
  fireplace,
  hangingLamp,
  roomShell,
  rug,
  shelfOf,
  table,
  vignette,
  windowAt,
} from './indoor-kit';
import { barrel, glow, LAMP } from './outdoor-kit';
import type { Air } from '../background/air';

export function paintTavern(air: Air): Op[] {
  const wood = air.in('#7d5238');
  const isRight = air.random.is(0.5);
  const barX = isRight ? 1060 : 290;
  const hearthX = isRight ? 300 : 1290;
  const rows = [230, 340, 450];
  return [
    ...roomShell(air, {
      wall: air.random.pick(['#b08d68', '#a07a5c', '#b59a78']),
      floor: '#8f6848',
      beams: '#553a2b',
      wainscot: '#70492f',
    }),
    ...fireplace(air, hearthX, FLOOR_Y, 340, 340),
    ...windowAt(air, isRight ? 730 : 860, 220, 200, 230, {
      view: air.says(/harbou?r|sea|anchor/) ? 'sea' : 'town',
      panes: [3, 4],
    }),
    fill(box(barX, 190, 570, 340), air.in('#4a3226')),
    ...rows.flatMap((y) =>
      shelfOf(air, barX + 10, y + 40, 550, y === 450 ? 'mixed' : 'bottles', '#5d4030'),
    ),
    fill(box(barX - 40, 520, 650, 190), wood),
    fill(box(barX - 60, 500, 690, 34, 8), lightOn(wood)),
    ...[0, 1, 2, 3, 4].map((step) =>
      stroke(box(barX - 20 + step * 126, 560, 106, 120, 6), shadowOf(wood), 5),
    ),
    ...[0.3, 0.55].map((at) =>
      fill(
        blob([
          [barX + 570 * at - 18, 500, 1],
          [barX + 570 * at - 22, 452, 1],
          [barX + 570 * at + 22, 452, 1],
          [barX + 570 * at + 18, 500, 1],
        ]),
        air.in('#b98a4a'),
      ),
    ),
    ...barrel((color) => air.in(color), isRight ? 990 : 960, FLOOR_Y + 24, 1.15),
    ...chair(air, isRight ? 560 : 1230, FLOOR_Y + 120, 1),
    ...table(air, isRight ? 500 : 1040, 700, 400, 120),
    ...candle(air, isRight ? 700 : 1240, 690),
    ...hangingLamp(air, 700, 190, 0.5),
    ...hangingLamp(air, 1240, 190, 0.5),
    glow(960, 460, 1000, LAMP, air.isLit ? 0.2 : 0.08),
    ...vignette(air, 1.1),
  ];
}

export function paintShop(air: Air): Op[] {
  const isClocks = air.says(/clock|watch/);
  const kind = isClocks
    ? 'clocks'
    : air.says(/potion|apothec|alchem|wine/)
      ? 'bottles'
      : air.says(/flower|plant/)
        ? 'pots'
        : 'mixed';
  const wood = air.in(air.random.pick(['#7a5238', '#5f6a58', '#6a4a52']));
  return [
    ...roomShell(air, {
      wall: air.random.pick(['#c2b08a', '#9fb09a', '#c09a86']),
      floor: '#9c7350',
      wainscot: '#74503a',
    }),
    ...windowAt(air, 300, 190, 340, 300, { view: 'town', panes: [4, 2] }),
    ...doorAt(air, 690, FLOOR_Y, 170, 430, '#5d7360'),
    fill(box(712, 300, 126, 150, 4), air.isLit ? air.sky[1] : air.sky[2], 0.8),
    ...[220, 330, 440, 550].flatMap((y) => shelfOf(air, 930, y, 700, kind)),
    ...(isClocks ? longClock(air, 876, FLOOR_Y) : []),
    ...(isClocks ? shelfOf(air, 300, 610, 340, 'clocks') : shelfOf(air, 300, 610, 340, 'jars')),
    fill(box(900, 610, 740, 150), wood),
    fill(box(876, 588, 788, 34, 8), lightOn(wood)),
    ...[0, 1, 2, 3].map((step) =>
      stroke(box(926 + step * 176, 640, 150, 96, 6), shadowOf(wood), 5),
    ),
    fill(box(1460, 520, 110, 70, 8), air.in('#b98a3e')),
    fill(box(1480, 490, 70, 34, 6), air.in('#d3ab4f')),
    fill(ellipse(1000, 574, 40, 14), air.in('#d9c8a8')),
    ...candle(air, 1250, 590),
    ...hangingLamp(air, 1180, 160, 0.55),
    ...hangingLamp(air, 560, 160, 0.45),
    ...vignette(air),
  ];
}

function longClock(air: Air, x: number, y: number): Op[] {
  const wood = air.in('#6a3f2c');
  return [
    fill(box(x - 50, y - 470, 100, 470, 8), wood),
    fill(box(x - 34, y - 300, 68, 230, 6), '#2a1c1c'),
    fill(ellipse(x, y - 384, 40), air.in('#f3e8cc')),
    stroke(
      poly(
        [
          [x, y - 412],
          [x, y - 384],
          [x + 18, y - 372],
        ],
        false,
      ),
      air.in('#2a2026'),
      5,
    ),
    stroke(
      poly(
        [
          [x, y - 300],
          [x + 8, y - 150],
        ],
        false,
      ),
      air.in('#d3ab4f'),
      5,
    ),
    fill(ellipse(x + 8, y - 140, 18), air.in('#d3ab4f')),
    fill(
      poly([
        [x - 62, y - 470],
        [x, y - 520],
        [x + 62, y - 470],
      ]),
      shadowOf(wood),
    ),
  ];
}

export function paintOffice(air: Air): Op[] {
  const isRadio = air.says(/radio|studio/);
  const wood = '#7d5a42';
  return [
    ...roomShell(air, {
      wall: air.random.pick(['#a9b3b5', '#b5a890', '#96a59a']),
      floor: '#8c7a6a',
      wainscot: air.random.is(0.5) ? '#6b5444' : undefined,
    }),
    ...windowAt(air, 740, 170, 440, 340, { view: 'town', panes: [4, 2] }),
    ...[0, 1, 2, 3, 4, 5, 6].map((step) =>
      fill(box(740, 174 + step * 24, 440, 8), air.in('#d8d0c0'), 0.75),
    ),
    ...bookshelf(air, 270, FLOOR_Y, 300, 500, 4),
    fill(box(1380, 360, 200, 350, 6), air.in('#77808a')),
    ...[0, 1, 2, 3].flatMap((step): Op[] => [
      stroke(box(1394, 376 + step * 84, 172, 70, 4), shadowOf(air.in('#77808a')), 5),
      fill(box(1456, 404 + step * 84, 48, 10, 4), air.in('#d9d4c8')),
    ]),
    fill(box(1240, 220, 110, 150, 4), air.in('#c9a878')),
    ...[0, 1, 2].map((step) =>
      fill(box(1254 + (step % 2) * 40, 236 + step * 42, 44, 34), air.in('#f5f0e0')),
    ),
    ...chair(air, 960, FLOOR_Y + 20, 1.15, '#4a4a58'),
    ...table(air, 620, 640, 680, 170, wood),
    fill(box(1090, 560, 130, 60, 4), air.in('#f0e8d8')),
    fill(box(700, 568, 90, 58, 8), air.in('#44485a')),
    stroke(
      poly(
        [
          [1230, 620],
          [1250, 540],
          [1196, 500],
        ],
        false,
      ),
      air.in('#3f6a58'),
      8,
    ),
    fill(
      poly([
        [1166, 508],
        [1188, 474],
        [1226, 508],
      ]),
      air.in('#3f6a58'),
    ),
    ...(air.isLit ? [glow(1196, 540, 320, LAMP, 0.6)] : []),
    ...(isRadio
      ? [
          fill(box(850, 566, 190, 60, 8), air.in('#33343f')),
          fill(ellipse(900, 596, 18), '#f0813a'),
          glow(900, 596, 70, '#f0813a', 0.6),
        ]
      : []),
    ...vignette(air),
  ];
}

export function paintLibrary(air: Air): Op[] {
  const isRound = air.random.is(0.5);
  return [
    ...roomShell(air, { wall: '#8f7a64', floor: '#8a5f42', ceiling: '#5d4636', beams: '#5a3f2f' }),
    ...bookshelf(air, 230, FLOOR_Y, 420, 580, 6),
    ...bookshelf(air, 1270, FLOOR_Y, 420, 580, 6),
    ...windowAt(air, 790, 130, 340, 420, {
      round: isRound,
      view: 'trees',
      panes: [3, 5],
      frame: '#54392a',
    }),
    ...bookshelf(air, 680, FLOOR_Y, 560, 116, 1),
    stroke(
      poly(
        [
          [1300, FLOOR_Y + 30],
          [1390, 170],
        ],
        false,
      ),
      air.in('#a87c50'),
      14,
    ),
    stroke(
      poly(
        [
          [1370, FLOOR_Y + 30],
          [1450, 170],
        ],
        false,
      ),
      air.in('#a87c50'),
      14,
    ),
    ...[0, 1, 2, 3, 4, 5, 6].map((step) =>
      stroke(
        poly(
          [
            [1310 + step * 12, 660 - step * 76],
            [1378 + step * 11, 660 - step * 76],
          ],
          false,
        ),
        air.in('#a87c50'),
        10,
      ),
    ),
    ...rug(air, '#6d3f48', '#d3b06a'),
    ...table(air, 700, 690, 520, 120, '#6d4a35'),
    ...[
      ['#8a3f45', 0],
      ['#41617f', -18],
      ['#5d7b57', -36],
    ].map(([color, dy]) => fill(box(780, 652 + Number(dy), 120, 18, 3), air.in(String(color)))),
    fill(
      blob([
        [980, 672, 1],
        [1040, 656],
        [1080, 668],
        [1120, 656],
        [1180, 672, 1],
        [1080, 682],
      ]),
      air.in('#f3ead6'),
    ),
    ...candle(air, 950, 676),
    ...hangingLamp(air, 960, 150, 0.5),
    ...vignette(air, 1.1),
  ];
}

export function paintClassroom(air: Air): Op[] {
  const board = air.in('#3d5c50');
  const desk = (x: number, y: number, size: number): Op[] => [
    ...chair(air, x, y + 10 * size, size * 0.8, '#a87c50'),
    ...table(air, x - 110 * size, y - 90 * size, 220 * size, 100 * size, '#c09a6a'),
  ];
  return [
    ...roomShell(air, { wall: '#d8d2b8', floor: '#b08a62', wainscot: '#93a398' }),
    fill(box(620, 180, 680, 300, 6), air.in('#a87c50')),
    fill(box(640, 198, 640, 264), board),
    stroke(
      curve([
        [700, 270],
        [780, 250],
        [880, 274],
        [960, 256],
      ]),
      '#eef3ea',
      5,
      0.7,
    ),
    stroke(
      curve([
        [700, 330],
        [860, 326],
      ]),
      '#eef3ea',
      5,
      0.6,
    ),
    stroke(ellipse(1120, 320, 60), '#eef3ea', 5, 0.6),
    stroke(
      poly(
        [
          [1060, 400],
          [1180, 400],
          [1120, 300],
          [1060, 400],
        ],
        false,
      ),
      '#f3d98a',
      5,
      0.7,
    ),
    fill(box(620, 472, 680, 16), lightOn(air.in('#a87c50'))),
    ...windowAt(air, 290, 190, 250, 330, { view: 'trees', panes: [2, 3] }),
    ...windowAt(air, 1390, 190, 250, 330, { view: 'trees', panes: [2, 3] }),
    fill(ellipse(960, 130, 36), air.in('#f5f0e2')),
    stroke(ellipse(960, 130, 36), air.in('#4a4650'), 7),
    stroke(
      poly(
        [
          [960, 110],
          [960, 130],
          [976, 136],
        ],
        false,
      ),
      air.in('#2a2630'),
      5,
    ),
    ...desk(420, 720, 0.95),
    ...desk(740, 720, 0.95),
    ...desk(1180, 720, 0.95),
    ...desk(1500, 720, 0.95),
    ...desk(300, 850, 1.25),
    ...desk(1620, 850, 1.25),
    ...(air.isLit ? [glow(960, 60, 900, '#fff0d0', 0.28)] : []),
    ...vignette(air),
  ];
}
