// Open land: garden, field, forest, mountain, cave.
import { fill, pool, stroke, vertical, type Op } from '../drawing';
import { lightOn, mix, shadowOf } from '../color';
import { blob, box, curve, ellipse, poly, type Point } from '../path';
import { bush, fence, glow, ground, house, lampPost, path, pine, rock, tree } from './outdoor-kit';
import { hills, mist, paintSky } from '../background/sky';
import { HEIGHT, WIDTH, type Air } from '../background/air';

const PETALS = ['#e889a0', '#f0d06a', '#c9a3e0', '#f5f0ea', '#e8735f'] as const;

/** Blades and flowers where the ground begins, thinning toward the viewer. */
function meadow(air: Air, from: number, to: number, count: number, flowers: boolean): Op[] {
  air = air.fork();
  if (air.isSnowy) return [];
  return Array.from({ length: count }, (): Op => {
    const depth = air.random.next() ** 1.5;
    const y = from + depth * (to - from);
    const x = air.random.between(0, WIDTH);
    const size = 0.5 + depth;
    if (flowers && air.random.is(0.4))
      return fill(ellipse(x, y, 6 * size), air.out(air.random.pick(PETALS), 0.2));
    return fill(
      poly([
        [x - 7 * size, y],
        [x - 10 * size, y - 24 * size],
        [x - 1, y - 8 * size],
        [x + 2, y - 32 * size],
        [x + 5 * size, y - 8 * size],
        [x + 12 * size, y - 22 * size],
        [x + 8 * size, y],
      ]),
      air.out('#5f8a4a', 0.15),
      0.8,
    );
  });
}

/** Water falling down a cliff. */
function waterfall(air: Air, x: number, top: number, bottom: number, width: number): Op[] {
  const fall = air.out('#dcedf4', 0.2);
  return [
    fill(
      blob([
        [x - width * 0.4, top, 1],
        [x + width * 0.4, top, 1],
        [x + width * 0.5, (top + bottom) / 2],
        [x + width * 0.7, bottom, 1],
        [x - width * 0.7, bottom, 1],
        [x - width * 0.5, (top + bottom) / 2],
      ]),
      fall,
    ),
    ...[-0.2, 0.05, 0.26].map((at) =>
      stroke(
        curve([
          [x + width * at, top + 10],
          [x + width * at * 1.3, bottom - 20],
        ]),
        air.out('#9cc4d8', 0.2),
        7,
        0.6,
      ),
    ),
    fill(ellipse(x, bottom, width * 1.3, 30), air.out('#f2f9fc', 0.1), 0.8),
  ];
}

export function paintGarden(air: Air): Op[] {
  const y = 690;
  const hedge = air.isSnowy ? air.ground('#4f7a4a', 0.3) : air.out('#4f7a4a', 0.3);
  const stone = air.ground('#b8b2a6', 0.08);
  const isFountain = air.random.is(0.6) || air.says(/fountain/);
  return [
    ...paintSky(air, 620),
    ...hills(air, 620, 90, '#7f9f72', 0.75),
    ...house(air, air.random.pick([250, 1270]), 640, 400, 220, 0.55, { floors: 2 }),
    ...[60, 700, 1120, 1820].flatMap((x) =>
      tree(
        air,
        x,
        660,
        air.random.between(0.9, 1.3),
        0.4,
        air.random.pick(['#5b8a4e', '#6f9a4a', '#d99aae']),
      ),
    ),
    ...mist(air, 640),
    fill(
      blob([
        [-40, 720, 1],
        [-40, 620],
        [200, 606],
        [500, 622],
        [760, 612],
        [960, 624],
        [1200, 610],
        [1500, 622],
        [1760, 608],
        [1960, 620],
        [1960, 720, 1],
      ]),
      hedge,
    ),
    ...ground(air, y, '#7ba35a', 0.3),
    ...path(air, y, '#d3c29c', 960, 70, 360),
    ...(isFountain
      ? [
          fill(ellipse(960, 716, 210, 40), shadowOf(stone)),
          fill(ellipse(960, 704, 210, 38), stone),
          fill(ellipse(960, 702, 178, 28), mix(air.sky[1], air.out('#5a96b0'), 0.5)),
          fill(box(942, 560, 36, 140), stone),
          fill(ellipse(960, 566, 90, 20), stone),
          ...(air.isSnowy
            ? []
            : [-1, 1].map((side) =>
                stroke(
                  curve([
                    [960, 540],
                    [960 + side * 50, 500],
                    [960 + side * 92, 590],
                    [960 + side * 104, 690],
                  ]),
                  '#e6f4fa',
                  7,
                  0.75,
                ),
              )),
        ]
      : [...arbor(air)]),
    ...[
      [180, 1.3],
      [430, 1],
      [640, 0.8],
      [1290, 0.8],
      [1490, 1],
      [1750, 1.3],
    ].flatMap(([x, size]) =>
      bush(air, x ?? 0, y + 50, size ?? 1, 0.06, '#5b8f52', air.random.pick(PETALS)),
    ),
    ...meadow(air, 740, 860, 40, true),
    ...lampPost(air, 560, y + 60, 0.85, 0.02),
  ];
}

