// @ts-check
// From a request to an answer: the wall, the origin check, the routes under both prefixes, faults, headers.
import { STATUS_CODES } from 'node:http';
import { empty, Raised, troubled, unknownPath } from './answers.mjs';
import { corsHeaders, isTurnedAway } from './origins.mjs';
import { isLetIn, refusal } from './wall.mjs';

/** @typedef {import('./answers.mjs').Answer} Answer */
/** @typedef {import('./answers.mjs').Asked} Asked */
/** @typedef {(asked: Asked, machine: import('./machine.mjs').Machine) => Answer | Promise<Answer>} Handler */
/** @typedef {{ method: string, parts: string[], handler: Handler }} Route */

/** @param {Record<string, Handler>} routes By `METHOD /path/{param}`. @returns {Route[]} */
export function compile(routes) {
  return Object.entries(routes).map(([key, handler]) => {
    const [method = '', path = ''] = key.split(' ');
    return { method, parts: path.split('/').slice(1), handler };
  });
}

/**
 * @param {Route[]} routes @param {string} method @param {string} path
 * @returns {{ handler: Handler, params: Record<string, string> } | undefined}
 */
function find(routes, method, path) {
  const parts = path.split('/').slice(1);
  for (const route of routes) {
    if (route.parts.length !== parts.length) continue;
    const isMethod = route.method === method || (method === 'HEAD' && route.method === 'GET');
    if (!isMethod) continue;
    /** @type {Record<string, string>} */
    const params = {};
    const isMatch = route.parts.every((part, at) => {
      const given = decode(parts[at] ?? '');
      if (!part.startsWith('{')) return part === given;
      params[part.slice(1, -1)] = given;
      return given !== '';
    });
    if (isMatch) return { handler: route.handler, params };
  }
  return undefined;
}

