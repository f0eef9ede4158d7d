// A story whose scenes are listed on several pages.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteScene, insertScene } from '@/story/edits';
import { sceneHeadSchema, sceneIdSchema, type Edit, type ProjectId } from '@/story';
import { Database } from '@/storage/database';
import { SCENES_A_PAGE, Storage } from '@/storage';
import { makeBeats, makeDraft, makeHeads, makeProject } from '@/storage/test-rows';
import { must } from '@/testing/must';
import { OpenProject, type OpenOptions } from '.';
import { FakeLocks } from './fake-locks';

const SCENES = 1200;
const FIRST = 240;
const id = 'long' as ProjectId;
let count = 0;
let database: Database;
let storage: Storage;
const opened: OpenProject[] = [];

async function open(options: OpenOptions = {}): Promise<OpenProject> {
  const one = await OpenProject.open(storage, id, { locks: null, saveAfterMs: 10, ...options });
  opened.push(must(one));
  return must(one);
}

const sceneAt = (n: number) => sceneIdSchema.parse(`scene-${n}`);
const retitle = (n: number, title: string): Edit => ({
  name: 'Retitle',
  apply: (story) => ({
    ...story,
    scenes: story.scenes.with(n, { ...story.scenes[n]!, title }),
  }),
});

beforeEach(async () => {
  database = new Database({ name: `long-${++count}` });
  must(await database.open());
  storage = new Storage(database);
  const { characters, world } = makeDraft(SCENES);
  const scenes = makeHeads(SCENES);
  const lines = scenes.map((head) => ({ id: head.id, beats: makeBeats(head.id, 2) }));
  must(await storage.scenes.putMany(id, lines));
  const outline = { projectId: id, characters: [...characters], world, scenes: [...scenes] };
  must(await storage.projects.save({ project: makeProject(id), outline }));
});

afterEach(async () => {
  for (const project of opened.splice(0)) await project.close();
  database.close();
});

describe('a long story', () => {
  it('opens with its first scenes and the counts, and lists the others a moment later', async () => {
    const project = await open();
    expect(project.isWhole).toBe(false);
    expect(project.story.scenes).toHaveLength(FIRST);
    expect(FIRST).toBeLessThanOrEqual(SCENES_A_PAGE);
    expect(project.counts).toEqual({ scenes: SCENES, lines: SCENES * 2 });
    must(await project.whole());
    expect(project.isWhole).toBe(true);
    expect(project.story.scenes.map((head) => head.id)).toEqual(
      makeHeads(SCENES).map((head) => head.id),
    );
    expect(project.counts).toEqual({ scenes: SCENES, lines: SCENES * 2 });
  });

  it('lets edits wait until all scenes are there, in their order', async () => {
    const project = await open();
    const edits = [project.apply(retitle(1100, 'One')), project.apply(retitle(1100, 'Two'))];
    for (const edit of edits) must(await edit);
    expect(project.story.scenes[1100]?.title).toBe('Two');
    must(await project.undo());
    expect(project.story.scenes[1100]?.title).toBe('One');
  });

  it('loads lines of a scene that is not listed yet', async () => {
    const project = await open();
    must(await project.load([sceneAt(1190)]));
    expect(project.story.beats.get(sceneAt(1190))).toHaveLength(2);
  });

  it('saves the page that an edit touched, and reads back what it saved', async () => {
    const project = await open();
    must(await project.apply(retitle(700, 'Mine')));
    const fresh = sceneHeadSchema.parse({ id: 'fresh', title: 'New', beatCount: 1 });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    must(await project.flush());
    const sizes = put.mock.calls.map(([row]) => JSON.stringify(row).length);
    put.mockRestore();
    // Far less than the list of scenes, which is 100 kB.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(50_000);
    must(await project.apply(deleteScene(sceneAt(3))));
    must(await project.apply(insertScene(1000, fresh, makeBeats(fresh.id, 1))));
    must(await project.flush());
    const again = await open();
    must(await again.whole());
    expect(again.story.scenes).toEqual(project.story.scenes);
    for (let i = 0; i < 3; i++) must(await again.undo());
    expect(again.story.scenes).toEqual(makeHeads(SCENES));
  });

  it('is followed by a second tab, which reads the pages that changed', async () => {
    const locks = new FakeLocks();
    const first = await open({ locks });
    const second = await open({ locks });
    must(await first.whole());
    must(await second.whole());
    const before = second.story.scenes;
    must(await first.apply(retitle(700, 'Seen')));
    must(await first.flush());
    await vi.waitFor(() => expect(second.story.scenes[700]?.title).toBe('Seen'));
    expect(second.story.scenes).toHaveLength(SCENES);
    // What was not written is not made anew: lists redraw what changed.
    const shared = second.story.scenes.filter((head, i) => head === before[i]);
    expect(shared.length).toBeGreaterThan(SCENES - 2 * SCENES_A_PAGE);
  });

  it('is followed from the first moment on', async () => {
    const locks = new FakeLocks();
    const first = await open({ locks });
    must(await first.whole());
    must(await first.apply(retitle(1, 'Early')));
    const second = await open({ locks });
    must(await first.apply(retitle(900, 'While it reads')));
    must(await first.flush());
    must(await second.whole());
    await vi.waitFor(() => expect(second.story.scenes[900]?.title).toBe('While it reads'));
    expect(second.story.scenes[1]?.title).toBe('Early');
    expect(second.story.scenes).toHaveLength(SCENES);
  });

  it('with a damaged page fails as a whole, and edits nothing', async () => {
    await database.write('strict', ['outlinePages'], (t) => t.outlinePages.delete([id, 3]));
    const project = await open();
    const failure = { kind: 'damaged', table: 'outlinePages' };
    expect(await project.whole()).toMatchObject({ ok: false, failure });
    expect(await project.apply(retitle(0, 'no'))).toMatchObject({ ok: false, failure });
    expect(project.isWhole).toBe(false);
  });

  it('stops reading when it is closed', async () => {
    const project = await open();
    must(await project.close());
    must(await project.whole());
    expect(project.story.scenes).toHaveLength(FIRST);
  });
});
