// What is seen in each kind of place: words for a place of which no more is known than its kind.
import type { PlaceKind } from '@/story';

export const PLACE_KIND_WORDS: Readonly<
  Record<PlaceKind, readonly [head: string, detail: string]>
> = {
  room: ['interior of a room', 'simple furniture, a window'],
  bedroom: ['bedroom interior', 'a bed, a nightstand, curtains'],
  kitchen: ['kitchen interior', 'a stove, cupboards, pots'],
  tavern: ['tavern interior', 'wooden tables, a bar with bottles, candles'],
  shop: ['shop interior', 'a counter, shelves of goods'],
  library: ['library interior', 'tall bookshelves, a reading table'],
  classroom: ['classroom interior', 'rows of desks, a blackboard'],
  office: ['office interior', 'a desk, shelves of papers'],
  attic: ['attic interior', 'sloping beams, old boxes, a small window'],
  cellar: ['cellar interior', 'stone walls, barrels, shelves'],
  greenhouse: ['greenhouse interior', 'glass roof, rows of plants, flower pots'],
  castle: ['castle hall interior', 'stone pillars, banners, high windows'],
  temple: ['temple interior', 'tall columns, an altar, candles'],
  tower: ['tower room interior', 'round stone walls, a narrow window'],
  train: ['train carriage interior', 'rows of seats, windows'],
  station: ['railway station', 'a platform, tracks, a clock'],
  ship: ['deck of a ship', 'masts, ropes, railing'],
  street: ['street', 'houses on both sides, lamps'],
  market: ['market square', 'stalls, awnings, crates of goods'],
  village: ['village', 'small houses, a path, fences'],
  garden: ['garden', 'flower beds, hedges, a path'],
  field: ['open field', 'grass, a wide horizon'],
  forest: ['forest', 'tall trees, undergrowth, a path'],
  beach: ['beach', 'sand, waves, sea'],
  pier: ['wooden pier', 'planks, posts, water'],
  sea: ['open sea', 'waves, horizon'],
  mountain: ['mountains', 'rocky slopes, distant peaks'],
  cave: ['cave', 'rough rock walls, stalactites'],
  sky: ['high in the sky', 'clouds below and around'],
};
