// High halls: castle and temple.
import { type Air, HEIGHT } from '../background/air';
import { lightOn, mix, shadowOf } from '../color';
import { clipped, fill, type Op, stroke } from '../drawing';
import { arch, blob, box, ellipse, poly } from '../path';
import { FLOOR_Y } from './indoor-kit';
import { candle } from './lights';
import { windowAt } from './openings';
import { glow } from './outdoor-kit';
import { roomShell, vignette } from './shell';

function pillar(air: Air, x: number, width: number, color: string): Op[] {
  const stone = air.in(color);
  return [
    fill(box(x - width / 2, 60, width, FLOOR_Y - 40), stone),
    fill(box(x + width * 0.14, 60, width * 0.36, FLOOR_Y - 40), shadowOf(stone)),
    fill(box(x - width * 0.7, 60, width * 1.4, 34, 6), lightOn(stone)),
    fill(box(x - width * 0.7, FLOOR_Y - 14, width * 1.4, 44, 6), lightOn(stone, 0.6)),
    ...[-0.28, -0.06].map((at) =>
      fill(box(x + width * at, 100, 7, FLOOR_Y - 130), shadowOf(stone), 0.35),
    ),
  ];
}

export const torch = (air: Air, x: number, y: number): Op[] => [
  fill(
    poly([
      [x - 12, y],
      [x + 12, y],
      [x + 5, y + 80],
      [x - 5, y + 80],
    ]),
    air.in('#4a3a34'),
  ),
  fill(
    blob([
      [x - 16, y],
      [x - 20, y - 28],
      [x, y - 76, 1],
      [x + 18, y - 30],
      [x + 14, y],
    ]),
    '#f08a3a',
  ),
  fill(
    blob([
      [x - 8, y],
      [x - 10, y - 20],
      [x + 1, y - 46, 1],
      [x + 9, y - 18],
      [x + 7, y],
    ]),
    '#ffdf8a',
  ),
  glow(x, y - 26, 330, '#ff9b4a', air.isLit ? 0.6 : 0.32),
];

export function paintCastle(air: Air): Op[] {
  const banner = air.in(air.random.pick(['#8a2f3f', '#2f4f86', '#3f6a4a', '#6a3f7a']));
  const gold = air.in('#d3ab4f');
  const hang = (x: number): Op[] => [
    fill(
      poly([
        [x - 54, 150],
        [x + 54, 150],
        [x + 54, 430],
        [x, 480],
        [x - 54, 430],
      ]),
      banner,
    ),
    fill(
      poly([
        [x + 14, 150],
        [x + 54, 150],
        [x + 54, 430],
        [x + 14, 468],
      ]),
      shadowOf(banner),
    ),
    fill(
      blob([
        [x, 220, 1],
        [x + 28, 270],
        [x, 330, 1],
        [x - 28, 270],
      ]),
      gold,
    ),
    fill(box(x - 66, 138, 132, 14, 6), gold),
  ];
  const carpet = air.in('#8a2f3f');
  return [
    ...roomShell(air, {
      wall: '#8f8a92',
      floor: '#827c80',
      ceiling: '#5a5560',
      stones: true,
      pattern: 'stone',
    }),
    ...windowAt(air, 860, 120, 200, 330, {
      round: true,
      view: 'hills',
      frame: '#6a6570',
      panes: [2, 4],
    }),
    ...hang(610),
    ...hang(1310),
    ...pillar(air, 420, 90, '#9a959c'),
    ...pillar(air, 1500, 90, '#9a959c'),
    ...torch(air, 420, 330),
    ...torch(air, 1500, 330),
    ...torch(air, 760, 380),
    ...torch(air, 1160, 380),
    fill(box(760, 650, 400, 26), air.in('#6f6a70')),
    fill(box(700, 676, 520, 30), air.in('#7a757c')),
    fill(
      blob([
        [900, 650, 1],
        [896, 520],
        [912, 460, 1],
        [960, 436],
        [1008, 460, 1],
        [1024, 520],
        [1020, 650, 1],
      ]),
      air.in('#6a4030'),
    ),
    fill(box(916, 490, 88, 150, 10), banner),
    fill(ellipse(960, 448, 16), gold),
    fill(
      poly([
        [880, 706],
        [1040, 706],
        [1250, HEIGHT],
        [670, HEIGHT],
      ]),
      carpet,
    ),
    fill(
      poly([
        [880, 706],
        [894, 706],
        [706, HEIGHT],
        [670, HEIGHT],
      ]),
      gold,
      0.7,
    ),
    fill(
      poly([
        [1026, 706],
        [1040, 706],
        [1250, HEIGHT],
        [1214, HEIGHT],
      ]),
      gold,
      0.7,
    ),
    ...vignette(air, 1.2),
  ];
}

