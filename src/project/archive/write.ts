// A project as one file. Pictures and logs are named, not read: see lib/zip-writer.
import { assetIdSchema, projectSchema, STORY_VERSION, type AssetId, type ProjectId } from '@/story';
import { everything, withoutPrivate, type PublicProject } from '@/story/privacy';
import type { Diagnostic } from '@/lib/diagnostic';
import { sha256Hex } from '@/lib/hash';
import { fail, ok, type Result } from '@/lib/result';
import { writeZip, type ZipEntry } from '@/lib/zip-writer';
import {
  gatherHashes,
  LATEST_VERSION,
  SCENES_A_TRANSACTION,
  type PlainTable,
  type Storage,
  type StorageFailure,
} from '@/storage';
import { bytesMissing, originalStays } from './diagnostics';
import {
  archiveName,
  ARCHIVE_TYPE,
  assetPath,
  ASSETS,
  LAYOUT_VERSION,
  MANIFEST,
  messagesPath,
  OUTLINE,
  PROJECT,
  SAVES,
  scenePath,
  RECIPES,
  SEEN,
  sourcePath,
  TAKES,
  transcriptPath,
  type Manifest,
} from './layout';

export interface WrittenArchive {
  readonly blob: Blob;
  readonly fileName: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface WriteOptions {
  readonly signal?: AbortSignal;
  /** Entries done, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
  /** The archive is read again right here: private details and their originals go along. */
  readonly staysHere?: boolean;
}

/** Carries a failure out of the generator that feeds the zip. */
class Stop extends Error {
  constructor(readonly failure: StorageFailure) {
    super(failure.kind);
  }
}

/**
 * The project as a `.comfyvn` archive. The same state gives the same bytes. Rows go in as they lie in
 * storage, so a damaged or newer project can be taken out too; what the user hides stays out of it.
 * Throws AbortError when stopped.
 */
export async function writeProjectArchive(
  storage: Storage,
  projectId: ProjectId,
  options: WriteOptions = {},
): Promise<Result<WrittenArchive, StorageFailure>> {
  const writer = new ArchiveWriter(storage, projectId, options);
  try {
    const blob = await writeZip(writer.entries(), {
      type: ARCHIVE_TYPE,
      ...(options.signal && { signal: options.signal }),
    });
    return ok({ blob, fileName: archiveName(writer.title), diagnostics: writer.diagnostics });
  } catch (error) {
    if (error instanceof Stop) return fail(error.failure);
    throw error;
  }
}

class ArchiveWriter {
  title = 'Project';
  readonly diagnostics: Diagnostic[] = [];
  readonly #files: Record<string, { sha256: string; size: number }> = {};
  readonly #hashes = new Set<string>();
  #done = 0;
  #total = 0;

  constructor(
    private readonly storage: Storage,
    private readonly projectId: ProjectId,
    private readonly options: WriteOptions,
  ) {}

  async *entries(): AsyncGenerator<ZipEntry> {
    const whole = must(await this.storage.raw.get('projects', this.projectId));
    if (whole === undefined) throw new Stop({ kind: 'missing', what: 'project with this address' });
    const shown = this.options.staysHere ? everything(whole) : withoutPrivate(whole);
    const project = shown.row;
    const outline = must(await this.storage.raw.get('outlines', this.projectId));
    const scenes = this.#inOrder(await this.#keys('scenes'), outline);
    this.#total = scenes.length;
    this.title = textOf(project, 'title') ?? this.title;

    yield await this.#json(PROJECT, project);
    if (outline !== undefined) yield await this.#json(OUTLINE, outline);
    yield* this.#scenes(scenes);
    yield* this.#transcripts();
    yield* this.#played();
    yield* this.#assets(shown);
    const manifest: Manifest = {
      format: 'comfyvn-project',
      layout: LAYOUT_VERSION,
      rows: LATEST_VERSION,
      storyVersion: numberOf(project, 'storyVersion') ?? STORY_VERSION,
      app: 'ComfyVN Studio',
      title: this.title,
      files: this.#files,
    };
    yield { path: MANIFEST, data: pretty(manifest) };
  }

  /** Scenes as the story goes, then those that the outline does not know. */
  #inOrder(
    keys: readonly (readonly (string | number)[])[],
    outline: unknown,
  ): readonly (readonly (string | number)[])[] {
    const heads: unknown =
      typeof outline === 'object' && outline !== null && 'scenes' in outline ? outline.scenes : [];
    const order = new Map(
      Array.isArray(heads) ? heads.map((head: unknown, i) => [textOf(head, 'id'), i]) : [],
    );
    const rankOf = (key: readonly (string | number)[]): number =>
      order.get(String(key[1])) ?? order.size;
    return [...keys].sort((a, b) => rankOf(a) - rankOf(b));
  }

