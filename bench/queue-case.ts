// 200 shots in the queue while one of them runs: does the page stay quick, and does what the user does show
// at once, in this tab, which sends, and in another, which asks this one?
import { mount, unmount } from 'svelte';
import type { Graph } from '@/comfy';
import { browserLocks } from '@/jobs';
import { byTurn, isWaiting, type Render } from '@/jobs/render/render';
import { RenderQueue, type NewRender } from '@/jobs/render/render-queue.svelte';
import { Fleet } from '@/jobs/servers/fleet.svelte';
import { openStorage, type Storage } from '@/storage';
import { newId, projectIdSchema } from '@/story';
import BenchQueue from './BenchQueue.svelte';
import { makeFakeServer, recordedNodes, type FakeServer } from './fake-server';
import { median, type Row } from './measure';

const ACT_MS = 200;
const STEP_MS = 30;

/** Ms until the other tab shows it, by verb. */
type Round = ReadonlyMap<string, number>;

/** Each round is a new database; the first is thrown away, as with the ratios. */
export async function measureQueue(count: number, rounds: number): Promise<Row[]> {
  const done: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const one = await runOnce(count);
    if (round > 0) done.push(one);
  }
  const verbs = [...(done[0]?.keys() ?? [])];
  return verbs.map((verb) =>
    row(
      `${verb}, until another tab shows it`,
      ACT_MS,
      done.map((one) => one.get(verb) ?? Infinity),
    ),
  );
}

