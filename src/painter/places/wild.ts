// Rock and depth: mountain, cave, and the waterfall that either may have.
import { type Air, HEIGHT, WIDTH } from '../background/air';
import { hills, mist, paintSky } from '../background/sky';
import { lightOn, mix, shadowOf } from '../color';
import { fill, type Op, pool, stroke, vertical } from '../drawing';
import { blob, box, curve, ellipse, type Point, poly } from '../path';
import { ground, path } from './ground';
import { glow, pine } from './outdoor-kit';
import { rock } from './plants';

/** Water falling down a cliff. */
export function waterfall(air: Air, x: number, top: number, bottom: number, width: number): Op[] {
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
        air.out(shadowOf('#7d8496'), far),
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
