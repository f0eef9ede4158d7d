import { clipped, fill, stroke } from '../drawing';
import { blob, curve, type Point, symmetric } from '../path';
import { type HairShape, lock } from './kit';

export const curly: HairShape = (look) => {
  const { tones } = look;
  const scallops = (
    count: number,
    rx: number,
    ry: number,
    y: number,
    from: number,
    to: number,
    bump: number,
  ): Point[] =>
    Array.from({ length: count * 2 + 1 }, (_, step): Point => {
      const angle = ((from + ((to - from) * step) / (count * 2)) * Math.PI) / 180;
      const out = step % 2 === 0 ? 0 : bump;
      return [
        Math.cos(angle) * (rx + out),
        y + Math.sin(angle) * (ry + out),
        step % 2 === 0 ? 1 : 0,
      ];
    });
  const isLong = look.traits.figure === 'soft';
  const back = [
    ...scallops(
      isLong ? 11 : 9,
      186,
      isLong ? 210 : 190,
      isLong ? -10 : -40,
      isLong ? 140 : 160,
      isLong ? 400 : 380,
      34,
    ),
  ];
  const crown = scallops(8, 168, look.isCovered ? 150 : 176, -34, 176, 364, 28);
  const fringe: Point[] = [
    [166, 20, 1],
    [150, -30],
    [138, -40, 1],
    [112, -22],
    [92, -60, 1],
    [58, -24],
    [34, -58, 1],
    [0, -24],
    [-28, -60, 1],
    [-62, -22],
    [-92, -58, 1],
    [-118, -22],
    [-140, -38, 1],
    [-150, -30],
  ];
  const curl = (x: number, y: number, size: number): Point[] => [
    [x - size, y + size * 0.4],
    [x - size * 0.4, y - size * 0.7],
    [x + size * 0.7, y - size * 0.4],
    [x + size * 0.5, y + size * 0.5],
    [x - size * 0.1, y + size * 0.3],
  ];
  return {
    back: lock(back, tones, { isBack: true }),
    over: [],
    front: lock([...crown, ...fringe], tones, {
      shade: [
        [70, -250],
        [100, -150],
        [130, -60],
        [140, 30],
        [240, 30],
        [240, -250],
      ],
      strands: [
        curl(-70, -110, 30),
        curl(10, -140, 32),
        curl(86, -106, 30),
        curl(-124, -66, 22),
        curl(-16, -84, 24),
        curl(130, -50, 20),
      ],
      shine: [
        [-118, -126, 1],
        [-80, -160],
        [-40, -172, 1],
        [-60, -150],
        [-56, -138, 1],
        [-94, -126],
      ],
    }),
  };
};

export const afro: HairShape = (look) => {
  const { tones } = look;
  const ring = Array.from({ length: 36 }, (_, step): Point => {
    const angle = (step / 36) * Math.PI * 2;
    const out = step % 2 === 0 ? 0 : 12;
    return [Math.cos(angle) * (238 + out), -60 + Math.sin(angle) * (208 + out)];
  });
  const hairline: Point[] = [
    [-166, 20, 1],
    [-176, -80],
    [-130, -180],
    [0, -224],
    [130, -180],
    [176, -80],
    [166, 20, 1],
    [150, -20],
    [130, -74],
    [80, -98],
    [0, -106],
    [-80, -98],
    [-130, -74],
    [-150, -20],
  ];
  const shine: Point[] = [
    [-176, -150, 1],
    [-120, -220],
    [-60, -244, 1],
    [-100, -204],
    [-150, -130, 1],
  ];
  return {
    back: look.isCovered
      ? lock(
          ring.map(([x, y]): Point => [x * 0.92, Math.max(y, -120)]),
          tones,
        )
      : lock(ring, tones, {
          shade: [
            [110, -300],
            [150, -160],
            [160, 0],
            [100, 180],
            [300, 180],
            [300, -300],
          ],
          shine,
        }),
    over: [],
    front: [
      clipped(
        symmetric([
          [0, -300],
          [300, -300],
          [300, 40],
          [0, 40],
        ]),
        [fill(blob(hairline), tones.hair), stroke(curve(hairline.slice(6)), tones.hairInk, 4.5)],
      ),
    ],
  };
};
