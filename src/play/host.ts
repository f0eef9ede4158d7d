// What the player needs of the house. `panels/PlayPanel.svelte` makes one of the open project; a test
// makes one of a few scenes.
import type { AssetId, BeatId, SceneId } from '@/story';
import type { PictureSpec } from '@/stage';
import type { PlayPreferences } from './preferences';
import type { SaveData } from './saves';
import type { PlayedStory, SeenBeats } from './session.svelte';

/** A row in the list of saves. */
export interface StoredSave {
  readonly slot: string;
  readonly savedAt: number;
  readonly data: SaveData;
  readonly picture: Blob | undefined;
}

export interface PlayHost {
  readonly title: string;
  readonly author: string;
  readonly story: PlayedStory;
  readonly seen: SeenBeats;
  readonly preferences: PlayPreferences;
  /** False for readers who dictate: single letters do nothing. */
  readonly hasLetterKeys: boolean;
  readonly announcesLines: boolean;
  setPreferences(preferences: PlayPreferences): void;
  /** A drawing of the painter's, or undefined when it cannot draw. */
  paint(spec: PictureSpec): Promise<Blob | undefined>;
  /** The bytes of a picture of the user's own, or undefined when they are gone. */
  assetBlob(asset: AssetId): Promise<Blob | undefined>;
  listSaves(): Promise<readonly StoredSave[]>;
  /** False when the save could not be written; the host has said why. */
  putSave(save: StoredSave): Promise<boolean>;
  deleteSave(slot: string): Promise<boolean>;
  /** To the script room, at this line. */
  edit(scene: SceneId, beat: BeatId | undefined): void;
}
