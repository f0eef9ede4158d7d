// What the rest of the page holds in its hand: one repository per noun over one database. The same in
// a page and in a worker.
import type { CharacterId, Project, ProjectId } from '@/story';
import { ok, type Result } from '@/lib/result';
import { Assets } from './assets';
import { Database, type DatabaseOptions } from './database';
import { DraftPages } from './draft-pages';
import type { StorageFailure } from './failure';
import { collectGarbage, type Collected } from './garbage';
import { Imports } from './imports';
import { Saves, Seen } from './play';
import { Projects } from './projects';
import { ExportRows, JobRows, SettingsRows, UndoRows } from './records';
import { RawRows } from './raw-rows';
import { Renders, Takes } from './renders';
import { Scenes } from './scenes';
import { Loras, Servers, Templates } from './servers';
import { Snapshots } from './snapshots';
import { Space } from './space';
import { Transcripts } from './transcripts';

export class Storage {
  readonly projects: Projects;
  readonly scenes: Scenes;
  readonly transcripts: Transcripts;
  readonly imports: Imports;
  readonly draftPages: DraftPages;
  readonly assets: Assets;
  readonly settings: SettingsRows;
  readonly saves: Saves;
  readonly seen: Seen;
  readonly undo: UndoRows;
  readonly snapshots: Snapshots;
  readonly exports: ExportRows;
  readonly jobs: JobRows;
  readonly servers: Servers;
  readonly renders: Renders;
  readonly takes: Takes;
  readonly templates: Templates;
  readonly loras: Loras;
  readonly space: Space;
  /** Unparsed rows, for archives and recovery. */
  readonly raw: RawRows;

  constructor(private readonly database: Database) {
    this.projects = new Projects(database);
    this.scenes = new Scenes(database);
    this.transcripts = new Transcripts(database);
    this.imports = new Imports(database);
    this.draftPages = new DraftPages(database);
    this.assets = new Assets(database);
    this.settings = new SettingsRows(database);
    this.saves = new Saves(database);
    this.seen = new Seen(database);
    this.undo = new UndoRows(database);
    this.snapshots = new Snapshots(database);
    this.exports = new ExportRows(database);
    this.jobs = new JobRows(database);
    this.servers = new Servers(database);
    this.renders = new Renders(database);
    this.takes = new Takes(database);
    this.templates = new Templates(database);
    this.loras = new Loras(database);
    this.space = new Space(database);
    this.raw = new RawRows(database);
  }

  /** See `Imports.createProject`. */
  createProjectFromDraft(
    projectId: ProjectId,
    about: { readonly title: string; readonly player?: CharacterId; readonly author?: string },
  ): Promise<Result<Project, StorageFailure>> {
    return this.imports.createProject(projectId, about);
  }

  /** Deletes bytes that no row names; see `garbage.ts`. */
  collectGarbage(options?: {
    readonly youngMs?: number;
    readonly now?: number;
  }): Promise<Result<Collected, StorageFailure>> {
    return collectGarbage(this.database, options);
  }

  /** Called when another tab upgrades the database: everything here then fails with `superseded`. */
  onSuperseded(callback: () => void): () => void {
    return this.database.onSuperseded(callback);
  }

  close(): void {
    this.database.close();
  }
}

/** Opens the database, upgrading it where it is older. Never waits more than a few seconds. */
export async function openStorage(
  options: DatabaseOptions = {},
): Promise<Result<Storage, StorageFailure>> {
  const database = new Database(options);
  const opened = await database.open();
  return opened.ok ? ok(new Storage(database)) : opened;
}
