import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fleet } from '@/jobs/servers/fleet.svelte';
import type { Storage } from '@/storage';
import { Toasts } from '@/ui/toasts.svelte';
import { TestComfy } from '../../e2e/comfyui/test-comfy.mjs';
import { LoraRoom } from './lora-room.svelte';
import { newLora } from './logic/lora-shelf';
import { makeFleet, makeStorage, until } from './testing';

// A loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let comfy: TestComfy;
let storage: Storage;
let fleet: Fleet;
let toasts: Toasts;
let room: LoraRoom;
beforeEach(async () => {
  comfy = await TestComfy.start({ models: 'recorded' });
  storage = await makeStorage();
  fleet = await makeFleet(storage);
  toasts = new Toasts();
  const added = await fleet.add({ address: comfy.url, name: 'Home' });
  if (added.ok) fleet.connect(added.value.id);
  await until(() => fleet.ready.length === 1);
  room = new LoraRoom(fleet, storage, toasts);
  await room.load();
});
afterEach(async () => {
  room.close();
  await fleet.close();
  storage.close();
  await comfy.close();
});

async function stored() {
  const rows = await storage.loras.list();
  if (!rows.ok) throw new Error(rows.failure.kind);
  return new Map(rows.value.map((row) => [row.file, row]));
}

describe('the LoRA library', () => {
  it('lists what the server has, stores it, and marks what is gone', async () => {
    const id = fleet.servers[0]?.id ?? '';
    await storage.loras.put([{ ...newLora('lost.safetensors'), seen: { [id]: 1 } }]);
    await room.refresh();
    const states = new Map(room.list.map(({ row, state }) => [row.file, state]));
    expect(states.get('lost.safetensors')).toBe('gone');
    expect(states.get('alice_v1.safetensors')).toBe('new');
    expect((await stored()).get('alice_v1.safetensors')?.seen[id]).toBeGreaterThan(1);
  });

  it('reads a header when one is chosen, and takes over the family', async () => {
    await room.refresh();
    await room.readHeader('alice_v1.safetensors');
    expect(room.toldOf('alice_v1.safetensors')).toMatchObject({
      at: 'told',
      family: 'sd15',
    });
    await room.flush();
    expect((await stored()).get('alice_v1.safetensors')?.family).toBe('sd15');
  });

  it('writes changes without undoing those of another tab', async () => {
    await room.refresh();
    const row = (await stored()).get('alice_v1.safetensors');
    if (!row) throw new Error('row');
    room.change(row.file, { title: 'Alice' });
    expect(room.rows.get(row.file)?.title).toBe('Alice');
    await storage.loras.put([{ ...row, notes: 'from the other tab' }]);
    await room.flush();
    expect((await stored()).get(row.file)).toMatchObject({
      title: 'Alice',
      notes: 'from the other tab',
    });
  });

  it('comes back from its file', async () => {
    await room.refresh();
    room.change('alice_v1.safetensors', { title: 'Alice', triggers: ['alice'], weight: 0.7 });
    await room.flush();
    const before = await stored();
    const text = room.writeIndex();
    await storage.loras.delete([...before.keys()]);
    await room.loadIndex(text);
    expect(await stored()).toEqual(before);
    await room.loadIndex('{"no": "list"}');
    expect(toasts.showing.at(-1)).toMatchObject({ tone: 'bad' });
  });

  it('keeps a hash under its name, and forgets a row', async () => {
    await room.keep({
      file: 'own.safetensors',
      bytes: 7,
      sha256: 'c'.repeat(64),
      facts: { title: 'Own', triggers: [], tags: [] },
      family: 'flux',
      isCutOff: false,
      isSound: undefined,
    });
    expect(room.selected?.row).toMatchObject({ title: 'Own', family: 'flux', bytes: 7 });
    await room.forget('own.safetensors');
    expect((await stored()).has('own.safetensors')).toBe(false);
    expect(room.selected).toBeUndefined();
  });

  it('says which server did not answer', async () => {
    comfy.fault({ kind: 'status', route: '/models/loras' });
    await room.refresh();
    expect(room.problems).toEqual(['Home: The server answered 500']);
  });
});
