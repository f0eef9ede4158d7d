// Cast, world and scene heads: a row, and pages of heads beside it. Versions before 3 kept all heads in
// the row; such a row is cut into pages when it is first opened. The functions run inside transactions
// over OUTLINE_TABLES.
import type { CastAndWorld, Outline, ProjectId, SceneHead } from '@/story';
import { outlineSchema } from '@/story';
import { rowsOfProject, type StudioDexie } from './database';
import { Refusal } from './failure';
import {
  NO_PAGING,
  outlinePageSchema,
  outlineRowSchema,
  pageRowOf,
  refOf,
  repage,
  type OutlinePage,
  type OutlineRow,
  type PageRef,
  type PagingChange,
} from './outline-pages';
import { parseRow } from './parse';
import { areSoundHeads } from './sound-head';

export const OUTLINE_TABLES = ['outlines', 'outlinePages'] as const;

/** Plain data that may be anything: archives carry what this version cannot read. */
type Raw = Readonly<Record<string, unknown>>;

function parseOutlineRow(row: unknown, id: ProjectId, title: string): OutlineRow {
  if (row === undefined) throw new Refusal({ kind: 'missing', what: `outline of “${title}”` });
  return parseRow(outlineRowSchema, row, 'outlines', id);
}

/** `whole` for a row of a version before 3. */
export async function getOutlineRow(
  tables: StudioDexie,
  id: ProjectId,
  title: string,
): Promise<OutlineRow | 'whole'> {
  const row: unknown = await tables.outlines.get(id);
  return isWhole(row) ? 'whole' : parseOutlineRow(row, id, title);
}

/** The heads of these pages, each page parsed; `changed` when another tab has written one meanwhile. */
export async function getPages(
  tables: StudioDexie,
  id: ProjectId,
  refs: readonly PageRef[],
): Promise<readonly (readonly SceneHead[])[] | 'changed'> {
  const rows: readonly unknown[] = await tables.outlinePages.bulkGet(
    refs.map(({ page }) => [id, page]),
  );
  const found: (readonly SceneHead[])[] = [];
  for (const [i, ref] of refs.entries()) {
    const row = rows[i];
    const key = `${id} ${ref.page}`;
    if (row === undefined) {
      const why = 'a page of its scenes is missing';
      throw new Refusal({ kind: 'damaged', table: 'outlinePages', key, why });
    }
    const page = parsePage(row, key);
    if (page.revision !== ref.revision) return 'changed';
    found.push(page.scenes);
  }
  return found;
}

/** The frame of a page by its schema, its heads by the quick look where that is enough. */
function parsePage(row: unknown, key: string): OutlinePage {
  if (isRaw(row) && areSoundHeads(row['scenes'])) {
    parseRow(outlinePageSchema, { ...row, scenes: [] }, 'outlinePages', key);
    return row as OutlinePage;
  }
  return parseRow(outlinePageSchema, row, 'outlinePages', key);
}

/** The whole outline. */
export async function getOutline(
  tables: StudioDexie,
  id: ProjectId,
  title: string,
): Promise<Outline> {
  const stored: unknown = await tables.outlines.get(id);
  if (isWhole(stored)) return parseRow(outlineSchema, stored, 'outlines', id);
  const row = parseOutlineRow(stored, id, title);
  const pages = await getPages(tables, id, row.pages);
  // Row and pages are read in one transaction, and were written in one.
  if (pages === 'changed') {
    const why = 'its pages are of another time';
    throw new Refusal({ kind: 'damaged', table: 'outlines', key: id, why });
  }
  const { pages: _pages, revision: _revision, ...rest } = row;
  return { ...rest, scenes: pages.flat() };
}

/** Replaces the outline whole. */
export async function putOutline(
  tables: StudioDexie,
  { scenes, characters, ...rest }: CastAndWorld & { readonly scenes: readonly SceneHead[] },
): Promise<void> {
  const { paging, put } = repage(NO_PAGING, scenes);
  const revision = (await revisionOf(tables, rest.projectId)) + 1;
  const pages = put.map((page) => ({ ...page, revision }));
  await rowsOfProject(tables.outlinePages, rest.projectId).delete();
  await tables.outlinePages.bulkPut(pages.map((page) => pageRowOf(rest.projectId, page)));
  const refs = paging.pages.map((page) => ({ ...refOf(page), revision }));
  await tables.outlines.put({ ...rest, characters: [...characters], revision, pages: refs });
}

