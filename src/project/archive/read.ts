// An archive becomes a project again, by the same way as rows: migrated, parsed, then written. All of
// it is checked before anything is written.
import {
  assetSchema,
  newId,
  outlineSchema,
  projectIdSchema,
  STORY_VERSION,
  type Asset,
  type Project,
  type ProjectId,
} from '@/story';
import { z } from 'zod';
import type { Diagnostic } from '@/lib/diagnostic';
import { sha256Hex } from '@/lib/hash';
import { fail, ok, type Result } from '@/lib/result';
import { openZip, type OpenedZip } from '@/lib/zip-reader';
import {
  LATEST_VERSION,
  migrateRow,
  parseKeeping,
  ROW_SCHEMAS,
  SCENES_A_TRANSACTION,
  type PlainTable,
  type Storage,
  type StorageFailure,
  type TableName,
} from '@/storage';
import { entryMissing, hashDiffers, newerVersion } from './diagnostics';
import {
  ASSETS,
  LAYOUT_VERSION,
  MANIFEST,
  manifestSchema,
  OUTLINE,
  PROJECT,
  SAVES,
  RECIPES,
  SEEN,
  TAKES,
  type Manifest,
} from './layout';

export type ArchiveFailure =
  | { readonly kind: 'not-an-archive'; readonly why: string }
  | { readonly kind: 'damaged'; readonly path: string; readonly why: string }
  | { readonly kind: 'newer-layout'; readonly found: number }
  | { readonly kind: 'storage'; readonly failure: StorageFailure };

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
  readonly onProgress?: (done: number, total: number) => void;
}

/** Carries a failure out of the depths of reading. */
class Stop extends Error {
  constructor(readonly failure: ArchiveFailure) {
    super(failure.kind);
  }
}

/**
 * Puts the project of a `.comfyvn` archive into storage. One whose id is taken comes in beside it under
 * a new id. Nothing is written when the archive is damaged, and nothing is left when writing fails.
 * Throws AbortError when stopped.
 */
export async function readProjectArchive(
  storage: Storage,
  blob: Blob,
  options: ReadOptions = {},
): Promise<Result<ReadArchive, ArchiveFailure>> {
  try {
    const zip = await openZip(blob);
    if (!zip.ok) return fail({ kind: 'not-an-archive', why: zip.failure });
    return ok(await new ArchiveReader(storage, zip.value, options).read());
  } catch (error) {
    if (error instanceof Stop) return fail(error.failure);
    throw error;
  }
}

const assetEntrySchema = assetSchema.extend({ path: z.string() });
type AssetEntry = z.infer<typeof assetEntrySchema>;

/** Tables that go in before the project row, many rows each. */
type Bulk = PlainTable;

class ArchiveReader {
  readonly #diagnostics: Diagnostic[] = [];
  #manifest!: Manifest;
  #done = 0;

  constructor(
    private readonly storage: Storage,
    private readonly zip: OpenedZip,
    private readonly options: ReadOptions,
  ) {}

