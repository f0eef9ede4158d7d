import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectId, SceneHead } from '@/story';
import { must } from '@/testing/must';
import { openStorage, type DraftPage, type ImportRow, type Storage } from '.';
import { makeDraft, makeHeads } from './test-rows';
import { makeReady } from '@/testing/ready-draft';

let storage: Storage;
let count = 0;
beforeEach(async () => {
  storage = must(await openStorage({ name: `draft-pages-${++count}` }));
});
afterEach(() => storage.close());

const begin = async () => must(await storage.imports.begin({ files: [] })).projectId;

async function pagesOf(row: ImportRow): Promise<DraftPage[]> {
  const pages: DraftPage[] = [];
  for await (const page of storage.draftPages.each(row)) pages.push(must(page));
  return pages;
}

describe('the scenes of a draft', () => {
  it('come back in order, in pages, with what was said of each', async () => {
    const projectId = await begin();
    const writer = storage.draftPages.writer(projectId);
    const heads = makeHeads(601).map((head, i): SceneHead => ({ ...head, aside: i % 100 === 99 }));
    const about = { source: 'log', start: 0 };
    for (const [message, head] of heads.entries()) {
      const start = { ...about, scene: head.id, message };
      const doubt = { beat: 'b', end: 1, field: 'who', reason: 'r', confidence: 0.4, guess: null };
      const doubts = message % 2 ? [{ ...start, ...doubt }] : [];
      must(await writer.add({ head, doubts, ...(!head.aside && { start }) }));
    }
    const pages = must(await writer.finish());
    expect(writer.counts).toEqual({ scenes: 601, asides: 6, doubts: 300 });
    const draft = { ...makeDraft(0), pages };
    const row = must(await storage.imports.update(projectId, { state: 'ready', draft }));
    const found = await pagesOf(row);
    expect(found.map(({ scenes }) => scenes.length)).toEqual([250, 250, 101]);
    expect(found.flatMap(({ scenes }) => scenes)).toEqual(heads);
    expect(found.flatMap(({ starts }) => starts)).toHaveLength(595);
    expect(found[1]?.doubts[0]?.message).toBe(251);
  });

  it('are those of the last reading alone', async () => {
    const projectId = await begin();
    await makeReady(storage, projectId, 300);
    const row = await makeReady(storage, projectId, 2);
    expect((await pagesOf(row)).flatMap(({ scenes }) => scenes)).toEqual(makeHeads(2));
    const empty = await makeReady(storage, projectId, 0);
    expect(empty.draft?.pages).toBe(0);
    const left = { ...empty, draft: { ...makeDraft(0), pages: 1 } };
    for await (const page of storage.draftPages.each(left))
      expect(page).toMatchObject({ ok: false, failure: { kind: 'missing' } });
  });

  it('become the pages of the project, and go with the draft', async () => {
    const [made, gone] = [await begin(), await begin()];
    const row = await makeReady(storage, made, 601);
    const thrown = await makeReady(storage, gone, 3);
    must(await storage.createProjectFromDraft(made, { title: 'Tide' }));
    must(await storage.imports.throwAway(gone));
    expect(must(await storage.projects.open(made)).outline.scenes).toEqual(makeHeads(601));
    for (const before of [row, thrown])
      for await (const page of storage.draftPages.each(before))
        expect(page).toMatchObject({ ok: false, failure: { kind: 'missing' } });
  });

  it('make no project where one of their pages is missing, and leave the draft', async () => {
    const projectId = await begin();
    const row = await makeReady(storage, projectId, 2);
    const torn = { state: 'ready', draft: { ...makeDraft(2), pages: 2 } } as const;
    must(await storage.imports.update(projectId, torn));
    const made = await storage.createProjectFromDraft(projectId, { title: 'Tide' });
    expect(made).toMatchObject({ ok: false, failure: { kind: 'missing' } });
    expect(must(await storage.projects.list())).toEqual([]);
    expect(await pagesOf(row)).toHaveLength(1);
    const both = must(await storage.imports.createProjects([projectId, 'p' as ProjectId]));
    expect(both.map(({ ok }) => ok)).toEqual([false, false]);
  });
});
