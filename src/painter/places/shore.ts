// Where land meets water: beach and pier.
import { type Air, HEIGHT, WIDTH } from '../background/air';
import { hills, mist, paintSky } from '../background/sky';
import { mix, shadowOf } from '../color';
import { fill, type Op, stroke, vertical } from '../drawing';
import { blob, box, curve, ellipse, type Point, poly } from '../path';
import { water } from './ground';
import { house, lighthouse } from './outdoor-kit';
import { rock } from './plants';
import { barrel, boat, crate, lampPost } from './things';

export function paintBeach(air: Air): Op[] {
  const cliffX = air.random.is(0.5) ? -1 : 1;
  const cliff = (points: Point[], color: string): Op =>
    fill(
      blob(
        cliffX === -1 ? points : points.map(([x, y, corner]): Point => [WIDTH - x, y, corner ?? 0]),
      ),
      color,
    );
  const stone = air.ground('#a08d78', 0.5);
  const isTropic = air.says(/palm|tropic|island|lagoon/);
  return [
    ...paintSky(air, 560),
    ...water(air, 540, 800, '#4a9ab0'),
    ...mist(air, 560),
    cliff(
      [
        [-40, 640, 1],
        [-40, 330],
        [120, 310],
        [260, 350],
        [360, 420],
        [420, 520],
        [560, 590],
        [620, 640, 1],
      ],
      stone,
    ),
    cliff(
      [
        [-40, 640, 1],
        [-40, 420],
        [160, 430],
        [300, 500],
        [380, 600],
        [400, 640, 1],
      ],
      air.ground(shadowOf('#a08d78'), 0.5),
    ),
    ...(air.says(/lighthouse/) ? lighthouse(air, cliffX === -1 ? 170 : 1750, 330, 0.4, 0.5) : []),
    fill(
      blob([
        [-40, 1120, 1],
        [-40, 660],
        [300, 646],
        [760, 700],
        [1200, 676],
        [1620, 712],
        [1960, 668],
        [1960, 1120, 1],
      ]),
      '#ffffff',
      0.65,
    ),
    fill(
      blob([
        [-40, 1120, 1],
        [-40, 686],
        [300, 668],
        [760, 722],
        [1200, 698],
        [1620, 734],
        [1960, 690],
        [1960, 1120, 1],
      ]),
      mix(air.ground('#c9ab7c', 0.1), '#6a6a72', 0.25),
    ),
    fill(
      blob([
        [-40, 1120, 1],
        [-40, 722],
        [320, 702],
        [780, 762],
        [1220, 738],
        [1640, 772],
        [1960, 730],
        [1960, 1120, 1],
      ]),
      vertical(700, HEIGHT, [
        { at: 0, color: air.ground('#ecd6a2', 0.12) },
        { at: 0.5, color: air.ground('#e3c78e') },
        { at: 1, color: mix(air.ground('#d3b27a'), '#3a3046', 0.2) },
      ]),
    ),
    ...rock(air, cliffX === -1 ? 300 : 1620, 740, 1.4, 0.1),
    ...rock(air, cliffX === -1 ? 430 : 1490, 750, 0.7, 0.1),
    ...boat(air, cliffX === -1 ? 1300 : 620, 600, 0.34, 0.6, '#8a4a3a', true),
    ...(isTropic
      ? palm(air, cliffX === -1 ? 1640 : 280, 800)
      : rowboat(air, cliffX === -1 ? 1560 : 330, 800)),
    ...[
      [700, 840],
      [1130, 830],
      [860, 812],
    ].map(([x, y]) =>
      fill(
        blob([
          [(x ?? 0) - 14, y ?? 0, 1],
          [x ?? 0, (y ?? 0) - 16],
          [(x ?? 0) + 14, y ?? 0, 1],
        ]),
        air.ground('#f5dcd0'),
      ),
    ),
  ];
}

const rowboat = (air: Air, x: number, y: number): Op[] => [
  fill(
    blob([
      [x - 190, y - 70, 1],
      [x, y - 50],
      [x + 190, y - 76, 1],
      [x + 140, y],
      [x - 140, y],
    ]),
    air.out('#3f6f86'),
  ),
  fill(
    blob([
      [x - 180, y - 40],
      [x + 176, y - 44],
      [x + 140, y],
      [x - 140, y],
    ]),
    air.out(shadowOf('#3f6f86')),
  ),
  stroke(
    curve([
      [x - 188, y - 68],
      [x, y - 50],
      [x + 188, y - 74],
    ]),
    air.out('#e8dcc0'),
    9,
  ),
];