const arbor = (air: Air): Op[] => [
  stroke(
    curve([
      [810, 720],
      [810, 480],
      [960, 390],
      [1110, 480],
      [1110, 720],
    ]),
    air.out('#e8e0d0', 0.1),
    16,
  ),
  ...Array.from({ length: 34 }, (_, step): Op => {
    const angle = Math.PI + (step / 33) * Math.PI;
    return fill(
      ellipse(960 + Math.cos(angle) * 152, 560 + Math.sin(angle) * 170 + (step % 3) * 8, 30, 24),
      air.out(step % 4 === 0 ? '#e889a0' : '#5b8f52', 0.1),
    );
  }),
];

export function paintField(air: Air): Op[] {
  const grass = air.random.pick(['#8fae5a', '#c9b25a', '#9ab56a']);
  const isRuined = air.says(/ruin|battle/);
  return [
    ...paintSky(air, 640),
    ...hills(air, 640, 190, '#8aa5a0', 0.95),
    ...hills(air, 660, 120, '#86a36a', 0.7),
    ...[200, 480, 1380, 1720].flatMap((x) => tree(air, x, 668, air.random.between(0.4, 0.7), 0.6)),
    ...mist(air, 650),
    ...hills(air, 720, 70, grass, 0.4),
    ...ground(air, 712, grass, 0.32),
    ...path(air, 712, '#cdb88a', air.random.pick([760, 1180]), 16, 240),
    ...(isRuined
      ? [
          fill(
            poly([
              [1300, 720],
              [1300, 480],
              [1350, 500],
              [1380, 450],
              [1440, 520],
              [1440, 720],
            ]),
            air.out('#8a8580', 0.25),
          ),
          fill(
            poly([
              [1540, 730],
              [1540, 580],
              [1600, 610],
              [1610, 730],
            ]),
            air.out('#8a8580', 0.25),
          ),
        ]
      : []),
    ...tree(air, air.random.pick([300, 1600]), 770, 1.5, 0.08),
    ...fence(air, 770, -20, WIDTH, 0.9, 0.12).slice(0, 46),
    ...meadow(air, 740, 900, 90, true),
    ...rock(air, 1100, 800, 0.5, 0.05),
  ];
}

