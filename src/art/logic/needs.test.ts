// What the story needs, by which key, and how it is shown.
import { describe, expect, it } from 'vitest';
import { buildScene, say } from '@/stage/testing';
import { projectSchema, shotKey, type CharacterId, type Shot, type Story } from '@/story';
import { setCharacter } from '@/story/edits';
import { coverShots } from '../shots/coverage';
import { assetOf, buildTake, SCENES, SHOTS_STORY } from '../shots/testing';
import { NeedsCache } from './needs-cache';
import { groupShots, groupWords } from './shot-groups';
import { neutralOf, storyKey, storyKeys } from './story-keys';

const SORA = 'sora' as CharacterId;
const story: Story = {
  ...SHOTS_STORY,
  project: projectSchema.parse({ id: 'p', title: 'T', createdAt: 0, updatedAt: 0 }),
  beats: new Map(SCENES.map(({ id, beats }) => [id, beats])),
} as Story;
const keysOf = (now: Story) => new NeedsCache().read(now).shots.map(({ key }) => key);
const shots = new NeedsCache().read(story).shots.map(({ shot }) => shot);
const withLooks = setCharacter(SORA, { looks: { words: 'bald', traits: {} } }).apply(story);

describe('NeedsCache', () => {
  it('gives what a fresh reading gives, after every change', () => {
    const cache = new NeedsCache();
    const [first, second] = SCENES;
    if (!first || !second) throw new Error('missing');
    const { beats } = buildScene('one', [say('sora', 'x', { expression: 'anger' })]);
    const changes: Story[] = [
      story,
      { ...story, beats: new Map([...story.beats, [first.id, beats]]) },
      { ...story, beats: new Map([[second.id, second.beats]]) },
      { ...story, scenes: [...story.scenes].reverse() },
      { ...story, scenes: story.scenes.map((one) => ({ ...one, hour: 'night' })) },
      {
        ...story,
        characters: story.characters.map((who) =>
          who.id === SORA ? { ...who, onStage: false } : who,
        ),
      },
      { ...story, world: { ...story.world, environment: { weather: 'fog' } } } as Story,
    ];
    for (const change of changes) {
      expect(cache.read(change)).toEqual(new NeedsCache().read(change));
    }
    expect(new Set(changes.map((one) => keysOf(one).join())).size).toBeGreaterThan(4);
  });

  it('counts scenes that are not loaded', () => {
    const needs = new NeedsCache().read({ ...story, beats: new Map() });
    expect([needs.scenesRead, needs.scenesUnread, needs.shots]).toEqual([0, 3, []]);
  });

  it('reads no scene again for a word in somebody’s looks', () => {
    const cache = new NeedsCache();
    const before = cache.read(story).shots[0]?.shot;
    expect(cache.read(withLooks).shots[0]?.shot).toBe(before);
  });
});

describe('story keys', () => {
  it('change with the looks for that person’s shots alone', async () => {
    const before = await storyKeys(shots, story);
    const after = await storyKeys(shots, withLooks);
    const changed = [...before].filter(([key, hash]) => after.get(key) !== hash);
    const own = [...before.keys()].filter((key) => key.startsWith('sprite sora '));
    expect(own.length).toBeGreaterThan(1);
    expect(changed.map(([key]) => key)).toEqual(own);
  });

  it('stay when a picture is shown or the script changes', async () => {
    const shown = setCharacter(SORA, { sprites: { joy: assetOf('a') } }).apply(story);
    expect(await storyKeys(shots, { ...shown, beats: new Map() } as Story)).toEqual(
      await storyKeys(shots, story),
    );
  });

  it('leave out people who are gone', async () => {
    const gone: Shot = { kind: 'sprite', who: 'gone' as CharacterId, expression: 'joy' };
    expect(await storyKey(gone, story)).toBeUndefined();
    expect((await storyKeys([gone], story)).size).toBe(0);
  });

  it('know the neutral face in the same clothes', () => {
    const shot = { kind: 'sprite', who: SORA, expression: 'joy', outfit: 'gala' } as const;
    expect(shotKey(neutralOf(shot))).toBe('sprite sora [gala] neutral');
  });
});

describe('groupShots', () => {
  const needs = new NeedsCache().read(story).shots;
  const shown = setCharacter(SORA, { sprites: { joy: assetOf('a') } }).apply(story);
  const takes = [buildTake('sprite sora joy', 'a')];
  const coverage = coverShots(needs, shown, takes, new Map());
  const group = (filter: Parameters<typeof groupShots>[2], query = '') =>
    groupShots(coverage, shown, filter, query);

  it('puts people before places and loses no shot', () => {
    const all = group('all');
    expect(all.flatMap((one) => one.shots)).toHaveLength(coverage.length);
    const kinds = all.map((one) => one.shots[0]?.need.shot.kind);
    expect(kinds).toEqual([...kinds].sort().reverse());
    expect(all.map(({ title }) => title)).toContain('Bram Oakes');
  });

  it('filters shots, and counts the whole group all the same', () => {
    const [sora, ...others] = group('take');
    expect(others).toEqual([]);
    expect(sora?.shots.map(({ need }) => need.key)).toEqual(['sprite sora joy']);
    expect(sora && groupWords(sora.counts)).toBe('1 of 2 drawn');
    expect(group('stale')).toEqual([]);
  });

  it('finds by the name that is shown and by the expression', () => {
    expect(group('all', ' OAKES ').map(({ title }) => title)).toEqual(['Bram Oakes']);
    expect(group('all', 'anger').flatMap((one) => one.shots.map(({ need }) => need.key))).toEqual([
      'sprite bram anger',
    ]);
  });
});
