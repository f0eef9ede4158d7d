// Short ways for tests of the test server itself: submit, wait, look at the picture, listen.
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from './core/ws.mjs';
import { decodePng } from './pictures/png.mjs';
import type { Raster } from './pictures/raster.mjs';
import type { TestComfy } from './test-comfy.mjs';

export type TestGraph = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

export interface Entry {
  readonly prompt: readonly unknown[];
  readonly outputs: Record<
    string,
    { images?: { filename: string; subfolder: string; type: string }[] }
  >;
  readonly status: { status_str: string; messages: [string, Record<string, unknown>][] };
}

export async function submit(
  server: TestComfy,
  prompt: TestGraph,
  more: Record<string, unknown> = {},
): Promise<string> {
  const body = JSON.stringify({ prompt, ...more });
  const response = await fetch(`${server.url}/prompt`, { method: 'POST', body });
  const answer = (await response.json()) as { prompt_id?: string };
  if (answer.prompt_id === undefined) throw new Error(JSON.stringify(answer));
  return answer.prompt_id;
}

export async function entryOf(server: TestComfy, id: string): Promise<Entry> {
  for (let tries = 0; tries < 1000; tries++) {
    const history = (await (await fetch(`${server.url}/history/${id}`)).json()) as Record<
      string,
      Entry
    >;
    const entry = history[id];
    if (entry) return entry;
    await wait(5);
  }
  throw new Error(`${id} does not end.`);
}

export const run = async (server: TestComfy, graph: TestGraph, more = {}): Promise<Entry> =>
  entryOf(server, await submit(server, graph, more));

export async function fileOf(server: TestComfy, entry: Entry, node: string): Promise<Buffer> {
  const file = entry.outputs[node]?.images?.[0];
  if (!file) throw new Error(`Node ${node} wrote nothing: ${JSON.stringify(entry.status)}`);
  const response = await fetch(`${server.url}/view?${new URLSearchParams({ ...file })}`);
  return Buffer.from(await response.arrayBuffer());
}

export const pictureOf = async (server: TestComfy, entry: Entry, node: string): Promise<Raster> =>
  decodePng(await fileOf(server, entry, node));

export interface Listener {
  readonly socket: InstanceType<typeof WebSocket>;
  /** JSON as it came; of binary frames the first bytes; what is no JSON as `raw`. */
  readonly got: ({ type: string; data?: Record<string, unknown> } & Record<string, unknown>)[];
  readonly closed: Promise<number>;
}

function told(text: string): Listener['got'][number] {
  try {
    return JSON.parse(text) as Listener['got'][number];
  } catch {
    return { type: 'raw', text };
  }
}

export async function listen(server: TestComfy, clientId: string): Promise<Listener> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws?clientId=${clientId}`);
  const got: Listener['got'] = [];
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    got.push(isBinary ? { type: 'binary', hex: data.toString('hex', 0, 8) } : told(String(data)));
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { socket, got, closed };
}

/** Text to picture, as small as it goes. */
export const sampling = (seed: number, words = 'a castle', steps = 2): TestGraph => ({
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
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd15-mini.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 96, height: 64, batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: words, clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'bad', clip: ['4', 1] } },
  '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  '9': { class_type: 'SaveImage', inputs: { filename_prefix: 'x', images: ['8', 0] } },
});
