// Noun phrases of a sentence that are places: by their noun, by a name that is known, or by standing where people arrive.
import type { PlaceBook } from './place-book';
import { guessedPhrase } from './place-guesses';
import { mayLead } from './place-syntax';
import {
  AFTER,
  gapBetween,
  isCapital,
  STOPS,
  textBefore,
  tokensOf,
  type Phrase,
  type PhraseFacts,
  type Token,
} from './place-tokens';
import {
  bareNoun,
  isForeignOnly,
  isRomance,
  kindOfPair,
  kindOfWord,
  mayEndPair,
} from './place-words';

/** Articles and the like of other tongues, before a noun of place. */
const FOREIGN_WORDS = (
  'der die das dem den einem einer einen im am zum zur beim vom ins ans diesem dieser dieses seinem seiner ihrem ihrer unserem unserer meinem meiner deinem deiner ' +
  'le la les un une au du cette ce cet sa leur notre votre ma ta son mon ton ' +
  'el los las una del al su esta este esa ese aquella aquel nuestra nuestro mi tu sua seu minha meu essa esse suo mia mio questa questo quella quel'
).split(' ');
const DETERMINERS = new Set([
  ...'the a an his her their our my your its this that every'.split(' '),
  ...'ein eine'.split(' '),
  ...FOREIGN_WORDS,
]);
export const FOREIGN_ARTICLES: ReadonlySet<string> = new Set(FOREIGN_WORDS);
const GERMAN =
  /^(?:d(?:er|ie|as|em|en)|(?:ein|sein|ihr|unser|mein|dein)e?[nmr]?|diese[mrs]?|im|am|zu[mr]|beim|vom|ins|ans)$/;
/** German melts the article into the word of place: "im Turm". That word still stands before the phrase. */
const MELTED = new Set('im am zum zur beim vom ins ans del al au du'.split(' '));
/** The same of Portuguese and Italian, read only before their nouns. */
const ROMANCE_MELTED = new Set(
  'em no na nos nas num numa ao à às do da dos das pelo pela o a os as nesta neste nessa nesse naquela naquele il lo gli nel nello nella nei nelle sul sulla sullo al alla allo ai del della dello dal dalla una uno un in su di'.split(
    ' ',
  ),
);
const ROMANCE_ARTICLES = new Set('la una esta esa su mi a uma na da'.split(' '));
const NUMBER = /^(?:\d{1,4}[A-Za-z]?|\d+-\p{Lu}|\p{Lu}\d*|\p{Lu}-?\d+)$/u;
const NUMBER_WORD =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{L}+)?|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)$/iu;
/** Behind a noun of place these make it a mere description: "the kitchen table". */
const THINGS_OF_PLACES =
  /^(?:master|keeper|door|doors|roof|walls?|floor|window|windows|table|bell|lamp|stairs?|gate|light|lights|owner|guard|guards|boy|girl|man|woman|wheel|rail|lamps|clock|ceiling|chair|sign|staff|watch|counter|cat|dog|key|keys|fire|crew|captain|teacher|nurse|manager|camera|cameras|life|work|uniform|mantelpiece|mantel|fireplace|hearth|sofa|couch|bench|stool|stools|sink|stove|shelves|rug|carpet|tiles|curtains|bed|cot|desk|steps|piano|railing|sill|windowsill|bag|trip|food|ticket|tickets|driver|seat|wine|records?|smells?|noises?|plans?)$/i;
/** "The stables smell of hay": no smell of the stables. */
const SMELLS = /^ (?:smell|light|work|guard)s? (?:of|like|up|the|on)\b/i;
/** What a word says of its sentence, whatever stands beside it; bits. */
const NAMES_PLACE = 1;
const LEADS = 2;
/** A log says the same words again and again. */
const hints = new Map<string, number>();
const KNOWN_LIMIT = 30_000;

function hintOf(word: string): number {
  const known = hints.get(word);
  if (known !== undefined) return known;
  const lower = bareOf(word);
  const isPlace = word.length > 1 && (kindOfWord(lower) !== undefined || mayEndPair(lower));
  const hint = (isPlace ? NAMES_PLACE : 0) | (mayLead(lower) ? LEADS : 0);
  if (hints.size < KNOWN_LIMIT) hints.set(word, hint);
  return hint;
}

