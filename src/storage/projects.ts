// Projects on this device: their rows, the bin, and the open story's save in one transaction.
import { liveQuery } from 'dexie';
import { projectSchema, STORY_VERSION, tagsSchema } from '@/story';
import type { Beat, CastAndWorld, Outline, Project, ProjectId, SceneHead, SceneId } from '@/story';
import { ok, type Result } from '@/lib/result';
import { rowsOfProject, type Database, type StudioDexie } from './database';
import { Refusal, type StorageFailure } from './failure';
import type { PageRef, PagingChange } from './outline-pages';
import {
  cutIntoPages,
  getOutline,
  getOutlineRow,
  getPages,
  OUTLINE_TABLES,
  putOutline,
  putPages,
} from './outlines';
import { parseRow, parseRows } from './parse';
import type { HistoryRow, TableName } from './rows';

/** How long a project lies in the bin before `purgeBin` deletes it. */
export const BIN_DAYS = 30;
const DAY_MS = 86_400_000;
/** Of no stored outline: the next save writes all pages. */
const UNPAGED = -1;

/** Every table that holds rows of one project. */
export const PROJECT_TABLES = [
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
  'exports',
  'takes',
  'recipes',
  'renders',
  'renderRequests',
] as const satisfies readonly TableName[];

/** Everything of a project but its beats. */
export interface StoredStory {
  readonly project: Project;
  readonly outline: Outline;
  /** True when a newer version of the page wrote it: it must not be written back. */
  readonly isNewer: boolean;
}

/** What is read at once when a project is opened: of the scenes the first page of heads only. */
export interface StoryStart {
  readonly project: Project;
  readonly outline: Outline;
  readonly isNewer: boolean;
  readonly revision: number;
  /** All pages; the heads of the first are those of `outline`. */
  readonly pages: readonly PageRef[];
}

/** What has changed in an open story since it was saved last. */
export interface StoryChange {
  readonly project: Project;
  /** The title that was stored when this one was taken from there: one of the library's since stays. */
  readonly titleBefore?: string;
  /** Replaces the outline. */
  readonly outline?: Outline;
  /** Replaces cast and world, and the pages of heads that changed. */
  readonly outlinePages?: {
    readonly outline: CastAndWorld;
    readonly change: PagingChange;
  };
  readonly scenes?: ReadonlyMap<SceneId, readonly Beat[]>;
  readonly deletedScenes?: readonly SceneId[];
  readonly history?: {
    readonly row: HistoryRow;
    readonly put: readonly { readonly step: number; readonly patch: unknown }[];
    readonly deleted: readonly number[];
  };
}

export class Projects {
  constructor(private readonly database: Database) {}

  /** Projects outside the bin, last changed first. Rows that cannot be read are left out. */
  list(): Promise<Result<Project[], StorageFailure>> {
    return this.#listWhere((project) => project.deletedAt === undefined);
  }

  /** Projects in the bin, last deleted first. */
  listBin(): Promise<Result<Project[], StorageFailure>> {
    return this.#listWhere((project) => project.deletedAt !== undefined);
  }

  /** A failure for each project row that cannot be read. */
  listDamaged(): Promise<Result<StorageFailure[], StorageFailure>> {
    return this.database.read(
      async (tables) => parseProjects(await tables.projects.toArray()).damaged,
    );
  }

