// What grows and lies about. `y` is where it touches the ground, `far` how deep in the air.
import type { Air } from '../background/air';
import { type Color, lightOn, shadowOf } from '../color';
import { append, clipped, fill, type Op } from '../drawing';
import { blob, box, ellipse, type Point, poly } from '../path';

export function tree(
  air: Air,
  x: number,
  y: number,
  size: number,
  far: number,
  leaf: Color = '#5b8a4e',
): Op[] {
  air = air.fork();
  const trunk = air.out('#6a4b3a', far);
  const crown = air.isSnowy ? air.ground(leaf, far) : air.out(leaf, far);
  const heap = (dx: number, dy: number, r: number, color: Color) =>
    fill(
      blob(
        Array.from({ length: 12 }, (_, step): Point => {
          const angle = (step / 12) * Math.PI * 2;
          const out = r * (step % 2 === 0 ? 1 : 0.88);
          return [
            x + dx * size + Math.cos(angle) * out * size,
            y + dy * size + Math.sin(angle) * out * 0.84 * size,
          ];
        }),
      ),
      color,
    );
  return [
    fill(
      poly([
        [x - 14 * size, y],
        [x - 9 * size, y - 150 * size],
        [x + 9 * size, y - 150 * size],
        [x + 17 * size, y],
      ]),
      trunk,
    ),
    fill(
      poly([
        [x + 3 * size, y],
        [x + 2 * size, y - 150 * size],
        [x + 9 * size, y - 150 * size],
        [x + 17 * size, y],
      ]),
      shadowOf(trunk),
    ),
    heap(10, -214, 104, shadowOf(crown)),
    heap(-58, -170, 62, shadowOf(crown)),
    heap(72, -168, 62, shadowOf(crown)),
    heap(-10, -228, 90, crown),
    heap(-58, -186, 52, crown),
    heap(-26, -256, 50, lightOn(crown, 0.6)),
  ];
}

export function pine(
  air: Air,
  x: number,
  y: number,
  size: number,
  far: number,
  leaf: Color = '#3d6b57',
): Op[] {
  const color = air.out(leaf, far);
  const ops: Op[] = [
    fill(box(x - 8 * size, y - 40 * size, 16 * size, 42 * size), air.out('#5c4436', far)),
  ];
  for (let tier = 0; tier < 4; tier++) {
    const low = y - 30 * size - tier * 66 * size;
    const half = (96 - tier * 20) * size;
    ops.push(
      fill(
        poly([
          [x - half, low],
          [x, low - 120 * size],
          [x + half, low],
          [x + half * 0.4, low + 12 * size],
          [x, low + 4 * size],
          [x - half * 0.4, low + 12 * size],
        ]),
        color,
      ),
    );
    ops.push(
      fill(
        poly([
          [x + half * 0.1, low + 4 * size],
          [x, low - 120 * size],
          [x + half, low],
        ]),
        shadowOf(color),
      ),
    );
    if (air.isSnowy)
      ops.push(
        fill(
          poly([
            [x - half * 0.62, low - 40 * size],
            [x, low - 121 * size],
            [x + half * 0.5, low - 52 * size],
            [x + half * 0.16, low - 44 * size],
            [x - half * 0.12, low - 56 * size],
            [x - half * 0.3, low - 38 * size],
          ]),
          air.out('#f4f8fc', far),
        ),
      );
  }
  return ops;
}

export function bush(
  air: Air,
  x: number,
  y: number,
  size: number,
  far: number,
  leaf: Color = '#5b8a4e',
  flower?: Color,
): Op[] {
  air = air.fork();
  const color = air.isSnowy ? air.ground(leaf, far) : air.out(leaf, far);
  const shapeOf = (grow: number, dx: number): string =>
    blob([
      [x - 90 * size * grow, y, 1],
      [x - 96 * size * grow + dx, y - 36 * size * grow],
      [x - 54 * size * grow + dx, y - 70 * size * grow],
      [x - 12 * size + dx, y - 92 * size * grow],
      [x + 44 * size * grow + dx, y - 76 * size * grow],
      [x + 92 * size * grow + dx, y - 40 * size * grow],
      [x + 92 * size * grow, y, 1],
    ]);
  const ops: Op[] = [
    fill(shapeOf(1, 0), color),
    clipped(shapeOf(1, 0), [
      fill(ellipse(x + 66 * size, y - 6 * size, 64 * size, 62 * size), shadowOf(color)),
      fill(ellipse(x - 10 * size, y + 14 * size, 110 * size, 36 * size), shadowOf(color)),
    ]),
  ];
  if (flower !== undefined && !air.isSnowy)
    for (let step = 0; step < 9; step++)
      ops.push(
        fill(
          ellipse(
            x + air.random.between(-70, 70) * size,
            y - air.random.between(14, 76) * size,
            7 * size,
          ),
          air.out(flower, far),
        ),
      );
  return ops;
}

export function rock(
  air: Air,
  x: number,
  y: number,
  size: number,
  far: number,
  color: Color = '#7d8288',
): Op[] {
  const tone = air.ground(color, far);
  return [
    fill(
      poly([
        [x - 80 * size, y],
        [x - 64 * size, y - 50 * size],
        [x - 16 * size, y - 84 * size],
        [x + 38 * size, y - 66 * size],
        [x + 84 * size, y],
      ]),
      tone,
    ),
    fill(
      poly([
        [x - 10 * size, y],
        [x + 4 * size, y - 60 * size],
        [x + 38 * size, y - 66 * size],
        [x + 84 * size, y],
      ]),
      air.out(shadowOf(color), far),
    ),
  ];
}

export function fence(
  air: Air,
  y: number,
  from: number,
  to: number,
  size: number,
  far: number,
): Op[] {
  const wood = air.out('#8d7359', far);
  const ops: Op[] = [
    fill(box(from, y - 62 * size, to - from, 9 * size), wood),
    fill(box(from, y - 30 * size, to - from, 9 * size), wood),
  ];
  for (let x = from; x <= to; x += 54 * size)
    append(ops, [
      fill(box(x, y - 84 * size, 12 * size, 86 * size, 3), wood),
      ...(air.isSnowy
        ? [
            fill(
              ellipse(x + 6 * size, y - 84 * size, 10 * size, 5 * size),
              air.ground('#ffffff', far),
            ),
          ]
        : []),
    ]);
  return ops;
}