const bareOf = (word: string): string => word.toLowerCase().replace(/['’]s$/, '');

/** Whether a sentence can name a place: most do not, and looking closely is slow. */
export function mayNamePlace(sentence: string, book: PlaceBook): 'noun' | 'lead' | undefined {
  let from = -1;
  // "The Wayward Hare is packed tonight": any name may be that of a house.
  let leads = /^\s*The \p{Lu}|\b(?:of|into|to|in|at) the \p{Lu}/u.test(sentence);
  for (let i = 0; i <= sentence.length; i++) {
    const code = i < sentence.length ? sentence.charCodeAt(i) : 32;
    // Letters beyond ASCII are for the slow way; quotation marks and dashes are none.
    if (code >= 0xaa && (code < 0x2000 || code > 0x206f)) return 'noun';
    const isWord =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      (from >= 0 && (code === 39 || code === 45 || code === 0x2019));
    if (isWord) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      const word = sentence.slice(from, i);
      const first = word.charCodeAt(0);
      const hasCapital = first >= 65 && first <= 90;
      const hint = hintOf(word);
      if ((hint & NAMES_PLACE) !== 0) return 'noun';
      if (hasCapital && book.knownEndingIn(bareOf(word))) return 'noun';
      leads ||= (hint & LEADS) !== 0;
      from = -1;
    }
  }
  return leads ? 'lead' : undefined;
}

export function* phrasesIn(
  sentence: string,
  facts: PhraseFacts,
  hint: 'noun' | 'lead',
): Generator<Phrase> {
  const tokens = tokensOf(sentence);
  if (hint === 'noun')
    for (const index of tokens.keys()) {
      const phrase = knownPhrase(sentence, tokens, index, facts);
      if (phrase) yield phrase;
    }
  // A verb leads no farther than its clause.
  let led = -LED_WORDS - 1;
  for (const [index, token] of tokens.entries()) {
    if (mayLead(token.lower)) led = index;
    const isLed = index - led <= LED_WORDS;
    const phrase =
      isLed || isCapital(token.text) ? guessedPhrase(sentence, tokens, index, facts) : undefined;
    if (phrase) yield phrase;
  }
}

const LED_WORDS = 12;
function knownPhrase(
  sentence: string,
  tokens: readonly Token[],
  index: number,
  { book, people }: PhraseFacts,
): Phrase | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  // "the library's tall windows" speaks of the library, as "the library windows" does.
  const isOwner = token.text.endsWith("'s") || token.text.endsWith('’s');
  const word = isOwner ? token.text.slice(0, -2) : token.text;
  const lower = isOwner ? token.lower.slice(0, -2) : token.lower;
  // Russian nouns are read by their cases.
  if (lower.charCodeAt(0) >= 0x400) return undefined;
  let kind = kindOfPair(tokens[index - 1]?.lower, lower) ?? kindOfWord(lower);
  const known = !kind && isCapital(word) ? book.knownEndingIn(lower) : undefined;
  kind ??= known?.kind;
  if (!kind) return undefined;
  if (ALSO_ADJECTIVES.has(lower) && isBeforeNoun(sentence, token, tokens[index + 1]))
    return undefined;
  let first = index;
  let determiner = '';
  let opensAt = -1;
  for (let i = index - 1; i >= 0 && i >= index - 5; i--) {
    const left = tokens[i];
    const right = tokens[i + 1];
    if (!left || !right || gapBetween(sentence, left, right).trim() !== '') break;
    const lowered = left.lower;
    if (DETERMINERS.has(lowered) || (ROMANCE_MELTED.has(lowered) && isRomance(lower))) {
      determiner = lowered;
      opensAt =
        (ROMANCE_MELTED.has(lowered) && isRomance(lower)) || MELTED.has(lowered)
          ? left.index + left.text.length
          : left.index;
      break;
    }
    if (STOPS.has(lowered)) break;
    first = i;
  }
  if (isForeignOnly(lower) && !FOREIGN_ARTICLES.has(determiner) && !ROMANCE_MELTED.has(determiner))
    return undefined;
  // "l'auberge" has its article within; a Spanish "mesa" is a table.
  if (determiner === '' && first === index && /^l['’]/u.test(lower)) determiner = 'la';
  if (lower === 'mesa' && ROMANCE_ARTICLES.has(determiner)) return undefined;
  const words = [...tokens.slice(first, index).map(({ text }) => text), word];
  const next = tokens[index + 1];
  const isNumbered =
    next !== undefined &&
    /^\s$/.test(gapBetween(sentence, token, next)) &&
    (NUMBER.test(next.text) ||
      (NUMBER_WORD.test(next.text) &&
        // "Airlock Four smells of rubber", but "the bridge two men hold".
        (isCapital(next.text) ||
          /^\s*(?:[,.;:!?—–]|$)/u.test(sentence.slice(next.index + next.text.length)))));
  // Without an article only capitals hold a name together: "enters Saltmarrow Castle".
  const kept = determiner === '' && first < index ? trimToName(words) : words;
  let end = token.index + word.length;
  let name = kept.join(' ');
  if (isNumbered && next.text !== 'I') {
    name += ` ${next.text}`;
    end = next.index + next.text.length;
  }
  const called = isNumbered || determiner !== '' ? '' : nameBehind(sentence, tokens, index, people);
  if (called !== '' && kept.length === 1 && !isOwner) {
    name += ` ${called}`;
    end += called.length + 1;
  }
  const of = /^ of (?:the )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/u.exec(
    sentence.slice(end, end + 60),
  );
  if (of) {
    name += of[0];
    end += of[0].length;
  }
  const follower =
    called === '' ? tokens[index + (isNumbered ? 2 : 1)] : tokens.find((next) => next.index > end);
  const isPartOf =
    of === null &&
    follower !== undefined &&
    !SMELLS.test(sentence.slice(end, end + 16)) &&
    /^\s$/.test(sentence.slice(end, follower.index)) &&
    (kindOfWord(follower.lower) !== undefined ||
      kindOfPair(lower, follower.lower) !== undefined ||
      THINGS_OF_PLACES.test(follower.text));
  if (isPartOf && !isOwner && !THINGS_OF_PLACES.test(follower.text)) return undefined;
  const isModifier = isPartOf || isOwner;
  const start = tokens[first + (words.length - kept.length)]?.index ?? token.index;
  return {
    name: known && name.toLowerCase() === lower ? known.name : bareNoun(plainName(name)),
    noun: lower,
    // "Your room at the inn" is where somebody sleeps; "the room" is where all are.
    kind: lower === 'room' && words.length === 1 && OWN.test(determiner) ? 'bedroom' : kind,
    determiner,
    isProper:
      // German sets a capital on every noun.
      (!GERMAN.test(determiner) &&
        kept.some(
          (part, i) =>
            /^\p{Lu}/u.test(part) &&
            (i > 0 || determiner !== '' || start > 0 || (kept.length > 1 && /['’]s$/u.test(part))),
        )) ||
      isNumbered ||
      called !== '' ||
      of !== null,
    isModifier,
    isGuess: false,
    before: textBefore(sentence, opensAt < 0 ? start : opensAt).replace(TITLE, ''),
    after: sentence.slice(end, end + AFTER),
    at: start,
  };
}

const OWN = /^(?:his|her|their|our|my|your)$/;
/** "Mrs. Abara's kitchen": the title is no clause of its own. */
const TITLE =
  /(?:^|(?<=\s))(?:Mrs|Mr|Ms|Dr|Prof|Fr|Sr|Sra|Mme|Mlle|Frau|Herr|Señora|Madame|Doña|Dona)\.? $/u;

/** "Café Zola", "Hotel Perigee", "calle Mayor": a name behind its noun; of a person it is none. */
function nameBehind(
  sentence: string,
  tokens: readonly Token[],
  index: number,
  people: ReadonlySet<string>,
): string {
  const noun = tokens[index];
  if (!noun || !(isCapital(noun.text) ? NAMED : WAYS).test(noun.lower)) return '';
  const words: string[] = [];
  for (let i = index + 1; i <= index + 3; i++) {
    const word = tokens[i];
    const left = tokens[i - 1];
    if (!word || !left || gapBetween(sentence, left, word) !== ' ') break;
    if (!/^\p{Lu}\p{Ll}/u.test(word.text) || people.has(word.lower)) break;
    if (/['’]s$/u.test(word.text) || kindOfWord(word.lower) !== undefined) return '';
    words.push(word.text);
  }
  return words.join(' ');
}
const NAMED =
  /^(?:café|cafe|hotel|hôtel|motel|camp|fort|castle|château|chateau|villa|casa|club|bar|restaurant|bistro|chez|port|mount|lake|lago|lac|station|platform|pier|dock|deck|hangar|ward|pension|gasthof|gasthaus|hostel|inn|tavern|trattoria|osteria|palazzo|piazza|plaza|place|rue|via|calle|rua|avenida|avenue|praça|schloss|burg|kloster|haus|planet|colony|outpost)$/u;
const WAYS =
  /^(?:rue|calle|rua|plaza|praça|avenida|avenue|piazza|place|café|hôtel|улица|площадь)$/u;

/** "his own house", "a very muddy yard": not what anybody calls it. */
const plainName = (name: string): string =>
  name.replace(
    /^(?:(?:own|whole|entire|same|very|rather|somewhat|quite|too|so|most) )+(?=\p{L})/u,
    '',
  );

/** "a flat box", "a square jaw". */
const ALSO_ADJECTIVES = new Set(['flat', 'square', 'plain', 'common', 'court']);

function isBeforeNoun(sentence: string, token: Token, next: Token | undefined): boolean {
  return (
    next !== undefined &&
    gapBetween(sentence, token, next) === ' ' &&
    /^\p{Ll}{3,}$/u.test(next.text) &&
    !STOPS.has(next.lower) &&
    !/(?:ed|ing|s|ly)$/.test(next.text)
  );
}

/** "strode into Moll's chandlery": the verb goes, the name stays, and the pair that is one place. */
function trimToName(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 1 && !/^\p{Lu}/u.test(kept[0] ?? '')) {
    if (kept.length === 2 && kindOfPair(kept[0]?.toLowerCase(), kept[1]?.toLowerCase() ?? ''))
      break;
    kept.shift();
  }
  return kept;
}