  /** The ids of all projects, those that cannot be read included: what recovery goes by. */
  listIds(): Promise<Result<ProjectId[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const keys = await tables.projects.toCollection().primaryKeys();
      return keys as ProjectId[];
    });
  }

  get(id: ProjectId): Promise<Result<Project, StorageFailure>> {
    return this.database.read((tables) => getProject(tables, id));
  }

  /** Hears of the row now and whenever it changes, in any tab, until the function it gives is called. */
  watch(id: ProjectId, onRow: (project: Project) => void): () => void {
    const rows = liveQuery(() => this.get(id)).subscribe((row) => row.ok && onRow(row.value));
    return () => rows.unsubscribe();
  }

  has(id: ProjectId): Promise<Result<boolean, StorageFailure>> {
    return this.database.read(async (tables) => (await tables.projects.get(id)) !== undefined);
  }

  /** The project row and the outline, without beats. */
  open(id: ProjectId): Promise<Result<StoredStory, StorageFailure>> {
    return this.database.read(async (tables) => {
      return tables.transaction('r', ['projects', ...OUTLINE_TABLES], async () => {
        const project = await getProject(tables, id);
        const outline = await getOutline(tables, id, project.title);
        return { project, outline, isNewer: project.storyVersion > STORY_VERSION };
      });
    });
  }

  /** What is shown first, in the same few reads whatever the length of the story. */
  async openStart(id: ProjectId): Promise<Result<StoryStart, StorageFailure>> {
    const read = await this.database.read((tables) => getStart(tables, id));
    if (!read.ok || read.value !== 'whole') return read as Result<StoryStart, StorageFailure>;
    // Written before version 3. Without room to cut it into pages it can still be read.
    const cut = await this.database.write('relaxed', OUTLINE_TABLES, (tables) =>
      cutIntoPages(tables, id),
    );
    if (cut.ok) return this.openStart(id);
    const whole = await this.open(id);
    return whole.ok ? ok(startOf(whole.value)) : whole;
  }

  /** The heads of these pages; `changed` when they were written again since they were listed. */
  readPages(
    id: ProjectId,
    refs: readonly PageRef[],
  ): Promise<Result<readonly (readonly SceneHead[])[] | 'changed', StorageFailure>> {
    return this.database.read((tables) => getPages(tables, id, refs));
  }

  /**
   * Writes a change whole or not at all, waits for the disk, and reads the project row back. Gives the
   * row as it was stored: stamped, with tags and perhaps a title of the library.
   */
  async save(change: StoryChange): Promise<Result<Project, StorageFailure>> {
    const { project, outline, outlinePages, scenes, history } = change;
    const updatedAt = Date.now();
    const written = await this.database.write(
      'strict',
      ['projects', ...OUTLINE_TABLES, 'scenes', 'histories', 'undo'],
      async (tables) => {
        // Tags are the library's: what was open meanwhile has those of when it was opened. So is a
        // title that was not changed here.
        const stored = await tables.projects.get(project.id);
        const tags = stored?.tags ?? project.tags;
        const isOwnTitle = project.title !== change.titleBefore;
        const title = isOwnTitle ? project.title : (stored?.title ?? project.title);
        const row = { ...project, title, tags, updatedAt };
        await tables.projects.put(row);
        if (outline) await putOutline(tables, outline);
        if (outlinePages) await putPages(tables, outlinePages.outline, outlinePages.change);
        if (scenes?.size) {
          await tables.scenes.bulkPut(
            Array.from(scenes, ([id, beats]) => ({ projectId: project.id, id, beats: [...beats] })),
          );
        }
        if (change.deletedScenes?.length) {
          await tables.scenes.bulkDelete(change.deletedScenes.map((id) => [project.id, id]));
        }
        if (history) {
          await tables.histories.put(history.row);
          await tables.undo.bulkDelete(history.deleted.map((step) => [project.id, step]));
          await tables.undo.bulkPut(
            history.put.map((undo) => ({ ...undo, projectId: project.id })),
          );
        }
        return row;
      },
    );
    if (!written.ok) return written;
    return this.database.read(async (tables) => {
      // It may have been renamed since, and have a later stamp.
      const kept = await tables.projects.get(project.id);
      if (!kept || kept.updatedAt < updatedAt) throw new Refusal({ kind: 'not-kept' });
      return written.value;
    });
  }

  moveToBin(id: ProjectId): Promise<Result<void, StorageFailure>> {
    return this.#change(id, (project) => ({ ...project, deletedAt: Date.now() }));
  }

  restoreFromBin(id: ProjectId): Promise<Result<void, StorageFailure>> {
    return this.#change(id, ({ deletedAt: _deletedAt, ...project }) => project);
  }

  rename(id: ProjectId, title: string): Promise<Result<void, StorageFailure>> {
    return this.#change(id, (project) => ({ ...project, title, updatedAt: Date.now() }));
  }

  /** Not a change of the story: it keeps its place in the list. */
  setTags(id: ProjectId, tags: readonly string[]): Promise<Result<void, StorageFailure>> {
    return this.#change(id, (project) => ({ ...project, tags: tagsSchema.parse(tags) }));
  }

  /** Deletes every row of a project at once. Its pictures stay until `collectGarbage`. */
  deleteForever(id: ProjectId): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', PROJECT_TABLES, (tables) => deleteRows(tables, id));
  }

  /** Deletes what has lain in the bin for 30 days; gives the titles of what went. */
  async purgeBin(now = Date.now()): Promise<Result<string[], StorageFailure>> {
    const bin = await this.listBin();
    if (!bin.ok) return bin;
    const gone: string[] = [];
    for (const project of bin.value) {
      if (now - (project.deletedAt ?? now) < BIN_DAYS * DAY_MS) continue;
      const deleted = await this.deleteForever(project.id);
      if (!deleted.ok) return deleted;
      gone.push(project.title);
    }
    return ok(gone);
  }

  #change(
    id: ProjectId,
    change: (project: Project) => Project,
  ): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['projects'], async (tables) => {
      await tables.projects.put(change(await getProject(tables, id)));
    });
  }

  #listWhere(isWanted: (project: Project) => boolean): Promise<Result<Project[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const { rows } = parseProjects(await tables.projects.toArray());
      return rows
        .filter(isWanted)
        .sort((a, b) => (b.deletedAt ?? b.updatedAt) - (a.deletedAt ?? a.updatedAt));
    });
  }
}

