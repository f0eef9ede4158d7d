// On the way: train, station, ship.
import { fill, stroke, type Op } from '../drawing';
import { lightOn, shadowOf } from '../color';
import { blob, box, ellipse, poly } from '../path';
import { LEFT, RIGHT, hangingLamp, roomShell, vignette, windowAt } from './indoor-kit';
import {
  barrel,
  crate,
  glow,
  ground,
  house,
  lampPost,
  lantern,
  LAMP,
  pine,
  water,
} from './outdoor-kit';
import { hills, mist, paintSky } from '../background/sky';
import { HEIGHT, WIDTH, type Air } from '../background/air';

export function paintTrain(air: Air): Op[] {
  const seat = air.in(air.random.pick(['#8a3f45', '#3f6458', '#41557f', '#7a5a3c']));
  const bench = (x: number, turn: 1 | -1): Op[] => [
    fill(box(x, 440, 110, 300, 26), shadowOf(seat, 0.6)),
    fill(box(x + (turn === 1 ? 14 : -14), 460, 110, 240, 22), seat),
    fill(box(turn === 1 ? x + 60 : x - 150, 640, 200, 66, 20), lightOn(seat, 0.4)),
    fill(box(turn === 1 ? x + 60 : x - 150, 690, 200, 90, 8), shadowOf(seat)),
    fill(box(x - 10, 424, 136, 24, 10), air.in('#d3ab4f')),
  ];
  return [
    ...roomShell(air, {
      wall: '#7d5640',
      floor: '#7a6658',
      ceiling: '#d8c8a4',
      wainscot: '#5f3f2e',
    }),
    ...windowAt(air, 300, 180, 380, 290, {
      view: 'hills',
      curtain: '#6d3f48',
      panes: [1, 1],
      frame: '#a87c50',
    }),
    ...windowAt(air, 770, 180, 380, 290, {
      view: 'trees',
      curtain: '#6d3f48',
      panes: [1, 1],
      frame: '#a87c50',
    }),
    ...windowAt(air, 1240, 180, 380, 290, {
      view: 'hills',
      curtain: '#6d3f48',
      panes: [1, 1],
      frame: '#a87c50',
    }),
    fill(box(LEFT, 120, RIGHT - LEFT, 14), air.in('#d3ab4f')),
    ...[330, 560, 1000, 1420].map((x, step) =>
      fill(
        box(x, 66, 130 + step * 12, 58, 14),
        air.in(['#8a5a38', '#41617f', '#6d4f5a', '#5d7350'][step] ?? '#8a5a38'),
      ),
    ),
    ...bench(270, 1),
    ...bench(820, -1),
    ...bench(1010, 1),
    ...bench(1540, -1),
    fill(box(480, 600, 230, 20, 6), air.in('#a87c50')),
    fill(box(586, 618, 18, 140), air.in('#6a4a36')),
    fill(box(1230, 600, 230, 20, 6), air.in('#a87c50')),
    fill(box(1336, 618, 18, 140), air.in('#6a4a36')),
    ...hangingLamp(air, 725, 110, 0.4),
    ...hangingLamp(air, 1195, 110, 0.4),
    ...(air.isLit ? [glow(960, 300, 900, LAMP, 0.2)] : []),
    ...vignette(air),
  ];
}

