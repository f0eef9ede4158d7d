// An archive becomes a project again, by the same way as rows: migrated, parsed, then written. Rows are
// written as they are read; until the project row, which comes last, they are an import that can be
// thrown away, and are when the archive turns out to be damaged.
import {
  assetSchema,
  newId,
  projectIdSchema,
  STORY_VERSION,
  type Asset,
  type Project,
  type ProjectId,
} from '@/story';
import { z } from 'zod';
import type { Diagnostic } from '@/lib/diagnostic';
import { fail, ok, type Result } from '@/lib/result';
import { openZip, type OpenedZip } from '@/lib/zip-reader';
import { parseKeeping, type Storage, type StorageFailure } from '@/storage';
import { entryMissing, hashDiffers, newerVersion } from './diagnostics';
import { ArchiveEntries, type Row } from './entries';
import { Stop, type ArchiveFailure } from './failure';
import { ASSETS, OUTLINE, PROJECT } from './layout';

export interface ReadArchive {
  readonly project: Project;
  /** True when the project was here already, and this is a second one beside it. */
  readonly isCopy: boolean;
  /** True when a newer version made it: it opens for reading. */
  readonly isReadOnly: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Entries done, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Puts the project of a `.comfyvn` archive into storage. One whose id is taken comes in beside it under
 * a new id. Nothing is left when the archive is damaged or writing fails; a tab that is killed leaves an
 * interrupted import. Throws AbortError when stopped.
 */
export async function readProjectArchive(
  storage: Storage,
  blob: Blob,
  options: ReadOptions = {},
): Promise<Result<ReadArchive, ArchiveFailure>> {
  try {
    const zip = await openZip(blob);
    if (!zip.ok) return fail({ kind: 'not-an-archive', why: zip.failure });
    const entries = await ArchiveEntries.open(zip.value, options.onProgress);
    return ok(await new ArchiveReader(storage, zip.value, entries, options.signal).read());
  } catch (error) {
    if (error instanceof Stop) return fail(error.failure);
    throw error;
  }
}

const assetEntrySchema = assetSchema.extend({ path: z.string() });
type AssetEntry = z.infer<typeof assetEntrySchema>;

class ArchiveReader {
  readonly #diagnostics: Diagnostic[];

  constructor(
    private readonly storage: Storage,
    private readonly zip: OpenedZip,
    private readonly entries: ArchiveEntries,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.#diagnostics = entries.diagnostics;
  }

  async read(): Promise<ReadArchive> {
    const { storyVersion, title } = this.entries.manifest;
    const isReadOnly = storyVersion > STORY_VERSION;
    if (isReadOnly) this.#diagnostics.push(newerVersion(storyVersion, STORY_VERSION));
    const project = await this.entries.project(PROJECT);
    const outline = await this.entries.outline(OUTLINE);
    const assets = await this.#listAssets();
    const oldId = projectIdSchema.parse(field(project, 'id'));
    const taken = await this.storage.projects.has(oldId);
    const id = must(taken) ? newId<ProjectId>() : oldId;
    const began = must(
      await this.storage.imports.begin({ files: [{ name: title, bytes: 0 }], projectId: id }),
    );
    try {
      for await (const { table, rows } of this.entries.bulk()) {
        this.signal?.throwIfAborted();
        const own = rows.map((row) => ({ ...row, projectId: id }));
        must(await this.storage.raw.put({ [table]: own }));
      }
      const fresh = await this.#writeAssets(assets);
      this.signal?.throwIfAborted();
      const isCopy = id !== oldId;
      const { deletedAt: _deletedAt, ...kept } = project;
      const row = { ...kept, id, ...(isCopy && { title: `${title} (copy)` }) };
      const last = await this.storage.raw.put(
        { projects: [row], outlines: [{ ...outline, projectId: id }] },
        'strict',
      );
      must(last);
      // Only now: rows with an old date could be swept up while nothing names them yet.
      if (fresh.length > 0) must(await this.storage.raw.put({ assets: fresh }));
      must(await this.storage.imports.throwAway(began.projectId));
      const stored = must(await this.storage.projects.get(id));
      return { project: stored, isCopy, isReadOnly, diagnostics: this.#diagnostics };
    } catch (error) {
      await this.storage.projects.deleteForever(id);
      throw error;
    }
  }

  async #listAssets(): Promise<readonly AssetEntry[]> {
    if (!(ASSETS in this.entries.manifest.files)) return [];
    const value = await this.entries.json(ASSETS);
    if (value === undefined) return [];
    const parsed = parseKeeping(z.array(assetEntrySchema), value);
    if (!parsed.ok) throw new Stop({ kind: 'damaged', path: ASSETS, why: parsed.why });
    return parsed.value;
  }

  /**
   * Bytes are stored under the hash that they have; changed ones are never found by their name. Gives
   * the rows that were not here, as the archive has them.
   */
  async #writeAssets(entries: readonly AssetEntry[]): Promise<readonly Asset[]> {
    const known = must(await this.storage.assets.getMany(entries.map(({ id }) => id)));
    const fresh: Asset[] = [];
    for (const { path, ...asset } of entries) {
      this.signal?.throwIfAborted();
      const bytes = await this.zip.blobOf(path);
      if (!bytes.ok) throw new Stop({ kind: 'damaged', path, why: bytes.failure });
      if (!bytes.value) {
        this.#diagnostics.push(entryMissing(path));
        continue;
      }
      const blob = bytes.value.slice(0, bytes.value.size, asset.type);
      const stored = must(await this.storage.assets.ingest(blob, asset));
      if (stored.id !== asset.id) this.#diagnostics.push(hashDiffers(path));
      else if (!known.has(asset.id)) fresh.push(asset);
      this.entries.step();
    }
    return fresh;
  }
}

function field(row: Row, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

function must<T>(result: Result<T, StorageFailure>): T {
  if (!result.ok) throw new Stop({ kind: 'storage', failure: result.failure });
  return result.value;
}
