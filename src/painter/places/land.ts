// Open land: garden, field, forest.
import { type Air, WIDTH } from '../background/air';
import { hills, mist, paintSky } from '../background/sky';
import { mix, shadowOf } from '../color';
import { fill, type Op, stroke } from '../drawing';
import { blob, box, curve, ellipse, poly } from '../path';
import { path } from './ground';
import { house } from './houses';
import { bush, glow, ground, pine, tree } from './outdoor-kit';
import { fence, rock } from './plants';
import { lampPost } from './things';
import { waterfall } from './wild';

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
