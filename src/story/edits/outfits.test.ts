import { describe, expect, it } from 'vitest';
import {
  beatSchema,
  characterSchema,
  outfitSchema,
  projectSchema,
  sceneHeadSchema,
  worldSchema,
  type AssetId,
  type CharacterId,
  type Light,
  type PlaceId,
  type SceneId,
  type Story,
  type Weather,
} from '..';
import {
  addOutfit,
  deleteOutfit,
  mergeCharacters,
  mergePlaces,
  renameOutfit,
  setOutfitWords,
  showShots,
} from '.';

const [SORA, MIRA] = ['sora', 'mira'] as [CharacterId, CharacterId];
const [A, B] = ['a', 'b'] as [SceneId, SceneId];
const [PIER, QUAY] = ['pier', 'quay'] as [PlaceId, PlaceId];
const asset = (digit: string) => digit.repeat(64) as AssetId;
const [ONE, TWO, THREE] = [asset('1'), asset('2'), asset('3')];

function person(id: string, more: object = {}) {
  const base = { id, name: id, role: 'character', color: '#ffffff', looks: {} };
  return characterSchema.parse({ ...base, ...more });
}

const dress = (id: string, who: string, outfit?: string) =>
  beatSchema.parse({ id, kind: 'stage', action: 'dress', who, ...(outfit && { outfit }) });

const story: Story = {
  project: projectSchema.parse({ id: 'p', title: 'T', createdAt: 0, updatedAt: 0 }),
  characters: [
    person(SORA, {
      sprites: { joy: ONE },
      outfits: [{ name: 'gown', words: 'a blue gown', sprites: { joy: TWO } }, { name: 'armor' }],
      art: {
        loras: [
          { file: 'all' },
          { file: 'both', outfits: ['gown', 'armor'] },
          { file: 'gown', outfits: ['gown'] },
        ],
      },
    }),
    person(MIRA, { outfits: [{ name: 'gown', words: 'red', sprites: { joy: ONE, fear: ONE } }] }),
  ],
  world: worldSchema.parse({
    places: [
      { id: PIER, name: 'Pier', kind: 'pier', backgrounds: { 'dusk rain': ONE } },
      { id: QUAY, name: 'Quay', kind: 'pier', backgrounds: { 'dusk rain': TWO, 'day fog': TWO } },
    ],
  }),
  scenes: [A, B].map((id) => sceneHeadSchema.parse({ id, title: id })),
  beats: new Map([
    [A, [dress('1', SORA, 'gown'), dress('2', MIRA, 'gown'), dress('3', SORA)]],
    [B, [dress('4', SORA, 'armor')]],
  ]),
};

const outfitsOf = (now: Story, id = SORA) => now.characters.find((one) => one.id === id)?.outfits;
const worn = (now: Story, scene = A) =>
  now.beats.get(scene)?.map((beat) => ('outfit' in beat ? beat.outfit : undefined));
const lorasOf = (now: Story) =>
  now.characters[0]?.art?.loras.map(({ file, outfits }) => [file, outfits]);