async function getProject(tables: StudioDexie, id: ProjectId): Promise<Project> {
  const row: unknown = await tables.projects.get(id);
  if (row === undefined) throw new Refusal({ kind: 'missing', what: 'project with this address' });
  return parseRow(projectSchema, row, 'projects', id);
}

async function getStart(tables: StudioDexie, id: ProjectId): Promise<StoryStart | 'whole'> {
  return tables.transaction('r', ['projects', ...OUTLINE_TABLES], async () => {
    const project = await getProject(tables, id);
    const row = await getOutlineRow(tables, id, project.title);
    if (row === 'whole') return 'whole';
    const { pages, revision, ...rest } = row;
    const first = await getPages(tables, id, pages.slice(0, 1));
    if (first === 'changed') {
      const why = 'its pages are of another time';
      throw new Refusal({ kind: 'damaged', table: 'outlines', key: id, why });
    }
    const outline = { ...rest, scenes: first.flat() };
    return { project, outline, isNewer: project.storyVersion > STORY_VERSION, revision, pages };
  });
}

/** An outline that is not in pages, as if it were in one that no save has written. */
function startOf(story: StoredStory): StoryStart {
  const { scenes } = story.outline;
  const lines = scenes.reduce((sum, { beatCount }) => sum + beatCount, 0);
  const page = { page: 0, revision: UNPAGED, scenes: scenes.length, lines };
  return { ...story, revision: UNPAGED, pages: [page] };
}

function parseProjects(rows: readonly unknown[]) {
  return parseRows(projectSchema, rows, 'projects', (row) =>
    typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : '?',
  );
}

/** For use inside a transaction over PROJECT_TABLES. */
export async function deleteRows(tables: StudioDexie, id: ProjectId): Promise<void> {
  await tables.projects.delete(id);
  await tables.outlines.delete(id);
  await tables.imports.delete(id);
  await tables.histories.delete(id);
  const renders = await tables.renders.where('projectId').equals(id).primaryKeys();
  await tables.renders.bulkDelete(renders);
  await tables.renderRequests.bulkDelete(renders);
  for (const name of [
    'outlinePages',
    'draftPages',
    'scenes',
    'transcripts',
    'messages',
    'undo',
    'snapshots',
    'saves',
    'seen',
    'exports',
    'takes',
    'recipes',
  ]) {
    await rowsOfProject(tables.table(name), id).delete();
  }
}
