// Small tables: settings, jobs, manifests of exports, the undo list.
import type { z } from 'zod';
import type { ProjectId } from '@/story';
import type { Result } from '@/lib/result';
import type { Database } from './database';
import { Refusal, type StorageFailure } from './failure';
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

  /** What a step changed, parsed with the schema of whoever wrote it. */
  getPatch<T>(
    projectId: ProjectId,
    step: number,
    schema: z.ZodType<T>,
  ): Promise<Result<T, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.undo.get([projectId, step]);
      if (row === undefined) throw new Refusal({ kind: 'missing', what: 'step of the undo list' });
      const { patch } = parseRow(undoRowSchema, row, 'undo', projectId);
      return parseRow(schema, patch, 'undo', `${projectId} ${step}`);
    });
  }
}
