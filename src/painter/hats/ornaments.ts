// Worn in the hair, which stays as it is.
import { fill, shape, type Op } from '../drawing';
import { inkOf, lightOn, type Color } from '../color';
import { blob, ellipse, type Point } from '../path';

import { cloth, hat, type DrawHat } from './kit';

export const none: DrawHat = () => hat([], [], false);

export const crown: DrawHat = () => {
  const gold = '#e3bb4f';
  return hat(
    [
      ...cloth(
        [
          [-118, -160, 1],
          [-134, -264, 1],
          [-76, -214, 1],
          [-46, -286, 1],
          [0, -226, 1],
          [46, -286, 1],
          [76, -214, 1],
          [134, -264, 1],
          [118, -160, 1],
          [0, -184],
        ],
        gold,
        [
          fill(
            blob([
              [-112, -176],
              [0, -200],
              [112, -176],
              [112, -156],
              [0, -182],
              [-112, -156],
            ]),
            lightOn(gold),
          ),
        ],
      ),
      ...[
        [-84, -178, '#5fa8c9'],
        [0, -192, '#c9445a'],
        [84, -178, '#5fa8c9'],
      ].map(([x, y, color]) =>
        shape(ellipse(Number(x), Number(y), 11, 12), String(color), '#7a5520', 4),
      ),
    ],
    [],
    false,
  );
};

export const flower: DrawHat = ({ accentColor }) => {
  const bloom = (x: number, y: number, size: number, color: Color): Op[] => [
    ...[0, 72, 144, 216, 288].map((degrees) => {
      const angle = (degrees * Math.PI) / 180;
      return shape(
        ellipse(x + Math.cos(angle) * size * 0.62, y + Math.sin(angle) * size * 0.62, size * 0.48),
        color,
        inkOf(color),
        3.5,
      );
    }),
    shape(ellipse(x, y, size * 0.36), '#f4d06a', '#a8752b', 3),
  ];
  return hat(
    [
      fill(
        blob([
          [-168, -70],
          [-150, -130],
          [-110, -160],
          [-120, -110],
        ]),
        '#6f9a5c',
      ),
      ...bloom(-134, -122, 42, lightOn(accentColor)),
      ...bloom(-168, -66, 26, '#fbf3ea'),
    ],
    [],
    false,
  );
};

export const ribbon: DrawHat = ({ accentColor }) => {
  const wing: Point[] = [
    [96, -196],
    [150, -256],
    [206, -240],
    [196, -186],
    [150, -164],
  ];
  return hat(
    [
      ...cloth(wing, accentColor),
      ...cloth(
        [
          [88, -196],
          [60, -262],
          [4, -262],
          [0, -214],
          [40, -184],
        ],
        accentColor,
      ),
      shape(ellipse(92, -198, 22, 20), accentColor, inkOf(accentColor), 5),
    ],
    [],
    false,
  );
};
