// Lines → a pruned and quantized model, with the words it needs. Training again what was left after
// pruning made it worse on unseen lines.
import { prune, quantize } from './prune.mjs';
import { score, train } from './train.mjs';
import { buildVocabulary, encode, featuresOfLines } from './vocabulary.mjs';

export const OPTIONS = {
  labelCount: 28,
  seed: 1,
  /** A feature counts from this many lines on. */
  least: { words: 2, pairs: 4, grams: 25 },
  /** Pull to zero, for words, pairs and grams. */
  decay: [1, 1.5, 8],
  norm: 0.9,
  floor: 16,
  rate: 0.4,
  epochs: 6,
  /** Weights that stay. */
  keep: 138_000,
  /** Log odds of one step of a whole number. */
  step: 0.02,
  /** An eighth apart: a finer weight moves no line, and a coarser one costs rare labels. */
  levels: levelsUpTo(600, 1 / 8),
};

/** @param {(text: string) => void} say */
export function fit(lines, options, say) {
  const features = featuresOfLines(lines);
  const vocabulary = buildVocabulary(features, options.least);
  const encoded = encode(features, vocabulary);
  say(`${lines.length} lines, ${vocabulary.entries.length} features`);
  const whole = train(lines, encoded, vocabulary, options);
  const weights = prune(whole.weights, vocabulary, options.labelCount, options.keep);
  const steps = quantize(weights, options.step, options.levels);
  const biases = whole.biases.map((bias) => Math.round(bias * 100) / 100);
  return { vocabulary, steps, biases };
}

/** Scores of the numbers that are shipped. */
export function scoreLines(lines, { vocabulary, steps, biases }, options) {
  const weights = Float32Array.from(steps);
  const encoded = encode(featuresOfLines(lines), vocabulary);
  return score(encoded, { weights, biases }, { ...options, norm: options.norm * options.step });
}

function levelsUpTo(largest, spread) {
  const levels = [1];
  while ((levels.at(-1) ?? 0) < largest)
    levels.push(Math.ceil((levels.at(-1) ?? 0) * (1 + spread)));
  return levels;
}
