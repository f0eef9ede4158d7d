// Plays the client's side of a recorded transcript and tells where the server's side differs.
import { setTimeout as wait } from 'node:timers/promises';
import { examplePng } from '../pictures/example.mjs';
import { parseJson, writeJson } from '../core/python.mjs';
import { WebSocket } from '../core/ws.mjs';
import { TestComfy } from '../test-comfy.mjs';
import { differences, normalize, type Difference } from './compare';
import { ask, withPromptId } from './http-replay';
import type { Json, Line } from './recordings';
import { fillCache, putFile, putFilesBefore, untilIdle } from './rehearse';
import { planOf, runOf, type Action } from './transcript-plan';

/** How long the replay waits for messages that do not come, in ms. */
const PATIENCE_MS = 4000;

interface Client {
  readonly socket: InstanceType<typeof WebSocket>;
  readonly got: Json[];
  closedWith: number | undefined;
}

export async function replayTranscript(
  lines: readonly Line[],
  options: { previews: boolean },
): Promise<{ differences: Difference[]; compared: number }> {
  const plan = planOf(lines);
  const gate = new Gate();
  let order: readonly string[] = [];
  const server = await TestComfy.start({
    models: 'recorded',
    previews: options.previews,
    previewSize: 32,
    firstNumber: plan.firstNumber,
    outputOrder: (ids: string[]) => [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    mayTake: () => gate.isOpen,
    mayStep: ({ promptId, node, value }) => gate.mayStep(runOf(promptId, node), value),
  });
  const clients = new Map<string, Client>();
  const found: Difference[] = [];
  let compared = 0;
  try {
    await putFilesBefore(server, plan.outputs);
    for (const { name, type } of plan.loaded) await putFile(server, name, examplePng(), type);
    if (plan.first) {
      order = plan.first.cached;
      await fillCache(server, plan.first.prompt, plan.first.cached);
    }
    for (const [at, action] of plan.actions.entries()) {
      gate.limits = action.limits;
      server.release();
      await untilSeen(clients, action);
      await gate.untilReached();
      order = orderFor(action.line, plan.outputOrders);
      if (plan.late.has(idOf(action.line))) server.fault({ kind: 'late-history', ms: 400 });
      const next = plan.actions[at + 1]?.line;
      // Sent in one breath: the worker looks when both are in.
      if (isPrompt(action.line)) gate.isOpen = !(next && areOneBreath(action.line, next));
      const { differences: differing, answers } = await act(server, clients, action.line);
      server.release();
      compared += answers;
      for (const each of differing) found.push(each);
    }
    for (const [conn, expected] of plan.incoming) {
      const got = clients.get(conn)?.got ?? [];
      compared += expected.length;
      for (const each of compareMessages(conn, expected, got)) found.push(each);
    }
  } finally {
    for (const { socket } of clients.values()) socket.terminate();
    await server.close();
  }
  return { differences: found, compared };
}

/** Holds the worker where the recorded one was when something happened. */
class Gate {
  isOpen = true;
  limits: ReadonlyMap<string, number> = new Map();
  readonly #done = new Map<string, number>();

  mayStep(run: string, value: number): boolean {
    if (value > (this.limits.get(run) ?? Infinity)) return false;
    this.#done.set(run, value);
    return true;
  }

  /** Waits for the runs that have begun to come as far as they may. */
  async untilReached(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (const [run, limit] of this.limits) {
      const isBehind = (): boolean =>
        (this.#done.get(run) ?? Infinity) < limit && limit !== Infinity;
      while (isBehind() && Date.now() < until) await wait(3);
    }
  }
}

const isPrompt = (line: Line): boolean =>
  line.kind === 'http' && line.method === 'POST' && line.path === '/prompt';

const idOf = (line: Line): string =>
  isPrompt(line) ? String((line.response as { prompt_id?: string }).prompt_id) : '';

const orderFor = (line: Line, orders: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  orders.get(idOf(line)) ?? [];

const areOneBreath = (a: Line, b: Line): boolean =>
  isPrompt(b) && b.t - (a.t_response ?? a.t) < 0.005;

async function untilSeen(clients: ReadonlyMap<string, Client>, { seen }: Action): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (const [conn, count] of seen) {
    const client = clients.get(conn);
    while (client && client.got.length < count && Date.now() < until) await wait(3);
  }
}

async function act(
  server: TestComfy,
  clients: Map<string, Client>,
  line: Line,
): Promise<{ differences: Difference[]; answers: number }> {
  const conn = line.conn ?? '';
  const socket = clients.get(conn)?.socket;
  if (line.kind === 'open') clients.set(conn, await open(server, line.url ?? '/ws'));
  if (line.kind === 'json') socket?.send(JSON.stringify(line.data));
  if (line.kind === 'json' && conn === 'ping') socket?.ping();
  if (line.kind === 'text') socket?.send(String(line.data));
  if (line.kind === 'drop') socket?.terminate();
  if (line.kind === 'close') await closed(clients.get(conn));
  if (line.kind === 'server' && /^SIG/.test(String(line.data))) {
    const open = [...clients.values()].filter(({ closedWith }) => closedWith === undefined);
    await server.restart({ downMs: 30 });
    const codes = open.map(({ closedWith }) => closedWith ?? 'nothing');
    return { differences: differences([1006], codes, 'closed with'), answers: 1 };
  }
  if (line.kind !== 'http') return { differences: [], answers: 0 };
  return { differences: await exchange(server, line), answers: 1 };
}

async function open(server: TestComfy, url: string): Promise<Client> {
  const socket = new WebSocket(server.url.replace('http', 'ws') + url);
  const client: Client = { socket, got: [], closedWith: undefined };
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    const told = isBinary ? frameOf(data) : parseJson(data.toString());
    if ((told as { type?: string }).type !== 'logs') client.got.push(told);
  });
  socket.on('pong', () => client.got.push('pong'));
  socket.on('close', (code: number) => (client.closedWith = code));
  socket.on('error', () => undefined);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return client;
}

