// A place is an input that can be written. The list of bindings grows here, one rule for all finders.
import { isLink, type Graph, type Link } from '@/comfy/graph';
import type { ObjectInfo } from '@/comfy/object-info';
import type { Binding } from '../template';
import { linkAt } from './links';

export type FoundBy = Binding['found'];

export interface Place {
  readonly node: string;
  readonly input: string;
}

/** What a finder saw and could not settle. `text` is for people. */
export interface BindingNote {
  readonly code:
    'linked' | 'several' | 'unknown-marker' | 'no-place' | 'needs-krita' | 'two-models';
  readonly node?: string;
  readonly text: string;
}

/** What a finder works on. */
export interface Search {
  readonly graph: Graph;
  readonly info: ObjectInfo | undefined;
  /** Nodes that count for a result. Others are never bound. */
  readonly live: ReadonlySet<string>;
  readonly list: BindingList;
}

/** Bindings in the order found. No place is bound twice, save where a text names several parameters. */
export class BindingList {
  readonly bindings: Binding[] = [];
  readonly notes: BindingNote[] = [];
  readonly #graph: Graph;
  readonly #live: ReadonlySet<string>;
  readonly #taken = new Map<string, string>();

  constructor(graph: Graph, live: ReadonlySet<string>) {
    this.#graph = graph;
    this.#live = live;
  }

  has(param: string): boolean {
    return this.bindings.some((binding) => binding.param === param);
  }

  isTaken(place: Place): boolean {
    return this.#taken.has(keyOf(place));
  }

  paramAt(place: Place): string | undefined {
    return this.#taken.get(keyOf(place));
  }

  /** The value that stands there now. */
  valueAt(place: Place): unknown {
    return this.#graph[place.node]?.inputs[place.input];
  }

  /** False where the place is linked, taken, absent, or counts for no result. */
  add(
    param: string,
    place: Place,
    found: FoundBy,
    more: Partial<
      Pick<Binding, 'label' | 'hint' | 'pattern' | 'factor' | 'optional' | 'becomes'>
    > & {
      /** One more parameter of a text that is bound already. */
      readonly shares?: boolean;
    } = {},
  ): boolean {
    const { shares = false, ...extra } = more;
    const value = this.valueAt(place);
    const isFree =
      this.#live.has(place.node) &&
      (shares || !this.isTaken(place)) &&
      // A picture that comes by link into a node that we exchange may be absent from its inputs.
      (extra.becomes !== undefined || (value !== undefined && !isLink(value)));
    if (!isFree) return false;
    this.#taken.set(keyOf(place), param);
    this.bindings.push({ param, node: place.node, input: place.input, ...extra, found });
    return true;
  }

  note(code: BindingNote['code'], text: string, node?: string): void {
    this.notes.push(node === undefined ? { code, text } : { code, node, text });
  }
}

function keyOf(place: Place): string {
  return JSON.stringify([place.node, place.input]);
}

const NUMBER_WIDGETS = ['value', 'seed', 'noise_seed', 'int', 'float', 'number', 'Number', 'Value'];
const TEXT_WIDGETS = ['value', 'text', 'string', 'prompt', 'Text', 'String', 'string_a', 'text1'];

/**
 * Where to write so that `input` of `node` gets a value: there, or in the primitive that it is linked to.
 * Undefined where what is linked computes its value.
 */
export function placeBehind(
  graph: Graph,
  node: string,
  input: string,
  kind: 'number' | 'text',
): Place | undefined {
  let at: Place = { node, input };
  for (let depth = 0; depth < 16; depth += 1) {
    const value = graph[at.node]?.inputs[at.input];
    if (value === undefined) return undefined;
    if (!isLink(value)) return at;
    const source: Link | undefined = linkAt(graph, at.node, at.input);
    if (source === undefined) return undefined;
    const inputs = graph[source[0]]?.inputs ?? {};
    const names = kind === 'number' ? NUMBER_WIDGETS : TEXT_WIDGETS;
    const next = names.find((name) => {
      const there = inputs[name];
      return isLink(there) || isOfKind(there, kind);
    });
    if (next === undefined) return undefined;
    at = { node: source[0], input: next };
  }
  return undefined;
}

function isOfKind(value: unknown, kind: 'number' | 'text'): boolean {
  return kind === 'text'
    ? typeof value === 'string'
    : typeof value === 'number' || typeof value === 'bigint' || isPlaceholder(value);
}

/** `%seed%` stands for a number until it is filled. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && /^%\w+%$/.test(value);
}
