// The shelf of clothes: one function per name in TRAITS.clothes.
import { cloak, coat, raincoat } from './coats';
import { armor, uniform } from './duty';
import { hoodie, jumper, shirt } from './everyday';
import { suit, vest } from './formal';
import { dress, robe } from './long';
import { apron, overalls } from './work';
import type { Garment } from './kit';
import type { Clothes } from '../traits';

export const GARMENTS: Readonly<Record<Clothes, Garment>> = {
  jumper,
  shirt,
  vest,
  coat,
  raincoat,
  cloak,
  dress,
  robe,
  uniform,
  armor,
  apron,
  hoodie,
  overalls,
  suit,
};

export { paintAccent, paintWet } from './accents';
export { neckOf, type Wardrobe } from './kit';
