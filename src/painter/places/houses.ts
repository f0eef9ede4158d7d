// House fronts and towers. `y` is where they touch the ground, `far` how deep in the air.
import type { Air } from '../background/air';
import { type Color, lightOn, mix, shadowOf } from '../color';
import { append, fill, type Op, stroke } from '../drawing';
import { arch, blob, box, curve, ellipse, poly } from '../path';
import { glow, LAMP } from './ground';

export interface HouseLook {
  readonly wall?: Color;
  readonly roof?: Color;
  readonly floors?: number;
  readonly timber?: boolean;
  readonly chimney?: boolean;
  readonly flat?: boolean;
  readonly shop?: Color;
  readonly windows?: number;
  readonly ruined?: boolean;
}

/** A house front; lit windows after dusk, snow on the roof. */
export function house(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  far: number,
  look: HouseLook = {},
): Op[] {
  air = air.fork();
  const wall = air.out(
    look.wall ??
      air.random.pick(['#e8d9bf', '#d9b99a', '#c9c4b4', '#d8a48a', '#b9c0b8', '#e3cfa0']),
    far,
  );
  const roofDay = look.roof ?? air.random.pick(['#9a5546', '#7a4f4c', '#5f6574', '#8a6148']);
  const roof = air.isSnowy ? air.ground(roofDay, far) : air.out(roofDay, far);
  const roofHeight = look.flat === true ? 0 : Math.min(width * 0.42, height * 0.6);
  const top = y - height;
  const trim = mix(wall, air.out('#5b4436', far), 0.7);
  const ops: Op[] = [];
  if (look.chimney !== false && look.flat !== true) {
    ops.push(
      fill(
        box(x + width * 0.68, top - roofHeight * 0.94, width * 0.1, roofHeight * 0.7),
        shadowOf(wall),
      ),
      fill(box(x + width * 0.66, top - roofHeight * 0.98, width * 0.14, 12), trim),
    );
    if (!air.isWet && air.weather !== 'fog')
      ops.push(
        fill(
          blob([
            [x + width * 0.73, top - roofHeight],
            [x + width * 0.78, top - roofHeight - 40],
            [x + width * 0.7, top - roofHeight - 84],
            [x + width * 0.84, top - roofHeight - 130],
            [x + width * 0.82, top - roofHeight - 60],
          ]),
          mix(air.haze, '#ffffff', 0.3),
          0.4,
        ),
      );
  }
  ops.push(
    fill(box(x, top, width, height), wall),
    fill(
      poly([
        [x + width * 0.72, top],
        [x + width, top],
        [x + width, y],
        [x + width * 0.8, y],
      ]),
      shadowOf(wall),
      0.5,
    ),
    fill(box(x, top, width, 26), shadowOf(wall), 0.6),
  );
  if (look.flat === true)
    ops.push(fill(box(x - 8, top - 18, width + 16, 22), air.isSnowy ? roof : trim));
  else {
    const over = width * 0.07;
    ops.push(
      fill(
        poly([
          [x - over, top + 12],
          [x + width * 0.16, top - roofHeight],
          [x + width * 0.84, top - roofHeight],
          [x + width + over, top + 12],
        ]),
        roof,
      ),
      fill(
        poly([
          [x + width * 0.62, top - roofHeight],
          [x + width * 0.84, top - roofHeight],
          [x + width + over, top + 12],
          [x + width * 0.74, top + 12],
        ]),
        shadowOf(roof),
        0.7,
      ),
    );
    for (let row = 1; row < 4; row++)
      ops.push(
        stroke(
          curve([
            [x + width * (0.16 - 0.055 * row), top - roofHeight + (roofHeight / 4) * row],
            [x + width * (0.84 + 0.055 * row), top - roofHeight + (roofHeight / 4) * row],
          ]),
          shadowOf(roof),
          3,
          0.5,
        ),
      );
  }
  if (look.timber === true)
    for (const at of [0.04, 0.5, 0.96])
      ops.push(fill(box(x + width * at - 7, top + 4, 14, height - 4), trim));
  if (look.timber === true) ops.push(fill(box(x, top + height * 0.48, width, 13), trim));
  addWindows(ops, air, x, y, width, height, far, look, trim);
  if (look.shop !== undefined)
    addShopFront(ops, air, x, y, width, Math.min(height * 0.46, 190), far, look.shop, trim);
  return ops;
}

function addWindows(
  ops: Op[],
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  far: number,
  look: HouseLook,
  trim: Color,
): void {
  const floors = look.floors ?? Math.max(1, Math.round(height / 170));
  const columns = look.windows ?? Math.max(2, Math.round(width / 120));
  const cellHeight = height / floors;
  for (let row = 0; row < floors; row++) {
    const isGround = row === floors - 1;
    if (isGround && look.shop !== undefined) continue;
    for (let column = 0; column < columns; column++) {
      const w = Math.min(width / columns / 2.1, 64);
      const h = Math.min(cellHeight * 0.5, w * 1.45);
      const wx = x + (width / columns) * (column + 0.5) - w / 2;
      const wy = y - height + cellHeight * row + cellHeight * 0.26;
      if (isGround && column === Math.floor(columns / 2)) {
        const dh = Math.min(cellHeight * 0.78, w * 2.4);
        ops.push(
          fill(arch(wx - 5, y - dh - 6, w + 10, dh + 6, w * 0.3), trim),
          fill(
            arch(wx, y - dh, w, dh, w * 0.3),
            air.out(look.ruined === true ? '#2b2530' : '#7b4f3a', far),
          ),
          fill(ellipse(wx + w * 0.8, y - dh * 0.45, 4), air.out('#d8b060', far)),
        );
        continue;
      }
      const isLit =
        air.isLit && look.ruined !== true && air.random.is(air.light === 'night' ? 0.62 : 0.5);
      const glass = isLit
        ? LAMP
        : look.ruined === true
          ? air.out('#2b2733', far)
          : mix(air.out('#6f8ea6', far), air.sky[1], 0.3);
      ops.push(fill(box(wx - 5, wy - 5, w + 10, h + 10), trim), fill(box(wx, wy, w, h), glass));
      if (isLit) ops.push(glow(wx + w / 2, wy + h / 2, w * 1.6, LAMP, 0.34));
      ops.push(
        stroke(
          `M${Math.round(wx + w / 2)} ${Math.round(wy)}L${Math.round(wx + w / 2)} ${Math.round(wy + h)}M${Math.round(wx)} ${Math.round(wy + h / 2)}L${Math.round(wx + w)} ${Math.round(wy + h / 2)}`,
          trim,
          4,
        ),
        fill(
          box(wx - 9, wy + h + 3, w + 18, 8),
          air.isSnowy ? air.ground('#ffffff', far) : lightOn(trim),
        ),
      );
    }
  }
}

