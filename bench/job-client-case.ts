// What it costs to read, validate and paint what a server says of a job, against counting its messages.
import { flushSync, mount } from 'svelte';
import { ComfyClient, decode, parseAddress, randomUuid, type Graph } from '@/comfy';
import { LiveRender, pacedFrames, type FrameSource } from '@/jobs/render/live-render.svelte';
import BenchLive from './BenchLive.svelte';
import { compare, median, nextFrame, ratioRow, type Row } from './measure';

type Frame = string | ArrayBuffer;

/** Of `job-server.mjs`. */
const TEXTS = 206;
const PREVIEWS = 4;
const JOBS_A_TURN = 4;

const GRAPH: Graph = {
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'a.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 64, height: 64, batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a pier at dusk', clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
  '3': sampler({ steps: 100 }),
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'bench', images: ['8', 0] } },
};

function sampler(inputs: Graph[string]['inputs']): Graph[string] {
  const links = { model: ['4', 0], positive: ['6', 0], negative: ['7', 0], latent_image: ['5', 0] };
  return { class_type: 'KSampler', inputs: { ...inputs, ...links } };
}

export async function measureJobClient(
  jobs: number,
  rounds: number,
  serverUrl: string,
): Promise<Row[]> {
  const target = document.createElement('div');
  document.body.append(target);
  const view = mount(BenchLive, { target });
  const counter = await openCounter(serverUrl);
  const client = await openClient(serverUrl);
  // Many short turns: what else runs on the machine changes within seconds.
  const overSocket = await compare(
    rounds * 5,
    () => repeat(JOBS_A_TURN, counter.run),
    () => repeat(JOBS_A_TURN, () => runJob(client, view.show)),
  );
  const paints = new PaintCounter(target);
  await repeat(jobs, () => runJob(client, view.show, paints.frames, () => paints.skip()));
  paints.stop();
  const latencies = await measureLatencies(client, view.show);
  const frames = await counter.record();
  const inMemory = await compareInMemory(frames, jobs, rounds);
  counter.close();
  await client.close();
  const latency = median(latencies);
  const perJob = `${TEXTS} messages + ${PREVIEWS} previews`;
  return [
    ratioRow(
      `jobs of ${perJob}, read, validated and painted, against counting`,
      1.25,
      overSocket,
      `both over a real socket, as fast as it goes, ${JOBS_A_TURN} jobs a turn; the floor parses nothing; `,
    ),
    {
      path: 'paints of a render in one frame, and changes of its DOM',
      goal: '≤ 1 of each',
      figure: `${paints.mostPaints} and ${paints.mostFlushes}`,
      met: paints.mostPaints === 1 && paints.mostFlushes <= 1,
      detail: `${paints.paints} paints for ${jobs * (TEXTS + PREVIEWS)} messages`,
    },
    {
      path: 'message to its paint',
      goal: '≤ 2 frames (33 ms)',
      figure: `${latency.toFixed(1)} ms`,
      met: latency <= 33.4,
      detail: `the median of ${latencies.length} messages of a sampler with 8 steps a second`,
    },
    inMemory,
  ];
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i += 1) await work();
  await nextFrame();
}

/** The floor: a bare socket whose handler adds one; a job is over with its last message. */
async function openCounter(serverUrl: string) {
  const clientId = randomUuid();
  const socket = new WebSocket(`${serverUrl.replace('http', 'ws')}/ws?clientId=${clientId}`);
  socket.binaryType = 'arraybuffer';
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('No socket to the job server.'));
  });
  async function run(take?: (frame: Frame) => void): Promise<void> {
    let count = 0;
    const all = new Promise<void>((resolve) => {
      socket.onmessage = ({ data }: MessageEvent<Frame>) => {
        count += 1;
        take?.(data);
        if (count === TEXTS + PREVIEWS) resolve();
      };
    });
    const answer = await fetch(`${serverUrl}/prompt`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ prompt: GRAPH, prompt_id: randomUuid(), client_id: clientId }),
    });
    await answer.json();
    await all;
  }
  return {
    run: () => run(),
    async record() {
      const frames: Frame[] = [];
      await run((frame) => frames.push(frame));
      return frames;
    },
    close: () => socket.close(),
  };
}

async function openClient(serverUrl: string): Promise<ComfyClient> {
  const address = parseAddress(serverUrl);
  if (!address.ok) throw new Error(address.failure.message);
  const client = new ComfyClient(address.value, randomUuid());
  const isOnline = new Promise<void>((resolve) => {
    client.onLink(({ at }) => {
      if (at === 'online') resolve();
    });
  });
  client.connect();
  await isOnline;
  return client;
}

