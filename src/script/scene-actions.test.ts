import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenProject } from '@/project';
import { openStorage, type Storage } from '@/storage';
import { makeBeats, makeHeads } from '@/storage/test-rows';
import { makeReady } from '@/testing/ready-draft';
import type { Beat, SceneId } from '@/story';
import { insertBeats } from '@/story/edits';
import { must } from '@/testing/must';
import { SceneActions } from './scene-actions';
import { ScriptRoom } from './script-room.svelte';
import { beat } from './logic/testing';

let storage: Storage;
let project: OpenProject;
let actions: SceneActions;
let asked: string[];
let answer: boolean;
let count = 0;

beforeEach(async () => {
  asked = [];
  answer = true;
  storage = must(await openStorage({ name: `scene-actions-${++count}` }));
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  const rows = makeHeads(3).map((head) => ({ id: head.id, beats: makeBeats(head.id, 2) }));
  must(await storage.scenes.putMany(projectId, rows));
  await makeReady(storage, projectId, 3);
  const { id } = must(await storage.createProjectFromDraft(projectId, { title: 'Tide' }));
  project = must(await OpenProject.open(storage, id, { locks: null, saveAfterMs: 5 }));
  const room = new ScriptRoom(project);
  actions = new SceneActions(room, {
    apply: async (edit) => (await project.apply(edit)).ok,
    play: () => undefined,
    ask(_title, text) {
      asked.push(text);
      return Promise.resolve(answer);
    },
    tellUndo: () => undefined,
  });
});

afterEach(async () => {
  await project.close();
  storage.close();
});

const ids = (): SceneId[] => project.story.scenes.map(({ id }) => id);
const targets = (scene: SceneId): unknown[] =>
  (project.story.beats.get(scene) ?? []).flatMap((one: Beat) =>
    one.kind === 'jump'
      ? [one.target]
      : one.kind === 'choose'
        ? one.options.map((option) => option.target)
        : [],
  );

describe('deleting a scene', () => {
  async function leadToSecond(): Promise<[SceneId, SceneId]> {
    const [first, second] = ids() as [SceneId, SceneId];
    const target = { to: 'scene', scene: second };
    const beats = [
      beat('choice', { kind: 'choose', options: [{ id: 'o', text: 'Go', target }] }),
      beat('jump', { kind: 'jump', target }),
    ];
    must(await project.apply(insertBeats(first, 0, beats)));
    return [first, second];
  }

  it('sends choices and jumps that led there on to the next line, and back with an undo', async () => {
    const [first, second] = await leadToSecond();
    await actions.remove(second);
    expect(asked).toEqual([expect.stringContaining('2 choices and jumps lead to')]);
    expect(ids()).not.toContain(second);
    expect(targets(first)).toEqual([{ to: 'next' }, { to: 'next' }]);
    must(await project.undo());
    expect(targets(first)).toEqual([
      { to: 'scene', scene: second },
      { to: 'scene', scene: second },
    ]);
  });

  it('keeps the scene when the question is answered with no', async () => {
    const [first, second] = await leadToSecond();
    answer = false;
    await actions.remove(second);
    expect(ids()).toContain(second);
    expect(targets(first)).toContainEqual({ to: 'scene', scene: second });
  });

  it('reaches choices in scenes that are not read yet', async () => {
    const [first, second] = await leadToSecond();
    must(await project.flush());
    const { id } = project;
    await project.close();
    project = must(await OpenProject.open(storage, id, { locks: null, saveAfterMs: 5 }));
    actions = new SceneActions(new ScriptRoom(project), {
      apply: async (edit) => (await project.apply(edit)).ok,
      play: () => undefined,
      ask: () => Promise.resolve(true),
      tellUndo: () => undefined,
    });
    expect(project.isLoaded(first)).toBe(false);
    await actions.remove(second);
    expect(targets(first)).toEqual([{ to: 'next' }, { to: 'next' }]);
  });
});
