// The shelf of clothes: one function per name in TRAITS.clothes.
import { apron, hoodie, jumper, overalls, shirt, suit, vest } from './everyday';
import { armor, cloak, coat, dress, raincoat, robe, uniform } from './outer';
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
