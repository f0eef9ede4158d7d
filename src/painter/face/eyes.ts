// Eyes in head coordinates. Lids are shaped for the right half of the picture and mirrored; the
// iris and its highlights are not, since both eyes look the same way into the same light.
import { fill, clipped, stroke, vertical, type Op } from '../drawing';
import { mix, multiply } from '../color';
import { curve, ellipse, flip, type Point } from '../path';
import type { Face } from './faces';
import type { Tones } from './tones';
import type { FullTraits } from '../traits';

export const EYE_X = 72;
export const EYE_Y = 32;

export interface EyeBuild {
  /** Against a soft adult's eye. */
  readonly width: number;
  readonly height: number;
  readonly hasLashes: boolean;
}

export function eyeBuild({ age, figure }: FullTraits): EyeBuild {
  if (age === 'child') return { width: 1.1, height: 1.16, hasLashes: figure === 'soft' };
  if (age === 'old')
    return { width: 0.88, height: figure === 'soft' ? 0.78 : 0.68, hasLashes: false };
  const teen = age === 'teen' ? 0.05 : 0;
  if (figure === 'soft') return { width: 1.05, height: 1.04 + teen, hasLashes: true };
  if (figure === 'even') return { width: 1, height: 0.92 + teen, hasLashes: false };
  return { width: 0.96, height: 0.8 + teen, hasLashes: false };
}

export function paintEyes(face: Face, build: EyeBuild, tones: Tones, isPatched: boolean): Op[] {
  const ops: Op[] = [];
  for (const side of [-1, 1] as const) {
    if (isPatched && side === 1) continue;
    for (const op of paintEye(face, build, tones, side)) ops.push(op);
  }
  return ops;
}

type Side = -1 | 1;

function paintEye(face: Face, build: EyeBuild, tones: Tones, side: Side): Op[] {
  const place = (points: readonly Point[]): Point[] =>
    (side === 1 ? points : flip(points)).map(([x, y, corner]): Point => [
      x * build.width + side * EYE_X,
      y * build.height + EYE_Y,
      corner ?? 0,
    ]);
  const { style } = face.eye;
  if (style !== 'open') return closedEye(style, place, tones, build);
  return openEye(face, build, tones, side, place);
}

function closedEye(
  style: Exclude<Face['eye']['style'], 'open'>,
  place: (points: readonly Point[]) => Point[],
  tones: Tones,
  build: EyeBuild,
): Op[] {
  if (style === 'squeeze') {
    return [
      stroke(
        curve(
          place([
            [36, -16],
            [4, 2],
            [-28, 8, 1],
          ]),
        ),
        tones.lash,
        10,
      ),
      stroke(
        curve(
          place([
            [-28, 8],
            [6, 14],
            [34, 26],
          ]),
        ),
        tones.lash,
        8,
      ),
    ];
  }
  const lid: Point[] =
    style === 'happy'
      ? [
          [-38, 16],
          [-22, -8],
          [2, -17],
          [26, -9],
          [42, 14],
        ]
      : [
          [-38, 2],
          [-20, 16],
          [2, 21],
          [24, 15],
          [42, 0],
        ];
  const ops: Op[] = [stroke(curve(place(lid)), tones.lash, 10)];
  if (build.hasLashes) {
    const flick: Point[] =
      style === 'happy'
        ? [
            [40, 12],
            [54, 8],
          ]
        : [
            [38, 4],
            [53, 6],
          ];
    ops.push(stroke(curve(place(flick)), tones.lash, 7));
    if (style === 'calm')
      ops.push(
        stroke(
          curve(
            place([
              [28, 14],
              [40, 22],
            ]),
          ),
          tones.lash,
          6,
        ),
      );
  }
  const fold: Point[] =
    style === 'happy'
      ? [
          [-20, 28],
          [4, 32],
          [28, 26],
        ]
      : [
          [-24, -18],
          [2, -24],
          [28, -16],
        ];
  ops.push(stroke(curve(place(fold)), tones.skinInk, 4, 0.4));
  return ops;
}

