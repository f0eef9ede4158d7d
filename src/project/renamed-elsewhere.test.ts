// A story that is renamed in the library while it is open: the tab that has it open must not put the old
// title back with its next save.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProjectId } from '@/story';
import { openStorage, type Storage } from '@/storage';
import { OpenProject, type OpenOptions } from '.';
import { FakeLocks } from './fake-locks';
import { makeStored, rename, sceneId, setText } from './testing';
import { must } from '@/testing/must';

/** The library of another tab, over the same database. */
let library: Storage;
let storage: Storage;
let id: ProjectId;
let count = 0;
const opened: OpenProject[] = [];

beforeEach(async () => {
  const name = `renamed-${++count}`;
  storage = must(await openStorage({ name }));
  library = must(await openStorage({ name }));
  id = await makeStored(storage, 2);
});

afterEach(async () => {
  for (const project of opened.splice(0)) await project.close();
  storage.close();
  library.close();
});

async function open(options: OpenOptions = {}): Promise<OpenProject> {
  const project = must(
    await OpenProject.open(storage, id, { locks: null, saveAfterMs: 60_000, ...options }),
  );
  opened.push(project);
  return project;
}

const stored = async (): Promise<string> => must(await library.projects.get(id)).title;

async function write(project: OpenProject, text: string): Promise<void> {
  must(await project.apply(setText(sceneId(project, 0), 0, text)));
}

it('keeps its new title when lines are saved that were written before', async () => {
  const project = await open();
  await write(project, 'Written before.');
  must(await library.projects.rename(id, 'Ebb'));
  must(await project.flush());
  expect(await stored()).toBe('Ebb');
  expect(project.saveState).toBe('saved');
  await expect.poll(() => project.story.project.title).toBe('Ebb');
});

it('shows the new title without a save, in the tab that writes and in one that reads', async () => {
  const locks = new FakeLocks();
  const writer = await open({ locks });
  const reader = await open({ locks });
  expect(reader.isReadOnly).toBe(true);
  must(await library.projects.rename(id, 'Ebb'));
  await expect.poll(() => writer.story.project.title).toBe('Ebb');
  await expect.poll(() => reader.story.project.title).toBe('Ebb');
  expect(writer.saveState).toBe('saved');
  await write(writer, 'Written after.');
  must(await writer.flush());
  expect(await stored()).toBe('Ebb');
});

it('has the title of whoever saved it last, where both gave it one', async () => {
  const project = await open();
  must(await project.apply(rename('Mine')));
  must(await library.projects.rename(id, 'Ebb'));
  must(await project.flush());
  expect(await stored()).toBe('Mine');
  must(await library.projects.rename(id, 'Ebb'));
  await expect.poll(() => project.story.project.title).toBe('Ebb');
  await write(project, 'Written after.');
  must(await project.flush());
  expect(await stored()).toBe('Ebb');
});

it('keeps its new title when a step from before is taken back', async () => {
  const project = await open();
  await write(project, 'Written before.');
  must(await project.flush());
  must(await library.projects.rename(id, 'Ebb'));
  await expect.poll(() => project.story.project.title).toBe('Ebb');
  must(await project.undo());
  must(await project.flush());
  expect(await stored()).toBe('Ebb');
  expect(project.story.project.title).toBe('Ebb');
});

it('is saved all the same when it is renamed between the save and its check', async () => {
  const project = await open();
  await write(project, 'Written before.');
  const saved = project.flush();
  const renamed = library.projects.rename(id, 'Ebb');
  must(await renamed);
  must(await saved);
  expect(await stored()).toBe('Ebb');
});
