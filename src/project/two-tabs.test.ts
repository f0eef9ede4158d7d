// One story in two tabs: one writes, the other follows or takes over.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectId } from '@/story';
import { openStorage, type Storage } from '@/storage';
import { OpenProject, type OpenOptions } from '.';
import { FakeLocks } from './fake-locks';
import { makeStored, rename, sceneId, setText, textAt } from './testing';
import { must } from '@/testing/must';

let storage: Storage;
let id: ProjectId;
let count = 0;
const opened: OpenProject[] = [];

async function open(options: OpenOptions = {}): Promise<OpenProject> {
  const project = must(
    await OpenProject.open(storage, id, { locks: null, saveAfterMs: 10, ...options }),
  );
  opened.push(project);
  return project;
}

beforeEach(async () => {
  storage = must(await openStorage({ name: `tabs-${++count}` }));
  id = await makeStored(storage, 5);
});

afterEach(async () => {
  for (const project of opened.splice(0)) await project.close();
  storage.close();
});

describe('two tabs', () => {
  const later = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms));

  it('the second reads and follows what the first saves', async () => {
    const locks = new FakeLocks();
    const first = await open({ locks });
    const second = await open({ locks });
    expect(first.isReadOnly).toBe(false);
    expect(second.access).toEqual({ mode: 'read', why: 'other-tab' });
    const scene = sceneId(first, 0);
    await second.load([scene]);
    await first.apply(setText(scene, 0, 'from the first'));
    await first.apply(rename('New title'));
    must(await first.flush());
    await later();
    expect(second.story.project.title).toBe('New title');
    expect(textAt(second, scene, 0)).toBe('from the first');
    expect(await second.apply(rename('no'))).toMatchObject({ ok: false });
  });

  it('taking over makes the first save and let go', async () => {
    const locks = new FakeLocks();
    const first = await open({ locks, saveAfterMs: 60_000 });
    const second = await open({ locks });
    await first.apply(rename('Last words'));
    must(await second.takeOver());
    expect(second.isReadOnly).toBe(false);
    expect(second.story.project.title).toBe('Last words');
    expect(first.access).toEqual({ mode: 'read', why: 'taken-over' });
    expect(first.saveState).toBe('saved');
    must(await second.apply(rename('Mine')));
    must(await second.flush());
    await later();
    expect(first.story.project.title).toBe('Mine');
    must(await second.undo());
    expect(second.story.project.title).toBe('Last words');
  });

  it('takes over from a tab that does not answer, which then says what it lost', async () => {
    const locks = new FakeLocks();
    const first = await open({ locks, saveAfterMs: 60_000 });
    const second = await open({ locks, takeOverMs: 30 });
    await first.apply(rename('Never saved'));
    // A tab that hangs: its saves never end.
    const save = storage.projects.save.bind(storage.projects);
    storage.projects.save = () => new Promise(() => undefined);
    must(await second.takeOver());
    storage.projects.save = save;
    await later(10);
    expect(second.isReadOnly).toBe(false);
    expect(second.story.project.title).toBe('Tide');
    expect(first.access).toEqual({ mode: 'read', why: 'taken-over' });
    opened.splice(opened.indexOf(first), 1);
  });

  it('closing lets the next tab write', async () => {
    const locks = new FakeLocks();
    const first = await open({ locks });
    must(await first.close());
    expect((await open({ locks })).isReadOnly).toBe(false);
  });
});
