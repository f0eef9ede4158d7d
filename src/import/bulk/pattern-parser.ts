// A regular expression as steps of a machine that never goes back: each character of the text is looked
// at once, whatever the pattern. So no pattern of a user can hang the page; what only a machine that goes
// back can do (look-around, back references) is refused with words.
import { fail, ok, type Result } from '@/lib/result';

export type Step =
  /** Reads one character that `atom` takes. */
  | { readonly op: 'read'; readonly atom: number; readonly next: number }
  | { readonly op: 'fork'; readonly to: readonly number[] }
  | { readonly op: 'assert'; readonly what: Assertion; readonly next: number }
  | { readonly op: 'accept' };
export type Assertion = 'start' | 'end' | 'edge' | 'no-edge';

export interface Program {
  readonly steps: readonly Step[];
  readonly first: number;
  /** Each a pattern for one character; flags `iu`. */
  readonly atoms: readonly RegExp[];
}

/** Repetitions are written out, so a short pattern can be long. */
export const MOST_STEPS = 600;
const MOST_DEPTH = 60;
const WORD = '\\p{L}\\p{M}\\p{N}_';

type Node =
  | { readonly type: 'atom'; readonly source: string }
  | { readonly type: 'assert'; readonly what: Assertion }
  | { readonly type: 'row'; readonly items: readonly Node[] }
  | { readonly type: 'either'; readonly items: readonly Node[] }
  | { readonly type: 'repeat'; readonly item: Node; readonly least: number; readonly most: number };

/** Carries a refusal out of the depths of the parser. */
class Refused extends Error {}

/** Fails with a sentence for the user. */
export function compilePattern(source: string): Result<Program, string> {
  try {
    void new RegExp(source, 'u');
  } catch (error) {
    const why = String(error instanceof Error ? error.message : error)
      .split(': ')
      .at(-1);
    return fail(`This is no pattern: ${why ?? 'it cannot be read'}.`);
  }
  try {
    const node = new Parser(source).parse();
    return ok(new Assembler().assemble(node));
  } catch (error) {
    if (error instanceof Refused) return fail(error.message);
    throw error;
  }
}

class Parser {
  #at = 0;
  #depth = 0;

  constructor(private readonly source: string) {}

