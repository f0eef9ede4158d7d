// The queue over real sockets against the test ComfyUI: whatever happens in between, nothing is lost and
// nothing is made twice.
import 'fake-indexeddb/auto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestComfy } from '../../../e2e/comfyui/test-comfy.mjs';
import { readProvenance } from '@/lib/media';
import type { Storage } from '@/storage';
import { TestLocks } from '../test-locks';
import {
  addServer,
  must,
  newRender,
  openTab,
  openTestStorage,
  PROJECT,
  samplerGraph,
  until,
  type Tab,
} from './testing';

let comfy: TestComfy;
let storage: Storage;
let tab: Tab;
const closing: (() => unknown)[] = [];

vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  comfy = await TestComfy.start({ stepMs: 1 });
  storage = await openTestStorage();
  tab = await openTab(storage);
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await tab.close();
  await comfy.close();
  storage.close();
});

async function add(title: string, seed = 1, more: Parameters<typeof newRender>[2] = {}) {
  const [render] = must(await tab.queue.add([newRender(title, samplerGraph(seed), more)]));
  if (!render) throw new Error('Nothing was added.');
  return render.id;
}

const stateOf = (id: string, of: Tab = tab) => of.queue.find(id)?.state;
const takes = async () => must(await storage.takes.list(PROJECT));
const posts = () => comfy.counts.get('POST /prompt') ?? 0;
const done = (id: string, of: Tab = tab) =>
  until(`${id} is done`, () => {
    const render = of.queue.find(id);
    if (render?.state === 'failed') throw new Error(JSON.stringify(render.failure));
    return render?.state === 'done';
  });

describe('a render', () => {
  it('becomes a stored picture, a take and a recipe, once', async () => {
    const server = await addServer(tab, comfy.url);
    const id = await add('Pier', 7, { request: { seed: 7, pick: 'always', contentKey: 'key' } });
    await done(id);
    const [take, ...others] = await takes();
    expect(others).toEqual([]);
    expect(take).toMatchObject({ shot: 'bg pier day clear', wantsPick: 'always', render: id });
    const asset = take?.asset ?? ('' as never);
    const blob = must(await storage.assets.blobOf(asset));
    expect(blob.type).toBe('image/png');
    expect(must(await storage.assets.get(asset))).toMatchObject({ width: 64, height: 64 });
    expect(await readProvenance(blob)).toMatchObject({ seed: '7', template: 'test' });
    const recipe = must(await storage.takes.recipe(PROJECT, asset));
    expect(recipe).toMatchObject({ seed: 7, models: ['anime/sd15-tiny.safetensors'] });
    expect(JSON.parse(recipe?.graph ?? '')).toEqual(samplerGraph(7));
    expect(tab.queue.find(id)).toMatchObject({ sent: { server, isAccepted: true }, progress: 1 });
    expect(posts()).toBe(1);
  });

  it('of the same again costs nothing and makes no second take', async () => {
    await addServer(tab, comfy.url);
    const id = await add('Pier');
    await done(id);
    const again = must(await tab.queue.again(id));
    await done(again?.id ?? '');
    expect(tab.queue.find(again?.id ?? '')).toMatchObject({ isCached: true, retryOf: id });
    expect(await takes()).toHaveLength(1);
    const other = must(await tab.queue.again(id, { newSeed: true }));
    await done(other?.id ?? '');
    expect(await takes()).toHaveLength(2);
  });

  it('shows how far it is, never backwards, with a picture of it', async () => {
    await addServer(tab, comfy.url);
    comfy.set({ previews: true, stepMs: 15 });
    const make = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:preview');
    const [render] = must(await tab.queue.add([newRender('Pier', samplerGraph(3, 12))]));
    const id = render?.id ?? '';
    const seen: number[] = [];
    let hasPreview = false;
    await until('it is done', () => {
      const view = tab.queue.viewOf(id);
      if (view?.fraction !== undefined) seen.push(view.fraction);
      hasPreview ||= view?.preview !== undefined;
      return stateOf(id) === 'done';
    });
    expect(seen.length).toBeGreaterThan(3);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
    expect(hasPreview).toBe(true);
    expect(tab.queue.viewOf(id)).toBeUndefined();
    make.mockRestore();
  });
});

