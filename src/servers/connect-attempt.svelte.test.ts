import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '@/comfy';
import type { Fleet } from '@/jobs/servers/fleet.svelte';
import type { Storage } from '@/storage';
import { TestComfy } from '../../e2e/comfyui/test-comfy.mjs';
import { ConnectAttempt } from './connect-attempt.svelte';
import { makeDoctor, makeFleet, makeStorage, until } from './testing';

// A loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let comfy: TestComfy;
let storage: Storage;
let fleet: Fleet;
beforeEach(async () => {
  comfy = await TestComfy.start();
  storage = await makeStorage();
  fleet = await makeFleet(storage);
});
afterEach(async () => {
  await fleet.close();
  storage.close();
  await comfy.close();
});

/** Waits are a hundred times shorter; what is told stays true. */
const hasty: Clock = {
  now: () => Date.now() * 100,
  setTimeout: (work, ms) => setTimeout(work, ms / 100),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

describe('connecting', () => {
  it('ends with the server in the list, stored and online', async () => {
    const added: string[] = [];
    const attempt = new ConnectAttempt(fleet, makeDoctor(), ({ baseUrl }) => added.push(baseUrl));
    await attempt.connect(`  ${comfy.url}/#graph `);
    expect(attempt.state).toEqual({ at: 'idle' });
    expect(added).toEqual([comfy.url]);
    await until(() => fleet.ready.length === 1);
    expect(await storage.servers.list()).toMatchObject({ value: [{ address: comfy.url }] });
  });

  it('adds once, however often it is pressed', async () => {
    const attempt = new ConnectAttempt(fleet, makeDoctor());
    await Promise.all(Array.from({ length: 10 }, () => attempt.connect(comfy.url)));
    await attempt.connect(comfy.url);
    expect(fleet.servers).toHaveLength(1);
  });

  it('says what is wrong with an address, and sends nothing', async () => {
    const attempt = new ConnectAttempt(fleet, makeDoctor());
    await attempt.connect('ftp://somewhere');
    expect(attempt.state).toMatchObject({ at: 'refused', finding: { kind: 'bad-address' } });
    expect(comfy.counts.size).toBe(0);
  });

  it('refuses early what the browser never lets through', async () => {
    const doctor = makeDoctor({
      pageOrigin: 'https://studio.example',
      fetch: () => Promise.reject(new Error('sent')),
    });
    const attempt = new ConnectAttempt(fleet, doctor);
    await attempt.connect('http://73.1.2.3:8188');
    expect(attempt.state).toMatchObject({ at: 'refused', finding: { kind: 'mixed-content' } });
  });

  it('explains before the browser asks, and goes on by a click', async () => {
    let permission: PermissionState = 'prompt';
    const doctor = makeDoctor({
      pageOrigin: 'https://studio.example',
      queryPermission: () => Promise.resolve(permission),
    });
    const attempt = new ConnectAttempt(fleet, doctor);
    await attempt.connect(comfy.url);
    expect(attempt.state).toMatchObject({ at: 'asking', finding: { kind: 'permission-prompt' } });
    expect(comfy.counts.size).toBe(0);
    permission = 'granted';
    await attempt.goOn();
    expect(attempt.state.at).toBe('idle');
    expect(fleet.servers).toHaveLength(1);
  });

  it('names a password wall, and takes the password in', async () => {
    await comfy.close();
    comfy = await TestComfy.start({ auth: { bearer: 'key' } });
    const attempt = new ConnectAttempt(fleet, makeDoctor());
    await attempt.connect(comfy.url);
    expect(attempt.state).toMatchObject({ at: 'refused', finding: { kind: 'auth-wall' } });
    await attempt.connect(comfy.url, { kind: 'bearer', token: 'key' });
    expect(attempt.state.at).toBe('idle');
    const id = fleet.servers[0]?.id ?? '';
    expect(await storage.servers.auth(id)).toMatchObject({ value: { token: 'key' } });
    await attempt.connect(comfy.url, undefined);
    expect(await storage.servers.auth(id)).toMatchObject({ value: { token: 'key' } });
  });

  it('says so when the server cannot be stored', async () => {
    storage.close();
    const attempt = new ConnectAttempt(fleet, makeDoctor());
    await attempt.connect(comfy.url);
    expect(attempt.state.at).toBe('unsaved');
  });
});

describe('waiting for a server that is down', () => {
  it('goes on by itself when it comes up', async () => {
    const { url, port } = comfy;
    await comfy.close();
    const attempt = new ConnectAttempt(fleet, makeDoctor({ clock: hasty }));
    const ending = attempt.connect(url);
    await until(() => attempt.state.at === 'refused');
    expect(attempt.state).toMatchObject({ finding: { kind: 'down' }, wait: { isOver: false } });
    comfy = await TestComfy.start({ port });
    await ending;
    expect(attempt.state.at).toBe('idle');
    await until(() => fleet.ready.length === 1);
  });

  it('stops after 30 seconds and offers longer, or when it is told to', async () => {
    const { url } = comfy;
    await comfy.close();
    const attempt = new ConnectAttempt(fleet, makeDoctor({ clock: hasty }));
    await attempt.connect(url);
    expect(attempt.state).toMatchObject({ wait: { untilMs: 30_000, isOver: true } });
    const longer = attempt.waitLonger();
    expect(attempt.state).toMatchObject({ wait: { untilMs: 300_000, isOver: false } });
    attempt.stop();
    await longer;
    expect(attempt.state).toMatchObject({ at: 'refused', wait: { isOver: true } });
    attempt.dismiss();
    expect(attempt.state.at).toBe('idle');
    expect(fleet.servers).toEqual([]);
  });
});

describe('looking on this computer', () => {
  it('offers what it finds, and takes what is chosen', async () => {
    const usual = makeDoctor({
      fetch: (url, init) => {
        if (!url.startsWith('http://127.0.0.1:8188')) return Promise.reject(new TypeError());
        return fetch(url.replace('http://127.0.0.1:8188', comfy.url), init);
      },
    });
    const attempt = new ConnectAttempt(fleet, usual);
    await attempt.look();
    const { state } = attempt;
    if (state.at !== 'found') throw new Error(state.at);
    expect(state.list.map(({ address }) => address.baseUrl)).toEqual(['http://127.0.0.1:8188']);
    const [found] = state.list;
    if (found) await attempt.use(found);
    expect(fleet.servers.map(({ row }) => row.address)).toEqual(['http://127.0.0.1:8188']);
  });
});
