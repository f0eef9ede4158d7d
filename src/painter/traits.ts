// What the painter understands of a person's looks. Words, the user's own choices and chance all end
// as these; see looks/ for how each is read.

const HAIR = [
  'bald',
  'buzz',
  'balding',
  'short',
  'pixie',
  'messy',
  'spiky',
  'slick',
  'bob',
  'shoulder',
  'long',
  'wavy',
  'ponytail',
  'bun',
  'braid',
  'braids',
  'pigtails',
  'curly',
  'afro',
] as const;

/**
 * Each trait and what it may be; `color` marks a trait that takes `#rrggbb` or a color word. A room
 * shows the lists as selects and the colors as swatches; what is left out the painter chooses.
 */
export const TRAITS = {
  species: [
    'human',
    'cat',
    'fox',
    'dog',
    'robot',
    'ghost',
    'elf',
    'demon',
    'catfolk',
    'foxfolk',
    'rabbitfolk',
  ],
  age: ['child', 'teen', 'adult', 'old'],
  body: ['slim', 'average', 'broad', 'round'],
  height: ['short', 'average', 'tall'],
  figure: ['soft', 'even', 'square'],
  skin: 'color',
  eyeColor: 'color',
  hair: HAIR,
  hairColor: 'color',
  bangs: ['none', 'parted', 'side', 'straight', 'wisps', 'spikes'],
  beard: ['none', 'stubble', 'moustache', 'goatee', 'short', 'full', 'long'],
  glasses: ['none', 'round', 'square', 'monocle', 'goggles', 'eyepatch'],
  hat: [
    'none',
    'cap',
    'captain',
    'straw',
    'wizard',
    'tophat',
    'beanie',
    'fedora',
    'crown',
    'flower',
    'ribbon',
    'headscarf',
    'hood',
    'toque',
    'headband',
  ],
  clothes: [
    'jumper',
    'shirt',
    'vest',
    'coat',
    'raincoat',
    'cloak',
    'dress',
    'robe',
    'uniform',
    'armor',
    'apron',
    'hoodie',
    'overalls',
    'suit',
  ],
  clothesColor: 'color',
  accent: ['none', 'scarf', 'tie', 'bow', 'pendant', 'strap', 'shawl', 'key'],
  accentColor: 'color',
  marks: ['none', 'freckles', 'scar', 'dirt', 'beautyspot', 'rosy'],
  pipe: ['no', 'yes'],
  wet: ['no', 'yes'],
} as const satisfies Record<string, readonly string[] | 'color'>;

type Table = typeof TRAITS;
export type TraitName = keyof Table;

/** Every trait settled: what `paintSprite` draws from. */
export type FullTraits = {
  readonly [K in TraitName]: Table[K] extends readonly (infer V)[] ? V : string;
};
/** What somebody said; the rest is open. */
export type Traits = { -readonly [K in TraitName]?: FullTraits[K] };

export type Hair = FullTraits['hair'];
export type Clothes = FullTraits['clothes'];
export type Hat = FullTraits['hat'];

export const TRAIT_NAMES = Object.keys(TRAITS) as readonly TraitName[];

export function isTraitName(name: string): name is TraitName {
  return Object.hasOwn(TRAITS, name);
}

export { readTraits } from './looks/read-traits';
export { traitsOf, traitsByHand } from './looks/settle-traits';