export function paintStation(air: Air): Op[] {
  const iron = air.out('#3f4f58', 0.1);
  const y = 700;
  const left = air.random.is(0.5);
  const hx = left ? 90 : 1130;
  const tx = left ? 1000 : -60;
  const coach = air.out(air.random.pick(['#7a3038', '#2f5a4a', '#34486f']), 0.12);
  return [
    ...paintSky(air, 620),
    ...hills(air, 600, 180, '#7f9a96', 0.85, 1),
    ...hills(air, 640, 90, '#6f9060', 0.5),
    ...[0, 1, 2, 3, 4, 5].flatMap((step) =>
      pine(air, 160 + step * 330, 660, air.random.between(0.8, 1.3), 0.5),
    ),
    ...mist(air, 620),
    ...(air.says(/no train|snowbound|empty/)
      ? []
      : [
          fill(box(tx, 440, 1000, 220, 20), coach),
          fill(
            box(tx, 420, 1000, 36, 14),
            air.isSnowy ? air.ground('#ffffff', 0.1) : shadowOf(coach),
          ),
          fill(box(tx, 590, 1000, 12), air.out('#e3c98a', 0.1)),
          ...Array.from({ length: 8 }, (_, step) =>
            fill(
              box(tx + 40 + step * 120, 480, 80, 80, 8),
              air.isLit ? '#ffdf9a' : air.out('#9fb8c4', 0.1),
            ),
          ),
          ...Array.from({ length: 6 }, (_, step) =>
            fill(ellipse(tx + 90 + step * 165, 668, 34), '#2a2630'),
          ),
        ]),
    ...house(air, hx, y, 700, 270, 0.06, {
      wall: '#b5765a',
      roof: '#4f5a66',
      floors: 1,
      windows: 5,
    }),
    fill(
      poly([
        [hx - 60, y - 236],
        [hx + 760, y - 236],
        [hx + 800, y - 190],
        [hx - 100, y - 190],
      ]),
      air.isSnowy ? air.ground('#ffffff') : iron,
    ),
    ...Array.from({ length: 18 }, (_, step) =>
      fill(
        poly([
          [hx - 100 + step * 50, y - 190],
          [hx - 50 + step * 50, y - 190],
          [hx - 75 + step * 50, y - 164],
        ]),
        iron,
      ),
    ),
    ...[hx - 60, hx + 180, hx + 500, hx + 740].map((x) => fill(box(x, y - 192, 18, 192), iron)),
    fill(ellipse(hx + 340, y - 130, 44), air.out('#f5ecd4')),
    fill(ellipse(hx + 340, y - 130, 36), air.isLit ? '#fff3cf' : air.out('#ffffff')),
    stroke(
      poly(
        [
          [hx + 340, y - 158],
          [hx + 340, y - 130],
          [hx + 360, y - 120],
        ],
        false,
      ),
      '#2a2630',
      5,
    ),
    ...ground(air, y - 4, '#a39a8c', 0.1),
    fill(box(0, y + 70, WIDTH, 14), air.out('#e8d27a', 0), air.isSnowy ? 0.25 : 0.8),
    fill(box(left ? 850 : 640, y - 50, 240, 18, 4), air.out('#7a5238')),
    fill(box(left ? 850 : 640, y - 98, 240, 16, 4), air.out('#7a5238')),
    ...[14, 214].map((dx) => fill(box((left ? 850 : 640) + dx, y - 100, 14, 112), iron)),
    ...lampPost(air, left ? 1240 : 560, y + 30, 1.05, 0),
    ...crate((color) => air.out(color), left ? 130 : 1800, y + 60, 1.2),
  ];
}

