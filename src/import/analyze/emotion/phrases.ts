// Phrases that show or say a feeling, found in a line's words: "her eyes fill", "roll +eyes". A book of phrases is
// indexed by the first word of each, and a word knows the slots that it fits, so a line costs what it is long.
import { EMOTIONS, type Emotion } from '@/story';
import { baseForms } from './base-forms';

/** What phrases are looked for in; bits. */
export const BOOK = {
  /** What English telling shows. */
  shown: 1,
  /** How English tags and moods say a line. */
  cues: 2,
  /** What English speech says when somebody feels so. */
  said: 4,
  /** The same of all other languages together. */
  foreignShown: 8,
  foreignSaid: 16,
} as const;

/** One feeling of a phrase: an index of `EMOTIONS`, and how surely the phrase is meant so, 0 to 1.2. */
export interface Sense {
  readonly label: number;
  readonly strength: number;
}

export interface Phrase {
  /** Numbers of `Lookup`, in order; at most `REACH` other words lie between two. */
  readonly slots: readonly number[];
  /** Whether a slot stands right behind the one before it. */
  readonly isTight: readonly boolean[];
  /** None for a phrase that only keeps its words from being taken for others. */
  readonly senses: readonly Sense[];
  readonly book: number;
}

/** What a word fits. */
export interface Fits {
  readonly slots: ReadonlySet<number>;
  /** A bit for each of the slots, shared by all that are alike modulo 32: where it is absent, the slot is. */
  readonly slotBits: number;
  /** Those that begin with it, the longest first, of the books of these bits. */
  opens(books: number): readonly Phrase[];
  /** Bits of the books that these stand in. */
  readonly books: number;
}

const NO_FITS: Fits = { slots: new Set(), slotBits: 0, opens: () => [], books: 0 };

/** All books in one index: each slot once, whichever book it stands in. */
export class Lookup {
  readonly #slots = new Map<string, number>();
  readonly #forms = new Map<string, number[]>();
  /** By their stem, `lächel*`. */
  readonly #stems = new Map<string, number[]>();
  readonly #opens = new Map<number, Phrase[]>();

  /**
   * A text of lines `feelings: phrase; phrase`. Feelings are labels with a strength of 1 to 4 behind them, or `-`.
   * Words of a phrase are parted by blanks, and at most three others may stand between them; none before a `+word`.
   * `a|b` are alternatives, `a*` is whatever begins so; `$name` is a list of words given by a line `$name = a|b`.
   */
  add(book: number, text: string): void {
    const lists = new Map<string, string>();
    for (const line of text.split('\n')) {
      const list = /^\$(\w+) = (\S+)$/.exec(line.trim());
      if (list?.[1] !== undefined && list[2] !== undefined) lists.set(list[1], list[2]);
      const at = line.indexOf(': ');
      if (list || at < 0) continue;
      const senses = sensesOf(line.slice(0, at).trim());
      for (const part of line.slice(at + 1).split(';')) {
        const words = part.trim().replace(/\$(\w+)/g, (_, name: string) => lists.get(name) ?? '');
        if (words !== '') this.#addPhrase(book, words.split(' '), senses);
      }
    }
  }

  #addPhrase(book: number, words: readonly string[], senses: readonly Sense[]): void {
    const slots = words.map((word) => this.#slotOf(word.replace(/^\+/, '')));
    const phrase = { slots, isTight: words.map((word) => word.startsWith('+')), senses, book };
    const first = slots[0] ?? 0;
    const others = this.#opens.get(first);
    if (others) others.push(phrase);
    else this.#opens.set(first, [phrase]);
  }

  #slotOf(words: string): number {
    const known = this.#slots.get(words);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(words, slot);
    for (const word of words.split('|')) {
      const isStem = word.endsWith('*');
      const map = isStem ? this.#stems : this.#forms;
      const key = isStem ? word.slice(0, -1) : word;
      const slots = map.get(key);
      if (slots) slots.push(slot);
      else map.set(key, [slot]);
    }
    return slot;
  }

  fitsOf(word: string): Fits {
    const slots = new Set<number>();
    const take = (found: readonly number[] | undefined): void =>
      found?.forEach((slot) => slots.add(slot));
    for (const form of /^[a-z]{3,}$/.test(word) ? baseForms(word) : [word])
      take(this.#forms.get(form));
    for (let end = 2; end <= Math.min(word.length, LONGEST_STEM); end++)
      take(this.#stems.get(word.slice(0, end)));
    if (slots.size === 0) return NO_FITS;
    const opens = [...slots].flatMap((slot) => this.#opens.get(slot) ?? []);
    opens.sort((one, other) => other.slots.length - one.slots.length);
    const byBooks: (readonly Phrase[] | undefined)[] = [];
    return {
      slots,
      slotBits: [...slots].reduce((bits, slot) => bits | bitOf(slot), 0),
      opens: (books) => {
        return (byBooks[books] ??= opens.filter(({ book }) => (book & books) !== 0));
      },
      books: opens.reduce((bits, { book }) => bits | book, 0),
    };
  }
}

function sensesOf(text: string): Sense[] {
  if (text === '-') return [];
  return text.split(' ').map((part) => {
    const [, name = '', strength = '3'] = /^([a-z]+)([1234])?$/.exec(part) ?? [];
    const label = EMOTIONS.indexOf(name as Emotion);
    if (label < 0) throw new Error(`No feeling: ${part}`);
    return { label, strength: STRENGTHS[strength] ?? 1 };
  });
}

const STRENGTHS: Readonly<Record<string, number>> = { '1': 0.4, '2': 0.7, '3': 1, '4': 1.2 };

const bitOf = (slot: number): number => 1 << (slot & 31);

const LONGEST_STEM = 24;
/** So many other words may lie between two words of a phrase. */
const REACH = 3;

export interface PhraseWord {
  readonly fits: Fits;
  readonly isMark: boolean;
  readonly negates: boolean;
}

/** Where the words of a phrase that begins at `start` stand, or null. No phrase goes over a mark
 * or a denial that it does not name. */
export function placesOf(
  phrase: Phrase,
  words: readonly PhraseWord[],
  start: number,
): readonly number[] | null {
  const { slots, isTight } = phrase;
  // Nearly all that begin do not go on: nothing is made before the second word stands.
  let places: number[] | null = slots.length === 1 ? [start] : null;
  let at = start;
  for (let slot = 1; slot < slots.length; slot++) {
    const wanted = slots[slot] ?? -1;
    const bit = bitOf(wanted);
    const last = at + 1 + (isTight[slot] === true ? 0 : REACH);
    let place = -1;
    for (let i = at + 1; i <= last; i++) {
      const word = words[i];
      if (!word) break;
      const { fits } = word;
      if ((fits.slotBits & bit) !== 0 && fits.slots.has(wanted)) place = i;
      if (place >= 0 || word.isMark || word.negates) break;
    }
    if (place < 0) return null;
    places ??= [start];
    places.push(place);
    at = place;
  }
  return places;
}
