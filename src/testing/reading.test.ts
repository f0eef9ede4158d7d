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

/** Labelled for who says what alone; half of them no mend has looked at. They have floors of their own. */
const WHO_SAYS_WHAT: ReadonlySet<string> = new Set([
  'ai-dungeon-copied-the-goblin-market',
  'chatgpt-export-continue-the-salvage-diver',
  'discord-chat-exporter-one-player-three-parts',
  'discord-copy-gm-and-the-drowned-chapel',
  'discord-copy-lower-case-one-liners',
  'forum-phpbb-the-duke-is-out',
  'name-text-janitor-page-copy-the-vampires-lease',
  'name-text-robots-in-brackets',
  'name-text-script-with-a-narrator-the-heist-bus',
  'prose-british-quotes-the-heron-and-the-fox',
  'prose-dashes-french-la-fabrique-de-cloches',
  'prose-dashes-russian-the-lighthouse-keeper',
  'prose-dashes-spanish-el-ultimo-ascensor',
  'prose-first-person-few-tags-the-loan-office',
  'prose-german-die-apothekerin',
  'prose-japanese-brackets-yurei-ryokan',
  'prose-the-woman-in-grey',
  'silly-tavern-bare-speech-the-ferrywoman',
  'silly-tavern-claude-nine-bells',
  'silly-tavern-group-writes-for-others-night-shift',
]);
const WHO_SAYS_WHAT_FLOORS: readonly [title: string, Aspect, Figure, floor: number][] = [
  ['kinds of lines', 'kind', recall, 0.97],
  ['who says a line', 'who', recall, 0.67],
];

describe('reading of the labelled logs', () => {
  let all: Score;
  let talk: Score;
  beforeAll(async () => {
    const scored = await scoreAll();
    const sum = (isTalk: boolean): Score =>
      sumOf(
        scored.filter(({ name }) => WHO_SAYS_WHAT.has(name) === isTalk).map(({ score }) => score),
      );
    [all, talk] = [sum(false), sum(true)];
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

  it.each(WHO_SAYS_WHAT_FLOORS)('%s, in logs for that alone', (_, aspect, figure, floor) => {
    expect(figure(talk.tallies[aspect]) ?? 0).toBeGreaterThanOrEqual(floor);
  });

  it('invents nobody', () => {
    expect(falseShare(all.tallies.cast) ?? 1).toBeLessThanOrEqual(MAX_FALSE_SPEAKERS);
  });
});
