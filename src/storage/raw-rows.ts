// Rows as they lie in the tables, unparsed: for archives, which must carry what this version cannot
// read, and for recovery, which must get out what is damaged.
import type { Result } from '@/lib/result';
import { rowsOfProject, type Database } from './database';
import type { StorageFailure } from './failure';
import { getRawOutline, OUTLINE_TABLES, putRawOutline } from './outlines';
import type { TableName } from './rows';

/** Tables whose rows are plain data and belong to one project. */
export type PlainTable =
  'scenes' | 'transcripts' | 'messages' | 'saves' | 'seen' | 'takes' | 'recipes';

export class RawRows {
  constructor(private readonly database: Database) {}

  /** One row by its key; undefined where there is none. An outline comes whole, its pages joined. */
  get(table: 'projects' | 'outlines', id: string): Promise<Result<unknown, StorageFailure>> {
    return this.database.read(async (tables): Promise<unknown> => {
      if (table === 'projects') return tables.table(table).get(id);
      return tables.transaction('r', [...OUTLINE_TABLES], () => getRawOutline(tables, id));
    });
  }

  /** Keys of a project's rows, in key order. */
  listKeys(
    table: PlainTable,
    projectId: string,
  ): Promise<Result<readonly (readonly (string | number)[])[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const keys = await rowsOfProject(tables.table(table), projectId).primaryKeys();
      return keys as (string | number)[][];
    });
  }

  /** Rows by key, in the order of the keys; undefined where there is none. */
  getMany(
    table: PlainTable,
    keys: readonly (readonly (string | number)[])[],
  ): Promise<Result<readonly unknown[], StorageFailure>> {
    return this.database.read(async (tables): Promise<readonly unknown[]> => {
      return tables.table(table).bulkGet(keys.map((key) => [...key]));
    });
  }

  /**
   * Writes rows of several tables in one transaction. They must have been checked. Outlines are given
   * whole, and cut into pages.
   */
  put(
    rows: { readonly [table in TableName]?: readonly unknown[] },
    durability: 'strict' | 'relaxed' = 'relaxed',
  ): Promise<Result<void, StorageFailure>> {
    const names = Object.keys(rows) as TableName[];
    const all = names.includes('outlines') ? [...names, 'outlinePages' as const] : names;
    return this.database.write(durability, all, async (tables) => {
      for (const name of names) {
        const list = rows[name] ?? [];
        if (name === 'outlines') for (const row of list) await putRawOutline(tables, row);
        else await tables.table(name).bulkPut([...list]);
      }
    });
  }
}