  async read(): Promise<ReadArchive> {
    this.#manifest = await this.#readManifest();
    const isReadOnly = this.#manifest.storyVersion > STORY_VERSION;
    if (isReadOnly) {
      this.#diagnostics.push(newerVersion(this.#manifest.storyVersion, STORY_VERSION));
    }
    const project = await this.#row('projects', PROJECT);
    const outline = await this.#row('outlines', OUTLINE);
    const assets = await this.#readAssets();
    // Once through everything without writing: a damaged archive must leave nothing behind.
    for await (const _rows of this.#bulk()) this.options.signal?.throwIfAborted();

    const oldId = projectIdSchema.parse(field(project, 'id'));
    const taken = await this.storage.projects.has(oldId);
    const id = must(taken) ? newId<ProjectId>() : oldId;
    const began = must(
      await this.storage.imports.begin({
        files: [{ name: this.#manifest.title, bytes: 0 }],
        projectId: id,
      }),
    );
    try {
      const fresh = await this.#writeAssets(assets);
      for await (const { table, rows } of this.#bulk()) {
        this.options.signal?.throwIfAborted();
        const own = rows.map((row) => ({ ...row, projectId: id }));
        must(await this.storage.raw.put({ [table]: own }));
      }
      const isCopy = id !== oldId;
      const { deletedAt: _deletedAt, ...kept } = project;
      const row = { ...kept, id, ...(isCopy && { title: `${this.#manifest.title} (copy)` }) };
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

  async #readManifest(): Promise<Manifest> {
    const text = await this.#text(MANIFEST);
    if (text === undefined) {
      throw new Stop({ kind: 'not-an-archive', why: 'there is no manifest.json in it' });
    }
    const parsed = manifestSchema.safeParse(parseJson(MANIFEST, text));
    if (!parsed.success) {
      throw new Stop({
        kind: 'not-an-archive',
        why: 'its manifest.json is that of something else',
      });
    }
    if (parsed.data.layout > LAYOUT_VERSION) {
      throw new Stop({ kind: 'newer-layout', found: parsed.data.layout });
    }
    return parsed.data;
  }

  /** Rows by table, at most forty at a time, in the order of the manifest. */
  async *#bulk(): AsyncGenerator<{ table: Bulk; rows: readonly Row[] }> {
    let table: Bulk | undefined;
    let rows: Row[] = [];
    for (const path of Object.keys(this.#manifest.files)) {
      const next = tableOf(path);
      if (!next) continue;
      if (table && (next !== table || rows.length >= SCENES_A_TRANSACTION)) {
        yield { table, rows };
        rows = [];
      }
      table = next;
      const text = await this.#checked(path);
      if (text === undefined) continue;
      const value = parseJson(path, text);
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const item of list) rows.push(this.#restore(table, path, item));
    }
    if (table && rows.length > 0) yield { table, rows };
  }

  async #row(table: 'projects' | 'outlines', path: string): Promise<Row> {
    const text = await this.#checked(path);
    if (text === undefined) throw new Stop({ kind: 'damaged', path, why: 'it is missing' });
    return this.#restore(table, path, parseJson(path, text));
  }

  /** The one way in: an old row migrated, a row of today parsed, a newer one taken as it is. */
  #restore(table: TableName, path: string, value: unknown): Row {
    const row = migrateRow(table, value, this.#manifest.rows);
    const isNewer =
      this.#manifest.rows > LATEST_VERSION || this.#manifest.storyVersion > STORY_VERSION;
    // Beats of a newer version may be of kinds that do not parse; project and outline must.
    if (isNewer && table !== 'projects' && table !== 'outlines' && isRow(row)) return row;
    const schema = table === 'outlines' ? outlineSchema : ROW_SCHEMAS[table];
    const parsed = parseKeeping<unknown>(schema, row);
    if (!parsed.ok) throw new Stop({ kind: 'damaged', path, why: parsed.why });
    if (!isRow(parsed.value)) throw new Stop({ kind: 'damaged', path, why: 'it is no object' });
    return parsed.value;
  }

  async #readAssets(): Promise<readonly AssetEntry[]> {
    if (!(ASSETS in this.#manifest.files)) return [];
    const text = await this.#checked(ASSETS);
    if (text === undefined) return [];
    const parsed = parseKeeping(z.array(assetEntrySchema), parseJson(ASSETS, text));
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
      this.options.signal?.throwIfAborted();
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
      this.#step();
    }
    return fresh;
  }

  /** The text of an entry that the manifest lists, with a word when it differs from what it was. */
  async #checked(path: string): Promise<string | undefined> {
    const text = await this.#text(path);
    if (text === undefined) {
      this.#diagnose(entryMissing(path));
      return undefined;
    }
    const listed = this.#manifest.files[path];
    if (listed && listed.sha256 !== (await sha256Hex(text))) this.#diagnose(hashDiffers(path));
    this.#step();
    return text;
  }

  async #text(path: string): Promise<string | undefined> {
    const bytes = await this.zip.read(path);
    if (!bytes.ok) throw new Stop({ kind: 'damaged', path, why: bytes.failure });
    return bytes.value && new TextDecoder().decode(bytes.value);
  }

  #diagnose(diagnostic: Diagnostic): void {
    const { code, place } = diagnostic;
    const isKnown = this.#diagnostics.some(
      (other) => other.code === code && other.place?.file === place?.file,
    );
    if (!isKnown) this.#diagnostics.push(diagnostic);
  }

  #step(): void {
    this.#done += 1;
    // Every entry but the manifest and the bytes is read twice: once to check, once to write.
    const total = Object.keys(this.#manifest.files).length * 2;
    this.options.onProgress?.(Math.min(this.#done, total), total);
  }
}

type Row = Readonly<Record<string, unknown>>;

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(row: Row, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

function tableOf(path: string): Bulk | undefined {
  if (path.startsWith('scenes/')) return 'scenes';
  if (path.endsWith('/transcript.json')) return 'transcripts';
  if (path.startsWith('transcripts/')) return 'messages';
  if (path === SAVES) return 'saves';
  if (path === TAKES) return 'takes';
  if (path === RECIPES) return 'recipes';
  return path === SEEN ? 'seen' : undefined;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Stop({ kind: 'damaged', path, why: 'it is no JSON any more' });
  }
}

function must<T>(result: Result<T, StorageFailure>): T {
  if (!result.ok) throw new Stop({ kind: 'storage', failure: result.failure });
  return result.value;
}
