// The list of servers over a real storage and the test ComfyUI.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestComfy } from '../../../e2e/comfyui/test-comfy.mjs';
import type { Storage } from '@/storage';
import { makeFleet, openTestStorage, until } from '../render/testing';
import { must } from '@/testing/must';
import type { Fleet } from './fleet.svelte';

let comfy: TestComfy;
let storage: Storage;
let fleet: Fleet;
beforeEach(async () => {
  comfy = await TestComfy.start();
  storage = await openTestStorage();
  fleet = await makeFleet(storage);
});
afterEach(async () => {
  await fleet.close();
  await comfy.close();
  storage.close();
});

const OTHER = 'http://127.0.0.1:9';

describe('the servers', () => {
  it('connect, tell what they have, and what was seen of them is kept', async () => {
    const server = must(await fleet.add({ address: comfy.url }));
    expect([server.isReady, server.name]).toEqual([false, comfy.url.replace('http://', '')]);
    let told = 0;
    fleet.onChange(() => (told += 1));
    fleet.connect(server.id);
    await until('its nodes are read', () => server.info?.has('KSampler'));
    await until('it was seen', () => server.row.lastSeen);
    expect(fleet.ready).toEqual([server]);
    expect(told).toBeGreaterThan(0);
    expect(server.stats?.version).toBe('0.3.64');
    const [row] = must(await storage.servers.list());
    expect(row?.lastSeen?.version).toBe('0.3.64');
  });

  it('are there again after a reload, and connect by themselves if they are on', async () => {
    const one = must(await fleet.add({ address: comfy.url, name: 'Home' }));
    must(await fleet.add({ address: OTHER, name: 'Off', isOn: false }));
    await fleet.close();
    fleet = await makeFleet(storage);
    expect(fleet.servers.map(({ name }) => name)).toEqual(['Home', 'Off']);
    await until('it is ready', () => fleet.find(one.id)?.isReady);
    expect(fleet.servers[1]?.link).toEqual({ at: 'closed' });
  });

  it('are listed once by address, and keep their way in', async () => {
    const auth = { kind: 'bearer', token: 'secret' } as const;
    const one = must(await fleet.add({ address: comfy.url }, auth));
    const kept = must(await storage.servers.auth(one.id));
    expect(kept).toBeDefined();
    fleet.connect(one.id);
    await until('it is ready', () => one.isReady);
    const again = must(await fleet.add({ address: comfy.url }));
    expect(again).toBe(one);
    expect(again.isReady).toBe(true);
    expect(must(await storage.servers.auth(one.id))).toEqual(kept);
    expect(fleet.servers).toHaveLength(1);
  });

  it('stand in the user’s order and go for good', async () => {
    const one = must(await fleet.add({ address: comfy.url, name: 'One' }));
    const two = must(await fleet.add({ address: OTHER, name: 'Two' }));
    must(await fleet.change(two.id, { order: 0 }));
    expect(fleet.servers.map(({ name }) => name)).toEqual(['Two', 'One']);
    fleet.connect(one.id);
    await until('it is ready', () => one.isReady);
    must(await fleet.remove(one.id));
    expect(fleet.find(one.id)).toBeUndefined();
    await until('its socket is closed', () => comfy.socketCount === 0);
    expect(must(await storage.servers.list()).map(({ name }) => name)).toEqual(['Two']);
  });
});
