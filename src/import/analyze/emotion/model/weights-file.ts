// The text form of a trained model, in blocks that an empty line parts: a line of JSON; the names of the words,
// of the pairs, of the grams; the labels of each; all weights. Like stands beside like, which gzip likes.
import { EMOTIONS } from '@/story';

export const FEATURE_KINDS = ['words', 'pairs', 'grams'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** Label, weight, label, weight … in whole steps. */
export type SparseRow = readonly number[];

export interface ModelHeader {
  readonly labels: readonly string[];
  /** Log odds of one step. */
  readonly step: number;
  /** Sizes that a weight can have, in steps; a character stands for a place in this list. */
  readonly levels: readonly number[];
  /** Sums are scaled by `norm` over the root of the number of words, `floor` words at the least. */
  readonly norm: number;
  readonly floor: number;
  /** Log odds of each label before any word is read. */
  readonly biases: readonly number[];
  /** Log odds from which on a label is said. */
  readonly thresholds: readonly number[];
}

export interface ModelFile extends ModelHeader, Record<FeatureKind, Map<string, SparseRow>> {}

const LABEL_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZab';
/** A weight of zero would be this character. */
const ZERO = 0x4f;
const LONGEST_SHARED = 9;

export function formatModel(model: ModelFile): string {
  const { labels, step, levels, norm, floor, biases, thresholds } = model;
  const header = JSON.stringify({ labels, step, levels, norm, floor, biases, thresholds });
  let letters = '';
  let weights = '';
  const names = FEATURE_KINDS.map((kind) => {
    const rows = [...model[kind]].toSorted(([one], [other]) => (one < other ? -1 : 1));
    for (const [, row] of rows) {
      for (let at = 0; at < row.length; at += 2) {
        letters += LABEL_LETTERS.charAt(row[at] ?? 0);
        weights += levelLetter(row[at + 1] ?? 0, levels);
      }
      letters += '\n';
    }
    return formatNames(rows.map(([name]) => name));
  });
  return [header, ...names, letters.trimEnd(), weights].join('\n\n');
}

/** A digit for how many characters a name shares with the one before, and the rest of it. */
function formatNames(names: readonly string[]): string {
  let before = '';
  const rests = names.map((name) => {
    let shared = 0;
    while (shared < LONGEST_SHARED && shared < before.length && name[shared] === before[shared])
      shared++;
    // Half of an emoji cannot be written.
    if (/[\ud800-\udbff]/.test(name.charAt(shared - 1))) shared--;
    before = name;
    return `${shared}${name.slice(shared)}`;
  });
  return rests.join('\n');
}

function levelLetter(weight: number, levels: readonly number[]): string {
  const place = levels.indexOf(Math.abs(weight)) + 1;
  if (place === 0) throw new Error(`A weight of ${weight} steps is none of the levels.`);
  return String.fromCharCode(ZERO + Math.sign(weight) * place);
}

/** The file is our own, so it is read without a schema; a label out of place is a bug. */
export function parseModel(text: string): ModelFile {
  const blocks = text.split('\n\n');
  const [json = '{}', words = '', pairs = '', grams = '', letters = '', weights = ''] = blocks;
  const header = JSON.parse(json) as ModelHeader;
  if (header.labels.join() !== EMOTIONS.join()) throw new Error('The labels are not the story’s.');
  const letterRows = letters.split('\n');
  let row = 0;
  let at = 0;
  const rowsOf = (names: string): Map<string, SparseRow> => {
    const rows = new Map<string, SparseRow>();
    for (const name of parseNames(names)) {
      const values: number[] = [];
      for (const letter of letterRows[row++] ?? '')
        values.push(
          LABEL_LETTERS.indexOf(letter),
          weightOf(weights.charCodeAt(at++), header.levels),
        );
      rows.set(name, values);
    }
    return rows;
  };
  return { ...header, words: rowsOf(words), pairs: rowsOf(pairs), grams: rowsOf(grams) };
}

function parseNames(text: string): string[] {
  if (text === '') return [];
  let before = '';
  return text.split('\n').map((line) => {
    before = before.slice(0, Number(line.charAt(0))) + line.slice(1);
    return before;
  });
}

function weightOf(code: number, levels: readonly number[]): number {
  const place = code - ZERO;
  return Math.sign(place) * (levels[Math.abs(place) - 1] ?? 0);
}
