// What gives light in a room.
import type { Air } from '../background/air';
import { type Color, shadowOf } from '../color';
import { clipped, fill, type Op, pool, stroke } from '../drawing';
import { arch, blob, box, ellipse, poly } from '../path';
import { glow, LAMP } from './outdoor-kit';

export function fireplace(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  stone = '#8d8684',
): Op[] {
  const wall = air.in(stone);
  const hearth = arch(x + width * 0.2, y - height * 0.62, width * 0.6, height * 0.62, width * 0.2);
  const cx = x + width / 2;
  const flame = (size: number, color: Color, dx = 0): Op =>
    fill(
      blob([
        [cx + dx - 44 * size, y - 14, 1],
        [cx + dx - 50 * size, y - 60 * size],
        [cx + dx - 18 * size, y - 90 * size],
        [cx + dx - 4 * size, y - 150 * size, 1],
        [cx + dx + 24 * size, y - 92 * size],
        [cx + dx + 48 * size, y - 56 * size],
        [cx + dx + 42 * size, y - 14, 1],
      ]),
      color,
    );
  return [
    fill(box(x + width * 0.14, 0, width * 0.72, y - height), shadowOf(wall, 0.5)),
    fill(box(x, y - height, width, height), wall),
    fill(box(x + width * 0.8, y - height, width * 0.2, height), shadowOf(wall), 0.6),
    fill(box(x - 26, y - height - 26, width + 52, 30, 5), air.in('#6b4a36')),
    fill(hearth, '#231720'),
    clipped(hearth, [
      glow(cx, y - 50, width * 0.46, '#ff9b45', 0.75),
      flame(1, '#f0813a'),
      flame(0.7, '#f9b24e', 6),
      flame(0.4, '#ffe59a', 2),
    ]),
    fill(box(cx - 76, y - 22, 152, 20, 9), '#4b3026'),
    glow(cx, y - 60, width * 1.5, '#ff9b4a', air.isLit ? 0.5 : 0.26),
    {
      op: 'path',
      d: ellipse(cx, y + 70, width * 1.1, 84),
      fill: pool(cx, y + 70, width * 1.1, '#ff9b4a', air.isLit ? 0.36 : 0.18),
    },
  ];
}

/** A lamp that hangs from the ceiling; lit after dusk. */
export function hangingLamp(air: Air, x: number, y: number, size = 1): Op[] {
  return [
    stroke(
      poly(
        [
          [x, -10],
          [x, y - 40 * size],
        ],
        false,
      ),
      air.in('#2f2830'),
      5,
    ),
    fill(
      blob([
        [x - 62 * size, y, 1],
        [x - 34 * size, y - 40 * size],
        [x + 34 * size, y - 40 * size],
        [x + 62 * size, y, 1],
      ]),
      air.in('#4c6a5a'),
    ),
    fill(ellipse(x, y + 4, 24 * size, 16 * size), air.isLit ? '#fff0c2' : air.in('#d8d2c0')),
    ...(air.isLit
      ? [
          glow(x, y + 10, 460 * size, LAMP, 0.5),
          {
            op: 'path',
            d: ellipse(x, 850, 520 * size, 130),
            fill: pool(x, 850, 520 * size, LAMP, 0.26),
          } as Op,
        ]
      : []),
  ];
}

export function candle(air: Air, x: number, y: number): Op[] {
  return [
    fill(box(x - 7, y - 38, 14, 38, 3), air.in('#f3ead2')),
    ...(air.isLit
      ? [
          fill(
            blob([
              [x - 6, y - 42],
              [x, y - 66, 1],
              [x + 6, y - 42],
              [x, y - 36],
            ]),
            '#ffd977',
          ),
          glow(x, y - 48, 130, LAMP, 0.55),
        ]
      : []),
  ];
}
