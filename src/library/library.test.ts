import { describe, expect, it } from 'vitest';
import {
  characterSchema,
  outlineSchema,
  placeSchema,
  projectSchema,
  sceneHeadSchema,
} from '@/story';
import { coverOf } from './cover';
import {
  countsOf,
  daysLeft,
  formatAgo,
  namesOf,
  nothingFound,
  sortProjects,
  summarize,
} from './summary';
import { mayBeWiped } from './wipe-rule';

const project = (id: string, title: string, updatedAt = 1) =>
  projectSchema.parse({ id, title, createdAt: 1, updatedAt });

const person = (id: string, role: string) =>
  characterSchema.parse({ id, name: id, role, color: '#ffffff', looks: {} });

const outline = outlineSchema.parse({
  projectId: 'p',
  characters: [
    person('Narrator', 'narrator'),
    person('Mio', 'character'),
    person('Sora', 'player'),
    person('Kai', 'character'),
  ],
  world: { places: [placeSchema.parse({ id: 'pier', name: 'Pier', kind: 'pier' })] },
  scenes: [
    sceneHeadSchema.parse({ id: 's0', title: 'Talk', beatCount: 3 }),
    sceneHeadSchema.parse({
      id: 's1',
      title: 'Dusk',
      beatCount: 40,
      place: 'pier',
      hour: 'dusk',
      weather: 'rain',
      cast: ['Kai'],
    }),
  ],
});

describe('a card', () => {
  it('counts scenes and lines, and names the player first', () => {
    const pages = [
      { page: 0, revision: 1, scenes: 2, lines: 43 },
      { page: 1, revision: 1, scenes: 1, lines: 5 },
    ];
    const about = { ...project('p', 'P'), player: outline.characters[2]?.id };
    const summary = summarize(about, { outline, pages });
    expect(countsOf(summary)).toBe('3 scenes · 48 lines');
    expect(summary.cast).toEqual(['Sora', 'Mio', 'Kai']);
    expect(namesOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
    expect(namesOf([])).toBe('Nobody yet');
  });

  it('shows the first place that the story names and those in that scene, not the player', () => {
    const { background, people } = coverOf(
      { ...project('p', 'P'), player: outline.characters[2]?.id },
      outline,
    );
    expect(background).toMatchObject({
      by: 'painter',
      spec: { kind: 'background', place: { id: 'pier' }, weather: 'rain' },
    });
    expect(people.map((picture) => picture.by === 'painter' && picture.spec)).toMatchObject([
      { character: { id: 'Kai' } },
      { character: { id: 'Mio' } },
    ]);
    expect(coverOf(project('p', 'P'), { ...outline, scenes: [] }).people).toEqual([]);
  });

  it('says when, from moments to a date', () => {
    const now = Date.UTC(2026, 10, 21, 12);
    expect(formatAgo(now - 20_000, now)).toBe('just now');
    expect(formatAgo(now - 5 * 60_000, now)).toBe('5 minutes ago');
    expect(formatAgo(now - 26 * 3_600_000, now)).toBe('yesterday');
    expect(formatAgo(now - 40 * 86_400_000, now)).toBe('Oct 12, 2026');
  });
});

describe('the list', () => {
  const all = [project('a', 'Scene 10', 1), project('b', 'scene 9', 3), project('c', 'Other', 2)];

  it('is sorted by change or by title as people count', () => {
    expect(sortProjects(all, 'changed', '').map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(sortProjects(all, 'title', 'SCENE').map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('shows stories that have all of the tags, and finds tags by words too', () => {
    const tagged = all.map((one, i) => ({
      ...one,
      tags: [['Sea', 'night'], ['sea'], []][i] ?? [],
    }));
    const ids = (query: string, tags: readonly string[]) =>
      sortProjects(tagged, 'title', query, tags).map(({ id }) => id);
    expect(ids('', ['sea'])).toEqual(['b', 'a']);
    expect(ids('', ['Sea', 'Night'])).toEqual(['a']);
    expect(ids('other', ['sea'])).toEqual([]);
    expect(ids('nig', [])).toEqual(['a']);
  });

  it('says why it is empty', () => {
    expect(nothingFound(' x ', [])).toBe('No title or tag contains “x”.');
    expect(nothingFound('', ['a', 'b'])).toBe('No story has all of the tags “a” and “b”.');
    expect(nothingFound('x', ['a'])).toBe('No story with the tag “a” contains “x”.');
  });
});

describe('the bin', () => {
  it('counts days down to 0, never below', () => {
    const day = 86_400_000;
    expect(daysLeft(0, 30, 0)).toBe(30);
    expect(daysLeft(0, 30, 29.5 * day)).toBe(1);
    expect(daysLeft(0, 30, 90 * day)).toBe(0);
  });
});

describe('the rule of WebKit that clears storage', () => {
  const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1';
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15';
  it.each([
    [iPhone, 5, false, true],
    [iPhone, 5, true, false],
    // An iPad says that it is a Mac.
    [mac, 5, false, true],
    [mac, 0, false, false],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/130', 5, false, false],
  ])('%s with %d touch points, installed %s: %s', (userAgent, maxTouchPoints, isInstalled, at) => {
    expect(mayBeWiped({ userAgent, maxTouchPoints, isInstalled })).toBe(at);
  });
});
