import type { Character } from '@/story';
import { colorOfCloth, colorOfEyes, colorOfHair, colorOfSkin } from './color-words';
import { figureOfName } from './names';
import { readTraits } from './read-traits';
import { isColor, luminance, toHsl, type Color } from '../color';
import { chance, pickFor } from '../random';
import { isTraitName, TRAITS, type FullTraits, type TraitName, type Traits } from '../traits';

export type Painted = Pick<Character, 'id' | 'name' | 'description' | 'looks'>;

const SKINS = [
  '#f8dfcc',
  '#f4d0b3',
  '#f4d0b3',
  '#eec29f',
  '#e3b088',
  '#cf9467',
  '#a9714a',
  '#83543a',
  '#65422f',
] as const;
const HAIR_COLORS = [
  '#34303d',
  '#463239',
  '#6a4433',
  '#6a4433',
  '#8c5a3c',
  '#b07a45',
  '#e0b868',
  '#b4532f',
  '#7e3a30',
  '#3a4260',
  '#8a5f74',
] as const;
const DARK_HAIR = ['#2f2a33', '#3a2b2c', '#4a352f', '#2c2f40'] as const;
const OLD_HAIR = ['#ece8e2', '#d3d4d8', '#b9bac0', '#a5a6ab'] as const;
const EYES = [
  '#6f4a30',
  '#8a5a34',
  '#4d84bf',
  '#5b93a8',
  '#4f8f5f',
  '#7a7f8f',
  '#8c6f35',
  '#7563a8',
] as const;

/** Cloth with what goes with it, chosen to stand beside each other on one stage. */
const PALETTES: readonly (readonly [cloth: Color, accent: Color])[] = [
  ['#3f5f8a', '#e2b45c'],
  ['#a8494b', '#f0e2c6'],
  ['#557a5f', '#e3c27a'],
  ['#7d5a8c', '#f0c9a0'],
  ['#c98a3f', '#3f5468'],
  ['#2f6f74', '#f0b8a0'],
  ['#8a4f62', '#d9c8a8'],
  ['#5c6f94', '#e8877a'],
  ['#6f7a45', '#e9dcb8'],
  ['#d0735c', '#39546b'],
  ['#4a4f78', '#d8a8c4'],
  ['#b5a27c', '#8f4a48'],
  ['#47595f', '#dd9f5f'],
  ['#9a6245', '#9fc0b4'],
  ['#d8b45a', '#5a6f96'],
  ['#6b8fa3', '#f1dfb6'],
];

const YOUNG_SOFT_HAIR = [
  'bob',
  'shoulder',
  'long',
  'wavy',
  'ponytail',
  'bun',
  'braid',
  'braids',
  'pixie',
  'curly',
  'pigtails',
  'afro',
] as const;
const SOFT_HAIR = [
  'bob',
  'shoulder',
  'long',
  'wavy',
  'ponytail',
  'bun',
  'braid',
  'pixie',
  'curly',
  'afro',
] as const;
const OLD_SOFT_HAIR = ['bun', 'bun', 'curly', 'bob', 'braid', 'wavy'] as const;
const SQUARE_HAIR = [
  'short',
  'short',
  'messy',
  'spiky',
  'slick',
  'buzz',
  'curly',
  'ponytail',
  'bald',
  'shoulder',
] as const;
const OLD_SQUARE_HAIR = ['balding', 'balding', 'short', 'bald', 'slick', 'messy'] as const;
const CHILD_HAIR = ['messy', 'short', 'spiky', 'curly', 'bob'] as const;
const EVEN_HAIR = [
  'short',
  'messy',
  'bob',
  'pixie',
  'shoulder',
  'ponytail',
  'curly',
  'spiky',
  'afro',
] as const;

function hairFor(
  seed: string,
  age: FullTraits['age'],
  figure: FullTraits['figure'],
): FullTraits['hair'] {
  if (figure === 'soft') {
    return pickFor(
      seed,
      'hair',
      age === 'old' ? OLD_SOFT_HAIR : age === 'adult' ? SOFT_HAIR : YOUNG_SOFT_HAIR,
    );
  }
  if (age === 'old') return pickFor(seed, 'hair', OLD_SQUARE_HAIR);
  if (age === 'child') return pickFor(seed, 'hair', CHILD_HAIR);
  return pickFor(seed, 'hair', figure === 'square' ? SQUARE_HAIR : EVEN_HAIR);
}