/** Files can be got from any path. @param {Route[]} routes @param {string} path */
function allowed(routes, path) {
  const methods = new Set(['GET', 'HEAD']);
  for (const { method } of routes) if (find(routes, method, path)) methods.add(method);
  return [...methods].sort().join();
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Without `/api`, which all but `/internal` may carry. @param {string} path */
export function bare(path) {
  const rest = path.startsWith('/api/') ? path.slice(4) : path;
  return rest.startsWith('/internal/') ? path : rest;
}

/**
 * Answers one request.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Route[]} routes
 * @param {import('./machine.mjs').Machine} machine
 * @param {Map<string, number>} counts By `METHOD /path` without `/api` and ids.
 */
export async function answer(request, response, routes, machine, counts) {
  const { options, faults } = machine;
  const method = request.method ?? 'GET';
  const { path, query } = split(request.url ?? '/', options.basePath);
  const route = bare(path);
  const count = `${method} ${route}`;
  counts.set(count, (counts.get(count) ?? 0) + 1);

  const slow = faults.takeRoute('slow', method, route);
  const delay = options.latencyMs + (slow?.ms ?? 0);
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  const hangUp = faults.takeRoute('hang-up', method, route);
  if (hangUp && (hangUp.after ?? 'nothing') === 'nothing') return void request.socket.destroy();

  /** @type {Answer} */
  let given;
  let hasCors = true;
  try {
    given = await respond();
  } catch (error) {
    if (!(error instanceof Raised) && process.env.TEST_COMFY_DEBUG) console.error(error);
    const raised = error instanceof Raised ? error : troubled();
    const type = { 'Content-Type': 'text/plain; charset=utf-8' };
    given = {
      status: raised.status,
      headers: { ...type, ...raised.headers },
      body: Buffer.from(raised.message),
    };
    hasCors = false;
  }
  if (hangUp?.after === 'work') return void request.socket.destroy();
  const nan = faults.takeRoute('nan', method, route);
  if (nan && given.body) given = { ...given, body: withNan(given.body) };
  const headers = {
    ...given.headers,
    ...(hasCors ? corsHeaders(options.cors) : {}),
    Server: 'Python/3.13 aiohttp/3.11.16',
  };
  if (request.destroyed && request.socket.destroyed) return;
  const isChunked = given.body === null;
  const body = given.body ?? Buffer.alloc(0);
  // Last, since Node spells a Content-Disposition in another way once it knows a length.
  const length =
    isChunked || given.status === 204 || given.status === 304
      ? {}
      : { 'Content-Length': String(body.length) };
  response.writeHead(given.status, reasonOf(given.status), { ...headers, ...length });
  if (hangUp) {
    response.write(body.subarray(0, body.length >> 1));
    setTimeout(() => request.socket.destroy(), 5);
    return;
  }
  response.end(method === 'HEAD' ? undefined : body);

  /** @returns {Promise<Answer>} */
  async function respond() {
    const isOutside = options.basePath !== '' && path === '';
    if (isOutside) throw new Raised(404, '404: Not Found');
    if (options.auth && method !== 'OPTIONS' && !isLetIn(options.auth, request.headers, query)) {
      const { answer: refused, cors } = refusal(options.auth);
      hasCors = cors;
      await read(request, Infinity);
      return refused;
    }
    if (isTurnedAway(options.cors, request.headers)) return empty(403);
    if (method === 'OPTIONS') return empty();
    const status = faults.takeRoute('status', method, route);
    if (status) {
      await read(request, Infinity);
      hasCors = status.cors ?? false;
      const words = status.text ?? '500 Internal Server Error\n\nServer got itself in trouble';
      const type = { 'Content-Type': 'text/plain; charset=utf-8' };
      return { status: status.status ?? 500, headers: type, body: Buffer.from(words) };
    }
    const hostile = faults.takeRoute('answer', method, route);
    if (hostile) {
      await read(request, Infinity);
      const body =
        hostile.base64 === undefined
          ? Buffer.from(hostile.text ?? JSON.stringify(hostile.json ?? null))
          : Buffer.from(hostile.base64, 'base64');
      const type = hostile.type ?? 'application/json; charset=utf-8';
      return { status: 200, headers: { 'Content-Type': type }, body };
    }
    const found = find(routes, method, path) ?? find(routes, method, route);
    if (!found) {
      await read(request, Infinity);
      if (path.startsWith('//')) throw new Raised(404, '404: Not Found');
      if (method === 'GET' || method === 'HEAD') return unknownPath();
      throw new Raised(405, '405: Method Not Allowed', { Allow: allowed(routes, route) });
    }
    const body = await read(request, options.maxUploadBytes);
    const asked = {
      method,
      path: route,
      query,
      params: found.params,
      headers: request.headers,
      body,
    };
    return found.handler(asked, machine);
  }
}

/** Python's words for 413 are the newer ones. @param {number} status */
function reasonOf(status) {
  return status === 413 ? 'Content Too Large' : STATUS_CODES[status];
}

/** @param {string} url @param {string} basePath */
export function split(url, basePath) {
  const mark = url.indexOf('?');
  const full = mark === -1 ? url : url.slice(0, mark);
  const query = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  if (basePath === '') return { path: full, query };
  const isBelow = full === basePath || full.startsWith(`${basePath}/`);
  return { path: isBelow ? full.slice(basePath.length) || '/' : '', query };
}

/**
 * The whole body; what is too large is read to its end and then refused.
 * @param {import('node:http').IncomingMessage} request @param {number} most
 */
async function read(request, most) {
  /** @type {Buffer[]} */
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length <= most) parts.push(part);
  }
  if (length > most) {
    throw new Raised(413, `Maximum request body size ${most} exceeded, actual body size ${length}`);
  }
  return Buffer.concat(parts);
}

/** As Python writes JSON with a NaN in it: the first number becomes one. @param {Buffer} body */
function withNan(body) {
  return Buffer.from(String(body).replace(/(: |\[)-?\d+(\.\d+)?/, '$1NaN'));
}