describe('nothing is lost and nothing is made twice', () => {
  it('when the socket is cut in mid-run', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => tab.queue.find(id)?.sent?.isAccepted);
    comfy.cutSockets();
    await until('the socket is gone', () => comfy.socketCount === 0);
    comfy.release();
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the server is restarted in mid-run: it goes again', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => tab.queue.find(id)?.sent?.isAccepted);
    await comfy.restart({ downMs: 50 });
    comfy.release();
    await done(id);
    expect(
      tab.queue
        .find(id)
        ?.log.map(({ text }) => text)
        .join(),
    ).toContain('restarted');
    expect(await takes()).toHaveLength(1);
  });

  it('when the page is reloaded in mid-run', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => tab.queue.find(id)?.sent?.isAccepted);
    await tab.close();
    tab = await openTab(storage);
    expect(stateOf(id)).toBe('sent');
    comfy.release();
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when it was done while the page was closed', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => tab.queue.find(id)?.sent?.isAccepted);
    await tab.close();
    comfy.release();
    await until('the server is done', () => comfy.remaining === 0);
    tab = await openTab(storage);
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the answer to the prompt is lost on its way', async () => {
    await addServer(tab, comfy.url);
    comfy.fault({ kind: 'hang-up', route: 'POST /prompt', after: 'work' });
    const id = await add('Pier');
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the prompt itself is lost on its way', async () => {
    await addServer(tab, comfy.url);
    comfy.fault({ kind: 'hang-up', route: 'POST /prompt', after: 'nothing' });
    const id = await add('Pier');
    await done(id);
    expect(await takes()).toHaveLength(1);
  });

  it('when the server is asked while the prompt is still on its way', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    comfy.fault({ kind: 'slow', route: 'POST /prompt', ms: 300 });
    comfy.fault({ kind: 'slow', route: '/history*', ms: 900 });
    const id = await add('Pier');
    await until('it is on its way', () => posts() === 1);
    tab.queue.refresh();
    await until('it is accepted', () => tab.queue.find(id)?.sent?.isAccepted);
    await until('the history was asked', () =>
      [...comfy.counts.keys()].some((route) => route.startsWith('GET /history/')),
    );
    await wait(1000);
    comfy.release();
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the socket never opens: the server is asked instead', async () => {
    comfy.fault({ kind: 'refuse-sockets', times: 0 });
    const server = must(await tab.fleet.add({ address: comfy.url }));
    tab.fleet.connect(server.id);
    await until('it polls', () => server.link.at === 'polling' && server.info);
    const id = await add('Pier');
    await done(id);
    expect(await takes()).toHaveLength(1);
  });

  it('when the disk is full at the end: the result is fetched again', async () => {
    await addServer(tab, comfy.url);
    const full = vi
      .spyOn(storage.assets, 'ingest')
      .mockResolvedValueOnce({ ok: false, failure: { kind: 'quota' } });
    const ends: string[] = [];
    tab.queue.onEnded(({ state }) => ends.push(state));
    const id = await add('Pier');
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(tab.queue.find(id)?.failure).toMatchObject({ fix: 'store-again' });
    tab.queue.storeAgain(id);
    await done(id);
    expect(ends).toEqual(['failed', 'done']);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
    full.mockRestore();
  });

  it('when the picture cannot be fetched at once', async () => {
    await addServer(tab, comfy.url);
    comfy.fault({ kind: 'hang-up', route: '/view', after: 'half', times: 2 });
    const id = await add('Pier');
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });
});

describe('what a server refuses', () => {
  it('is told with what it said, and leaves nothing behind', async () => {
    await addServer(tab, comfy.url);
    comfy.fault({ kind: 'out-of-memory', node: 'KSampler' });
    const id = await add('Pier');
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(tab.queue.find(id)?.failure).toMatchObject({ title: expect.stringMatching(/memory/i) });
    expect(await takes()).toEqual([]);
    const again = must(await tab.queue.again(id));
    await done(again?.id ?? '');
  });

  it('a picture that no browser could draw is not stored', async () => {
    await addServer(tab, comfy.url);
    comfy.fault({ kind: 'giant-picture' });
    const id = await add('Pier');
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(tab.queue.find(id)?.failure?.hint).toContain('23171 × 23171');
    expect(await takes()).toEqual([]);
  });

  it('a prompt that it does not take is no loss of the server', async () => {
    await addServer(tab, comfy.url);
    const graph = samplerGraph(1);
    const sampler = graph['3'];
    if (!sampler) throw new Error('no sampler');
    const bad = {
      ...graph,
      3: { ...sampler, inputs: { ...sampler.inputs, sampler_name: 'nobody' } },
    };
    const [render] = must(await tab.queue.add([newRender('Pier', bad)]));
    const id = render?.id ?? '';
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(tab.queue.find(id)?.failure?.details).toContain('nobody');
  });

  it('a render that no server can run waits and says what is missing', async () => {
    await addServer(tab, comfy.url);
    const graph = { ...samplerGraph(1) };
    graph['4'] = {
      class_type: 'CheckpointLoaderSimple',
      inputs: { ckpt_name: 'mine.safetensors' },
    };
    const [render] = must(await tab.queue.add([newRender('Pier', graph)]));
    const id = render?.id ?? '';
    await until('it says why', () => tab.queue.find(id)?.message.includes('mine.safetensors'));
    expect(stateOf(id)).toBe('queued');
    expect(posts()).toBe(0);
    const [server] = tab.fleet.servers;
    if (!server) throw new Error('no server');
    const key = 'CheckpointLoaderSimple.ckpt_name=mine.safetensors';
    await tab.fleet.change(server.id, { remaps: { [key]: 'anime/sd15-tiny.safetensors' } });
    await done(id);
  });
});

