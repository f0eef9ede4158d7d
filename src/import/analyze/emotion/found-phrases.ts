// Phrases of the books in a line, denied ones and those of other people's bodies left out.
import { BOOK, placesOf, type Phrase } from './phrases';
import { CHANGES, type Word } from './words';

/** Something in a line or beside it that speaks for a feeling. */
export interface Found {
  /** As the line has it. */
  readonly words: string;
  readonly weight: number;
  /** Index of `EMOTIONS`. */
  readonly label: number;
  /** Of what is done, not said. */
  readonly isShown: boolean;
  /** How far a rare label is lifted over its small base rate, 0 to 1; once for each label. */
  readonly lift: number;
  /** Known from a pack of another language than English. */
  readonly isForeign: boolean;
}

/** What a phrase is worth where it is looked for. */
export type Worth = Pick<Found, 'weight' | 'isShown' | 'lift'>;

export interface Search {
  /** Bits of `BOOK`. */
  readonly books: number;
  readonly worth: Worth;
  /** Hears of a label whose words are denied: "not sad" says nothing of sadness. */
  readonly deny?: (label: number) => void;
  /** How much what stands at a word counts; 1 where it is absent. */
  readonly nearness?: readonly number[];
  /** Books for what the first ones do not know. */
  readonly then?: number;
  /** What several words at the head of a clause are worth, beside others. */
  readonly turn?: number;
  /** Words that count elsewhere. */
  readonly isTaken?: (word: Word) => boolean;
}

const FOREIGN = BOOK.foreignShown | BOOK.foreignSaid;
const NEGATION_REACH = 4;
const EVIDENCE_LENGTH = 60;

/** Adds to `found` what the books have. Of phrases that begin with one word the longest counts. */
export function findPhrases(words: readonly Word[], search: Search, found: Found[]): void {
  const { books, worth, nearness, then = 0 } = search;
  const all = books | then;
  // Many lines have no word that opens a phrase.
  if (!words.some(({ bits }) => (bits & all) !== 0)) return;
  let covered: Set<number> | undefined;
  let denied = 0;
  let factor = 1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    if ((word.bits & (all | CHANGES)) === 0) {
      if (denied > 0) denied--;
      continue;
    }
    if (word.endsDenial) [denied, factor] = [0, 1];
    const isOpen =
      (word.bits & all) !== 0 && covered?.has(index) !== true && search.isTaken?.(word) !== true;
    const phrase = isOpen
      ? (phraseAt(words, index, books) ?? (then === 0 ? null : phraseAt(words, index, then)))
      : null;
    if (phrase) {
      covered ??= new Set();
      for (const place of phrase.places) covered.add(place);
      const isOthers = worth.isShown
        ? isBodyOfOthers(words, index) || isOfThing(words, index)
        : isOfYou(words, index, books);
      const isTurn = phrase.places.length > 1 && opensClause(words, index);
      const turn = isTurn ? (search.turn ?? 1) : 1;
      const strength = worth.weight * factor * (nearness?.[index] ?? 1) * turn;
      const evidence = evidenceOf(words, phrase.places);
      for (const sense of phrase.senses) {
        if (denied > 0) search.deny?.(sense.label);
        else if (!isOthers)
          found.push({
            words: evidence,
            weight: strength * sense.strength,
            label: sense.label,
            isShown: worth.isShown,
            isForeign: (phrase.book & FOREIGN) !== 0,
            lift: Math.min(1, worth.lift * sense.strength * turn),
          });
      }
      factor = 1;
    } else if (word.negates) denied = deniesNothing(words, index) ? 0 : NEGATION_REACH;
    else if (word.factor !== 0) factor = word.factor;
    if (denied > 0 && !word.negates) denied--;
  }
}

/** "Get out!" is a turn of speech, "I never get out" is none. */
function opensClause(words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  return !before || before.isMark || LEADING.has(before.text);
}

const LEADING = new Set([
  'and',
  'but',
  'oh',
  'so',
  'well',
  'then',
  'no',
  'please',
  'ah',
  'because',
]);

interface Placed {
  readonly book: number;
  readonly senses: Phrase['senses'];
  readonly places: readonly number[];
}

function phraseAt(words: readonly Word[], index: number, books: number): Placed | null {
  for (const phrase of words[index]?.fits.opens(books) ?? []) {
    const places = placesOf(phrase, words, index);
    if (places) return { book: phrase.book, senses: phrase.senses, places };
  }
  return null;
}

