// Bytes by content: SHA-256 is the id, so the same picture is stored once for all projects. CRC-32 is
// taken in the same pass, so that archives can name the bytes without reading them.
import { assetSchema } from '@/story';
import type { Asset, AssetId } from '@/story';
import { identifyBlob } from '@/lib/hash';
import { readImageSize } from '@/lib/image-size';
import { ok, type Result } from '@/lib/result';
import type { Database } from './database';
import { Refusal, type StorageFailure } from './failure';
import { parseRow, parseRows } from './parse';
import { blobRowSchema, thumbnailRowSchema } from './rows';
import { drawThumbnail } from './thumbnail';

export interface NewAsset {
  readonly name: string;
  readonly origin: Asset['origin'];
  /** Media type; the blob's own where absent. */
  readonly type?: string;
  readonly width?: number;
  readonly height?: number;
  readonly license?: string;
  readonly attribution?: string;
}

/** Bytes made from memory are held by the browser until they are written: bound what is in flight. */
const BYTES_A_TRANSACTION = 16 * 1024 * 1024;
const ASSETS_A_TRANSACTION = 20;

export class Assets {
  constructor(private readonly database: Database) {}

  /**
   * Stores bytes and says what they are. Bytes that are here already keep their first row. Throws
   * AbortError when the signal fires.
   */
  async ingest(
    blob: Blob,
    about: NewAsset,
    signal?: AbortSignal,
  ): Promise<Result<Asset, StorageFailure>> {
    const stored = await this.ingestMany([{ blob, about }], signal);
    if (!stored.ok) return stored;
    const asset = stored.value[0];
    if (!asset) throw new Error('One blob must give one asset.');
    return ok(asset);
  }

  /** Like `ingest`, about twenty or 16 MB a transaction. Gives one asset for each item, in order. */
  async ingestMany(
    items: Iterable<{ readonly blob: Blob; readonly about: NewAsset }>,
    signal?: AbortSignal,
  ): Promise<Result<Asset[], StorageFailure>> {
    const assets: Asset[] = [];
    let batch: { asset: Asset; blob: Blob }[] = [];
    let bytes = 0;
    const flush = async (): Promise<Result<void, StorageFailure>> => {
      const stored = await this.#store(batch);
      if (!stored.ok) return stored;
      for (const asset of stored.value) assets.push(asset);
      batch = [];
      bytes = 0;
      return ok(undefined);
    };
    for (const { blob, about } of items) {
      batch.push({ asset: await describe(blob, about, signal), blob });
      bytes += blob.size;
      if (bytes < BYTES_A_TRANSACTION && batch.length < ASSETS_A_TRANSACTION) continue;
      const flushed = await flush();
      if (!flushed.ok) return flushed;
    }
    const flushed = await flush();
    return flushed.ok ? ok(assets) : flushed;
  }

  get(id: AssetId): Promise<Result<Asset | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.assets.get(id);
      return row === undefined ? undefined : parseRow(assetSchema, row, 'assets', id);
    });
  }

  /** The assets that are here; ids without one are left out. */
  getMany(ids: readonly AssetId[]): Promise<Result<Map<AssetId, Asset>, StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows: readonly unknown[] = await tables.assets.bulkGet([...ids]);
      const here = rows.filter((row) => row !== undefined);
      const assets = here.map((row) => parseRow(assetSchema, row, 'assets', 'asset'));
      return new Map(assets.map((asset) => [asset.id, asset]));
    });
  }

  list(): Promise<Result<Asset[], StorageFailure>> {
    return this.database.read(async (tables) => {
      return parseRows(assetSchema, await tables.assets.toArray(), 'assets', String).rows;
    });
  }

  /** The bytes, by reference: nothing is read until somebody reads the blob. */
  blobOf(id: AssetId): Promise<Result<Blob, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.blobs.get(id);
      if (row === undefined) throw new Refusal({ kind: 'missing', what: 'file with these bytes' });
      return parseRow(blobRowSchema, row, 'blobs', id).blob;
    });
  }

  /** Credits and names can be put right; bytes cannot. */
  update(
    id: AssetId,
    change: Partial<Pick<Asset, 'name' | 'license' | 'attribution'>>,
  ): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['assets'], async (tables) => {
      await tables.assets.update(id, change);
    });
  }

  /**
   * A small picture of a picture, at most 320 pixels wide or high, made when first asked for.
   * Undefined for what is no picture and where the browser cannot draw off screen.
   */
  async thumbnailOf(id: AssetId): Promise<Result<Blob | undefined, StorageFailure>> {
    const kept = await this.database.read(async (tables) => {
      const row: unknown = await tables.thumbnails.get(id);
      return row === undefined
        ? undefined
        : parseRow(thumbnailRowSchema, row, 'thumbnails', id).blob;
    });
    if (!kept.ok || kept.value) return kept;
    const blob = await this.blobOf(id);
    if (!blob.ok) return blob;
    const drawn = await drawThumbnail(blob.value);
    if (!drawn) return ok(undefined);
    const stored = await this.database.write('relaxed', ['thumbnails'], async (tables) => {
      await tables.thumbnails.put({ id, ...drawn });
    });
    return stored.ok ? ok(drawn.blob) : stored;
  }

  #store(
    batch: readonly { readonly asset: Asset; readonly blob: Blob }[],
  ): Promise<Result<Asset[], StorageFailure>> {
    if (batch.length === 0) return Promise.resolve(ok([]));
    // What the user chose waits for the disk; what can be read or drawn again does not.
    const durability = batch.some(({ asset }) => asset.origin.by === 'user') ? 'strict' : 'relaxed';
    return this.database.write(durability, ['assets', 'blobs'], async (tables) => {
      const known = await tables.assets.bulkGet(batch.map(({ asset }) => asset.id));
      const fresh = new Map(
        batch.flatMap(({ asset, blob }, i) => (known[i] ? [] : [[asset.id, { asset, blob }]])),
      );
      await tables.blobs.bulkPut(Array.from(fresh, ([id, { blob }]) => ({ id, blob })));
      await tables.assets.bulkPut(Array.from(fresh.values(), ({ asset }) => asset));
      return batch.map(({ asset }, i) => known[i] ?? fresh.get(asset.id)?.asset ?? asset);
    });
  }
}

async function describe(blob: Blob, about: NewAsset, signal?: AbortSignal): Promise<Asset> {
  const { sha256, crc32, size } = await identifyBlob(blob, signal ? { signal } : {});
  const measured =
    about.width === undefined || about.height === undefined ? await readImageSize(blob) : undefined;
  const width = about.width ?? measured?.width;
  const height = about.height ?? measured?.height;
  return assetSchema.parse({
    id: sha256,
    crc32,
    size,
    type: about.type ?? (blob.type || measured?.type || 'application/octet-stream'),
    name: about.name,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(about.license !== undefined && { license: about.license }),
    ...(about.attribution !== undefined && { attribution: about.attribution }),
    origin: about.origin,
    addedAt: Date.now(),
  });
}