/** Writes the pages that changed, or all when storage is not as it was when they were compared. */
export async function putPages(
  tables: StudioDexie,
  { projectId, characters, world }: CastAndWorld,
  change: PagingChange,
): Promise<void> {
  const { paging } = change;
  const isAsItWas = (await revisionOf(tables, projectId)) === change.before;
  if (!isAsItWas) await rowsOfProject(tables.outlinePages, projectId).delete();
  await tables.outlinePages.bulkDelete(change.gone.map((page) => [projectId, page]));
  const put = isAsItWas ? change.put : paging.pages;
  await tables.outlinePages.bulkPut(put.map((page) => pageRowOf(projectId, page)));
  const pages = paging.pages.map(refOf);
  const { revision } = paging;
  await tables.outlines.put({ projectId, characters: [...characters], world, revision, pages });
}

/** True for a row of a version before 3, which has its heads in it. */
export function isWhole(row: unknown): row is Raw & { readonly scenes: readonly unknown[] } {
  return isRaw(row) && Array.isArray(row['scenes']);
}

/** Cuts a whole row into pages as it lies there, unparsed. Rows of today stay. */
export async function cutIntoPages(tables: StudioDexie, id: string): Promise<void> {
  const row: unknown = await tables.outlines.get(id);
  if (isWhole(row)) await putRawOutline(tables, row);
}

/** A whole outline as archives carry it: keys that we do not know stay, in their order. */
export async function getRawOutline(tables: StudioDexie, id: string): Promise<unknown> {
  const row: unknown = await tables.outlines.get(id);
  if (!isRaw(row) || !Array.isArray(row['pages'])) return row;
  const stored: readonly unknown[] = await rowsOfProject(tables.outlinePages, id).toArray();
  const byPage = new Map(stored.filter(isRaw).map((page) => [page['page'], page['scenes']]));
  const scenes = row['pages'].flatMap((ref: unknown): unknown[] => {
    const heads = isRaw(ref) ? byPage.get(ref['page']) : undefined;
    return Array.isArray(heads) ? heads : [];
  });
  const entries = Object.entries(row).filter(([key]) => key !== 'revision');
  return Object.fromEntries(
    entries.map(([key, value]) => (key === 'pages' ? ['scenes', scenes] : [key, value])),
  );
}

/** The other way round; a row without a list of scenes is written as it is. */
export async function putRawOutline(tables: StudioDexie, row: unknown): Promise<void> {
  const id = isRaw(row) ? row['projectId'] : undefined;
  if (!isWhole(row) || typeof id !== 'string') {
    await tables.table('outlines').put(row);
    return;
  }
  const revision = (await revisionOf(tables, id)) + 1;
  // Only the count of lines is read of a head, so that damaged ones stay as they are.
  const { paging } = repage(NO_PAGING, row.scenes as readonly SceneHead[]);
  const pages = paging.pages.map((page) => ({ ...page, revision, lines: countLines(page.heads) }));
  await rowsOfProject(tables.outlinePages, id).delete();
  await tables.outlinePages.bulkPut(pages.map((page) => pageRowOf(id as ProjectId, page)));
  const entries = Object.entries(row).map(([key, value]) =>
    key === 'scenes' ? ['pages', pages.map(refOf)] : [key, value],
  );
  await tables.table('outlines').put({ ...Object.fromEntries(entries), revision });
}

function countLines(heads: readonly unknown[]): number {
  return heads.reduce<number>((sum, head) => {
    const count = isRaw(head) ? head['beatCount'] : undefined;
    return sum + (typeof count === 'number' && count > 0 ? Math.floor(count) : 0);
  }, 0);
}

async function revisionOf(tables: StudioDexie, id: string): Promise<number> {
  const row: unknown = await tables.outlines.get(id);
  const revision = isRaw(row) ? row['revision'] : undefined;
  return typeof revision === 'number' ? revision : 0;
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null;
}
