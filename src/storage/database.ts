// Tables and their versions, and the one way in: every read and write goes through `read` or `write`,
// which turn refusals into failures and open a lost connection again, once.
import Dexie, { type Collection, type Table } from 'dexie';
import type { Asset, Project } from '@/story';
import { fail, ok, type Result } from '@/lib/result';
import { failureOf, Refusal, type StorageFailure } from './failure';
import { MIGRATIONS, type Migration } from './migrations';
import type { OutlinePage, OutlineRow } from './outline-pages';
import type {
  LoraRow,
  RecipeRow,
  RenderRequest,
  RenderRow,
  SecretRow,
  ServerRow,
  TakeRow,
  TemplateRow,
} from './render-rows';
import type {
  BlobRow,
  ExportRow,
  HistoryRow,
  JobRow,
  SaveRow,
  SceneRow,
  SeenRow,
  SettingsRow,
  SnapshotPart,
  SnapshotRow,
  ThumbnailRow,
  TableName,
  UndoRow,
} from './rows';
import type { DraftPage, ImportRow, MessageChunk, TranscriptHead } from './import-rows';

export const DATABASE_NAME = 'comfyvn-studio';

export interface DatabaseVersion {
  readonly version: number;
  /** Keys and indexes in Dexie's words; null drops a table. */
  readonly tables: Readonly<Record<string, string | null>>;
}

/**
 * Only ever appended to. Rows of a project have compound keys, so a range of the primary key is the
 * project and no second index must be kept up. Blobs lie apart from what describes them and are never
 * indexed (dexie/Dexie.js#667).
 */
export const VERSIONS: readonly DatabaseVersion[] = [
  {
    version: 1,
    tables: {
      projects: 'id, updatedAt',
      outlines: 'projectId',
      scenes: '[projectId+id]',
      transcripts: '[projectId+source]',
      messages: '[projectId+source+chunk]',
      imports: 'projectId, *hashes',
      assets: 'id',
      blobs: 'id',
      thumbnails: 'id',
      histories: 'projectId',
      undo: '[projectId+step]',
      snapshots: '[projectId+id]',
      snapshotParts: 'hash',
      settings: 'key',
      saves: '[projectId+slot]',
      seen: '[projectId+scene]',
      exports: '[projectId+target]',
      jobs: 'id, state, createdAt',
    },
  },
  {
    version: 2,
    tables: {
      servers: 'id',
      secrets: 'server',
      renders: 'id, projectId',
      renderRequests: 'id',
      takes: '[projectId+id]',
      recipes: '[projectId+asset]',
      templates: 'id',
      loras: 'file',
    },
  },
  { version: 3, tables: { outlinePages: '[projectId+page]' } },
  { version: 4, tables: { draftPages: '[projectId+page]' } },
];

export const LATEST_VERSION = VERSIONS.at(-1)?.version ?? 1;

export class StudioDexie extends Dexie {
  declare readonly projects: Table<Project, string>;
  declare readonly outlines: Table<OutlineRow, string>;
  declare readonly outlinePages: Table<OutlinePage, [string, number]>;
  declare readonly scenes: Table<SceneRow, [string, string]>;
  declare readonly transcripts: Table<TranscriptHead, [string, string]>;
  declare readonly messages: Table<MessageChunk, [string, string, number]>;
  declare readonly imports: Table<ImportRow, string>;
  declare readonly draftPages: Table<DraftPage, [string, number]>;
  declare readonly assets: Table<Asset, string>;
  declare readonly blobs: Table<BlobRow, string>;
  declare readonly thumbnails: Table<ThumbnailRow, string>;
  declare readonly histories: Table<HistoryRow, string>;
  declare readonly undo: Table<UndoRow, [string, number]>;
  declare readonly snapshots: Table<SnapshotRow, [string, string]>;
  declare readonly snapshotParts: Table<SnapshotPart, string>;
  declare readonly settings: Table<SettingsRow, string>;
  declare readonly saves: Table<SaveRow, [string, string]>;
  declare readonly seen: Table<SeenRow, [string, string]>;
  declare readonly exports: Table<ExportRow, [string, string]>;
  declare readonly jobs: Table<JobRow, string>;
  declare readonly servers: Table<ServerRow, string>;
  declare readonly secrets: Table<SecretRow, string>;
  declare readonly renders: Table<RenderRow, string>;
  declare readonly renderRequests: Table<RenderRequest, string>;
  declare readonly takes: Table<TakeRow, [string, string]>;
  declare readonly recipes: Table<RecipeRow, [string, string]>;
  declare readonly templates: Table<TemplateRow, string>;
  declare readonly loras: Table<LoraRow, string>;
}

/**
 * How long a commit waits for the disk: `strict` for what the user did, `relaxed` for what can be made
 * again from a file. Chromium and Firefox heed it.
 */
export type Durability = 'strict' | 'relaxed';

export interface DatabaseOptions {
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  readonly versions?: readonly DatabaseVersion[];
  readonly migrations?: readonly Migration[];
  /** How long to wait for other tabs to let go of an older version. */
  readonly blockedMs?: number;
}

const BLOCKED_MS = 4000;

/** Two connections to one database, because Dexie sets durability once for a whole connection. */
export class Database {
  readonly #options: DatabaseOptions;
  #relaxed: StudioDexie;
  #strict: StudioDexie;
  #isSuperseded = false;
  #isClosed = false;
  readonly #onSuperseded = new Set<() => void>();

  constructor(options: DatabaseOptions = {}) {
    this.#options = options;
    this.#relaxed = this.#make('relaxed');
    this.#strict = this.#make('strict');
  }

  get isSuperseded(): boolean {
    return this.#isSuperseded;
  }

