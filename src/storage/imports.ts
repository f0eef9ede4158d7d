// Drafts: imports that are not projects yet. The worker writes scenes under the id of the project to
// be; the project row comes last, so a draft without one was interrupted.
import { importRulesSchema, newId, projectSchema, tagsSchema } from '@/story';
import type { CharacterId, Project, ProjectId } from '@/story';
import { makeHider } from '@/story/privacy';
import { fail, ok, type Result } from '@/lib/result';
import { rowsOfProject, type Database, type StudioDexie } from './database';
import { headsIn } from './draft-pages';
import { Refusal, type StorageFailure } from './failure';
import { OUTLINE_TABLES, putOutline } from './outlines';
import { parseRow, parseRows } from './parse';
import { deleteRows, PROJECT_TABLES } from './projects';
import { hasUnread, importRowSchema, type ImportRow } from './import-rows';

/** A draft that says nothing for so long is not being read any more, where no lock can tell. */
const SILENT_MS = 20_000;

/** An earlier import of the same bytes. */
export interface EarlierImport {
  readonly projectId: ProjectId;
  readonly title: string;
  readonly isProject: boolean;
  readonly inBin: boolean;
  readonly at: number;
}

export interface NewImport {
  readonly files: ImportRow['files'];
  readonly rules?: ImportRow['rules'];
  readonly tags?: readonly string[];
  /** Takes up a draft under the id that it had. */
  readonly projectId?: ProjectId;
  /** The story that goes on with these logs. */
  readonly into?: ProjectId;
}

/** Keys that are undefined are taken away. */
export type ImportChange = Partial<
  Pick<
    ImportRow,
    | 'state'
    | 'files'
    | 'formats'
    | 'rules'
    | 'into'
    | 'tags'
    | 'sources'
    | 'facts'
    | 'beginning'
    | 'draft'
    | 'failure'
  >
>;

/** Two changes within one tick of the clock have one stamp: only what is older is known by it. */
const STAMPED_MS = 1000;

export class Imports {
  /** Parsed rows, for a list of hundreds is asked for again with each one that changes. */
  #known: ReadonlyMap<ProjectId, ImportRow> = new Map();

  constructor(private readonly database: Database) {}

  /** Writes the row of an import that begins now, in the state `reading`. */
  begin(about: NewImport): Promise<Result<ImportRow, StorageFailure>> {
    const now = Date.now();
    const row: ImportRow = {
      projectId: about.projectId ?? newId<ProjectId>(),
      state: 'reading',
      startedAt: now,
      updatedAt: now,
      files: about.files,
      hashes: about.files.flatMap((file) => file.hash ?? []),
      formats: [],
      rules: about.rules ?? importRulesSchema.parse({}),
      ...(about.into !== undefined && { into: about.into }),
      ...(about.tags?.length && { tags: tagsSchema.parse(about.tags) }),
      sources: [],
    };
    return this.database.write('relaxed', ['imports'], async (tables) => {
      await tables.imports.put(row);
      return row;
    });
  }

  /** Changes a draft; `hashes` follows `files`. Stamps `updatedAt`, which says that it is alive. */
  update(projectId: ProjectId, change: ImportChange): Promise<Result<ImportRow, StorageFailure>> {
    return this.database.write('relaxed', ['imports'], async (tables) => {
      const before = parseRow(
        importRowSchema,
        (await tables.imports.get(projectId)) ?? missing(),
        'imports',
        projectId,
      );
      const row: ImportRow = { ...before, ...change, projectId, updatedAt: Date.now() };
      if (change.files) row.hashes = change.files.flatMap((file) => file.hash ?? []);
      await tables.imports.put(row);
      return row;
    });
  }