const palm = (air: Air, x: number, y: number): Op[] => [
  stroke(
    curve([
      [x, y],
      [x + 20, y - 180],
      [x + 70, y - 380],
    ]),
    air.out('#8a6a4a'),
    30,
  ),
  ...[-150, -110, -60, -20, 30, 70].map((degrees) => {
    const angle = ((degrees - 20) * Math.PI) / 180;
    const [dx, dy] = [Math.cos(angle) * 220, Math.sin(angle) * 130];
    return fill(
      blob([
        [x + 70, y - 380, 1],
        [x + 70 + dx * 0.5, y - 400 + dy * 0.7 - 30],
        [x + 70 + dx, y - 360 + dy * 0.8 + 40, 1],
        [x + 70 + dx * 0.5, y - 372 + dy * 0.6],
      ]),
      air.out(degrees % 20 === 0 ? '#4f8a5a' : '#3f7a52'),
    );
  }),
];

export function paintPier(air: Air): Op[] {
  const wood = '#8f7458';
  const deck = air.ground(wood, 0.06);
  const seam = air.out(shadowOf(wood));
  const post = (x: number, y: number, size: number): Op[] => [
    fill(box(x - 22 * size, y - 130 * size, 44 * size, 180 * size, 8), air.out('#6a523f', 0.05)),
    fill(
      box(x + 2 * size, y - 130 * size, 20 * size, 180 * size, 8),
      air.out(shadowOf('#6a523f'), 0.05),
    ),
    fill(
      ellipse(x, y - 130 * size, 22 * size, 8 * size),
      air.isSnowy ? air.ground('#ffffff') : air.out('#8a6f58'),
    ),
  ];
  const isLighted = air.says(/lighthouse|light|saltmarrow/) || air.random.is(0.4);
  const side = air.random.is(0.5);
  return [
    ...paintSky(air, 600),
    ...hills(air, 600, 90, '#7f9a96', 0.9),
    ...(isLighted ? lighthouse(air, side ? 1560 : 360, 596, 0.5, 0.62) : []),
    ...Array.from({ length: 9 }, (_, step) =>
      house(
        air,
        (side ? -20 : 1120) + step * 92,
        604 - (step % 3) * 16,
        86,
        60 + (step % 4) * 16,
        0.6,
      ),
    ).flat(),
    ...water(air, 590, HEIGHT),
    ...mist(air, 600),
    ...boat(air, 330, 690, 1.15, 0.35, '#7a3f3a', false),
    ...boat(air, 700, 650, 0.7, 0.55, '#3f5f6a', false),
    ...boat(air, 1310, 656, 0.8, 0.5, '#4f6a4a', air.random.is(0.5)),
    ...boat(air, 1660, 710, 1.3, 0.28, '#38506f', false),
    ...mist(air, 680, 0.8),
    fill(
      poly([
        [760, 690],
        [1160, 690],
        [1720, HEIGHT],
        [200, HEIGHT],
      ]),
      vertical(690, HEIGHT, [
        { at: 0, color: air.ground(wood, 0.3) },
        { at: 0.5, color: deck },
        { at: 1, color: mix(deck, '#20203a', 0.24) },
      ]),
    ),
    ...[712, 738, 770, 808, 856, 914, 984].map((y) =>
      stroke(
        poly(
          [
            [760 - ((y - 690) / 390) * 560, y],
            [1160 + ((y - 690) / 390) * 560, y],
          ],
          false,
        ),
        seam,
        4,
        0.45,
      ),
    ),
    ...post(770, 700, 0.5),
    ...post(1150, 700, 0.5),
    ...post(640, 780, 0.85),
    ...post(1280, 780, 0.85),
    ...post(420, 920, 1.4),
    ...post(1500, 920, 1.4),
    stroke(
      curve([
        [420, 800],
        [530, 800],
        [640, 710],
        [700, 690],
        [770, 660],
      ]),
      air.out('#c9b48a', 0.1),
      7,
    ),
    stroke(
      curve([
        [1500, 800],
        [1400, 800],
        [1280, 710],
        [1210, 690],
        [1150, 660],
      ]),
      air.out('#c9b48a', 0.1),
      7,
    ),
    ...lampPost(air, 1060, 706, 0.62, 0.2),
    ...crate((color) => air.out(color), 850, 740, 0.5),
    ...barrel((color) => air.out(color), 800, 744, 0.44),
    ...(air.isWet ? [fill(ellipse(960, 900, 300, 22), mix(air.sky[2], '#ffffff', 0.1), 0.3)] : []),
  ];
}
