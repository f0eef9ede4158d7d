// Small tables: settings, jobs, manifests of exports, the undo list.
import type { ProjectId } from '@/story';
import type { Result } from '@/lib/result';
import type { Database } from './database';
import type { StorageFailure } from './failure';
import { parseRow, parseRows } from './parse';
import {
  exportRowSchema,
  historyRowSchema,
  jobRowSchema,
  undoRowSchema,
  type ExportRow,
  type HistoryRow,
  type JobRow,
} from './rows';

export class SettingsRows {
  constructor(private readonly database: Database) {}

  /** The stored value as it is; `settings/` knows its shape. */
  get(key: string): Promise<Result<unknown, StorageFailure>> {
    return this.database.read(async (tables) => (await tables.settings.get(key))?.value);
  }

  put(key: string, value: unknown): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['settings'], async (tables) => {
      await tables.settings.put({ key, value });
    });
  }
}

export class JobRows {
  constructor(private readonly database: Database) {}

  /** All jobs, newest first. */
  list(): Promise<Result<JobRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows = await tables.jobs.orderBy('createdAt').reverse().toArray();
      return parseRows(jobRowSchema, rows, 'jobs', String).rows;
    });
  }

  get(id: string): Promise<Result<JobRow | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.jobs.get(id);
      return row === undefined ? undefined : parseRow(jobRowSchema, row, 'jobs', id);
    });
  }

  put(job: JobRow): Promise<Result<void, StorageFailure>> {
    return this.database.write('relaxed', ['jobs'], async (tables) => {
      await tables.jobs.put(job);
    });
  }

  delete(ids: readonly string[]): Promise<Result<void, StorageFailure>> {
    return this.database.write('relaxed', ['jobs'], (tables) => tables.jobs.bulkDelete([...ids]));
  }
}

export class ExportRows {
  constructor(private readonly database: Database) {}

  get(
    projectId: ProjectId,
    target: string,
  ): Promise<Result<ExportRow | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.exports.get([projectId, target]);
      return row === undefined ? undefined : parseRow(exportRowSchema, row, 'exports', target);
    });
  }

  put(row: ExportRow): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['exports'], async (tables) => {
      await tables.exports.put(row);
    });
  }
}

export class UndoRows {
  constructor(private readonly database: Database) {}

  getHistory(projectId: ProjectId): Promise<Result<HistoryRow, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.histories.get(projectId);
      return row === undefined
        ? { projectId, position: 0, steps: [] }
        : parseRow(historyRowSchema, row, 'histories', projectId);
    });
  }

  getPatch(projectId: ProjectId, step: number): Promise<Result<unknown, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.undo.get([projectId, step]);
      return row === undefined ? undefined : parseRow(undoRowSchema, row, 'undo', projectId).patch;
    });
  }
}