export function paintForest(air: Air): Op[] {
  const isPine = air.says(/pine|fir|snow|north|spruce/) || air.random.is(0.4) || air.isSnowy;
  const leaf = air.says(/autumn|fall leaves|october/)
    ? '#c2803c'
    : air.says(/dark|haunted|dead/)
      ? '#41594f'
      : '#5b8a4e';
  const stand = (count: number, y: number, low: number, high: number, far: number): Op[] =>
    Array.from({ length: count }, (_, step) => {
      const x = (WIDTH / count) * (step + air.random.between(0.1, 0.9));
      const size = air.random.between(low, high);
      return isPine
        ? pine(air, x, y, size, far, mix('#3d6b57', leaf, 0.3))
        : tree(air, x, y, size, far, leaf);
    }).flat();
  const trunk = (x: number, width: number): Op[] => {
    const bark = air.out('#4f3b33', 0.04);
    return [
      fill(
        blob([
          [x - width * 0.9, 830, 1],
          [x - width * 0.5, 740],
          [x - width * 0.42, 400],
          [x - width * 0.5, -20, 1],
          [x + width * 0.46, -20, 1],
          [x + width * 0.4, 400],
          [x + width * 0.5, 740],
          [x + width * 0.95, 830, 1],
        ]),
        bark,
      ),
      fill(
        blob([
          [x + width * 0.1, 820, 1],
          [x + width * 0.14, 400],
          [x + width * 0.1, -20, 1],
          [x + width * 0.46, -20, 1],
          [x + width * 0.4, 400],
          [x + width * 0.5, 740],
          [x + width * 0.95, 830, 1],
        ]),
        shadowOf(bark),
      ),
      ...[160, 330, 520].map((y) =>
        stroke(
          curve([
            [x - width * 0.2, y],
            [x - width * 0.24, y + 60],
            [x - width * 0.16, y + 110],
          ]),
          shadowOf(bark),
          6,
          0.6,
        ),
      ),
    ];
  };
  const rays: Op[] =
    air.weather === 'clear' && air.light !== 'night'
      ? [520, 820, 1180].map((x) =>
          fill(
            poly([
              [x, -20],
              [x + 90, -20],
              [x - 120, 800],
              [x - 330, 800],
            ]),
            {
              kind: 'linear',
              from: [x, 0],
              to: [x, 800],
              stops: [
                { at: 0, color: '#fff3c0', opacity: 0.32 },
                { at: 1, color: '#fff3c0', opacity: 0 },
              ],
            },
          ),
        )
      : [];
  const flies: Op[] =
    air.light === 'night' && !air.isWet && !air.isSnowy
      ? Array.from({ length: 16 }, (): Op[] => {
          const [x, y] = [air.random.between(100, 1800), air.random.between(440, 740)];
          return [fill(ellipse(x, y, 4), '#f4f7a0'), glow(x, y, 34, '#e8f08a', 0.6)];
        }).flat()
      : [];
  return [
    ...paintSky(air, 620),
    ...hills(air, 640, 70, leaf === '#c2803c' ? '#a07a48' : '#6f8a62', 0.85),
    ...stand(12, 650, 1, 1.5, 0.92),
    ...mist(air, 600),
    ...stand(10, 680, 1.3, 1.9, 0.68),
    ...mist(air, 660, 0.8),
    ...stand(6, 710, 1.7, 2.3, 0.42),
    ...ground(air, 690, leaf === '#c2803c' ? '#a07a48' : '#5f7a48', 0.42),
    ...path(air, 700, '#8f7a5a', air.random.pick([880, 1040]), 40, 300),
    ...(air.says(/waterfall/) ? waterfall(air, 1240, 260, 720, 120) : []),
    ...rays,
    ...trunk(110, 150),
    ...trunk(1800, 170),
    ...trunk(430, 84),
    ...bush(air, 330, 770, 1, 0.06, leaf),
    ...bush(air, 1560, 776, 1.2, 0.05, leaf),
    ...bush(air, 20, 860, 1.4, 0, leaf),
    ...bush(air, 1900, 870, 1.5, 0, leaf),
    ...meadow(air, 730, 860, 50, false),
    ...flies,
  ];
}

export function paintMountain(air: Air): Op[] {
  const peak = (x: number, top: number, half: number, far: number): Op[] => {
    const stone = air.out('#7d8496', far);
    const base = 760;
    const at = (share: number, side: number): Point => [
      x + side * half * share,
      top + (base - top) * share,
    ];
    const snow = air.out('#f4f7fb', far * 0.8);
    const capShare = air.isSnowy ? 0.6 : 0.3;
    return [
      fill(
        poly([
          [x, top],
          at(0.3, 0.8),
          at(0.55, 1.08),
          at(1, 1),
          at(1, -1),
          at(0.6, -0.94),
          at(0.34, -1.1),
        ]),
        stone,
      ),
      fill(
        poly([
          [x, top],
          at(0.3, 0.8),
          at(0.55, 1.08),
          at(1, 1),
          [x + half * 0.1, base],
          [x - half * 0.06, top + (base - top) * 0.5],
          [x + half * 0.07, top + (base - top) * 0.24],
        ]),
        shadowOf(stone),
      ),
      fill(
        poly([
          [x, top],
          at(capShare, 0.8),
          [x + half * capShare * 0.4, top + (base - top) * capShare * 0.8],
          [x + half * capShare * 0.1, top + (base - top) * capShare * 1.1],
          [x - half * capShare * 0.34, top + (base - top) * capShare * 0.78],
          at(capShare * 1.06, -1),
        ]),
        snow,
      ),
    ];
  };
  return [
    ...paintSky(air, 640),
    ...peak(420, 260, 460, 0.92),
    ...peak(1500, 220, 520, 0.9),
    ...mist(air, 620),
    ...peak(980, 130, 640, 0.62),
    ...mist(air, 660),
    ...hills(air, 730, 130, '#6a8a72', 0.5),
    ...Array.from({ length: 16 }, (_, step) =>
      pine(air, step * 124 + air.random.between(-30, 30), 736, air.random.between(0.5, 0.9), 0.36),
    ).flat(),
    ...(air.says(/waterfall/) ? waterfall(air, 700, 420, 740, 80) : []),
    ...ground(air, 730, '#8a8f78', 0.25),
    ...path(air, 740, '#b8a98a', 1080, 18, 260),
    ...rock(air, 260, 800, 1.6, 0.04),
    ...rock(air, 1660, 806, 2, 0.04),
    ...rock(air, 1460, 800, 0.8, 0.04),
    ...pine(air, 90, 820, 2, 0.03),
    ...pine(air, 1860, 826, 2.2, 0.03),
  ];
}

