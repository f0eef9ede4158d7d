// The labelled logs in reading/ as a whole. The figures reached, and their misses, are in the README there.
import { beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '@/import/formats';
import {
  f1,
  falseShare,
  recall,
  sumOf,
  type Aspect,
  type Score,
  type Tally,
} from './reading-figures';
import { readingFixtures, scoreAll } from './reading-fixtures';

type Figure = (tally: Tally) => number | undefined;

const FLOORS: readonly [title: string, Aspect, Figure, floor: number][] = [
  ['formats known', 'format', recall, 0.98],
  ['messages counted', 'count', recall, 0.99],
  ['text of messages', 'text', recall, 0.99],
  ['speakers of messages', 'speaker', recall, 0.98],
  ['kinds of lines', 'kind', recall, 0.93],
  ['who says a line', 'who', recall, 0.93],
  ['text of lines', 'line', recall, 0.959],
  ['people found', 'cast', recall, 0.95],
  ['scene boundaries', 'boundary', f1, 0.93],
  ['places', 'place', f1, 0.9],
  ['hours', 'hour', f1, 0.93],
  ['weathers', 'weather', f1, 0.94],
  ['feelings', 'emotion', recall, 0.72],
  ['choices', 'choice', f1, 0.93],
];
const MAX_FALSE_SPEAKERS = 0.01;

describe('reading of the labelled logs', () => {
  let all: Score;
  beforeAll(async () => {
    all = sumOf((await scoreAll()).map(({ score }) => score));
    // Every log goes the whole way; beside other suites on few cores that takes a while.
  }, 120_000);

  it('has logs of every format', () => {
    const fixtures = readingFixtures();
    expect(fixtures.length).toBeGreaterThanOrEqual(208);
    const formats = new Set<string>(fixtures.map(({ format }) => format));
    expect(FORMATS.map(({ id }) => id).filter((id) => !formats.has(id))).toEqual([]);
    const shapes = fixtures.map(({ format, truth }) => `${format}, ${truth.variant}`);
    expect(new Set(shapes).size).toBeGreaterThanOrEqual(120);
  });

  it.each(FLOORS)('%s', (_, aspect, figure, floor) => {
    // Without a figure nothing is labelled, and the floor holds nothing up.
    expect(figure(all.tallies[aspect]) ?? 0).toBeGreaterThanOrEqual(floor);
  });

  it('invents nobody', () => {
    expect(falseShare(all.tallies.cast) ?? 1).toBeLessThanOrEqual(MAX_FALSE_SPEAKERS);
  });
});
