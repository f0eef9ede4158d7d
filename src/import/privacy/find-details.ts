// What in a draft could tell who somebody is: by its shape, or because it is the name of one who posts.
import type { ImportRow, Storage, StorageFailure } from '@/storage';
import { fail, ok, type Result } from '@/lib/result';
import {
  findHandles,
  findKind,
  makeHider,
  PRIVATE_KINDS,
  type PrivateDetail,
  type PrivateKind,
} from '@/story/privacy';
import { storedChunks } from '../stored-lines';
import { pseudonymOf } from './pseudonym';

/** Something found, and what could stand in its place. */
export interface FoundDetail {
  /** Tells one from another. */
  readonly id: string;
  readonly detail: PrivateDetail;
  readonly from: PrivateKind | 'account' | 'player' | 'handle' | 'name';
  /** How often it stands in the texts. */
  readonly count: number;
  /** A few as they are written, or with the words around them. */
  readonly examples: readonly string[];
  /** Whether hiding it is proposed: it is no name of the story. */
  readonly isProposed: boolean;
}

const EXAMPLES = 4;
const MOST_WORDS = 300;
const AROUND = 24;

export const STANDS_FOR: Readonly<Record<PrivateKind, string>> = {
  email: '[email]',
  phone: '[phone]',
  link: '[link]',
  'account-id': '[somebody]',
};

/** What is not hidden yet. */
export async function findDetails(
  storage: Storage,
  row: ImportRow,
): Promise<Result<readonly FoundDetail[], StorageFailure>> {
  const heads = await storage.transcripts.listHeads(row.projectId);
  if (!heads.ok) return heads;
  const finder = new Finder(row);
  for (const { speakers } of heads.value) for (const speaker of speakers) finder.name(speaker);
  for await (const read of storedChunks(storage, row)) {
    if (!read.ok) return fail(read.failure);
    for (const { text, alternatives } of read.value.chunk.messages) {
      for (const one of alternatives?.includes(text)
        ? alternatives
        : [text, ...(alternatives ?? [])])
        finder.look(one);
    }
  }
  return ok(finder.found());
}

interface Seen {
  count: number;
  readonly examples: Set<string>;
}

interface Named {
  readonly find: string;
  readonly from: 'account' | 'player' | 'name';
  /** Whom they play, where that is another name. */
  readonly plays: string | undefined;
}

class Finder {
  readonly #kinds = new Map<PrivateKind, Seen>();
  readonly #handles = new Map<string, Seen & { readonly find: string }>();
  readonly #names = new Map<string, Named>();
  readonly #inText = new Map<string, Seen>();
  readonly #row: ImportRow;
  readonly #hidden: ReadonlySet<string>;
  #nameFinder: ReturnType<typeof makeHider> | undefined;

  constructor(row: ImportRow) {
    this.#row = row;
    // Stand-ins are nobody's names, even where they look like it.
    this.#hidden = new Set(row.rules.privacy.details.map(({ replace }) => replace.toLowerCase()));
  }

