// Answers as a hostile or broken server gives them, over real sockets.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ComfyClient } from './client';
import { authorizationOf, Http } from './http';
import { TinyServer } from './tiny-server';

let server: TinyServer;
let http: Http;
let client: ComfyClient;
beforeEach(async () => {
  server = await TinyServer.start();
  http = new Http(server.address.baseUrl, undefined);
  client = new ComfyClient(server.address, 'id');
});
afterEach(() => server.stop());

describe('a request', () => {
  it('has no cookies, no cache, no referrer, only allowed headers', async () => {
    const inits: RequestInit[] = [];
    const spy = new Http(
      'http://h',
      { kind: 'basic', user: 'ä', password: 'p:w' },
      (_url, init) => {
        inits.push(init);
        return Promise.resolve(new Response('{}'));
      },
    );
    await spy.json({ path: '/x', method: 'POST', body: '{}' });
    expect(inits[0]).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'Content-Type': 'application/json', Authorization: 'Basic w6Q6cDp3' },
    });
    // A preflight that the browser remembers is used only without it.
    expect(inits[0]).not.toHaveProperty('cache');
    await spy.json({ path: '/x' });
    expect(inits[1]?.cache).toBe('no-store');
    expect(Object.keys(inits[1]?.headers ?? {})).toEqual(['Authorization']);
  });

  it('carries a pasted token in its query, and never in a failure', async () => {
    const { baseUrl } = server.address;
    const tokened = new Http(baseUrl, { kind: 'query', token: 's3cret' });
    const result = await tokened.json({ path: '/x', query: { a: 'b c' } });
    expect(server.seen[0]?.url).toBe('/x?a=b%20c&token=s3cret');
    expect(JSON.stringify(result)).not.toContain('s3cret');
  });

  it('makes a header of any token', () => {
    expect(authorizationOf({ kind: 'bearer', token: ' a\r\nX: ü ' })).toBe('Bearer aX:');
    expect(authorizationOf({ kind: 'query', token: 'x' })).toBeUndefined();
  });
});

describe('an answer', () => {
  it.each([
    [401, { kind: 'denied', status: 401 }],
    [403, { kind: 'denied', status: 403 }],
    [404, { kind: 'status', status: 404 }],
    [500, { kind: 'status', status: 500 }],
  ])('of status %d', async (status, failure) => {
    server.json('GET /x', 'why', status);
    expect(await http.json({ path: '/x' })).toMatchObject({ ok: false, failure });
  });

  it.each([
    ['a page', '<!doctype html><title>Login</title>', /web page/],
    ['no JSON', 'hello', /not JSON/],
    ['nothing', '', /not JSON/],
    ['a bottomless one', '['.repeat(10_000), /nested/],
  ])('that is %s', async (_name, body, why) => {
    server.json('GET /x', body);
    const result = await http.json({ path: '/x' });
    expect(result).toMatchObject({ failure: { kind: 'not-comfyui' } });
    expect(!result.ok && result.failure.kind === 'not-comfyui' && result.failure.why).toMatch(why);
  });

  it('of two gigabytes is refused by its header', async () => {
    server.routes.set('GET /view', (_seen, response) => {
      response.writeHead(200, { 'Content-Length': String(2 ** 31), 'Content-Type': 'image/png' });
      response.write('x');
    });
    const file = { filename: 'a.png', subfolder: '', type: 'output' } as const;
    expect(await client.view(file)).toMatchObject({
      failure: { kind: 'too-large', bytes: 2 ** 31, most: 2 ** 30 },
    });
  });

  it('without an end is refused at its limit', async () => {
    let isGone = false;
    server.routes.set('GET /x', (_seen, response) => {
      const flood = setInterval(() => response.write(Buffer.alloc(64 * 1024, 32)), 1);
      response.on('close', () => {
        isGone = true;
        clearInterval(flood);
      });
    });
    const result = await http.json({ path: '/x', maxBytes: 1_000_000 });
    expect(result).toMatchObject({ failure: { kind: 'too-large', most: 1_000_000 } });
    await expect.poll(() => isGone).toBe(true);
  });

  it('that never comes is given up', async () => {
    server.routes.set('GET /x', () => undefined);
    const result = await http.json({ path: '/x', idleMs: 50 });
    expect(result).toMatchObject({ failure: { kind: 'timeout' } });
  });

  it('that stops in the middle is given up', async () => {
    server.routes.set('GET /x', (_seen, response) => void response.write('{"a":'));
    const result = await http.json({ path: '/x', idleMs: 50 });
    expect(result).toMatchObject({ failure: { kind: 'timeout' } });
  });

  it('that drips for ever is given up', async () => {
    server.routes.set('GET /x', (_seen, response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const result = await http.json({ path: '/x', idleMs: 5000, totalMs: 120 });
    expect(result).toMatchObject({ failure: { kind: 'timeout' } });
  });

  it('that is cut off is blind', async () => {
    server.routes.set('GET /x', (_seen, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{');
      response.destroy();
    });
    expect(await http.json({ path: '/x' })).toMatchObject({ failure: { kind: 'blind' } });
  });

  it('of nobody is blind', async () => {
    const gone = new Http('http://127.0.0.1:9', undefined);
    expect(await gone.json({ path: '/x' })).toMatchObject({ failure: { kind: 'blind' } });
  });

  it('is given up when the caller says so, before and meanwhile', async () => {
    server.routes.set('GET /x', () => undefined);
    const stop = new AbortController();
    const waiting = http.json({ path: '/x', signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await waiting).toEqual({ ok: false, failure: { kind: 'aborted' } });
    expect(await http.json({ path: '/x', signal: stop.signal })).toEqual({
      ok: false,
      failure: { kind: 'aborted' },
    });
  });

  it.each([
    ['/system_stats', () => client.systemStats(), { system: 5, devices: 'none' }],
    ['/queue', () => client.queue(), { queue_running: 'many' }],
    ['/history/p', () => client.history('p'), []],
    ['/history/p', () => client.history('p'), { p: 'done' }],
    ['/object_info', () => client.objectInfo(), ['KSampler']],
    ['/models', () => client.modelFolders(), { a: 1 }],
    ['/features', () => client.maxUploadBytes(), { max_upload_size: 'big' }],
    ['/features', () => client.maxUploadBytes(), { max_upload_size: -5 }],
    ['/internal/logs/raw', () => client.logs(), { entries: { length: 1e9 } }],
    ['/userdata', () => client.listWorkflows(), [[['x']]]],
  ])('of %s in another shape is not ComfyUI', async (path, call, answer) => {
    server.json(`GET ${path}`, answer);
    expect(await call()).toMatchObject({ ok: false, failure: { kind: 'not-comfyui' } });
  });

  it('with huge and broken numbers does not pass them on', async () => {
    const odd =
      '{"system":{"comfyui_version":7,"ram_total":1e999,"ram_free":-1,"argv":null},"devices":[{"vram_total":NaN}]}';
    server.json('GET /system_stats', odd);
    expect(await client.systemStats()).toMatchObject({
      value: {
        version: '',
        ramTotal: 0,
        ramFree: 0,
        argv: [],
        devices: [{ vramTotal: 0, name: '' }],
      },
    });
  });
});
