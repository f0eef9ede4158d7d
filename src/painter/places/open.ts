// No land at all: sea, the deep, the sky; and the backdrop of nowhere.
import { type Air, HEIGHT, WIDTH } from '../background/air';
import { hills, mist, paintSky } from '../background/sky';
import { mix, shadowOf } from '../color';
import { fill, type Op, stroke, vertical } from '../drawing';
import { blob, box, curve, ellipse, poly } from '../path';
import { house } from './houses';
import { rock, water } from './outdoor-kit';
import { pine, tree } from './plants';
import { boat } from './things';

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
      air.out(shadowOf('#8a7462'), far),
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
