// A small story for tests of edits.
import {
  beatSchema,
  characterSchema,
  projectSchema,
  sceneHeadSchema,
  worldSchema,
  type Beat,
  type BeatId,
  type CharacterId,
  type PlaceId,
  type SceneId,
  type Story,
} from '..';

export const A = 'a' as SceneId;
export const B = 'b' as SceneId;
export const [ONE, TWO, THREE] = ['1', '2', '3'] as [BeatId, BeatId, BeatId];
export const SORA = 'sora' as CharacterId;
export const MIRA = 'mira' as CharacterId;
export const PIER = 'pier' as PlaceId;
export const HOME = 'home' as PlaceId;

export function beat(id: string, rest: Record<string, unknown>): Beat {
  return beatSchema.parse({ id, ...rest });
}
export const say = (id: string, text: string, rest: Record<string, unknown> = {}) =>
  beat(id, { kind: 'say', who: SORA, text, ...rest });

export function storyOf(scenes: Record<string, Beat[]>, heads: Record<string, object> = {}): Story {
  const person = (id: string) =>
    characterSchema.parse({ id, name: id, role: 'character', color: '#ffffff', looks: {} });
  return {
    project: projectSchema.parse({ id: 'p', title: 'T', createdAt: 0, updatedAt: 0 }),
    characters: [person(SORA), person(MIRA)],
    world: worldSchema.parse({
      places: [
        { id: PIER, name: 'Pier', kind: 'pier' },
        { id: HOME, name: 'Home', kind: 'room' },
      ],
    }),
    scenes: Object.entries(scenes).map(([id, beats]) =>
      sceneHeadSchema.parse({ id, title: id, beatCount: beats.length, ...heads[id] }),
    ),
    beats: new Map(Object.entries(scenes).map(([id, beats]) => [id as SceneId, beats])),
  };
}

export const ids = (story: Story, scene: SceneId) => story.beats.get(scene)?.map(({ id }) => id);
export const at = (story: Story, scene: SceneId, index = 0) => story.beats.get(scene)?.[index];
export const headOf = (story: Story, scene: SceneId) => story.scenes.find(({ id }) => id === scene);
