// Things that stand outdoors. `y` is where they touch the ground, `far` how deep in the air.
import { append, clipped, fill, pool, stroke, vertical, type Op } from '../drawing';
import { lightOn, mix, shadowOf, type Color } from '../color';
import { arch, blob, box, curve, ellipse, poly, type Point } from '../path';
import { HEIGHT, WIDTH, type Air } from '../background/air';

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
      shadowOf(air.out(color, far)),
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
