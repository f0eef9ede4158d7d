// High halls and glass: castle, temple, tower, greenhouse.
import { clipped, fill, pool, stroke, type Op } from '../drawing';
import { lightOn, mix, shadowOf } from '../color';
import { arch, blob, box, curve, ellipse, poly } from '../path';
import { FLOOR_Y, bookshelf, candle, roomShell, table, vignette, windowAt } from './indoor-kit';
import { glow, ground, lantern, LAMP, lighthouse, rock, water } from './outdoor-kit';
import { hills, mist, paintSky } from '../background/sky';
import { HEIGHT, WIDTH, type Air } from '../background/air';

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

const torch = (air: Air, x: number, y: number): Op[] => [
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

/** The inside of a tower: stair round the wall. A lighthouse shows its lamp, or itself from outside. */
export function paintTower(air: Air): Op[] {
  if (air.says(/lighthouse|light house|\bbeacon\b|saltmarrow light/))
    return air.says(/lamp|lantern room|gallery|lens|stair|inside/) && air.random.is(0.35)
      ? lampRoom(air)
      : lighthouseOnRocks(air);
  const stone = air.in('#8a8490');
  const steps = Array.from({ length: 13 }, (_, step): Op[] => {
    const x = 300 + step * 84;
    const y = FLOOR_Y + 20 - step * 42;
    return [
      fill(box(x, y, 150, 26, 4), lightOn(stone, 0.5)),
      fill(box(x, y + 22, 150, 30), shadowOf(stone)),
      stroke(
        poly(
          [
            [x + 70, y],
            [x + 70, y - 96],
          ],
          false,
        ),
        air.in('#4a3f3a'),
        7,
      ),
    ];
  }).flat();
  return [
    ...roomShell(air, {
      wall: '#847e8a',
      floor: '#77717a',
      ceiling: '#4a4652',
      stones: true,
      pattern: 'stone',
    }),
    fill(box(0, 0, 330, HEIGHT), {
      kind: 'linear',
      from: [0, 0],
      to: [330, 0],
      stops: [
        { at: 0, color: '#171220', opacity: 0.75 },
        { at: 1, color: '#171220', opacity: 0 },
      ],
    }),
    fill(box(1590, 0, 330, HEIGHT), {
      kind: 'linear',
      from: [1590, 0],
      to: [WIDTH, 0],
      stops: [
        { at: 0, color: '#171220', opacity: 0 },
        { at: 1, color: '#171220', opacity: 0.75 },
      ],
    }),
    ...windowAt(air, 560, 160, 130, 260, {
      round: true,
      view: 'hills',
      frame: '#6a6570',
      panes: [2, 3],
    }),
    ...windowAt(air, 1300, 420, 130, 220, {
      round: true,
      view: 'hills',
      frame: '#6a6570',
      panes: [2, 3],
    }),
    ...steps,
    stroke(
      poly(
        [
          [370, FLOOR_Y - 76],
          [1380, 120],
        ],
        false,
      ),
      air.in('#4a3f3a'),
      11,
    ),
    ...bookshelf(air, 1450, FLOOR_Y, 210, 330, 3),
    ...table(air, 980, 700, 330, 100),
    ...candle(air, 1100, 690),
    ...torch(air, 860, 250),
    ...vignette(air, 1.3),
  ];
}

function lighthouseOnRocks(air: Air): Op[] {
  const x = air.random.pick([520, 1380]);
  return [
    ...paintSky(air, 640),
    ...hills(air, 640, 40, '#7f9a86', 0.9),
    ...water(air, 620, HEIGHT),
    fill(
      blob([
        [x - 460, 790, 1],
        [x - 340, 700],
        [x - 180, 640],
        [x, 618],
        [x + 190, 640],
        [x + 340, 716],
        [x + 480, 800, 1],
      ]),
      air.ground('#6f7468', 0.2),
    ),
    fill(
      blob([
        [x + 40, 800, 1],
        [x + 90, 690],
        [x + 190, 640],
        [x + 340, 716],
        [x + 480, 800, 1],
      ]),
      shadowOf(air.out('#6f7468', 0.2)),
      0.7,
    ),
    ...lighthouse(air, x, 640, 0.92, 0.14),
    ...rock(air, x - 330, 800, 1.4, 0.1),
    ...rock(air, x + 330, 806, 1.7, 0.1),
    ...mist(air, 640),
    ...ground(air, 840, '#8a8672', 0.12),
    ...rock(air, 140, 900, 2.2, 0),
    ...rock(air, 1800, 900, 1.8, 0),
  ];
}

function lampRoom(air: Air): Op[] {
  const iron = '#3a3d48';
  return [
    ...paintSky(air, 600),
    ...water(air, 520, 760),
    ...[0, 1, 2, 3, 4, 5].map((step) => fill(box(80 + step * 352, 0, 22, 760), air.in(iron))),
    fill(box(0, 60, WIDTH, 24), air.in(iron)),
    fill(box(0, 400, WIDTH, 14), air.in(iron)),
    fill(box(0, 640, WIDTH, 130), air.in('#8a8a86')),
    fill(box(0, 630, WIDTH, 20), air.in('#d3ab4f')),
    fill(box(0, 770, WIDTH, 310), air.in('#6f5f58')),
    fill(box(830, 560, 260, 220, 8), air.in('#a87f3f')),
    ...[0, 1, 2, 3, 4].map((step) =>
      stroke(ellipse(960, 380, 150 - step * 28, 190 - step * 34), air.in('#cfe6ee'), 12, 0.8),
    ),
    fill(ellipse(960, 380, 156, 196), '#cfe8f2', 0.25),
    fill(ellipse(960, 390, 26, 40), air.isLit ? '#fff0c0' : air.in('#d8d2c0')),
    ...(air.isLit ? [glow(960, 380, 760, '#fff0c0', 0.6)] : []),
    ...vignette(air),
  ];
}

export function paintGreenhouse(air: Air): Op[] {
  const iron = air.in(air.random.pick(['#4f6a62', '#e3e6e0', '#5a5f6e']));
  const leaf = (x: number, y: number, size: number, color: string): Op[] =>
    [0, 1, 2, 3, 4, 5, 6].map((step) => {
      const angle = -Math.PI / 2 + (step - 3) * 0.42;
      const [dx, dy] = [Math.cos(angle) * size, Math.sin(angle) * size];
      return fill(
        blob([
          [x, y, 1],
          [x + dx * 0.5 - dy * 0.16, y + dy * 0.6 + dx * 0.16],
          [x + dx, y + dy * 0.92, 1],
          [x + dx * 0.5 + dy * 0.16, y + dy * 0.5 - dx * 0.16],
        ]),
        air.in(step % 2 === 0 ? color : shadowOf(color)),
      );
    });
  const pot = (x: number, y: number, size: number): Op[] => [
    fill(
      poly([
        [x - 46 * size, y - 70 * size],
        [x + 46 * size, y - 70 * size],
        [x + 32 * size, y],
        [x - 32 * size, y],
      ]),
      air.in('#b5653f'),
    ),
    fill(box(x - 52 * size, y - 84 * size, 104 * size, 20 * size, 4), lightOn(air.in('#b5653f'))),
    fill(
      poly([
        [x + 8 * size, y - 64 * size],
        [x + 45 * size, y - 64 * size],
        [x + 32 * size, y],
        [x + 8 * size, y],
      ]),
      shadowOf(air.in('#b5653f')),
      0.7,
    ),
  ];
  const greens = ['#5b8f52', '#3f7a5a', '#7aa04f', '#4a8a6a'];
  const petals = ['#e889a0', '#f0d06a', '#c9a3e0', '#f5f0ea'];
  return [
    ...paintSky(air, 640),
    ...hills(air, 640, 120, '#6f9060', 0.6),
    ...mist(air, 600),
    ...Array.from({ length: 11 }, (_, step) =>
      stroke(
        poly(
          [
            [160 + step * 160, 640],
            [160 + step * 160, 240],
            [960, 20],
          ],
          false,
        ),
        iron,
        11,
      ),
    ),
    ...[240, 440].map((y) => fill(box(0, y, WIDTH, 12), iron)),
    ...[0.33, 0.66].map((at) =>
      stroke(
        poly(
          [
            [160 + 800 * at, 240 - 220 * at],
            [WIDTH - 160 - 800 * at, 240 - 220 * at],
          ],
          false,
        ),
        iron,
        8,
      ),
    ),
    ...[0, 1, 2, 3].map((step) =>
      fill(
        poly([
          [260 + step * 430, 250],
          [330 + step * 430, 250],
          [250 + step * 430, 430],
          [180 + step * 430, 430],
        ]),
        '#ffffff',
        0.12,
      ),
    ),
    fill(box(0, 630, WIDTH, 450), air.in('#9a8f80')),
    fill(
      poly([
        [780, 640],
        [1140, 640],
        [1500, HEIGHT],
        [420, HEIGHT],
      ]),
      air.in('#b8ab96'),
    ),
    ...[690, 750, 830, 940].map((y) =>
      stroke(
        poly(
          [
            [0, y],
            [WIDTH, y],
          ],
          false,
        ),
        air.in('#7d7468'),
        3,
        0.3,
      ),
    ),
    fill(box(0, 590, 720, 44, 6), air.in('#8a6548')),
    fill(box(1200, 590, 720, 44, 6), air.in('#8a6548')),
    fill(box(30, 630, 660, 130), air.in('#5f4a3a')),
    fill(box(1230, 630, 660, 130), air.in('#5f4a3a')),
    ...[90, 250, 420, 600, 1320, 1500, 1680, 1840].flatMap((x): Op[] => {
      const size = air.random.between(0.9, 1.3);
      const color = air.random.pick(greens);
      const bloom = air.random.pick(petals);
      return [
        ...leaf(x, 530, air.random.between(110, 210), color),
        ...pot(x, 592, size),
        ...(air.random.is(0.6)
          ? [0, 1, 2].map((step) =>
              fill(ellipse(x - 50 + step * 50, 440 - (step % 2) * 50, 19), air.in(bloom)),
            )
          : []),
      ];
    }),
    ...[300, 1000, 1650].flatMap((x) => [
      stroke(
        curve([
          [x, 0],
          [x - 20, 90],
          [x + 10, 170],
        ]),
        air.in('#4a7a4a'),
        6,
      ),
      ...[40, 90, 140].map((y) =>
        fill(ellipse(x + (y % 60) - 20, y + 20, 26, 15), air.in('#5b8f52')),
      ),
    ]),
    ...lantern(air, 720, 250, 1.2),
    ...lantern(air, 1200, 250, 1.2),
    ...(air.light === 'night'
      ? [
          {
            op: 'path',
            d: ellipse(960, 420, 560),
            fill: pool(960, 420, 560, '#b8c8ff', 0.18),
          } as Op,
          glow(960, 560, 300, LAMP, 0.3),
        ]
      : []),
    ...vignette(air, 0.8),
  ];
}
