// What each file of recorded exchanges takes for granted.
import { encodePng } from '../pictures/png.mjs';
import { raster } from '../pictures/raster.mjs';
import type { TestComfy } from '../test-comfy.mjs';
import { exchanges, readRecorded, type Json } from './recordings';
import { fillCache, post, putFile, putFilesBefore, untilIdle, type Outputs } from './rehearse';

/** What the worker may do during a replay. */
export interface Gate {
  mayTake: boolean;
  mayStep: boolean;
}

export interface Setup {
  readonly firstNumber?: number;
  readonly before?: (server: TestComfy) => Promise<void>;
  /** Before the exchange of this name. */
  readonly at?: Readonly<Record<string, (server: TestComfy, gate: Gate) => Promise<void>>>;
}

interface Entry {
  readonly prompt: readonly [number, string, Json, { client_id?: string }, string[]];
  readonly outputs: Outputs;
  readonly status: { readonly messages: readonly [string, { nodes?: string[] }][] };
}

/** Runs what the recorded history shows, in its order. */
async function runHistory(server: TestComfy): Promise<void> {
  const entries = new Map<number, Entry>();
  for (const { response } of exchanges('history')) {
    for (const entry of Object.values((response.json ?? {}) as Record<string, Entry>)) {
      entries.set(entry.prompt[0], entry);
    }
  }
  for (const number of [...entries.keys()].sort((a, b) => a - b)) {
    const entry = entries.get(number) as Entry;
    await runEntry(server, entry);
  }
}

async function runEntry(server: TestComfy, { prompt, outputs, status }: Entry): Promise<void> {
  const [number, prompt_id, graph, extra_data] = prompt;
  const cached = status.messages.find(([type]) => type === 'execution_cached')?.[1].nodes ?? [];
  const { client_id, ...rest } = extra_data;
  await putFilesBefore(server, [outputs]);
  await runQuietly(server, graph, cached);
  await post(server, '/prompt', { prompt: graph, prompt_id, extra_data: rest, client_id, number });
  await untilIdle(server);
}

/** Fills the cache without a trace in the history that is there already. */
async function runQuietly(
  server: TestComfy,
  graph: Json,
  cached: readonly string[],
): Promise<void> {
  const history = (await (await fetch(`${server.url}/history`)).json()) as object;
  if (Object.keys(history).length === 0) return fillCache(server, graph, cached);
  const missing = cached.length === 0;
  if (missing) await post(server, '/free', { free_memory: true });
  return fillCacheKeeping(server, graph, cached);
}

async function fillCacheKeeping(
  server: TestComfy,
  graph: Json,
  cached: readonly string[],
): Promise<void> {
  const id = 'rehearsal';
  const kept: Record<string, Json> = {};
  for (const node of cached) {
    kept[node] = structuredClone((graph as Record<string, Json>)[node]);
    kept[`show ${node}`] = { class_type: 'PreviewAny', inputs: { source: [node, 0] } };
  }
  if (cached.length === 0) return;
  await post(server, '/prompt', { prompt: kept, number: 0, prompt_id: id });
  await untilIdle(server);
  await post(server, '/history', { delete: [id] });
}

/** The files that the recorded `/view` was asked for. */
async function putViewed(server: TestComfy): Promise<void> {
  const picture = readRecorded('files/view.png');
  for (const { request, response } of exchanges('view')) {
    const query = new URLSearchParams(request.path.split('?')[1] ?? '');
    const isPlain = !query.has('preview') && !query.has('channel') && request.method === 'GET';
    const name = query.get('filename') ?? '';
    if (response.status !== 200 || !isPlain || /[[/]/.test(name)) continue;
    const size = response.body_len ?? 0;
    const bytes = name.endsWith('.png') ? sized(picture, size) : Buffer.alloc(size, 1);
    const type = query.get('type') === 'input' ? 'input' : 'output';
    const subfolder = query.get('subfolder') ?? '';
    if (subfolder.includes('../')) continue;
    await putFile(server, name, bytes, type, subfolder.replace('/comfyui/output/', ''));
  }
}

/** The recorded picture, or a small one with bytes after its end, as long as the recorded one was. */
function sized(picture: Buffer, size: number): Buffer {
  if (size === picture.length) return picture;
  const small = encodePng(raster(8, 8, 3));
  return Buffer.concat([small, Buffer.alloc(size - small.length)]);
}

const rest = async (server: TestComfy, gate: Gate): Promise<void> => {
  gate.mayTake = true;
  gate.mayStep = true;
  server.release();
  await untilIdle(server);
};

const CONTROL_PROMPTS = exchanges('control').filter(({ request }) => request.path === '/prompt');

export const SETUPS: Readonly<Record<string, Setup>> = {
  'api-prefix': { before: (server) => post(server, '/settings', {}) },
  control: {
    firstNumber: 155,
    before: async (server) => {
      await putFile(server, 'ComfyUI_00024_.png', Buffer.from('before'), 'output');
      const second = CONTROL_PROMPTS[1]?.request.json as { prompt: Json };
      await fillCache(server, second.prompt, ['4', '5', '6', '7']);
    },
    at: {
      // Three came in before the worker looked.
      'success with Content-Type text/plain': async (_, gate) => {
        gate.mayTake = false;
        gate.mayStep = false;
      },
      'queue with one running and two pending': async (server, gate) => {
        gate.mayTake = true;
        server.release();
      },
      'history after': rest,
      'history of it': rest,
    },
  },
  history: { before: runHistory },
  upload: { before: (server) => putFile(server, 't.png', Buffer.from('before'), 'temp') },
  view: { before: putViewed },
};
