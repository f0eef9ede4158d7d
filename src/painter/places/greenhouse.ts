import { type Air, HEIGHT, WIDTH } from '../background/air';
import { hills, mist, paintSky } from '../background/sky';
import { lightOn, shadowOf } from '../color';
import { fill, type Op, pool, stroke } from '../drawing';
import { blob, box, curve, ellipse, poly } from '../path';
import { glow, LAMP } from './outdoor-kit';
import { vignette } from './shell';
import { lantern } from './things';

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
