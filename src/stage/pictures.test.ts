import { describe, expect, it } from 'vitest';
import { shotKey, type Shot } from '@/story';
import { pictureKey, pictureOf } from './pictures';
import { describeShot, mergeShots, shotsOfScene } from './shots';
import { buildCharacter, buildScene, CAST_STORY, characterId, placeId, say } from './testing';

const asset = (digit: string) => digit.repeat(64);
const sprite = (who: string, expression: string): Shot => ({
  kind: 'sprite',
  who: characterId(who),
  expression,
});
const withCast = (...characters: ReturnType<typeof buildCharacter>[]) => ({
  ...CAST_STORY,
  characters,
});

describe('shots', () => {
  const scene = buildScene(
    's',
    [
      say('p0', 'a', { expression: 'joy' }),
      say('p1'),
      say('p0', 'b', { expression: 'joy' }),
      { kind: 'hour', hour: 'evening' },
      { kind: 'hour', hour: 'dusk' },
    ],
    { place: 'inn' },
  );

  it('lists each picture of a scene once', () => {
    expect(shotsOfScene(scene, CAST_STORY).map(shotKey)).toEqual([
      'bg inn day rain',
      'sprite p0 joy',
      'sprite p1 neutral',
      'bg inn dusk rain',
    ]);
    const shots = shotsOfScene(scene, CAST_STORY);
    expect(mergeShots([shots, shots])).toEqual(shots);
  });

  it('describes them in words', () => {
    const [inn, joy] = shotsOfScene(scene, CAST_STORY);
    if (!inn || !joy) throw new Error('missing');
    expect(describeShot(inn, CAST_STORY)).toBe('Inn by day in the rain');
    expect(describeShot(joy, CAST_STORY)).toBe('P0, joy');
  });
});

describe('pictureOf', () => {
  it('asks the painter when the user has no pictures, with what the painter needs only', () => {
    const picture = pictureOf(sprite('p0', 'joy'), CAST_STORY);
    expect(picture).toMatchObject({
      by: 'painter',
      spec: { expression: 'joy', character: { id: 'p0' } },
    });
    expect(structuredClone(picture)).toEqual(picture);
  });

  it('takes the nearest of the user’s pictures and says why', () => {
    const cast = withCast(
      buildCharacter('p0', { sprites: { joy: asset('a'), neutral: asset('b') } }),
    );
    expect(pictureOf(sprite('p0', 'joy'), cast)).toEqual({ by: 'asset', asset: asset('a') });
    expect(pictureOf(sprite('p0', 'amusement'), cast)).toMatchObject({
      asset: asset('a'),
      fallbackFrom: { wanted: 'amusement', shown: 'joy' },
    });
    expect(pictureOf(sprite('p0', 'smug'), cast)).toMatchObject({ asset: asset('b') });
  });

  it('never mixes the painter’s drawing into a cast of the user’s own pictures', () => {
    const cast = withCast(buildCharacter('p0', { sprites: { anger: asset('c') } }));
    expect(pictureOf(sprite('p0', 'joy'), cast)).toMatchObject({ asset: asset('c'), by: 'asset' });
  });

  it('has no picture for a character that is gone, and one for a place that is', () => {
    expect(pictureOf(sprite('gone', 'joy'), CAST_STORY)).toBeUndefined();
    const nowhere = {
      kind: 'background',
      place: placeId('gone'),
      light: 'day',
      weather: 'clear',
    } as const;
    expect(pictureOf(nowhere, CAST_STORY)).toMatchObject({ spec: { place: undefined } });
  });

  it('keys equal pictures equally', () => {
    const [one, two] = [sprite('p0', 'joy'), sprite('p0', 'anger')].map((shot) => {
      const picture = pictureOf(shot, CAST_STORY);
      return picture && pictureKey(picture);
    });
    expect(one).not.toBe(two);
    const again = pictureOf(sprite('p0', 'joy'), CAST_STORY);
    expect(again && pictureKey(again)).toBe(one);
  });
});
