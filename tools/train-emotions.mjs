// `node tools/train-emotions.mjs <folder of GoEmotions>` writes the emotion model anew, bit for bit;
// `--held-out` measures the same training on lines it has not seen; `--evaluate` prints the shipped model's table.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readData, splitHeldOut } from './emotions/data.mjs';
import { fit, OPTIONS, scoreLines } from './emotions/fit.mjs';
import { printTable } from './emotions/table.mjs';
import { chooseThresholds, macroF1 } from './emotions/thresholds.mjs';
import { importSource, KINDS } from './emotions/vocabulary.mjs';

const FILE = fileURLToPath(
  new URL('../src/import/analyze/emotion/model/weights.txt', import.meta.url),
);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { evaluate: { type: 'boolean' }, 'held-out': { type: 'boolean' } },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error('Which folder holds train.tsv, dev.tsv and labels.txt of GoEmotions?');
  process.exit(1);
}
const data = readData(folder);
if (values.evaluate) await evaluate();
else if (values['held-out']) measureHeldOut();
else await writeModel();

/** A second training, without a tenth of the lines: what thresholds chosen on some lines do on others. */
function trainHeldOut() {
  const { rest, heldOut } = splitHeldOut(data.train);
  const fitted = fit(rest, OPTIONS, console.log);
  return {
    heldOut,
    scores: scoreLines(heldOut, fitted, OPTIONS),
    dev: scoreLines(data.dev, fitted, OPTIONS),
  };
}

function measureHeldOut() {
  const { heldOut, scores, dev } = trainHeldOut();
  const choose = (of, lines) => chooseThresholds(of, lines, OPTIONS.labelCount);
  const [onDev, onHeldOut] = [choose(dev, data.dev), choose(scores, heldOut)];
  const figure = (of, lines, thresholds) => macroF1(of, lines, thresholds).toFixed(4);
  console.log(`dev.tsv, thresholds chosen there        ${figure(dev, data.dev, onDev)}`);
  console.log(`dev.tsv, thresholds of the held-out     ${figure(dev, data.dev, onHeldOut)}`);
  console.log(`held-out, thresholds chosen there       ${figure(scores, heldOut, onHeldOut)}`);
  console.log(`held-out, thresholds of dev.tsv         ${figure(scores, heldOut, onDev)}`);
}

async function writeModel() {
  const { formatModel } = await importSource('weights-file.ts');
  const { heldOut, scores } = trainHeldOut();
  const fitted = fit(data.train, OPTIONS, console.log);
  const dev = scoreLines(data.dev, fitted, OPTIONS);
  // Twice the lines for each choice; the tenth was unseen by the model that scores it.
  const both = Float64Array.from([...dev, ...scores]);
  const thresholds = chooseThresholds(both, [...data.dev, ...heldOut], OPTIONS.labelCount);
  const { norm, floor, step, levels } = OPTIONS;
  const text = formatModel({
    labels: data.labels,
    step,
    levels,
    norm,
    floor,
    biases: [...fitted.biases],
    thresholds,
    ...rowsByKind(fitted),
  });
  writeFileSync(FILE, text);
  const bytes = gzipSync(text, { level: 9 }).length;
  console.log(`weights.txt: ${text.length} characters, ${bytes} bytes gzip`);
  console.log(`dev.tsv, shipped thresholds: ${macroF1(dev, data.dev, thresholds).toFixed(4)}`);
}

function rowsByKind({ vocabulary, steps }) {
  const rows = Object.fromEntries(KINDS.map((kind) => [kind, new Map()]));
  vocabulary.entries.forEach(({ kind, name }, feature) => {
    const row = [];
    for (let label = 0; label < OPTIONS.labelCount; label++) {
      const weight = steps[feature * OPTIONS.labelCount + label];
      if (weight !== 0) row.push(label, weight);
    }
    if (row.length > 0) rows[KINDS[kind]].set(name, row);
  });
  return rows;
}

async function evaluate() {
  const { LinearModel } = await importSource('linear-model.ts');
  const model = new LinearModel(readFileSync(FILE, 'utf8'));
  printTable(model, data);
}
