// A room seen from its fourth wall. Floor meets back wall at FLOOR_Y.
import { type Air, HEIGHT, WIDTH } from '../background/air';
import { type Color, lightOn, mix, shadowOf } from '../color';
import { fill, type Op, stroke, vertical } from '../drawing';
import { box, poly } from '../path';

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
