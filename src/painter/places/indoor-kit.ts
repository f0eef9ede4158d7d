// A room seen from its fourth wall, and what stands in rooms. Floor meets back wall at FLOOR_Y.
import { append, clipped, fill, pool, stroke, vertical, type Op } from '../drawing';
import { lightOn, mix, shadowOf, type Color } from '../color';
import { arch, blob, box, curve, ellipse, poly } from '../path';
import { HEIGHT, WIDTH, type Air } from '../background/air';
import { hills, paintSky } from '../background/sky';
import { glow, house, LAMP, pine, water } from './outdoor-kit';

export const FLOOR_Y = 700;
export const LEFT = 200;
export const RIGHT = 1720;
const CEILING_Y = 90;

export interface Shell {
  readonly wall: Color;
  readonly floor: Color;
  readonly ceiling?: Color;
  readonly pattern?: 'boards' | 'tiles' | 'stone' | 'plain';
  readonly wainscot?: Color;
  readonly beams?: Color;
  readonly stones?: boolean;
  readonly paper?: Color;
}

export function roomShell(air: Air, shell: Shell): Op[] {
  const wall = air.in(shell.wall);
  const floor = air.in(shell.floor);
  const ceiling = air.in(shell.ceiling ?? lightOn(shell.wall));
  const ops: Op[] = [
    fill(box(0, 0, WIDTH, HEIGHT), wall),
    fill(
      poly([
        [0, -60],
        [WIDTH, -60],
        [RIGHT, CEILING_Y],
        [LEFT, CEILING_Y],
      ]),
      shadowOf(ceiling, 0.7),
    ),
    fill(
      box(LEFT, CEILING_Y, RIGHT - LEFT, FLOOR_Y - CEILING_Y),
      vertical(CEILING_Y, FLOOR_Y, [
        { at: 0, color: shadowOf(wall, 0.5) },
        { at: 0.35, color: wall },
        { at: 1, color: wall },
      ]),
    ),
    fill(
      poly([
        [0, -60],
        [LEFT, CEILING_Y],
        [LEFT, FLOOR_Y],
        [0, 880],
      ]),
      shadowOf(wall, 0.6),
    ),
    fill(
      poly([
        [WIDTH, -60],
        [RIGHT, CEILING_Y],
        [RIGHT, FLOOR_Y],
        [WIDTH, 880],
      ]),
      shadowOf(wall, 0.95),
    ),
  ];
  if (shell.paper !== undefined)
    for (let x = LEFT + 30; x < RIGHT; x += 62)
      ops.push(fill(box(x, CEILING_Y, 14, FLOOR_Y - CEILING_Y), air.in(shell.paper), 0.35));
  if (shell.stones === true) addStones(ops, air, wall);
  if (shell.wainscot !== undefined) addWainscot(ops, air.in(shell.wainscot));
  if (shell.beams !== undefined) addBeams(ops, air.in(shell.beams));
  addFloor(ops, floor, shell.pattern ?? 'boards');
  return ops;
}

function addStones(ops: Op[], air: Air, wall: Color): void {
  for (let row = 0; row < 9; row++) {
    for (let x = LEFT + (row % 2) * 60; x < RIGHT - 40; x += 130) {
      if (!air.random.is(0.42)) continue;
      ops.push(
        fill(
          box(x, CEILING_Y + 10 + row * 68, air.random.between(70, 118), 54, 12),
          air.random.is(0.5) ? shadowOf(wall, 0.5) : lightOn(wall, 0.35),
          0.5,
        ),
      );
    }
  }
}

function addWainscot(ops: Op[], wood: Color): void {
  ops.push(
    fill(box(LEFT, FLOOR_Y - 200, RIGHT - LEFT, 200), wood),
    fill(box(LEFT, FLOOR_Y - 206, RIGHT - LEFT, 14), lightOn(wood)),
    fill(box(LEFT, FLOOR_Y - 24, RIGHT - LEFT, 24), shadowOf(wood)),
  );
  for (let x = LEFT + 40; x < RIGHT - 90; x += 128)
    ops.push(stroke(box(x, FLOOR_Y - 166, 92, 120), shadowOf(wood), 4, 0.7));
  ops.push(
    fill(
      poly([
        [0, 616],
        [LEFT, FLOOR_Y - 200],
        [LEFT, FLOOR_Y],
        [0, 880],
      ]),
      shadowOf(wood, 0.7),
    ),
    fill(
      poly([
        [WIDTH, 616],
        [RIGHT, FLOOR_Y - 200],
        [RIGHT, FLOOR_Y],
        [WIDTH, 880],
      ]),
      shadowOf(wood),
    ),
  );
}

