// Where somebody is. A mention is no presence: there must be a verb of being or going, an opening
// "Inside the …", a heading or a banner.
import type { LoreEntry, Place, PlaceId, PlaceKind } from '@/story';
import { foldName, slugOf } from './names';
import { isMostlyElse, kindOfPlace, kindOfWord } from './place-words';

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
}

const DETERMINERS = new Set(
  'the a an his her their our my your its this that der die das dem den einem einer le la les un une el los las una'.split(
    ' ',
  ),
);
const FOREIGN_ARTICLES = new Set('der die das dem den le la les un une el los las una'.split(' '));
const STOPS = new Set(
  'in inside into at to of on onto from by near with within through over under across outside behind toward towards past and or but is are was were has had have be been back up down out off as than then i you he she they it we who which where when while for not no so if aboard enter enters entered reach reaches reached climb climbs climbed leave leaves left around about between beyond above below im am auf dans sur en sobre в во на у под над из'.split(
    ' ',
  ),
);
const MOVES =
  /\b(?:enter(?:s|ed|ing)?|reach(?:es|ed)?|arriv(?:e|es|ed|ing)(?: (?:at|in))?|return(?:s|ed|ing)?(?: (?:to))?|climb(?:s|ed|ing)?(?: (?:up|into|down))?|descend(?:s|ed)?(?: into)?|(?:step|walk|go|goe|come|run|hurr(?:y|ie)|duck|slip|march|ride|sail|drive|travel|head|mov|stumble|burst|rush|crawl|sneak|lead|follow|stroll|wander|fall|bring|carr(?:y|ie)|take|push|drag|fli|fly)(?:s|es|ed|e|ped|ping|ing)?(?: (?:\p{L}+ly|me|you|him|her|them|us|back|out|up|down|over|on))*(?: (?:in|on|out|back|through|down|up|over))? ?(?:to|into|inside|onto|through|toward|aboard|across|in|over)|went (?:back )?(?:to|into|inside|through)|came (?:to|into)|ran (?:to|into)|rode (?:to|into)|led \p{L}+ (?:to|into)|fell (?:back )?(?:into|through)|betritt|betrat|(?:tr(?:itt|ete|eten|at)|geh(?:e|t|en)|ging(?:en)?|kommt?|komme|kam(?:en)?)(?: \p{L}+){0,2} (?:in|auf)|entre dans|entra en|вош(?:ёл|ла|ли) в)$/iu;
const BEING =
  /\b(?:is|are|am|was|were|stands?|stood|standing|sits?|sat|sitting|waits?|waited|waiting|lies|lay|lying|li(?:es|ve|ves|ved)|wak(?:es?|ing) up|woke up|stopped|stops|rests?|sleeps?|sleeping|gathered|gathers?|finds? (?:himself|herself|themselves|myself|yourself|ourselves)|hid(?:es|ing|den)?|works?|working|kneels?|crouche[sd]|hunched|paces?|stay(?:s|ed|ing)?|meets?|met)(?: (?:\p{L}+ly|alone|together|down|there|still|in a corner))? (?:in|inside|at|on|within|aboard|by|outside|behind|at the (?:end|edge|foot|top|back|door|counter|heart|middle|center|centre) of)$/iu;
const OPENS_IN =
  /^(?:(?:then|meanwhile|now|later|back|down|up|deep|out|far|high|somewhere|elsewhere|once|here|outside|(?:\p{L}+ ){1,3}later|(?:that|this|the (?:next|following|same)) (?:morning|day|afternoon|evening|night)),? )*(?:inside|in|at|aboard|within|outside|beneath|on|deep in|back (?:in|at)|im|am|auf|dans|sur|en|sobre|в|во|на)$/iu;
const INVERTED = /\b(?:lies|stands|rises|looms|stretches|sits|waits|opens)$/iu;
const LOOKS =
  /\b(?:look|gaz|star|glar|point|squint|peer|glanc|see|saw|think|thought|thinking|talk|speak|spoke|dream|remember|recall|told|hear|heard|imagin|mention|wish|want|paint|draw|drew|drawn|know|knew|about|like|than|until|toward the idea|call(?:ed)?)\w*(?: (?:up|down|out|over|back|away|off))?(?: (?:at|to|of|about|toward|towards|into|for|from))?$/iu;