/** The page's own way: the client's socket, its decoder, the fold, the paint. */
async function runJob(
  client: ComfyClient,
  show: (live: LiveRender | undefined) => void,
  frames?: FrameSource,
  onShown?: () => void,
): Promise<void> {
  const promptId = randomUuid();
  const live = new LiveRender(GRAPH, promptId, frames);
  show(live);
  onShown?.();
  let events = 0;
  let stop: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    stop = client.onEvent((event) => {
      events += 1;
      live.take(event);
      if (event.kind === 'end') resolve();
    });
  });
  const sent = await client.submit({ promptId, graph: GRAPH });
  if (!sent.ok) throw new Error(sent.failure.kind);
  await ended;
  stop();
  if (events !== TEXTS + PREVIEWS) throw new Error(`${events} events of a job`);
  live.end();
}

/** Ms from each message of a job at a real pace to the paint that shows it. */
async function measureLatencies(
  client: ComfyClient,
  show: (live: LiveRender | undefined) => void,
): Promise<number[]> {
  const promptId = randomUuid();
  const graph = { ...GRAPH, '3': sampler({ steps: 32, step_ms: 125 }) };
  const latencies: number[] = [];
  let heard: number[] = [];
  const frames = pacedFrames({
    request: (paint) =>
      requestAnimationFrame(() => {
        paint();
        flushSync();
        for (const at of heard) latencies.push(performance.now() - at);
        heard = [];
      }),
  });
  const live = new LiveRender(graph, promptId, frames);
  show(live);
  let stop: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    stop = client.onEvent((event) => {
      heard.push(performance.now());
      live.take(event);
      if (event.kind === 'end') resolve();
    });
  });
  const sent = await client.submit({ promptId, graph });
  if (!sent.ok) throw new Error(sent.failure.kind);
  await ended;
  stop();
  live.end();
  return latencies;
}

/** Counts by the time stamp of the frame, which all callbacks of one frame share. */
class PaintCounter {
  paints = 0;
  mostPaints = 0;
  mostFlushes = 0;
  #frame = 0;
  #inFrame = 0;
  #flushes = 0;
  readonly #observer: MutationObserver;

  readonly frames: FrameSource = {
    request: (paint) =>
      requestAnimationFrame((frame) => {
        this.#enter(frame);
        this.paints += 1;
        this.#inFrame += 1;
        this.mostPaints = Math.max(this.mostPaints, this.#inFrame);
        paint();
      }),
  };

  constructor(target: Node) {
    // Told once for all changes that one task and its microtasks have made.
    this.#observer = new MutationObserver(() => {
      this.#flushes += 1;
      this.mostFlushes = Math.max(this.mostFlushes, this.#flushes);
    });
    this.#observer.observe(target, {
      subtree: true,
      attributes: true,
      characterData: true,
      childList: true,
    });
    const beat = (frame: number) => {
      this.#enter(frame);
      if (this.#frame >= 0) requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
  }

  /** What has changed just now is another job, not its progress. */
  skip(): void {
    flushSync();
    this.#observer.takeRecords();
  }

  stop(): void {
    this.#observer.disconnect();
    this.#frame = -1;
  }

  #enter(frame: number): void {
    if (this.#frame < 0 || frame === this.#frame) return;
    this.#frame = frame;
    this.#inFrame = 0;
    this.#flushes = 0;
  }
}

/** Without socket and paint: what is left is decoding, validation and the fold. */
async function compareInMemory(
  frames: readonly Frame[],
  jobs: number,
  rounds: number,
): Promise<Row> {
  const texts = frames.filter((frame) => typeof frame === 'string');
  if (texts.length !== TEXTS || frames.length !== TEXTS + PREVIEWS) throw new Error('Odd frames.');
  const id = promptOf(texts[0] ?? '');
  const ratio = await compare(
    rounds,
    () => {
      let count = 0;
      for (let job = 0; job < jobs * 5; job += 1) {
        for (const frame of frames) {
          if (typeof frame === 'string') JSON.parse(frame);
          count += 1;
        }
      }
      return Promise.resolve(count);
    },
    () => {
      for (let job = 0; job < jobs * 5; job += 1) {
        const live = new LiveRender(GRAPH, id, { request: () => undefined });
        for (const frame of frames) live.take(decode(frame));
        live.end();
      }
      return Promise.resolve();
    },
  );
  return ratioRow(
    'the same from memory, read, validated and folded, against JSON.parse of each text',
    2,
    ratio,
  );
}

function promptOf(text: string): string {
  const message = JSON.parse(text) as { readonly data: { readonly prompt_id: string } };
  return message.data.prompt_id;
}
