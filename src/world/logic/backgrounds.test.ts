import { describe, expect, it } from 'vitest';
import { shotsOfScene } from '@/stage';
import { buildScene, CAST_STORY, narrate, placeId, say } from '@/stage/testing';
import { backgroundKey, LIGHTS, WEATHERS, type AssetId, type SceneId } from '@/story';
import { backgroundCells, seenForAll, usesOfBackgrounds } from './backgrounds';

const [PIER, INN] = [placeId('pier'), placeId('inn')];
const asset = 'a'.repeat(64) as AssetId;
const to = (place: string) => ({ kind: 'place', place });

const SCENES = [
  buildScene('a', [
    narrate(),
    to('pier'),
    { kind: 'hour', hour: 'midnight' },
    { kind: 'weather', weather: 'fog' },
    say('p0'),
    to('inn'),
    to('pier'),
  ]),
  buildScene('b', [to('inn'), say('p0'), to('pier'), narrate()], { place: 'pier', hour: 'night' }),
  buildScene('c', [], { place: 'inn' }),
  buildScene('d', [say('p0')], { place: 'gone', weather: 'snow' }),
];
const story = {
  world: CAST_STORY.world,
  scenes: SCENES,
  beats: new Map(SCENES.map(({ id, beats }) => [id, beats])),
};

describe('lights and weathers of places', () => {
  it('are those that the stage shows', () => {
    const shown = SCENES.flatMap((scene) => shotsOfScene(scene, CAST_STORY)).flatMap((shot) =>
      shot.kind === 'background' && shot.place !== undefined
        ? [`${shot.place} ${backgroundKey(shot.light, shot.weather)}`]
        : [],
    );
    const uses = usesOfBackgrounds(story);
    const counted = [...uses].flatMap(([place, keys]) =>
      [...keys.keys()].map((key) => `${place} ${key}`),
    );
    expect(counted.sort()).toEqual([...new Set(shown)].sort());
    expect(Object.fromEntries(uses.get(PIER) ?? [])).toEqual({
      'dusk overcast': 1,
      'night overcast': 2,
      'night fog': 1,
    });
  });

  it('are counted anew when the world says another hour, and only of loaded scenes', () => {
    usesOfBackgrounds(story);
    const world = { ...story.world, places: [] };
    expect([
      ...(usesOfBackgrounds({ ...story, world })
        .get(INN)
        ?.keys() ?? []),
    ]).toContain('night overcast');
    const some = new Map([['a' as SceneId, SCENES[0]!.beats]]);
    expect(usesOfBackgrounds({ ...story, beats: some }).get(placeId('gone'))).toBeUndefined();
  });

  it('have a cell when they are seen, usual or pictured', () => {
    const uses = new Map([['night fog', 2]]);
    const backgrounds = { 'dawn snow': asset };
    const cells = backgroundCells({ backgrounds }, uses, { usual: 'rain', isAll: false });
    expect(cells.map(({ light, weather }) => backgroundKey(light, weather))).toEqual([
      'dawn rain',
      'dawn snow',
      'day rain',
      'dusk rain',
      'night rain',
      'night fog',
    ]);
    expect(cells[1]?.own).toBe(asset);
    expect(cells[5]?.uses).toBe(2);
    expect(backgroundCells({}, uses, { usual: 'rain', isAll: true })).toHaveLength(24);
  });

  it('show the picture for all where none is nearer', () => {
    expect(seenForAll({})).toEqual({ light: 'day', weather: 'clear' });
    expect(seenForAll({ backgrounds: { 'day clear': asset } })).toEqual({
      light: 'dawn',
      weather: 'clear',
    });
    const all = WEATHERS.flatMap((weather) => LIGHTS.map((light) => backgroundKey(light, weather)));
    const backgrounds = Object.fromEntries(all.map((key) => [key, asset]));
    expect(seenForAll({ backgrounds })).toBeUndefined();
  });
});
