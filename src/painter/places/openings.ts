// Windows with the hour and the weather in them, and doors.
import type { Air } from '../background/air';
import { hills, paintSky } from '../background/sky';
import { type Color, lightOn, shadowOf } from '../color';
import { append, clipped, fill, type Op, stroke } from '../drawing';
import { arch, blob, box, curve, ellipse, poly } from '../path';
import { water } from './ground';
import { house } from './houses';
import { pine } from './plants';
import { FLOOR_Y } from './shell';

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
