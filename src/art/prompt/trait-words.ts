// Traits of the painter as words: those that somebody chose by hand, and, where nothing else is known
// of somebody, those with which the painter draws them.
import { cleanText } from './clean-text';
import { colorName, hairColorName, skinName } from './color-name';

type Traits = Readonly<Record<string, string>>;

export interface TraitWord {
  /** The trait, or the two, that it speaks of. */
  readonly traits: string;
  readonly text: string;
}

const HAIR: Readonly<Record<string, string>> = {
  buzz: 'buzz cut hair',
  balding: 'thinning hair',
  pixie: 'pixie cut hair',
  slick: 'slicked-back hair',
  bob: 'bob cut hair',
  shoulder: 'shoulder-length hair',
  ponytail: 'hair in a ponytail',
  bun: 'hair in a bun',
  braid: 'hair in a braid',
  braids: 'hair in two braids',
  pigtails: 'hair in pigtails',
  afro: 'afro hair',
};

const BEARDS: Readonly<Record<string, string>> = {
  moustache: 'mustache',
  short: 'short beard',
  full: 'full beard',
  long: 'long beard',
};

const HATS: Readonly<Record<string, string>> = {
  captain: 'captain’s hat',
  straw: 'straw hat',
  wizard: 'wizard hat',
  tophat: 'top hat',
  toque: 'cook’s hat',
  flower: 'flower in the hair',
  ribbon: 'hair ribbon',
};

const GLASSES: Readonly<Record<string, string>> = {
  round: 'round glasses',
  square: 'square glasses',
  eyepatch: 'eye patch',
};

const SPECIES: Readonly<Record<string, string>> = {
  cat: 'cat',
  fox: 'fox',
  dog: 'dog',
  robot: 'robot',
  ghost: 'translucent ghost',
  elf: 'elf with pointed ears',
  demon: 'demon with horns',
  catfolk: 'cat ears and tail',
  foxfolk: 'fox ears and tail',
  rabbitfolk: 'rabbit ears',
};

const MARKS: Readonly<Record<string, string>> = {
  dirt: 'smudged face',
  beautyspot: 'beauty mark',
  rosy: 'rosy cheeks',
  scar: 'scar on the face',
};

/** Clothes are left out where an outfit says them. */
export function traitWords(traits: Traits, withClothes: boolean): TraitWord[] {
  const words: TraitWord[] = [];
  const add = (names: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') words.push({ traits: names, text });
  };
  const value = (name: string): string | undefined => {
    const said = traits[name] === undefined ? undefined : cleanText(traits[name]).toLowerCase();
    return said === undefined || said === '' || said === 'none' || said === 'no' ? undefined : said;
  };
  const color = (name: string, nameOf = colorName): string => {
    const said = value(name) ?? '';
    return nameOf(said) ?? (/^[a-z -]{2,30}$/.test(said) ? said : '');
  };
  const species = value('species');
  if (species !== undefined && species !== 'human') add('species', SPECIES[species]);
  add('body', plain(value('body'), { average: '' }, 'build'));
  add('height', plain(value('height'), { average: '' }, ''));
  const skin = color('skin', skinName);
  if (skin !== '') add('skin', `${skin} skin`);
  add('hair hairColor', hairWords(value('hair'), color('hairColor', hairColorName)));
  if (color('eyeColor') !== '') add('eyeColor', `${color('eyeColor')} eyes`);
  const beard = value('beard');
  if (beard !== undefined) add('beard', BEARDS[beard] ?? beard);
  const glasses = value('glasses');
  if (glasses !== undefined) add('glasses', GLASSES[glasses] ?? glasses);
  const marks = value('marks');
  if (marks !== undefined) add('marks', MARKS[marks] ?? marks);
  if (!withClothes) return words.map(safe);
  const hat = value('hat');
  if (hat !== undefined) add('hat', HATS[hat] ?? hat);
  const clothes = value('clothes');
  const cloth = color('clothesColor');
  if (clothes !== undefined || cloth !== '') {
    add('clothes clothesColor', [cloth, clothes ?? 'clothes'].filter(Boolean).join(' '));
  }
  const accent = value('accent');
  if (accent !== undefined) {
    add('accent accentColor', [color('accentColor'), accent].filter(Boolean).join(' '));
  }
  return words.map(safe);
}

function hairWords(hair: string | undefined, color: string): string | undefined {
  if (hair === 'bald') return 'bald';
  if (hair === undefined) return color === '' ? undefined : `${color} hair`;
  return [color, HAIR[hair] ?? `${hair} hair`].filter(Boolean).join(' ');
}

function plain(
  said: string | undefined,
  words: Readonly<Record<string, string>>,
  noun: string,
): string | undefined {
  if (said === undefined) return undefined;
  return words[said] ?? [said, noun].filter(Boolean).join(' ');
}

/** A value that no list holds comes from a file: letters only. */
function safe(word: TraitWord): TraitWord {
  return { ...word, text: word.text.replace(/[^\p{L}\p{N}’' -]/gu, '').slice(0, 60) };
}
