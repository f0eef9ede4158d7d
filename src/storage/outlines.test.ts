import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outline, ProjectId } from '@/story';
import { must } from '@/testing/must';
import { Database, VERSIONS } from './database';
import { NO_PAGING, repage } from './outline-pages';
import { Storage } from './storage';
import { makeDraft, makeHeads, makeProject } from './test-rows';

let count = 0;
let database: Database;
let storage: Storage;

beforeEach(async () => {
  database = new Database({ name: `outlines-${++count}` });
  must(await database.open());
  storage = new Storage(database);
});
afterEach(() => database.close());

function outlineOf(id: string, scenes: number): Outline {
  const { characters, world } = makeDraft(scenes);
  const heads = makeHeads(scenes);
  return {
    projectId: id as ProjectId,
    characters: [...characters],
    world,
    scenes: [...heads],
  };
}

async function make(id: string, scenes: number): Promise<Outline> {
  const outline = outlineOf(id, scenes);
  must(await storage.projects.save({ project: makeProject(id), outline }));
  return outline;
}

const countPages = async (id: string) =>
  must(
    await database.read((tables) =>
      tables.outlinePages.where(':id').between([id], [id, []]).count(),
    ),
  );

describe('an outline', () => {
  it('comes back whole, and its start without the rest', async () => {
    const outline = await make('p1', 700);
    expect(must(await storage.projects.open(outline.projectId)).outline).toEqual(outline);
    const start = must(await storage.projects.openStart(outline.projectId));
    expect(start.outline.scenes).toEqual(outline.scenes.slice(0, start.pages[0]?.scenes));
    expect(start.pages.reduce((sum, { scenes }) => sum + scenes, 0)).toBe(700);
    expect(start.pages.reduce((sum, { lines }) => sum + lines, 0)).toBe(1400);
  });

  it('is opened by the same few requests whatever its length', async () => {
    const requestsFor = async (scenes: number) => {
      const { projectId } = await make(`p${scenes}`, scenes);
      const spies = (['get', 'getAll', 'openCursor'] as const).map((name) =>
        vi.spyOn(IDBObjectStore.prototype, name),
      );
      must(await storage.projects.openStart(projectId));
      const calls = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return calls;
    };
    const few = await requestsFor(10);
    expect(few).toBeGreaterThan(0);
    expect(few).toBeLessThanOrEqual(5);
    expect(await requestsFor(3000)).toBe(few);
  });

  it('leaves no page behind when it is replaced by a shorter one, or deleted', async () => {
    const { projectId } = await make('p1', 1000);
    expect(await countPages('p1')).toBe(4);
    await make('p1', 20);
    expect(await countPages('p1')).toBe(1);
    must(await storage.projects.deleteForever(projectId));
    expect(await countPages('p1')).toBe(0);
  });

  it('is written by the page', async () => {
    const outline = await make('p1', 1000);
    const { revision, pages } = must(await storage.projects.openStart(outline.projectId));
    const heads = must(await storage.projects.readPages(outline.projectId, pages));
    if (heads === 'changed') throw new Error('Nobody else writes.');
    const paging = { revision, pages: pages.map((ref, i) => ({ ...ref, heads: heads[i] ?? [] })) };
    const list = paging.pages.flatMap((page) => page.heads);
    const scenes = list.with(600, { ...list[600]!, title: 'Changed' });
    const change = repage(paging, scenes);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const project = makeProject('p1');
    must(await storage.projects.save({ project, outlinePages: { outline, change } }));
    // The project, the row of the outline, one page.
    expect(put.mock.calls).toHaveLength(3);
    put.mockRestore();
    expect(must(await storage.projects.open(outline.projectId)).outline.scenes).toEqual(scenes);
    // Whoever had listed the pages before reads again.
    expect(must(await storage.projects.readPages(outline.projectId, pages))).toBe('changed');
  });

  it('is written whole where storage is not as it was when the pages were compared', async () => {
    const outline = await make('p1', 600);
    const change = repage(NO_PAGING, outline.scenes.slice(0, 300));
    await make('p1', 900);
    const project = makeProject('p1');
    must(await storage.projects.save({ project, outlinePages: { outline, change } }));
    const opened = must(await storage.projects.open(outline.projectId));
    expect(opened.outline.scenes).toEqual(outline.scenes.slice(0, 300));
    expect(await countPages('p1')).toBe(change.paging.pages.length);
  });

  it('with a page that is missing or odd is damaged, and says which', async () => {
    const { projectId } = await make('p1', 1000);
    must(await database.write('strict', ['outlinePages'], (t) => t.outlinePages.delete(['p1', 2])));
    expect(await storage.projects.open(projectId)).toMatchObject({
      ok: false,
      failure: { kind: 'damaged', table: 'outlinePages', key: 'p1 2' },
    });
    // What is shown first is still there.
    expect((await storage.projects.openStart(projectId)).ok).toBe(true);
    // Archives carry what there is.
    const raw = must(await storage.raw.get('outlines', 'p1')) as Outline;
    expect(raw.scenes).toHaveLength(750);
  });
});

describe('an outline of a version before 3', () => {
  const old = VERSIONS.filter(({ version }) => version < 3);

  async function openOld(name: string, scenes: number): Promise<Outline> {
    const before = new Database({ name, versions: old });
    must(await before.open());
    // As version 2 wrote it: all heads in one row, and a key that nobody knows.
    const outline = { ...outlineOf('p1', scenes), mood: 'kept' };
    must(
      await before.write('strict', ['projects', 'outlines'], async (tables) => {
        await tables.projects.put(makeProject('p1'));
        await tables.table('outlines').put(outline);
      }),
    );
    before.close();
    return outline;
  }

  it('is read as it is, cut into pages when it is first opened, and stays the same', async () => {
    const name = `old-${++count}`;
    const outline = await openOld(name, 600);
    const today = new Database({ name });
    must(await today.open());
    const { projects, raw } = new Storage(today);
    expect(must(await projects.open(outline.projectId)).outline).toEqual(outline);
    const start = must(await projects.openStart(outline.projectId));
    expect(start.pages.map(({ scenes }) => scenes)).toEqual([200, 200, 200]);
    expect(start.outline).toEqual({ ...outline, scenes: outline.scenes.slice(0, 200) });
    const row = must(await today.read((tables) => tables.outlines.get('p1')));
    expect(row).not.toHaveProperty('scenes');
    expect(must(await projects.open(outline.projectId)).outline).toEqual(outline);
    expect(JSON.stringify(must(await raw.get('outlines', 'p1')))).toBe(JSON.stringify(outline));
    today.close();
  });

  it('is opened even where there is no room to cut it into pages', async () => {
    const name = `old-${++count}`;
    const outline = await openOld(name, 600);
    const today = new Database({ name });
    must(await today.open());
    const { projects } = new Storage(today);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    const start = must(await projects.openStart(outline.projectId));
    put.mockRestore();
    expect(start.outline.scenes).toEqual(outline.scenes);
    expect(start.pages).toMatchObject([{ scenes: 600, lines: 1200 }]);
    // The first save that has room writes all of it as pages.
    const before = {
      revision: start.revision,
      pages: start.pages.map((ref) => ({ ...ref, heads: start.outline.scenes })),
    };
    const scenes = start.outline.scenes.slice(0, 599);
    const change = repage(before, scenes);
    const project = makeProject('p1');
    must(await projects.save({ project, outlinePages: { outline, change } }));
    expect(must(await projects.open(outline.projectId)).outline.scenes).toEqual(scenes);
    today.close();
  });
});
