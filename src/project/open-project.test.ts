import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edit, ProjectId, SceneId } from '@/story';
import { openStorage, type Storage } from '@/storage';
import { makeBeats } from '@/storage/test-rows';
import { OpenProject, type OpenOptions } from '.';
import { makeStored, rename, sceneId, setText, textAt } from './testing';
import { must } from '@/testing/must';

let storage: Storage;
let id: ProjectId;
let count = 0;
const opened: OpenProject[] = [];

async function openDatabase(name: string, indexedDB?: IDBFactory): Promise<Storage> {
  return must(await openStorage({ name, ...(indexedDB && { indexedDB }) }));
}

async function open(options: OpenOptions = {}): Promise<OpenProject> {
  const project = must(
    await OpenProject.open(storage, id, { locks: null, saveAfterMs: 10, ...options }),
  );
  opened.push(project);
  return project;
}

beforeEach(async () => {
  storage = await openDatabase(`project-${++count}`);
  id = await makeStored(storage, 5);
});

afterEach(async () => {
  for (const project of opened.splice(0)) await project.close();
  storage.close();
});

/** Everything but the time of the last save, which is no part of the story. */
function json(project: OpenProject): string {
  const { updatedAt: _updatedAt, ...row } = project.story.project;
  const { characters, world, scenes, beats } = project.story;
  return JSON.stringify({ row, characters, world, scenes, beats: [...beats].sort() });
}

describe('loading', () => {
  it('opens without beats and loads the scenes asked for', async () => {
    const project = await open();
    expect(project.story.scenes).toHaveLength(5);
    expect(project.story.beats.size).toBe(0);
    must(await project.load([sceneId(project, 1), 'nowhere' as SceneId]));
    expect([...project.story.beats.keys()]).toEqual([sceneId(project, 1)]);
  });

  it('forgets scenes not looked at for long, but none that is pinned or unsaved', async () => {
    const project = await open({ scenesKept: 2, saveAfterMs: 60_000 });
    const ids = project.story.scenes.map((head) => head.id);
    const [a, b, c, d, e] = ids as [SceneId, SceneId, SceneId, SceneId, SceneId];
    must(await project.load([a]));
    must(await project.apply(setText(a, 0, 'unsaved')));
    must(await project.load([b]));
    const unpin = project.pin([b]);
    must(await project.load([c]));
    must(await project.load([d]));
    expect([...project.story.beats.keys()].sort()).toEqual([a, b, d]);
    unpin();
    must(await project.flush());
    must(await project.load([e]));
    expect([...project.story.beats.keys()].sort()).toEqual([d, e]);
    must(await project.load([a]));
    expect(textAt(project, a, 0)).toBe('unsaved');
  });

  it('fails when the lines of a scene are gone, rather than showing an empty one', async () => {
    must(await storage.scenes.deleteAll(id));
    const project = await open();
    expect(await project.load([sceneId(project, 0)])).toMatchObject({
      ok: false,
      failure: { kind: 'damaged' },
    });
  });
});

