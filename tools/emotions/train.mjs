// One-versus-rest logistic regression for all labels in one pass: AdaGrad, L2 by kind of feature.
import { logistic, logOdds, seededRandom } from './arithmetic.mjs';

/** A line whose label is this sure already teaches it nothing worth the time. */
const LEARNED = 0.003;

export function train(lines, encoded, vocabulary, options) {
  const { labelCount: labels, rate, epochs, decay } = options;
  const weights = new Float32Array(vocabulary.entries.length * labels);
  const squares = new Float32Array(weights.length).fill(1e-8);
  const biases = biasesOf(lines, labels);
  const biasSquares = new Float64Array(labels).fill(1e-3);
  // A step falls on a feature once for each line that has it; over an epoch the pull is the same for all.
  const pulls = Float64Array.from(vocabulary.entries, ({ kind, count }) => decay[kind] / count);
  const sums = new Float64Array(labels);
  const errors = new Float64Array(labels);
  const open = new Int32Array(labels);
  const random = seededRandom(options.seed);
  const order = Int32Array.from(lines, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const step = rate * (1 - epoch / (epochs + 1));
    for (const index of order) {
      const { list, words } = encoded[index];
      const scale = scaleOf(words, options);
      sums.fill(0);
      for (const feature of list) {
        const at = feature * labels;
        for (let label = 0; label < labels; label++) sums[label] += weights[at + label];
      }
      for (let label = 0; label < labels; label++)
        errors[label] = logistic(sums[label] * scale + biases[label]);
      for (const label of lines[index].labels) errors[label] -= 1;
      let count = 0;
      for (let label = 0; label < labels; label++) {
        const error = errors[label];
        if (error < LEARNED && error > -LEARNED) continue;
        open[count++] = label;
        biasSquares[label] += error * error;
        biases[label] -= (0.1 * step * error) / Math.sqrt(biasSquares[label]);
      }
      for (const feature of list) {
        const pull = pulls[feature];
        for (let n = 0; n < count; n++) {
          const label = open[n];
          const at = feature * labels + label;
          const slope = errors[label] * scale + pull * weights[at];
          squares[at] += slope * slope;
          weights[at] -= (step * slope) / Math.sqrt(squares[at]);
        }
      }
    }
  }
  return { weights, biases };
}

export function scaleOf(words, { norm, floor }) {
  return norm / Math.sqrt(Math.max(floor, words));
}

/** Log odds of every label for every line, in one list. */
export function score(encoded, { weights, biases }, options) {
  const labels = options.labelCount;
  const scores = new Float64Array(encoded.length * labels);
  encoded.forEach(({ list, words }, line) => {
    const at = line * labels;
    for (const feature of list)
      for (let label = 0; label < labels; label++)
        scores[at + label] += weights[feature * labels + label];
    const scale = scaleOf(words, options);
    for (let label = 0; label < labels; label++)
      scores[at + label] = scores[at + label] * scale + biases[label];
  });
  return scores;
}

function biasesOf(lines, labels) {
  const counts = new Float64Array(labels);
  for (const line of lines) for (const label of line.labels) counts[label]++;
  return counts.map((count) => logOdds(count / lines.length));
}

function shuffle(order, random) {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const held = order[last];
    order[last] = order[other];
    order[other] = held;
  }
}