function evidenceOf(words: readonly Word[], places: readonly number[]): string {
  const [first = 0, last = first] = [places[0], places.at(-1)];
  return words
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, EVIDENCE_LENGTH);
}

/** "No, please" answers, "tries not to laugh" wants to, "can't help smiling" does. */
function deniesNothing(words: readonly Word[], index: number): boolean {
  const word = words[index]?.text;
  const next = words[index + 1];
  if (word === 'no') return next?.isMark === true;
  if (word === 'not' && next?.text === 'to') return true;
  return next !== undefined && AGAINST.has(next.text);
}

const AGAINST = new Set(['help', 'stop', 'hide', 'resist', 'suppress', 'only', 'just']);
const FIRST_PERSON = new Set([
  'i',
  'my',
  "i'm",
  "i'll",
  "i've",
  'me',
  'ich',
  'mein',
  'meine',
  'meinen',
  'je',
  'mon',
  'ma',
]);
const OF_OTHERS = new Set([
  'her',
  'his',
  'their',
  'your',
  'ihr',
  'ihre',
  'ihren',
  'sein',
  'seine',
  'seinen',
  'son',
  'sa',
  'ses',
]);
const BODY =
  /^(?:eyes?|gaze|face|cheeks?|lips?|mouth|chin|jaw|teeth|brows?|eyebrows?|ears?|tail|voice|hands?|fingers?|fists?|shoulders?|knees?|legs?|chest|heart|breath|smile|grin|expression|head|fur|throat|stomach)$/;

/** "You laughed!" is no laughing matter of whoever says so. */
function isOfYou(words: readonly Word[], index: number, books: number): boolean {
  return (books & TOLD) !== 0 && OF_YOU.test(words[index - 1]?.text ?? '');
}

const OF_YOU = /^(?:you|your|you're|you've|you'll|you'd)$/;
const TOLD = BOOK.shown | BOOK.foreignShown;

/** "The gate squeaks" and "when the old floor groans": things are not afraid. "Against the wall laughing" is somebody. */
function isOfThing(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  if (ADVERB.test(words[at]?.text ?? '')) at--;
  if (!THINGS.has(words[at]?.text ?? '')) return false;
  at--;
  if (!ARTICLES.has(words[at]?.text ?? '')) at--;
  if (!ARTICLES.has(words[at]?.text ?? '')) return false;
  const before = words[at - 1];
  return !before || before.isMark || JOINING.has(before.text);
}

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'every', 'one', 'all']);
const JOINING = new Set(
  'and but or as when while until till where then that so if because before after since though'.split(
    ' ',
  ),
);
const ADVERB = /ly$|^(?:only|just|still|then|that|which|had|has|was|is)$/;
const THINGS = new Set(
  (
    'gate gates door doors hinge hinges floor floorboard floorboards board boards stair stairs step chair bed bench table ' +
    'bulb light lights lamp lamps lantern lanterns torch candle candles flame flames fire embers coals wind rain storm ' +
    'thunder snow ice fog mist smoke steam dust water river sea waves tide sky clouds ship boat hull deck mast sails rope ' +
    'ropes chain chains engine engines motor machine machines generator pump pipe pipes boiler kettle pan pot wheel wheels ' +
    'cart wagon car truck van bus train tram tracks rails bridge radio speaker speakers phone telephone bell bells alarm ' +
    'clock screen monitor glass window windows shutter shutters curtain curtains wall walls roof rafters ceiling beam beams ' +
    'branch branches leaf leaves tree trees grass stone stones rock rocks ground earth paper papers blade sword knife gun ' +
    'bottle cup plate dishes spoon key lock bolt lever elevator lift fan heater stove oven fridge freezer neon sign needle ' +
    'building house tower sails flag banner tent canvas house cabin crowd hall room echo sound noise music song'
  ).split(' '),
);

/** In what "I" do, "her eyes widen" is told of somebody else. */
function isBodyOfOthers(words: readonly Word[], index: number): boolean {
  return (
    OF_OTHERS.has(words[index - 1]?.text ?? '') &&
    BODY.test(words[index]?.text ?? '') &&
    words.some(({ text }) => FIRST_PERSON.has(text))
  );
}
