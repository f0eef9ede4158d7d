// Several servers over real sockets: what a dying one held is made by another, and made once.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestComfy } from '../../../e2e/comfyui/test-comfy.mjs';
import type { Storage } from '@/storage';
import {
  addServer,
  newRender,
  openTab,
  openTestStorage,
  PROJECT,
  samplerGraph,
  until,
  type Tab,
} from './testing';
import { must } from '@/testing/must';

vi.setConfig({ testTimeout: 30_000 });

/** More than a server may be away before it gives back what it held. */
const LONG_MS = 31_000;

let old: TestComfy;
let other: TestComfy;
let storage: Storage;
let tab: Tab;
let skippedMs = 0;

beforeEach(async () => {
  skippedMs = 0;
  old = await TestComfy.start({ stepMs: 1 });
  other = await TestComfy.start({ stepMs: 1 });
  storage = await openTestStorage();
  tab = await openTab(storage, { now: () => Date.now() + skippedMs });
});
afterEach(async () => {
  await tab.close();
  await old.close();
  await other.close();
  storage.close();
});

const takes = async () => must(await storage.takes.list(PROJECT));
const find = (id: string) => tab.queue.find(id);
const posts = (comfy: TestComfy) => comfy.counts.get('POST /prompt') ?? 0;
const goAway = (comfy: TestComfy) => {
  comfy.fault({ kind: 'status', route: '*', status: 502, times: 0 });
  comfy.fault({ kind: 'refuse-sockets', times: 0 });
  comfy.cutSockets();
};

/** Two on the old server, which then goes away; the other one comes. */
async function holdTwo(more: Parameters<typeof newRender>[2] = {}) {
  const server = await addServer(tab, old.url);
  old.hold('KSampler');
  const items = [1, 2].map((seed) =>
    newRender(`Pier ${seed}`, samplerGraph(seed), { shot: `bg pier day ${seed}`, ...more }),
  );
  const ids = must(await tab.queue.add(items)).map(({ id }) => id);
  await until('both are accepted', () => ids.every((id) => find(id)?.sent?.isAccepted));
  const second = await addServer(tab, other.url);
  goAway(old);
  await until('it is away', () => tab.fleet.find(server)?.isReady === false);
  return { server, second, ids };
}

/** Waits until the queue has looked at its servers, then lets the time pass. */
async function letTimePass() {
  await new Promise((resolve) => setTimeout(resolve, 1200));
  skippedMs += LONG_MS;
}

describe('a server that goes away', () => {
  it('keeps what it held for a while: it may only have blinked', async () => {
    const { ids } = await holdTwo();
    await new Promise((resolve) => setTimeout(resolve, 2200));
    expect(ids.map((id) => find(id)?.state)).toEqual(['sent', 'sent']);
    expect(posts(other)).toBe(0);
  });

  it('then gives it back to the queue, and another server makes it', async () => {
    const { server, second, ids } = await holdTwo();
    await letTimePass();
    await until('both are done', () => ids.every((id) => find(id)?.state === 'done'));
    expect(ids.map((id) => find(id)?.sent?.server)).toEqual([second, second]);
    expect(ids.map((id) => find(id)?.abandoned.map((sent) => sent.server))).toEqual([
      [server],
      [server],
    ]);
    expect(find(ids[0] ?? '')?.log.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/does not answer; another server takes it over/),
    );
    expect([posts(old), posts(other)]).toEqual([2, 2]);
    expect(await takes()).toHaveLength(2);
  });

  it('is told to stop what was given up when it returns', async () => {
    const { ids } = await holdTwo();
    await letTimePass();
    await until('both are done', () => ids.every((id) => find(id)?.state === 'done'));
    expect(old.remaining).toBe(2);
    old.clearFaults();
    old.hold('KSampler');
    await until('nothing is left there', () => old.remaining === 0);
    await until('nothing is remembered of it', () =>
      ids.every((id) => find(id)?.abandoned.length === 0),
    );
    expect(ids.map((id) => find(id)?.state)).toEqual(['done', 'done']);
    expect(await takes()).toHaveLength(2);
  });

  it('is told so after a reload too', async () => {
    const { ids } = await holdTwo();
    await letTimePass();
    await until('both are done', () => ids.every((id) => find(id)?.state === 'done'));
    await tab.close();
    old.clearFaults();
    old.hold('KSampler');
    expect(old.remaining).toBe(2);
    tab = await openTab(storage);
    await until('nothing is left there', () => old.remaining === 0);
    await until('nothing is remembered of it', () =>
      ids.every((id) => find(id)?.abandoned.length === 0),
    );
    expect(await takes()).toHaveLength(2);
  });

  it('keeps what is meant for it alone, and finishes it when it returns', async () => {
    const server = await addServer(tab, old.url);
    old.hold('KSampler');
    const [render] = must(await tab.queue.add([newRender('Pier', samplerGraph(1), { server })]));
    const id = render?.id ?? '';
    await until('it is accepted', () => find(id)?.sent?.isAccepted);
    await addServer(tab, other.url);
    goAway(old);
    await until('it is away', () => tab.fleet.find(server)?.isReady === false);
    await letTimePass();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect([find(id)?.state, posts(other)]).toEqual(['sent', 0]);
    old.clearFaults();
    old.release();
    await until('it is done', () => find(id)?.state === 'done');
    expect(posts(old)).toBe(1);
  });

  it('keeps what no other server can run', async () => {
    other.set({ missingNodes: ['KSampler'] });
    const { server, ids } = await holdTwo();
    await letTimePass();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(ids.map((id) => find(id)?.sent?.server)).toEqual([server, server]);
    expect(posts(other)).toBe(0);
    old.clearFaults();
    old.release();
    await until('both are done', () => ids.every((id) => find(id)?.state === 'done'));
    expect(posts(old)).toBe(2);
  });

  it('that was taken out of the list gives back at once', async () => {
    const { server, second, ids } = await holdTwo();
    must(await tab.fleet.remove(server));
    await until('both are done', () => ids.every((id) => find(id)?.state === 'done'));
    expect(ids.map((id) => find(id)?.sent?.server)).toEqual([second, second]);
    expect(await takes()).toHaveLength(2);
  });

  it('and made it after all while nobody else had begun: its picture counts', async () => {
    const { server, second, ids } = await holdTwo();
    tab.queue.pause();
    await letTimePass();
    await until('both wait again', () => ids.every((id) => find(id)?.state === 'queued'));
    must(await tab.fleet.remove(second));
    old.clearFaults();
    old.release();
    // Nothing was asked of it meanwhile, so what it had begun ends there.
    await until('both are made or stopped', () => old.remaining === 0);
    tab.queue.resume();
    await until('both are done', () => ids.every((id) => find(id)?.state === 'done'));
    expect(ids.map((id) => find(id)?.sent?.server)).toEqual([server, server]);
    expect(await takes()).toHaveLength(2);
  });
});