  /**
   * Keeps rules that a draft is to be read with next; undefined when it was read with all of them. The
   * row is not parsed: this comes with each correction.
   */
  want(
    projectId: ProjectId,
    wanted: ImportRow['rules'] | undefined,
  ): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['imports'], async (tables) => {
      await tables.imports.update(projectId, { wanted, updatedAt: Date.now() });
    });
  }

  get(projectId: ProjectId): Promise<Result<ImportRow | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.imports.get(projectId);
      return row === undefined ? undefined : parseRow(importRowSchema, row, 'imports', projectId);
    });
  }

  /** All drafts, newest first. */
  list(): Promise<Result<ImportRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      // One by one: hundreds at once would be one long task.
      const keys = await tables.imports.toCollection().primaryKeys();
      const stored = await tables.imports.bulkGet(keys);
      const rows = this.#parseAll(stored.filter((row) => row !== undefined));
      return rows.sort((a, b) => b.startedAt - a.startedAt);
    });
  }

  /** A row with the stamp of one that was parsed before is that one. Damaged ones are left out. */
  #parseAll(stored: readonly ImportRow[]): ImportRow[] {
    const before = this.#known;
    const settledAt = Date.now() - STAMPED_MS;
    const rows = stored.flatMap((row) => {
      const known = before.get(row.projectId);
      if (known?.updatedAt === row.updatedAt) return [known];
      return parseRows(importRowSchema, [row], 'imports', String).rows;
    });
    this.#known = new Map(
      rows.flatMap((row) => (row.updatedAt < settledAt ? [[row.projectId, row] as const] : [])),
    );
    return rows;
  }

  /**
   * Drafts in the state `reading` that nobody reads: the tab was closed or killed. `isHeld` says
   * whether a Web Lock of that name is held (see `importLockName`); without it silence decides.
   */
  listInterrupted(
    isHeld?: (lockName: string) => boolean,
    now = Date.now(),
  ): Promise<Result<ImportRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const { rows } = parseRows(
        importRowSchema,
        await tables.imports.toArray(),
        'imports',
        String,
      );
      return rows.filter(
        (row) =>
          row.state === 'reading' &&
          (isHeld ? !isHeld(importLockName(row.projectId)) : now - row.updatedAt > SILENT_MS),
      );
    });
  }

  /** Deletes a draft and all that its import wrote. A project of that id is left alone. */
  throwAway(projectId: ProjectId): Promise<Result<void, StorageFailure>> {
    return this.database.write('relaxed', PROJECT_TABLES, async (tables) => {
      if (await tables.projects.get(projectId)) await tables.imports.delete(projectId);
      else await deleteRows(tables, projectId);
    });
  }

  /** Projects and drafts made from a file with this SHA-256: open it, or import again? */
  findImportsOf(hash: string): Promise<Result<EarlierImport[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const drafts = await tables.imports.where('hashes').equals(hash).toArray();
      const projects = await tables.projects.toArray();
      return [
        ...projects
          .filter((project) => project.sources.some((source) => source.asset === hash))
          .map((project) => ({
            projectId: project.id,
            title: project.title,
            isProject: true,
            inBin: project.deletedAt !== undefined,
            at: project.createdAt,
          })),
        ...drafts.map((draft) => ({
          projectId: draft.projectId,
          title: draft.draft?.title ?? draft.files[0]?.name ?? '',
          isProject: false,
          inBin: false,
          at: draft.startedAt,
        })),
      ];
    });
  }

  /**
   * Makes the project of a draft that is `ready`: outline, project row, and no draft any more, in one
   * transaction. The player is the draft's own unless one is named.
   */
  createProject(
    projectId: ProjectId,
    about: { readonly title: string; readonly player?: CharacterId; readonly author?: string },
  ): Promise<Result<Project, StorageFailure>> {
    return this.database.write('strict', CREATED_TABLES, async (tables) => {
      const made = projectOf(await readStored(tables, projectId), projectId, about);
      await putCreated(tables, made);
      return made.project;
    });
  }

  /**
   * Projects of several drafts under their own titles, in one transaction: of all that can be made, for
   * one that cannot is left as it is and named. Where the transaction fails, all of them stay drafts.
   */
  createProjects(
    projectIds: readonly ProjectId[],
  ): Promise<Result<readonly Result<Project, StorageFailure>[], StorageFailure>> {
    return this.database.write('strict', CREATED_TABLES, async (tables) => {
      const made: Result<Project, StorageFailure>[] = [];
      // One after the other: what all of them hold at once would be one long task.
      for (const id of projectIds) {
        const one = tried(projectOf, await readStored(tables, id), id, { title: '' });
        if (one.ok) await putCreated(tables, one.value);
        made.push(one.ok ? ok(one.value.project) : one);
      }
      return made;
    });
  }
}

const CREATED_TABLES = ['imports', 'draftPages', 'projects', ...OUTLINE_TABLES] as const;

interface CreatedProject {
  readonly project: Project;
  readonly outline: Parameters<typeof putOutline>[1];
}

/** A draft as it lies in its tables. */
interface StoredDraft {
  readonly row: unknown;
  readonly pages: readonly unknown[];
}

/** For use inside a transaction over CREATED_TABLES. */
async function readStored(tables: StudioDexie, projectId: ProjectId): Promise<StoredDraft> {
  const row: unknown = await tables.imports.get(projectId);
  return { row, pages: await rowsOfProject(tables.draftPages, projectId).toArray() };
}

/** Refuses what is no finished draft, before anything is written of it. */
function projectOf(
  { row, pages }: StoredDraft,
  projectId: ProjectId,
  about: { readonly title: string; readonly player?: CharacterId; readonly author?: string },
): CreatedProject {
  const draft = parseRow(importRowSchema, row ?? missing(), 'imports', projectId);
  if (!draft.draft || draft.state !== 'ready' || hasUnread(draft))
    throw new Refusal({ kind: 'missing', what: 'finished draft of this import' });
  const { characters, world, title } = draft.draft;
  const scenes = headsIn(pages, draft);
  const player = about.player ?? characters.find(({ role }) => role === 'player')?.id;
  const hider = makeHider(draft.rules.privacy.details);
  const now = Date.now();
  const project = projectSchema.parse({
    id: projectId,
    title: about.title.trim() || title || 'Untitled',
    author: about.author ?? '',
    ...(player !== undefined && { player }),
    sources: draft.sources,
    // They may be names of folders, and so of people: what is hidden in the log is hidden in them.
    tags: draft.tags?.map((tag) => hider.hide(tag)),
    createdAt: now,
    updatedAt: now,
  });
  return { project, outline: { projectId, characters, world, scenes } };
}

/** For use inside a transaction over CREATED_TABLES. */
async function putCreated(
  tables: StudioDexie,
  { project, outline }: CreatedProject,
): Promise<void> {
  await putOutline(tables, outline);
  await tables.projects.put(project);
  await tables.imports.delete(project.id);
  await rowsOfProject(tables.draftPages, project.id).delete();
}

/** A refusal as a result; all else goes on as it is. */
function tried<Args extends readonly unknown[], T>(
  work: (...args: Args) => T,
  ...args: Args
): Result<T, StorageFailure> {
  try {
    return ok(work(...args));
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure);
    throw error;
  }
}

function missing(): never {
  throw new Refusal({ kind: 'missing', what: 'draft with this address' });
}

/** The Web Lock that a tab holds while it reads this import. */
export function importLockName(projectId: ProjectId): string {
  return `comfyvn-import-${projectId}`;
}