  name(speaker: {
    readonly key: string;
    readonly name: string;
    readonly isAccount?: boolean;
    readonly isBot?: boolean;
    readonly role?: string;
  }): void {
    const name = speaker.name.trim();
    const folded = name.toLowerCase();
    if (name.length < 2 || NOBODY.test(name) || this.#hidden.has(folded)) return;
    if (speaker.isBot === true || speaker.role === 'narrator' || speaker.role === 'system') return;
    const cast = this.#row.draft?.cast.find(({ key }) => key === speaker.key);
    const shown = this.#row.draft?.characters.find(({ id }) => id === cast?.character)?.name;
    const isPlayer = speaker.role === 'player' || cast?.role === 'player';
    const plays = shown !== undefined && shown.toLowerCase() !== folded ? shown : undefined;
    const from =
      speaker.isAccount === true || plays !== undefined ? 'account' : isPlayer ? 'player' : 'name';
    if (!this.#names.has(folded)) this.#names.set(folded, { find: name, from, plays });
    this.#nameFinder = undefined;
  }

  look(text: string): void {
    for (const kind of PRIVATE_KINDS) {
      for (const { start, end } of findKind(kind, text)) {
        note(this.#kinds, kind, () => ({ count: 0, examples: new Set<string>() })).add(
          text.slice(start, end),
        );
      }
    }
    for (const { name, start, end } of findHandles(text)) {
      const folded = name.toLowerCase();
      if (this.#names.has(folded) || this.#hidden.has(folded)) continue;
      if (this.#handles.size >= MOST_WORDS && !this.#handles.has(folded)) continue;
      note(this.#handles, folded, () => ({
        find: name,
        count: 0,
        examples: new Set<string>(),
      })).add(around(text, start, end));
    }
    this.#nameFinder ??= makeHider(
      [...this.#names.values()]
        .slice(0, MOST_WORDS)
        .map(({ find }) => ({ kind: 'words', find, replace: find })),
    );
    for (const { start, end, text: find } of this.#nameFinder.edits(text)) {
      note(this.#inText, find.toLowerCase(), () => ({ count: 0, examples: new Set<string>() })).add(
        around(text, start, end),
      );
    }
  }

  found(): FoundDetail[] {
    const taken = new Set(
      [
        ...this.#names.keys(),
        ...this.#handles.keys(),
        ...(this.#row.draft?.characters ?? []).flatMap(({ name, aliases }) => [name, ...aliases]),
      ].map((name) => name.toLowerCase()),
    );
    const found: FoundDetail[] = [];
    for (const what of PRIVATE_KINDS) {
      const seen = this.#kinds.get(what);
      if (!seen) continue;
      found.push({
        id: `every ${what}`,
        detail: { kind: 'every', what, replace: STANDS_FOR[what] },
        from: what,
        count: seen.count,
        examples: [...seen.examples],
        isProposed: true,
      });
    }
    const named = [...this.#names].slice(0, MOST_WORDS).map(([folded, { find, from, plays }]) => {
      const seen = this.#inText.get(folded);
      const replace = plays ?? pseudonymOf(find, taken);
      return {
        find,
        from,
        replace,
        count: seen?.count ?? 0,
        examples: [...(seen?.examples ?? [])],
      };
    });
    const handles = [...this.#handles.values()].map(({ find, count, examples }) => ({
      find,
      from: 'handle' as const,
      replace: pseudonymOf(find, taken),
      count,
      examples: [...examples],
    }));
    const order = ['account', 'player', 'handle', 'name'] as const;
    const words = [...named, ...handles].sort(
      (a, b) => order.indexOf(a.from) - order.indexOf(b.from) || b.count - a.count,
    );
    for (const { find, from, replace, count, examples } of words) {
      found.push({
        id: `words ${find.toLowerCase()}`,
        detail: { kind: 'words', find, replace },
        from,
        count,
        examples,
        // A player's name may be that of the person in the story: only the user knows.
        isProposed:
          from === 'account' || from === 'handle' || (from === 'player' && isHandle(find)),
      });
    }
    return found;
  }
}

const NOBODY = /^(?:you|user|me|i|narrator|system|assistant|human|ai|bot|\{\{\w+\}\})$/i;

/** xX_name_Xx, name99: nobody is called so in a story. */
function isHandle(name: string): boolean {
  return /[_\d#@]/.test(name);
}

/** Counts one more, and keeps a few as examples. */
function note<K, T extends Seen>(
  map: Map<K, T>,
  key: K,
  make: () => T,
): { add(example: string): void } {
  const seen = map.get(key) ?? make();
  map.set(key, seen);
  return {
    add(example) {
      seen.count += 1;
      if (seen.examples.size < EXAMPLES) seen.examples.add(example);
    },
  };
}

function around(text: string, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`;
}
