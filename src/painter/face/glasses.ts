import { fill, group, stroke, shape, type Op } from '../drawing';
import { inkOf, mix } from '../color';
import { box, curve, ellipse, line } from '../path';
import { EYE_X, EYE_Y } from './eyes';
import type { FullTraits } from '../traits';

const lensShine = (x: number): Op =>
  fill(
    curve(
      [
        [x - 36, EYE_Y - 6],
        [x - 6, EYE_Y - 42],
        [x + 8, EYE_Y - 42],
        [x - 32, EYE_Y + 10],
      ],
      true,
    ),
    '#ffffff',
    0.3,
  );

function pair(outline: (x: number) => string, rim: string, width: number): Op[] {
  const ops: Op[] = [];
  for (const x of [-EYE_X, EYE_X])
    ops.push(fill(outline(x), '#dff0fa', 0.16), lensShine(x), stroke(outline(x), rim, width));
  ops.push(
    stroke(
      curve([
        [-16, EYE_Y - 4],
        [0, EYE_Y - 10],
        [16, EYE_Y - 4],
      ]),
      rim,
      width,
    ),
  );
  ops.push(
    stroke(line(-130, EYE_Y - 8, -152, EYE_Y - 14), rim, width),
    stroke(line(130, EYE_Y - 8, 152, EYE_Y - 14), rim, width),
  );
  return ops;
}

export function paintGlasses(traits: FullTraits): Op[] {
  const gold = '#b98b3e';
  switch (traits.glasses) {
    case 'none':
      return [];
    case 'round':
      return pair((x) => ellipse(x * 1.03, EYE_Y + 3, 56, 56), mix(gold, '#5a3b2a', 0.25), 6);
    case 'square':
      return pair((x) => box(x * 1.03 - 57, EYE_Y - 40, 114, 84, 20), '#33303c', 8);
    case 'monocle':
      return [
        fill(ellipse(EYE_X, EYE_Y + 2, 54), '#dff0fa', 0.18),
        lensShine(EYE_X),
        stroke(ellipse(EYE_X, EYE_Y + 2, 54), gold, 8),
        stroke(
          curve([
            [EYE_X + 52, EYE_Y + 12],
            [152, 120],
            [132, 210],
          ]),
          gold,
          4,
        ),
      ];
    case 'goggles': {
      // Pushed up on the forehead, where they hide no feeling.
      const leather = '#6b4a35';
      return [
        fill(
          curve(
            [
              [-158, -90],
              [0, -112],
              [158, -90],
              [158, -62],
              [0, -84],
              [-158, -62],
            ],
            true,
          ),
          leather,
        ),
        ...[-58, 58].flatMap((x): Op[] => [
          shape(ellipse(x, -96, 50, 44), '#a9803f', inkOf('#a9803f'), 5),
          fill(ellipse(x, -96, 36, 31), '#8fc0c9'),
          group([
            fill(
              curve(
                [
                  [x - 26, -92],
                  [x - 4, -122],
                  [x + 8, -122],
                  [x - 22, -80],
                ],
                true,
              ),
              '#ffffff',
              0.55,
            ),
          ]),
        ]),
      ];
    }
    case 'eyepatch':
      return [
        stroke(
          curve([
            [-152, -104],
            [0, -40],
            [150, 40],
          ]),
          '#2f2a33',
          9,
        ),
        shape(
          curve(
            [
              [26, -4],
              [72, -14],
              [118, 4],
              [112, 52],
              [74, 74],
              [36, 50],
            ],
            true,
          ),
          '#3a343f',
          '#1d1920',
          5,
        ),
      ];
  }
}
