// Water and air: beach, pier, sea, sky; and the backdrop of nowhere.
import { fill, stroke, vertical, type Op } from '../drawing';
import { mix, shadowOf } from '../color';
import { blob, box, curve, ellipse, poly, type Point } from '../path';
import {
  barrel,
  boat,
  crate,
  house,
  lampPost,
  lighthouse,
  pine,
  rock,
  tree,
  water,
} from './outdoor-kit';
import { hills, mist, paintSky } from '../background/sky';
import { HEIGHT, WIDTH, type Air } from '../background/air';

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
      shadowOf(stone),
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
    shadowOf(air.out('#3f6f86')),
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
  const seam = shadowOf(air.out(wood));
  const post = (x: number, y: number, size: number): Op[] => [
    fill(box(x - 22 * size, y - 130 * size, 44 * size, 180 * size, 8), air.out('#6a523f', 0.05)),
    fill(
      box(x + 2 * size, y - 130 * size, 20 * size, 180 * size, 8),
      shadowOf(air.out('#6a523f', 0.05)),
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

export function paintSea(air: Air): Op[] {
  const isUnder = air.says(/under ?water|undersea|sea ?floor|reef below/);
  if (isUnder) return underwater(air);
  return [
    ...paintSky(air, 560),
    ...(air.random.is(0.6) || air.says(/island|isle/)
      ? [
          fill(
            blob([
              [1180, 566, 1],
              [1300, 520],
              [1420, 490],
              [1520, 512],
              [1680, 566, 1],
            ]),
            air.ground('#6f8a72', 0.85),
          ),
        ]
      : []),
    ...water(air, 556, HEIGHT, '#356f92'),
    ...mist(air, 560),
    ...boat(air, 480, 640, 0.55, 0.6, '#6a3f3a', true),
    ...boat(air, 1500, 616, 0.3, 0.8, '#3f4f5a', true),
    ...(air.says(/reef|rock/)
      ? [...rock(air, 1400, 760, 1.6, 0.25), ...rock(air, 300, 800, 1.2, 0.2)]
      : []),
    ...swells(air),
  ];
}

const swells = (air: Air): Op[] =>
  [700, 790, 900].map((y, row): Op =>
    fill(
      blob([
        [-40, HEIGHT + 20, 1],
        [-40, y],
        [240, y - 34 - row * 8],
        [520, y + 8],
        [820, y - 30 - row * 8],
        [1160, y + 14],
        [1460, y - 36],
        [1720, y + 4],
        [1960, y - 24],
        [1960, HEIGHT + 20, 1],
      ]),
      air.out(row === 2 ? '#1d4660' : row === 1 ? '#245470' : '#2c6280', 0.22 - row * 0.08),
      0.75,
    ),
  );

function underwater(air: Air): Op[] {
  return [
    fill(
      box(0, 0, WIDTH, HEIGHT),
      vertical(0, HEIGHT, [
        { at: 0, color: air.out('#5fb8c9') },
        { at: 0.6, color: air.out('#2a6f92') },
        { at: 1, color: air.out('#173f5f') },
      ]),
    ),
    ...[300, 700, 1100, 1500].map((x) =>
      fill(
        poly([
          [x, 0],
          [x + 110, 0],
          [x + 20, 820],
          [x - 220, 820],
        ]),
        '#e6fbff',
        0.12,
      ),
    ),
    ...hills(air, 760, 120, '#4f7a80', 0.3),
    fill(
      blob([
        [-40, HEIGHT, 1],
        [-40, 800],
        [500, 770],
        [960, 800],
        [1500, 766],
        [1960, 800],
        [1960, HEIGHT, 1],
      ]),
      air.out('#a89a78'),
    ),
    ...Array.from({ length: 14 }, (_, step) =>
      stroke(
        curve([
          [step * 145 + 30, 820],
          [step * 145 + 60, 720],
          [step * 145 + 20, 640],
          [step * 145 + 54, 560],
        ]),
        air.out(step % 2 === 0 ? '#3f8a6a' : '#c9647a'),
        20,
        0.9,
      ),
    ),
    ...Array.from({ length: 30 }, () =>
      stroke(
        ellipse(
          air.random.between(0, WIDTH),
          air.random.between(60, 740),
          air.random.between(4, 14),
        ),
        '#e6fbff',
        3,
        0.6,
      ),
    ),
  ];
}

export function paintSkyPlace(air: Air): Op[] {
  const heap = (x: number, y: number, size: number, far: number): Op[] => {
    const white = air.out('#f7f7fb', far);
    return [
      fill(
        blob([
          [x - 300 * size, y, 1],
          [x - 260 * size, y - 80 * size],
          [x - 150 * size, y - 110 * size],
          [x - 70 * size, y - 200 * size],
          [x + 70 * size, y - 190 * size],
          [x + 150 * size, y - 110 * size],
          [x + 250 * size, y - 100 * size],
          [x + 320 * size, y, 1],
        ]),
        white,
      ),
      fill(
        blob([
          [x - 300 * size, y, 1],
          [x - 160 * size, y - 50 * size],
          [x, y - 70 * size],
          [x + 180 * size, y - 44 * size],
          [x + 320 * size, y, 1],
        ]),
        mix(white, air.sky[1], 0.45),
        0.7,
      ),
    ];
  };
  const isle = (x: number, y: number, size: number, far: number): Op[] => [
    fill(
      blob([
        [x - 190 * size, y, 1],
        [x - 120 * size, y + 90 * size],
        [x - 30 * size, y + 230 * size, 1],
        [x + 60 * size, y + 130 * size],
        [x + 190 * size, y, 1],
      ]),
      air.out('#8a7462', far),
    ),
    fill(
      blob([
        [x + 10 * size, y, 1],
        [x + 10 * size, y + 130 * size],
        [x - 30 * size, y + 230 * size, 1],
        [x + 60 * size, y + 130 * size],
        [x + 190 * size, y, 1],
      ]),
      shadowOf(air.out('#8a7462', far)),
      0.8,
    ),
    fill(
      blob([
        [x - 204 * size, y + 8 * size, 1],
        [x - 150 * size, y - 24 * size],
        [x, y - 34 * size],
        [x + 150 * size, y - 22 * size],
        [x + 204 * size, y + 8 * size, 1],
        [x, y + 34 * size],
      ]),
      air.ground('#7fa35a', far),
    ),
    ...tree(air, x - 70 * size, y - 6 * size, 0.6 * size, far),
    ...house(air, x + 10 * size, y - 4, 110 * size, 70 * size, far),
    ...pine(air, x + 150 * size, y, 0.5 * size, far),
  ];
  return [
    ...paintSky(air, 900),
    ...heap(300, 640, 0.8, 0.7),
    ...heap(1500, 600, 0.9, 0.7),
    ...isle(air.random.pick([430, 1480]), 380, 0.95, 0.4),
    ...isle(960, 300, 0.5, 0.7),
    ...heap(760, 760, 1.1, 0.45),
    ...heap(1560, 800, 1.4, 0.3),
    ...heap(120, 860, 1.4, 0.22),
    fill(
      blob([
        [-60, HEIGHT + 40, 1],
        [-60, 860],
        [300, 800],
        [640, 850],
        [960, 800],
        [1340, 856],
        [1660, 796],
        [1980, 850],
        [1980, HEIGHT + 40, 1],
      ]),
      vertical(800, HEIGHT, [
        { at: 0, color: air.out('#f4f5fa', 0.1) },
        { at: 1, color: mix(air.out('#d3d8e6'), '#3a4068', 0.25) },
      ]),
    ),
    ...mist(air, 700),
  ];
}

/** For scenes that name no place: quiet bands of the hour's own color. */
export function paintNowhere(air: Air): Op[] {
  const [top, middle, low] = air.sky;
  const band = (y: number, height: number, share: number): Op =>
    fill(
      blob([
        [-60, HEIGHT + 40, 1],
        [-60, y],
        [420, y - height],
        [960, y + height * 0.4],
        [1500, y - height * 0.8],
        [1980, y],
        [1980, HEIGHT + 40, 1],
      ]),
      mix(mix(low, middle, share), top, share * 0.7),
      0.8,
    );
  return [
    fill(
      box(0, 0, WIDTH, HEIGHT),
      vertical(0, HEIGHT, [
        { at: 0, color: mix(top, '#8f8aa8', 0.35) },
        { at: 0.7, color: mix(low, '#b8b0c4', 0.35) },
        { at: 1, color: middle },
      ]),
    ),
    ...Array.from({ length: 9 }, (): Op =>
      fill(
        ellipse(
          air.random.between(0, WIDTH),
          air.random.between(60, 620),
          air.random.between(30, 130),
        ),
        '#ffffff',
        0.05,
      ),
    ),
    band(640, 60, 0.3),
    band(760, 50, 0.6),
    band(880, 40, 0.9),
  ];
}
