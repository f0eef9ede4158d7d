// What is worn over everything: scarf, tie, bow, pendant, strap, shawl, key. Body coordinates.
import { folds } from './trims';
import { clipped, fill, group, shape, stroke, rotation, type Op } from '../drawing';
import { inkOf, lightOn, mix, shadowOf } from '../color';
import { blob, curve, ellipse, mirrored, box, type Point } from '../path';
import { cloth, trunk, type Wardrobe } from './kit';

const BRASS = '#d6ae50';

/** A mapmaker's or traveler's strap from the left shoulder to the right hip, with what hangs on it. */
function strap({ figure, traits }: Wardrobe): Op[] {
  const { shoulder, shoulderY, waist, waistY, hip, hipY, neck } = figure;
  const leather = '#8a5a38';
  const run: Point[] = [
    [-neck - 40, shoulderY - 34],
    [-shoulder * 0.3, shoulderY + 130],
    [waist * 0.5, waistY - 10],
    [hip + 10, hipY - 20],
  ];
  const tube = box(-34, -150, 68, 310, 30);
  const size = traits.age === 'child' ? 0.72 : 1;
  const caseOps: Op[] = [
    shape(tube, '#a8754a', inkOf('#a8754a'), 5),
    clipped(tube, [
      fill(box(8, -150, 30, 310), shadowOf('#a8754a'), 0.8),
      fill(box(-40, -150, 80, 40), leather),
      fill(box(-40, 118, 80, 40), leather),
      stroke('M-40 -108L40 -108', inkOf(leather), 4),
      stroke('M-40 116L40 116', inkOf(leather), 4),
    ]),
  ];
  return [
    stroke(curve(run), inkOf(leather), 30),
    stroke(curve(run), leather, 21),
    group([group(caseOps, { transform: rotation(24, 0, 0) })], {
      transform: [size, 0, 0, size, hip + 8, hipY + 20],
    }),
  ];
}

function scarf({ figure, accent }: Wardrobe): Op[] {
  const { neck, neckY, shoulderY, chestY, waistY } = figure;
  const tail: Point[] = [
    [-neck * 0.2, shoulderY - 6],
    [-neck * 1.1, shoulderY + 4],
    [-neck * 1.24, chestY + 60],
    [-neck * 1.3, waistY - 90, 1],
    [-neck * 0.3, waistY - 80, 1],
    [-neck * 0.1, chestY + 40],
  ];
  const wrap = curve(
    mirrored([
      [0, neckY - 30],
      [neck * 0.9, neckY - 50],
      [neck + 34, neckY - 40],
      [neck + 54, neckY + 6],
      [neck + 10, shoulderY + 44],
      [0, shoulderY + 62],
    ]),
    true,
  );
  const fringe = [0.35, 0.6, 0.85, 1.1].map((at) =>
    stroke(
      curve([
        [-neck * at - 6, waistY - 92],
        [-neck * at - 8, waistY - 58],
      ]),
      inkOf(accent),
      6,
    ),
  );
  const bands = [chestY + 110, waistY - 130].map((y) =>
    stroke(
      curve([
        [-neck * 1.5, y],
        [0, y + 8],
      ]),
      lightOn(accent, 2),
      13,
      0.75,
    ),
  );
  return [
    ...fringe,
    clipped(blob(tail), [
      fill(blob(tail), accent),
      ...bands,
      fill(
        blob([
          [-neck * 0.5, shoulderY],
          [-neck * 0.6, waistY - 60],
          [neck, waistY - 60],
          [neck, shoulderY],
        ]),
        shadowOf(accent),
        0.6,
      ),
    ]),
    stroke(blob(tail), inkOf(accent), 5),
    clipped(wrap, [
      fill(wrap, accent),
      fill(
        blob([
          [neck * 0.2, neckY - 60],
          [neck * 0.5, neckY],
          [10, shoulderY + 70],
          [neck * 3, shoulderY + 70],
          [neck * 3, neckY - 60],
        ]),
        shadowOf(accent),
        0.75,
      ),
      ...folds(
        accent,
        [
          [
            [-neck, neckY - 16],
            [-10, shoulderY + 10],
            [neck, neckY + 6],
          ],
          [
            [-neck - 20, neckY + 10],
            [-20, shoulderY + 34],
          ],
        ],
        0.5,
      ),
    ]),
    stroke(wrap, inkOf(accent), 5),
  ];
}

function tie({ figure, accent }: Wardrobe): Op[] {
  const { neckY, chestY, waistY, shoulderY } = figure;
  const low = Math.min(waistY - 60, chestY + 190);
  const blade: Point[] = [
    [-14, shoulderY + 34, 1],
    [14, shoulderY + 34, 1],
    [27, low - 30, 1],
    [0, low + 6, 1],
    [-27, low - 30, 1],
  ];
  return [
    shape(blob(blade), accent, inkOf(accent), 5),
    clipped(blob(blade), [
      fill(box(4, shoulderY, 40, 400), shadowOf(accent), 0.6),
      ...[0, 1, 2, 3].map((step) =>
        stroke(
          curve([
            [-40, shoulderY + 90 + step * 60],
            [40, shoulderY + 60 + step * 60],
          ]),
          lightOn(accent, 1.6),
          9,
          0.6,
        ),
      ),
    ]),
    shape(
      blob([
        [-24, neckY + 42, 1],
        [24, neckY + 42, 1],
        [15, shoulderY + 40, 1],
        [-15, shoulderY + 40, 1],
      ]),
      mix(accent, lightOn(accent), 0.4),
      inkOf(accent),
      5,
    ),
  ];
}

