// Projects on this device: their rows, the bin, and the open story's save in one transaction.
import { outlineSchema, projectSchema, STORY_VERSION } from '@/story';
import type { Beat, Outline, Project, ProjectId, SceneId } from '@/story';
import { ok, type Result } from '@/lib/result';
import { rowsOfProject, type Database, type StudioDexie } from './database';
import { Refusal, type StorageFailure } from './failure';
import { parseRow, parseRows } from './parse';
import type { HistoryRow, TableName } from './rows';

/** How long a project lies in the bin before `purgeBin` deletes it. */
export const BIN_DAYS = 30;
const DAY_MS = 86_400_000;

/** Every table that holds rows of one project. */
export const PROJECT_TABLES = [
  'projects',
  'outlines',
  'scenes',
  'transcripts',
  'messages',
  'imports',
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

/** What has changed in an open story since it was saved last. */
export interface StoryChange {
  readonly project: Project;
  readonly outline?: Outline;
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

  has(id: ProjectId): Promise<Result<boolean, StorageFailure>> {
    return this.database.read(async (tables) => (await tables.projects.get(id)) !== undefined);
  }

  /** The project row and the outline, without beats. */
  open(id: ProjectId): Promise<Result<StoredStory, StorageFailure>> {
    return this.database.read(async (tables) => {
      const project = await getProject(tables, id);
      const row: unknown = await tables.outlines.get(id);
      if (row === undefined)
        throw new Refusal({ kind: 'missing', what: `outline of “${project.title}”` });
      const outline = parseRow(outlineSchema, row, 'outlines', id);
      return { project, outline, isNewer: project.storyVersion > STORY_VERSION };
    });
  }

  /**
   * Writes a change whole or not at all, waits for the disk, and reads the project row back. Gives the
   * time that the row was stamped with.
   */
  async save(change: StoryChange): Promise<Result<number, StorageFailure>> {
    const { project, outline, scenes, history } = change;
    const updatedAt = Date.now();
    const written = await this.database.write(
      'strict',
      ['projects', 'outlines', 'scenes', 'histories', 'undo'],
      async (tables) => {
        await tables.projects.put({ ...project, updatedAt });
        if (outline) await tables.outlines.put(outline);
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
      },
    );
    if (!written.ok) return written;
    return this.database.read(async (tables) => {
      const kept = await tables.projects.get(project.id);
      if (kept?.updatedAt !== updatedAt) throw new Refusal({ kind: 'not-kept' });
      return updatedAt;
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
