// Places of no known noun: only the words that lead there, or what is told of them, make them places.
import type { PlaceKind } from '@/story';
import { isElsewhere, isLookedAt, readSigns, readToldOf } from './place-syntax';
import {
  AFTER,
  gapBetween,
  isCapital,
  STOPS,
  textBefore,
  type Phrase,
  type PhraseFacts,
  type Token,
} from './place-tokens';
import { kindOfPair, kindOfWord, mayBePlace } from './place-words';

const ARTICLES = new Set('the a an his her their our my your'.split(' '));
const NO_NAME =
  /^(?:I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Captain|King|Queen|Prince|Princess|Professor|Father|Mother|Sister|Brother|Aunt|Uncle|God|Christmas|Easter|English|French|German|Spanish)$/;

/** A phrase of any noun behind words that lead to a place: "into the scriptory", "the door of the Rusty Nail". */
export function guessedPhrase(
  sentence: string,
  tokens: readonly Token[],
  index: number,
  facts: PhraseFacts,
): Phrase | undefined {
  const token = tokens[index];
  const left = tokens[index - 1];
  if (!token || !left || index === 0) return undefined;
  const determiner = left.lower;
  const hasArticle = ARTICLES.has(determiner);
  const isName = /^\p{Lu}\p{Ll}/u.test(token.text) && !NO_NAME.test(token.text);
  // Without an article only a name is a place: "rides into Ravenhold".
  if (!hasArticle && (!isName || isCapital(left.text))) return undefined;
  if (gapBetween(sentence, left, token) !== ' ' && hasArticle) return undefined;
  let last = index;
  while (last - index < 3) {
    const word = tokens[last];
    const next = tokens[last + 1];
    if (!word || !next || gapBetween(sentence, word, next) !== ' ') break;
    if (isName && !isCapital(next.text)) break;
    if (
      STOPS.has(next.lower) ||
      /^(?:\p{L}+ly|\p{L}+ing|again|now|then|together|first|alone|once|too|instead|anyway|itself|yesterday|today|tonight|upstairs|downstairs|below|above)$/u.test(
        next.text,
      )
    )
      break;
    last++;
  }
  const phrase = tokens.slice(index, last + 1);
  if (phrase.some(({ lower }) => kindOfWord(lower) !== undefined)) return undefined;
  const words = phrase.map(({ text }) => text);
  if (kindOfPair(words.at(-2)?.toLowerCase(), words.at(-1)?.toLowerCase() ?? '')) return undefined;
  const isProper = words.some((word) => /^\p{Lu}/u.test(word));
  if (isProper && (NO_NAME.test(words[0] ?? '') || words.some((word) => isPerson(word, facts))))
    return undefined;
  if (/['’]s$/u.test(words.at(-1) ?? '')) return undefined;
  const noun = (words.at(-1) ?? '').toLowerCase();
  const at = hasArticle ? left.index : token.index;
  const before = textBefore(sentence, at);
  const end = (tokens[last]?.index ?? 0) + (words.at(-1)?.length ?? 0);
  const after = sentence.slice(end, end + AFTER);
  const apposed =
    isProper && hasArticle ? /^, (?:an?|the) (?:[\p{L}-]+ ){0,2}?([\p{L}-]+)/u.exec(after) : null;
  const apposedKind = apposed ? kindOfWord((apposed[1] ?? '').toLowerCase()) : undefined;
  let isVenue = false;
  if (apposedKind === undefined) {
    // A word that nobody knows is a place only where somebody goes in and the phrase ends there.
    if (
      !isProper &&
      (words.length > 3 ||
        !(PHRASE_ENDS.test(after) || isLedIn(before, after)) ||
        !mayBePlace(noun))
    )
      return undefined;
    const lead = before.trim();
    const signs = readSigns(lead, after);
    isVenue =
      isProper &&
      hasArticle &&
      words.length > 1 &&
      (readToldOf(lead, after) === 'felt' || PART_OF_HOUSE.test(lead));
    if (!isVenue) {
      if (!signs || isElsewhere(lead, after) || isLookedAt(lead)) return undefined;
      if (!signs.isSure && !(isProper && hasArticle)) return undefined;
      if (becomes(lead, determiner, isProper)) return undefined;
    }
  }
  return {
    name: words.join(' '),
    noun,
    kind: apposedKind ?? (isVenue ? 'tavern' : guessKind(sentence, before, hasArticle, isProper)),
    determiner: hasArticle ? determiner : '',
    isProper,
    isModifier: false,
    isGuess: apposedKind === undefined,
    before,
    after,
    at: token.index,
  };
}

/** "the shutters of the Bent Nail" */
const PART_OF_HOUSE =
  /\b(?:shutters|windows|front door|back door|counter|taproom|common room|bar|eaves|beams|floorboards|tables|back room|upper floor) of$/iu;
const PHRASE_ENDS =
  /^\s*(?:[,.;:!?—–…)]|$|(?:and|with|where|of|at|on|in|to|as|behind|while|like|for|by)\b)/u;

/** "She burst into her little laugh", "it turned into a rout": no way leads there. Nor to whom one follows. */
function becomes(lead: string, determiner: string, isProper: boolean): boolean {
  if (isProper) return FOLLOWED.test(lead);
  return determiner !== 'the' && BECOMES.test(lead);
}

const FOLLOWED = /\bfollow(?:s|ed|ing)?$/i;
const BECOMES =
  /\b(?:broke|br(?:eak|eaks|oken|eaking)|bursts?|bursting|f(?:alls?|ell|allen|alling)|turn(?:s|ed|ing)?|s[iau]nks?|sinking|lapse[sd]?|dissolve[sd]?|erupt(?:s|ed)?|fl(?:y|ies|ew)|launch(?:es|ed)?|(?:go|goes|went) off)(?: (?:out|up|back|down|\p{L}+ly))? into$/iu;

/** "Inside the mint it is warm". */
const isLedIn = (before: string, after: string): boolean =>
  /^(?:then |now )?(?:inside|back (?:in|at|inside)|aboard)\s*$/i.test(before) &&
  /^ (?:it|there|he|she|they|we|I|you|everything|nothing|nobody|everyone|all|the|a|an)\b/.test(
    after,
  );

function isPerson(word: string, { people }: PhraseFacts): boolean {
  return people.has(word.toLowerCase().replace(/['’]s$/, ''));
}

function guessKind(
  sentence: string,
  before: string,
  hasArticle: boolean,
  isProper: boolean,
): PlaceKind {
  if (/\baboard\s*$/i.test(before)) return 'ship';
  if (isProper && !hasArticle) return 'village';
  return isProper &&
    /\b(?:door|ale|beer|mug|drinks?|tables?|bar|bartender|innkeeper|patrons?|music|tankard)\b/i.test(
      sentence,
    )
    ? 'tavern'
    : 'room';
}
