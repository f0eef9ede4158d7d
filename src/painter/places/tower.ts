// Towers, and lighthouses inside and out.
import { torch } from './grand';
import { type Air, HEIGHT, WIDTH } from '../background/air';
import { hills, mist, paintSky } from '../background/sky';
import { lightOn, shadowOf } from '../color';
import { fill, type Op, stroke } from '../drawing';
import { blob, box, ellipse, poly } from '../path';
import { bookshelf, table } from './furniture';
import { ground, water } from './ground';
import { FLOOR_Y } from './indoor-kit';
import { candle } from './lights';
import { windowAt } from './openings';
import { glow, lighthouse } from './outdoor-kit';
import { rock } from './plants';
import { roomShell, vignette } from './shell';

/** The inside of a tower: stair round the wall. A lighthouse from outside, or its lamp room where it is called that. */
export function paintTower(air: Air): Op[] {
  if (air.isNamed(/\b(lamp|lantern)[ -]?room/)) return lampRoom(air);
  if (air.says(/lighthouse|light house|\bbeacon\b|saltmarrow light/))
    return air.isNamed(/\bgallery/) ? lampRoom(air) : lighthouseOnRocks(air);
  const stone = air.in('#8a8490');
  const steps = Array.from({ length: 13 }, (_, step): Op[] => {
    const x = 300 + step * 84;
    const y = FLOOR_Y + 20 - step * 42;
    return [
      fill(box(x, y, 150, 26, 4), lightOn(stone, 0.5)),
      fill(box(x, y + 22, 150, 30), shadowOf(stone)),
      stroke(
        poly(
          [
            [x + 70, y],
            [x + 70, y - 96],
          ],
          false,
        ),
        air.in('#4a3f3a'),
        7,
      ),
    ];
  }).flat();
  return [
    ...roomShell(air, {
      wall: '#847e8a',
      floor: '#77717a',
      ceiling: '#4a4652',
      stones: true,
      pattern: 'stone',
    }),
    fill(box(0, 0, 330, HEIGHT), {
      kind: 'linear',
      from: [0, 0],
      to: [330, 0],
      stops: [
        { at: 0, color: '#171220', opacity: 0.75 },
        { at: 1, color: '#171220', opacity: 0 },
      ],
    }),
    fill(box(1590, 0, 330, HEIGHT), {
      kind: 'linear',
      from: [1590, 0],
      to: [WIDTH, 0],
      stops: [
        { at: 0, color: '#171220', opacity: 0 },
        { at: 1, color: '#171220', opacity: 0.75 },
      ],
    }),
    ...windowAt(air, 560, 160, 130, 260, {
      round: true,
      view: 'hills',
      frame: '#6a6570',
      panes: [2, 3],
    }),
    ...windowAt(air, 1300, 420, 130, 220, {
      round: true,
      view: 'hills',
      frame: '#6a6570',
      panes: [2, 3],
    }),
    ...steps,
    stroke(
      poly(
        [
          [370, FLOOR_Y - 76],
          [1380, 120],
        ],
        false,
      ),
      air.in('#4a3f3a'),
      11,
    ),
    ...bookshelf(air, 1450, FLOOR_Y, 210, 330, 3),
    ...table(air, 980, 700, 330, 100),
    ...candle(air, 1100, 690),
    ...torch(air, 860, 250),
    ...vignette(air, 1.3),
  ];
}

function lighthouseOnRocks(air: Air): Op[] {
  const x = air.random.pick([520, 1380]);
  return [
    ...paintSky(air, 640),
    ...hills(air, 640, 40, '#7f9a86', 0.9),
    ...water(air, 620, HEIGHT),
    fill(
      blob([
        [x - 460, 790, 1],
        [x - 340, 700],
        [x - 180, 640],
        [x, 618],
        [x + 190, 640],
        [x + 340, 716],
        [x + 480, 800, 1],
      ]),
      air.ground('#6f7468', 0.2),
    ),
    fill(
      blob([
        [x + 40, 800, 1],
        [x + 90, 690],
        [x + 190, 640],
        [x + 340, 716],
        [x + 480, 800, 1],
      ]),
      air.out(shadowOf('#6f7468'), 0.2),
      0.7,
    ),
    ...lighthouse(air, x, 640, 0.92, 0.14),
    ...rock(air, x - 330, 800, 1.4, 0.1),
    ...rock(air, x + 330, 806, 1.7, 0.1),
    ...mist(air, 640),
    ...ground(air, 840, '#8a8672', 0.12),
    ...rock(air, 140, 900, 2.2, 0),
    ...rock(air, 1800, 900, 1.8, 0),
  ];
}

function lampRoom(air: Air): Op[] {
  const iron = '#3a3d48';
  return [
    ...paintSky(air, 600),
    ...water(air, 520, 760),
    ...[0, 1, 2, 3, 4, 5].map((step) => fill(box(80 + step * 352, 0, 22, 760), air.in(iron))),
    fill(box(0, 60, WIDTH, 24), air.in(iron)),
    fill(box(0, 400, WIDTH, 14), air.in(iron)),
    fill(box(0, 640, WIDTH, 130), air.in('#8a8a86')),
    fill(box(0, 630, WIDTH, 20), air.in('#d3ab4f')),
    fill(box(0, 770, WIDTH, 310), air.in('#6f5f58')),
    fill(box(830, 560, 260, 220, 8), air.in('#a87f3f')),
    ...[0, 1, 2, 3, 4].map((step) =>
      stroke(ellipse(960, 380, 150 - step * 28, 190 - step * 34), air.in('#cfe6ee'), 12, 0.8),
    ),
    fill(ellipse(960, 380, 156, 196), '#cfe8f2', 0.25),
    fill(ellipse(960, 390, 26, 40), air.isLit ? '#fff0c0' : air.in('#d8d2c0')),
    ...(air.isLit ? [glow(960, 380, 760, '#fff0c0', 0.6)] : []),
    ...vignette(air),
  ];
}
