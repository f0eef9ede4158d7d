// Every fault that can be asked for happens, as often as asked, and is over after that.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from './core/ws.mjs';
import { TestComfy } from './test-comfy.mjs';
import { entryOf, fileOf, listen, run, sampling, submit } from './testing';

let server: TestComfy;
beforeEach(async () => {
  server = await TestComfy.start({ control: true, previewSize: 16 });
});
afterEach(() => server.close());

const get = (path: string) => fetch(server.url + path);
const control = (path: string, body: unknown = {}) =>
  fetch(`${server.url}/__test__/${path}`, { method: 'POST', body: JSON.stringify(body) });

test('slow: one answer comes late', async () => {
  server.fault({ kind: 'slow', route: '/prompt', ms: 120 });
  const started = performance.now();
  await get('/prompt');
  const first = performance.now() - started;
  await get('/prompt');
  expect(first).toBeGreaterThan(110);
  expect(performance.now() - started - first).toBeLessThan(110);
});

test('status: 500 without CORS headers, twice, on this method alone', async () => {
  server.fault({ kind: 'status', route: 'GET /queue', times: 2 });
  expect((await fetch(`${server.url}/queue`, { method: 'POST', body: '{}' })).status).toBe(200);
  for (const path of ['/queue', '/api/queue']) {
    const response = await get(path);
    expect(response.status).toBe(500);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  }
  expect((await get('/queue')).status).toBe(200);
});

test('answer and nan: hostile bodies', async () => {
  server.fault({ kind: 'answer', route: '/history*', json: { '<b>': [1e308, '../x'] } });
  expect(await (await get('/history/a')).json()).toEqual({ '<b>': [1e308, '../x'] });
  server.fault({ kind: 'nan', route: '/system_stats' });
  expect(await (await get('/system_stats')).text()).toMatch(/: NaN,/);
});

test('hang-up: before, after and in the middle of the work', async () => {
  for (const after of ['nothing', 'work', 'half'] as const) {
    server.fault({ kind: 'hang-up', route: 'POST /prompt', after });
    const graph = sampling(after.length);
    await expect(submit(server, graph, { prompt_id: after })).rejects.toThrow();
  }
  // The work was done where the line was cut only after it.
  await entryOf(server, 'half');
  const history = (await (await get('/history')).json()) as object;
  expect(Object.keys(history)).toEqual(['work', 'half']);
});

test('out of memory in a node, once; the disk is full, once', async () => {
  server.fault({ kind: 'out-of-memory', node: 'KSampler' });
  const graph = sampling(1);
  const last = (await run(server, graph)).status.messages.at(-1);
  expect(last?.[0]).toBe('execution_error');
  expect(last?.[1]).toMatchObject({ node_id: '3', exception_type: 'torch.OutOfMemoryError' });
  server.fault({ kind: 'disk-full' });
  const second = (await run(server, graph)).status.messages.at(-1);
  expect(second?.[1]).toMatchObject({ node_id: '9', exception_type: 'OSError' });
  expect((await run(server, graph)).status.status_str).toBe('success');
});

test('a giant picture: small file, header of 2 GiB', async () => {
  server.fault({ kind: 'giant-picture' });
  const bytes = await fileOf(server, await run(server, sampling(1)), '9');
  expect(bytes.length).toBeLessThan(5000);
  expect(bytes.readUInt32BE(16) * bytes.readUInt32BE(20) * 4).toBeGreaterThanOrEqual(2 ** 31);
});

test('dropped frames and changed messages', async () => {
  const { got } = await listen(server, 'a');
  server.fault({ kind: 'drop-frames', only: 'executed' });
  server.fault({ kind: 'message', type: 'execution_success', data: { prompt_id: 7 } });
  await run(server, sampling(1), { client_id: 'a' });
  await expect.poll(() => got.at(-1)?.data?.node).toBeNull();
  const types = got.map(({ type }) => type);
  expect(types).not.toContain('executed');
  expect(got.find(({ type }) => type === 'execution_success')?.data).toEqual({ prompt_id: 7 });
  server.sendFrame('not json at all');
  server.sendFrame(Buffer.from([0, 9]));
  await expect
    .poll(() => got.slice(-2))
    .toEqual([
      { type: 'raw', text: 'not json at all' },
      { type: 'binary', hex: '0009' },
    ]);
});

test('sockets are refused, cut, and only then opened', async () => {
  server.fault({ kind: 'refuse-sockets' });
  await expect(listen(server, 'a')).rejects.toThrow(/502/);
  const { closed } = await listen(server, 'a');
  expect(server.socketCount).toBe(1);
  server.cutSockets('a');
  expect(await closed).toBe(1006);
});

