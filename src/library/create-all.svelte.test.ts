import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Jobs } from '@/jobs';
import { openStorage, type ImportRow, type Storage } from '@/storage';
import { makeBeats, makeHeads } from '@/storage/test-rows';
import { makeReady } from '@/testing/ready-draft';
import type { ProjectId } from '@/story';
import { Confirmations } from '@/ui/confirm.svelte';
import { Toasts } from '@/ui/toasts.svelte';
import { must } from '@/testing/must';
import { askAbout, createAll, createEach, readyOnes, summaryOf, type Created } from './create-all';

let storage: Storage;
let count = 0;
beforeEach(async () => {
  storage = must(await openStorage({ name: `create-all-${++count}` }));
});
afterEach(() => storage.close());

async function addDraft(title: string, { doubts = 0, tags = [] as string[] } = {}) {
  const files = [{ name: `${title}.txt`, bytes: 1 }];
  const { projectId } = must(await storage.imports.begin({ files, tags }));
  const scenes = makeHeads(2).map(({ id }) => ({ id, beats: makeBeats(id, 2) }));
  must(await storage.scenes.putMany(projectId, scenes));
  const doubt = { scene: scenes[0]!.id, source: 'l', message: 0, start: 0, beat: 'b', end: 1 };
  const why = { field: 'who', reason: 'guessed', confidence: 0.4, guess: null };
  return makeReady(storage, projectId, 2, {
    title,
    doubts: Array.from({ length: doubts }, () => ({ ...doubt, ...why })),
  });
}

const original = IDBObjectStore.prototype.put;

const titles = async () =>
  must(await storage.projects.list())
    .map(({ title }) => title)
    .sort();
const draftTitles = async () =>
  must(await storage.imports.list())
    .map(({ draft, files }) => draft?.title ?? files[0]?.name)
    .sort();

const context = (signal = new AbortController().signal) => ({ signal, progress: () => undefined });

it('says how many stories have lines in doubt before they are made', async () => {
  const rows = [await addDraft('a', { doubts: 2 }), await addDraft('b'), await addDraft('c')];
  expect(askAbout(rows)).toMatchObject({
    title: 'Create 3 stories?',
    text: expect.stringContaining('1 of them has lines in doubt, 2 lines in all.') as string,
  });
  expect(askAbout(rows.slice(1)).text).toContain('No line of them is in doubt.');
});

it('makes a project of each that is ready, with its title and tags, and tells it', async () => {
  await addDraft('a', { tags: ['sea'] });
  await addDraft('b');
  must(await storage.imports.begin({ files: [{ name: 'reading.txt', bytes: 1 }] }));
  const toasts = new Toasts();
  const confirm = new Confirmations();
  const jobs = must(await Jobs.open(storage));
  const drafts = must(await storage.imports.list());
  expect(readyOnes(drafts)).toHaveLength(2);
  const running = createAll({ storage, jobs, toasts, confirm }, drafts);
  expect(confirm.question).toMatchObject({ confirm: 'Create 2 stories' });
  confirm.answer('confirm');
  await running;
  expect(await titles()).toEqual(['a', 'b']);
  expect(must(await storage.projects.list()).flatMap(({ tags }) => tags)).toEqual(['sea']);
  expect(await draftTitles()).toEqual(['reading.txt']);
  expect(toasts.history).toMatchObject([{ tone: 'good', text: '2 stories created.' }]);
  expect(jobs.list).toMatchObject([{ kind: 'create', state: 'done' }]);
});

it('makes nothing when the answer is no', async () => {
  const row = await addDraft('a');
  const confirm = new Confirmations();
  const toasts = new Toasts();
  const jobs = must(await Jobs.open(storage));
  const running = createAll({ storage, jobs, toasts, confirm }, [row]);
  confirm.answer('cancel');
  await running;
  expect(await titles()).toEqual([]);
  expect(jobs.list).toEqual([]);
  expect(toasts.history).toEqual([]);
});

