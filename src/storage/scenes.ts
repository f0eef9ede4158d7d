// Beats, one record a scene: the number of records is what IndexedDB costs, not their bytes
// (a record a message is 12 to 36 times dearer).
import { beatSchema, STORY_VERSION } from '@/story';
import type { Beat, ProjectId, SceneId } from '@/story';
import { ok, type Result } from '@/lib/result';
import { rowsOfProject, type Database } from './database';
import { Refusal, type StorageFailure } from './failure';
import { parseKeeping, parseRow } from './parse';
import { sceneRowSchema } from './rows';

/** Scenes a transaction: a cancelled import stops soon, and memory stays flat. */
export const SCENES_A_TRANSACTION = 40;

export interface SceneBeats {
  readonly id: SceneId;
  readonly beats: readonly Beat[];
}

export class Scenes {
  constructor(private readonly database: Database) {}

  /**
   * The beats of these scenes by id; a scene that is not stored is missing from the map. With
   * `storyVersion` above ours, beats that this page cannot read become notes that say so.
   */
  getMany(
    projectId: ProjectId,
    ids: readonly SceneId[],
    storyVersion = STORY_VERSION,
  ): Promise<Result<Map<SceneId, readonly Beat[]>, StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows: readonly unknown[] = await tables.scenes.bulkGet(
        ids.map((id) => [projectId, id]),
      );
      const found = new Map<SceneId, readonly Beat[]>();
      rows.forEach((row, i) => {
        const id = ids[i];
        if (row !== undefined && id !== undefined) found.set(id, beatsIn(row, id, storyVersion));
      });
      return found;
    });
  }

  /**
   * Writes scenes, forty a transaction, without waiting for the disk: what an import writes can be
   * made again. Stops between transactions when the signal fires; gives the number written.
   */
  async putMany(
    projectId: ProjectId,
    scenes: readonly SceneBeats[],
    signal?: AbortSignal,
  ): Promise<Result<number, StorageFailure>> {
    for (let at = 0; at < scenes.length; at += SCENES_A_TRANSACTION) {
      if (signal?.aborted) return ok(at);
      const batch = scenes.slice(at, at + SCENES_A_TRANSACTION);
      const written = await this.database.write('relaxed', ['scenes'], (tables) =>
        tables.scenes.bulkPut(
          batch.map(({ id, beats }) => ({ projectId, id, beats: beats as Beat[] })),
        ),
      );
      if (!written.ok) return written;
    }
    return ok(scenes.length);
  }

  /** All scenes in the order of `ids`, read forty at a time. Scenes that are not stored are passed over. */
  async *each(
    projectId: ProjectId,
    ids: readonly SceneId[],
    storyVersion = STORY_VERSION,
  ): AsyncGenerator<Result<SceneBeats, StorageFailure>, void> {
    for (let at = 0; at < ids.length; at += SCENES_A_TRANSACTION) {
      const batch = ids.slice(at, at + SCENES_A_TRANSACTION);
      const read = await this.getMany(projectId, batch, storyVersion);
      if (!read.ok) {
        yield read;
        return;
      }
      for (const id of batch) {
        const beats = read.value.get(id);
        if (beats) yield ok({ id, beats });
      }
    }
  }

  /** Ids of the stored scenes of a project, in no order that means anything. */
  listIds(projectId: ProjectId): Promise<Result<SceneId[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const keys = await rowsOfProject(tables.scenes, projectId).primaryKeys();
      return keys.map(([, id]) => id as SceneId);
    });
  }

  async deleteMany(
    projectId: ProjectId,
    ids: readonly SceneId[],
  ): Promise<Result<void, StorageFailure>> {
    if (ids.length === 0) return ok(undefined);
    return this.database.write('relaxed', ['scenes'], (tables) =>
      tables.scenes.bulkDelete(ids.map((id) => [projectId, id])),
    );
  }

  deleteAll(projectId: ProjectId): Promise<Result<number, StorageFailure>> {
    return this.database.write('relaxed', ['scenes'], (tables) =>
      rowsOfProject(tables.scenes, projectId).delete(),
    );
  }
}

function beatsIn(row: unknown, id: SceneId, storyVersion: number): readonly Beat[] {
  if (storyVersion <= STORY_VERSION) return parseRow(sceneRowSchema, row, 'scenes', id).beats;
  const beats: unknown =
    typeof row === 'object' && row !== null && 'beats' in row ? row.beats : undefined;
  if (!Array.isArray(beats)) {
    throw new Refusal({
      kind: 'damaged',
      table: 'scenes',
      key: id,
      why: 'it has no list of beats',
    });
  }
  return beats.map((beat: unknown, i) => readableBeat(beat, `${id}-${i}`));
}

/** A beat of a newer version, or a note in its place. Such a story is never written back. */
function readableBeat(beat: unknown, fallbackId: string): Beat {
  const parsed = parseKeeping(beatSchema, beat);
  if (parsed.ok) return parsed.value;
  const id: unknown =
    typeof beat === 'object' && beat !== null && 'id' in beat ? beat.id : fallbackId;
  return beatSchema.parse({
    id: typeof id === 'string' && id ? id : fallbackId,
    kind: 'note',
    about: 'system',
    text: 'This step was made by a newer version and cannot be shown here.',
  });
}
