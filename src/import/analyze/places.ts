// Where somebody is. A mention is no presence: there must be a verb of being or going, an opening
// "Inside the …", a heading or a banner.
import type { PlaceKind } from '@/story';
import type { PlaceBook } from './place-book';
import { FOREIGN_ARTICLES, mayNamePlace, phrasesIn } from './place-phrases';
import type { Phrase } from './place-tokens';
import { readForeign } from './place-foreign';
import { isPlaced, readOpening } from './place-openings';
import { isElsewhere, isLookedAt, readSigns, readToldOf } from './place-syntax';
import { readArrival } from './place-arrivals';
import { readPolishPlace } from './place-polish';
import { readRussianPlace } from './place-russian';
import { readUnspacedPlace } from './place-unspaced';
import { readRomanceSigns } from './place-romance';
import { kindOfPair, isHardlyAPlace, isMostlyElse, isPartOfHouse, isRomance } from './place-words';
import { sentencesIn } from './sentences';

export interface PlaceCue {
  /** "lighthouse", "harbour of Saltmarrow", "Singing Cave"; without the article. */
  readonly name: string;
  readonly kind: PlaceKind;
  readonly confidence: number;
  readonly reason: 'place-being' | 'place-named' | 'place-lore';
  readonly evidence: string;
  readonly at: number;
  /** Somebody goes there, or the telling opens there: a scene may begin. */
  readonly isMove: boolean;
  /** It is the first thing told. */
  readonly isOpening: boolean;
  /** Where a post or a paragraph opens with it, its people have come there. */
  readonly isHere: boolean;
}

/** Whoever knocks has come to where the house is. */
const LET_IN =
  /\b(?:knock(?:s|ed)?|r[iau]ngs? the (?:door)?bell|lets? (?:them|him|her|me|us|you|\p{Lu}\p{L}+) in)\b/u;
const NOBODY: ReadonlySet<string> = new Set();

/** The strongest sign in a stretch of telling of where somebody is, or undefined. */
export function readPlace(
  text: string,
  book: PlaceBook,
  people: ReadonlySet<string> = NOBODY,
): PlaceCue | undefined {
  let best: PlaceCue | undefined =
    readUnspacedPlace(text) ?? readRussianPlace(text) ?? readPolishPlace(text);
  let opens: PlaceCue | undefined;
  const facts = { book, people };
  let isLetIn: boolean | undefined;
  for (const { text: sentence, at: offset } of sentencesIn(text)) {
    const arrival = readArrival(sentence, offset, people);
    if (arrival && (!best || rank(arrival) > rank(best))) best = arrival;
    const hint = mayNamePlace(sentence, book);
    if (hint) {
      const lead = sentence.length - sentence.trimStart().length;
      // Behind "Six hours later." the telling opens anew.
      const isOpening = offset < 40;
      // "The vicarage stood at the top of the lane": nobody is in the lane.
      let told: Phrase | undefined;
      let whole: Phrase | undefined;
      let last: Phrase | undefined;
      for (const phrase of phrasesIn(sentence.trimStart(), facts, hint)) {
        // "the kitchen of the Winter Palace" is one place.
        if (whole && phrase.at > whole.at && phrase.at < whole.at + whole.name.length + 4) continue;
        whole = phrase.name.includes(' of ') ? phrase : undefined;
        // "the house on Lantern Hill" is no hill.
        const isAttached = last !== undefined && stands(sentence.slice(lead), last, phrase);
        last = phrase;
        if (isAttached) continue;
        if (told && isPlaceOf(told, phrase, sentence.slice(lead + told.at, lead + phrase.at)))
          continue;
        isLetIn ??= LET_IN.test(text);
        const cue = weigh(phrase, sentence, offset + lead, { isOpening, isLetIn });
        if (cue?.isHere === true) opens ??= cue;
        if (cue && (!best || rank(cue) > rank(best))) best = cue;
        if (isDefinite(phrase) && isTold(phrase)) told = phrase;
      }
    }
  }
  // The telling has come to the bungalow, where somebody is on the verandah.
  return best && opens && best !== opens && !best.isMove && best.at > opens.at
    ? { ...best, isOpening: true, isHere: true }
    : best;
}

/** Whether one place is only said to be in or on the other. */
function stands(sentence: string, one: Phrase, other: Phrase): boolean {
  if (one.isModifier || one.isGuess || other.isModifier || !isDefinite(one)) return false;
  const from = one.at + one.name.length;
  return (
    other.at > from &&
    other.at - from < 24 &&
    /^ (?:on|at|in|by|under|behind|above|below|near|off|beside|over|opposite) (?:the |an? |his |her |their |its )?$/iu.test(
      sentence.slice(from, other.at),
    )
  );
}

