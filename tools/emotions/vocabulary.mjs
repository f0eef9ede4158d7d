// Which features there are, and lines as lists of their numbers. The features themselves are the page's own.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = (name) =>
  fileURLToPath(new URL(`../../src/import/analyze/emotion/model/${name}`, import.meta.url));

export async function importSource(name) {
  const { module } = await runnerImport(path(name), {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': fileURLToPath(new URL('../../src', import.meta.url)) } },
  });
  return module;
}

const source = await importSource('features.ts');

export const KINDS = ['words', 'pairs', 'grams'];

const gramsOfWord = new Map();

function gramsOf(word) {
  let grams = gramsOfWord.get(word);
  if (!grams) gramsOfWord.set(word, (grams = source.gramsOf(word)));
  return grams;
}

export function featuresOfLines(lines) {
  return lines.map(({ text }) => source.featuresOf(text));
}

/** Features that stand in at least `least[kind]` lines, in the order in which they are first met. */
export function buildVocabulary(features, least) {
  const counts = KINDS.map(() => new Map());
  const add = (kind, name) => counts[kind].set(name, (counts[kind].get(name) ?? 0) + 1);
  for (const { words, pairs } of features) {
    const grams = new Set();
    for (const word of words) {
      add(0, word);
      for (const gram of gramsOf(word)) grams.add(gram);
    }
    for (const pair of pairs) add(1, pair);
    for (const gram of grams) add(2, gram);
  }
  const entries = [];
  const ids = KINDS.map(() => new Map());
  counts.forEach((names, kind) => {
    for (const [name, count] of names) {
      if (count < least[KINDS[kind]]) continue;
      ids[kind].set(name, entries.length);
      entries.push({ kind, name, count });
    }
  });
  return { entries, ids };
}

/** A gram counts once for every word that holds it, as it does in the page. */
export function encode(features, { ids }) {
  const ofWord = new Map();
  return features.map(({ words, pairs }) => {
    const list = [];
    for (const word of words) {
      let numbers = ofWord.get(word);
      if (!numbers) {
        numbers = [ids[0].get(word), ...gramsOf(word).map((gram) => ids[2].get(gram))];
        numbers = numbers.filter((number) => number !== undefined);
        ofWord.set(word, numbers);
      }
      for (const number of numbers) list.push(number);
    }
    for (const pair of pairs) {
      const number = ids[1].get(pair);
      if (number !== undefined) list.push(number);
    }
    return { list: Int32Array.from(list), words: words.size };
  });
}
