// Runs the machine of a pattern over a text: sets of steps, remembered by what they met, so that most
// characters cost one look into a map.
import { ok, type Result } from '@/lib/result';
import { compilePattern, type Assertion, type Program } from './pattern-parser';

export interface LinearPattern {
  /** Whether the pattern is anywhere in the text. Time grows with the text, never faster. */
  test(text: string): boolean;
}

/** What stands before a place: nothing, a letter or figure, anything else. */
type Before = 'start' | 'word' | 'other';

interface State {
  readonly steps: readonly number[];
  readonly before: Before;
  /** By character; `END` where the text ends. */
  readonly next: Map<number, State | 'found' | 'none'>;
}

const END = -1;
const MOST_STATES = 2_000;
const WORD = /^[\p{L}\p{M}\p{N}_]$/u;

/** Case does not count. Fails with a sentence for the user. */
export function linearPattern(source: string): Result<LinearPattern, string> {
  const program = compilePattern(source);
  if (!program.ok) return program;
  return ok(new Machine(program.value));
}

class Machine implements LinearPattern {
  readonly #states = new Map<string, State>();
  readonly #takes: readonly Map<number, boolean>[];
  readonly #isWord = new Map<number, boolean>();

  constructor(private readonly program: Program) {
    this.#takes = program.atoms.map(() => new Map<number, boolean>());
  }

  test(text: string): boolean {
    let state = this.#state([this.program.first], 'start');
    for (let at = 0; ;) {
      const point = text.codePointAt(at) ?? END;
      let next = state.next.get(point);
      if (next === undefined) {
        next = this.#step(state, point);
        state.next.set(point, next);
      }
      if (next === 'found') return true;
      if (next === 'none') return false;
      state = next;
      at += point > 0xffff ? 2 : 1;
    }
  }

  #step({ steps, before }: State, point: number): State | 'found' | 'none' {
    const after = point === END ? END : this.#word(point) ? 'word' : 'other';
    const reads: number[] = [];
    const seen = new Set<number>();
    const open = [...steps];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const step = this.program.steps[at];
      if (!step) continue;
      if (step.op === 'accept') return 'found';
      if (step.op === 'fork') for (const to of step.to) open.push(to);
      else if (step.op === 'read') reads.push(at);
      else if (holds(step.what, before, after)) open.push(step.next);
    }
    if (point === END) return 'none';
    // The pattern may begin anywhere.
    const next = new Set([this.program.first]);
    for (const at of reads) {
      const step = this.program.steps[at];
      if (step?.op === 'read' && this.#reads(step.atom, point)) next.add(step.next);
    }
    return this.#state([...next], after === 'word' ? 'word' : 'other');
  }

  #state(steps: readonly number[], before: Before): State {
    const sorted = [...steps].sort((a, b) => a - b);
    const key = `${before} ${sorted.join(' ')}`;
    const known = this.#states.get(key);
    if (known) return known;
    // Held back from growing without end; what is thrown away is made again.
    if (this.#states.size >= MOST_STATES) {
      for (const state of this.#states.values()) state.next.clear();
      this.#states.clear();
    }
    const state: State = { steps: sorted, before, next: new Map() };
    this.#states.set(key, state);
    return state;
  }

  #reads(atom: number, point: number): boolean {
    const held = this.#takes[atom];
    const known = held?.get(point);
    if (known !== undefined) return known;
    const takes = this.program.atoms[atom]?.test(String.fromCodePoint(point)) === true;
    held?.set(point, takes);
    return takes;
  }

  #word(point: number): boolean {
    const known = this.#isWord.get(point);
    if (known !== undefined) return known;
    const isWord = WORD.test(String.fromCodePoint(point));
    this.#isWord.set(point, isWord);
    return isWord;
  }
}

function holds(what: Assertion, before: Before, after: 'word' | 'other' | typeof END): boolean {
  if (what === 'start') return before === 'start';
  if (what === 'end') return after === END;
  return ((before === 'word') !== (after === 'word')) === (what === 'edge');
}