function addBeams(ops: Op[], wood: Color): void {
  ops.push(
    fill(box(LEFT, CEILING_Y - 6, RIGHT - LEFT, 40), wood),
    fill(box(LEFT, CEILING_Y + 22, RIGHT - LEFT, 14), shadowOf(wood)),
  );
  for (const at of [0.1, 0.37, 0.63, 0.9]) {
    const x = LEFT + (RIGHT - LEFT) * at;
    const near = 960 + (x - 960) * 1.4;
    ops.push(
      fill(
        poly([
          [x - 20, CEILING_Y],
          [x + 20, CEILING_Y],
          [near + 40, -60],
          [near - 40, -60],
        ]),
        wood,
      ),
      fill(
        poly([
          [x + 6, CEILING_Y],
          [x + 20, CEILING_Y],
          [near + 40, -60],
          [near + 14, -60],
        ]),
        shadowOf(wood),
      ),
    );
  }
}

function addFloor(ops: Op[], floor: Color, pattern: NonNullable<Shell['pattern']>): void {
  ops.push(
    fill(
      poly([
        [LEFT, FLOOR_Y],
        [RIGHT, FLOOR_Y],
        [WIDTH, 880],
        [WIDTH, HEIGHT],
        [0, HEIGHT],
        [0, 880],
      ]),
      vertical(FLOOR_Y, HEIGHT, [
        { at: 0, color: shadowOf(floor, 0.5) },
        { at: 0.3, color: floor },
        { at: 1, color: mix(floor, '#1d1828', 0.3) },
      ]),
    ),
  );
  if (pattern === 'plain') return;
  const seam = shadowOf(floor);
  for (let step = -12; step <= 12; step++) {
    const far = 960 + step * 76;
    const near = 960 + step * 190;
    if (far < LEFT - 200 || far > RIGHT + 200) continue;
    ops.push(
      stroke(
        poly(
          [
            [far, FLOOR_Y],
            [near, HEIGHT],
          ],
          false,
        ),
        seam,
        3,
        0.32,
      ),
    );
  }
  if (pattern === 'boards') return;
  for (const y of [724, 758, 806, 872, 960])
    ops.push(
      stroke(
        poly(
          [
            [0, y],
            [WIDTH, y],
          ],
          false,
        ),
        seam,
        3,
        0.26,
      ),
    );
}

export interface WindowLook {
  readonly view?: 'hills' | 'town' | 'trees' | 'sea' | 'sky';
  readonly round?: boolean;
  readonly curtain?: Color;
  readonly frame?: Color;
  readonly panes?: readonly [columns: number, rows: number];
}

/** A window with the hour and the weather in it, and its light on the floor. */
export function windowAt(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  look: WindowLook = {},
): Op[] {
  air = air.fork();
  const frame = air.in(look.frame ?? '#6d4f3c');
  const opening =
    look.round === true ? arch(x, y, width, height, width * 0.5) : box(x, y, width, height);
  const outer =
    look.round === true
      ? arch(x - 16, y - 16, width + 32, height + 32, width * 0.5 + 16)
      : box(x - 16, y - 16, width + 32, height + 32);
  const view: Op[] = [
    {
      op: 'group',
      transform: [0.4, 0, 0, 0.4, x + width / 2 - 384, y + height - 300],
      children: outside(air, look.view ?? 'hills'),
    },
  ];
  if (air.isWet)
    for (let step = 0; step < 16; step++) {
      const sx = x + air.random.between(0, width);
      const sy = y + air.random.between(0, height * 0.8);
      view.push(
        stroke(
          curve([
            [sx, sy],
            [sx - 5, sy + air.random.between(14, 46)],
          ]),
          '#e6f0f8',
          2.4,
          0.5,
        ),
      );
    }
  if (air.weather === 'fog') view.push(fill(box(x, y, width, height), air.haze, 0.5));
  if (air.isSnowy)
    view.push(
      fill(
        blob([
          [x - 10, y + height + 10, 1],
          [x - 10, y + height - 30],
          [x + width * 0.3, y + height - 12],
          [x + width * 0.7, y + height - 20],
          [x + width + 10, y + height - 44],
          [x + width + 10, y + height + 10, 1],
        ]),
        air.out('#f6f9fd', 0),
      ),
    );
  const ops: Op[] = [fill(outer, frame), clipped(opening, view)];
  const [columns, rows] = look.panes ?? [2, 3];
  for (let step = 1; step < columns; step++)
    ops.push(fill(box(x + (width * step) / columns - 4, y, 8, height), frame));
  for (let step = 1; step < rows; step++)
    ops.push(fill(box(x, y + (height * step) / rows - 4, width, 8), frame));
  ops.push(
    fill(box(x - 28, y + height + 8, width + 56, 18), lightOn(frame)),
    fill(box(x - 28, y + height + 22, width + 56, 8), shadowOf(frame)),
  );
  if (look.curtain !== undefined)
    append(ops, [...curtains(air, x, y, width, height, air.in(look.curtain))]);
  append(ops, [...beam(air, x, y, width, height)]);
  return ops;
}

