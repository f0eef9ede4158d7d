// Lamps, boats, barrels and crates.
import type { Air } from '../background/air';
import { type Color, lightOn, mix, shadowOf } from '../color';
import { fill, type Op, pool, stroke } from '../drawing';
import { blob, box, curve, ellipse, poly } from '../path';
import { glow, LAMP } from './ground';

export function lampPost(air: Air, x: number, y: number, size: number, far: number): Op[] {
  const iron = air.out('#3b3f4c', far);
  const top = y - 330 * size;
  const ops: Op[] = [
    fill(box(x - 6 * size, top, 12 * size, 330 * size), iron),
    fill(
      poly([
        [x - 20 * size, y],
        [x - 10 * size, y - 46 * size],
        [x + 10 * size, y - 46 * size],
        [x + 20 * size, y],
      ]),
      iron,
    ),
    fill(
      poly([
        [x - 26 * size, top - 64 * size],
        [x + 26 * size, top - 64 * size],
        [x + 16 * size, top],
        [x - 16 * size, top],
      ]),
      air.isLit ? '#ffe6ae' : air.out('#c9d6dc', far),
    ),
    fill(
      poly([
        [x - 34 * size, top - 62 * size],
        [x, top - 94 * size],
        [x + 34 * size, top - 62 * size],
      ]),
      iron,
    ),
    fill(box(x - 20 * size, top - 4 * size, 40 * size, 8 * size), iron),
  ];
  if (air.isLit)
    ops.push(glow(x, top - 34 * size, 210 * size, LAMP, 0.6), {
      op: 'path',
      d: ellipse(x, y + 6, 190 * size, 32 * size),
      fill: pool(x, y + 6, 190 * size, LAMP, 0.26),
    });
  return ops;
}

export function lantern(air: Air, x: number, y: number, size = 1): Op[] {
  const iron = '#3a3138';
  return [
    stroke(
      curve([
        [x, y - 46 * size],
        [x, y - 28 * size],
      ]),
      iron,
      4 * size,
    ),
    fill(box(x - 17 * size, y - 28 * size, 34 * size, 48 * size, 8 * size), iron),
    fill(
      box(x - 11 * size, y - 22 * size, 22 * size, 36 * size, 5 * size),
      air.isLit ? '#ffe2a0' : mix('#ffe2a0', '#a59c92', 0.55),
    ),
    ...(air.isLit ? [glow(x, y, 150 * size, LAMP, 0.6)] : []),
  ];
}

export function boat(
  air: Air,
  x: number,
  y: number,
  size: number,
  far: number,
  hull: Color,
  hasSail: boolean,
): Op[] {
  const wood = air.out(hull, far);
  const mast = air.out('#5d4637', far);
  const sail = air.out('#efe4cf', far);
  return [
    fill(box(x - 4 * size, y - 260 * size, 8 * size, 250 * size), mast),
    ...(hasSail
      ? [
          fill(
            blob([
              [x + 8 * size, y - 250 * size, 1],
              [x + 100 * size, y - 150 * size],
              [x + 130 * size, y - 56 * size, 1],
              [x + 8 * size, y - 50 * size, 1],
            ]),
            sail,
          ),
          fill(
            blob([
              [x - 8 * size, y - 236 * size, 1],
              [x - 60 * size, y - 140 * size],
              [x - 96 * size, y - 60 * size, 1],
              [x - 8 * size, y - 52 * size, 1],
            ]),
            shadowOf(sail),
          ),
        ]
      : [
          stroke(
            curve([
              [x - 120 * size, y - 30 * size],
              [x, y - 250 * size],
              [x + 130 * size, y - 34 * size],
            ]),
            mast,
            2.5 * size,
          ),
          stroke(
            curve([
              [x - 50 * size, y - 190 * size],
              [x + 50 * size, y - 190 * size],
            ]),
            mast,
            7 * size,
          ),
        ]),
    fill(
      blob([
        [x - 140 * size, y - 44 * size, 1],
        [x - 60 * size, y - 30 * size],
        [x + 60 * size, y - 30 * size],
        [x + 158 * size, y - 58 * size, 1],
        [x + 108 * size, y + 8 * size],
        [x - 104 * size, y + 8 * size],
      ]),
      wood,
    ),
    fill(
      blob([
        [x - 128 * size, y - 18 * size],
        [x + 132 * size, y - 26 * size],
        [x + 108 * size, y + 8 * size],
        [x - 104 * size, y + 8 * size],
      ]),
      shadowOf(wood),
    ),
    ...(air.isLit
      ? [
          glow(x - 96 * size, y - 66 * size, 70 * size, LAMP, 0.7),
          fill(ellipse(x - 96 * size, y - 66 * size, 8 * size), '#ffe6ae'),
        ]
      : []),
  ];
}

export function barrel(tint: (color: Color) => Color, x: number, y: number, size: number): Op[] {
  const wood = tint('#8a5f3f');
  return [
    fill(
      blob([
        [x - 40 * size, y, 1],
        [x - 52 * size, y - 56 * size],
        [x - 40 * size, y - 112 * size, 1],
        [x + 40 * size, y - 112 * size, 1],
        [x + 52 * size, y - 56 * size],
        [x + 40 * size, y, 1],
      ]),
      wood,
    ),
    fill(
      blob([
        [x + 10 * size, y, 1],
        [x + 16 * size, y - 56 * size],
        [x + 10 * size, y - 112 * size, 1],
        [x + 40 * size, y - 112 * size, 1],
        [x + 52 * size, y - 56 * size],
        [x + 40 * size, y, 1],
      ]),
      shadowOf(wood),
    ),
    ...[-28, -84].map((dy) =>
      stroke(
        curve([
          [x - 48 * size, y + dy * size],
          [x, y + (dy + 6) * size],
          [x + 48 * size, y + dy * size],
        ]),
        tint('#4a4650'),
        8 * size,
      ),
    ),
    fill(ellipse(x, y - 112 * size, 40 * size, 9 * size), lightOn(wood)),
  ];
}

export function crate(tint: (color: Color) => Color, x: number, y: number, size: number): Op[] {
  const wood = tint('#a87c50');
  const s = 100 * size;
  return [
    fill(box(x - s / 2, y - s, s, s), wood),
    fill(box(x + s * 0.22, y - s, s * 0.28, s), shadowOf(wood), 0.7),
    stroke(box(x - s / 2 + 6, y - s + 6, s - 12, s - 12), shadowOf(wood), 10 * size),
    stroke(
      poly(
        [
          [x - s * 0.4, y - s * 0.1],
          [x + s * 0.4, y - s * 0.9],
        ],
        false,
      ),
      shadowOf(wood),
      9 * size,
    ),
  ];
}