function addShopFront(
  ops: Op[],
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  far: number,
  color: Color,
  trim: Color,
): void {
  const awning = air.out(color, far);
  const top = y - height;
  const glass = air.isLit
    ? mix(LAMP, '#ffffff', 0.15)
    : mix(air.out('#5c7a8c', far), air.sky[1], 0.3);
  ops.push(
    fill(box(x + width * 0.06, top, width * 0.88, height), trim),
    fill(box(x + width * 0.1, top + height * 0.24, width * 0.5, height * 0.56), glass),
    fill(
      box(x + width * 0.68, top + height * 0.22, width * 0.2, height * 0.78),
      air.out('#4f3a34', far),
    ),
    fill(box(x + width * 0.71, top + height * 0.28, width * 0.14, height * 0.36), glass),
  );
  if (air.isLit) ops.push(glow(x + width * 0.36, top + height * 0.6, width * 0.6, LAMP, 0.4));
  const stripes = 8;
  for (let step = 0; step < stripes; step++) {
    const x1 = x + width * 0.03 + (width * 0.94 * step) / stripes;
    const x2 = x1 + (width * 0.94) / stripes;
    ops.push(
      fill(
        poly([
          [x1 + 6, top - 14],
          [x2 + 2, top - 14],
          [x2, top + height * 0.2],
          [(x1 + x2) / 2, top + height * 0.27],
          [x1, top + height * 0.2],
        ]),
        step % 2 === 0 ? awning : air.out('#f3ead9', far),
      ),
    );
  }
  if (air.isSnowy)
    ops.push(
      fill(box(x + width * 0.03, top - 20, width * 0.94, 16, 8), air.ground('#ffffff', far)),
    );
}

/** A round tower with a lamp room; beam after dusk. */
export function lighthouse(air: Air, x: number, y: number, size: number, far: number): Op[] {
  const wall = air.out('#f1ebe0', far);
  const red = air.out('#b8483f', far);
  const s = size;
  const band = (low: number, high: number, color: Color) =>
    fill(
      poly([
        [x - (70 - low * 0.055) * s, y - low * s],
        [x - (70 - high * 0.055) * s, y - high * s],
        [x + (70 - high * 0.055) * s, y - high * s],
        [x + (70 - low * 0.055) * s, y - low * s],
      ]),
      color,
    );
  const ops: Op[] = [
    band(0, 560, wall),
    band(150, 260, red),
    band(390, 490, red),
    fill(
      poly([
        [x + 16 * s, y],
        [x + 12 * s, y - 560 * s],
        [x + 39 * s, y - 560 * s],
        [x + 70 * s, y],
      ]),
      '#2c2540',
      0.22,
    ),
  ];
  const isDark = air.says(/gone dark|lamp is out|unlit|dark lighthouse/);
  if (air.isLit && !isDark) {
    ops.push(
      fill(
        poly([
          [x, y - 606 * s],
          [x - 1300, y - 606 * s - 150],
          [x - 1300, y - 606 * s + 40],
        ]),
        {
          kind: 'linear',
          from: [x, 0],
          to: [x - 1100, 0],
          stops: [
            { at: 0, color: '#fff0c0', opacity: 0.6 },
            { at: 1, color: '#fff0c0', opacity: 0 },
          ],
        },
      ),
    );
    ops.push(glow(x, y - 606 * s, 240 * s, '#fff0c0', 0.8));
  }
  append(ops, [
    fill(box(x - 52 * s, y - 576 * s, 104 * s, 18 * s), air.out('#4a4c58', far)),
    fill(
      box(x - 32 * s, y - 640 * s, 64 * s, 66 * s),
      air.isLit && !isDark ? '#fff0c0' : air.out('#a9c0cb', far),
    ),
    stroke(
      `M${Math.round(x)} ${Math.round(y - 640 * s)}L${Math.round(x)} ${Math.round(y - 574 * s)}`,
      air.out('#4a4c58', far),
      5 * s,
    ),
    fill(
      blob([
        [x - 42 * s, y - 638 * s, 1],
        [x - 26 * s, y - 674 * s],
        [x, y - 694 * s],
        [x + 26 * s, y - 674 * s],
        [x + 42 * s, y - 638 * s, 1],
      ]),
      red,
    ),
    fill(arch(x - 20 * s, y - 74 * s, 40 * s, 74 * s), air.out('#5d4637', far)),
    ...[180, 330].map((dy) =>
      fill(
        arch(x - 11 * s, y - dy * s - 40 * s, 22 * s, 40 * s),
        air.isLit ? LAMP : air.out('#5d6f80', far),
      ),
    ),
  ]);
  return ops;
}