async function closed(client: Client | undefined): Promise<void> {
  if (!client || client.closedWith !== undefined) return;
  const end = new Promise((resolve) => client.socket.once('close', resolve));
  client.socket.close(1000);
  await end;
}

async function exchange(server: TestComfy, line: Line): Promise<Difference[]> {
  const { method = 'GET', path = '/', request, response } = line;
  if (path === '/upload/image') return upload(server, line);
  const isEarly = Object.keys((response ?? {}) as object).length === 0;
  if (method === 'GET' && path.startsWith('/history') && !isEarly) await untilIdle(server);
  const sent = path === '/prompt' ? withPromptId(request, response) : request;
  const body =
    sent === undefined
      ? method === 'GET'
        ? undefined
        : Buffer.alloc(0)
      : Buffer.from(writeJson(sent));
  const got = await ask(server, method, path, {}, body);
  const text = got.body.toString('utf8');
  const answer = text === '' ? '' : (parseJson(text) as Json);
  const where = `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '<id>')}`;
  return [
    ...differences(line.status, got.status, `${where} status`),
    ...differences(normalize(response), normalize(answer), where),
  ];
}

/** The one upload of the transcripts: its form is written down as a sentence. */
async function upload(server: TestComfy, line: Line): Promise<Difference[]> {
  const said = String(line.request);
  const form = new FormData();
  form.set('image', new File([new Uint8Array(examplePng())], 'ref.png'));
  for (const key of ['subfolder', 'type', 'overwrite']) {
    const value = new RegExp(`${key}=([\\w/]+)`).exec(said)?.[1];
    if (value !== undefined) form.set(key, value);
  }
  const response = await fetch(`${server.url}/upload/image`, { method: 'POST', body: form });
  return differences(
    normalize(line.response),
    normalize(await response.json()),
    'POST /upload/image',
  );
}

/** A binary frame in the words of the recordings. */
function frameOf(data: Buffer): Json {
  const event = data.readUInt32BE(0);
  const second = data.readUInt32BE(4);
  const kind = (from: number): string => (data.readUInt16BE(from) === 0xffd8 ? 'jpeg' : 'png');
  if (event === 1) return { event, image_type: second, image: kind(8) };
  const rest = data.subarray(8, 8 + second).toString('utf8');
  if (event === 3)
    return { event, node_id: rest, text: data.subarray(8 + second).toString('utf8') };
  return { event, metadata: JSON.parse(rest) as Json, image: kind(8 + second) };
}

function recordedOf(line: Line): Json {
  if (line.kind === 'pong') return 'pong';
  if (line.kind === 'json') return line.data;
  const { event, image_type, image, metadata, node_id, text } = line;
  if (event === 1) return { event, image_type, image };
  return event === 3 ? { event, node_id, text } : { event, metadata, image };
}

const nameOf = (message: Json): string =>
  typeof message === 'string'
    ? message
    : String(
        (message as { type?: string }).type ?? `event ${(message as { event?: number }).event}`,
      );

/** The order first, by names; where that is the same, what each says. */
function compareMessages(
  conn: string,
  expected: readonly Line[],
  got: readonly Json[],
): Difference[] {
  const wanted = expected.map(recordedOf);
  const names = [wanted.map(nameOf), got.map(nameOf)] as const;
  const at = names[0].findIndex((name, index) => name !== names[1][index]);
  if (at !== -1 || names[0].length !== names[1].length) {
    const place = at === -1 ? names[0].length : at;
    const around = (list: readonly string[]): string =>
      list.slice(Math.max(0, place - 2), place + 4).join(' ');
    return [
      `${conn} order at ${place} of ${names[0].length}, got ${names[1].length}: ${around(names[0])}, got ${around(names[1])}`,
    ];
  }
  return wanted.flatMap((message, index) =>
    differences(normalize(message), normalize(got[index]), `${conn} ${index} ${nameOf(message)}`),
  );
}
