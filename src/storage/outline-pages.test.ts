import { describe, expect, it } from 'vitest';
import { sceneHeadSchema, type SceneHead } from '@/story';
import { headsOf, NO_PAGING, repage, SCENES_A_PAGE, type Paging } from './outline-pages';

let made = 0;
const head = (beatCount = 2): SceneHead =>
  sceneHeadSchema.parse({ id: `s${made++}`, title: 'Scene', beatCount });
const heads = (count: number) => Array.from({ length: count }, () => head());
const pagingOf = (list: readonly SceneHead[]): Paging => repage(NO_PAGING, list).paging;

describe('pages of scene heads', () => {
  it('hold all heads in order, 250 each at most, and count scenes and lines', () => {
    const list = heads(1001);
    const { paging, put, gone } = repage(NO_PAGING, list);
    expect(headsOf(paging)).toEqual(list);
    expect(paging.pages.every(({ heads: own }) => own.length <= SCENES_A_PAGE)).toBe(true);
    expect(paging.pages.reduce((sum, { scenes }) => sum + scenes, 0)).toBe(1001);
    expect(paging.pages.reduce((sum, { lines }) => sum + lines, 0)).toBe(2002);
    expect(put).toEqual(paging.pages);
    expect(gone).toEqual([]);
  });

  it('of an empty story are none', () => {
    expect(repage(NO_PAGING, [])).toMatchObject({ put: [], paging: { pages: [] } });
    const before = pagingOf(heads(3));
    expect(repage(before, [])).toMatchObject({ gone: [0], paging: { pages: [] } });
  });

  it('are written alone where one head changed', () => {
    const list = heads(2000);
    const before = pagingOf(list);
    const { put, gone } = repage(before, list.with(700, { ...list[700]!, beatCount: 9 }));
    expect(put.map(({ page }) => page)).toEqual([2]);
    expect(put[0]).toMatchObject({ revision: 2, lines: 250 * 2 + 7 });
    expect(gone).toEqual([]);
  });

  it('are two for two changes far apart, and none for no change', () => {
    const list = heads(2000);
    const before = pagingOf(list);
    expect(repage(before, [...list]).put).toEqual([]);
    const both = list.with(3, head()).with(1990, head());
    expect(repage(before, both).put).toHaveLength(2);
  });

  it('grow by a scene without touching others, and are cut when they are half too long', () => {
    let list = heads(1000);
    let paging = pagingOf(list);
    for (let i = 0; i < 400; i++) {
      list = list.toSpliced(300, 0, head());
      const change = repage(paging, list);
      expect(change.put.length).toBeLessThanOrEqual(3);
      paging = change.paging;
      expect(headsOf(paging)).toEqual(list);
    }
    expect(Math.max(...paging.pages.map(({ scenes }) => scenes))).toBeLessThanOrEqual(375);
  });

  it('are gathered up again when deleting has left them nearly empty', () => {
    let list = heads(2500);
    let paging = pagingOf(list);
    for (let i = 0; i < 9; i++) {
      list = list.filter((_, at) => at % 2 === 0);
      paging = repage(paging, list).paging;
      expect(headsOf(paging)).toEqual(list);
    }
    expect(paging.pages.length).toBeLessThanOrEqual(4);
  });

  it('have numbers of their own, whatever was edited', () => {
    // A fixed walk of inserts, removals and moves.
    let list = heads(900);
    let paging = pagingOf(list);
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const stored = new Map(paging.pages.map((page) => [page.page, page.heads]));
    for (let i = 0; i < 120; i++) {
      const at = next(list.length);
      const what = i % 3;
      if (what === 0) list = list.toSpliced(at, 0, ...heads(next(40)));
      else if (what === 1) list = list.toSpliced(at, next(60));
      else list = list.toSpliced(at, 1).toSpliced(next(list.length), 0, list[at]!);
      const change = repage(paging, list);
      paging = change.paging;
      for (const page of change.gone) stored.delete(page);
      for (const page of change.put) stored.set(page.page, page.heads);
      expect(new Set(paging.pages.map(({ page }) => page)).size).toBe(paging.pages.length);
      // What a save would have written is the story.
      expect(paging.pages.flatMap(({ page }) => stored.get(page) ?? [])).toEqual(list);
      expect(stored.size).toBe(paging.pages.length);
    }
  });
});
