// GoEmotions as its authors publish it: `text TAB labels TAB id`, labels as indices into labels.txt.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every tenth line of train.tsv is left out where an estimate is wanted that no choice has seen. */
const HELD_OUT_EVERY = 10;

/** @returns {{ labels: string[], train: Line[], dev: Line[] }} */
export function readData(folder) {
  const labels = readFileSync(join(folder, 'labels.txt'), 'utf8').split('\n').filter(Boolean);
  return { labels, train: readLines(folder, 'train.tsv'), dev: readLines(folder, 'dev.tsv') };
}

function readLines(folder, name) {
  const rows = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => {
    const [text = '', labels = ''] = row.split('\t');
    return { text, labels: labels.split(',').map(Number) };
  });
}

export function splitHeldOut(lines) {
  return {
    rest: lines.filter((_, index) => index % HELD_OUT_EVERY !== 0),
    heldOut: lines.filter((_, index) => index % HELD_OUT_EVERY === 0),
  };
}