describe('outfits', () => {
  it('are kept out of stories that have none', () => {
    expect(person('old')).not.toHaveProperty('outfits');
    expect(beatSchema.parse({ id: '1', kind: 'stage', action: 'enter', who: SORA })).toEqual({
      id: '1',
      kind: 'stage',
      action: 'enter',
      who: SORA,
    });
  });

  it('are added once by name', () => {
    const coat = outfitSchema.parse({ name: 'coat' });
    const one = addOutfit(SORA, coat).apply(story);
    expect(outfitsOf(one)?.map(({ name }) => name)).toEqual(['gown', 'armor', 'coat']);
    expect(one.characters[1]).toBe(story.characters[1]);
    expect(addOutfit(SORA, coat).apply(one)).toBe(one);
    expect(outfitsOf(addOutfit(MIRA, coat).apply(story), MIRA)).toHaveLength(2);
  });

  it('have words and pictures of their own', () => {
    const worded = setOutfitWords(SORA, 'armor', 'plate').apply(story);
    expect(outfitsOf(worded)?.[1]).toMatchObject({ name: 'armor', words: 'plate' });
    expect(outfitsOf(worded)?.[0]).toBe(outfitsOf(story)?.[0]);
    expect(setOutfitWords(SORA, 'gone', 'x').apply(story)).toBe(story);
    const shot = (expression: string) =>
      ({ kind: 'sprite', who: SORA, expression, outfit: 'gown' }) as const;
    const set = showShots([
      { shot: shot('fear'), asset: THREE },
      { shot: shot('joy'), asset: undefined },
    ]).apply(story);
    expect(outfitsOf(set)?.[0]?.sprites).toEqual({ fear: THREE });
    expect(set.characters[0]?.sprites).toEqual({ joy: ONE });
  });

  it('take their new name to beats and LoRAs of their own character', () => {
    const edit = renameOutfit(story, SORA, 'gown', 'dress');
    expect(edit.needs).toEqual([A, B]);
    const after = edit.apply(story);
    expect(outfitsOf(after)?.map(({ name }) => name)).toEqual(['dress', 'armor']);
    expect(worn(after)).toEqual(['dress', 'gown', undefined]);
    expect(after.beats.get(B)).toBe(story.beats.get(B));
    expect(lorasOf(after)).toEqual([
      ['all', undefined],
      ['both', ['dress', 'armor']],
      ['gown', ['dress']],
    ]);
    expect(renameOutfit(story, SORA, 'gown', 'armor').apply(story)).toBe(story);
    expect(renameOutfit(story, SORA, 'gone', 'x').apply(story)).toBe(story);
  });

  it('leave the usual clothes behind, and no LoRA that would now be for all', () => {
    const after = deleteOutfit(story, SORA, 'gown').apply(story);
    expect(outfitsOf(after)?.map(({ name }) => name)).toEqual(['armor']);
    expect(worn(after)).toEqual([undefined, 'gown', undefined]);
    expect(after.beats.get(A)?.[0]).not.toHaveProperty('outfit');
    expect(lorasOf(after)).toEqual([
      ['all', undefined],
      ['both', ['armor']],
    ]);
    expect(deleteOutfit(story, SORA, 'gown').apply(after)).toBe(after);
  });

  it('of two people who are one fill each other', () => {
    const after = mergeCharacters(story, SORA, MIRA).apply(story);
    expect(outfitsOf(after, MIRA)).toEqual([
      { name: 'gown', words: 'red', sprites: { joy: ONE, fear: ONE } },
      { name: 'armor', words: '', sprites: {} },
    ]);
    expect(worn(after)).toEqual(['gown', 'gown', undefined]);
    const bare = { ...story, characters: [person(SORA), person(MIRA)] };
    expect(outfitsOf(mergeCharacters(bare, SORA, MIRA).apply(bare), MIRA)).toBeUndefined();
  });
});

describe('pictures of a place by light and weather', () => {
  const of = (now: Story, id = PIER) => now.world.places.find((one) => one.id === id)?.backgrounds;

  it('come and go one by one', () => {
    const show = (light: Light, weather: Weather, asset: AssetId | undefined) =>
      showShots([{ shot: { kind: 'background', place: PIER, light, weather }, asset }]);
    const two = show('night', 'clear', THREE).apply(story);
    expect(of(two)).toEqual({ 'dusk rain': ONE, 'night clear': THREE });
    const gone = show('dusk', 'rain', undefined).apply(story);
    expect(gone.world.places[0]).not.toHaveProperty('backgrounds');
    expect(show('day', 'snow', undefined).apply(story)).toBe(story);
    expect(show('dusk', 'rain', ONE).apply(story)).toBe(story);
  });

  it('of two places that are one fill each other', () => {
    const after = mergePlaces(story, QUAY, PIER).apply(story);
    expect(of(after)).toEqual({ 'dusk rain': ONE, 'day fog': TWO });
  });
});