function clothesFor(
  seed: string,
  age: FullTraits['age'],
  figure: FullTraits['figure'],
): FullTraits['clothes'] {
  if (age === 'child')
    return pickFor(
      seed,
      'clothes',
      figure === 'soft'
        ? ['dress', 'jumper', 'overalls', 'shirt']
        : ['jumper', 'overalls', 'shirt', 'vest', 'hoodie'],
    );
  if (figure === 'soft')
    return pickFor(seed, 'clothes', [
      'dress',
      'jumper',
      'coat',
      'vest',
      'shirt',
      'cloak',
      'hoodie',
      'dress',
    ]);
  return pickFor(seed, 'clothes', [
    'jumper',
    'coat',
    'vest',
    'shirt',
    'suit',
    'cloak',
    'hoodie',
    'coat',
  ]);
}

const COLOR_WORDS: Partial<Record<TraitName, (word: string) => Color | undefined>> = {
  hairColor: colorOfHair,
  eyeColor: colorOfEyes,
  skin: (word) => colorOfSkin(word) ?? colorOfCloth(word),
  clothesColor: colorOfCloth,
  accentColor: colorOfCloth,
};

/** The user's own choices that the painter understands: `#rrggbb` or a color word for a color. */
export function traitsByHand(chosen: Readonly<Record<string, string>>): Traits {
  const traits: Traits = {};
  for (const [name, said] of Object.entries(chosen)) {
    if (!isTraitName(name)) continue;
    const value = said.trim().toLowerCase();
    const allowed = TRAITS[name];
    if (allowed === 'color') {
      const color = isColor(value) ? value : COLOR_WORDS[name]?.(value);
      if (color !== undefined) Object.assign(traits, { [name]: color });
    } else if ((allowed as readonly string[]).includes(value)) {
      Object.assign(traits, { [name]: value });
    }
  }
  return traits;
}

/**
 * All traits of a character: chosen by hand, else said by words (looks before description before
 * name), else by the name alone, so that the same person always looks the same.
 */
export function traitsOf(character: Painted): FullTraits {
  const seed = `${character.id}\u0001${character.name}`;
  const said: Traits = {
    ...readTraits(character.name),
    ...readTraits(character.description),
    ...readTraits(character.looks.words),
    ...traitsByHand(character.looks.traits),
  };
  return settle(seed, character.name, said);
}

function settle(seed: string, name: string, said: Traits): FullTraits {
  const species = said.species ?? 'human';
  const figure =
    said.figure ??
    figureOfName(name) ??
    pickFor(seed, 'figure', ['soft', 'square', 'even'] as const);
  const age =
    said.age ??
    (said.beard === undefined && chance(seed, 'age') < 0.18
      ? chance(seed, 'older') < 0.6
        ? 'teen'
        : 'old'
      : 'adult');
  const isOld = age === 'old';
  const isChild = age === 'child';
  const skin =
    said.skin ??
    (species === 'ghost'
      ? '#d9e6f2'
      : species === 'demon' && chance(seed, 'demon') < 0.4
        ? '#c98a92'
        : pickFor(seed, 'skin', SKINS));
  const isDarkSkin = luminance(skin) < 0.5;
  const hairColor =
    said.hairColor ??
    (species === 'ghost'
      ? '#c3d3e6'
      : pickFor(seed, 'hairColor', isOld ? OLD_HAIR : isDarkSkin ? DARK_HAIR : HAIR_COLORS));
  const hair = said.hair ?? hairFor(seed, age, figure);
  const clothes = said.clothes ?? clothesFor(seed, age, figure);
  const palette = paletteFor(seed, said.clothesColor, hairColor);
  const canGrow = figure === 'square' && (age === 'adult' || isOld);
  return {
    species,
    age,
    figure,
    skin,
    hair,
    hairColor,
    clothes,
    body:
      said.body ??
      pickFor(seed, 'body', ['slim', 'average', 'average', 'average', 'broad', 'round'] as const),
    height:
      said.height ??
      pickFor(seed, 'height', ['short', 'average', 'average', 'average', 'tall'] as const),
    eyeColor:
      said.eyeColor ??
      (species === 'cat' || species === 'fox' || species === 'dog'
        ? pickFor(seed, 'animalEyes', ['#d9b23a', '#8fb84f', '#5fa8b0', '#c98a2f'])
        : species === 'ghost'
          ? '#7fa8d8'
          : pickFor(seed, 'eyeColor', isDarkSkin ? ['#5f3d2b', '#744a2c', '#4b3a34'] : EYES)),
    bangs: said.bangs ?? pickFor(seed, 'bangs', bangsFor(figure, hair)),
    beard:
      said.beard ??
      (canGrow && chance(seed, 'beard') < (isOld ? 0.6 : 0.3)
        ? pickFor(
            seed,
            'whiskers',
            isOld
              ? ['full', 'moustache', 'short', 'long']
              : ['stubble', 'short', 'goatee', 'moustache', 'full'],
          )
        : 'none'),
    glasses:
      said.glasses ??
      (chance(seed, 'glasses') < (isOld ? 0.4 : isChild ? 0.06 : 0.13)
        ? pickFor(seed, 'lenses', ['round', 'round', 'square'])
        : 'none'),
    hat: said.hat ?? hatFor(seed, figure, isChild, clothes),
    clothesColor: said.clothesColor ?? tradeColor(seed, clothes) ?? palette[0],
    accent: said.accent ?? pickFor(seed, 'accent', accentsFor(clothes, isOld, figure)),
    accentColor: said.accentColor ?? palette[1],
    marks:
      said.marks ??
      pickFor(
        seed,
        'marks',
        isOld
          ? ['none', 'none', 'rosy']
          : isDarkSkin
            ? ['none', 'none', 'none', 'beautyspot']
            : ['none', 'none', 'none', 'none', 'freckles', 'rosy', 'beautyspot'],
      ),
    pipe: said.pipe ?? 'no',
    wet: said.wet ?? 'no',
  };
}