describe('edits', () => {
  it('apply at once when what they need is loaded, and in order when not', async () => {
    const project = await open();
    const [a, b] = [sceneId(project, 0), sceneId(project, 1)];
    const first = project.apply(setText(a, 0, 'needs loading'));
    const second = project.apply(rename('waits its turn'));
    expect(project.story.project.title).toBe('Tide');
    must(await first);
    must(await second);
    expect(project.history.map(({ name }) => name)).toEqual(['Change text', 'Rename']);
    void project.apply(setText(a, 1, 'at once'));
    expect(textAt(project, a, 1)).toBe('at once');
    expect(project.isLoaded(b)).toBe(false);
  });

  it('that change nothing make no step', async () => {
    const project = await open();
    must(await project.apply({ name: 'Nothing', apply: (story) => ({ ...story }) }));
    expect(project.canUndo).toBe(false);
    expect(project.saveState).toBe('saved');
  });

  it('with one key in a row are one step; typing back leaves none', async () => {
    const project = await open();
    const scene = sceneId(project, 0);
    await project.load([scene]);
    const before = json(project);
    for (const text of ['H', 'He', 'Hello']) await project.apply(setText(scene, 0, text, 'text-0'));
    expect(project.history).toHaveLength(1);
    await project.apply(setText(scene, 1, 'Other', 'text-1'));
    await project.apply(setText(scene, 0, 'Hello!', 'text-0'));
    expect(project.history).toHaveLength(3);
    await project.undo();
    await project.undo();
    expect(textAt(project, scene, 0)).toBe('Hello');
    await project.undo();
    expect(json(project)).toBe(before);

    await project.apply(setText(scene, 0, 'x', 'again'));
    await project.apply(setText(scene, 0, 'Line 0 of scene-0.', 'again'));
    expect(json(project)).toBe(before);
    expect(project.canUndo).toBe(true);
  });

  it('after endMerge begin a new step', async () => {
    const project = await open();
    const scene = sceneId(project, 0);
    await project.apply(setText(scene, 0, 'a', 'k'));
    project.endMerge();
    await project.apply(setText(scene, 0, 'ab', 'k'));
    expect(project.history).toHaveLength(2);
  });

  it('that lose the beats of a scene are refused as bugs', async () => {
    const project = await open();
    const edit: Edit = {
      name: 'Bad',
      apply: (story) => ({ ...story, scenes: story.scenes.slice(1) }),
    };
    await expect(project.apply(edit)).rejects.toThrow('without having loaded it');
    expect(project.story.scenes).toHaveLength(5);
  });
});

describe('undo and redo', () => {
  const addScene: Edit = {
    name: 'Add scene',
    apply(story) {
      const head = { ...story.scenes[0]!, id: 'new' as SceneId, title: 'New', beatCount: 1 };
      const beats = new Map(story.beats).set(head.id, makeBeats('new', 1));
      return { ...story, scenes: [...story.scenes, head], beats };
    },
  };
  const dropScene = (scene: SceneId): Edit => ({
    name: 'Delete scene',
    needs: [scene],
    apply(story) {
      const beats = new Map(story.beats);
      beats.delete(scene);
      return { ...story, scenes: story.scenes.filter((head) => head.id !== scene), beats };
    },
  });

  it('go back and forth through more than 200 steps, over a reload, byte for byte', async () => {
    const project = await open();
    const ids = project.story.scenes.map((head) => head.id);
    must(await project.load(ids));
    const states = [json(project)];
    for (let i = 0; i < 220; i++) {
      const scene = ids[i % 4]!;
      if (i === 50) await project.apply(addScene);
      else if (i === 100) await project.apply(dropScene(ids[4]!));
      else if (i % 10 === 3) await project.apply(rename(`Title ${i}`));
      else await project.apply(setText(scene, i % 2, `Text ${i}`));
      states.push(json(project));
    }
    for (let i = 0; i < 10; i++) must(await project.undo());
    must(await project.close());

    const again = await open();
    must(await again.load(again.story.scenes.map((head) => head.id)));
    expect(again.history).toHaveLength(220);
    expect(again.historyPosition).toBe(210);
    expect(json(again)).toBe(states[210]);
    for (let i = 210; i > 0; i--) {
      must(await again.undo());
      expect(json(again) === states[i - 1], `undo to ${i - 1}`).toBe(true);
    }
    expect(again.canUndo).toBe(false);
    for (let i = 0; i < 220; i++) {
      must(await again.redo());
      expect(json(again) === states[i + 1], `redo to ${i + 1}`).toBe(true);
    }
    expect(again.canRedo).toBe(false);
    must(await again.flush());
    const stored = must(await storage.scenes.listIds(id));
    expect(stored.sort()).toEqual([...again.story.scenes.map((head) => head.id as string)].sort());
  }, 20_000);

  it('forget what could be redone when something new is done', async () => {
    const project = await open();
    await project.apply(rename('A'));
    await project.apply(rename('B'));
    await project.undo();
    await project.apply(rename('C'));
    expect(project.canRedo).toBe(false);
    expect(project.history.map(({ name }) => name)).toEqual(['Rename', 'Rename']);
    must(await project.close());
    const again = await open();
    await again.undo();
    expect(again.story.project.title).toBe('A');
    await again.redo();
    expect(again.story.project.title).toBe('C');
  });

  it('loads the scenes that a step touched when they have left memory', async () => {
    const project = await open({ scenesKept: 1 });
    const [a, b] = [sceneId(project, 0), sceneId(project, 1)];
    await project.apply(setText(a, 0, 'changed'));
    must(await project.flush());
    must(await project.load([b]));
    expect(project.isLoaded(a)).toBe(false);
    must(await project.undo());
    expect(textAt(project, a, 0)).toBe('Line 0 of scene-0.');
  });
});

