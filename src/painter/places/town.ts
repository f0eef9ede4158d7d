// Where people live close together: street, market, village.
import { fill, stroke, type Op } from '../drawing';
import { shadowOf } from '../color';
import { arch, box, curve, ellipse, poly, blob } from '../path';
import {
  barrel,
  bush,
  crate,
  fence,
  glow,
  ground,
  house,
  lampPost,
  LAMP,
  path,
  tree,
} from './outdoor-kit';
import { hills, mist, paintSky } from '../background/sky';
import { WIDTH, type Air } from '../background/air';

const AWNINGS = ['#b5484a', '#3f6f86', '#5d8a52', '#c98a3a', '#7a5a8c'] as const;

/** House fronts from `from` to `to`, side by side. */
function row(
  air: Air,
  from: number,
  to: number,
  y: number,
  low: number,
  high: number,
  far: number,
  shops: number,
): Op[] {
  air = air.fork();
  const ops: Op[][] = [];
  for (let x = from; x < to;) {
    const width = air.random.between(170, 280) * (1 - far * 0.4);
    const isShop = air.random.is(shops);
    ops.push(
      house(air, x, y, width, air.random.between(low, high), far, {
        timber: air.random.is(0.35),
        flat: air.random.is(0.18),
        ...(isShop ? { shop: air.random.pick(AWNINGS) } : {}),
      }),
    );
    x += width + air.random.between(0, 8);
  }
  return ops.flat();
}

export function paintStreet(air: Air): Op[] {
  const y = 700;
  return [
    ...paintSky(air, 620),
    ...row(air, -60, WIDTH, 678, 270, 450, 0.72, 0),
    ...mist(air, 600),
    ...row(air, -120, 640, y, 330, 520, 0.14, 0.5),
    ...row(air, 1250, WIDTH + 80, y, 330, 520, 0.14, 0.5),
    ...row(air, 640, 780, 676, 240, 330, 0.42, 0.3),
    ...row(air, 1120, 1230, 676, 240, 330, 0.42, 0.3),
    ...mist(air, 680, 0.6),
    ...ground(air, y - 26, '#8d877f', 0.2),
    ...path(air, y - 26, '#a29a8e', 950, 100, 620),
    ...setts(air, y),
    ...lampPost(air, 560, y + 26, 1.05, 0.05),
    ...lampPost(air, 1360, y + 26, 1.05, 0.05),
    ...barrel((color) => air.out(color), 120, y + 40, 0.9),
    ...crate((color) => air.out(color), 1800, y + 46, 0.9),
  ];
}

/** Paving stones that fade toward the viewer's feet. */
function setts(air: Air, y: number): Op[] {
  air = air.fork();
  if (air.isSnowy) return [];
  const seam = shadowOf(air.ground('#a29a8e'));
  return Array.from({ length: 44 }, () => {
    const depth = air.random.next();
    const py = y + depth * 260;
    const half = 12 + depth * 40;
    const x = 960 + air.random.between(-1, 1) * (170 + depth * 500);
    return stroke(
      curve([
        [x - half, py],
        [x - half * 0.6, py - 5 - depth * 6],
        [x + half * 0.6, py - 5 - depth * 6],
        [x + half, py],
      ]),
      seam,
      3,
      0.35,
    );
  });
}

function stall(air: Air, x: number, y: number, size: number, color: string): Op[] {
  const cloth = air.out(color);
  const white = air.out('#f5ecda');
  const s = size;
  const goods = air.random.pick([
    ['#c9483f', '#d98a3a'],
    ['#6f9a4a', '#a8b84f'],
    ['#e0b04a', '#c97a3a'],
    ['#8aa8c0', '#b5c4d0'],
  ]);
  return [
    ...[-150, 138].map((dx) =>
      fill(box(x + dx * s, y - 330 * s, 14 * s, 330 * s), air.out('#6d4f3a')),
    ),
    fill(box(x - 156 * s, y - 150 * s, 312 * s, 150 * s), air.out('#8a6446')),
    fill(box(x + 60 * s, y - 150 * s, 96 * s, 150 * s), air.out(shadowOf('#8a6446')), 0.6),
    fill(box(x - 172 * s, y - 168 * s, 344 * s, 24 * s, 4), air.out('#a87c50')),
    ...Array.from({ length: 14 }, (_, step) =>
      fill(
        ellipse(x - 136 * s + (step % 7) * 45 * s, y - 184 * s - (step > 6 ? 24 * s : 0), 23 * s),
        air.out((step % 2 === 0 ? goods[0] : goods[1]) ?? '#c9483f'),
      ),
    ),
    ...Array.from({ length: 8 }, (_, step) =>
      fill(
        poly([
          [x + (-150 + step * 37) * s, y - 400 * s],
          [x + (-113 + step * 37) * s, y - 400 * s],
          [x + (-128 + step * 48) * s - 8 * s, y - 308 * s],
          [x + (-152 + step * 48) * s - 8 * s - 12 * s, y - 290 * s],
          [x + (-176 + step * 48) * s - 8 * s, y - 308 * s],
        ]),
        step % 2 === 0 ? cloth : white,
      ),
    ),
    ...(air.isSnowy
      ? [fill(box(x - 156 * s, y - 412 * s, 312 * s, 26 * s, 12), air.ground('#ffffff'))]
      : []),
    ...(air.isLit
      ? [
          fill(ellipse(x, y - 270 * s, 15 * s, 20 * s), '#ffe6ae'),
          glow(x, y - 260 * s, 240 * s, LAMP, 0.6),
        ]
      : []),
  ];
}

