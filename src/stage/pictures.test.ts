import { describe, expect, it } from 'vitest';
import { placeSchema, shotKey, worldSchema, type Shot } from '@/story';
import { exactAsset, pictureKey, pictureOf } from './pictures';
import { describeShot, mergeShots, shotsOfScene } from './shots';
import {
  buildCharacter,
  buildScene,
  CAST_STORY,
  characterId,
  placeId,
  say,
  stage,
} from './testing';

const asset = (digit: string) => digit.repeat(64);
const sprite = (who: string, expression: string, outfit?: string): Shot => ({
  kind: 'sprite',
  who: characterId(who),
  expression,
  ...(outfit !== undefined && { outfit }),
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

  it('lists a face in each outfit that it is seen in', () => {
    const dressed = buildScene('d', [
      say('p0', 'a', { expression: 'joy' }),
      stage('dress', 'p0', { outfit: 'gown' }),
      stage('dress', 'p0'),
    ]);
    const shots = shotsOfScene(dressed, CAST_STORY).filter(({ kind }) => kind === 'sprite');
    expect(shots.map(shotKey)).toEqual(['sprite p0 joy', 'sprite p0 [gown] joy']);
    expect(shots.map((shot) => describeShot(shot, CAST_STORY))).toEqual([
      'P0, joy',
      'P0, gown, joy',
    ]);
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

  it('paints the words of an outfit over clothes set by hand', () => {
    const looks = {
      words: 'red hair',
      traits: { hair: 'bun', clothes: 'suit', clothesColor: '#112233' },
    };
    const outfits = [{ name: 'gown', words: 'a blue gown' }, { name: 'armor' }];
    const cast = withCast(buildCharacter('p0', { looks, outfits }));
    const paints = (outfit?: string) => {
      const picture = pictureOf(sprite('p0', 'joy', outfit), cast);
      return picture?.by === 'painter' && picture.spec.kind === 'sprite'
        ? picture.spec.character.looks
        : undefined;
    };
    expect(paints()).toEqual(looks);
    expect(paints('gone')).toEqual(looks);
    expect(paints('gown')).toEqual({
      words: 'red hair, wearing a blue gown',
      traits: { hair: 'bun' },
    });
    expect(paints('armor')?.words).toBe('red hair, wearing armor');
  });

  it('shows the nearest face in an outfit, then the usual clothes, and says which', () => {
    const outfits = [{ name: 'gown', sprites: { joy: asset('d') } }, { name: 'armor' }];
    const cast = withCast(buildCharacter('p0', { sprites: { joy: asset('a') }, outfits }));
    const shown = (outfit: string, expression = 'joy') =>
      pictureOf(sprite('p0', expression, outfit), cast);
    expect(shown('gown')).toEqual({ by: 'asset', asset: asset('d') });
    expect(shown('gown', 'amusement')).toMatchObject({
      asset: asset('d'),
      fallbackFrom: { wanted: 'amusement', shown: 'joy' },
    });
    expect(shown('armor')).toMatchObject({
      asset: asset('a'),
      fallbackFrom: { wanted: 'armor joy', shown: 'joy' },
    });
    expect(exactAsset(sprite('p0', 'joy', 'gown'), cast)).toBe(asset('d'));
    expect(exactAsset(sprite('p0', 'amusement', 'gown'), cast)).toBeUndefined();
    expect(exactAsset(sprite('p0', 'joy', 'armor'), cast)).toBeUndefined();
  });

  it('shows a place by light and weather, then the picture for all, then the nearest', () => {
    const pier = (fields: Record<string, unknown>) => ({
      ...CAST_STORY,
      world: worldSchema.parse({
        places: [placeSchema.parse({ id: 'pier', name: 'Pier', kind: 'pier', ...fields })],
      }),
    });
    const shot = (light: 'dusk' | 'night', weather: 'rain' | 'fog') =>
      ({ kind: 'background', place: placeId('pier'), light, weather }) as const;
    const backgrounds = { 'dusk rain': asset('a'), 'night clear': asset('b'), odd: asset('c') };
    const some = pier({ backgrounds });
    expect(pictureOf(shot('dusk', 'rain'), some)).toEqual({ by: 'asset', asset: asset('a') });
    expect(pictureOf(shot('night', 'fog'), some)).toMatchObject({
      asset: asset('b'),
      fallbackFrom: { wanted: 'night fog', shown: 'night clear' },
    });
    const both = pier({ backgrounds, background: asset('e') });
    expect(pictureOf(shot('dusk', 'rain'), both)).toMatchObject({ asset: asset('a') });
    expect(pictureOf(shot('night', 'fog'), both)).toEqual({ by: 'asset', asset: asset('e') });
    expect(exactAsset(shot('night', 'fog'), both)).toBeUndefined();
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
