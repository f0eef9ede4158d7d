// Reads the heads of a story page by page: one is a short task, and what is shown first does not wait
// for the rest.
import { fail, ok, type Result } from '@/lib/result';
import type { Page, Paging, Storage, StorageFailure, StoryStart } from '@/storage';
import type { ProjectId, SceneHead } from '@/story';

export interface ReadingPages {
  /** Pages in memory; those of the same revision are not read again. */
  readonly known?: readonly Page[];
  /** Heads so far, each time that there are twice as many, so that showing them stays linear. */
  readonly onSome?: (heads: readonly SceneHead[]) => void;
  /** True: nobody waits for them any more. */
  readonly isStopped?: () => boolean;
}

/** All pages; `changed` when they were written again meanwhile, or nobody waits any more. */
export async function readPages(
  storage: Storage,
  id: ProjectId,
  start: StoryStart,
  { known = [], onSome, isStopped }: ReadingPages = {},
): Promise<Result<Paging | 'changed', StorageFailure>> {
  const kept = new Map(known.map((page) => [`${page.page} ${page.revision}`, page]));
  const pages: Page[] = [];
  const heads: SceneHead[] = [];
  let told = start.outline.scenes.length;
  for (const [i, ref] of start.pages.entries()) {
    let page = kept.get(`${ref.page} ${ref.revision}`);
    if (!page && i === 0) page = { ...ref, heads: start.outline.scenes };
    if (!page) {
      const read = await storage.projects.readPages(id, [ref]);
      if (!read.ok) return read;
      if (isStopped?.() || read.value === 'changed') return ok('changed');
      page = { ...ref, heads: read.value[0] ?? [] };
    }
    if (page.heads.length !== ref.scenes) {
      const why = `it has ${page.heads.length} scenes, not ${ref.scenes}`;
      return fail({ kind: 'damaged', table: 'outlinePages', key: `${id} ${ref.page}`, why });
    }
    pages.push(page);
    for (const head of page.heads) heads.push(head);
    if (onSome && heads.length >= told * 2 && i < start.pages.length - 1) {
      told = heads.length;
      onSome([...heads]);
    }
  }
  return ok({ revision: start.revision, pages });
}
