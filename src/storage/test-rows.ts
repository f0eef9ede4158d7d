// Rows for the tests of storage, project and archive. Fixed, not random.
import {
  beatSchema,
  characterSchema,
  EMPTY_WORLD,
  projectSchema,
  sceneHeadSchema,
  type Beat,
  type Project,
  type SceneHead,
} from '@/story';
import type { DraftOutline } from './import-rows';

export function makeProject(id: string): Project {
  return projectSchema.parse({ id, title: `Project ${id}`, createdAt: 1, updatedAt: 1 });
}

export function makeBeats(scene: string, count: number): Beat[] {
  return Array.from({ length: count }, (_, i) =>
    beatSchema.parse({
      id: `${scene}-${i}`,
      kind: 'say',
      who: i % 2 ? 'mio' : 'sora',
      text: `Line ${i} of ${scene}.`,
    }),
  );
}

export function makeHeads(count: number): SceneHead[] {
  return Array.from({ length: count }, (_, i) =>
    sceneHeadSchema.parse({
      id: `scene-${i}`,
      title: `Scene ${i + 1}`,
      cast: ['sora', 'mio'],
      beatCount: 2,
    }),
  );
}

export function makeDraft(scenes: number): DraftOutline {
  return {
    title: 'Lantern tide',
    characters: [
      characterSchema.parse({
        id: 'sora',
        name: 'Sora',
        role: 'player',
        color: '#f2a7b8',
        looks: {},
      }),
      characterSchema.parse({
        id: 'mio',
        name: 'Mio',
        role: 'character',
        color: '#8fc7f4',
        looks: {},
      }),
    ],
    world: EMPTY_WORLD,
    pages: 0,
    readAt: 1,
    cast: [],
    counts: {
      messages: 1,
      scenes,
      asides: 0,
      doubts: 0,
      beats: scenes * 2,
      say: scenes * 2,
      narrate: 0,
      notes: 0,
      choices: 0,
      doubtful: 0,
      charactersInBeats: 0,
      charactersSkipped: 0,
      charactersLost: 0,
    },
    diagnostics: [],
  };
}
