// The shelf of hair shapes: one function per name in TRAITS.hair.
import { bald, balding, buzz, slick } from './cropped';
import { afro, curly } from './curls';
import { bob, long, shoulder, wavy } from './long';
import { messy, pixie, short, spiky } from './short';
import { braid, braids, bun, pigtails, ponytail } from './tied';
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