export function paintShip(air: Air): Op[] {
  if (air.says(/cabin|below|hold|galley|bunk/)) return cabin(air);
  const wood = '#9a6f4a';
  const isSky = air.says(/sky|air|cloud/);
  const rail = air.out('#6d4a35', 0.02);
  const sail = air.out('#efe2c6', 0.05);
  return [
    ...paintSky(air, 640),
    ...(isSky
      ? [0, 1, 2, 3, 4, 5, 6].map((step) =>
          fill(
            blob([
              [step * 330 - 240, 760, 1],
              [step * 330 - 160, 650],
              [step * 330, 610],
              [step * 330 + 150, 660],
              [step * 330 + 260, 760, 1],
            ]),
            air.out('#f4f6fa', 0.35),
          ),
        )
      : water(air, 600, 900)),
    fill(box(936, -20, 48, 760), air.out('#74523b')),
    fill(box(964, -20, 20, 760), air.out(shadowOf('#74523b'))),
    fill(box(420, 96, 1080, 22, 10), air.out('#74523b')),
    fill(
      blob([
        [450, 116, 1],
        [960, 140],
        [1470, 116, 1],
        [1440, 260],
        [1500, 420, 1],
        [960, 360],
        [420, 420, 1],
        [480, 260],
      ]),
      sail,
    ),
    fill(
      blob([
        [1000, 138],
        [1470, 116, 1],
        [1440, 260],
        [1500, 420, 1],
        [1080, 366],
        [1140, 250],
      ]),
      shadowOf(sail),
      0.45,
    ),
    ...[
      [0, 700, 930, 60],
      [1920, 700, 990, 60],
      [240, 690, 930, 40],
      [1680, 690, 990, 40],
    ].map(([x1, y1, x2, y2]) =>
      stroke(
        poly(
          [
            [x1 ?? 0, y1 ?? 0],
            [x2 ?? 0, y2 ?? 0],
          ],
          false,
        ),
        air.out('#5a4638'),
        5,
      ),
    ),
    ...[0, 1, 2, 3, 4].map((step) =>
      stroke(
        poly(
          [
            [90 + step * 130, 640 - step * 94],
            [240 + step * 110, 630 - step * 90],
          ],
          false,
        ),
        air.out('#5a4638'),
        4,
      ),
    ),
    fill(
      poly([
        [0, 740],
        [WIDTH, 740],
        [WIDTH, HEIGHT],
        [0, HEIGHT],
      ]),
      air.ground(wood, 0.03),
    ),
    ...Array.from({ length: 17 }, (_, step) =>
      stroke(
        poly(
          [
            [960 + (step - 8) * 110, 740],
            [960 + (step - 8) * 240, HEIGHT],
          ],
          false,
        ),
        air.out(shadowOf(wood)),
        4,
        0.4,
      ),
    ),
    fill(box(0, 590, WIDTH, 26, 8), lightOn(rail, 0.4)),
    fill(box(0, 612, WIDTH, 10), shadowOf(rail)),
    ...Array.from({ length: 25 }, (_, step) =>
      fill(
        blob([
          [step * 82 - 14, 740, 1],
          [step * 82 - 20, 690],
          [step * 82 - 9, 620, 1],
          [step * 82 + 9, 620, 1],
          [step * 82 + 20, 690],
          [step * 82 + 14, 740, 1],
        ]),
        rail,
      ),
    ),
    fill(box(0, 726, WIDTH, 22), rail),
    ...(air.isSnowy ? [fill(box(0, 584, WIDTH, 12, 6), air.ground('#ffffff'))] : []),
    ...barrel((color) => air.out(color), 330, 790, 1.2),
    ...crate((color) => air.out(color), 1590, 800, 1.3),
    ...crate((color) => air.out(color), 1720, 806, 1),
    ...lantern(air, 860, 300, 1.3),
    ...lantern(air, 1240, 540, 1.1),
  ];
}

function cabin(air: Air): Op[] {
  const wood = air.in('#8a5f40');
  return [
    ...roomShell(air, { wall: '#8a6244', floor: '#7d5a3f', beams: '#4f3526', ceiling: '#6a4a34' }),
    ...[430, 960, 1490].flatMap((x): Op[] => [
      fill(ellipse(x, 330, 112), air.in('#c29a4a')),
      fill(ellipse(x, 330, 92), air.sky[1]),
      fill(
        poly([
          [x - 86, 360],
          [x + 86, 360],
          [x + 60, 402],
          [x, 422],
          [x - 60, 402],
        ]),
        air.out('#3f7c9a', 0.3),
      ),
      stroke(ellipse(x, 330, 92), shadowOf(air.in('#c29a4a')), 7),
    ]),
    fill(box(280, 560, 480, 150, 10), wood),
    fill(box(290, 520, 460, 60, 24), air.in('#8a4650')),
    fill(box(300, 496, 120, 54, 24), air.in('#efe4d0')),
    fill(box(1120, 540, 470, 26, 6), lightOn(wood)),
    fill(box(1150, 566, 20, 170), shadowOf(wood)),
    fill(box(1540, 566, 20, 170), shadowOf(wood)),
    fill(
      blob([
        [1200, 538, 1],
        [1300, 520],
        [1440, 530],
        [1500, 540, 1],
      ]),
      air.in('#efdfb8'),
    ),
    ...hangingLamp(air, 960, 200, 0.5),
    ...vignette(air, 1.2),
  ];
}
