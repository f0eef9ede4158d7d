// The labelled logs in reading/ as a whole. A floor below its goal says what is reached; see the README there.
import { beforeAll, describe, expect, it } from 'vitest';
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
  ['text of messages', 'text', recall, 0.97],
  ['speakers of messages', 'speaker', recall, 0.98],
  ['kinds of lines', 'kind', recall, 0.96],
  ['who says a line', 'who', recall, 0.84],
  ['text of lines', 'line', recall, 0.94],
  ['scene boundaries', 'boundary', f1, 0.92],
  ['places', 'place', f1, 0.7],
  ['hours', 'hour', f1, 0.93],
  ['weathers', 'weather', f1, 0.88],
  ['feelings', 'emotion', recall, 0.78],
  ['choices', 'choice', f1, 0.99],
];
const MAX_FALSE_SPEAKERS = 0.026;

describe('reading of the labelled logs', () => {
  let all: Score;
  beforeAll(async () => {
    all = sumOf((await scoreAll()).map(({ score }) => score));
  });

  it('has logs of every format', () => {
    const fixtures = readingFixtures();
    expect(fixtures.length).toBeGreaterThanOrEqual(39);
    expect(new Set(fixtures.map(({ format }) => format)).size).toBe(8);
  });

  it.each(FLOORS)('%s', (_, aspect, figure, floor) => {
    // Without a figure nothing is labelled, and the floor holds nothing up.
    expect(figure(all.tallies[aspect]) ?? 0).toBeGreaterThanOrEqual(floor);
  });

  it('invents nobody', () => {
    expect(falseShare(all.tallies.cast) ?? 1).toBeLessThanOrEqual(MAX_FALSE_SPEAKERS);
  });
});
