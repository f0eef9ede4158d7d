import { describe, expect, it } from 'vitest';
import type { TakeRow } from '@/storage';
import {
  countStates,
  coverageByCharacter,
  coverageByPlace,
  coverShots,
  spareTakes,
} from './coverage';
import { shotNeeds } from './list-shots';
import { assetOf, buildTake, SCENES, SHOTS_STORY } from './testing';

const NEEDS = shotNeeds(SCENES, SHOTS_STORY).shots;
const KEYS = new Map(NEEDS.map(({ key }) => [key, `now ${key}`]));
const JOY = 'sprite sora joy';

const withSprites = (sprites: Record<string, string>) => ({
  ...SHOTS_STORY,
  characters: SHOTS_STORY.characters.map((who) =>
    who.id === 'sora'
      ? {
          ...who,
          sprites: Object.fromEntries(
            Object.entries(sprites).map(([face, digit]) => [face, assetOf(digit)]),
          ),
        }
      : who,
  ),
});

const stateOf = (story: typeof SHOTS_STORY, takes: readonly TakeRow[], key = JOY) =>
  coverShots(NEEDS, story, takes, KEYS).find(({ need }) => need.key === key);

describe('coverShots', () => {
  it('calls missing what the painter or another face stands in for', () => {
    expect(stateOf(SHOTS_STORY, [])).toMatchObject({
      state: 'missing',
      picture: { by: 'painter' },
    });
    expect(stateOf(withSprites({ neutral: 'a' }), [])).toMatchObject({
      state: 'missing',
      picture: { by: 'asset', fallbackFrom: { wanted: 'joy', shown: 'neutral' } },
    });
  });

  it('tells own pictures, fresh takes and stale ones apart', () => {
    const story = withSprites({ joy: 'a' });
    expect(stateOf(story, [])).toMatchObject({ state: 'own', asset: assetOf('a') });
    const fresh = buildTake(JOY, 'a', { contentKey: `now ${JOY}` });
    const stale = buildTake(JOY, 'a', { contentKey: 'before' });
    expect(stateOf(story, [fresh])).toMatchObject({ state: 'take', picked: fresh });
    expect(stateOf(story, [stale])).toMatchObject({ state: 'stale', picked: stale });
    expect(stateOf(story, [stale, { ...fresh, id: 'again' }])?.state).toBe('take');
    expect(stateOf(story, [buildTake(JOY, 'a')])?.state).toBe('take');
  });

  it('takes a take of another shot for a picture of the user’s choice', () => {
    const other = buildTake('sprite sora fear', 'a', { contentKey: 'x' });
    expect(stateOf(withSprites({ joy: 'a' }), [other])).toMatchObject({ state: 'own', takes: [] });
  });

  it('lists takes pinned first, then newest, without those in the bin', () => {
    const takes = [
      buildTake(JOY, 'b', { createdAt: 2 }),
      buildTake(JOY, 'c', { createdAt: 3, contentKey: 'before' }),
      buildTake(JOY, 'd', { createdAt: 1, isPinned: true }),
      buildTake(JOY, 'e', { deletedAt: 5 }),
    ];
    const covered = stateOf(SHOTS_STORY, takes);
    expect(covered?.takes.map(({ asset }) => asset[0])).toEqual(['d', 'c', 'b']);
    expect(covered?.fresh.map(({ asset }) => asset[0])).toEqual(['d', 'b']);
    expect(covered?.state).toBe('missing');
  });

  it('counts a picture for all lights of a place as the user’s own, the nearest light as missing', () => {
    const [pier, ...rest] = SHOTS_STORY.world.places;
    if (!pier) throw new Error('missing');
    const withPier = (more: object) => ({
      ...SHOTS_STORY,
      world: { ...SHOTS_STORY.world, places: [{ ...pier, ...more }, ...rest] },
    });
    const dusk = 'bg pier dusk clear';
    expect(stateOf(withPier({ background: assetOf('a') }), [], dusk)).toMatchObject({
      state: 'own',
      isForAllLights: true,
    });
    expect(
      stateOf(withPier({ backgrounds: { 'day clear': assetOf('a') } }), [], dusk),
    ).toMatchObject({ state: 'missing', isForAllLights: false });
    expect(
      stateOf(withPier({ backgrounds: { 'dusk clear': assetOf('a') } }), [], dusk),
    ).toMatchObject({ state: 'own', isForAllLights: false });
  });
});

describe('spareTakes', () => {
  it('are those that no shot of the list shows, the newest first', () => {
    const { shot: _, ...loose } = buildTake('sprite sora x', '5', { createdAt: 3 });
    const takes = [
      buildTake(JOY, '1'),
      buildTake('sprite sora [gown] joy', '2', { createdAt: 1 }),
      buildTake('bg burnt night rain', '3', { createdAt: 2, deletedAt: 9 }),
      buildTake('bg burnt night rain', '4', { createdAt: 2 }),
      loose,
    ];
    const digits = spareTakes(NEEDS, takes).map(({ asset }) => asset[0]);
    expect(digits).toEqual(['5', '4', '2']);
    expect(spareTakes(NEEDS, takes.slice(0, 1))).toEqual([]);
  });
});

describe('coverage', () => {
  const coverage = coverShots(
    NEEDS,
    withSprites({ joy: 'a', fear: 'b' }),
    [buildTake(JOY, 'a', { contentKey: 'before' })],
    KEYS,
  );

  it('counts by character: n of m faces that the script uses', () => {
    const [sora, bram] = coverageByCharacter(coverage);
    expect(sora).toMatchObject({
      who: 'sora',
      outfit: undefined,
      counts: { all: 2, own: 1, stale: 1, missing: 0 },
    });
    expect(sora?.expressions.map(({ expression }) => expression)).toEqual(['joy', 'fear']);
    expect(bram).toMatchObject({ who: 'bram', counts: { all: 2, missing: 2 } });
  });

  it('counts by place, and adds up', () => {
    const places = coverageByPlace(coverage);
    expect(places.map(({ place, counts }) => [place, counts.all])).toEqual([
      ['pier', 1],
      ['inn', 2],
    ]);
    const all = countStates(coverage);
    expect(all.missing + all.own + all.take + all.stale).toBe(all.all);
    expect(all.all).toBe(NEEDS.length);
  });

  it('keeps clothes of the same person apart', () => {
    const [need] = NEEDS.filter(({ key }) => key === JOY);
    if (!need || need.shot.kind !== 'sprite') throw new Error('missing');
    const gala = { ...need, shot: { ...need.shot, outfit: 'gala' }, key: 'sprite sora [gala] joy' };
    expect(
      coverageByCharacter(coverShots([need, gala], SHOTS_STORY, [], KEYS)).map(
        ({ outfit }) => outfit,
      ),
    ).toEqual([undefined, 'gala']);
  });
});