export function paintCave(air: Air): Op[] {
  const isSea = air.says(/sea|tide|singing|water|lake/);
  const gem = air.says(/crystal|gem/)
    ? '#b08af0'
    : air.says(/lava|fire|dragon/)
      ? '#ff7a3a'
      : air.says(/glow-?worm|blue|singing|tide/)
        ? '#62c8f0'
        : air.random.pick(['#62c8f0', '#7ae0b0', '#b08af0']);
  const rockTone = mix('#4a4658', gem, 0.1);
  const spikes = (y: number, turn: 1 | -1, color: string, low: number, high: number): Op[] =>
    Array.from({ length: 15 }, (_, step): Op => {
      const x = step * 140 + air.random.between(-50, 50);
      const h = air.random.between(low, high);
      const half = air.random.between(40, 84);
      return fill(
        poly([
          [x - half, y],
          [x - half * 0.3, y + turn * h * 0.5],
          [x, y + turn * h],
          [x + half * 0.36, y + turn * h * 0.44],
          [x + half, y],
        ]),
        color,
      );
    });
  const mouth = blob([
    [620, 700, 1],
    [640, 480],
    [740, 330],
    [930, 260],
    [1120, 300],
    [1260, 440],
    [1300, 700, 1],
  ]);
  return [
    fill(
      box(0, 0, WIDTH, HEIGHT),
      vertical(0, HEIGHT, [
        { at: 0, color: '#1c1828' },
        { at: 0.6, color: rockTone },
        { at: 1, color: '#1f1b2c' },
      ]),
    ),
    fill(
      blob([
        [520, 720, 1],
        [540, 460],
        [680, 270],
        [930, 190],
        [1170, 240],
        [1340, 420],
        [1400, 720, 1],
      ]),
      mix(rockTone, '#8f8aa8', 0.2),
    ),
    {
      op: 'group',
      clip: mouth,
      children: [...paintSky(air, 640), ...hills(air, 640, 90, '#7f9a86', 0.6)],
    },
    fill(
      box(0, 690, WIDTH, 390),
      vertical(
        690,
        HEIGHT,
        isSea
          ? [
              { at: 0, color: mix('#2f5f7a', gem, 0.3) },
              { at: 1, color: '#142436' },
            ]
          : [
              { at: 0, color: mix(rockTone, '#8a8494', 0.3) },
              { at: 1, color: '#262033' },
            ],
      ),
    ),
    ...(isSea
      ? Array.from({ length: 20 }, (): Op =>
          fill(
            ellipse(
              air.random.between(300, 1620),
              air.random.between(710, 900),
              air.random.between(30, 120),
              5,
            ),
            gem,
            0.3,
          ),
        )
      : [
          {
            op: 'path',
            d: ellipse(960, 740, 480, 70),
            fill: pool(960, 740, 480, air.sky[2], 0.4),
          } as Op,
        ]),
    fill(
      blob([
        [-40, -40, 1],
        [500, -40, 1],
        [430, 150],
        [300, 330],
        [260, 560],
        [330, 760],
        [180, 900, 1],
        [-40, 980, 1],
      ]),
      '#2b2638',
    ),
    fill(
      blob([
        [1960, -40, 1],
        [1420, -40, 1],
        [1500, 160],
        [1640, 340],
        [1670, 560],
        [1590, 760],
        [1740, 900, 1],
        [1960, 980, 1],
      ]),
      '#241f30',
    ),
    ...spikes(-10, 1, '#221d2e', 90, 280),
    ...spikes(0, 1, '#1a1624', 40, 150),
    ...spikes(820, -1, '#2a2538', 30, 90).slice(0, 3),
    ...spikes(830, -1, '#241f30', 30, 110).slice(12),
    ...Array.from({ length: 26 }, (): Op[] => {
      const left = air.random.is(0.5);
      const x = left ? air.random.between(40, 420) : air.random.between(1480, 1880);
      const y = air.random.between(90, 640);
      const r = air.random.between(3, 8);
      return [glow(x, y, r * 12, gem, 0.5), fill(ellipse(x, y, r), lightOn(gem, 1.6))];
    }).flat(),
    ...[
      [330, 760],
      [1600, 770],
      [230, 800],
      [1700, 810],
    ].flatMap(([x, y]): Op[] => [
      glow(x ?? 0, (y ?? 0) - 60, 200, gem, 0.45),
      ...[-26, 0, 26].map((dx, step) =>
        fill(
          poly([
            [(x ?? 0) + dx - 15, y ?? 0],
            [(x ?? 0) + dx * 1.6, (y ?? 0) - 90 - (step % 2) * 44],
            [(x ?? 0) + dx + 16, y ?? 0],
          ]),
          mix(gem, step === 1 ? '#ffffff' : '#3a3450', 0.3),
        ),
      ),
    ]),
  ];
}
