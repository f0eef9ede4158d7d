// The room over a real storage, a real queue and the test ComfyUI.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestComfy } from '../../e2e/comfyui/test-comfy.mjs';
import { tinyPng } from '@/lib/media/testing';
import { addServer, openTab, openTestStorage, until, type Tab } from '@/jobs/render/testing';
import { must } from '@/testing/must';
import { makeReady } from '@/testing/ready-draft';
import { OpenProject } from '@/project';
import { TakePicker } from '@/project/take-picker';
import { buildCharacter, buildScene, say } from '@/stage/testing';
import type { Storage } from '@/storage';
import { headOf, shotKey, worldSchema, type CharacterId } from '@/story';
import { setCharacter } from '@/story/edits';
import { Toasts } from '@/ui/toasts.svelte';
import { ArtRoom } from './art-room.svelte';

vi.setConfig({ testTimeout: 60_000 });

const PICTURE = new Blob([tinyPng()], { type: 'image/png' });
const SORA = 'sora' as CharacterId;
/** Sora is seen with two faces and Mio with one, at one place. */
const SHOTS = ['bg pier day clear', 'sprite mio neutral', 'sprite sora fear', 'sprite sora joy'];

let comfy: TestComfy;
let storage: Storage;
let tab: Tab;
let open: OpenProject;
let room: ArtRoom;
let toasts: Toasts;
let stop: () => void;

beforeEach(async () => {
  comfy = await TestComfy.start();
  storage = await openTestStorage();
  tab = await openTab(storage);
  open = await openStory();
  toasts = new Toasts();
  room = new ArtRoom({ open, storage, queue: tab.queue, fleet: tab.fleet, toasts });
  stop = room.start();
  await until('the workflows are read', () => room.templates.length > 0);
});
afterEach(async () => {
  stop();
  await tab.close();
  await open.close();
  await comfy.close();
  storage.close();
});

async function openStory(): Promise<OpenProject> {
  const scene = buildScene(
    'scene-0',
    [
      say('sora', 'Look.', { expression: 'joy' }),
      say('mio', 'Where?', { expression: 'neutral' }),
      say('sora', 'There.', { expression: 'fear' }),
    ],
    { place: 'pier', hour: 'day', weather: 'clear', cast: ['sora', 'mio'] },
  );
  const { beats } = scene;
  const characters = ['sora', 'mio'].map((id) =>
    buildCharacter(id, { looks: { words: 'red hair', traits: {} } }),
  );
  const world = worldSchema.parse({ places: [{ id: 'pier', name: 'Pier', kind: 'pier' }] });
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  must(await storage.scenes.putMany(projectId, [{ id: scene.id, beats }]));
  await makeReady(storage, projectId, [headOf(scene)], { characters, world });
  const { id } = must(await storage.createProjectFromDraft(projectId, { title: 'Tide' }));
  const project = must(await OpenProject.open(storage, id, { locks: null, saveAfterMs: 5 }));
  must(await project.load([scene.id]));
  return project;
}

const asked = () => tab.queue.list.map(({ shot }) => shot).sort();
const allEnded = () =>
  until('all are done', () => {
    const failed = tab.queue.list.find(({ failure }) => failure);
    if (failed) throw new Error(JSON.stringify(failed.failure));
    return tab.queue.live.length === 0;
  });
const withState = (state: string) =>
  room.coverage
    .filter((one) => one.state === state)
    .map(({ need }) => need.key)
    .sort();

/** What comes is shown, and the room knows it. */
async function showAll() {
  const count = await new TakePicker(open, storage).run();
  await room.readTakes();
  return count;
}

