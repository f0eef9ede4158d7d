// A host over a few scenes, for tests of the components.
import { buildCharacter } from '@/stage/testing';
import { headOf, worldSchema, type BeatId, type Scene } from '@/story';
import type { PlayHost, StoredSave } from './host';
import { DEFAULT_PREFERENCES, type PlayPreferences } from './preferences';

export interface TestHost extends PlayHost {
  readonly saves: Map<string, StoredSave>;
  readonly edited: string[];
}

export function buildHost(
  scenes: readonly Scene[],
  preferences: Partial<PlayPreferences> = {},
): TestHost {
  let chosen: PlayPreferences = { ...DEFAULT_PREFERENCES, textSpeedCps: 0, ...preferences };
  const beats = new Map(scenes.map((scene) => [scene.id, scene.beats]));
  const saves = new Map<string, StoredSave>();
  const edited: string[] = [];
  return {
    saves,
    edited,
    title: 'The lamp',
    author: '',
    hasLetterKeys: true,
    announcesLines: true,
    seen: new Set<BeatId>(),
    story: {
      characters: [
        buildCharacter('mira'),
        buildCharacter('tobias'),
        buildCharacter('robin', { role: 'player' }),
      ],
      world: worldSchema.parse({}),
      scenes: scenes.map(headOf),
      beatsOf: (id) => beats.get(id),
      load: (id) => Promise.resolve(beats.has(id)),
    },
    get preferences() {
      return chosen;
    },
    setPreferences(next) {
      chosen = next;
    },
    paint: () => Promise.resolve(undefined),
    assetBlob: () => Promise.resolve(undefined),
    listSaves: () => Promise.resolve([...saves.values()]),
    putSave(save) {
      saves.set(save.slot, save);
      return Promise.resolve(true);
    },
    deleteSave: (slot) => Promise.resolve(saves.delete(slot)),
    edit: (scene, beat) => void edited.push(`${scene} ${beat}`),
  };
}
