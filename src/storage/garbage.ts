// Deletes bytes that nothing names any more.
import type { AssetId } from '@/story';
import type { Result } from '@/lib/result';
import type { Database, StudioDexie } from './database';
import type { StorageFailure } from './failure';

/** Bytes younger than this may belong to an import that has not written its rows yet. */
const YOUNG_MS = 86_400_000;

export interface Collected {
  readonly assets: number;
  readonly bytes: number;
}

/**
 * Deletes assets, snapshot parts and thumbnails that no row names. Any text of 64 hex digits in any
 * row counts as a name, so that fields which this version does not know keep their pictures too.
 */
export function collectGarbage(
  database: Database,
  options: { readonly youngMs?: number; readonly now?: number } = {},
): Promise<Result<Collected, StorageFailure>> {
  const before = (options.now ?? Date.now()) - (options.youngMs ?? YOUNG_MS);
  return database.write(
    'relaxed',
    [
      'projects',
      'outlines',
      'outlinePages',
      'scenes',
      'imports',
      'draftPages',
      'undo',
      'snapshots',
      'snapshotParts',
      'settings',
      'saves',
      'takes',
      'renderRequests',
      'recipes',
      'assets',
      'blobs',
      'thumbnails',
    ],
    async (tables) => {
      const named = await namesIn(tables);
      const old: { id: AssetId; size: number }[] = [];
      await tables.assets.each((asset) => {
        if (asset.addedAt <= before && !named.has(asset.id)) old.push(asset);
      });
      const ids = old.map(({ id }) => id);
      await tables.assets.bulkDelete(ids);
      await tables.blobs.bulkDelete(ids);
      await tables.thumbnails.bulkDelete(ids);
      // How a picture was made outlives it only where the picture is kept.
      const gone = new Set<string>(ids);
      const recipes = await tables.recipes.toCollection().primaryKeys();
      await tables.recipes.bulkDelete(recipes.filter(([, asset]) => gone.has(asset)));
      const parts = await tables.snapshotParts.toCollection().primaryKeys();
      await tables.snapshotParts.bulkDelete(parts.filter((hash) => !named.has(hash)));
      return { assets: old.length, bytes: old.reduce((sum, { size }) => sum + size, 0) };
    },
  );
}

async function namesIn(tables: StudioDexie): Promise<Set<string>> {
  const names = new Set<string>();
  for (const name of [
    'projects',
    'outlines',
    'outlinePages',
    'scenes',
    'imports',
    'draftPages',
    'undo',
    'snapshots',
    'settings',
    'saves',
    'takes',
    'renderRequests',
  ] as const) {
    await tables.table(name).each((row: unknown) => gatherHashes(row, names));
  }
  return names;
}

/** Every text of 64 hex digits in plain data, keys of objects included. */
export function gatherHashes(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length === 64 && /^[0-9a-f]{64}$/.test(value)) into.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) gatherHashes(item, into);
  } else if (typeof value === 'object' && value !== null) {
    if (value instanceof Blob || ArrayBuffer.isView(value)) return;
    for (const item of Object.values(value)) gatherHashes(item, into);
  }
}
