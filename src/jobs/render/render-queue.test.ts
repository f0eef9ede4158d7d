// The queue over real sockets against the test ComfyUI: whatever happens in between, nothing is lost and
// nothing is made twice.
import 'fake-indexeddb/auto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { TestComfy } from '../../../e2e/comfyui/test-comfy.mjs';
import { readProvenance } from '@/lib/media';
import { TestLocks } from '../test-locks';
import { addServer, newRender, openTab, PROJECT, samplerGraph, until, useRig } from './testing';
import { must } from '@/testing/must';

vi.setConfig({ testTimeout: 30_000 });

const rig = useRig();
const { add, stateOf, takes, posts, done, closing } = rig;

describe('a render', () => {
  it('becomes a stored picture, a take and a recipe, once', async () => {
    const server = await addServer(rig.tab, rig.comfy.url);
    const id = await add('Pier', 7, { request: { seed: 7, pick: 'always', contentKey: 'key' } });
    await done(id);
    const [take, ...others] = await takes();
    expect(others).toEqual([]);
    expect(take).toMatchObject({ shot: 'bg pier day clear', wantsPick: 'always', render: id });
    const asset = take?.asset ?? ('' as never);
    const blob = must(await rig.storage.assets.blobOf(asset));
    expect(blob.type).toBe('image/png');
    expect(must(await rig.storage.assets.get(asset))).toMatchObject({ width: 64, height: 64 });
    expect(await readProvenance(blob)).toMatchObject({ seed: '7', template: 'test' });
    const recipe = must(await rig.storage.takes.recipe(PROJECT, asset));
    expect(recipe).toMatchObject({ seed: 7, models: ['anime/sd15-tiny.safetensors'] });
    expect(JSON.parse(recipe?.graph ?? '')).toEqual(samplerGraph(7));
    expect(rig.tab.queue.find(id)).toMatchObject({
      sent: { server, isAccepted: true },
      progress: 1,
    });
    expect(posts()).toBe(1);
  });

  it('of the same again costs nothing and makes no second take', async () => {
    await addServer(rig.tab, rig.comfy.url);
    const id = await add('Pier');
    await done(id);
    const again = must(await rig.tab.queue.again(id));
    await done(again?.id ?? '');
    expect(rig.tab.queue.find(again?.id ?? '')).toMatchObject({ isCached: true, retryOf: id });
    expect(await takes()).toHaveLength(1);
    const other = must(await rig.tab.queue.again(id, { newSeed: true }));
    await done(other?.id ?? '');
    expect(await takes()).toHaveLength(2);
  });

  it('shows how far it is, never backwards, with a picture of it', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.set({ previews: true, stepMs: 15 });
    const make = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:preview');
    const [render] = must(await rig.tab.queue.add([newRender('Pier', samplerGraph(3, 12))]));
    const id = render?.id ?? '';
    const seen: number[] = [];
    let hasPreview = false;
    await until('it is done', () => {
      const view = rig.tab.queue.viewOf(id);
      if (view?.fraction !== undefined) seen.push(view.fraction);
      hasPreview ||= view?.preview !== undefined;
      return stateOf(id) === 'done';
    });
    expect(seen.length).toBeGreaterThan(3);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
    expect(hasPreview).toBe(true);
    expect(rig.tab.queue.viewOf(id)).toBeUndefined();
    make.mockRestore();
  });
});

describe('nothing is lost and nothing is made twice', () => {
  it('when the socket is cut in mid-run', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => rig.tab.queue.find(id)?.sent?.isAccepted);
    rig.comfy.cutSockets();
    await until('the socket is gone', () => rig.comfy.socketCount === 0);
    rig.comfy.release();
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the server is restarted in mid-run: it goes again', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => rig.tab.queue.find(id)?.sent?.isAccepted);
    await rig.comfy.restart({ downMs: 50 });
    rig.comfy.release();
    await done(id);
    expect(
      rig.tab.queue
        .find(id)
        ?.log.map(({ text }) => text)
        .join(),
    ).toContain('restarted');
    expect(await takes()).toHaveLength(1);
  });

  it('when the page is reloaded in mid-run', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => rig.tab.queue.find(id)?.sent?.isAccepted);
    await rig.tab.close();
    rig.tab = await openTab(rig.storage);
    expect(stateOf(id)).toBe('sent');
    rig.comfy.release();
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when it was done while the page was closed', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => rig.tab.queue.find(id)?.sent?.isAccepted);
    await rig.tab.close();
    rig.comfy.release();
    await until('the server is done', () => rig.comfy.remaining === 0);
    rig.tab = await openTab(rig.storage);
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the answer to the prompt is lost on its way', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.fault({ kind: 'hang-up', route: 'POST /prompt', after: 'work' });
    const id = await add('Pier');
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the prompt itself is lost on its way', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.fault({ kind: 'hang-up', route: 'POST /prompt', after: 'nothing' });
    const id = await add('Pier');
    await done(id);
    expect(await takes()).toHaveLength(1);
  });

  it('when the server is asked while the prompt is still on its way', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    rig.comfy.fault({ kind: 'slow', route: 'POST /prompt', ms: 300 });
    rig.comfy.fault({ kind: 'slow', route: '/history*', ms: 900 });
    const id = await add('Pier');
    await until('it is on its way', () => posts() === 1);
    rig.tab.queue.refresh();
    await until('it is accepted', () => rig.tab.queue.find(id)?.sent?.isAccepted);
    await until('the history was asked', () =>
      [...rig.comfy.counts.keys()].some((route) => route.startsWith('GET /history/')),
    );
    await wait(1000);
    rig.comfy.release();
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });

  it('when the socket never opens: the server is asked instead', async () => {
    rig.comfy.fault({ kind: 'refuse-sockets', times: 0 });
    const server = must(await rig.tab.fleet.add({ address: rig.comfy.url }));
    rig.tab.fleet.connect(server.id);
    await until('it polls', () => server.link.at === 'polling' && server.info);
    const id = await add('Pier');
    await done(id);
    expect(await takes()).toHaveLength(1);
  });

  it('when the disk is full at the end: the result is fetched again', async () => {
    await addServer(rig.tab, rig.comfy.url);
    const full = vi
      .spyOn(rig.storage.assets, 'ingest')
      .mockResolvedValueOnce({ ok: false, failure: { kind: 'quota' } });
    const ends: string[] = [];
    rig.tab.queue.onEnded(({ state }) => ends.push(state));
    const id = await add('Pier');
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(rig.tab.queue.find(id)?.failure).toMatchObject({ fix: 'store-again' });
    rig.tab.queue.storeAgain(id);
    await done(id);
    expect(ends).toEqual(['failed', 'done']);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
    full.mockRestore();
  });

  it('when the picture cannot be fetched at once', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.fault({ kind: 'hang-up', route: '/view', after: 'half', times: 2 });
    const id = await add('Pier');
    await done(id);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
  });
});