it('stops between a few and the next: what is there is whole, what is not is a draft', async () => {
  const rows: ImportRow[] = [];
  for (let n = 10; n < 30; n++) rows.push(await addDraft(`story ${n}`));
  const jobs = must(await Jobs.open(storage));
  const toasts = new Toasts();
  const confirm = new Confirmations();
  // As if Cancel was pressed while the second few were made.
  let calls = 0;
  const imports = new Proxy(storage.imports, {
    get(target, key: keyof Storage['imports']) {
      if (key !== 'createProjects') return target[key].bind(target);
      return async (ids: readonly ProjectId[]) => {
        const made = await target.createProjects(ids);
        if (++calls === 2) jobs.cancel(jobs.active[0]?.id ?? '');
        return made;
      };
    },
  });
  const slow = new Proxy(storage, {
    get: (target, key: keyof Storage) => (key === 'imports' ? imports : target[key]),
  });
  const running = createAll({ storage: slow, jobs, toasts, confirm }, rows);
  confirm.answer('confirm');
  await running;
  const made = await titles();
  expect(made).toEqual(rows.slice(0, made.length).map(({ draft }) => draft?.title));
  expect(made.length).toBeGreaterThan(8);
  expect(made.length).toBeLessThan(20);
  expect(await draftTitles()).toEqual(rows.slice(made.length).map(({ draft }) => draft?.title));
  for (const [at, row] of rows.entries()) {
    expect(must(await storage.scenes.listIds(row.projectId))).toHaveLength(2);
    const opened = await storage.projects.open(row.projectId);
    expect(opened.ok ? opened.value.outline.scenes.length : 0).toBe(at < made.length ? 2 : 0);
  }
  expect(jobs.list[0]?.state).toBe('cancelled');
  expect(toasts.history[0]).toMatchObject({
    text: `${made.length} stories created, ${20 - made.length} left.`,
    hint: 'The rest stays in the list of imports.',
  });
});

it('asks for its lists a few times, not once for each story', async () => {
  const rows: ImportRow[] = [];
  for (let n = 0; n < 40; n++) rows.push(await addDraft(`story ${n}`));
  let reads = 0;
  const watch = liveQuery(() => storage.imports.list()).subscribe(() => (reads += 1));
  let done: Created = { stories: [], left: [] };
  await createEach(storage, rows, context(), (now) => (done = now));
  await expect.poll(async () => (await draftTitles()).length).toBe(0);
  watch.unsubscribe();
  expect(done.stories).toHaveLength(40);
  expect(reads).toBeLessThanOrEqual(8);
});

it('leaves all of a few as drafts where the last of them meets a full disk', async () => {
  const rows: ImportRow[] = [];
  for (const title of ['a', 'b', 'c', 'd']) rows.push(await addDraft(title));
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args: Parameters<IDBObjectStore['put']>
  ) {
    const isLast = this.name === 'projects' && JSON.stringify(args[0]).includes('"d"');
    if (isLast) throw new DOMException('full', 'QuotaExceededError');
    return Reflect.apply(original, this, args);
  });
  let done: Created = { stories: [], left: [] };
  try {
    await createEach(storage, rows, context(), (now) => (done = now), 2);
  } finally {
    put.mockRestore();
  }
  expect(await titles()).toEqual(['a', 'b']);
  expect(await draftTitles()).toEqual(['c', 'd']);
  expect(done.stories).toHaveLength(2);
  expect(done.left).toHaveLength(1);
  expect((await storage.projects.openStart(rows[2]!.projectId)).ok).toBe(false);
});

it('goes on past a draft that was taken up meanwhile, and names it', async () => {
  const rows = [await addDraft('a'), await addDraft('b'), await addDraft('c')];
  must(await storage.imports.update(rows[1]!.projectId, { state: 'reading' }));
  let done: Created = { stories: [], left: [] };
  await createEach(storage, rows, context(), (now) => (done = now));
  expect(await titles()).toEqual(['a', 'c']);
  expect(summaryOf(done, 3)).toEqual({
    text: '2 stories created, 1 left.',
    hint: '“b”: it is being read again, or is not there any more.',
  });
});

it('stops where the others would meet the same', async () => {
  const rows = [await addDraft('a'), await addDraft('b'), await addDraft('c')];
  let done: Created = { stories: [], left: [] };
  storage.close();
  await createEach(storage, rows, context(), (now) => (done = now));
  expect(done.stories).toEqual([]);
  expect(done.left.map(({ title }) => title)).toEqual(['a']);
  expect(summaryOf(done, 3).hint).toContain('The rest stays in the list of imports.');
});
