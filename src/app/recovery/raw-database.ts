// The database as the browser has it: no Dexie, no schemas, nothing that a fault in the app could take
// along. Reads only.

const NAME = 'comfyvn-studio';

export type RawRow = Readonly<Record<string, unknown>>;

export interface FoundProject {
  readonly id: string;
  readonly title: string;
  /** Ms since the epoch, or undefined where the row does not say. */
  readonly updatedAt: number | undefined;
  readonly inBin: boolean;
  readonly row: RawRow;
}

/** Opens the database if there is one; never makes or upgrades one. */
export function openExisting(
  factory: IDBFactory = indexedDB,
  name = NAME,
): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    let isNew = false;
    const request = factory.open(name);
    request.onupgradeneeded = () => {
      // There was none: an empty one left behind would stand in the app's way.
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isNew ? resolve(undefined) : reject(request.error ?? new Error(name)));
  });
}

/** Every project row, the bin's too; rows without an id are named by their place. */
export async function listProjects(database: IDBDatabase): Promise<FoundProject[]> {
  const rows = await readAll(database, 'projects');
  return rows
    .map((row, index) => ({
      id: typeof row.id === 'string' ? row.id : '',
      title: typeof row.title === 'string' && row.title ? row.title : `Project ${index + 1}`,
      updatedAt: typeof row.updatedAt === 'number' ? row.updatedAt : undefined,
      inBin: row.deletedAt !== undefined,
      row,
    }))
    .sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0));
}

export function has(database: IDBDatabase, table: string): boolean {
  return database.objectStoreNames.contains(table);
}

/** All rows of a table, or those of a key range; none where the table is missing. */
export async function readAll(
  database: IDBDatabase,
  table: string,
  range?: IDBKeyRange,
): Promise<RawRow[]> {
  if (!has(database, table)) return [];
  const rows = await ask<unknown[]>(
    database
      .transaction(table)
      .objectStore(table)
      .getAll(range ?? null),
  );
  return rows.filter(isRow);
}

export async function readOne(
  database: IDBDatabase,
  table: string,
  key: string,
): Promise<RawRow | undefined> {
  if (!has(database, table)) return undefined;
  const row = await ask<unknown>(database.transaction(table).objectStore(table).get(key));
  return isRow(row) ? row : undefined;
}

/** Rows whose compound key begins with the project's id. */
export function rangeOf(projectId: string): IDBKeyRange {
  // An array is greater than every number and text, so this ends after the last row.
  return IDBKeyRange.bound([projectId], [projectId, []]);
}

function isRow(value: unknown): value is RawRow {
  return typeof value === 'object' && value !== null;
}

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });
}
