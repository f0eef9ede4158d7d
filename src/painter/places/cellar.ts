// The cellar: vaults, barrels, shelves, one lamp.
import { fill, pool, stroke, type Op } from '../drawing';
import { mix, shadowOf } from '../color';
import { arch, box, ellipse, poly } from '../path';
import { FLOOR_Y, roomShell, shelfOf, vignette, windowAt } from './indoor-kit';
import { barrel, crate, LAMP } from './outdoor-kit';
import type { Air } from '../background/air';

export function paintCellar(air: Air): Op[] {
  const stone = air.in('#6f6a74', 0.25);
  const vault = (x: number): Op[] => [
    fill(arch(x - 20, 130, 480, 580), shadowOf(stone)),
    fill(arch(x, 150, 440, 560), mix(stone, '#171220', 0.62)),
  ];
  return [
    ...roomShell(air, {
      wall: '#7b7680',
      floor: '#6f6a6c',
      pattern: 'stone',
      stones: true,
      ceiling: '#4a4650',
    }),
    ...vault(250),
    ...vault(740),
    ...vault(1230),
    ...windowAt(air, 1490, 160, 150, 76, { view: 'sky', panes: [4, 1], frame: '#4a4650' }),
    ...[330, 450, 570].flatMap((x) =>
      barrel((color) => air.in(color, 0.15), x, FLOOR_Y + 20, 1.25),
    ),
    ...[390, 510].flatMap((x) => barrel((color) => air.in(color, 0.15), x, FLOOR_Y - 116, 1.2)),
    ...shelfOf(air, 800, 430, 330, 'bottles'),
    ...shelfOf(air, 800, 550, 330, 'bottles'),
    ...shelfOf(air, 800, 670, 330, 'jars'),
    ...[0, 1, 2, 3, 4, 5].map((step) =>
      fill(
        box(1260 + step * 62, 650 - step * 78, 420 - step * 62, 90),
        mix(stone, '#a79f9a', 0.16 + step * 0.03),
      ),
    ),
    ...crate((color) => air.in(color, 0.1), 1200, FLOOR_Y + 60, 1.2),
    { op: 'path', d: ellipse(960, 260, 700), fill: pool(960, 260, 700, LAMP, 0.34) },
    stroke(
      poly(
        [
          [960, 60],
          [960, 190],
        ],
        false,
      ),
      '#211a26',
      5,
    ),
    fill(box(938, 190, 44, 62, 10), '#2f2630'),
    fill(box(946, 198, 28, 46, 6), '#ffe2a0'),
    { op: 'path', d: ellipse(960, 880, 700, 150), fill: pool(960, 880, 700, LAMP, 0.22) },
    ...vignette(air, 1.5),
  ];
}
