// Hands out names: ASCII, lower case, unique, never a word of the engine, the same as last time.
import type { NameMap } from '../export-target';
import { foldName } from './fold';
import {
  RESERVED_ATTRIBUTES,
  RESERVED_OUTFITS,
  RESERVED_PLACES,
  RESERVED_SPEAKERS,
  RESERVED_VARIABLES,
  WINDOWS_DEVICES,
} from './reserved';

export const LONGEST_NAME = 40;

interface Kind {
  readonly reserved: ReadonlySet<string>;
  /** Stands where nothing of the name can be written in ASCII. */
  readonly fallback: string;
}

const KINDS = {
  person: { reserved: RESERVED_SPEAKERS, fallback: 'person' },
  place: { reserved: RESERVED_PLACES, fallback: 'place' },
  variable: { reserved: RESERVED_VARIABLES, fallback: 'value' },
  scene: { reserved: new Set<string>(), fallback: 'scene' },
} as const satisfies Record<string, Kind>;

const EXPRESSION: Kind = { reserved: RESERVED_ATTRIBUTES, fallback: 'face' };
const OUTFIT: Kind = { reserved: RESERVED_OUTFITS, fallback: 'outfit' };

export type NameKind = keyof typeof KINDS;

/** Names of one export. Ask in the order of the story: earlier ones get the plainer names. */
export class NameBook {
  readonly #names = new Map<string, string>();
  readonly #taken = new Map<string, Set<string>>();
  readonly #previous: NameMap;

  constructor(previous: NameMap = {}) {
    this.#previous = previous;
    // Every old name is kept free for its old bearer, so that a newcomer does not take it.
    for (const [key, name] of Object.entries(previous)) {
      if (isName(name)) this.#takenIn(spaceOf(key)).add(name);
    }
  }

  /** The name of a person, place, variable or scene. */
  name(kind: NameKind, id: string, wanted: string): string {
    return this.#claim(`${kind}:${id}`, KINDS[kind], wanted);
  }

  /** The attribute for an expression of one person. */
  expression(who: string, expression: string): string {
    return this.#claim(`expression:${who}:${expression}`, EXPRESSION, expression);
  }

  /** The attribute for an outfit of one person, before the expression. */
  outfit(who: string, outfit: string): string {
    return this.#claim(`outfit:${who}:${outfit}`, OUTFIT, outfit);
  }

  /** All names that were asked for, and old ones that were not, sorted for the same bytes. */
  toMap(): NameMap {
    const all = { ...this.#previous, ...Object.fromEntries(this.#names) };
    return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #claim(key: string, kind: Kind, wanted: string): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const old = Object.hasOwn(this.#previous, key) ? this.#previous[key] : undefined;
    const taken = this.#takenIn(spaceOf(key));
    const name =
      old !== undefined && isName(old) && !isReserved(old, kind)
        ? old
        : freeName(wanted, kind, taken);
    taken.add(name);
    this.#names.set(key, name);
    return name;
  }

  #takenIn(space: string): Set<string> {
    const taken = this.#taken.get(space) ?? new Set();
    this.#taken.set(space, taken);
    return taken;
  }
}

/**
 * Expressions and outfits are unique within their person, for the engine takes the words after a tag
 * in any order; all else within its kind.
 */
function spaceOf(key: string): string {
  const [kind = '', who = ''] = key.split(':');
  return kind === 'expression' || kind === 'outfit' ? `person:${who}` : kind;
}

function freeName(wanted: string, kind: Kind, taken: ReadonlySet<string>): string {
  const folded = foldName(wanted).slice(0, LONGEST_NAME).replace(/_+$/, '');
  const base = folded === '' ? kind.fallback : folded;
  if (!taken.has(base) && !isReserved(base, kind)) return base;
  for (let number = 2; ; number++) {
    const suffix = `_${number}`;
    const name = base.slice(0, LONGEST_NAME - suffix.length).replace(/_+$/, '') + suffix;
    if (!taken.has(name)) return name;
  }
}

function isName(name: string): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) && name.length <= LONGEST_NAME;
}

function isReserved(name: string, kind: Kind): boolean {
  return kind.reserved.has(name) || WINDOWS_DEVICES.test(name);
}