describe('the order', () => {
  it('is ours: one or two wait on the server, the rest here', async () => {
    const server = await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const items = [1, 2, 3, 4, 5].map((seed) => newRender(`Pier ${seed}`, samplerGraph(seed)));
    const ids = must(await tab.queue.add(items)).map(({ id }) => id);
    await until('two are sent', () => comfy.remaining === 2);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(posts()).toBe(2);
    expect(ids.map((id) => stateOf(id))).toEqual(['sent', 'sent', 'queued', 'queued', 'queued']);
    tab.queue.putFirst([ids[4] ?? '']);
    tab.queue.move(ids[2] ?? '', undefined);
    const [urgent] = must(
      await tab.queue.add([newRender('Look', samplerGraph(9), { lane: 'interactive' })]),
    );
    comfy.release();
    await until('all are done', () => tab.queue.live.length === 0);
    const order = tab.queue.list
      .filter(({ sent }) => sent?.server === server)
      .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
      .map(({ id }) => id);
    expect(order).toEqual([ids[0], ids[1], urgent?.id, ids[4], ids[3], ids[2]]);
  });

  it('stands still while it is paused', async () => {
    await addServer(tab, comfy.url);
    tab.queue.pause();
    const id = await add('Pier');
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect([stateOf(id), posts()]).toEqual(['queued', 0]);
    await tab.close();
    tab = await openTab(storage);
    await until('it is open', () => tab.queue.isLeading);
    expect(tab.queue.isPaused).toBe(true);
    tab.queue.resume();
    await done(id);
  });
});

describe('a picture that is made from another', () => {
  const edit = () => ({
    '1': { class_type: 'LoadImage', inputs: { image: '' } },
    '2': { class_type: 'ImageInvert', inputs: { image: ['1', 0] } },
    '3': { class_type: 'SaveImage', inputs: { images: ['2', 0], filename_prefix: 'edit' } },
  });
  const inputs = [{ node: '1', input: 'image' }];

  it('waits for it, and gets it over the wire', async () => {
    await addServer(tab, comfy.url);
    const added = must(
      await tab.queue.add([
        newRender('Neutral', samplerGraph(1), { shot: 'sprite sora neutral' }),
        newRender('Joy', edit(), { shot: 'sprite sora joy', after: 0, request: { inputs } }),
      ]),
    );
    const ids = added.map(({ id }) => id);
    await done(ids[1] ?? '');
    expect(tab.queue.find(ids[0] ?? '')?.state).toBe('done');
    expect(comfy.counts.get('POST /upload/image')).toBe(1);
    expect(await takes()).toHaveLength(2);
    const [base, made] = ids.map((id) => tab.queue.find(id)?.assets[0]);
    expect((await takes()).find(({ asset }) => asset === made)?.parent).toBe(base);
    const recipe = made && must(await storage.takes.recipe(PROJECT, made));
    expect(recipe).toMatchObject({ parents: [base], inputs: [{ ...inputs[0], asset: base }] });
  });

  it('fails with it, and says so', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const added = must(
      await tab.queue.add([
        newRender('Neutral', samplerGraph(1)),
        newRender('Joy', edit(), { after: 0, request: { inputs } }),
      ]),
    );
    const [first = '', second = ''] = added.map(({ id }) => id);
    tab.queue.cancel([first]);
    comfy.release();
    await until('the second has failed', () => stateOf(second) === 'failed');
    expect(tab.queue.find(second)?.failure?.hint).toContain('Neutral');
  });
});