const isTold = ({ before, after }: Phrase): boolean =>
  readToldOf(before.trim(), after) !== undefined || (before.trim() === '' && isPlaced(after));

/** Of two signs as strong, coming there says more than being there. */
const rank = (cue: PlaceCue): number => cue.confidence + (cue.isMove ? 0.05 : 0);

function isPlaceOf(told: Phrase, phrase: Phrase, between: string): boolean {
  return (
    phrase.at > told.at &&
    !/[,;:—–]|\band\b/u.test(between) &&
    /\b(?:is|are|was|were|stands?|stood|lies|lay|sits|sat|rises|rose|looms|loomed|had|has|crouche[sd]|squats?|squatted|huddle[sd]|perche[sd]|nestle[sd]|lean(?:s|ed|t)?|hangs?|hung|clings?|clung|occupie[sd]|takes|took|fill(?:s|ed)|face[sd]?|overlook(?:s|ed)?|back(?:s|ed)?|jut(?:s|ted)?)\b/u.test(
      between,
    )
  );
}

interface Weight {
  readonly confidence: number;
  readonly isMove: boolean;
  readonly reason: PlaceCue['reason'];
  readonly isHere?: boolean;
}

function weigh(
  phrase: Phrase,
  sentence: string,
  offset: number,
  { isOpening, isLetIn }: { isOpening: boolean; isLetIn: boolean },
): PlaceCue | undefined {
  // "into what used to be a ballroom": it is there still, whatever it is now.
  const before = phrase.before
    .trim()
    .replace(WHAT_WAS, '')
    .replace(FROM_WITHIN, 'in')
    .replace(PART_WITHIN, '$1');
  if (isElsewhere(before, phrase.after) || isFigure(phrase) || isErrand(phrase, before))
    return undefined;
  if (isAnyRoom(phrase, before) || isOverhead(phrase, before) || isWritten(phrase, before))
    return undefined;
  const plain = phrase.isModifier
    ? modifierWeight(phrase, before)
    : (presence(phrase, before, sentence) ?? mention(phrase, before, isOpening, isLetIn));
  const opening = openingWeight(phrase, before, sentence, isOpening);
  const weight = !plain || (opening && opening.confidence > plain.confidence) ? opening : plain;
  if (!weight) return undefined;
  return {
    name: phrase.name,
    kind: phrase.kind,
    ...weight,
    isHere: weight.isHere ?? false,
    evidence: sentence
      .trim()
      .slice(Math.max(0, phrase.at - 40), phrase.at + phrase.name.length + 20)
      .trim(),
    at: offset + phrase.at,
    isOpening,
  };
}

/** "a sea of daydreams", "a mountain of paper", "the bars of sunlight". */
const isFigure = ({ determiner, noun, after }: Phrase): boolean =>
  (noun === 'bars' &&
    /^ of \p{Ll}+(?! \p{Lu})/u.test(after) &&
    !/^ of (?:the|this|that)\b/u.test(after)) ||
  (/^an?$/.test(determiner) &&
    /^(?:sea|ocean|mountain|world|river|island)s?$/.test(noun) &&
    /^ of (?!(?:the|his|her|their|our|my|your|its)\b)\p{Ll}/u.test(after));

/** "She crosses the room": wherever that is. */
const isAnyRoom = ({ name, determiner }: Phrase, before: string): boolean =>
  /^room$/i.test(name) &&
  /^(?:the|this|that)$/.test(determiner) &&
  before !== '' &&
  readSigns(before, '')?.isSure !== true;
/** The roof that rain, feet or birds are heard on is over somebody's head. */
const isOverhead = ({ noun }: Phrase, before: string): boolean =>
  (noun === 'floor' && /^(?:far )?(?:down|up) (?:on|at)$/iu.test(before)) ||
  (/^(?:roof|rooftop)s?$/.test(noun) && OVERHEAD.test(before));
/** "a bus that said AIRPORT SHUTTLE": what a sign says. */
const isWritten = ({ name }: Phrase, before: string): boolean =>
  name === name.toUpperCase() &&
  /\b(?:said|says|read|reads|marked|labell?ed|written)$/iu.test(before);
const OVERHEAD =
  /\b(?:it|rain|hail|snow|sleet|water|storm|drops|downpour|drizzle|feet|footsteps|pigeons|birds|gulls|crows|claws|wind|branches|leaves|ash)\b(?: \p{L}+){0,5} (?:on|onto|over|against|across)$/iu;

/** "He had gone to college", "left for school": what somebody does in life. */
const isErrand = ({ determiner, isProper }: Phrase, before: string): boolean =>
  determiner === '' &&
  !isProper &&
  /\b(?:had (?:\p{L}+ )?gone (?:off )?to|left for)$/iu.test(before);

