// The heads of a story's scenes, in pages. Pure. A page is what is read and written at once: opening
// reads the first, saving writes those that changed, whatever the length of the story.
import type { Outline, SceneHead } from '@/story';
import { z } from 'zod';
import { characterSchema, projectIdSchema, sceneHeadSchema, worldSchema } from '@/story';

/** Heads a page: parsing them is a few milliseconds, which is a fraction of a frame's worth of task. */
export const SCENES_A_PAGE = 250;

/** A page as the outline lists it, in the order of the story. */
export const pageRefSchema = z.object({
  page: z.number().int().min(0),
  /** Of the save that wrote the page: a reader that finds another one starts again. */
  revision: z.number().int(),
  scenes: z.number().int().min(0),
  lines: z.number().int().min(0),
});
export type PageRef = z.infer<typeof pageRefSchema>;

/** Cast, world, and where the heads are. */
export const outlineRowSchema = z.looseObject({
  projectId: projectIdSchema,
  characters: z.array(characterSchema),
  world: worldSchema,
  /** Counts the saves of the outline. */
  revision: z.number().int(),
  pages: z.array(pageRefSchema),
});
export type OutlineRow = z.infer<typeof outlineRowSchema>;

export const outlinePageSchema = z.looseObject({
  projectId: projectIdSchema,
  page: z.number().int().min(0),
  revision: z.number().int(),
  scenes: z.array(sceneHeadSchema),
});
export type OutlinePage = z.infer<typeof outlinePageSchema>;

export interface Page extends PageRef {
  readonly heads: readonly SceneHead[];
}

/** All heads as they lie in storage. */
export interface Paging {
  readonly revision: number;
  readonly pages: readonly Page[];
}

export const NO_PAGING: Paging = { revision: 0, pages: [] };

/** What a save has to write so that storage holds `paging`. */
export interface PagingChange {
  readonly before: number;
  readonly paging: Paging;
  readonly put: readonly Page[];
  readonly gone: readonly number[];
}

/**
 * The pages for these heads, sharing with `before` the pages whose heads are the same objects: edits
 * share what they do not change.
 */
export function repage(before: Paging, heads: readonly SceneHead[]): PagingChange {
  const revision = before.revision + 1;
  const cut = cutLike(before.pages, heads);
  const isCrumbled = cut.length > 2 * Math.ceil(heads.length / SCENES_A_PAGE) + 2;
  const next = isCrumbled ? cutEvenly(heads) : cut;
  const free = before.pages.filter((page) => !next.includes(page)).map(({ page }) => page);
  let highest = Math.max(-1, ...before.pages.map(({ page }) => page));
  const pages = next.map((one): Page => {
    if ('page' in one) return one;
    const page = free.shift() ?? (highest += 1);
    return {
      page,
      revision,
      scenes: one.heads.length,
      lines: linesOf(one.heads),
      heads: one.heads,
    };
  });
  const put = pages.filter((page) => page.revision === revision);
  return { before: before.revision, paging: { revision, pages }, put, gone: free };
}

export function headsOf(paging: Paging): readonly SceneHead[] {
  return paging.pages.flatMap(({ heads }) => heads);
}

export function refOf({ page, revision, scenes, lines }: Page): PageRef {
  return { page, revision, scenes, lines };
}

export function pageRowOf(projectId: Outline['projectId'], page: Page): OutlinePage {
  const { revision, heads } = page;
  return { projectId, page: page.page, revision, scenes: [...heads] };
}

type Cut = Page | { readonly heads: readonly SceneHead[] };

function cutLike(before: readonly Page[], heads: readonly SceneHead[]): Cut[] {
  let [start, from] = [0, 0];
  for (let page = before[start]; page && isAt(page, heads, from); page = before[start]) {
    from += page.heads.length;
    start += 1;
  }
  let [end, until] = [before.length, heads.length];
  for (let page = before[end - 1]; page && end > start; page = before[end - 1]) {
    const at = until - page.heads.length;
    if (at < from || !isAt(page, heads, at)) break;
    until = at;
    end -= 1;
  }
  const middle = before.slice(start, end);
  const count = middle.reduce((sum, { scenes }) => sum + scenes, 0);
  const fresh =
    count === until - from
      ? sameCuts(middle, heads, from)
      : cutEvenly(heads.slice(from, until), SCENES_A_PAGE * 1.5);
  return [...before.slice(0, start), ...fresh, ...before.slice(end)];
}

/** Heads were changed or reordered: every page keeps its length. */
function sameCuts(pages: readonly Page[], heads: readonly SceneHead[], from: number): Cut[] {
  let at = from;
  return pages.map((page) => {
    const start = at;
    at += page.heads.length;
    return isAt(page, heads, start) ? page : { heads: heads.slice(start, at) };
  });
}

function isAt(page: Page, heads: readonly SceneHead[], at: number): boolean {
  return page.heads.every((head, i) => head === heads[at + i]);
}

/** One page up to `most` heads, so that a scene more does not cut a page in two. */
function cutEvenly(heads: readonly SceneHead[], most = SCENES_A_PAGE): Cut[] {
  if (heads.length === 0) return [];
  const count = heads.length <= most ? 1 : Math.ceil(heads.length / SCENES_A_PAGE);
  const size = Math.ceil(heads.length / count);
  return Array.from({ length: Math.ceil(heads.length / size) }, (_, i) => ({
    heads: heads.slice(i * size, (i + 1) * size),
  }));
}

function linesOf(heads: readonly SceneHead[]): number {
  return heads.reduce((sum, { beatCount }) => sum + beatCount, 0);
}