describe('cancelling', () => {
  it('takes a waiting one out and interrupts the running one, and nobody else’s', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const ids = [await add('One', 1), await add('Two', 2), await add('Three', 3)];
    await until('two are sent', () => comfy.remaining === 2);
    const foreign = await fetch(`${comfy.url}/prompt`, {
      method: 'POST',
      body: JSON.stringify({ prompt: samplerGraph(77) }),
    });
    expect(foreign.ok).toBe(true);
    tab.queue.cancel(ids);
    expect(ids.map((id) => stateOf(id))).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await until('only the other is left', () => comfy.remaining === 1);
    comfy.release();
    await until('nothing is left to stop', () =>
      ids.every((id) => !tab.queue.find(id)?.isStopping),
    );
    await until('the other is done', () => comfy.remaining === 0);
    expect(await takes()).toEqual([]);
  });

  it('reaches a prompt that was still on its way', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    comfy.fault({ kind: 'slow', route: 'POST /prompt', ms: 1500 });
    const id = await add('Pier');
    await until('it is on its way', () => posts() === 1);
    tab.queue.cancel([id]);
    await until('it has arrived', () => comfy.remaining === 1);
    await until('it is stopped', () => comfy.remaining === 0);
    await until('nothing is left to stop', () => !tab.queue.find(id)?.isStopping);
    expect(stateOf(id)).toBe('cancelled');
    expect(await takes()).toEqual([]);
  });

  it('is heard while the result is being fetched', async () => {
    await addServer(tab, comfy.url);
    comfy.fault({ kind: 'slow', route: '/view', ms: 600 });
    const id = await add('Pier');
    await until('it is fetched', () => stateOf(id) === 'storing');
    tab.queue.cancel([id]);
    await until('it came all the same', () => [...comfy.counts.keys()].includes('GET /view'));
    await wait(1500);
    expect(stateOf(id)).toBe('cancelled');
    expect(await takes()).toEqual([]);
  });

  it('is kept for when the server answers again', async () => {
    await addServer(tab, comfy.url);
    comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => tab.queue.find(id)?.sent?.isAccepted);
    comfy.fault({ kind: 'status', route: '*', status: 502, times: 0 });
    comfy.cutSockets();
    tab.queue.cancel([id]);
    expect(stateOf(id)).toBe('cancelled');
    expect(comfy.remaining).toBe(1);
    comfy.clearFaults();
    comfy.hold('KSampler');
    await until('it is stopped there', () => comfy.remaining === 0);
  });
});

describe('several servers', () => {
  it('share a batch, and one that dies gives back what it held', async () => {
    const second = await TestComfy.start({ stepMs: 1 });
    closing.push(() => second.close());
    const one = await addServer(tab, comfy.url);
    const two = await addServer(tab, second.url);
    const items = [1, 2, 3, 4, 5, 6].map((seed) =>
      newRender(`Pier ${seed}`, samplerGraph(seed), { shot: `bg pier day ${seed}` }),
    );
    must(await tab.queue.add(items));
    await until('all are done', () => tab.queue.live.length === 0);
    const by = (server: string) => tab.queue.list.filter(({ sent }) => sent?.server === server);
    expect(by(one).length).toBeGreaterThan(0);
    expect(by(two).length).toBeGreaterThan(0);
    expect(await takes()).toHaveLength(6);
  });

  it('each gets only what it has nodes and models for', async () => {
    const bare = await TestComfy.start({ stepMs: 1, missingNodes: ['KSampler'] });
    closing.push(() => bare.close());
    const two = await addServer(tab, bare.url);
    const one = await addServer(tab, comfy.url);
    const ids = [await add('One', 1), await add('Two', 2), await add('Three', 3)];
    for (const id of ids) await done(id);
    const servers = ids.map((id) => tab.queue.find(id)?.sent?.server);
    expect(servers).toEqual([one, one, one]);
    expect(servers).not.toContain(two);
  });
});

describe('two tabs', () => {
  it('one sends, both show, and the second takes over', async () => {
    await tab.close();
    const locks = new TestLocks();
    const channel = () => new BroadcastChannel(`renders-${comfy.port}`);
    tab = await openTab(storage, { locks, channel: channel() });
    await addServer(tab, comfy.url);
    const other = await openTab(storage, { locks, channel: channel() });
    closing.push(() => other.close());
    await until('the other connects', () => other.fleet.ready.length === 1);
    comfy.hold('KSampler');
    const added = must(await other.queue.add([newRender('Pier', samplerGraph(5))]));
    const id = added[0]?.id ?? '';
    await until('the first has sent it', () => tab.queue.find(id)?.sent?.isAccepted);
    await until('the second sees it', () => other.queue.find(id)?.state === 'sent');
    expect([tab.queue.isLeading, other.queue.isLeading]).toEqual([true, false]);
    await tab.close();
    await until('the second leads', () => other.queue.isLeading);
    comfy.release();
    await done(id, other);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
    tab = other;
    closing.length = 0;
  });
});
