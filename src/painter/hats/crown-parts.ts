// Ears and horns on the crown of the head.
import { fill, shape, type Op } from '../drawing';
import { inkOf, mix, type Color } from '../color';
import { blob, flip, type Point } from '../path';
import type { FullTraits } from '../traits';

/** Ears and horns on the crown, for those who have them. */
export function paintCrownParts(traits: FullTraits): { readonly back: Op[]; readonly front: Op[] } {
  const fur = traits.hairColor;
  const pair = (
    points: readonly Point[],
    inner: readonly Point[],
    color: Color,
    lining: Color,
  ): Op[] =>
    [points, flip(points)].flatMap((outline, index) => [
      shape(blob(outline), color, inkOf(color), 5),
      fill(blob(index === 0 ? inner : flip(inner)), lining),
    ]);
  switch (traits.species) {
    case 'catfolk':
      return {
        back: [],
        front: pair(
          [
            [52, -190],
            [92, -268],
            [156, -318, 1],
            [182, -230],
            [168, -128],
          ],
          [
            [86, -196],
            [112, -246],
            [146, -278, 1],
            [158, -222],
            [150, -160],
          ],
          fur,
          '#eeb3ae',
        ),
      };
    case 'foxfolk':
      return {
        back: [],
        front: pair(
          [
            [46, -188],
            [92, -290],
            [168, -348, 1],
            [200, -240],
            [174, -120],
          ],
          [
            [84, -200],
            [118, -262],
            [160, -304, 1],
            [172, -232],
            [156, -156],
          ],
          fur,
          '#f4e6d4',
        ),
      };
    case 'rabbitfolk':
      return {
        back: pair(
          [
            [28, -180],
            [36, -262],
            [80, -322],
            [122, -312],
            [126, -262],
            [98, -170],
          ],
          [
            [56, -200],
            [62, -268],
            [88, -304],
            [106, -282],
            [86, -190],
          ],
          mix(fur, '#ffffff', 0.4),
          '#eeb3ae',
        ),
        front: [],
      };
    case 'demon':
      return {
        back: [],
        front: pair(
          [
            [70, -184],
            [104, -236],
            [176, -262],
            [214, -330, 1],
            [226, -252],
            [186, -200],
            [140, -150],
          ],
          [
            [150, -226],
            [190, -250],
            [212, -296, 1],
            [206, -246],
          ],
          '#6a5560',
          '#8f7683',
        ),
      };
    default:
      return { back: [], front: [] };
  }
}
