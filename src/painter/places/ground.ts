// What lies underfoot outdoors, and light that pools on it.
import { type Air, HEIGHT, WIDTH } from '../background/air';
import { type Color, mix } from '../color';
import { fill, type Op, pool, vertical } from '../drawing';
import { blob, box, ellipse } from '../path';

export const LAMP = '#ffcf7d';

export function glow(x: number, y: number, radius: number, color: Color = LAMP, opacity = 0.5): Op {
  return { op: 'path', d: ellipse(x, y, radius), fill: pool(x, y, radius, color, opacity) };
}

/** Flat ground from `y` down, darker and calmer toward the viewer; wet ground mirrors the sky. */
export function ground(air: Air, y: number, color: Color, far = 0.5): Op[] {
  air = air.fork();
  const back = air.ground(color, far);
  const near = air.ground(color, 0);
  const ops: Op[] = [
    fill(
      box(0, y, WIDTH, HEIGHT - y),
      vertical(y, HEIGHT, [
        { at: 0, color: back },
        { at: 0.5, color: near },
        { at: 1, color: mix(near, '#20203a', 0.22) },
      ]),
    ),
  ];
  if (air.isWet) {
    for (let step = 0; step < 7; step++) {
      const py = y + 50 + air.random.between(0, 0.8) * (HEIGHT - y - 60);
      const width = 60 + ((py - y) / (HEIGHT - y)) * 260;
      ops.push(
        fill(
          ellipse(air.random.between(0, WIDTH), py, width, width * 0.09),
          mix(air.sky[2], '#ffffff', 0.12),
          0.34,
        ),
      );
    }
  }
  return ops;
}

/** A road or path from the foreground to a far point. */
export function path(
  air: Air,
  y: number,
  color: Color,
  farX: number,
  farHalf: number,
  nearHalf: number,
): Op[] {
  const d = blob([
    [farX - farHalf, y, 1],
    [farX + farHalf, y, 1],
    [farX + farHalf * 2.2 + 60, y + 100],
    [960 + nearHalf, HEIGHT, 1],
    [960 - nearHalf, HEIGHT, 1],
    [farX - farHalf * 2 + 60, y + 110],
  ]);
  return [
    fill(
      d,
      vertical(y, HEIGHT, [
        { at: 0, color: air.ground(color, 0.45) },
        { at: 0.6, color: air.ground(color, 0.05) },
        { at: 1, color: mix(air.ground(color), '#20203a', 0.2) },
      ]),
    ),
  ];
}

/** Open water from `y` to `bottom` with a path of light. */
export function water(air: Air, y: number, bottom: number, color: Color = '#3f7c9a'): Op[] {
  air = air.fork();
  const far = mix(air.out(color, 0.7), air.sky[2], 0.35);
  const near = air.out(mix(color, '#1f4a66', 0.4), 0.05);
  const ops: Op[] = [
    fill(
      box(0, y, WIDTH, bottom - y),
      vertical(y, bottom, [
        { at: 0, color: far },
        { at: 0.35, color: mix(far, near, 0.55) },
        { at: 1, color: near },
      ]),
    ),
  ];
  const shine = mix(air.sky[2], '#ffffff', 0.25);
  const rough = air.weather === 'storm' ? 2.4 : air.weather === 'rain' ? 1.5 : 1;
  for (let step = 0; step < 46; step++) {
    const depth = air.random.next() ** 1.6;
    const wy = y + 8 + depth * (bottom - y - 20);
    const half = 20 + depth * 150;
    const wx = air.random.between(-40, WIDTH + 40);
    const lift = (3 + depth * 12) * rough;
    ops.push(
      fill(
        blob([
          [wx - half, wy, 1],
          [wx - half * 0.3, wy - lift * 0.6],
          [wx + half * 0.3, wy - lift * 0.2],
          [wx + half, wy, 1],
          [wx, wy + lift * 0.3],
        ]),
        shine,
        0.12 + (1 - depth) * 0.22,
      ),
    );
  }
  if (air.weather === 'storm')
    for (let step = 0; step < 9; step++) {
      const wy = y + 60 + step * ((bottom - y - 80) / 9);
      const wx = air.random.between(0, WIDTH);
      ops.push(
        fill(
          blob([
            [wx - 160, wy + 16, 1],
            [wx - 70, wy - 20],
            [wx, wy - 44, 1],
            [wx + 60, wy - 14],
            [wx + 170, wy + 16, 1],
          ]),
          air.out('#dce8ee', 0.2),
          0.5,
        ),
      );
    }
  return ops;
}
