// From old rows to today's. Each version after the first is a file here with one pure function per
// table that changed; `bench.ts` checks that it has a stored sample of the shape before it.
import type { TableName } from '../rows';
import { readAgain } from './4-draft-pages';

export interface Migration {
  /** The version of the database that the functions lead to. */
  readonly version: number;
  /** Old row in, new row out. Must keep keys it does not know. */
  readonly tables: { readonly [table in TableName]?: (row: unknown) => unknown };
}

/** In rising order. Only ever appended to. */
export const MIGRATIONS: readonly Migration[] = [
  // Version 2 adds the tables of servers and renders; old rows stay as they are.
  { version: 2, tables: {} },
  // Version 3 adds the pages of scene heads. A whole outline is cut into them when it is opened first:
  // a row becomes many, and one of a gigabyte of stories must not stand in the way of the whole page.
  { version: 3, tables: {} },
  // Version 4 puts the scenes of drafts into pages. A draft that was ready is one to be read again: its
  // log is here, and so is every correction.
  { version: 4, tables: { imports: readAgain } },
];

/** The row of `table` as version `from` wrote it, brought to today's shape. */
export function migrateRow(
  table: TableName,
  row: unknown,
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
): unknown {
  let current = row;
  for (const { version, tables } of migrations) {
    if (version > from) current = tables[table]?.(current) ?? current;
  }
  return current;
}
