// Sums whole numbers, so that the same line gives the same result on every machine.
import { EMOTIONS, type Emotion } from '@/story';
import {
  DRAWN_OUT,
  featuresOf,
  LINE_END,
  LINE_START,
  SHOUTED,
  visitFeatures,
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
    this.#line++;
    this.#count = 0;
    this.#sums.fill(0);
    visitFeatures(text, this);
    const scale = this.#scaleOf(this.#count);
    const margins = new Float64Array(LABELS);
    for (let label = 0; label < LABELS; label++)
      margins[label] = (this.base[label] ?? 0) + (this.#sums[label] ?? 0) * scale;
    return margins;
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
