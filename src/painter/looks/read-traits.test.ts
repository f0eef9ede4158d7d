import { describe, expect, it } from 'vitest';
import { readTraits, traitsOf, TRAITS, type Traits } from '../traits';
import { colorOfCloth, colorOfEyes, colorOfHair, colorOfSkin } from './color-words';

const KEEPER =
  '{{char}} is the keeper of the Saltmarrow lighthouse: sixty-eight, square as a door, white beard, oilskin coat, a pipe he never lights. Gruff to strangers, gentle to children and gulls. He lost his wife Edda six summers ago and has not lit her midsummer lantern since.';

const PHRASES: readonly (readonly [words: string, said: Traits])[] = [
  ['red hair', { hairColor: colorOfHair('red') }],
  ['silver braid', { hairColor: colorOfHair('silver'), hair: 'braid' }],
  ['blue cloak', { clothes: 'cloak', clothesColor: colorOfCloth('blue') }],
  [
    'red hair and blue eyes, a green coat',
    {
      hairColor: colorOfHair('red'),
      eyeColor: colorOfEyes('blue'),
      clothes: 'coat',
      clothesColor: colorOfCloth('green'),
    },
  ],
  ['her hair is black', { hairColor: colorOfHair('black'), figure: 'soft' }],
  ['long black coat', { clothes: 'coat', clothesColor: colorOfCloth('black') }],
  ['long, curly red hair', { hair: 'long', hairColor: colorOfHair('red') }],
  ['short blond hair', { hair: 'short', hairColor: colorOfHair('blond') }],
  ['an old clockmaker', { age: 'old', clothes: 'vest', glasses: 'round' }],
  [
    'white beard, oilskin coat',
    { beard: 'full', hairColor: colorOfHair('white'), clothes: 'raincoat' },
  ],
  [
    'a tidy black cat with a small brass key',
    {
      species: 'cat',
      hairColor: colorOfHair('black'),
      accent: 'key',
      accentColor: colorOfCloth('brass'),
    },
  ],
  ['twelve-year-old boy', { age: 'child' }],
  ['Basil, twelve', { age: 'child' }],
  ['a woman in her late forties', { age: 'adult', figure: 'soft' }],
  ['aged 71', { age: 'old' }],
  ['16 years old', { age: 'teen' }],
  [
    'tall man in an expensive wet coat',
    { height: 'tall', figure: 'square', clothes: 'coat', wet: 'yes' },
  ],
  ['girl with the map-case', { figure: 'soft', accent: 'strap' }],
  ['a dirty-faced child', { age: 'child', marks: 'dirt' }],
  ['station master', { clothes: 'uniform', hat: 'captain' }],
  ['Granny Pell', { age: 'old', figure: 'soft' }],
  ['Tock the automaton', { species: 'robot' }],
  ['a night gardener', { clothes: 'apron', hat: 'straw' }],
  ['a thief in a very good coat', { clothes: 'coat' }],
  ['cat ears and a tail', { species: 'catfolk' }],
  [
    'pale skin, violet eyes, pointed ears',
    { skin: colorOfSkin('pale'), eyeColor: colorOfEyes('violet'), species: 'elf' },
  ],
  [
    'wears round glasses and a red scarf',
    { glasses: 'round', accent: 'scarf', accentColor: colorOfCloth('red') },
  ],
  ['a knight in steel armor', { clothes: 'armor', clothesColor: colorOfCloth('steel') }],
  ['a witch with a pointed hat', { clothes: 'robe', hat: 'wizard' }],
  ['clean-shaven, bald', { beard: 'none', hair: 'bald' }],
  [
    KEEPER,
    {
      age: 'old',
      beard: 'full',
      hairColor: colorOfHair('white'),
      clothes: 'raincoat',
      pipe: 'yes',
      body: 'broad',
      figure: 'square',
    },
  ],
];

describe('readTraits', () => {
  it.each(PHRASES)('%s', (words, said) => {
    expect(readTraits(words)).toMatchObject(said);
  });

  it.each([
    ['no beard', 'beard'],
    ['without glasses', 'glasses'],
    ['gentle to children', 'age'],
    ['his wife left six years ago', 'age'],
    ['she lives in an old house', 'age'],
    ['a boy with his cat', 'species'],
    ['fond of her dog', 'species'],
    ['ninety-nine steps', 'age'],
    ['a brass key', 'hairColor'],
    ['a red door', 'clothesColor'],
    ['he hates old letters', 'age'],
  ] as const)('%s says nothing of %s', (words, trait) => {
    expect(readTraits(words)[trait]).toBeUndefined();
  });

  it('only says what TRAITS allows', () => {
    for (const [words] of PHRASES) {
      for (const [name, value] of Object.entries(readTraits(words))) {
        const allowed = TRAITS[name as keyof typeof TRAITS] as readonly string[] | 'color';
        if (allowed === 'color') expect(value, `${words}: ${name}`).toMatch(/^#[0-9a-f]{6}$/);
        else expect(allowed, `${words}: ${name}`).toContain(value);
      }
    }
  });

  it('stays quick on hostile lengths', () => {
    const start = performance.now();
    readTraits('red '.repeat(200_000));
    readTraits('-'.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe('traitsOf', () => {
  const person = (
    name: string,
    description = '',
    words = '',
    traits: Record<string, string> = {},
  ) => traitsOf({ id: name as never, name, description, looks: { words, traits } });

  it('lets a choice by hand win over words, and looks over description', () => {
    expect(person('A', 'red hair', 'green hair', { hairColor: '#123456' }).hairColor).toBe(
      '#123456',
    );
    expect(person('A', 'red hair', 'green hair').hairColor).toBe(colorOfHair('green'));
    expect(person('A', 'a bald man', '', { hair: 'bun', hat: 'Crown' })).toMatchObject({
      hair: 'bun',
      hat: 'crown',
    });
  });

  it('passes over choices it does not know', () => {
    expect(
      person('A', '', '', { hair: 'made of bees', constructor: 'x', hairColor: 'url(x)' }),
    ).toEqual(person('A'));
  });

  it('gives 500 names many shapes and the same ones each time', () => {
    const all = Array.from({ length: 500 }, (_, index) => person(`Q${index}`));
    expect(new Set(all.map(({ hair }) => hair)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(all.map(({ clothes }) => clothes)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(all.map((traits) => JSON.stringify(traits))).size).toBeGreaterThan(490);
    expect(person('Q7')).toEqual(all[7]);
  });
});