const UNREAL =
  /\b(?:would|could|will|might|should|if|never|not|n't|remember\w*|used to|once had|as if|as though|dreamed|imagine[sd]?|years ago|yesterday|tomorrow)\b/iu;
const LEAVES = /\b(?:leav(?:e|es|ing)|left|out of|away from|from)$/iu;

interface Phrase {
  readonly name: string;
  readonly noun: string;
  readonly kind: PlaceKind;
  readonly determiner: string;
  readonly isProper: boolean;
  readonly isModifier: boolean;
  /** Text of the sentence before the phrase, and where the phrase ends. */
  readonly before: string;
  readonly after: string;
  readonly at: number;
}

/** The strongest sign in a stretch of telling of where somebody is, or undefined. */
export function readPlace(text: string, book: PlaceBook): PlaceCue | undefined {
  let best: PlaceCue | undefined;
  let offset = 0;
  for (const sentence of text.split(/(?<=[.!?…。]["”]?)(?=\s|$)/u)) {
    const lead = sentence.length - sentence.trimStart().length;
    if (!mayNamePlace(sentence, book)) {
      offset += sentence.length;
      continue;
    }
    for (const phrase of phrasesIn(sentence.trimStart(), book)) {
      const cue = weigh(phrase, sentence, offset + lead);
      if (cue && (!best || cue.confidence > best.confidence)) best = cue;
    }
    offset += sentence.length;
  }
  return best;
}

function weigh(phrase: Phrase, sentence: string, offset: number): PlaceCue | undefined {
  const before = phrase.before.trim();
  const isDefinite = phrase.determiner !== 'a' && phrase.determiner !== 'an';
  // "le port", "la tour" are no English words that mostly mean something else.
  const weak =
    isMostlyElse(phrase.noun) && !phrase.isProper && !FOREIGN_ARTICLES.has(phrase.determiner);
  let confidence: number;
  let isMove = false;
  let reason: PlaceCue['reason'] = 'place-being';
  if (LEAVES.test(before)) return undefined;
  if (UNREAL.test(before)) return undefined;
  if (!phrase.isModifier && before === '' && isVerbless(phrase, sentence)) {
    confidence = 0.62;
    reason = 'place-named';
  } else if (!phrase.isModifier && OPENS_IN.test(before)) {
    confidence = /^(?:inside|aboard|within)/iu.test(before) ? 0.85 : isDefinite ? 0.75 : 0.6;
    isMove = true;
  } else if (LOOKS.test(before)) return undefined;
  else if (!phrase.isModifier && MOVES.test(before)) {
    confidence = 0.72;
    isMove = true;
  } else if (!phrase.isModifier && BEING.test(before)) confidence = 0.68;
  else if (!phrase.isModifier && INVERTED.test(before)) {
    confidence = 0.66;
    isMove = true;
  } else if (!phrase.isModifier && /\binside$/iu.test(before)) confidence = 0.66;
  else if (
    phrase.isProper &&
    /\b(?:over|across|on|in|at|of|eaten|fills?|covers?)$/iu.test(before)
  ) {
    // A place with a name of its own says more than the corner of it where somebody stands.
    confidence = / of /.test(phrase.name) ? 0.7 : 0.6;
    reason = 'place-named';
  } else if (isDefinite && phrase.isProper) {
    confidence = 0.5;
    reason = 'place-named';
  } else if (
    isDefinite &&
    /^(?:and|but)?\s*$/iu.test(before.split(/[,;]/).at(-1) ?? '') &&
    /^\s+(?:is|was|are|were|smell|had|has|looked|looks|hum|buzz|lies|lay)/u.test(phrase.after)
  ) {
    confidence = 0.52;
    reason = 'place-named';
  } else if (
    isDefinite &&
    phrase.determiner !== '' &&
    /\b(?:in|inside|on|at|against|from the corner of)$/iu.test(before)
  ) {
    confidence = 0.45;
    reason = 'place-named';
  } else if (isDefinite && phrase.determiner !== '') {
    confidence = 0.35;
    reason = 'place-named';
  } else return undefined;
  if (weak) confidence -= 0.15;
  if (phrase.isModifier) confidence = Math.min(confidence, 0.38);
  return {
    name: phrase.name,
    kind: phrase.kind,
    confidence,
    reason,
    evidence: sentence
      .trim()
      .slice(Math.max(0, phrase.at - 40), phrase.at + phrase.name.length + 20)
      .trim(),
    at: offset + phrase.at,
    isMove,
  };
}

/** "The lighthouse kitchen, past midnight.": a sentence that only says where. */
function isVerbless(phrase: Phrase, sentence: string): boolean {
  return (
    phrase.determiner === 'the' &&
    /^\s*[,.;:—–]/u.test(phrase.after) &&
    sentence.trim().length <= 60
  );
}

/** Whether any word of a sentence can be a place: most sentences name none, and looking closely is slow. */
function mayNamePlace(sentence: string, book: PlaceBook): boolean {
  let from = -1;
  for (let i = 0; i <= sentence.length; i++) {
    const code = i < sentence.length ? sentence.charCodeAt(i) : 32;
    // Letters beyond ASCII are for the slow way; quotation marks and dashes are none.
    if (code >= 0xaa && (code < 0x2000 || code > 0x206f)) return true;
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
      const isCapital = first >= 65 && first <= 90;
      const lower = word.toLowerCase();
      if (i - from > 1 && kindOfWord(lower)) return true;
      if (isCapital && book.knownEndingIn(lower)) return true;
      from = -1;
    }
  }
  return false;
}

/** Noun phrases of a sentence whose noun is a place, and names that the book knows. */
function* phrasesIn(sentence: string, book: PlaceBook): Generator<Phrase> {
  const tokens = [...sentence.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)];
  for (const [index, token] of tokens.entries()) {
    const word = token[0];
    const lower = word.toLowerCase();
    let kind = kindOfWord(lower);
    const next = tokens[index + 1];
    const known = kind ? undefined : /^\p{Lu}/u.test(word) ? book.knownEndingIn(lower) : undefined;
    if (!kind && !known) continue;
    let first = index;
    let determiner = '';
    for (let i = index - 1; i >= 0 && i >= index - 5; i--) {
      const token = tokens[i];
      const follower = tokens[i + 1];
      if (!token || !follower) break;
      const gap = sentence.slice(token.index + token[0].length, follower.index);
      if (gap.trim() !== '') break;
      const left = token[0].toLowerCase();
      if (DETERMINERS.has(left)) {
        determiner = left;
        break;
      }
      if (STOPS.has(left)) break;
      first = i;
    }
    const words = tokens.slice(first, index + 1).map((t) => t[0]);
    const isRun = first < index;
    // Without an article only capitals hold a name together: "enters Saltmarrow Castle".
    const kept = determiner === '' && isRun ? trimToCapitals(words) : words;
    let end = token.index + word.length;
    let name = kept.join(' ');
    const of = /^ of (?:the )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/u.exec(sentence.slice(end));
    if (of) {
      name += of[0];
      end += of[0].length;
    }
    const full = known && name.toLowerCase() === word.toLowerCase() ? known.name : name;
    kind ??= known?.kind;
    if (!kind) continue;
    const start = tokens[first + (words.length - kept.length)]?.index ?? token.index;
    const after = sentence.slice(end);
    const detStart =
      determiner === ''
        ? start
        : Math.max(0, sentence.toLowerCase().lastIndexOf(determiner, start - 1));
    const isModifier =
      of === null &&
      next !== undefined &&
      /^\s$/.test(sentence.slice(end, next.index)) &&
      (kindOfWord(next[0].toLowerCase()) !== undefined ||
        /^(?:master|keeper|door|doors|roof|walls?|floor|window|windows|table|bell|lamp|stairs?|gate|light|owner|guard|boy|girl|man|woman|wheel|rail|lamps)$/i.test(
          next[0],
        ));
    if (isModifier && next && kindOfWord(next[0].toLowerCase()) !== undefined) continue;
    yield {
      name: full,
      noun: lower,
      kind,
      determiner,
      isProper:
        kept.some(
          (part, i) => /^\p{Lu}/u.test(part) && (i > 0 || determiner !== '' || start > 0),
        ) || of !== null,
      isModifier,
      before: sentence.slice(0, determiner === '' ? start : detStart),
      after,
      at: start,
    };
  }
}

function trimToCapitals(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 1 && !/^\p{Lu}/u.test(kept[0] ?? '')) kept.shift();
  return kept;
}

interface Row {
  place: Place;
  words: Set<string>;
}

/** The places of a story so far: the same place is known again by name, alias or lore. */
export class PlaceBook {
  readonly #rows: Row[] = [];
  readonly #lore: readonly LoreEntry[];
  readonly #loreRow = new Map<LoreEntry, Row>();
  readonly #lastWords = new Map<string, { name: string; kind: PlaceKind }>();

  constructor(lore: readonly LoreEntry[]) {
    this.#lore = lore.filter((entry) => entry.kind === 'place' && entry.enabled);
    for (const entry of this.#lore) {
      for (const name of [entry.title, ...entry.keys]) {
        const bare = bareName(name);
        const last = foldName(bare).split(' ').at(-1);
        const kind = kindOfPlace(bare) ?? kindOfPlace(entry.content.slice(0, 160));
        if (last !== undefined && kind && /^\p{Lu}/u.test(bare))
          this.#lastWords.set(last, { name: bare, kind });
      }
    }
  }

  /** A place of the lorebook whose name ends in this word. */
  knownEndingIn(word: string): { name: string; kind: PlaceKind } | undefined {
    return this.#lastWords.get(word);
  }

  get places(): readonly Place[] {
    return this.#rows.map((row) => row.place);
  }

  byId(id: PlaceId | undefined): Place | undefined {
    return this.#rows.find((row) => row.place.id === id)?.place;
  }

  /** Whether two ways of speaking mean one place, without adding either. */
  find(name: string, kind: PlaceKind | undefined): Place | undefined {
    return this.#rowOf(bareName(name), kind)?.place;
  }

  /** The place of this name, added when it is new. `description`: what the telling says of it. */
  place(name: string, kind: PlaceKind | undefined, description: string): Place {
    const bare = bareName(name);
    const lore = this.#loreOf(bare);
    const row = this.#rowOf(bare, kind) ?? (lore ? this.#loreRow.get(lore) : undefined);
    if (row) {
      const isNew =
        foldName(row.place.name) !== foldName(bare) &&
        !row.place.aliases.some((alias) => foldName(alias) === foldName(bare));
      const text = row.place.description === '' ? description : row.place.description;
      if (isNew || text !== row.place.description) {
        row.place = {
          ...row.place,
          aliases: isNew ? [...row.place.aliases, bare] : row.place.aliases,
          description: text,
        };
        for (const word of wordsOf(bare)) row.words.add(word);
      }
      if (lore) this.#loreRow.set(lore, row);
      return row.place;
    }
    const shown = bare.charAt(0).toUpperCase() + bare.slice(1);
    let id = `p-${slugOf(bare)}`;
    for (let n = 2; this.#rows.some((held) => held.place.id === id); n++)
      id = `p-${slugOf(bare)}-${n}`;
    const told = lore ? lore.content.replace(/\[[^\]]*\]/g, '').trim() : description;
    const place: Place = {
      id: id as PlaceId,
      name: shown,
      aliases: [],
      kind: kind ?? kindOfPlace(bare) ?? 'room',
      description: told.slice(0, 600),
      environment: {},
    };
    const made: Row = { place, words: new Set(wordsOf(bare)) };
    this.#rows.push(made);
    if (lore) this.#loreRow.set(lore, made);
    return place;
  }

  /** The open air before a place. No word of the telling names it, so none finds it again but this. */
  outside(inside: Place, name: string, kind: PlaceKind): Place {
    const id = `${inside.id}-outside` as PlaceId;
    const held = this.byId(id);
    if (held) return held;
    const place: Place = { id, name, aliases: [], kind, description: '', environment: {} };
    this.#rows.push({ place, words: new Set() });
    return place;
  }

  #rowOf(bare: string, kind: PlaceKind | undefined): Row | undefined {
    const folded = foldName(bare);
    const exact = this.#rows.find(
      (row) =>
        foldName(row.place.name) === folded ||
        row.place.aliases.some((alias) => foldName(alias) === folded),
    );
    if (exact) return exact;
    const lore = this.#loreOf(bare);
    if (lore) {
      const row = this.#loreRow.get(lore);
      if (row) return row;
    }
    const words = wordsOf(bare);
    const noun = words.find((word) => kindOfWord(word) !== undefined);
    // "the lighthouse" and "the old lighthouse" are one; "the red door inn" and "the green door inn" are two.
    return this.#rows.findLast((row) => {
      const sameNoun = noun !== undefined && row.words.has(noun);
      if (!sameNoun || (kind !== undefined && row.place.kind !== kind)) return false;
      const common = words.filter((word) => row.words.has(word)).length;
      return common === words.length || common === wordsOf(row.place.name).length;
    });
  }

  #loreOf(bare: string): LoreEntry | undefined {
    const folded = foldName(bare);
    const named = this.#lore.find((entry) =>
      [entry.title, ...entry.keys].some((name) => foldName(bareName(name)) === folded),
    );
    if (named) return named;
    const words = wordsOf(bare);
    const last = words.at(-1);
    return this.#lore.find((entry) =>
      entry.keys.some((key) => foldName(key) === last && kindOfWord(foldName(key)) !== undefined),
    );
  }
}

/** Without article, brackets and what a lorebook puts behind a name: "The Singing Cave (place)". */
export function bareName(name: string): string {
  return name
    .replace(/\s*[([](?:place|location|ort|lieu)[)\]]\s*$/i, '')
    .replace(/^\s*(?:the|a|an|der|die|das|le|la|les|el|los|las)\s+(?=\S)/i, '')
    .replace(/[.!…]+$/, '')
    .trim();
}

function wordsOf(name: string): string[] {
  return foldName(name)
    .split(/[\s-]+/)
    .filter(
      (word) =>
        word.length > 1 && !['of', 'the', 'on', 'in', 'at', 'with', 'old', 'under'].includes(word),
    );
}
