// The client against real sockets.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ComfyClient } from './client';
import { binary, exchange, textFile } from './recorded';
import type { LinkState, PromptRequest, ServerEvent } from './render-server';
import type { SocketLike } from './socket';
import { NodeWebSocket, TinyServer } from './tiny-server';

const ID = '6f1d2a34-0000-4000-8000-000000000001';
const PROMPT = '7ea475a2-17d4-41a1-aec9-fbbe4c71e866';
const openSocket = (url: string) => new NodeWebSocket(url) as unknown as SocketLike;

let server: TinyServer;
let client: ComfyClient;
const events: ServerEvent[] = [];
const links: LinkState[] = [];

function newClient(parts: ConstructorParameters<typeof ComfyClient>[2] = {}): ComfyClient {
  const made = new ComfyClient(server.address, ID, { openSocket, random: () => 0, ...parts });
  made.onEvent((event) => events.push(event));
  made.onLink((link) => links.push(link));
  return made;
}
const until = (check: () => boolean) => vi.waitFor(() => expect(check()).toBe(true), 8000);
const isOnline = () => client.link.at === 'online';

beforeEach(async () => {
  events.length = 0;
  links.length = 0;
  server = await TinyServer.start();
  server.json('GET /prompt', { exec_info: { queue_remaining: 2 } });
  client = newClient();
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

describe('the link', () => {
  it('opens with the id, says its flags, hears events', async () => {
    client.connect();
    await until(() => isOnline() && events.length > 0);
    expect(server.opened).toEqual([`/ws?clientId=${ID}`]);
    await until(() => server.heard.length > 0);
    expect(JSON.parse(server.heard[0] ?? '')).toMatchObject({ type: 'feature_flags' });
    expect(events[0]).toEqual({ kind: 'queue', remaining: 0 });
    expect(client.lastMessageAt).toBeGreaterThan(0);
    expect(links.map(({ at }) => at)).toEqual(['connecting', 'online']);
  });

  it('hears previews as pictures', async () => {
    client.connect();
    await until(isOnline);
    server.byId.get(ID)?.send(Buffer.from(binary('04-feature-flags-preview-metadata-1.bin')));
    await until(() => events.some(({ kind }) => kind === 'preview'));
    const preview = events.find((event) => event.kind === 'preview');
    expect(preview?.kind === 'preview' && preview.picture.type).toBe('image/jpeg');
  });

  it('tells an unknown message once', async () => {
    client.connect();
    await until(isOnline);
    for (let i = 0; i < 5; i += 1) server.say(ID, { type: 'crystools.monitor', data: { i } });
    server.say(ID, { type: 'execution_success', data: { prompt_id: PROMPT } });
    await until(() => events.some(({ kind }) => kind === 'success'));
    expect(events.filter(({ kind }) => kind === 'unknown')).toHaveLength(1);
  });

  it('goes on when one listener throws', async () => {
    const thrown: unknown[] = [];
    const catchBug = (error: unknown) => thrown.push(error);
    process.prependListener('uncaughtException', catchBug);
    const original = process.listeners('uncaughtException').filter((one) => one !== catchBug);
    for (const one of original) process.removeListener('uncaughtException', one);
    try {
      client.onEvent(() => {
        throw new Error('bug');
      });
      const late: ServerEvent[] = [];
      client.onEvent((event) => late.push(event));
      client.connect();
      await until(() => late.length > 0 && thrown.length > 0);
      expect(String(thrown[0])).toContain('bug');
    } finally {
      process.removeListener('uncaughtException', catchBug);
      for (const one of original) process.on('uncaughtException', one);
    }
  });

  it('30: finds the server again after a restart, and says so meanwhile', async () => {
    client.connect();
    await until(isOnline);
    const { port } = server;
    await server.stop();
    await until(() => client.link.at === 'reconnecting');
    await until(() => client.link.at === 'away');
    expect(client.link).toMatchObject({ failure: { kind: 'blind' } });
    server = await TinyServer.start(port);
    await until(isOnline);
    expect(server.opened).toHaveLength(1);
  });

  it('14: a socket that was silenced is heard again after reopening', async () => {
    client.connect();
    await until(isOnline);
    // Another socket of the same id comes and goes: the server forgets the id.
    const other = new NodeWebSocket(`${server.address.wsUrl}?clientId=${ID}`);
    await new Promise((resolve) => other.on('open', resolve));
    other.close();
    await until(() => !server.byId.has(ID));
    server.say(ID, { type: 'execution_success', data: { prompt_id: 'lost' } });
    expect(client.link.at).toBe('online');
    await client.reopen();
    await until(() => server.byId.has(ID) && isOnline());
    server.say(ID, { type: 'execution_success', data: { prompt_id: 'heard' } });
    await until(() => events.some(({ kind }) => kind === 'success'));
    expect(events.find(({ kind }) => kind === 'success')).toMatchObject({ promptId: 'heard' });
  });

  it('polls where no socket opens, and changes over when one does', async () => {
    server.acceptsSockets = false;
    client.connect();
    await until(() => client.link.at === 'polling');
    await until(() => events.some((event) => event.kind === 'queue' && event.remaining === 2));
    server.acceptsSockets = true;
    await until(isOnline);
    expect(links.map(({ at }) => at)).toEqual(['connecting', 'polling', 'online']);
  });

  it('polls where the socket cannot even be made', async () => {
    client = newClient({
      openSocket: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    client.connect();
    await until(() => client.link.at === 'polling');
  });

  it('goes on polling while an attempt to open hangs', async () => {
    let attempts = 0;
    const hangs = { close: () => undefined } as unknown as SocketLike;
    client = newClient({
      openSocket: () => {
        attempts += 1;
        if (attempts === 1) throw new DOMException('no', 'SecurityError');
        return hangs;
      },
    });
    client.connect();
    await until(() => attempts === 2);
    const before = server.seen.length;
    await until(() => server.seen.length >= before + 2);
    expect(client.link.at).toBe('polling');
    hangs.onclose?.({} as never);
  });

  it('carries a token in the query, and no header that fails the preflight', async () => {
    const address = { ...server.address, auth: { kind: 'bearer', token: 'a b&c' } as const };
    await client.close();
    client = new ComfyClient(address, ID, { openSocket });
    client.connect();
    await until(isOnline);
    expect(server.opened[0]).toContain('&token=a%20b%26c');
    server.json('POST /queue', '');
    await client.deletePending(['x']);
    const headers = server.seen[0]?.headers ?? {};
    expect(headers.authorization).toBe('Bearer ab&c');
    expect(headers['content-type']).toBe('application/json');
    expect(headers.cookie).toBeUndefined();
  });
});

describe('calls', () => {
  const request = (graph: PromptRequest['graph'] = {}): PromptRequest => ({
    promptId: PROMPT,
    graph,
  });

  it('submits with our ids, asks for previews, keeps seeds exact', async () => {
    server.json('POST /prompt', { prompt_id: PROMPT, number: 3, node_errors: {} });
    const result = await client.submit({
      ...request({ 3: { class_type: 'KSampler', inputs: { seed: 18446744073709551615n } } }),
      front: true,
      pngInfo: { workflow: { nodes: [] } },
    });
    expect(result).toEqual({ ok: true, value: { number: 3, warnings: [] } });
    const { body = '' } = server.seen[0] ?? {};
    expect(body).toContain('"seed":18446744073709551615');
    expect(JSON.parse(body)).toMatchObject({
      prompt_id: PROMPT,
      client_id: ID,
      front: true,
      extra_data: { preview_method: 'auto', extra_pnginfo: { workflow: { nodes: [] } } },
    });
  });

  it('refused: problems by node', async () => {
    const { json } = exchange('prompt-errors', 'value_not_in_list_ckpt').response;
    server.json('POST /prompt', json, 400);
    expect(await client.submit(request())).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', problems: [{ node: '4', input: 'ckpt_name' }] },
    });
  });

  it('accepted with losses: warnings', async () => {
    const { json } = exchange('prompt-errors', 'value_not_in_list_ckpt').response;
    const { node_errors: errors } = json as { node_errors: unknown };
    server.json('POST /prompt', { prompt_id: PROMPT, number: 0, node_errors: errors });
    const result = await client.submit(request());
    expect(result.ok && result.value.warnings[0]).toContain('CheckpointLoaderSimple (4)');
  });

  it('a server that ignores our id is refused, and its prompt taken back', async () => {
    server.json('POST /prompt', { prompt_id: 'other', number: 0, node_errors: {} });
    server.json('POST /queue', '');
    expect(await client.submit(request())).toMatchObject({ failure: { kind: 'not-comfyui' } });
    expect(server.seen.at(-1)?.body).toBe('{"delete":["other"]}');
  });

  it('reads stats, features, models, metadata, logs, workflows of the recordings', async () => {
    const recorded = (file: string, name: string) => exchange(file, name).response.json;
    server.json('GET /system_stats', recorded('system', '/system_stats'));
    server.json('GET /features', recorded('system', '/features'));
    server.json('GET /models', recorded('models', '/models'));
    server.json('GET /models/loras', recorded('models', '/models/loras'));
    server.json(
      'GET /view_metadata/loras',
      recorded('models', '/view_metadata/loras?filename=alice_v1.safetensors'),
    );
    server.json('GET /internal/logs/raw', recorded('internal', '/internal/logs/raw'));
    server.json('GET /object_info', textFile('object-info.json'));
    server.json('GET /userdata', ['a.json', 'sub/c.json', 'notes.txt']);
    const stats = await client.systemStats();
    expect(stats).toMatchObject({ value: { version: '0.3.64', devices: [{ type: 'cpu' }] } });
    expect(stats.ok && stats.value.argv).toContain('--enable-cors-header');
    expect(await client.maxUploadBytes()).toEqual({ ok: true, value: 104857600 });
    expect(await client.modelFolders()).toMatchObject({
      value: expect.arrayContaining(['loras']) as unknown,
    });
    expect(await client.models('loras')).toEqual({
      ok: true,
      value: ['alice_v1.safetensors', 'style/ink wash.safetensors'],
    });
    expect(await client.models('clip')).toEqual({ ok: true, value: [] });
    expect(await client.modelMetadata('loras', 'alice_v1.safetensors')).toMatchObject({
      value: { ss_base_model_version: 'sd_v1' },
    });
    expect(await client.modelMetadata('vae', 'x')).toEqual({ ok: true, value: undefined });
    const logs = await client.logs();
    expect(logs.ok && logs.value[0]?.text).toContain('Checkpoint files');
    const info = await client.objectInfo();
    expect(info.ok && info.value.has('KSampler')).toBe(true);
    expect(client.skippedNodes).toEqual([]);
    expect(await client.listWorkflows()).toEqual({ ok: true, value: ['a.json', 'sub/c.json'] });
  });

  it('history: an entry, or none yet', async () => {
    const { json } = exchange('history', 'one').response;
    const id = Object.keys(json as object)[0] ?? '';
    server.json(`GET /history/${id}`, json);
    server.json('GET /history/none', {});
    expect(await client.history(id)).toMatchObject({ value: { end: { how: 'success' } } });
    expect(await client.history('none')).toEqual({ ok: true, value: undefined });
  });

  it('stops only our prompt, frees, takes waiting prompts out', async () => {
    for (const path of ['/interrupt', '/free', '/queue']) server.json(`POST ${path}`, '');
    expect(await client.interrupt(PROMPT)).toEqual({ ok: true, value: undefined });
    await client.free({ unloadModels: true });
    await client.deletePending([]);
    expect(server.seen.map(({ url, body }) => `${url} ${body}`)).toEqual([
      `/interrupt {"prompt_id":"${PROMPT}"}`,
      '/free {"unload_models":true,"free_memory":false}',
    ]);
  });

  it('uploads under a harmless name, and uses the one that comes back', async () => {
    server.json('POST /upload/image', { name: 'ref (1).png', subfolder: 'alice', type: 'input' });
    const file = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' });
    expect(await client.upload(file, { name: '../a/..b.png', subfolder: 'alice' })).toEqual({
      ok: true,
      value: { name: 'ref (1).png', subfolder: 'alice', type: 'input' },
    });
    const { body = '', headers } = server.seen[0] ?? {};
    expect(headers?.['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(/filename="([^"]*)"/.exec(body)?.[1]).toBe('__a__b.png');
  });

  it('refuses to send what the server said it would not take', async () => {
    server.json('GET /features', { max_upload_size: 5000 });
    await client.maxUploadBytes();
    const file = new Blob([new Uint8Array(6000)]);
    expect(await client.upload(file, { name: 'a.png' })).toMatchObject({
      failure: { kind: 'too-large', bytes: 6000, most: 5000 },
    });
    expect(server.seen).toHaveLength(1);
  });

  it('knows the limit from the flags of the socket', async () => {
    client.connect();
    await until(isOnline);
    server.say(ID, { type: 'feature_flags', data: { max_upload_size: 5000 } });
    server.say(ID, { type: 'execution_success', data: { prompt_id: PROMPT } });
    await until(() => events.some(({ kind }) => kind === 'success'));
    const file = new Blob([new Uint8Array(6000)]);
    expect(await client.upload(file, { name: 'a.png' })).toMatchObject({ failure: { most: 5000 } });
  });

  it('workflows: read, saved, never over another', async () => {
    server.routes.set('GET /userdata/workflows%2Fsub%2Fa.json', (_seen, response) =>
      response.end('{"a": 1}'),
    );
    server.json('POST /userdata/workflows%2Fa.json', '"workflows/a.json"');
    server.json('POST /userdata/workflows%2Fb.json', 'File already exists', 409);
    expect(await client.readWorkflow('sub/a.json')).toEqual({ ok: true, value: '{"a": 1}' });
    expect(await client.saveWorkflow('a', '{}')).toEqual({ ok: true, value: 'saved' });
    expect(await client.saveWorkflow('b.json', '{}')).toEqual({ ok: true, value: 'exists' });
    expect(server.seen.at(-1)?.url).toContain('?overwrite=false');
    expect(await client.listWorkflows()).toEqual({ ok: true, value: [] });
  });

  it('views the bytes as they are, all three names encoded', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    server.routes.set('GET /view', (_seen, response) => {
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(bytes);
    });
    const file = { filename: 'ёлка #1.png', subfolder: 'we..ird/%date%', type: 'output' } as const;
    const result = await client.view(file);
    if (!result.ok) throw new Error(result.failure.kind);
    expect(new Uint8Array(await result.value.arrayBuffer())).toEqual(new Uint8Array(bytes));
    expect(result.value.type).toBe('image/png');
    const query = new URL(server.seen[0]?.url ?? '', 'http://x').searchParams;
    expect(Object.fromEntries(query)).toEqual(file);
  });

  it.each(['text/html', 'image/svg+xml', 'application/javascript', 'video/mp4; x=<b>'])(
    'a picture that claims to be %s becomes harmless',
    async (type) => {
      server.routes.set('GET /view', (_seen, response) => {
        response.writeHead(200, { 'Content-Type': type }).end('<script>');
      });
      const result = await client.view({ filename: 'a.png', subfolder: '', type: 'output' });
      expect(result.ok && result.value.type).toMatch(/^(application\/octet-stream|video\/mp4)$/);
    },
  );

  it.each(['', '..png', 'a..b.png', '/etc/passwd'])('does not ask for %j', async (filename) => {
    const result = await client.view({ filename, subfolder: '', type: 'output' });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'status', status: 400 } });
    expect(server.seen).toEqual([]);
  });
});
