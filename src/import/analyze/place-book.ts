// The places of a story so far, and when two ways of speaking mean one of them.
import type { LoreEntry, Place, PlaceId, PlaceKind } from '@/story';
import { foldName, slugOf } from './names';
import { kindOfPlace, kindOfWord } from './place-words';

interface Row {
  place: Place;
  words: Set<string>;
  /** How many words its first name has. */
  readonly length: number;
  /** Later rows are taken before earlier ones. */
  readonly number: number;
}

/** The places of a story so far: the same place is known again by name, alias or lore. */
export class PlaceBook {
  readonly #byId = new Map<PlaceId, Row>();
  /** By name and alias, folded; the first of a name keeps it. */
  readonly #byName = new Map<string, Row>();
  /** By each word of the names, the oldest first. */
  readonly #byWord = new Map<string, Row[]>();
  /** Those whose first name is one word, by it, the oldest first. */
  readonly #byNounAlone = new Map<string, Row[]>();
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
    return [...this.#byId.values()].map((row) => row.place);
  }

  byId(id: PlaceId | undefined): Place | undefined {
    return id === undefined ? undefined : this.#byId.get(id)?.place;
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
      const isNew = this.#byName.get(foldName(bare)) !== row;
      const text = row.place.description === '' ? description : row.place.description;
      if (isNew || text !== row.place.description) {
        row.place = {
          ...row.place,
          aliases: isNew ? [...row.place.aliases, bare] : row.place.aliases,
          description: text,
        };
        this.#knowAs(row, bare);
      }
      if (lore) this.#loreRow.set(lore, row);
      return row.place;
    }
    const shown = bare.charAt(0).toUpperCase() + bare.slice(1);
    let id = `p-${slugOf(bare)}`;
    for (let n = 2; this.#byId.has(id as PlaceId); n++) id = `p-${slugOf(bare)}-${n}`;
    const told = lore ? lore.content.replace(/\[[^\]]*\]/g, '').trim() : description;
    const place: Place = {
      id: id as PlaceId,
      name: shown,
      aliases: [],
      kind: kind ?? kindOfPlace(bare) ?? 'room',
      description: told.slice(0, 600),
      environment: {},
    };
    const nameWords = wordsOf(bare);
    const made = this.#add(place, nameWords.length);
    this.#knowAs(made, bare);
    const [only, ...others] = nameWords;
    if (only !== undefined && others.length === 0) {
      this.#byNounAlone.set(only, [...(this.#byNounAlone.get(only) ?? []), made]);
    }
    if (lore) this.#loreRow.set(lore, made);
    return place;
  }

  /** The open air before a place. No word of the telling names it, so none finds it again but this. */
  outside(inside: Place, name: string, kind: PlaceKind): Place {
    const id = `${inside.id}-outside` as PlaceId;
    const held = this.byId(id);
    if (held) return held;
    const place: Place = { id, name, aliases: [], kind, description: '', environment: {} };
    this.#add(place, 0);
    return place;
  }

  #add(place: Place, length: number): Row {
    const row: Row = { place, words: new Set(), length, number: this.#byId.size };
    this.#byId.set(place.id, row);
    return row;
  }

  #knowAs(row: Row, name: string): void {
    const folded = foldName(name);
    if (!this.#byName.has(folded)) this.#byName.set(folded, row);
    for (const word of wordsOf(name)) {
      if (row.words.has(word)) continue;
      row.words.add(word);
      const rows = this.#byWord.get(word) ?? [];
      this.#byWord.set(word, rows);
      const at = rows.findLastIndex((other) => other.number < row.number) + 1;
      rows.splice(at, 0, row);
    }
  }

  #rowOf(bare: string, kind: PlaceKind | undefined): Row | undefined {
    const folded = foldName(bare);
    const exact = this.#byName.get(folded);
    if (exact) return exact;
    const lore = this.#loreOf(bare);
    if (lore) {
      const row = this.#loreRow.get(lore);
      if (row) return row;
    }
    const words = wordsOf(bare);
    const noun = words.find((word) => kindOfWord(word) !== undefined);
    if (noun === undefined) return undefined;
    // "the lighthouse" and "the old lighthouse" are one; "the red door inn" and "the green door inn" are two.
    const isSame = (row: Row): boolean => {
      if (!row.words.has(noun) || (kind !== undefined && row.place.kind !== kind)) return false;
      const common = words.filter((word) => row.words.has(word)).length;
      return common === words.length || common === row.length;
    };
    if (words.length === 1) return this.#byWord.get(noun)?.findLast(isSame);
    // One of more words shares another one than the noun, or is called by the noun alone: with a thousand
    // inns in a story not each of them need be looked at.
    let best = this.#byNounAlone.get(noun)?.findLast(isSame);
    for (const word of words) {
      const row = word === noun ? undefined : this.#byWord.get(word)?.findLast(isSame);
      if (row && row.number >= (best?.number ?? 0)) best = row;
    }
    return best;
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
