// Small fixed stories for the tests of the fold and of everything that plays it.
import {
  beatSchema,
  characterSchema,
  placeSchema,
  sceneSchema,
  worldSchema,
  type Beat,
  type BeatId,
  type Character,
  type CharacterId,
  type PlaceId,
  type Scene,
  type SceneId,
} from '@/story';
import type { StageStory } from './fold';

export const characterId = (id: string) => id as CharacterId;
export const sceneId = (id: string) => id as SceneId;
export const beatId = (id: string) => id as BeatId;
export const placeId = (id: string) => id as PlaceId;

export function buildCharacter(id: string, more: Record<string, unknown> = {}): Character {
  const name = id[0]?.toUpperCase() + id.slice(1);
  return characterSchema.parse({
    id,
    name,
    role: 'character',
    color: '#8fc7f4',
    looks: { words: '', traits: {} },
    ...more,
  });
}

export function buildBeat(beat: Record<string, unknown>): Beat {
  return beatSchema.parse(beat);
}

/** Beats get the ids `<scene>-0`, `<scene>-1`, … unless they bring their own. */
export function buildScene(
  id: string,
  beats: readonly Record<string, unknown>[],
  head: Record<string, unknown> = {},
): Scene {
  return sceneSchema.parse({
    id,
    title: id,
    ...head,
    beatCount: beats.length,
    beats: beats.map((beat, index) => ({ id: `${id}-${index}`, ...beat })),
  });
}

export const say = (who: string | null, text = '…', more: Record<string, unknown> = {}) => ({
  kind: 'say',
  who,
  text,
  ...more,
});
export const narrate = (text = '…', more: Record<string, unknown> = {}) => ({
  kind: 'narrate',
  text,
  ...more,
});
export const stage = (action: string, who: string, more: Record<string, unknown> = {}) => ({
  kind: 'stage',
  action,
  who,
  ...more,
});

const GOWN = { name: 'gown', words: 'a blue evening gown' };

/** Ten people `p0` … `p9`, each with a gown, a player, a narrator, a ghost without a body, two places. */
export const CAST_STORY: StageStory = {
  characters: [
    ...Array.from({ length: 10 }, (_, index) => buildCharacter(`p${index}`, { outfits: [GOWN] })),
    buildCharacter('me', { role: 'player' }),
    buildCharacter('teller', { role: 'narrator' }),
    buildCharacter('ghost', { onStage: false }),
  ],
  world: worldSchema.parse({
    environment: { weather: 'overcast' },
    places: [
      placeSchema.parse({
        id: 'pier',
        name: 'Old pier',
        kind: 'pier',
        environment: { hour: 'dusk' },
      }),
      placeSchema.parse({
        id: 'inn',
        name: 'Inn',
        kind: 'tavern',
        environment: { weather: 'rain' },
      }),
    ],
  }),
};
