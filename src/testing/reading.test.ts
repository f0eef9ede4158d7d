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
import { groupOf, type ReadingGroup } from './reading-groups';

type Figure = (tally: Tally) => number | undefined;

const FLOORS: readonly [title: string, Aspect, Figure, floor: number][] = [
  ['formats known', 'format', recall, 0.98],
  ['messages counted', 'count', recall, 0.99],
  ['text of messages', 'text', recall, 0.99],
  ['speakers of messages', 'speaker', recall, 0.98],
  ['kinds of lines', 'kind', recall, 0.93],
  ['who says a line', 'who', recall, 0.96],
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

/** Of logs that the readers are not fitted to, or that were labelled for one thing alone: as far as they got. */
const OTHER_FLOORS: readonly [group: ReadingGroup, Aspect, Figure, floor: number][] = [
  ['who-says-what', 'kind', recall, 0.97],
  ['who-says-what', 'who', recall, 0.67],
  ['examined', 'count', recall, 0.99],
  ['examined', 'text', recall, 0.99],
  ['examined', 'speaker', recall, 0.98],
  ['examined', 'kind', recall, 0.98],
  ['examined', 'who', recall, 0.85],
  ['examined', 'boundary', f1, 0.88],
  ['examined', 'place', f1, 0.86],
  ['examined', 'hour', f1, 0.84],
  ['examined', 'weather', f1, 0.9],
  ['sealed', 'count', recall, 0.99],
  ['sealed', 'text', recall, 0.99],
  ['sealed', 'speaker', recall, 0.98],
  ['sealed', 'kind', recall, 0.96],
  ['sealed', 'who', recall, 0.75],
  ['sealed', 'boundary', f1, 0.73],
  ['sealed', 'place', f1, 0.55],
  ['sealed', 'hour', f1, 0.7],
  ['sealed', 'weather', f1, 0.74],
  ['sealed', 'emotion', recall, 0.22],
];

describe('reading of the labelled logs', () => {
  const groups = new Map<ReadingGroup, Score>();
  beforeAll(async () => {
    const scored = await scoreAll();
    for (const group of ['fitted', 'who-says-what', 'examined', 'sealed'] as const) {
      const own = scored.filter(({ name }) => groupOf(name) === group);
      groups.set(group, sumOf(own.map(({ score }) => score)));
    }
    // Every log goes the whole way; beside other suites on few cores that takes a while.
  }, 120_000);

  const figureOf = (group: ReadingGroup, aspect: Aspect, figure: Figure): number => {
    const tally = groups.get(group)?.tallies[aspect];
    // Without a figure nothing is labelled, and the floor holds nothing up.
    return (tally && figure(tally)) ?? 0;
  };

  it('has logs of every format', () => {
    const fixtures = readingFixtures();
    expect(fixtures.length).toBeGreaterThanOrEqual(208);
    const formats = new Set<string>(fixtures.map(({ format }) => format));
    expect(FORMATS.map(({ id }) => id).filter((id) => !formats.has(id))).toEqual([]);
    const shapes = fixtures.map(({ format, truth }) => `${format}, ${truth.variant}`);
    expect(new Set(shapes).size).toBeGreaterThanOrEqual(120);
  });

  it.each(FLOORS)('%s', (_, aspect, figure, floor) => {
    expect(figureOf('fitted', aspect, figure)).toBeGreaterThanOrEqual(floor);
  });

  it.each(OTHER_FLOORS)('of %s: %s', (group, aspect, figure, floor) => {
    expect(figureOf(group, aspect, figure)).toBeGreaterThanOrEqual(floor);
  });

  it('invents nobody', () => {
    const cast = groups.get('fitted')?.tallies.cast;
    expect((cast && falseShare(cast)) ?? 1).toBeLessThanOrEqual(MAX_FALSE_SPEAKERS);
  });
});