/** What opens a stretch of telling tells of where it plays; in other tongues a preposition is enough. */
function openingWeight(
  phrase: Phrase,
  before: string,
  sentence: string,
  isOpening: boolean,
): Weight | undefined {
  if (phrase.isGuess || isHardlyAPlace(phrase.noun) || isLookedAt(before)) return undefined;
  // "Hangar drei ist so groß" has no article.
  const isForeign =
    FOREIGN_ARTICLES.has(phrase.determiner) ||
    isRomance(phrase.noun) ||
    (phrase.determiner === '' && phrase.isProper);
  const foreign = isForeign
    ? readForeign({
        before,
        after: phrase.after,
        determiner: phrase.determiner,
        noun: phrase.noun,
        isOpening,
      })
    : undefined;
  // "café" and "hotel" are words of several tongues.
  const opening =
    foreign ??
    (isOpening && !FOREIGN_ARTICLES.has(phrase.determiner)
      ? readOpening(
          {
            before,
            after: phrase.after,
            isDefinite: isDefinite(phrase) && (phrase.determiner !== '' || phrase.isProper),
            isModifier: phrase.isModifier,
            name: phrase.name,
            isStreet: phrase.kind === 'street',
            isDoubtful: doubt(phrase, 0) > 0 || (isMostlyElse(phrase.noun) && !isCertain(phrase)),
          },
          sentence,
        )
      : undefined);
  if (!opening) return undefined;
  const { confidence, isHere } = opening;
  const least = opening === foreign ? 0.64 : 0.62;
  return {
    confidence,
    isMove: false,
    isHere:
      isHere &&
      (!isPartOfHouse(phrase.noun) ||
        (confidence >= least &&
          !(ANY_ROOM.test(phrase.noun) && phrase.name.toLowerCase() === phrase.noun))),
    reason: 'place-named',
  };
}

const ANY_ROOM = /^(?:rooms?|halls?|chambers?|house|home|porch|roofs?|rooftops?|study)$/;
/** What drips from the ceiling of a cell drips in it. */
const FROM_WITHIN = /\bfrom the (?:ceiling|walls?|rafters|roof|windows?|vaults?) of$/iu;
/** "climbs into the back of the taxi" */
const PART_WITHIN =
  /\b(into|inside|to) the (?:\p{L}+ )?(?:back|rear|front|end|middle|heart|depths|bottom|edge|mouth|shade|shelter|ruins|corner|dark) of$/iu;
const WHAT_WAS =
  /\s+what (?:used to be|was once|had (?:once )?been|(?:is|was) left of|remains of|remained of|looks? like|turns? out to be|might be)$/iu;

/** Somebody is or comes there. */
function presence(phrase: Phrase, before: string, sentence: string): Weight | undefined {
  if (before === '' && isVerbless(phrase, sentence))
    return { confidence: 0.62 - doubt(phrase, 0.15), isMove: false, reason: 'place-named' };
  const signs = isRomance(phrase.noun)
    ? (readRomanceSigns(before, phrase.noun) ?? readSigns(before, phrase.after))
    : readSigns(before, phrase.after);
  if (!signs || (isLookedAt(before) && signs.confidence !== 0.75)) return undefined;
  const isOpening = signs.confidence >= 0.75;
  // "In a library", told of as new, may be any.
  // "On the roof the wind takes her hat": of one who has gone through the house, which stays where all are.
  const isAside =
    /^(?:on|in|at)$/iu.test(before) && isPartOfHouse(phrase.noun) && !/^\s*,/.test(phrase.after);
  const vague = isOpening && !signs.isSure && (isAside || !isDefinite(phrase)) ? 0.17 : 0;
  return {
    confidence:
      signs.confidence -
      vague -
      (phrase.isGuess ? 0.1 : doubt(phrase, phrase.determiner === '' ? 0.08 : 0)),
    isMove: signs.isMove,
    reason: 'place-being',
  };
}

/** "a biblioteca" is the library. */
const isDefinite = ({ determiner, noun }: Phrase): boolean =>
  (determiner !== 'a' || isRomance(noun)) && determiner !== 'an';

