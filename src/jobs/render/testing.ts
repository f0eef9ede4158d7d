// The queue against a real server over real sockets, for tests.
import { afterEach, beforeEach } from 'vitest';
import { WebSocket } from '../../../e2e/comfyui/core/ws.mjs';
import { TestComfy } from '../../../e2e/comfyui/test-comfy.mjs';
import { ComfyClient, parseAddress, randomUuid, type Graph } from '@/comfy';
import { openStorage, renderRowSchema, type Storage, type TakeRow } from '@/storage';
import { projectIdSchema } from '@/story';
import { must } from '@/testing/must';
import { Fleet } from '../servers/fleet.svelte';
import type { JobLocks } from '../job-locks';
import type { Render } from './render';
import { RenderQueue, type NewRender } from './render-queue.svelte';
import type { Channel } from './seat';

export const PROJECT = projectIdSchema.parse('p1');

/** Resolves when it is so; a test that waits longer fails with what it waited for. */
export async function until(what: string, isSo: () => unknown, withinMs = 25_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function makeFleet(storage: Storage): Promise<Fleet> {
  const clientId = randomUuid();
  return must(
    await Fleet.open(storage, {
      makeClient: (row, auth) =>
        new ComfyClient({ ...must(parseAddress(row.address)), ...(auth && { auth }) }, clientId, {
          openSocket: (url) => new WebSocket(url) as never,
        }),
      mayConnectUnasked: () => Promise.resolve(true),
    }),
  );
}

export interface Tab {
  readonly fleet: Fleet;
  readonly queue: RenderQueue;
  readonly close: () => Promise<void>;
}

/** One tab of the page: its connections and its queue, over storage that is shared. */
export async function openTab(
  storage: Storage,
  options: {
    readonly locks?: JobLocks;
    readonly channel?: Channel;
    readonly now?: () => number;
  } = {},
): Promise<Tab> {
  const fleet = await makeFleet(storage);
  const queue = must(
    await RenderQueue.open({
      storage,
      fleet,
      locks: options.locks,
      channel: options.channel,
      ...(options.now && { now: options.now }),
      finishPicture: (picture) => Promise.resolve({ ok: true, value: picture }),
    }),
  );
  return {
    fleet,
    queue,
    async close() {
      queue.close();
      await fleet.close();
    },
  };
}

export async function addServer(tab: Tab, url: string): Promise<string> {
  const server = must(await tab.fleet.add({ address: url }));
  tab.fleet.connect(server.id);
  await until('the server is ready', () => server.isReady && server.info);
  return server.id;
}

let databases = 0;
export async function openTestStorage(): Promise<Storage> {
  return must(await openStorage({ name: `renders-${++databases}` }));
}

/** A sampler run: a few steps, one picture. */
export function samplerGraph(seed: number, steps = 4): Graph {
  return {
    '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: CHECKPOINT } },
    '5': { class_type: 'EmptyLatentImage', inputs: { width: 64, height: 64, batch_size: 1 } },
    '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a pier at dusk', clip: ['4', 1] } },
    '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
    '3': {
      class_type: 'KSampler',
      inputs: {
        seed,
        steps,
        cfg: 7,
        sampler_name: 'euler',
        scheduler: 'normal',
        denoise: 1,
        model: ['4', 0],
        positive: ['6', 0],
        negative: ['7', 0],
        latent_image: ['5', 0],
      },
    },
    '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
    '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'test', images: ['8', 0] } },
  };
}

/** One that the test server lists. */
export const CHECKPOINT = 'anime/sd15-tiny.safetensors';

export function newRender(
  title: string,
  graph: Graph,
  more: Partial<Omit<NewRender, 'request'>> & {
    readonly request?: Partial<NewRender['request']>;
  } = {},
): NewRender {
  const { request, ...about } = more;
  return {
    projectId: PROJECT,
    title,
    role: 'background',
    shot: `bg pier day clear`,
    template: 'Test',
    ...about,
    request: {
      graph,
      inputs: [],
      templateId: 'test',
      templateHash: 'hash',
      outputs: [],
      values: {},
      loras: [],
      seedInputs: [{ node: '3', input: 'seed' }],
      parents: [],
      finish: {},
      pick: 'if-none',
      ...request,
    },
  };
}

/** A row as the queue keeps it, for what is pure. */
export function buildRender(id: string, more: Partial<Render> = {}): Render {
  return renderRowSchema.parse({
    id,
    projectId: PROJECT,
    title: id,
    state: 'queued',
    order: 0,
    role: 'background',
    createdAt: 0,
    ...more,
  });
}

export const sentTo = (server: string, promptId: string): NonNullable<Render['sent']> => ({
  server,
  promptId,
  at: 1,
  isAccepted: true,
  files: [],
});

export interface Rig {
  comfy: TestComfy;
  storage: Storage;
  tab: Tab;
  /** What a test has opened besides; closed first, in order. */
  readonly closing: (() => unknown)[];
  /** Asks for one render; gives its id. */
  add(title: string, seed?: number, more?: Parameters<typeof newRender>[2]): Promise<string>;
  stateOf(id: string, of?: Tab): string | undefined;
  takes(): Promise<TakeRow[]>;
  /** Prompts that were sent. */
  posts(): number;
  /** Resolves when it is done; throws when it failed. */
  done(id: string, of?: Tab): Promise<void>;
}

/** One tab with its queue over a real socket, made anew for each test. */
export function useRig(): Rig {
  const rig: Rig = {
    // Set before each test.
    comfy: undefined as never,
    storage: undefined as never,
    tab: undefined as never,
    closing: [],
    async add(title, seed = 1, more = {}) {
      const [render] = must(await rig.tab.queue.add([newRender(title, samplerGraph(seed), more)]));
      if (!render) throw new Error('Nothing was added.');
      return render.id;
    },
    stateOf: (id, of = rig.tab) => of.queue.find(id)?.state,
    takes: async () => must(await rig.storage.takes.list(PROJECT)),
    posts: () => rig.comfy.counts.get('POST /prompt') ?? 0,
    done: (id, of = rig.tab) =>
      until(`${id} is done`, () => {
        const render = of.queue.find(id);
        if (render?.state === 'failed') throw new Error(JSON.stringify(render.failure));
        return render?.state === 'done';
      }),
  };
  beforeEach(async () => {
    rig.comfy = await TestComfy.start({ stepMs: 1 });
    rig.storage = await openTestStorage();
    rig.tab = await openTab(rig.storage);
  });
  afterEach(async () => {
    for (const close of rig.closing.splice(0)) await close();
    await rig.tab.close();
    await rig.comfy.close();
    rig.storage.close();
  });
  return rig;
}