function bow({ figure, accent }: Wardrobe): Op[] {
  const y = figure.neckY + 58;
  const wing = (side: 1 | -1): Op =>
    shape(
      blob([
        [side * 6, y - 8],
        [side * 48, y - 36],
        [side * 72, y - 26],
        [side * 72, y + 26],
        [side * 48, y + 36],
        [side * 6, y + 10],
      ]),
      side === 1 ? shadowOf(accent) : accent,
      inkOf(accent),
      5,
    );
  return [
    wing(1),
    wing(-1),
    ...folds(
      accent,
      [
        [
          [-16, y],
          [-50, y - 8],
        ],
        [
          [16, y],
          [50, y + 6],
        ],
      ],
      0.6,
    ),
    shape(ellipse(0, y, 17, 19), lightOn(accent), inkOf(accent), 5),
  ];
}

function pendant({ figure, accent, traits }: Wardrobe): Op[] {
  const { neck, neckY, chestY } = figure;
  const y = chestY + 4;
  const chain: Point[] = [
    [-neck - 14, neckY - 6],
    [-neck * 0.7, chestY - 60],
    [0, y - 12],
    [neck * 0.7, chestY - 60],
    [neck + 14, neckY - 6],
  ];
  const hung: Op[] =
    traits.accent === 'key'
      ? [
          stroke(ellipse(0, y + 12, 17), inkOf(BRASS), 15),
          stroke(ellipse(0, y + 12, 17), BRASS, 8),
          stroke(
            `M0 ${y + 30}L0 ${y + 92}M0 ${y + 90}L20 ${y + 90}M0 ${y + 70}L16 ${y + 70}`,
            inkOf(BRASS),
            15,
          ),
          stroke(
            `M0 ${y + 30}L0 ${y + 92}M0 ${y + 90}L20 ${y + 90}M0 ${y + 70}L16 ${y + 70}`,
            BRASS,
            8,
          ),
        ]
      : [
          shape(
            blob([
              [0, y - 14, 1],
              [20, y + 10],
              [0, y + 42, 1],
              [-20, y + 10],
            ]),
            mix(accent, '#4fa3c0', 0.3),
            inkOf(BRASS),
            6,
          ),
          fill(ellipse(-5, y + 6, 4, 7), '#ffffff', 0.85),
        ];
  return [stroke(curve(chain), '#7a5a26', 8), stroke(curve(chain), BRASS, 4.5), ...hung];
}

function shawl({ figure, accent }: Wardrobe): Op[] {
  const { neck, neckY, shoulder, shoulderY, chestY, waistY, elbowX } = figure;
  const wing = (side: 1 | -1): Op[] => {
    const points: Point[] = [
      [neck + 6, neckY - 22, 1],
      [shoulder * 0.7, shoulderY - 44],
      [shoulder + 30, shoulderY + 10],
      [elbowX + 34, chestY + 120],
      [elbowX + 40, waistY - 70, 1],
      [shoulder * 0.7, chestY + 130],
      [8, chestY + 108, 1],
      [neck * 0.6, neckY + 60],
    ];
    const turn = (all: readonly Point[]) =>
      side === 1 ? all : all.map(([x, y, c]): Point => [-x, y, c ?? 0]);
    const rows = [0, 1, 2].map((step) =>
      stroke(
        curve(
          turn([
            [neck * 0.4 + step * 8, chestY + 10 + step * 34],
            [shoulder * 0.7, chestY + 30 + step * 36],
            [elbowX + 50, waistY - 190 + step * 44],
          ]),
        ),
        lightOn(accent, 1.8),
        5,
        0.6,
      ),
    );
    return cloth(blob(turn(points)), accent, figure, rows);
  };
  return [
    ...wing(1),
    ...wing(-1),
    shape(ellipse(0, chestY + 76, 22), BRASS, inkOf(BRASS), 5),
    fill(ellipse(0, chestY + 76, 11), '#b5485a'),
  ];
}

export function paintAccent(wardrobe: Wardrobe): Op[] {
  switch (wardrobe.traits.accent) {
    case 'none':
      return [];
    case 'scarf':
      return scarf(wardrobe);
    case 'tie':
      return tie(wardrobe);
    case 'bow':
      return bow(wardrobe);
    case 'pendant':
    case 'key':
      return pendant(wardrobe);
    case 'strap':
      return strap(wardrobe);
    case 'shawl':
      return shawl(wardrobe);
  }
}

/** Gloss and drops on cloth that the rain has found. */
export function paintWet({ figure }: Wardrobe): Op[] {
  const { shoulder, shoulderY, chestY, waist, waistY, hip, hipY } = figure;
  const streaks: Point[] = [
    [-shoulder * 0.7, shoulderY + 20],
    [-shoulder * 0.45, chestY],
    [-waist * 0.7, waistY - 60],
    [waist * 0.5, chestY + 60],
    [hip * 0.6, hipY - 50],
    [-hip * 0.5, hipY + 20],
    [shoulder * 0.6, shoulderY + 30],
  ];
  return [
    clipped(
      curve(mirrored(trunk(figure, 20, 20)), true),
      streaks.flatMap(([x, y]): Op[] => [
        stroke(
          curve([
            [x, y],
            [x + 4, y + 40],
            [x, y + 84],
          ]),
          '#ffffff',
          6,
          0.35,
        ),
        fill(
          blob([
            [x, y + 84, 1],
            [x + 8, y + 104],
            [x, y + 114],
            [x - 8, y + 104],
          ]),
          '#d4ecfa',
          0.85,
        ),
      ]),
    ),
  ];
}