describe('saving', () => {
  it('gathers edits, then writes only the scenes that changed', async () => {
    const project = await open();
    const scene = sceneId(project, 2);
    await project.apply(setText(scene, 0, 'one'));
    expect(project.saveState).toBe('saving');
    await project.apply(setText(scene, 0, 'two'));
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(project.saveState).toBe('saved');
    const again = await open();
    await again.load([scene]);
    expect(textAt(again, scene, 0)).toBe('two');
  });

  it('fails with words on a full disk, keeps the edits, and saves them when retried', async () => {
    const factory = new FullDisk();
    storage.close();
    storage = await openDatabase('full-disk', factory);
    id = await makeStored(storage, 2);
    const project = await open();
    const scene = sceneId(project, 0);
    factory.isFull = true;
    await project.apply(setText(scene, 0, 'must not be lost'));
    const saved = await project.flush();
    expect(saved).toMatchObject({ ok: false, failure: { kind: 'quota' } });
    expect(project.saveState).toBe('failed');
    expect(project.saveFailure).toMatchObject({ kind: 'quota' });
    await project.apply(setText(scene, 1, 'nor this'));
    factory.isFull = false;
    must(await project.retry());
    expect(project.saveState).toBe('saved');
    const again = await open();
    await again.load([scene]);
    expect([textAt(again, scene, 0), textAt(again, scene, 1)]).toEqual([
      'must not be lost',
      'nor this',
    ]);
  });

  it('opens what a newer version wrote for reading only', async () => {
    const row = must(await storage.projects.get(id));
    must(await storage.projects.save({ project: { ...row, storyVersion: 99 } }));
    const project = await open();
    expect(project.access).toEqual({ mode: 'read', why: 'newer-version' });
    expect(await project.apply(rename('x'))).toMatchObject({
      ok: false,
      failure: { kind: 'read-only', why: 'newer-version' },
    });
    expect(project.story.project.title).toBe('Tide');
  });
});

describe('snapshots', () => {
  it('come back as one step that can be undone', async () => {
    const project = await open();
    const [a, b] = [sceneId(project, 0), sceneId(project, 1)];
    must(await project.load(project.story.scenes.map((head) => head.id)));
    const before = json(project);
    const snapshot = must(await project.takeSnapshot('Before replacing text'));
    await project.apply(setText(a, 0, 'changed'));
    await project.apply(rename('Changed'));
    await project.apply(setText(b, 1, 'changed too'));
    const changed = json(project);
    must(await project.restoreSnapshot(snapshot.id));
    expect(json(project)).toBe(before);
    expect(project.undoName).toBe('Go back to a snapshot');
    must(await project.undo());
    expect(json(project)).toBe(changed);
    expect(must(await project.listSnapshots()).map(({ reason }) => reason)).toEqual([
      'Before going back to a snapshot',
      'Before replacing text',
    ]);
  });

  it('of one state are one, and the newest twenty stay', async () => {
    const project = await open();
    must(await project.takeSnapshot('first'));
    must(await project.takeSnapshot('same again'));
    expect(must(await project.listSnapshots()).map(({ reason }) => reason)).toEqual(['same again']);
    for (let i = 0; i < 22; i++) {
      await project.apply(rename(`Title ${i}`));
      must(await project.takeSnapshot(`${i}`));
    }
    const kept = must(await project.listSnapshots());
    expect(kept).toHaveLength(20);
    expect(kept.some(({ reason }) => reason === 'same again')).toBe(false);
  });
});

/** Refuses every write while it is full, as a disk does. */
class FullDisk extends IDBFactory {
  isFull = false;

  override open(name: string, version?: number): IDBOpenDBRequest {
    const request = super.open(name, version);
    request.addEventListener('success', () => {
      const database = request.result;
      const begin = database.transaction.bind(database);
      database.transaction = (stores, mode, options) => {
        if (this.isFull && mode === 'readwrite') {
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
        return begin(stores, mode, options);
      };
    });
    return request;
  }
}
