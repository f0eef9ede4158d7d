// The weights of a model, arranged for reading lines: a word brings all that it may need.
import { EMOTIONS } from '@/story';
import { factsOf, gramsOf, LINE_START, type TokenFacts } from './features';
import type { ModelFile, SparseRow } from './weights-file';

/** Rows are kept: a log says the same words again and again. With so many, all are forgotten. */
const KNOWN_LIMIT = 20_000;

/** `seen` is the number of the line that counted it last: each counts once a line. */
export interface WordRow {
  /** For each label, in steps. */
  readonly sums: readonly number[];
  seen: number;
}

export interface PairRow {
  readonly row: SparseRow;
  seen: number;
}

export interface Token extends TokenFacts {
  readonly own: WordRow;
  readonly next: ReadonlyMap<string, PairRow> | undefined;
}

export class Rows {
  readonly #file: ModelFile;
  readonly #tokens = new Map<string, Token>();
  readonly #words = new Map<string, WordRow>();
  readonly #pairs = new Map<string, Map<string, PairRow>>();
  #age = 0;

  constructor(file: ModelFile) {
    this.#file = file;
    for (const [pair, row] of file.pairs) {
      const [first = '', second = ''] = pair.split(' ');
      const next = this.#pairs.get(first) ?? new Map<string, PairRow>();
      next.set(second, { row, seen: 0 });
      this.#pairs.set(first, next);
    }
  }

  /** Tokens of another age are stale. */
  get age(): number {
    return this.#age;
  }

  /**
   * Called between lines only. A word must have one row within a line, or it would count once for each
   * time that it is said, and what was read before would change what is read now.
   */
  makeRoom(): void {
    if (this.#tokens.size < KNOWN_LIMIT && this.#words.size < KNOWN_LIMIT) return;
    this.#tokens.clear();
    this.#words.clear();
    this.#age++;
  }

  tokenOf(name: string): Token {
    const known = this.#tokens.get(name);
    if (known) return known;
    const facts = factsOf(name);
    const own = this.wordOf(facts.word);
    const token = { ...facts, own, next: this.#pairs.get(facts.word) };
    this.#tokens.set(name, token);
    return token;
  }

  /** What a word weighs with its pieces, for all labels. */
  wordOf(word: string): WordRow {
    const known = this.#words.get(word);
    if (known) return known;
    const sums = EMOTIONS.map(() => 0);
    addSparse(this.#file.words.get(word), sums);
    for (const gram of gramsOf(word)) addSparse(this.#file.grams.get(gram), sums);
    const row = { sums, seen: 0 };
    this.#words.set(word, row);
    return row;
  }

  pairOf(first: Token | undefined, second: string): PairRow | undefined {
    return (first ? first.next : this.#pairs.get(LINE_START))?.get(second);
  }
}

export function weightIn(row: SparseRow | undefined, label: number): number {
  if (row)
    for (let at = 0; at < row.length; at += 2) if (row[at] === label) return row[at + 1] ?? 0;
  return 0;
}

export function addSparse(row: SparseRow | undefined, sums: number[]): void {
  if (!row) return;
  for (let at = 0; at < row.length; at += 2) {
    const label = row[at] ?? 0;
    sums[label] = (sums[label] ?? 0) + (row[at + 1] ?? 0);
  }
}
