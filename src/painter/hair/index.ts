// The shelf of hair shapes: one function per name in TRAITS.hair.
import { afro, bald, balding, buzz, curly, messy, pixie, short, slick, spiky } from './short';
import { bob, braid, braids, bun, long, pigtails, ponytail, shoulder, wavy } from './long';
import type { HairShape } from './kit';
import type { Hair } from '../traits';

export const HAIR_SHAPES: Readonly<Record<Hair, HairShape>> = {
  bald,
  buzz,
  balding,
  short,
  pixie,
  messy,
  spiky,
  slick,
  bob,
  shoulder,
  long,
  wavy,
  ponytail,
  bun,
  braid,
  braids,
  pigtails,
  curly,
  afro,
};

export { bangsShadow, type HairPaint } from './kit';