const SERVICE = ['#33456f', '#3d4f49', '#5a3548', '#454a63', '#2f5560', '#6b3a3c'] as const;
const SUITS = ['#3c4257', '#4a4149', '#5c5148', '#35434f', '#6a5f78'] as const;

function tradeColor(seed: string, clothes: FullTraits['clothes']): Color | undefined {
  if (clothes === 'armor') return pickFor(seed, 'steel', ['#8d99a8', '#9aa3ad', '#8a8f9c']);
  if (clothes === 'uniform') return pickFor(seed, 'service', SERVICE);
  return clothes === 'suit' ? pickFor(seed, 'suit', SUITS) : undefined;
}

/** A pair whose cloth stands off the hair; with a said color, the accent that suits it best. */
function paletteFor(seed: string, cloth: Color | undefined, hair: Color): readonly [Color, Color] {
  const start = Math.floor(chance(seed, 'palette') * PALETTES.length);
  const all = PALETTES.map(
    (_, index) => PALETTES[(start + index) % PALETTES.length] ?? PALETTES[0]!,
  );
  const [hue, , lightness] = toHsl(cloth ?? hair);
  const apart = (color: Color) => {
    const [otherHue, , otherLightness] = toHsl(color);
    const turn = Math.abs(((otherHue - hue + 540) % 360) - 180);
    return turn / 90 + Math.abs(otherLightness - lightness) * 3;
  };
  const found =
    cloth === undefined
      ? all.find(([color]) => apart(color) > 0.75)
      : all.find(([, accent]) => apart(accent) > 1);
  return found ?? all[0]!;
}

function bangsFor(
  figure: FullTraits['figure'],
  hair: FullTraits['hair'],
): readonly FullTraits['bangs'][] {
  if (hair === 'bun') return ['parted', 'side', 'wisps', 'none', 'straight'];
  if (figure === 'soft') return ['straight', 'parted', 'side', 'wisps'];
  return ['side', 'parted', 'wisps', 'spikes'];
}

function hatFor(
  seed: string,
  figure: FullTraits['figure'],
  isChild: boolean,
  clothes: FullTraits['clothes'],
): FullTraits['hat'] {
  if (chance(seed, 'hatted') > (isChild ? 0.3 : 0.18)) return 'none';
  if (clothes === 'cloak') return 'hood';
  if (figure === 'soft')
    return pickFor(seed, 'hat', ['flower', 'ribbon', 'headband', 'beanie', 'straw', 'headscarf']);
  return pickFor(
    seed,
    'hat',
    isChild
      ? ['cap', 'beanie', 'cap']
      : clothes === 'coat' || clothes === 'suit' || clothes === 'vest'
        ? ['cap', 'fedora']
        : ['cap', 'beanie'],
  );
}

function accentsFor(
  clothes: FullTraits['clothes'],
  isOld: boolean,
  figure: FullTraits['figure'],
): readonly FullTraits['accent'][] {
  if (clothes === 'raincoat') return ['none', 'none', 'none', 'strap'];
  if (clothes === 'coat') return ['scarf', 'none', 'none', 'tie'];
  if (clothes === 'vest' || clothes === 'suit') return ['tie', 'bow', 'none'];
  if (clothes === 'jumper')
    return isOld && figure === 'soft' ? ['shawl', 'none', 'pendant'] : ['none', 'scarf', 'none'];
  if (clothes === 'dress') return ['pendant', 'bow', 'none', 'scarf'];
  if (clothes === 'shirt') return ['none', 'strap', 'scarf', 'bow'];
  if (clothes === 'robe') return ['pendant', 'none'];
  return ['none'];
}