function outside(air: Air, view: NonNullable<WindowLook['view']>): Op[] {
  const ops = paintSky(air, 700);
  if (view === 'sea') return [...ops, ...water(air, 560, 1080)];
  if (view === 'sky') return ops;
  append(ops, [...hills(air, 640, 160, '#7f9a86', 0.8), ...hills(air, 760, 110, '#6f9060', 0.4)]);
  if (view === 'town')
    for (let step = 0; step < 6; step++)
      append(ops, [
        ...house(air, 240 + step * 250, 860, 210, 240 + air.random.between(0, 160), 0.45),
      ]);
  if (view === 'trees')
    for (let step = 0; step < 8; step++)
      append(ops, [
        ...pine(
          air,
          200 + step * 210,
          850 + air.random.between(-20, 40),
          air.random.between(0.9, 1.5),
          0.4,
        ),
      ]);
  return ops;
}

function curtains(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  color: Color,
): Op[] {
  const side = (at: number, turn: 1 | -1): Op[] => {
    const d = blob([
      [at, y - 30, 1],
      [at + turn * width * 0.3, y - 30, 1],
      [at + turn * width * 0.22, y + height * 0.4],
      [at + turn * width * 0.08, y + height * 0.66],
      [at + turn * width * 0.2, y + height + 44, 1],
      [at - turn * 30, y + height + 44, 1],
    ]);
    return [
      fill(d, color),
      stroke(
        curve([
          [at + turn * width * 0.12, y - 20],
          [at + turn * width * 0.1, y + height * 0.4],
          [at + turn * 4, y + height * 0.66],
          [at + turn * width * 0.08, y + height + 36],
        ]),
        shadowOf(color),
        9,
        0.7,
      ),
    ];
  };
  return [
    ...side(x - 24, 1),
    ...side(x + width + 24, -1),
    fill(box(x - 60, y - 42, width + 120, 14, 7), air.in('#5f4334')),
  ];
}

function beam(air: Air, x: number, y: number, width: number, height: number): Op[] {
  if (air.light === 'night' && air.weather !== 'clear') return [];
  if (air.weather !== 'clear' && air.weather !== 'snow') return [];
  const color = air.light === 'night' ? '#aebfff' : air.light === 'day' ? '#fff8dd' : '#ffc98a';
  const lean = x + width / 2 < 960 ? 260 : -260;
  const opacity = air.light === 'night' ? 0.13 : 0.24;
  return [
    fill(
      poly([
        [x + lean * 0.9, FLOOR_Y + 40],
        [x + width + lean * 0.9, FLOOR_Y + 40],
        [x + width + lean * 1.3 + 60, FLOOR_Y + 170],
        [x + lean * 1.3 - 10, FLOOR_Y + 170],
      ]),
      color,
      opacity,
    ),
    fill(
      poly([
        [x, y],
        [x + width, y],
        [x + width + lean * 0.9, FLOOR_Y + 40],
        [x + lean * 0.9, FLOOR_Y + 40],
      ]),
      {
        kind: 'linear',
        from: [x, y],
        to: [x + lean, FLOOR_Y],
        stops: [
          { at: 0, color, opacity: opacity * 0.8 },
          { at: 1, color, opacity: 0.02 },
        ],
      },
    ),
    ...(height > 0 ? [] : []),
  ];
}

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
  for (let at = x + 30; at < x + width - 20; at += air.random.between(46, 70)) {
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

export function doorAt(
  air: Air,
  x: number,
  y: number,
  width: number,
  height: number,
  color: Color = '#74503a',
  round = false,
): Op[] {
  const wood = air.in(color);
  const d = round ? arch(x, y - height, width, height) : box(x, y - height, width, height);
  const frame = round
    ? arch(x - 16, y - height - 16, width + 32, height + 16)
    : box(x - 16, y - height - 16, width + 32, height + 16);
  return [
    fill(frame, shadowOf(wood)),
    fill(d, wood),
    clipped(d, [
      ...[0.33, 0.66].map((at) =>
        fill(box(x + width * at - 2, y - height, 4, height), shadowOf(wood)),
      ),
      fill(box(x, y - height * 0.78, width, 12), air.in('#4a4650')),
      fill(box(x, y - height * 0.24, width, 12), air.in('#4a4650')),
    ]),
    fill(ellipse(x + width * 0.84, y - height * 0.46, 9), air.in('#d3ab4f')),
  ];
}

/** Dusk in the corners, so that people stand out in the middle. */
export function vignette(air: Air, strength = 1): Op[] {
  const dark =
    air.light === 'night' ? 0.5 : air.light === 'dusk' || air.weather === 'storm' ? 0.36 : 0.2;
  return [
    fill(box(0, 0, WIDTH, HEIGHT), {
      kind: 'radial',
      center: [960, 520],
      radius: 1250,
      stops: [
        { at: 0, color: '#120c20', opacity: 0 },
        { at: 0.5, color: '#120c20', opacity: 0 },
        { at: 1, color: '#120c20', opacity: dark * strength },
      ],
    }),
  ];
}
