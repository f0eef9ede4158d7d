// Sums whole numbers, so that the same line gives the same result on every machine.
import { EMOTIONS, type Emotion } from '@/story';
import {
  DRAWN_OUT,
  featuresOf,
  LINE_END,
  LINE_START,
  SHOUTED,
  visitFeatures,
  visitTokens,
  type FeatureVisitor,
} from './features';
import { addSparse, Rows, weightIn, type Token, type WordRow } from './rows';
import { parseModel, type ModelFile } from './weights-file';

const LABELS = EMOTIONS.length;

export interface Reason {
  /** As the line has it: a word, a pair of words, or `not … word`. */
  readonly words: string;
  /** Log odds that it adds. */
  readonly weight: number;
}

/** A word with room for what the model knows of it. */
export interface KnownWord {
  /** As the line has it. */
  readonly token: string;
  model: Token | undefined;
  modelAge: number;
}

export class LinearModel implements FeatureVisitor<Token> {
  /** What `read` gives of a line without words. */
  readonly base: Float64Array;
  readonly #file: ModelFile;
  readonly #rows: Rows;
  readonly #sums: number[] = EMOTIONS.map(() => 0);
  #line = 0;
  #count = 0;

  constructor(text: string) {
    this.#file = parseModel(text);
    this.#rows = new Rows(this.#file);
    const { biases, thresholds } = this.#file;
    this.base = Float64Array.from(biases, (bias, label) => bias - (thresholds[label] ?? 0));
  }

  /** By how much the log odds of each label of `EMOTIONS` lie over its threshold. */
  read(text: string): Float64Array {
    const margins = new Float64Array(LABELS);
    this.#rows.makeRoom();
    this.#begin();
    visitFeatures(text, this);
    this.#end(margins);
    return margins;
  }

  /** The tokens of the words of a line, kept with them while they are fresh. */
  tokensIn(words: readonly KnownWord[]): readonly Token[] {
    this.#rows.makeRoom();
    const { age } = this.#rows;
    return words.map((word) => {
      if (word.model && word.modelAge === age) return word.model;
      word.modelAge = age;
      return (word.model = this.#rows.tokenOf(word.token));
    });
  }

  /** The same as `read` into `margins`, of tokens that `tokensIn` has just given. */
  readTokens(tokens: readonly Token[], text: string, margins: Float64Array): void {
    this.#begin();
    visitTokens(tokens, text, this);
    this.#end(margins);
  }

  #begin(): void {
    this.#line++;
    this.#count = 0;
    this.#sums.fill(0);
  }

  #end(margins: Float64Array): void {
    const scale = this.#scaleOf(this.#count);
    for (let label = 0; label < LABELS; label++)
      margins[label] = (this.base[label] ?? 0) + (this.#sums[label] ?? 0) * scale;
  }

  look(token: string): Token {
    return this.#rows.tokenOf(token);
  }

  word({ own }: Token): void {
    this.#add(own);
  }

  denied({ word }: Token): void {
    this.#add(this.#rows.wordOf(`~${word}`));
  }

  sign(name: string): void {
    this.#add(this.#rows.wordOf(name));
  }

  pair(first: Token | undefined, second: Token | undefined): void {
    const pair = this.#rows.pairOf(first, second?.word ?? LINE_END);
    if (!pair || pair.seen === this.#line) return;
    pair.seen = this.#line;
    addSparse(pair.row, this.#sums);
  }

  #add(word: WordRow): void {
    if (word.seen === this.#line) return;
    word.seen = this.#line;
    this.#count++;
    const sums = this.#sums;
    for (let label = 0; label < LABELS; label++)
      sums[label] = (sums[label] ?? 0) + (word.sums[label] ?? 0);
  }

  /** Every label that reaches its threshold, the surest first; none is an answer too. */
  labelsOf(text: string): Emotion[] {
    const margins = this.read(text);
    return EMOTIONS.map((label, index) => ({ label, margin: margins[index] ?? 0 }))
      .filter(({ margin }) => margin >= 0)
      .toSorted((one, other) => other.margin - one.margin)
      .map(({ label }) => label);
  }

  /** What speaks most for a label, the strongest first. */
  explain(text: string, label: Emotion, limit = 3): Reason[] {
    const index = EMOTIONS.indexOf(label);
    const { words, pairs } = featuresOf(text);
    const scale = this.#scaleOf(words.size);
    const reasons: Reason[] = [];
    const add = (weight: number, feature: string): void => {
      if (weight > 0) reasons.push({ words: feature, weight: weight * scale });
    };
    for (const word of words) add(this.#rows.wordOf(word).sums[index] ?? 0, word);
    for (const pair of pairs) add(weightIn(this.#file.pairs.get(pair), index), pair);
    return reasons
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, limit)
      .map(({ words: feature, weight }) => ({ words: shownFeature(feature), weight }));
  }

  /** The words of the first reason that `explain` gives. */
  strongest(tokens: readonly Token[], text: string, label: number): string | undefined {
    const rows = this.#rows;
    let word: string | undefined;
    let wordWeight = 0;
    let pair: readonly (Token | undefined)[] | undefined;
    let pairWeight = 0;
    const hear = (name: string, weight = 0): void => {
      if (weight <= wordWeight) return;
      word = name;
      wordWeight = weight;
    };
    visitTokens(tokens, text, {
      word: (token) => hear(token.word, token.own.sums[label]),
      denied: (token) => hear(`~${token.word}`, rows.wordOf(`~${token.word}`).sums[label]),
      pair: (first, second) => {
        const weight = weightIn(rows.pairOf(first, second?.word ?? LINE_END)?.row, label);
        if (weight <= pairWeight) return;
        pair = [first, second];
        pairWeight = weight;
      },
      sign: (name) => hear(name, rows.wordOf(name).sums[label]),
    });
    if (pair && pairWeight > wordWeight)
      return shownFeature(`${pair[0]?.word ?? LINE_START} ${pair[1]?.word ?? LINE_END}`);
    return word === undefined ? undefined : shownFeature(word);
  }

  #scaleOf(words: number): number {
    const { step, norm, floor } = this.#file;
    return (step * norm) / Math.sqrt(Math.max(floor, words));
  }
}

function shownFeature(feature: string): string {
  if (feature === SHOUTED) return 'CAPITALS';
  if (feature === DRAWN_OUT) return 'a drawn-out word';
  if (feature.startsWith('~')) return `not … ${feature.slice(1)}`;
  return feature
    .split(' ')
    .filter((word) => word !== LINE_START && word !== LINE_END)
    .join(' ');
}