/** As with the ratios: over only when the median and the best are. */
function row(path: string, most: number, times: readonly number[]): Row {
  const best = Math.min(...times);
  return {
    path,
    goal: `≤ ${most} ms`,
    figure: `${median(times).toFixed(0)} ms (best ${best.toFixed(0)})`,
    met: best <= most,
    detail: `${times.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  };
}

async function runOnce(count: number): Promise<Round> {
  const name = `bench-${newId()}`;
  const opened = await openStorage({ name });
  if (!opened.ok) throw new Error(opened.failure.kind);
  const storage = opened.value;
  const server = makeFakeServer(recordedNodes());
  const fleet = await openFleet(storage, server);
  const leader = await openQueue(storage, fleet, name);
  await until('the first tab leads', () => leader.isLeading);
  const follower = await openQueue(storage, fleet, name);
  const target = document.createElement('div');
  document.body.append(target);
  const view = mount(BenchQueue, { target, props: { queue: leader, fleet } });
  try {
    return await act(count, leader, follower, server, storage);
  } finally {
    await unmount(view);
    target.remove();
    follower.close();
    leader.close();
    await fleet.close();
    storage.close();
    indexedDB.deleteDatabase(name);
  }
}

async function act(
  count: number,
  leader: RenderQueue,
  follower: RenderQueue,
  server: FakeServer,
  storage: Storage,
): Promise<Round> {
  performance.mark('bench: between');
  await pause(100);
  const shown = new Map<string, number>();
  const show = async (verb: string, doIt: () => unknown, isShown: () => boolean) => {
    performance.mark(`bench: ${verb}`);
    const startedAt = performance.now();
    doIt();
    await until(verb, isShown);
    shown.set(verb, performance.now() - startedAt);
    // What follows from it: rows on the disk, questions to the server, the list on the screen.
    await pause(100);
  };
  const turns = () => follower.list.filter(isWaiting).sort(byTurn);
  const stop = streamSteps(server);
  // The marks name phases for `main-thread.mjs`.
  performance.mark(`bench: ${count} added`);
  const added = await leader.add(Array.from({ length: count }, (_, at) => newRender(at)));
  if (!added.ok) throw new Error(added.failure.kind);
  await until('all are listed', () => follower.list.length === count && server.held.length === 2);
  await pause(300);
  const last = idOf(turns().at(-1));
  const first = idOf(turns()[0]);
  await show(
    'one moved to the front',
    () => follower.move(last, first),
    () => turns()[0]?.id === last,
  );
  const many = turns()
    .slice(-50)
    .map(({ id }) => id);
  await show(
    '50 put first',
    () => follower.putFirst(many),
    () => many.every((id, at) => turns()[at]?.id === id),
  );
  await show(
    'pause',
    () => follower.pause(),
    () => follower.isPaused && leader.isPaused,
  );
  const some = new Set(many.slice(0, 20));
  await show(
    '20 cancelled',
    () => follower.cancel([...some]),
    () => follower.list.filter(isCancelled).length === some.size,
  );
  await show(
    'go on',
    () => follower.resume(),
    () => !follower.isPaused && !leader.isPaused,
  );
  await show(
    'all cancelled',
    () => follower.cancel(follower.live.map(({ id }) => id)),
    () => follower.list.every(isCancelled),
  );
  await until('the server is told to stop', () => server.held.length === 0);
  stop();
  performance.mark('bench: between');
  // What the list shows is also what a crash would leave.
  await until('all is on the disk', async () => {
    const rows = await storage.renders.list();
    return rows.ok && rows.value.length === count && rows.value.every(isCancelled);
  });
  return shown;
}

function isCancelled({ state }: Render): boolean {
  return state === 'cancelled';
}

function idOf(render: Render | undefined): string {
  if (!render) throw new Error('Nothing waits.');
  return render.id;
}

/** A run that steps on, as often as a fast card does. */
function streamSteps(server: FakeServer): () => void {
  let value = 0;
  const timer = setInterval(() => {
    const [promptId] = server.held;
    if (promptId === undefined) return;
    value += 1;
    server.tell({ kind: 'step', promptId, node: '3', value: value % 100, max: 100 });
  }, STEP_MS);
  return () => clearInterval(timer);
}

async function openFleet(storage: Storage, server: FakeServer): Promise<Fleet> {
  const opened = await Fleet.open(storage, {
    makeClient: () => server,
    mayConnectUnasked: () => Promise.resolve(true),
  });
  if (!opened.ok) throw new Error(opened.failure.kind);
  const added = await opened.value.add({ address: server.baseUrl });
  if (!added.ok) throw new Error(added.failure.kind);
  added.value.connect();
  await until('the server is ready', () => added.value.isReady && added.value.info);
  return opened.value;
}

async function openQueue(storage: Storage, fleet: Fleet, name: string): Promise<RenderQueue> {
  const opened = await RenderQueue.open({
    storage,
    fleet,
    locks: browserLocks(),
    channel: new BroadcastChannel(name),
    finishPicture: (picture) => Promise.resolve({ ok: true, value: picture }),
  });
  if (!opened.ok) throw new Error(opened.failure.kind);
  return opened.value;
}

function pause(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(what: string, isSo: () => unknown): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await pause(2);
  }
}

function newRender(at: number): NewRender {
  return {
    projectId: projectIdSchema.parse('p1'),
    title: `Shot ${at + 1}`,
    role: 'background',
    shot: `bg place-${at} day clear`,
    template: 'Bench',
    request: {
      graph: shotGraph(at),
      inputs: [],
      templateId: 'bench',
      templateHash: 'hash',
      outputs: [],
      values: {},
      loras: [],
      seedInputs: [{ node: '3', input: 'seed' }],
      parents: [],
      finish: {},
      pick: 'if-none',
    },
  };
}

function shotGraph(seed: number): Graph {
  const checkpoint = 'anime/sd15-tiny.safetensors';
  return {
    '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: checkpoint } },
    '5': { class_type: 'EmptyLatentImage', inputs: { width: 64, height: 64, batch_size: 1 } },
    '6': { class_type: 'CLIPTextEncode', inputs: { text: `place ${seed}`, clip: ['4', 1] } },
    '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
    '3': {
      class_type: 'KSampler',
      inputs: {
        seed,
        steps: 100,
        model: ['4', 0],
        positive: ['6', 0],
        negative: ['7', 0],
        latent_image: ['5', 0],
      },
    },
    '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
    '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'bench', images: ['8', 0] } },
  };
}
