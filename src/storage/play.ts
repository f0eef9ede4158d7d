// What the player keeps: saved games and the lines that were seen.
import type { BeatId, ProjectId, SceneId } from '@/story';
import type { Result } from '@/lib/result';
import { rowsOfProject, type Database } from './database';
import type { StorageFailure } from './failure';
import { parseRow, parseRows } from './parse';
import { saveRowSchema, seenRowSchema, type SaveRow } from './rows';

export class Saves {
  constructor(private readonly database: Database) {}

  put(save: SaveRow): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['saves'], async (tables) => {
      await tables.saves.put(save);
    });
  }

  get(projectId: ProjectId, slot: string): Promise<Result<SaveRow | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.saves.get([projectId, slot]);
      return row === undefined ? undefined : parseRow(saveRowSchema, row, 'saves', slot);
    });
  }

  /** Saved games of a project, newest first. */
  list(projectId: ProjectId): Promise<Result<SaveRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows: readonly unknown[] = await rowsOfProject(tables.saves, projectId).toArray();
      const parsed = parseRows(saveRowSchema, rows, 'saves', String);
      return parsed.rows.sort((a, b) => b.savedAt - a.savedAt);
    });
  }

  delete(projectId: ProjectId, slot: string): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['saves'], (tables) =>
      tables.saves.delete([projectId, slot]),
    );
  }
}

export class Seen {
  constructor(private readonly database: Database) {}

  get(projectId: ProjectId, scene: SceneId): Promise<Result<ReadonlySet<BeatId>, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.seen.get([projectId, scene]);
      return new Set(row === undefined ? [] : parseRow(seenRowSchema, row, 'seen', scene).beats);
    });
  }

  /** All seen beats of a project by scene. */
  list(
    projectId: ProjectId,
  ): Promise<Result<ReadonlyMap<SceneId, ReadonlySet<BeatId>>, StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows: readonly unknown[] = await rowsOfProject(tables.seen, projectId).toArray();
      const parsed = parseRows(seenRowSchema, rows, 'seen', String);
      return new Map(parsed.rows.map((row) => [row.scene, new Set(row.beats)]));
    });
  }

  add(
    projectId: ProjectId,
    scene: SceneId,
    beats: readonly BeatId[],
  ): Promise<Result<void, StorageFailure>> {
    return this.database.write('relaxed', ['seen'], async (tables) => {
      const before = await tables.seen.get([projectId, scene]);
      const all = new Set([...(before?.beats ?? []), ...beats]);
      if (all.size === before?.beats.length) return;
      await tables.seen.put({ projectId, scene, beats: [...all] });
    });
  }

  clear(projectId: ProjectId): Promise<Result<void, StorageFailure>> {
    return this.database.write('relaxed', ['seen'], async (tables) => {
      await rowsOfProject(tables.seen, projectId).delete();
    });
  }
}
