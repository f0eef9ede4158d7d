// What the shipped model does on dev.tsv.
import { chooseThresholds, count, f1, macroF1 } from './thresholds.mjs';

export function printTable(model, { labels, dev }) {
  const margins = Float64Array.from(dev.flatMap(({ text }) => [...model.read(text)]));
  const speed = linesPerSecond(model, dev);
  const shipped = labels.map(() => 0);
  const best = chooseThresholds(margins, dev, labels.length);
  console.log('label            lines  precision  recall     F1');
  labels.forEach((label, index) => {
    const { hits, alarms, misses } = count(margins, dev, labels.length, index, 0);
    const cells = [hits / Math.max(1, hits + alarms), hits / Math.max(1, hits + misses)];
    const numbers = [...cells, f1({ hits, alarms, misses })].map((x) => x.toFixed(2).padStart(9));
    console.log(`${label.padEnd(15)} ${String(hits + misses).padStart(6)} ${numbers.join('')}`);
  });
  console.log(`macro-F1, shipped thresholds        ${macroF1(margins, dev, shipped).toFixed(4)}`);
  console.log(`macro-F1, thresholds chosen on dev  ${macroF1(margins, dev, best).toFixed(4)}`);
  console.log(`${speed} lines a second of processor time`);
  printConfusions(margins, labels, dev);
}

/** Best of five, by this process's own time: a busy machine must not show. */
function linesPerSecond(model, lines) {
  let best = 0;
  for (let round = 0; round < 5; round++) {
    const started = process.cpuUsage();
    for (const { text } of lines) model.read(text);
    best = Math.max(best, lines.length / (process.cpuUsage(started).user / 1e6));
  }
  return Math.round(best);
}

/** Lines of one label alone that the surest label misses: what is taken for what. */
function printConfusions(margins, labels, dev) {
  const pairs = new Map();
  dev.forEach((line, index) => {
    const row = margins.subarray(index * labels.length, (index + 1) * labels.length);
    const said = row.indexOf(Math.max(...row));
    if (line.labels.length !== 1 || line.labels.includes(said)) return;
    const pair = `${labels[line.labels[0]]} taken for ${labels[said]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  const worst = [...pairs].toSorted(([, one], [, other]) => other - one).slice(0, 10);
  for (const [pair, times] of worst) console.log(`${String(times).padStart(4)}  ${pair}`);
}