  /** Called when another tab upgrades the database and this one has let go of it. */
  onSuperseded(callback: () => void): () => void {
    this.#onSuperseded.add(callback);
    return () => this.#onSuperseded.delete(callback);
  }

  async open(): Promise<Result<void, StorageFailure>> {
    const known = (this.#options.versions ?? VERSIONS).at(-1)?.version ?? 1;
    try {
      await this.#openWithin(this.#relaxed, this.#options.blockedMs ?? BLOCKED_MS);
      // Dexie opens a database of a newer version without a word; its rows may mean something else.
      const found = Math.floor(this.#relaxed.backendDB().version / 10);
      if (found > known) throw new Refusal({ kind: 'newer', found, known });
      return ok(undefined);
    } catch (error) {
      this.close();
      const failure = failureOf(error);
      if (!failure) throw error;
      return fail(failure.kind === 'connection-lost' ? unavailable(failure.message) : failure);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#relaxed.close();
    this.#strict.close();
  }

  /** Runs reads. May run twice: after a lost connection everything is asked again. */
  read<T>(work: (tables: StudioDexie) => Promise<T>): Promise<Result<T, StorageFailure>> {
    return this.#attempt(() => this.#relaxed, work);
  }

  /**
   * Runs `work` in one transaction over the tables; it may await nothing but the tables. May run twice
   * after a lost connection: the first transaction was then undone whole.
   */
  write<T>(
    durability: Durability,
    tables: readonly TableName[],
    work: (tables: StudioDexie) => Promise<T>,
  ): Promise<Result<T, StorageFailure>> {
    return this.#attempt(
      () => (durability === 'strict' ? this.#strict : this.#relaxed),
      (dexie) => dexie.transaction('rw', [...tables], () => work(dexie)),
    );
  }

  async #attempt<T>(
    connection: () => StudioDexie,
    work: (dexie: StudioDexie) => PromiseLike<T>,
  ): Promise<Result<T, StorageFailure>> {
    if (this.#isClosed) return fail(this.#closedFailure());
    try {
      const dexie = connection();
      // No await where none is needed: a live query knows its tables by what runs in one go.
      return ok(await (isReady(dexie) ? work(dexie) : open(dexie).then(work)));
    } catch (error) {
      const failure = this.#failure(error);
      if (failure.kind !== 'connection-lost' || this.#isClosed) return fail(failure);
    }
    // "Connection to Indexed Database server lost" (dexie/Dexie.js#2008) ends with a new connection.
    try {
      this.#reopen();
      return ok(await open(connection()).then(work));
    } catch (error) {
      return fail(this.#failure(error));
    }
  }

  #closedFailure(): StorageFailure {
    if (this.#isSuperseded) return { kind: 'superseded' };
    return { kind: 'connection-lost', message: 'The database was closed.' };
  }

  #failure(error: unknown): StorageFailure {
    if (this.#isSuperseded) return { kind: 'superseded' };
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure;
  }

  #reopen(): void {
    for (const dexie of [this.#relaxed, this.#strict]) {
      try {
        dexie.close();
      } catch {
        // A connection that is already dead may refuse to close; it is thrown away all the same.
      }
    }
    this.#relaxed = this.#make('relaxed');
    this.#strict = this.#make('strict');
  }

  #make(durability: Durability): StudioDexie {
    const { indexedDB, IDBKeyRange } = this.#options;
    const dexie = new StudioDexie(this.#options.name ?? DATABASE_NAME, {
      chromeTransactionDurability: durability,
      ...(indexedDB && { indexedDB }),
      ...(IDBKeyRange && { IDBKeyRange }),
    });
    declareVersions(
      dexie,
      this.#options.versions ?? VERSIONS,
      this.#options.migrations ?? MIGRATIONS,
    );
    dexie.on('versionchange', () => {
      this.#isSuperseded = true;
      this.close();
      for (const callback of this.#onSuperseded) callback();
    });
    return dexie;
  }

  async #openWithin(dexie: StudioDexie, blockedMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const blocked = new Promise<never>((_resolve, reject) => {
      dexie.on('blocked', () => {
        timer ??= setTimeout(() => reject(new Refusal({ kind: 'blocked' })), blockedMs);
      });
    });
    try {
      await Promise.race([dexie.open(), blocked]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * Dexie counts a connection as open whose first transaction was refused, and then fails with a
 * TypeError on tables that it never set up.
 */
function isReady(dexie: StudioDexie): boolean {
  return dexie.isOpen() && dexie.tables.every((table) => (table.core as unknown) !== undefined);
}

async function open(dexie: StudioDexie): Promise<StudioDexie> {
  await dexie.open();
  if (isReady(dexie)) return dexie;
  const message = 'The connection died while it was opened.';
  throw new Refusal({ kind: 'connection-lost', message });
}

function declareVersions(
  dexie: Dexie,
  versions: readonly DatabaseVersion[],
  migrations: readonly Migration[],
): void {
  for (const { version, tables } of versions) {
    const declared = dexie.version(version).stores({ ...tables });
    const migration = migrations.find((candidate) => candidate.version === version);
    if (!migration) continue;
    declared.upgrade(async (transaction) => {
      for (const [table, change] of Object.entries(migration.tables)) {
        await transaction
          .table(table)
          .toCollection()
          .modify((row: unknown, ref: { value: unknown }) => {
            ref.value = change(row);
          });
      }
    });
  }
}

function unavailable(message: string): StorageFailure {
  return { kind: 'unavailable', message };
}

/** All rows of a project in a table whose key begins with the project's id. */
export function rowsOfProject<Row, Key, Insert>(
  table: Table<Row, Key, Insert>,
  projectId: string,
): Collection<Row, Key, Insert> {
  return table
    .where(':id')
    .between([projectId, Dexie.minKey], [projectId, Dexie.maxKey], true, true);
}