function openEye(
  face: Face,
  build: EyeBuild,
  tones: Tones,
  side: Side,
  place: (points: readonly Point[]) => Point[],
): Op[] {
  const { open, slant = 0, lower = 0, pupil = 1, look = [0, 0], shine = 0 } = face.eye;
  const lid = (x: number, top: number, shut: number, tip: number): Point => [
    x,
    Math.min(18, shut + (top - shut) * open + tip * slant),
  ];
  const top: Point[] = [
    lid(-39, 6, 10, 9),
    lid(-22, -28, 10, 14),
    lid(4, -42, 10, 5),
    lid(28, -31, 8, -7),
    lid(42, -2, 6, -9),
  ];
  const rise = lower * 17;
  const under: Point[] = [
    [36, 22 - rise * 0.6],
    [12, 38 - rise],
    [-16, 37 - rise],
    [-33, 22 - rise * 0.5],
  ];
  const white = curve([...place(top), ...place(under)], true);
  const [x, y] = [side * (EYE_X - 1) + look[0] * 1.25, EYE_Y + (look[1] + 1) * build.height];
  const rx = 26 * build.width * (0.55 + pupil * 0.45);
  const ry = 34 * build.height * (0.55 + pupil * 0.45);
  const deep = mix(multiply(tones.eye, '#6f5a78'), '#20152a', 0.28);
  const glow = mix(tones.eye, '#fff6d8', 0.42);
  const iris: Op[] = [
    fill(white, tones.white),
    fill(ellipse(x, y, rx, ry), deep),
    fill(
      ellipse(x, y + 1.5, rx - 4, ry - 4),
      vertical(y - ry, y + ry, [
        { at: 0.12, color: deep },
        { at: 0.55, color: tones.eye },
        { at: 1, color: glow },
      ]),
    ),
    fill(ellipse(x, y - 1, rx * 0.46 * pupil, ry * 0.48 * pupil), mix(deep, '#120b18', 0.55)),
    // The upper lid throws its shadow on the eyeball.
    stroke(
      curve(place(top.map(([px, py]): Point => [px, py + 4]))),
      mix('#8d84a8', tones.skinInk, 0.2),
      13,
      0.42,
    ),
    fill(ellipse(x - rx * 0.36, y - ry * 0.38, 9 * build.width, 10.5 * build.height), '#ffffff'),
    fill(ellipse(x + rx * 0.4, y + ry * 0.42, 4.6, 5.2), '#ffffff', 0.9),
  ];
  if (shine > 0) {
    iris.push(fill(ellipse(x + rx * 0.36, y - ry * 0.2, 5.4, 5.8), '#ffffff', 0.95));
    iris.push(fill(ellipse(x - rx * 0.2, y + ry * 0.58, 11, 5), '#ffffff', 0.42));
  }
  const ops: Op[] = [clipped(white, iris)];
  ops.push(
    stroke(
      curve(
        place([
          [34, 25 - rise * 0.6],
          [12, 38 - rise],
          [-14, 37 - rise],
        ]),
      ),
      tones.skinInk,
      4,
      0.62,
    ),
  );
  // The upper line swells toward the outer corner: two strokes make one brush line.
  ops.push(stroke(curve(place(top)), tones.lash, 8.5));
  ops.push(
    stroke(curve(place(top.slice(1).map(([px, py]): Point => [px + 1, py - 2]))), tones.lash, 9),
  );
  const corner = top[4] ?? [42, 0];
  if (build.hasLashes) {
    ops.push(
      fill(
        curve(
          place([
            [corner[0] - 12, corner[1] - 14, 1],
            [corner[0] + 3, corner[1] - 8],
            [corner[0] + 17, corner[1] - 13, 1],
            [corner[0] + 6, corner[1] + 4],
            [corner[0] - 5, corner[1] + 6, 1],
          ]),
          true,
        ),
        tones.lash,
      ),
    );
  }
  if (open > 0.45) {
    ops.push(
      stroke(
        curve(place(top.slice(1, 4).map(([px, py]): Point => [px, py - 15 - open * 2]))),
        tones.skinInk,
        3.5,
        0.45,
      ),
    );
  }
  return ops;
}