describe('the order', () => {
  it('is ours: one or two wait on the server, the rest here', async () => {
    const server = await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const items = [1, 2, 3, 4, 5].map((seed) => newRender(`Pier ${seed}`, samplerGraph(seed)));
    const ids = must(await rig.tab.queue.add(items)).map(({ id }) => id);
    await until('two are sent', () => rig.comfy.remaining === 2);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(posts()).toBe(2);
    expect(ids.map((id) => stateOf(id))).toEqual(['sent', 'sent', 'queued', 'queued', 'queued']);
    rig.tab.queue.putFirst([ids[4] ?? '']);
    rig.tab.queue.move(ids[2] ?? '', undefined);
    const [urgent] = must(
      await rig.tab.queue.add([newRender('Look', samplerGraph(9), { lane: 'interactive' })]),
    );
    rig.comfy.release();
    await until('all are done', () => rig.tab.queue.live.length === 0);
    const order = rig.tab.queue.list
      .filter(({ sent }) => sent?.server === server)
      .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
      .map(({ id }) => id);
    expect(order).toEqual([ids[0], ids[1], urgent?.id, ids[4], ids[3], ids[2]]);
  });

  it('stands still while it is paused', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.tab.queue.pause();
    const id = await add('Pier');
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect([stateOf(id), posts()]).toEqual(['queued', 0]);
    await rig.tab.close();
    rig.tab = await openTab(rig.storage);
    await until('it is open', () => rig.tab.queue.isLeading);
    expect(rig.tab.queue.isPaused).toBe(true);
    rig.tab.queue.resume();
    await done(id);
  });
});

describe('several servers', () => {
  it('share a batch, and one that dies gives back what it held', async () => {
    const second = await TestComfy.start({ stepMs: 1 });
    closing.push(() => second.close());
    const one = await addServer(rig.tab, rig.comfy.url);
    const two = await addServer(rig.tab, second.url);
    const items = [1, 2, 3, 4, 5, 6].map((seed) =>
      newRender(`Pier ${seed}`, samplerGraph(seed), { shot: `bg pier day ${seed}` }),
    );
    must(await rig.tab.queue.add(items));
    await until('all are done', () => rig.tab.queue.live.length === 0);
    const by = (server: string) => rig.tab.queue.list.filter(({ sent }) => sent?.server === server);
    expect(by(one).length).toBeGreaterThan(0);
    expect(by(two).length).toBeGreaterThan(0);
    expect(await takes()).toHaveLength(6);
  });

  it('each gets only what it has nodes and models for', async () => {
    const bare = await TestComfy.start({ stepMs: 1, missingNodes: ['KSampler'] });
    closing.push(() => bare.close());
    const two = await addServer(rig.tab, bare.url);
    const one = await addServer(rig.tab, rig.comfy.url);
    const ids = [await add('One', 1), await add('Two', 2), await add('Three', 3)];
    for (const id of ids) await done(id);
    const servers = ids.map((id) => rig.tab.queue.find(id)?.sent?.server);
    expect(servers).toEqual([one, one, one]);
    expect(servers).not.toContain(two);
  });
});

describe('two tabs', () => {
  it('one sends, both show, and the second takes over', async () => {
    await rig.tab.close();
    const locks = new TestLocks();
    const channel = () => new BroadcastChannel(`renders-${rig.comfy.port}`);
    rig.tab = await openTab(rig.storage, { locks, channel: channel() });
    await addServer(rig.tab, rig.comfy.url);
    const other = await openTab(rig.storage, { locks, channel: channel() });
    closing.push(() => other.close());
    await until('the other connects', () => other.fleet.ready.length === 1);
    rig.comfy.hold('KSampler');
    const added = must(await other.queue.add([newRender('Pier', samplerGraph(5))]));
    const id = added[0]?.id ?? '';
    await until('the first has sent it', () => rig.tab.queue.find(id)?.sent?.isAccepted);
    await until('the second sees it', () => other.queue.find(id)?.state === 'sent');
    expect([rig.tab.queue.isLeading, other.queue.isLeading]).toEqual([true, false]);
    await rig.tab.close();
    await until('the second leads', () => other.queue.isLeading);
    rig.comfy.release();
    await done(id, other);
    expect(posts()).toBe(1);
    expect(await takes()).toHaveLength(1);
    rig.tab = other;
    closing.length = 0;
  });
});
