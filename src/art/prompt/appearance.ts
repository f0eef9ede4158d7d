// What a description tells of somebody's looks; the rest of it (trade, temper, history) is no picture.
import { cleanText, mentions, piecesOf, sentencesOf, withoutNames } from './clean-text';

const NUMBER_WORDS =
  '(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|(?:thir|four|fif|six|seven|eigh|nine)teen|twelve|eleven)';

const LOOKS = new RegExp(
  [
    '\\b(?:hair(?:ed|style)?|blonde?|brunette|redhead|bald|beard(?:ed)?|mou?stache|stubble|braid(?:s|ed)?|ponytail|curls|curly|bangs|freckle[ds]?|freckles)\\b',
    '\\b(?:eye[sd]?|brows?|eyebrows|lashes|glasses|spectacles|goggles|eyepatch|scars?|scarred|tattoo(?:s|ed)?|wrinkle[ds]?|dimples)\\b',
    '\\b(?:skin(?:ned)?|pale|tanned|complexion|face|cheeks?|cheekbones|nose|jaw|lips|ears?|tails?|horns?|wings?|fangs?|fur|scales|claws)\\b',
    '\\b(?:tall|short|slim|slender|thin|lanky|stocky|broad|muscular|athletic|petite|plump|round|lean|wiry|build|figure|shoulders)\\b',
    '\\b(?:wears?|wearing|dressed|clad|clothes|clothing|coat|cloak|dress|gown|shirt|blouse|jacket|robes?|armou?r|uniform|hat|cap|hood|scarf|boots|gloves|apron|jeans|skirt|trousers|suit|vest|waistcoat|sweater|jumper|cardigan|hoodie|kimono|cape|pipe|oilskin|necklace|earrings?)\\b',
    '\\b(?:young|old|elderly|middle-aged|aged|teenage[dr]?|years? old|year-old)\\b',
    `(?:^|\\bis )(?:\\d{1,3}|${NUMBER_WORDS})$`,
  ].join('|'),
  'i',
);

/** Looks of these are somebody else's. */
const OTHERS =
  /\b(?:wife|husband|mother|father|mom|dad|sister|brother|daughter|son|friend|uncle|aunt|lover|girlfriend|boyfriend)(?:['’]s)?\b/i;

/** Headings of card formats, with the noun that their value lacks. */
const HEADINGS: readonly (readonly [heading: RegExp, noun: string])[] = [
  [/^(?:hair|hair ?style|hair ?color)$/i, 'hair'],
  [/^(?:eyes?|eye ?color)$/i, 'eyes'],
  [/^(?:skin|complexion)$/i, 'skin'],
  [/^(?:body|build|figure|physique)$/i, 'build'],
  [
    /^(?:height|age|gender|sex|species|race|looks?|appearance|physical appearance|features?|distinguishing features|clothe?s|clothing|outfit|attire|wears|accessories|face)$/i,
    '',
  ],
];

const MOST_PIECES = 14;
const LONGEST_PIECE = 90;

/**
 * Phrases of looks in a description, in its order, without the person's own names. What a sentence
 * says between two phrases of looks belongs to them ("white beard, square as a door, oilskin coat").
 * Sentences about others are passed over.
 * @param others names of everybody else
 */
export function appearanceIn(
  description: string,
  names: readonly string[],
  others: readonly string[],
): string[] {
  const found: string[] = [];
  for (const sentence of sentencesOf(cleanText(description))) {
    if (others.some((name) => mentions(sentence, name, 'u'))) continue;
    for (const piece of looksOfSentence(withoutNames(sentence, names))) {
      if (found.length < MOST_PIECES && !found.includes(piece)) found.push(piece);
    }
  }
  return found;
}

function looksOfSentence(sentence: string): string[] {
  const titled = /^([\p{L} ]{2,30}):\s*(.+)$/u.exec(sentence);
  if (titled && (titled[1] ?? '').trim().split(' ').length <= 3) {
    const heading = HEADINGS.find(([pattern]) => pattern.test(titled[1]?.trim() ?? ''));
    return heading ? valuesOf(titled[2] ?? '', heading[1]) : [];
  }
  const pieces = sentence.split(/[,:]\s+| — | – | - /).map(bare);
  const fits = pieces.map((piece) => piece !== '' && LOOKS.test(piece) && !OTHERS.test(piece));
  const first = fits.indexOf(true);
  if (first < 0) return [];
  return pieces
    .slice(first, fits.lastIndexOf(true) + 1)
    .filter((piece) => piece !== '' && piece.length <= LONGEST_PIECE && !OTHERS.test(piece));
}

function valuesOf(text: string, noun: string): string[] {
  const values = piecesOf(text).map(bare).filter(Boolean);
  if (noun === '') return values.filter((value) => value.length <= LONGEST_PIECE);
  const isShort = values.every((value) => value.split(' ').length <= 2);
  const joined = values.join(isShort ? ' ' : ', ');
  const says = new RegExp(`\\b${noun}\\b`, 'i').test(joined);
  return joined === '' || joined.length > LONGEST_PIECE
    ? []
    : [says ? joined : `${joined} ${noun}`];
}

const PART = 'hair|eyes|skin|beard|face|lips|ears|fur|tail|wings|horns|build';

/** "She has long red hair" is "long red hair", "her eyes are green" is "green eyes". */
function bare(piece: string): string {
  return piece
    .trim()
    .replace(/^(?:and|but|with|who|while|also)\s+/i, '')
    .replace(
      new RegExp(
        `^(?:(?:her|his|their|its|the)\\s+)?(${PART})\\s+(?:is|are|was|were)\\s+(.{2,60})$`,
        'i',
      ),
      '$2 $1',
    )
    .replace(/^(?:she|he|they|it|who|i)\s+/i, '')
    .replace(/^(?:wears|wore|is wearing|is dressed in|dressed in)\s+/i, 'wearing ')
    .replace(/^(?:is|are|was|were|has|have|had|looks?|appears?)\s+/i, '')
    .replace(/^(?:an?|the|her|his|their|its)\s+/i, '')
    .trim();
}

const CLOTHES =
  /\b(?:wear(?:s|ing)|dressed|clad|clothes|clothing|outfit|coat|cloak|dress|gown|shirt|blouse|jacket|robes?|armou?r|uniform|scarf|boots|gloves|apron|jeans|skirt|trousers|suit|vest|waistcoat|sweater|jumper|cardigan|hoodie|kimono|cape|oilskin|raincoat|tunic|shorts|stockings|overalls)\b/i;

export function isAboutClothes(piece: string): boolean {
  return CLOTHES.test(piece);
}

const PERSON =
  /\b(?:woman|man|girl|boy|lady|gentleman|child|kid|person|people|teen(?:ager)?|elf|dwarf|orc|robot|android|demon|angel|vampire|ghost|witch|wizard|knight|princess|prince|queen|king|cat|dog|fox|dragon|creature|female|male|1girl|1boy|androgynous)\b/i;

export function saysWhoItIs(pieces: readonly string[]): boolean {
  return pieces.some((piece) => PERSON.test(piece));
}

/** "woman", "man" or undefined, by the pronouns of a text that speaks of one person. */
export function genderIn(text: string): 'woman' | 'man' | undefined {
  const her = text.match(/\b(?:she|her|hers|herself|female|woman|girl)\b/gi)?.length ?? 0;
  const him = text.match(/\b(?:he|him|his|himself|male|man|boy)\b/gi)?.length ?? 0;
  // Clear only where the other hardly comes.
  if (her > 2 * him) return 'woman';
  if (him > 2 * her) return 'man';
  return undefined;
}
