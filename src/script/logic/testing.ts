// Small stories for this room's tests.
import {
  beatSchema,
  characterSchema,
  projectSchema,
  sceneHeadSchema,
  worldSchema,
  type Beat,
  type SceneHead,
  type SceneId,
  type Story,
} from '@/story';

/** A beat from its kind and what the test is about. */
export function beat(id: string, rest: Record<string, unknown>): Beat {
  return beatSchema.parse({ id, ...rest });
}

export function say(id: string, text: string, rest: Record<string, unknown> = {}): Beat {
  return beat(id, { kind: 'say', who: 'sora', text, ...rest });
}

const GOWN = { name: 'gown', sprites: { smug: 'a'.repeat(64) } };

/** Scenes by id; a head may be given beside the beats. Sora and Mira are the cast; Mira has a gown. */
export function storyOf(
  scenes: Record<string, readonly Beat[]>,
  heads: Record<string, Partial<SceneHead>> = {},
): Story {
  return {
    project: projectSchema.parse({ id: 'p1', title: 'Test', createdAt: 0, updatedAt: 0 }),
    characters: [person('sora', 'Sora'), person('mira', 'Mira', { outfits: [GOWN] })],
    world: worldSchema.parse({ places: [{ id: 'pier', name: 'Pier', kind: 'pier' }] }),
    scenes: Object.entries(scenes).map(([id, beats]) =>
      sceneHeadSchema.parse({ id, title: id, beatCount: beats.length, ...heads[id] }),
    ),
    beats: new Map(Object.entries(scenes).map(([id, beats]) => [id as SceneId, beats])),
  };
}

function person(id: string, name: string, more: Record<string, unknown> = {}) {
  const base = { id, name, role: 'character', color: '#f2a7b8', looks: {} };
  return characterSchema.parse({ ...base, ...more });
}
