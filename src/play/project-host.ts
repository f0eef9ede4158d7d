// Joins the player to the open project, its storage, the settings and the painter.
import type { PictureSpec } from '@/stage';
import type { OpenProject } from '@/project';
import type { Settings } from '@/settings';
import { describeFailure, type SaveRow, type Storage, type StorageFailure } from '@/storage';
import type { Navigation } from '@/ui/navigation.svelte';
import type { Toasts } from '@/ui/toasts.svelte';
import type { PlayHost, StoredSave } from './host';
import { readPreferences, type PlayPreferences } from './preferences';
import { readSave } from './saves';
import type { SeenLines } from './seen-lines';
import type { PlayedStory } from './session.svelte';

export interface HouseServices {
  readonly project: OpenProject;
  readonly storage: Storage;
  readonly settings: Settings;
  readonly navigation: Navigation;
  readonly toasts: Toasts;
  readonly seen: SeenLines;
  readonly paint: (spec: PictureSpec) => Promise<Blob | undefined>;
}

export function hostOf(house: HouseServices): PlayHost {
  const { project, storage, settings, navigation, toasts } = house;
  const tell = (failure: StorageFailure): false => {
    const { title, hint } = describeFailure(failure);
    toasts.add('bad', title, { hint });
    return false;
  };
  return {
    get title() {
      return project.story.project.title;
    },
    get author() {
      return project.story.project.author;
    },
    story: playedStory(project),
    seen: house.seen,
    get preferences() {
      return readPreferences(settings.value.player);
    },
    get hasLetterKeys() {
      return settings.value.accessibility.letterShortcuts;
    },
    get announcesLines() {
      return settings.value.accessibility.announceLines;
    },
    setPreferences(player: PlayPreferences) {
      settings.set({ player });
    },
    paint: house.paint,
    async assetBlob(asset) {
      const read = await storage.assets.blobOf(asset);
      return read.ok ? read.value : undefined;
    },
    async listSaves() {
      const listed = await storage.saves.list(project.id);
      if (listed.ok) return listed.value.flatMap(readRow);
      tell(listed.failure);
      return [];
    },
    async putSave(save) {
      const put = await storage.saves.put(rowOf(save, project.id));
      return put.ok || tell(put.failure);
    },
    async deleteSave(slot) {
      const deleted = await storage.saves.delete(project.id, slot);
      return deleted.ok || tell(deleted.failure);
    },
    edit(scene, beat) {
      navigation.go('script', { params: { scene, ...(beat === undefined ? {} : { beat }) } });
    },
  };
}

function playedStory(project: OpenProject): PlayedStory {
  return {
    get characters() {
      return project.story.characters;
    },
    get world() {
      return project.story.world;
    },
    get scenes() {
      return project.story.scenes;
    },
    get player() {
      return project.story.project.player;
    },
    beatsOf: (scene) => project.story.beats.get(scene),
    load: async (scene) => (await project.load([scene])).ok,
  };
}

/** A save that cannot be read (damaged, newer) is not offered. */
function readRow(row: SaveRow): StoredSave[] {
  const data = readSave(row.state);
  return data ? [{ slot: row.slot, savedAt: row.savedAt, data, picture: row.picture }] : [];
}

function rowOf(
  { slot, savedAt, data, picture }: StoredSave,
  projectId: SaveRow['projectId'],
): SaveRow {
  const last = data.marks[data.marks.length - 1];
  return {
    projectId,
    slot,
    savedAt,
    title: data.sceneTitle,
    state: data,
    ...(last && { scene: last.scene }),
    ...(last?.beat !== undefined && { beat: last.beat }),
    ...(picture && { picture }),
  };
}