describe('rendering what is missing', () => {
  it('lists what the script uses', () => {
    expect(withState('missing')).toEqual(SHOTS);
  });

  it('asks for each shot once, however often and fast it is clicked', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const counts = await Promise.all(Array.from({ length: 10 }, () => room.renderMissing()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(SHOTS.length);
    expect(asked()).toEqual(SHOTS);
    expect(await room.renderMissing()).toBe(0);
    comfy.release();
    await allEnded();
    expect(toasts.history).toEqual([]);
    // Done, but neither shown nor read by the room yet.
    expect(await room.renderMissing()).toBe(0);
    expect(asked()).toEqual(SHOTS);
    expect(comfy.counts.get('POST /prompt')).toBe(SHOTS.length);
  });

  it('shows what comes in the story, where nothing is', async () => {
    await addServer(tab, comfy.url);
    await room.renderMissing();
    await allEnded();
    expect(await showAll()).toBe(SHOTS.length);
    expect(withState('take')).toEqual(SHOTS);
    expect(await showAll()).toBe(0);
    expect(await room.renderMissing()).toBe(0);
    await open.undo();
    expect(withState('missing')).toEqual(SHOTS);
  });

  it('makes exactly the pictures stale of the one whose looks have changed', async () => {
    await addServer(tab, comfy.url);
    await room.renderMissing();
    await allEnded();
    await showAll();
    room.refreshKeys();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(withState('stale')).toEqual([]);
    const looks = { words: 'short black hair', traits: {} };
    must(await open.apply(setCharacter(SORA, { looks }, { name: 'Change looks' })));
    room.refreshKeys();
    await until('the keys are read', () => withState('stale').length > 0);
    expect(withState('stale')).toEqual(['sprite sora fear', 'sprite sora joy']);
    expect(withState('take')).toEqual(['bg pier day clear', 'sprite mio neutral']);
    // They are asked for when that is wished, and take the place of the old ones.
    expect(await room.renderMissing()).toBe(0);
    expect(await room.renderMissing({ withStale: true })).toBe(2);
    await allEnded();
    expect(await showAll()).toBe(2);
    expect(withState('take')).toEqual(SHOTS);
  });
});

describe('a picture of what the story no longer says', () => {
  it('is spare, and can be shown elsewhere', async () => {
    const gown = { kind: 'sprite', who: SORA, expression: 'joy', outfit: 'gown' } as const;
    const asset = await room.addTake(PICTURE, { name: 'Gown', role: 'sprite', shot: gown });
    expect(room.spare.map((take) => take.asset)).toEqual([asset]);
    const [take] = room.spare;
    if (!take) throw new Error('It is not spare.');
    await room.useFor(take, { kind: 'sprite', who: SORA, expression: 'joy' });
    expect(room.spare).toEqual([]);
    const joy = room.coverage.find(({ need }) => need.key === 'sprite sora joy');
    expect(joy).toMatchObject({ state: 'take', asset });
    await open.undo();
    expect(withState('take')).toEqual([]);
  });
});

describe('faces made from the neutral one', () => {
  it('wait for it, and are made from its picture', async () => {
    await addServer(tab, comfy.url);
    room.setFaces('from-neutral');
    await until('it is set', () => room.art.faces === 'from-neutral');
    comfy.hold('KSampler');
    await room.renderMissing();
    const neutral = tab.queue.list.find(({ shot }) => shot === 'sprite sora neutral');
    const faces = tab.queue.list.filter(({ role }) => role === 'expression');
    expect(faces.map(({ shot }) => shot).sort()).toEqual(['sprite sora fear', 'sprite sora joy']);
    expect(faces.map(({ after }) => after)).toEqual([neutral?.id, neutral?.id]);
    await until('it runs', () => comfy.remaining > 0);
    expect(faces.map(({ id }) => tab.queue.find(id)?.state)).toEqual(['queued', 'queued']);
    comfy.release();
    await allEnded();
    const base = tab.queue.find(neutral?.id ?? '')?.assets[0];
    await room.readTakes();
    const made = room.takes.filter(({ role }) => role === 'expression');
    expect(made.map(({ parent }) => parent)).toEqual([base, base]);
  });

  it('wait for one that is already on its way', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const shot = { kind: 'sprite', who: SORA, expression: 'neutral' } as const;
    expect(await room.renderShot(shot)).toBe(1);
    const neutral = tab.queue.list.find((one) => one.shot === shotKey(shot));
    room.setFaces('from-neutral');
    await until('it is set', () => room.art.faces === 'from-neutral');
    await room.renderMissing();
    expect(toasts.history).toEqual([]);
    const faces = tab.queue.list.filter(({ role }) => role === 'expression');
    expect(faces.map(({ after }) => after)).toEqual([neutral?.id, neutral?.id]);
    expect(asked().filter((one) => one === shotKey(shot))).toHaveLength(1);
    comfy.release();
    await allEnded();
    expect(tab.queue.list.every(({ state }) => state === 'done')).toBe(true);
  });
});
