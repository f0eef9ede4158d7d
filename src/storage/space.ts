// How much room the stories take, by kind, and whether the browser may throw them away.
import type { Result } from '@/lib/result';
import type { Database } from './database';
import type { StorageFailure } from './failure';

export type SpaceKind =
  'stories' | 'sources' | 'pictures' | 'renders' | 'history' | 'games' | 'thumbnails';

export interface SpaceUsed {
  /** Bytes by kind: exact for pictures, sources and thumbnails, estimated for the rest. */
  readonly kinds: Readonly<Record<SpaceKind, number>>;
  readonly total: number;
  /** What the browser says the whole site takes, and may take; undefined where it does not say. */
  readonly usage: number | undefined;
  readonly quota: number | undefined;
}

/** Rows measured for an estimate; the rest are taken to be like them. */
const SAMPLE_ROWS = 4;

export class Space {
  constructor(private readonly database: Database) {}

  /**
   * Bytes of the database as the browser counts them, at once and without reading a row; undefined
   * where it does not say. Chromium tells the database apart from the page's own files.
   */
  async total(): Promise<number | undefined> {
    const estimate: StorageEstimate & { usageDetails?: { indexedDB?: number } } =
      await estimateSite();
    return estimate.usageDetails ? (estimate.usageDetails.indexedDB ?? 0) : estimate.usage;
  }

  async measure(): Promise<Result<SpaceUsed, StorageFailure>> {
    const estimate = await estimateSite();
    return this.database.read(async (tables) => {
      let pictures = 0;
      let sources = 0;
      await tables.assets.each((asset) => {
        if (asset.origin.by === 'import') sources += asset.size;
        else pictures += asset.size;
      });
      let thumbnails = 0;
      await tables.thumbnails.each((row) => {
        thumbnails += row.blob.size;
      });
      const sizes = new Map<string, number>();
      for (const name of [
        'projects',
        'outlines',
        'outlinePages',
        'scenes',
        'transcripts',
        'messages',
        'imports',
        'draftPages',
        'histories',
        'undo',
        'snapshots',
        'saves',
        'seen',
        'takes',
        'recipes',
        'renderRequests',
      ] as const) {
        const sample: readonly unknown[] = await tables.table(name).limit(SAMPLE_ROWS).toArray();
        const count =
          sample.length < SAMPLE_ROWS ? sample.length : await tables.table(name).count();
        const mean =
          sample.reduce<number>((sum, row) => sum + sizeOf(row), 0) / (sample.length || 1);
        sizes.set(name, Math.round(mean * count));
      }
      let parts = 0;
      await tables.snapshotParts.each((part) => {
        parts += part.data.byteLength;
      });
      const sum = (...names: string[]): number =>
        names.reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
      const kinds = {
        stories: sum(
          'projects',
          'outlines',
          'outlinePages',
          'scenes',
          'transcripts',
          'messages',
          'imports',
          'draftPages',
        ),
        sources,
        pictures,
        renders: sum('takes', 'recipes', 'renderRequests'),
        history: sum('histories', 'undo', 'snapshots') + parts,
        games: sum('saves', 'seen'),
        thumbnails,
      };
      const total = Object.values(kinds).reduce((all, bytes) => all + bytes, 0);
      return { kinds, total, usage: estimate.usage, quota: estimate.quota };
    });
  }
}

/** Length as JSON, which is near what structured clone takes for Latin text. */
function sizeOf(row: unknown): number {
  return JSON.stringify(row)?.length ?? 0;
}

async function estimateSite(): Promise<StorageEstimate> {
  return (await storageManager()?.estimate?.()) ?? {};
}

/** `kept`: the browser will not clear the site by itself. `unknown`: it cannot say. */
export type Persistence = 'kept' | 'may-be-cleared' | 'unknown';

export async function readPersistence(): Promise<Persistence> {
  const persisted = await storageManager()?.persisted?.();
  if (persisted === undefined) return 'unknown';
  return persisted ? 'kept' : 'may-be-cleared';
}

/** Asks the browser to keep the stories. Call it from a click, in the window: Firefox shows a question. */
export async function askToPersist(): Promise<Persistence> {
  const granted = await storageManager()?.persist?.();
  if (granted === undefined) return 'unknown';
  return granted ? 'kept' : 'may-be-cleared';
}

/** Absent over plain http and in Node. */
function storageManager(): Partial<StorageManager> | undefined {
  if (typeof navigator === 'undefined') return undefined;
  return (navigator as { readonly storage?: StorageManager }).storage;
}