  async *#scenes(keys: readonly (readonly (string | number)[])[]): AsyncGenerator<ZipEntry> {
    for (let at = 0; at < keys.length; at += SCENES_A_TRANSACTION) {
      const batch = keys.slice(at, at + SCENES_A_TRANSACTION);
      const rows = must(await this.storage.raw.getMany('scenes', batch));
      for (const [i, row] of rows.entries()) yield await this.#json(scenePath(at + i), row);
    }
  }

  async *#transcripts(): AsyncGenerator<ZipEntry> {
    const heads = await this.#keys('transcripts');
    const chunks = await this.#keys('messages');
    for (const [i, key] of heads.entries()) {
      const [head] = must(await this.storage.raw.getMany('transcripts', [key]));
      yield await this.#json(transcriptPath(i), head);
      const own = chunks.filter(([, source]) => source === key[1]);
      for (const [n, chunk] of own.entries()) {
        const [row] = must(await this.storage.raw.getMany('messages', [chunk]));
        yield await this.#json(messagesPath(i, n), row);
      }
    }
  }

  /** Saved games go in without their pictures, which the player draws again. */
  async *#played(): AsyncGenerator<ZipEntry> {
    for (const [path, table] of [
      [SAVES, 'saves'],
      [SEEN, 'seen'],
      [TAKES, 'takes'],
      [RECIPES, 'recipes'],
    ] as const) {
      const rows = must(await this.storage.raw.getMany(table, await this.#keys(table)));
      const plain = rows.map((row) => {
        const { picture: _picture, ...rest } = row as { readonly picture?: unknown };
        return rest;
      });
      if (plain.length > 0) yield await this.#json(path, plain);
    }
  }

  async *#assets({ row: project, kept, hide }: PublicProject): AsyncGenerator<ZipEntry> {
    for (const name of kept.values()) this.diagnostics.push(originalStays(name));
    const parsed = projectSchema.safeParse(project);
    const sources = parsed.success ? parsed.data.sources : [];
    const named = new Map(sources.map((source) => [source.asset, source.fileName]));
    const wanted = [...this.#hashes].sort().flatMap((hash): AssetId[] => {
      const id = assetIdSchema.safeParse(hash);
      return id.success && !kept.has(hash) ? [id.data] : [];
    });
    const assets = must(await this.storage.assets.getMany(wanted));
    this.#total += assets.size;
    const paths: Record<string, unknown>[] = [];
    const taken = new Set<string>();
    for (const source of sources) {
      if (!assets.has(source.asset) && !kept.has(source.asset))
        this.diagnostics.push(bytesMissing(source.fileName));
    }
    for (const asset of assets.values()) {
      const fileName = named.get(asset.id);
      const path =
        fileName === undefined ? assetPath(asset.id, asset.type) : sourcePath(fileName, taken);
      taken.add(path);
      const blob = await this.storage.assets.blobOf(asset.id);
      if (!blob.ok && blob.failure.kind === 'missing') {
        this.diagnostics.push(bytesMissing(asset.name));
        continue;
      }
      yield { path, blob: must(blob), crc32: asset.crc32 };
      this.#note(path, asset.id, asset.size);
      paths.push({ path, ...asset, name: hide(asset.name) });
    }
    if (paths.length > 0) yield await this.#json(ASSETS, paths);
  }

  async #keys(table: PlainTable): Promise<readonly (readonly (string | number)[])[]> {
    return must(await this.storage.raw.listKeys(table, this.projectId));
  }

  async #json(path: string, value: unknown): Promise<ZipEntry> {
    gatherHashes(value, this.#hashes);
    const data = new TextEncoder().encode(pretty(value));
    this.#note(path, await sha256Hex(data), data.length);
    return { path, data };
  }

  #note(path: string, sha256: string, size: number): void {
    this.#files[path] = { sha256, size };
    this.#done += 1;
    this.options.onProgress?.(this.#done, Math.max(this.#total, this.#done));
  }
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function must<T>(result: Result<T, StorageFailure>): T {
  if (!result.ok) throw new Stop(result.failure);
  return result.value;
}

function textOf(row: unknown, key: string): string | undefined {
  const value = field(row, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(row: unknown, key: string): number | undefined {
  const value = field(row, key);
  return typeof value === 'number' ? value : undefined;
}

function field(row: unknown, key: string): unknown {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, key)
    ? (row as Record<string, unknown>)[key]
    : undefined;
}