  parse(): Node {
    const node = this.#either();
    if (this.#at < this.source.length) throw new Refused('This is no pattern: a bracket too many.');
    return node;
  }

  #either(): Node {
    if (++this.#depth > MOST_DEPTH) throw new Refused('Too many brackets inside brackets.');
    const items = [this.#row()];
    while (this.#take('|')) items.push(this.#row());
    this.#depth -= 1;
    return items.length === 1 ? (items[0] as Node) : { type: 'either', items };
  }

  #row(): Node {
    const items: Node[] = [];
    while (this.#at < this.source.length && !/[|)]/.test(this.source.charAt(this.#at))) {
      items.push(this.#repeated(this.#item()));
    }
    return { type: 'row', items };
  }

  #repeated(item: Node): Node {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.source.slice(this.#at));
    if (!found) return item;
    this.#at += found[0].length;
    const [whole, low, comma, high] = found;
    if (low === undefined) {
      const least = whole.startsWith('+') ? 1 : 0;
      return { type: 'repeat', item, least, most: whole.startsWith('?') ? 1 : Infinity };
    }
    const least = Number(low);
    const most = comma === '' ? least : high === '' || high === undefined ? Infinity : Number(high);
    return { type: 'repeat', item, least, most };
  }

  #item(): Node {
    const char = String.fromCodePoint(this.source.codePointAt(this.#at) ?? 0);
    if (char === '(') return this.#group();
    if (char === '[') return { type: 'atom', source: this.#class() };
    if (char === '\\') return this.#escape();
    this.#at += char.length;
    if (char === '^') return { type: 'assert', what: 'start' };
    if (char === '$') return { type: 'assert', what: 'end' };
    return { type: 'atom', source: char };
  }

  #group(): Node {
    const head = /^\((?:\?(?::|<(?![=!])[^>]*>))?/.exec(this.source.slice(this.#at))?.[0] ?? '(';
    this.#at += head.length;
    if (head === '(' && this.source.charAt(this.#at) === '?') {
      throw new Refused(
        'Looking ahead or back, as (?=…) and (?!…) do, is not possible here, so that no pattern can hang the page. Two rules one after the other often do the same.',
      );
    }
    const node = this.#either();
    this.#take(')');
    return node;
  }

  #class(): string {
    const from = this.#at;
    this.#at += 1;
    for (; this.#at < this.source.length; this.#at += 1) {
      const char = this.source.charAt(this.#at);
      if (char === '\\') this.#at += 1;
      else if (char === ']') break;
    }
    this.#at += 1;
    return this.source.slice(from, this.#at).replace(/\\(.)/gsu, (whole, char: string) =>
      // Words have letters of all scripts.
      char === 'w' ? WORD : whole,
    );
  }

  #escape(): Node {
    const found =
      /^\\(?:[pP]\{[^}]*\}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|k<[^>]*>|[1-9]\d*|.)/isu.exec(
        this.source.slice(this.#at),
      )?.[0] ?? '\\\\';
    this.#at += found.length;
    const char = found.charAt(1);
    if (char === 'b') return { type: 'assert', what: 'edge' };
    if (char === 'B') return { type: 'assert', what: 'no-edge' };
    if (char === 'w') return { type: 'atom', source: `[${WORD}]` };
    if (char === 'W') return { type: 'atom', source: `[^${WORD}]` };
    if (/[1-9k]/.test(char)) {
      throw new Refused(
        'A pattern cannot ask for the same words again, as \\1 does, so that none can hang the page.',
      );
    }
    return { type: 'atom', source: found };
  }

  #take(char: string): boolean {
    if (this.source.charAt(this.#at) !== char) return false;
    this.#at += 1;
    return true;
  }
}

class Assembler {
  readonly #steps: Step[] = [];
  readonly #atoms: RegExp[] = [];
  readonly #known = new Map<string, number>();

  assemble(node: Node): Program {
    const accept = this.#add({ op: 'accept' });
    const first = this.#emit(node, accept);
    return { steps: this.#steps, first, atoms: this.#atoms };
  }

  #add(step: Step): number {
    if (this.#steps.length >= MOST_STEPS) {
      throw new Refused('This pattern is too long once its repetitions are written out.');
    }
    this.#steps.push(step);
    return this.#steps.length - 1;
  }

  /** Adds the steps of a node in front of `next`, and says where they begin. */
  #emit(node: Node, next: number): number {
    switch (node.type) {
      case 'atom':
        return this.#add({ op: 'read', atom: this.#atom(node.source), next });
      case 'assert':
        return this.#add({ op: 'assert', what: node.what, next });
      case 'row':
        return node.items.reduceRight((after, item) => this.#emit(item, after), next);
      case 'either':
        return this.#add({ op: 'fork', to: node.items.map((item) => this.#emit(item, next)) });
      case 'repeat':
        return this.#repeat(node, next);
    }
  }

  #repeat({ item, least, most }: Extract<Node, { type: 'repeat' }>, next: number): number {
    let after = next;
    if (most === Infinity) {
      const to: number[] = [];
      const loop = this.#add({ op: 'fork', to });
      to.push(this.#emit(item, loop), next);
      after = loop;
    } else {
      for (let i = least; i < most; i++) {
        after = this.#add({ op: 'fork', to: [this.#emit(item, after), next] });
      }
    }
    for (let i = 0; i < least; i++) after = this.#emit(item, after);
    return after;
  }

  #atom(source: string): number {
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    this.#known.set(source, this.#atoms.length);
    this.#atoms.push(new RegExp(`^(?:${source})$`, 'iu'));
    return this.#atoms.length - 1;
  }
}
