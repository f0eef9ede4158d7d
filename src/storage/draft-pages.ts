// The scenes of a draft but their beats, in pages: written as they are read, so that an import holds no
// more of them than a page whatever the size of its log, and the draft's own row stays small.
import type { ProjectId, SceneHead } from '@/story';
import { ok, type Result } from '@/lib/result';
import { rowsOfProject, type Database } from './database';
import { Refusal, type StorageFailure } from './failure';
import {
  draftPageSchema,
  type DraftPage,
  type ImportRow,
  type StoredDoubt,
  type StoredSceneStart,
} from './import-rows';
import { SCENES_A_PAGE } from './outline-pages';
import { parseRow } from './parse';

/** What a draft says of one scene. */
export interface DraftScene {
  readonly head: SceneHead;
  /** Asides begin nowhere. */
  readonly start?: StoredSceneStart;
  readonly doubts: readonly StoredDoubt[];
}

type Paged = Pick<ImportRow, 'projectId' | 'draft'>;

export class DraftPages {
  constructor(private readonly database: Database) {}

  /** For one reading of a draft; what an earlier one wrote goes with its first page. */
  writer(projectId: ProjectId): DraftPageWriter {
    return new DraftPageWriter(this.database, projectId);
  }

  /** All pages in order, one at a time. Those of a draft that is being read again meanwhile are missing. */
  async *each({
    projectId,
    draft,
  }: Paged): AsyncGenerator<Result<DraftPage, StorageFailure>, void> {
    for (let page = 0; page < (draft?.pages ?? 0); page += 1) {
      const read = await this.database.read(async (tables) =>
        parsePage(await tables.draftPages.get([projectId, page]), projectId, page),
      );
      yield read;
      if (!read.ok) return;
    }
  }
}

export class DraftPageWriter {
  #open: DraftScene[] = [];
  #pages = 0;
  readonly counts = { scenes: 0, asides: 0, doubts: 0 };

  constructor(
    private readonly database: Database,
    private readonly projectId: ProjectId,
  ) {}

  async add(scene: DraftScene): Promise<Result<void, StorageFailure>> {
    this.#open.push(scene);
    this.counts.scenes += 1;
    if (scene.head.aside) this.counts.asides += 1;
    this.counts.doubts += scene.doubts.length;
    return this.#open.length < SCENES_A_PAGE ? ok(undefined) : this.#flush();
  }

  /** Gives the number of pages. */
  async finish(): Promise<Result<number, StorageFailure>> {
    const flushed = await this.#flush();
    return flushed.ok ? ok(this.#pages) : flushed;
  }

  async #flush(): Promise<Result<void, StorageFailure>> {
    const page = this.#pages;
    const scenes = this.#open;
    this.#open = [];
    const written = await this.database.write('relaxed', ['draftPages'], async (tables) => {
      if (page === 0) await rowsOfProject(tables.draftPages, this.projectId).delete();
      if (scenes.length === 0) return;
      await tables.draftPages.put({
        projectId: this.projectId,
        page,
        scenes: scenes.map(({ head }) => head),
        starts: scenes.flatMap(({ start }) => start ?? []),
        doubts: scenes.flatMap(({ doubts }) => doubts),
      });
    });
    if (written.ok && scenes.length > 0) this.#pages += 1;
    return written;
  }
}

/** The heads in all pages of a draft, as they lie in the table. */
export function headsIn(
  rows: readonly unknown[],
  { projectId, draft }: Paged,
): readonly SceneHead[] {
  const pages = Array.from({ length: draft?.pages ?? 0 }, (_, page) => page);
  return pages.flatMap((page) => parsePage(rows[page], projectId, page).scenes);
}

function parsePage(row: unknown, projectId: ProjectId, page: number): DraftPage {
  if (row === undefined)
    throw new Refusal({
      kind: 'missing',
      what: 'scenes of this draft; reading it again makes them',
    });
  return parseRow(draftPageSchema, row, 'draftPages', `${projectId} ${page}`);
}
