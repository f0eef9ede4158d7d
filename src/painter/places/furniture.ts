// What stands in rooms; `y` is where it touches the floor.
import type { Air } from '../background/air';
import { type Color, lightOn, mix, shadowOf } from '../color';
import { clipped, fill, type Op, stroke } from '../drawing';
import { blob, box, ellipse, poly } from '../path';

export function table(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  color: Color = '#8a5f40',
): Op[] {
  const wood = air.in(color);
  return [
    {
      op: 'path',
      d: ellipse(x + width / 2, y + height, width * 0.56, 16),
      fill: '#140f1c',
      opacity: 0.25,
    },
    ...[0.08, 0.86].map((at) =>
      fill(box(x + width * at, y + 14, width * 0.06, height - 10), shadowOf(wood)),
    ),
    fill(
      poly([
        [x + 24, y - 26],
        [x + width - 24, y - 26],
        [x + width, y],
        [x, y],
      ]),
      lightOn(wood, 0.6),
    ),
    fill(box(x, y, width, 22), wood),
    fill(box(x, y + 15, width, 7), shadowOf(wood)),
  ];
}

export function chair(
  air: Air,
  x: number,
  y: number,
  size: number,
  color: Color = '#7a5238',
): Op[] {
  const wood = air.in(color);
  const s = size;
  return [
    fill(box(x - 44 * s, y - 220 * s, 12 * s, 220 * s), shadowOf(wood)),
    fill(box(x + 32 * s, y - 220 * s, 12 * s, 220 * s), shadowOf(wood)),
    fill(box(x - 44 * s, y - 214 * s, 88 * s, 26 * s, 8), wood),
    fill(box(x - 40 * s, y - 170 * s, 80 * s, 18 * s, 6), wood),
    fill(box(x - 54 * s, y - 112 * s, 108 * s, 20 * s, 6), lightOn(wood, 0.5)),
    fill(box(x - 52 * s, y - 96 * s, 12 * s, 96 * s), wood),
    fill(box(x + 40 * s, y - 96 * s, 12 * s, 96 * s), wood),
  ];
}

const SPINES = [
  '#8a3f45',
  '#41617f',
  '#5d7b57',
  '#b58a45',
  '#6d4f7a',
  '#a86a46',
  '#39525c',
  '#c2a878',
] as const;

export function bookshelf(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  shelves = 5,
  wood = '#6b4a36',
): Op[] {
  air = air.fork();
  const frame = air.in(wood);
  const ops: Op[] = [
    fill(box(x, y - height, width, height), frame),
    fill(box(x + 14, y - height + 14, width - 28, height - 28), mix(frame, '#1c1420', 0.6)),
  ];
  const cell = (height - 20) / shelves;
  for (let row = 0; row < shelves; row++) {
    const low = y - height + 14 + cell * (row + 1) - 12;
    let at = x + 20;
    while (at < x + width - 34) {
      const w = air.random.between(14, 32);
      const h = cell * air.random.between(0.52, 0.82);
      if (at + w > x + width - 20) break;
      if (!air.random.is(0.09)) {
        const color = air.in(air.random.pick(SPINES));
        ops.push(
          fill(box(at, low - h, w - 2, h), color),
          fill(box(at, low - h + h * 0.16, w - 2, 5), lightOn(color, 1.4), 0.7),
        );
      }
      at += w;
    }
    ops.push(fill(box(x + 8, low, width - 16, 12), lightOn(frame, 0.3)));
  }
  return ops;
}

export function shelfOf(
  air: Air,
  x: number,
  y: number,
  width: number,
  kind: 'bottles' | 'jars' | 'pots' | 'clocks' | 'mixed',
  wood = '#6b4a36',
): Op[] {
  air = air.fork();
  const ops: Op[] = [
    fill(box(x, y, width, 14), air.in(wood)),
    fill(box(x, y + 12, width, 8), shadowOf(air.in(wood))),
  ];
  for (
    let at = x + 30;
    at < x + width - 20;
    at += air.random.between(46, 70) * (kind === 'clocks' ? 1.6 : 1)
  ) {
    const color = air.in(
      air.random.pick(
        kind === 'bottles'
          ? ['#4f7a5a', '#8a4f3c', '#496a86', '#b58a45', '#7a4f6d']
          : ['#b5764a', '#d9c8a8', '#7d94a0', '#c49a58', '#8f5a4a'],
      ),
    );
    const h = air.random.between(50, 84);
    if (kind === 'bottles')
      ops.push(
        fill(
          blob([
            [at - 16, y, 1],
            [at - 16, y - h * 0.6],
            [at - 6, y - h * 0.76],
            [at - 6, y - h, 1],
            [at + 6, y - h, 1],
            [at + 6, y - h * 0.76],
            [at + 16, y - h * 0.6],
            [at + 16, y, 1],
          ]),
          color,
        ),
        fill(box(at - 11, y - h * 0.5, 5, h * 0.36, 2), '#ffffff', 0.35),
      );
    else if (kind === 'clocks')
      ops.push(
        fill(ellipse(at, y - 34, 34), color),
        fill(ellipse(at, y - 34, 26), air.in('#f5ecd8')),
        stroke(
          poly(
            [
              [at, y - 50],
              [at, y - 34],
              [at + 12, y - 28],
            ],
            false,
          ),
          air.in('#3a2f36'),
          4,
        ),
      );
    else if (kind === 'pots')
      ops.push(
        fill(
          blob([
            [at - 20, y, 1],
            [at - 28, y - 46, 1],
            [at + 28, y - 46, 1],
            [at + 20, y, 1],
          ]),
          air.in('#b5653f'),
        ),
        fill(
          blob([
            [at, y - 46],
            [at - 26, y - 82],
            [at - 6, y - 76],
            [at + 6, y - 106],
            [at + 14, y - 74],
            [at + 30, y - 84],
          ]),
          air.in('#5b8a4e'),
        ),
      );
    else
      ops.push(
        fill(box(at - 20, y - h * 0.8, 40, h * 0.8, 8), color),
        fill(box(at - 22, y - h * 0.8 - 10, 44, 14, 4), shadowOf(color)),
        fill(box(at - 14, y - h * 0.5, 28, 20, 3), air.in('#f3ead6'), 0.8),
      );
  }
  return ops;
}

export function rug(air: Air, color: Color, trim: Color): Op[] {
  const tone = air.in(color);
  return [
    fill(ellipse(960, 900, 560, 110), shadowOf(tone)),
    fill(ellipse(960, 896, 548, 102), tone),
    stroke(ellipse(960, 896, 480, 84), air.in(trim), 8, 0.7),
  ];
}

export function picture(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  color: Color,
): Op[] {
  const tone = air.in(color);
  return [
    fill(box(x - 10, y - 10, width + 20, height + 20), air.in('#8a6a3f')),
    fill(box(x, y, width, height), tone),
    clipped(box(x, y, width, height), [
      fill(ellipse(x + width * 0.7, y + height * 0.3, width * 0.12), lightOn(tone, 2)),
      fill(
        blob([
          [x - 10, y + height + 10, 1],
          [x - 10, y + height * 0.7],
          [x + width * 0.4, y + height * 0.5],
          [x + width * 0.7, y + height * 0.72],
          [x + width + 10, y + height * 0.55],
          [x + width + 10, y + height + 10, 1],
        ]),
        shadowOf(tone),
      ),
    ]),
  ];
}
