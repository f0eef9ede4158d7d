// Where each label begins, and how good that is.

/** Width over which F1 is averaged, in log odds: a peak that three rare lines make is no peak. */
const SMOOTHING = 0.5;
const STEP = 0.05;

/** The highest F1 of a smoothed curve over thresholds, for each label. */
export function chooseThresholds(scores, lines, labelCount) {
  return Array.from({ length: labelCount }, (_, label) => {
    const curve = [];
    const starts = [];
    for (let start = -6; start <= 3; start += STEP) {
      starts.push(start);
      curve.push(f1(count(scores, lines, labelCount, label, start)));
    }
    let best = 0;
    let bestValue = -1;
    starts.forEach((start, index) => {
      let sum = 0;
      let weight = 0;
      starts.forEach((other, near) => {
        const distance = (other - start) / SMOOTHING;
        if (Math.abs(distance) >= 1) return;
        const part = (1 - distance * distance) ** 2;
        sum += part * curve[near];
        weight += part;
      });
      if (sum / weight > bestValue) {
        bestValue = sum / weight;
        best = index;
      }
    });
    return Math.round(starts[best] * 100) / 100;
  });
}

/** Hits, false alarms and misses of one label. */
export function count(scores, lines, labelCount, label, threshold) {
  let hits = 0;
  let alarms = 0;
  let misses = 0;
  lines.forEach((line, index) => {
    const isSaid = scores[index * labelCount + label] >= threshold;
    const isTrue = line.labels.includes(label);
    if (isSaid && isTrue) hits++;
    else if (isSaid) alarms++;
    else if (isTrue) misses++;
  });
  return { hits, alarms, misses };
}

export function f1({ hits, alarms, misses }) {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + alarms + misses);
}

export function macroF1(scores, lines, thresholds) {
  const labels = thresholds.length;
  let sum = 0;
  thresholds.forEach((threshold, label) => {
    sum += f1(count(scores, lines, labels, label, threshold));
  });
  return sum / labels;
}