export function paintTemple(air: Air): Op[] {
  const isRuined = air.says(/ruin|abandon|broken|overgrown/);
  const tints = ['#c9545a', '#4f86c0', '#e0b04a', '#5d9a72', '#8f6ab8'];
  const glass = (x: number, y: number, w: number, h: number): Op[] => {
    const d = arch(x, y, w, h);
    const dim = air.light === 'night' ? 0.45 : 0.95;
    return [
      fill(arch(x - 14, y - 14, w + 28, h + 28), air.in('#5f5a66')),
      clipped(d, [
        fill(d, mix(air.sky[1], '#ffffff', 0.2)),
        ...Array.from({ length: 24 }, (_, step) =>
          fill(
            poly([
              [x + ((step % 4) * w) / 4, y + (Math.floor(step / 4) * h) / 6],
              [x + (((step % 4) + 1) * w) / 4, y + (Math.floor(step / 4) * h) / 6 + 14],
              [x + (((step % 4) + 1) * w) / 4, y + ((Math.floor(step / 4) + 1) * h) / 6],
              [x + ((step % 4) * w) / 4, y + ((Math.floor(step / 4) + 1) * h) / 6 - 12],
            ]),
            air.random.pick(tints),
            dim * 0.72,
          ),
        ),
        stroke(
          poly(
            [
              [x + w / 2, y],
              [x + w / 2, y + h],
            ],
            false,
          ),
          air.in('#3f3a46'),
          7,
        ),
        ...[1, 2, 3].map((row) =>
          stroke(
            poly(
              [
                [x, y + (h * row) / 4],
                [x + w, y + (h * row) / 4],
              ],
              false,
            ),
            air.in('#3f3a46'),
            6,
          ),
        ),
      ]),
    ];
  };
  const stone = '#b5aca0';
  const rays: Op[] =
    air.light === 'night'
      ? []
      : [540, 1260].map((x) =>
          fill(
            poly([
              [x, 200],
              [x + 130, 200],
              [x + (x < 960 ? 560 : -230), 900],
              [x + (x < 960 ? 250 : -560), 900],
            ]),
            {
              kind: 'linear',
              from: [x, 200],
              to: [x, 900],
              stops: [
                { at: 0, color: '#fff1cf', opacity: 0.3 },
                { at: 1, color: '#fff1cf', opacity: 0 },
              ],
            },
          ),
        );
  return [
    ...roomShell(air, { wall: '#a39a90', floor: '#a8a098', ceiling: '#6d6670', pattern: 'tiles' }),
    ...glass(860, 110, 200, 360),
    ...glass(530, 180, 150, 300),
    ...glass(1240, 180, 150, 300),
    ...rays,
    ...pillar(air, 330, 100, stone),
    ...pillar(air, 760, 70, stone),
    ...pillar(air, 1160, 70, stone),
    ...pillar(air, 1590, 100, stone),
    fill(box(820, 570, 280, 130, 4), air.in('#c9c0b2')),
    fill(box(800, 552, 320, 26, 6), air.in('#e3dac8')),
    fill(box(900, 552, 120, 90), air.in('#8a3f52')),
    ...candle(air, 850, 552),
    ...candle(air, 1070, 552),
    ...candle(air, 960, 552),
    ...(isRuined
      ? [...ivy(air, 330), ...ivy(air, 1590)]
      : [520, 1400].flatMap((x) =>
          [0, 1].map((row) => fill(box(x - 150, 690 + row * 70, 300, 26, 6), air.in('#6d4a35'))),
        )),
    ...vignette(air),
  ];
}

const ivy = (air: Air, x: number): Op[] =>
  Array.from({ length: 26 }, (_, step) =>
    fill(
      ellipse(x + Math.sin(step * 1.7) * 50, 90 + step * 24, 22, 16),
      air.in(step % 2 === 0 ? '#5d7f4a' : '#486a40'),
    ),
  );