/** The phrase alone, with a name of its own, or told of. */
function mention(
  phrase: Phrase,
  before: string,
  isOpening: boolean,
  isLetIn: boolean,
): Weight | undefined {
  if (isLookedAt(before)) return undefined;
  const named = (confidence: number, isMove = false): Weight => ({
    confidence,
    isMove,
    reason: 'place-named',
  });
  // A place with a name of its own says more than the corner of it where somebody stands.
  if (phrase.isProper && /\b(?:over|across|on|in|at|of|eaten|fills?|covers?)$/iu.test(before))
    return named((/ of /.test(phrase.name) ? 0.7 : 0.6) - doubt(phrase, 0.15));
  if (!isDefinite(phrase)) return undefined;
  const told =
    phrase.determiner !== '' || phrase.isProper ? readToldOf(before, phrase.after) : undefined;
  if (isOpening && phrase.at === 0 && before === '' && HAS_BEEN.test(phrase.after))
    return named(0.62 - doubt(phrase, 0.15), !isPartOfHouse(phrase.noun));
  if (told && isOpening && (told === 'felt' || (isLetIn && doubt(phrase, 1) === 0)))
    return named(0.66 - doubt(phrase, 0.04), !isPartOfHouse(phrase.noun));
  if (told) return named((told === 'felt' ? 0.56 : 0.52) - doubt(phrase, 0.08));
  if (phrase.isProper) return named(0.5 - doubt(phrase, 0.15));
  if (phrase.determiner === '') return undefined;
  if (FITTINGS.test(before)) return named(0.45 - doubt(phrase, 0.05));
  const near = WITHIN.test(before) ? 0.45 : 0.35;
  const isRoof = /^(?:roof|rooftop|dach|toit|tejado)s?$/.test(phrase.noun);
  return named(near - doubt(phrase, 0.15) - (isRoof ? 0.1 : 0));
}

/** "The medical bay had been built for six and held eleven." opens a post only where somebody is in it. */
const HAS_BEEN =
  /^\s+(?:(?:had|has) been (?:built|made|flooded|empty|closed|cleared|stripped|turned|converted|abandoned|swept|lit|decked|decorated|a )|(?:held|holds|had|has) (?:room|been|no|only|one|two|three|never))/iu;
const WITHIN =
  /\b(?:in|inside|on|at|against|of|across|around|along|through|over|from the corner of)$/iu;
const FITTINGS =
  /\b(?:viewport|windows?|walls?|floor|ceiling|counter|doorway|corner|eaves|steps|shelves|rail|railing) of$/iu;

/** What only stands in the room that it is called by: who sits at the kitchen table is in the kitchen. */
const FURNITURE =
  /^(?:['’]s)? (?:table|counter|chairs?|stools?|sofa|couch|bench|floor|sink|stove|windowsill|sill|mantelpiece|mantel|fireplace|hearth|shelves|rug|carpet|bed|cot|desk|railing|rail|tiles|steps|stairs|piano)\b/iu;

function modifierWeight(phrase: Phrase, before: string): Weight | undefined {
  if (!isDefinite(phrase) || (phrase.determiner === '' && !phrase.isProper)) return undefined;
  const signs = FURNITURE.test(phrase.after) ? readSigns(before, '') : undefined;
  if (signs && !isLookedAt(before))
    return { confidence: 0.62 - doubt(phrase, 0.05), isMove: false, reason: 'place-being' };
  // "He had his notes on the kitchen table": whose they are is beside it.
  if (
    FURNITURE.test(phrase.after) &&
    /\b(?:had|has|have|sp?read|puts?|lays?|laid|sets?|lean\w*|drums?)\b(?: [\p{L}'’-]+){1,6} (?:on|across|over|at)$/iu.test(
      before,
    )
  )
    return { confidence: 0.52, isMove: false, reason: 'place-named' };
  return { confidence: 0.38 - doubt(phrase, 0.15), isMove: false, reason: 'place-named' };
}

/** What a noun that mostly means something else takes away. */
function doubt(phrase: Phrase, usual: number): number {
  // "le port", "la tour" are no English words that mostly mean something else.
  if (phrase.isProper || FOREIGN_ARTICLES.has(phrase.determiner)) return 0;
  if (isPair(phrase.name)) return 0;
  if (isHardlyAPlace(phrase.noun)) return usual + 0.15;
  return isMostlyElse(phrase.noun) ? Math.min(usual, 0.07) : 0;
}

/** With a word that tells it from others of its kind: "the great hall", "Bay Seven". */
const isCertain = ({ isProper, name, noun }: Phrase): boolean =>
  isProper ||
  new RegExp(`^(?:great|grand|main|central|royal|upper|lower|old|new) ${noun}$`, 'iu').test(name);

/** "the concert hall", where a hall alone may be any. */
function isPair(name: string): boolean {
  const [first, second] = name.toLowerCase().split(' ').slice(-2);
  return second !== undefined && kindOfPair(first, second) !== undefined;
}

/** "The lighthouse kitchen, past midnight.": a sentence that only says where. */
function isVerbless(phrase: Phrase, sentence: string): boolean {
  return (
    phrase.determiner === 'the' &&
    /^(?: of (?:the |an? )?\p{L}+(?: \p{L}+){0,2})?\s*[,.;:—–]/u.test(phrase.after) &&
    sentence.trim().length <= 60
  );
}
