// How a render ends otherwise than well, over real sockets: refused, cancelled, or with what it waits for.
import 'fake-indexeddb/auto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { addServer, newRender, PROJECT, samplerGraph, until, useRig } from './testing';
import { must } from '@/testing/must';

vi.setConfig({ testTimeout: 30_000 });

const rig = useRig();
const { add, stateOf, takes, posts, done } = rig;

describe('what a server refuses', () => {
  it('is told with what it said, and leaves nothing behind', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.fault({ kind: 'out-of-memory', node: 'KSampler' });
    const id = await add('Pier');
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(rig.tab.queue.find(id)?.failure).toMatchObject({
      title: expect.stringMatching(/memory/i),
    });
    expect(await takes()).toEqual([]);
    const again = must(await rig.tab.queue.again(id));
    await done(again?.id ?? '');
  });

  it('a picture that no browser could draw is not stored', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.fault({ kind: 'giant-picture' });
    const id = await add('Pier');
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(rig.tab.queue.find(id)?.failure?.hint).toContain('23171 × 23171');
    expect(await takes()).toEqual([]);
  });

  it('a prompt that it does not take is no loss of the server', async () => {
    await addServer(rig.tab, rig.comfy.url);
    const graph = samplerGraph(1);
    const sampler = graph['3'];
    if (!sampler) throw new Error('no sampler');
    const bad = {
      ...graph,
      3: { ...sampler, inputs: { ...sampler.inputs, sampler_name: 'nobody' } },
    };
    const [render] = must(await rig.tab.queue.add([newRender('Pier', bad)]));
    const id = render?.id ?? '';
    await until('it has failed', () => stateOf(id) === 'failed');
    expect(rig.tab.queue.find(id)?.failure?.details).toContain('nobody');
  });

  it('a render that no server can run waits and says what is missing', async () => {
    await addServer(rig.tab, rig.comfy.url);
    const graph = { ...samplerGraph(1) };
    graph['4'] = {
      class_type: 'CheckpointLoaderSimple',
      inputs: { ckpt_name: 'mine.safetensors' },
    };
    const [render] = must(await rig.tab.queue.add([newRender('Pier', graph)]));
    const id = render?.id ?? '';
    await until('it says why', () => rig.tab.queue.find(id)?.message.includes('mine.safetensors'));
    expect(stateOf(id)).toBe('queued');
    expect(posts()).toBe(0);
    const [server] = rig.tab.fleet.servers;
    if (!server) throw new Error('no server');
    const key = 'CheckpointLoaderSimple.ckpt_name=mine.safetensors';
    await rig.tab.fleet.change(server.id, { remaps: { [key]: 'anime/sd15-tiny.safetensors' } });
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
    await addServer(rig.tab, rig.comfy.url);
    const added = must(
      await rig.tab.queue.add([
        newRender('Neutral', samplerGraph(1), { shot: 'sprite sora neutral' }),
        newRender('Joy', edit(), { shot: 'sprite sora joy', after: 0, request: { inputs } }),
      ]),
    );
    const ids = added.map(({ id }) => id);
    await done(ids[1] ?? '');
    expect(rig.tab.queue.find(ids[0] ?? '')?.state).toBe('done');
    expect(rig.comfy.counts.get('POST /upload/image')).toBe(1);
    expect(await takes()).toHaveLength(2);
    const [base, made] = ids.map((id) => rig.tab.queue.find(id)?.assets[0]);
    expect((await takes()).find(({ asset }) => asset === made)?.parent).toBe(base);
    const recipe = made && must(await rig.storage.takes.recipe(PROJECT, made));
    expect(recipe).toMatchObject({ parents: [base], inputs: [{ ...inputs[0], asset: base }] });
  });

  it('fails with it, and says so', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const added = must(
      await rig.tab.queue.add([
        newRender('Neutral', samplerGraph(1)),
        newRender('Joy', edit(), { after: 0, request: { inputs } }),
      ]),
    );
    const [first = '', second = ''] = added.map(({ id }) => id);
    rig.tab.queue.cancel([first]);
    rig.comfy.release();
    await until('the second has failed', () => stateOf(second) === 'failed');
    expect(rig.tab.queue.find(second)?.failure?.hint).toContain('Neutral');
  });
});

describe('cancelling', () => {
  it('takes a waiting one out and interrupts the running one, and nobody else’s', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const ids = [await add('One', 1), await add('Two', 2), await add('Three', 3)];
    await until('two are sent', () => rig.comfy.remaining === 2);
    const foreign = await fetch(`${rig.comfy.url}/prompt`, {
      method: 'POST',
      body: JSON.stringify({ prompt: samplerGraph(77) }),
    });
    expect(foreign.ok).toBe(true);
    rig.tab.queue.cancel(ids);
    expect(ids.map((id) => stateOf(id))).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await until('only the other is left', () => rig.comfy.remaining === 1);
    rig.comfy.release();
    await until('nothing is left to stop', () =>
      ids.every((id) => !rig.tab.queue.find(id)?.isStopping),
    );
    await until('the other is done', () => rig.comfy.remaining === 0);
    expect(await takes()).toEqual([]);
  });

  it('reaches a prompt that was still on its way', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    rig.comfy.fault({ kind: 'slow', route: 'POST /prompt', ms: 1500 });
    const id = await add('Pier');
    await until('it is on its way', () => posts() === 1);
    rig.tab.queue.cancel([id]);
    await until('it has arrived', () => rig.comfy.remaining === 1);
    await until('it is stopped', () => rig.comfy.remaining === 0);
    await until('nothing is left to stop', () => !rig.tab.queue.find(id)?.isStopping);
    expect(stateOf(id)).toBe('cancelled');
    expect(await takes()).toEqual([]);
  });

  it('is heard while the result is being fetched', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.fault({ kind: 'slow', route: '/view', ms: 600 });
    const id = await add('Pier');
    await until('it is fetched', () => stateOf(id) === 'storing');
    rig.tab.queue.cancel([id]);
    await until('it came all the same', () => [...rig.comfy.counts.keys()].includes('GET /view'));
    await wait(1500);
    expect(stateOf(id)).toBe('cancelled');
    expect(await takes()).toEqual([]);
  });

  it('is kept for when the server answers again', async () => {
    await addServer(rig.tab, rig.comfy.url);
    rig.comfy.hold('KSampler');
    const id = await add('Pier');
    await until('it is accepted', () => rig.tab.queue.find(id)?.sent?.isAccepted);
    rig.comfy.fault({ kind: 'status', route: '*', status: 502, times: 0 });
    rig.comfy.cutSockets();
    rig.tab.queue.cancel([id]);
    expect(stateOf(id)).toBe('cancelled');
    expect(rig.comfy.remaining).toBe(1);
    rig.comfy.clearFaults();
    rig.comfy.hold('KSampler');
    await until('it is stopped there', () => rig.comfy.remaining === 0);
  });
});