export function paintMarket(air: Air): Op[] {
  const y = 720;
  const flags = ['#b5484a', '#e0b04a', '#3f6f86', '#5d8a52'];
  const string = (y1: number, sag: number): Op[] => [
    stroke(
      curve([
        [0, y1],
        [960, y1 + sag],
        [WIDTH, y1],
      ]),
      air.out('#4a4650'),
      4,
    ),
    ...Array.from({ length: 24 }, (_, step): Op => {
      const x = 40 + step * 80;
      const at = (x - 960) / 960;
      const fy = y1 + sag * (1 - at * at);
      return fill(
        poly([
          [x - 22, fy],
          [x + 22, fy],
          [x, fy + 44],
        ]),
        air.out(flags[step % 4] ?? '#b5484a'),
      );
    }),
  ];
  return [
    ...paintSky(air, 620),
    ...row(air, -60, WIDTH, 660, 220, 400, 0.5, 0.2),
    ...mist(air, 620),
    ...string(130, 90),
    ...string(60, 150),
    ...ground(air, y - 60, '#a3977f', 0.25),
    ...setts(air, y),
    ...stall(air, 620, y - 30, 0.72, AWNINGS[1]),
    ...stall(air, 1270, y - 30, 0.72, AWNINGS[3]),
    ...stall(air, 250, y + 40, 1.1, air.random.pick(AWNINGS)),
    ...stall(air, 1660, y + 40, 1.1, air.random.pick(AWNINGS)),
    ...crate((color) => air.out(color), 500, y + 50, 0.9),
    ...barrel((color) => air.out(color), 1420, y + 46, 0.85),
    ...crate((color) => air.out(color), 420, y + 60, 0.7),
  ];
}

export function paintVillage(air: Air): Op[] {
  const y = 710;
  const church: Op[] = [
    fill(box(900, 380, 70, 250), air.out('#b8b0a4', 0.5)),
    fill(
      poly([
        [890, 384],
        [935, 240],
        [980, 384],
      ]),
      air.isSnowy ? air.ground('#6a5a5f', 0.5) : air.out('#6a5a5f', 0.5),
    ),
    fill(arch(920, 420, 30, 50), air.isLit ? LAMP : air.out('#4a4650', 0.5)),
  ];
  return [
    ...paintSky(air, 620),
    ...hills(air, 600, 220, '#8aa39a', 0.9, 1),
    ...hills(air, 640, 130, '#7a9a66', 0.6),
    ...church,
    ...mist(air, 610),
    ...[90, 330, 690, 1060, 1290, 1560, 1760].flatMap((x) =>
      house(air, x, 664 + air.random.between(-12, 10), 170, 110, 0.45, { chimney: true }),
    ),
    ...[280, 640, 1240, 1500].flatMap((x) => tree(air, x, 680, 0.62, 0.4)),
    ...mist(air, 690, 0.5),
    ...ground(air, 680, '#86a35f', 0.35),
    ...path(air, 690, '#c2aa80', 990, 26, 330),
    ...house(air, 80, y + 14, 380, 210, 0.08, { timber: true }),
    ...house(air, 1400, y + 14, 420, 220, 0.08, { timber: air.random.is(0.5) }),
    ...tree(air, 560, y + 30, 1, 0.1),
    ...fence(air, y + 50, 470, 800, 0.9, 0.05),
    ...fence(air, y + 50, 1160, 1400, 0.9, 0.05),
    ...well(air, 1270, y + 40),
    ...bush(air, 60, y + 60, 0.9, 0, '#5b8a4e', '#e889a0'),
    ...bush(air, 1860, y + 60, 1, 0, '#5b8a4e', '#f0d06a'),
  ];
}

const well = (air: Air, x: number, y: number): Op[] => [
  fill(box(x - 64, y - 80, 128, 80, 8), air.ground('#9a958e')),
  fill(box(x + 16, y - 80, 48, 80, 8), air.out(shadowOf('#9a958e')), 0.6),
  fill(ellipse(x, y - 80, 66, 15), air.out('#3a3f4a')),
  ...[-58, 48].map((dx) => fill(box(x + dx, y - 190, 10, 112), air.out('#6d4f3a'))),
  fill(
    blob([
      [x - 90, y - 180, 1],
      [x, y - 246, 1],
      [x + 90, y - 180, 1],
    ]),
    air.isSnowy ? air.ground('#9a5546') : air.out('#9a5546'),
  ),
];
