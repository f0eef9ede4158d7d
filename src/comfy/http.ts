// One way to ask a server: no cookies, no header that fails ComfyUI's preflight (it allows Content-Type and
// Authorization), a limit on time and on size, and every refusal as data.
import { fail, ok, type Result } from '@/lib/result';
import type { ServerAuth } from './address';
import type { RequestFailure } from './failure';
import { parseJson } from './json';

export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

export interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** With a leading slash, segments already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Text is sent as JSON. */
  readonly body?: string | FormData;
  /** Without a sign of life for this long, the server counts as silent. */
  readonly idleMs?: number;
  /** Even a server that drips is given up after this. */
  readonly totalMs?: number;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  /** Without secrets. */
  readonly url: string;
}

const IDLE_MS = 15_000;
const TOTAL_MS = 10 * 60_000;
const MAX_JSON_BYTES = 64 * 1024 * 1024;
/** Of a refusal's body. */
const MAX_REASON = 2000;

export class Http {
  constructor(
    readonly baseUrl: string,
    private readonly auth: ServerAuth | undefined,
    private readonly fetch: FetchLike = (url, init) => globalThis.fetch(url, init),
  ) {}

  /** The answer whatever its status, read to its end. */
  async exchange(request: Request): Promise<Result<Answer, RequestFailure>> {
    const url = this.baseUrl + request.path + queryText(request.query);
    if (request.signal?.aborted) return fail({ kind: 'aborted' });
    const idleMs = request.idleMs ?? IDLE_MS;
    const stop = new AbortController();
    let isLate = false;
    const expire = () => {
      isLate = true;
      stop.abort();
    };
    const onAbort = () => stop.abort();
    request.signal?.addEventListener('abort', onAbort, { once: true });
    let idle = setTimeout(expire, idleMs);
    const total = setTimeout(expire, request.totalMs ?? TOTAL_MS);
    const alive = () => {
      clearTimeout(idle);
      idle = setTimeout(expire, idleMs);
    };
    const startedAt = Date.now();
    try {
      const response = await this.fetch(withToken(url, this.auth), this.init(request, stop.signal));
      alive();
      const maxBytes = request.maxBytes ?? MAX_JSON_BYTES;
      const read = await readBody(response, maxBytes, alive);
      if (!read.ok) {
        stop.abort();
        return fail({ kind: 'too-large', url, bytes: read.failure, most: maxBytes });
      }
      const contentType = response.headers.get('content-type') ?? '';
      return ok({ status: response.status, contentType, chunks: read.value, url });
    } catch {
      if (request.signal?.aborted) return fail({ kind: 'aborted' });
      if (isLate) return fail({ kind: 'timeout', url, afterMs: Date.now() - startedAt });
      return fail({ kind: 'blind', url });
    } finally {
      clearTimeout(idle);
      clearTimeout(total);
      request.signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Only answers of 2xx. */
  async send(request: Request): Promise<Result<Answer, RequestFailure>> {
    const answer = await this.exchange(request);
    return answer.ok ? refusedUnlessOk(answer.value) : answer;
  }

  async json(request: Request): Promise<Result<unknown, RequestFailure>> {
    const answer = await this.send(request);
    return answer.ok ? readJson(answer.value) : answer;
  }

  private init(request: Request, signal: AbortSignal): RequestInit {
    const headers: Record<string, string> = {};
    if (typeof request.body === 'string') headers['Content-Type'] = 'application/json';
    const authorization = authorizationOf(this.auth);
    if (authorization !== undefined) headers['Authorization'] = authorization;
    const method = request.method ?? 'GET';
    return {
      method,
      headers,
      signal,
      // `Allow-Credentials: true` beside `Allow-Origin: *` makes every other value fail.
      credentials: 'omit',
      // /view sends no Cache-Control, and names come back for other pictures. What is never cached must not
      // ask for it: browsers then send a preflight before each request, even where one is remembered.
      ...(method === 'GET' && { cache: 'no-store' }),
      referrerPolicy: 'no-referrer',
      ...(request.body !== undefined && { body: request.body }),
    };
  }
}

export function authorizationOf(auth: ServerAuth | undefined): string | undefined {
  if (auth?.kind === 'bearer') return `Bearer ${headerSafe(auth.token)}`;
  if (auth?.kind !== 'basic') return undefined;
  const bytes = new TextEncoder().encode(`${auth.user}:${auth.password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** A pasted token may hold a line break or a letter that fetch would throw on. */
function headerSafe(token: string): string {
  return token.trim().replace(/[^\x21-\x7e]/g, '');
}

export function withToken(url: string, auth: ServerAuth | undefined): string {
  if (auth?.kind !== 'query') return url;
  return `${url}${url.includes('?') ? '&' : '?'}token=${encodeURIComponent(auth.token)}`;
}

export function refusedUnlessOk(answer: Answer): Result<Answer, RequestFailure> {
  const { status, url } = answer;
  if (status >= 200 && status < 300) return ok(answer);
  if (status === 401 || status === 403) return fail({ kind: 'denied', url, status });
  return fail({ kind: 'status', url, status, text: textOf(answer).slice(0, MAX_REASON) });
}

export function readJson(answer: Answer): Result<unknown, RequestFailure> {
  const text = textOf(answer);
  const parsed = parseJson(text);
  if (parsed.ok) return parsed;
  const isPage = /^\s*</.test(text) || answer.contentType.includes('text/html');
  const why = isPage
    ? 'It answered with a web page.'
    : parsed.failure.kind === 'syntax'
      ? 'Its answer is not JSON.'
      : 'Its answer is nested deeper or is longer than any of ComfyUI.';
  return fail({ kind: 'not-comfyui', url: answer.url, why });
}

export function textOf(answer: Answer): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of answer.chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** Fails with the size at which it gave up. */
async function readBody(
  response: Response,
  maxBytes: number,
  alive: () => void,
): Promise<Result<Uint8Array<ArrayBuffer>[], number>> {
  const told = Number(response.headers.get('content-length') ?? 0);
  if (told > maxBytes) return fail(told);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  if (!response.body) return ok(chunks);
  const reader = response.body.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(chunks);
    alive();
    size += value.byteLength;
    if (size > maxBytes) return fail(size);
    chunks.push(value);
  }
}

function queryText(query: Readonly<Record<string, string>> | undefined): string {
  if (!query) return '';
  const pairs = Object.entries(query).map(
    ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