test('held: a job stays in its node until it is released, or interrupted', async () => {
  const { got } = await listen(server, 'a');
  server.hold('KSampler');
  const id = await submit(server, sampling(1), { client_id: 'a' });
  await expect.poll(() => got.findLast(({ type }) => type === 'executing')?.data?.node).toBe('3');
  await wait(50);
  expect(server.remaining).toBe(1);
  server.release();
  expect((await entryOf(server, id)).status.status_str).toBe('success');

  server.hold('KSampler');
  const next = await submit(server, sampling(2), { client_id: 'a' });
  await fetch(`${server.url}/interrupt`, {
    method: 'POST',
    body: JSON.stringify({ prompt_id: next }),
  });
  await expect
    .poll(async () => {
      await fetch(`${server.url}/interrupt`, {
        method: 'POST',
        body: JSON.stringify({ prompt_id: next }),
      });
      return server.remaining;
    })
    .toBe(0);
  expect((await entryOf(server, next)).status.messages.at(-1)?.[0]).toBe('execution_interrupted');
});

test('restart: sockets die, connections are refused, then history is gone and files are there', async () => {
  const done = await run(server, sampling(1));
  server.hold();
  await submit(server, sampling(2));
  const { closed } = await listen(server, 'a');
  const restarted = server.restart({ downMs: 80 });
  expect(await closed).toBe(1006);
  await expect(get('/prompt')).rejects.toThrow();
  await restarted;
  server.release();
  expect(await (await get('/history')).json()).toEqual({});
  expect(await (await get('/queue')).json()).toEqual({ queue_running: [], queue_pending: [] });
  expect((await fileOf(server, done, '9')).length).toBeGreaterThan(100);
});

test('late history: success is told before the entry is there', async () => {
  const { got } = await listen(server, 'a');
  server.fault({ kind: 'late-history', ms: 150 });
  const id = await submit(server, sampling(1), { client_id: 'a' });
  await expect.poll(() => got.some(({ type }) => type === 'execution_success')).toBe(true);
  expect(await (await get(`/history/${id}`)).json()).toEqual({});
  expect((await entryOf(server, id)).status.status_str).toBe('success');
});

test('the same over HTTP, for tests in another process', async () => {
  await control('fault', { kind: 'status', route: '/features', status: 503, cors: true });
  const refused = await get('/features');
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([503, '*']);
  await control('set', { version: '0.2.0', missingNodes: ['KSampler'], cors: 'none' });
  const stats = await get('/system_stats');
  expect(await stats.text()).toContain('"comfyui_version": "0.2.0"');
  expect(stats.headers.get('access-control-allow-origin')).toBeNull();
  expect(await (await get('/object_info/KSampler')).json()).toEqual({});
  const counts = (await (await get('/__test__/counts')).json()) as Record<string, number>;
  expect(counts['GET /system_stats']).toBe(1);

  await control('hold', { node: 'EmptyImage' });
  const { closed, got } = await listen(server, 'a');
  await control('frame', { text: '{"type":"<b>","data":{}}' });
  await expect.poll(() => got.at(-1)?.type).toBe('<b>');
  await control('restart', { downMs: 30 });
  expect(await closed).toBe(1006);
  await expect
    .poll(() =>
      get('/prompt').then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  await control('reset');
  expect(await (await get('/__test__/sockets')).json()).toBe(0);
});

test('without control there is no such door', async () => {
  const plain = await TestComfy.start();
  const response = await fetch(`${plain.url}/__test__/reset`, { method: 'POST' });
  expect(response.status).toBe(405);
  await plain.close();
});

test('the wall: Bearer, Basic and token; nothing else, no socket either', async () => {
  const auth = { bearer: 'b', basic: 'ann:secret', token: 't' };
  const walled = await TestComfy.start({ auth });
  const status = async (headers: Record<string, string>, query = '') =>
    (await fetch(`${walled.url}/prompt${query}`, { headers })).status;
  expect(await status({})).toBe(401);
  expect(await status({ Authorization: 'Bearer b' })).toBe(200);
  expect(await status({ Authorization: `Basic ${btoa('ann:secret')}` })).toBe(200);
  expect(await status({}, '?token=t')).toBe(200);
  expect((await fetch(`${walled.url}/prompt`, { method: 'OPTIONS' })).status).toBe(200);
  await expect(listen(walled, 'a')).rejects.toThrow(/401/);
  const socket = new WebSocket(`${walled.url.replace('http', 'ws')}/ws?clientId=a&token=t`);
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  socket.terminate();
  await walled.close();
});

test('behind a base path everything else is 404 without CORS', async () => {
  const server = await TestComfy.start({ basePath: '/comfy' });
  expect(server.url).toMatch(/\/comfy$/);
  expect((await fetch(`${server.url}/api/prompt`)).status).toBe(200);
  const outside = await fetch(`http://127.0.0.1:${server.port}/prompt`);
  expect([outside.status, outside.headers.get('access-control-allow-origin')]).toEqual([404, null]);
  await server.close();
});
