// Finds the one cause why a page and a ComfyUI do not come together. Browsers tell a page nothing but "failed
// to fetch", so causes are told apart by what still works: a no-cors request, a readable status, a socket.
import { fail, ok, type Result } from '@/lib/result';
import { parseAddress, type ServerAddress } from './address';
import type { Clock } from './environment';
import type { RequestFailure } from './failure';
import { authorizationOf, Http, readJson, withToken, type Answer, type FetchLike } from './http';
import { systemStatsSchema } from './messages';
import { OLDEST_VERSION, remedyFor, type Remedy, type Trouble } from './remedies';
import type { SystemStats } from './render-server';
import type { OpenSocket } from './socket';
import { toSystemStats } from './system-stats';

export interface DoctorEnvironment {
  /** `location.origin`. */
  readonly pageOrigin: string;
  readonly fetch: FetchLike;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  /** Rejects with TypeError for a name that the browser does not know. Missing: no such gate. */
  readonly queryPermission?: (name: string) => Promise<PermissionState>;
  /** Safari refuses http from https even on loopback. */
  readonly isWebkit?: boolean;
}

interface Facts {
  readonly version: string;
  readonly stats: SystemStats;
  /** Of one request, ms. */
  readonly latencyMs: number;
}

/** `ok` and `websocket-blocked` can be used; all others cannot. */
export type Finding = Remedy &
  (
    | (Facts & { readonly kind: 'ok'; readonly socket: 'open' })
    | (Facts & { readonly kind: 'websocket-blocked'; readonly socket: 'blocked' })
    | Exclude<Trouble, { kind: 'websocket-blocked' }>
  );

export type Prediction =
  | { readonly kind: 'free' }
  /** The browser asks the person first, or has asked. */
  | { readonly kind: 'permission'; readonly name: 'loopback-network' | 'local-network' }
  | Extract<Trouble, { kind: 'mixed-content' }>;

const ANSWER_MS = 10_000;
/** While the browser's question is open there is no hurry. */
const QUESTION_MS = 5 * 60_000;
const SOCKET_MS = 6000;
const USUAL_PORT = '8188';
const MAX_STATS_BYTES = 1024 * 1024;

/** What the browser will allow, from the addresses alone. Tested matrix: Chromium 156. */
export function predict(
  pageOrigin: string,
  address: Pick<ServerAddress, 'baseUrl' | 'scheme' | 'hostClass'>,
  isWebkit = false,
): Prediction {
  const page = parseAddress(pageOrigin);
  if (!page.ok || pageOrigin === 'null') return { kind: 'free' };
  if (new URL(address.baseUrl).origin === pageOrigin) return { kind: 'free' };
  const { hostClass, scheme } = address;
  if (page.value.scheme === 'http') {
    const isCrossing = page.value.hostClass === 'public' && hostClass !== 'public';
    return isCrossing ? { kind: 'mixed-content', reason: 'insecure-page' } : { kind: 'free' };
  }
  if (scheme === 'http') {
    if (hostClass === 'public') return { kind: 'mixed-content', reason: 'public' };
    if (isWebkit) return { kind: 'mixed-content', reason: 'webkit' };
    if (hostClass === 'lan-name') return { kind: 'mixed-content', reason: 'lan-name' };
  }
  if (hostClass === 'public') return { kind: 'free' };
  // A page that itself stands in the network is not gated towards it.
  if (page.value.hostClass === 'loopback' || page.value.hostClass === hostClass) {
    return { kind: 'free' };
  }
  return {
    kind: 'permission',
    name: hostClass === 'loopback' ? 'loopback-network' : 'local-network',
  };
}

/**
 * Never rejects. Without `mayAsk` nothing is sent while the browser would ask the person first; call again
 * with it on their click.
 */
export async function examine(
  address: ServerAddress | string,
  environment: DoctorEnvironment,
  options: { readonly mayAsk?: boolean } = {},
): Promise<Finding> {
  const read = typeof address === 'string' ? parseAddress(address) : ok(address);
  if (!read.ok) {
    const trouble = { kind: 'bad-address', message: read.failure.message } as const;
    return { ...trouble, ...remedyFor(trouble, environment.pageOrigin) };
  }
  const { value: place } = read;
  const found = await look(place, environment, options.mayAsk ?? false);
  if (!found.ok) {
    return { ...found.failure, ...remedyFor(found.failure, environment.pageOrigin, place) };
  }
  if (await opensSocket(place, environment)) {
    const { version } = found.value;
    const title = `Connected to ComfyUI ${version}`.trim();
    return { kind: 'ok', socket: 'open', ...found.value, title, why: '', steps: [], starts: [] };
  }
  const blocked = remedyFor({ kind: 'websocket-blocked' }, environment.pageOrigin, place);
  return { kind: 'websocket-blocked', socket: 'blocked', ...found.value, ...blocked };
}

type Unusable = Exclude<Trouble, { kind: 'websocket-blocked' }>;

async function look(
  place: ServerAddress,
  environment: DoctorEnvironment,
  mayAsk: boolean,
): Promise<Result<Facts, Unusable>> {
  const expected = predict(environment.pageOrigin, place, environment.isWebkit);
  if (expected.kind === 'mixed-content') return fail(expected);
  const name = expected.kind === 'permission' ? expected.name : undefined;
  const before = await permission(name, environment);
  if (before === 'denied') return fail({ kind: 'permission-denied' });
  if (before === 'prompt' && !mayAsk) return fail({ kind: 'permission-prompt' });

  const waitMs = before === 'prompt' ? QUESTION_MS : ANSWER_MS;
  const startedAt = environment.clock.now();
  const answer = await ask(place, environment, waitMs);
  const latencyMs = Math.max(0, environment.clock.now() - startedAt);
  if (answer.ok) return readStats(answer.value, latencyMs);
  if ((await permission(name, environment)) === 'denied') {
    return fail({ kind: 'permission-denied' });
  }
  const { failure } = answer;
  if (failure.kind === 'timeout') return fail({ kind: 'timeout', afterMs: failure.afterMs });
  if (failure.kind === 'too-large') {
    return fail({ kind: 'not-comfyui', message: 'its answer is far too long.' });
  }
  if (!(await knock(place, environment))) return fail({ kind: 'down' });
  return fail(await whyUnreadable(place, environment));
}

/** The server is up, but the page may not read it. */
async function whyUnreadable(
  place: ServerAddress,
  environment: DoctorEnvironment,
): Promise<Unusable> {
  if (authorizationOf(place.auth) !== undefined) {
    const bare = await ask({ baseUrl: place.baseUrl }, environment, ANSWER_MS);
    // Readable without the header: it is the preflight that fails.
    if (bare.ok) return { kind: 'auth-wall', status: undefined };
  }
  // Without the flag a ComfyUI on this computer refuses the socket too; its usual port must do for a sign.
  const isUsual = place.hostClass !== 'public' && new URL(place.baseUrl).port === USUAL_PORT;
  return { kind: 'cors-missing', isCertain: isUsual || (await opensSocket(place, environment)) };
}

function readStats(answer: Answer, latencyMs: number): Result<Facts, Unusable> {
  const { status } = answer;
  if (status === 401 || status === 403 || status === 407) {
    return fail({ kind: 'auth-wall', status });
  }
  if (status === 502 || status === 503 || status === 504) return fail({ kind: 'down', status });
  if (status !== 200) return fail({ kind: 'not-comfyui', message: `it answered ${status}.` });
  const json = readJson(answer);
  if (!json.ok) {
    const message = 'why' in json.failure ? json.failure.why : 'its answer cannot be read.';
    return fail({ kind: 'not-comfyui', message });
  }
  const read = systemStatsSchema.safeParse(json.value);
  if (!read.success) {
    return fail({ kind: 'not-comfyui', message: 'its answer has another shape than ComfyUI’s.' });
  }
  const stats = toSystemStats(read.data);
  if (isTooOld(stats.version)) return fail({ kind: 'too-old', version: stats.version });
  return ok({ version: stats.version, stats, latencyMs });
}

/** A version that is no number (a build from a branch) is taken as new; none at all is old. */
export function isTooOld(version: string): boolean {
  if (version === '') return true;
  const parts = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  if (!parts) return false;
  const oldest = OLDEST_VERSION.split('.').map(Number);
  for (let i = 0; i < 3; i += 1) {
    const difference = Number(parts[i + 1] ?? 0) - (oldest[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function ask(
  place: Pick<ServerAddress, 'baseUrl' | 'auth'>,
  environment: DoctorEnvironment,
  waitMs: number,
): Promise<Result<Answer, RequestFailure>> {
  return new Http(place.baseUrl, place.auth, environment.fetch).exchange({
    path: '/system_stats',
    idleMs: waitMs,
    totalMs: waitMs + ANSWER_MS,
    maxBytes: MAX_STATS_BYTES,
  });
}

/** Does anything answer at all? An opaque answer is one, whatever its status. */
async function knock(place: ServerAddress, environment: DoctorEnvironment): Promise<boolean> {
  const stop = new AbortController();
  const timer = environment.clock.setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    await environment.fetch(withToken(`${place.baseUrl}/system_stats`, place.auth), {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    return true;
  } catch {
    return false;
  } finally {
    environment.clock.clearTimeout(timer);
  }
}

/** Undefined: this browser has no such gate, or the way needs none. */
async function permission(
  name: string | undefined,
  environment: DoctorEnvironment,
): Promise<PermissionState | undefined> {
  if (name === undefined || !environment.queryPermission) return undefined;
  // Chromium split `local-network-access` in two in version 145.
  for (const candidate of [name, 'local-network-access']) {
    try {
      return await environment.queryPermission(candidate);
    } catch {
      // TypeError: a name that this browser does not know.
    }
  }
  return undefined;
}

async function opensSocket(place: ServerAddress, environment: DoctorEnvironment): Promise<boolean> {
  const token = place.auth?.kind === 'basic' ? undefined : place.auth?.token;
  const query = token === undefined ? '' : `&token=${encodeURIComponent(token)}`;
  return new Promise((resolve) => {
    try {
      const socket = environment.openSocket(`${place.wsUrl}?clientId=comfyvn-check${query}`);
      const timer = environment.clock.setTimeout(() => end(false), SOCKET_MS);
      const end = (isOpen: boolean) => {
        environment.clock.clearTimeout(timer);
        socket.close();
        resolve(isOpen);
      };
      socket.onopen = () => end(true);
      socket.onerror = () => end(false);
      socket.onclose = () => end(false);
    } catch {
      // SecurityError where the browser blocks the address.
      resolve(false);
    }
  });
}

const USUAL_PORTS = [8188, 8189, 8000];

/**
 * Looks for a ComfyUI on this computer and at `more`. Call on a click only: the browser may ask. One after
 * another, since the answer to the first question counts for all.
 */
export async function discover(
  environment: DoctorEnvironment,
  more: readonly string[] = [],
): Promise<readonly { readonly address: ServerAddress; readonly finding: Finding }[]> {
  const found: { address: ServerAddress; finding: Finding }[] = [];
  const candidates = [...more, ...USUAL_PORTS.map((port) => `http://127.0.0.1:${port}`)];
  for (const candidate of new Set(candidates)) {
    const address = parseAddress(candidate);
    if (!address.ok) continue;
    const finding = await examine(address.value, environment, { mayAsk: true });
    if (finding.kind === 'permission-denied') return [{ address: address.value, finding }];
    if (finding.kind !== 'down' && finding.kind !== 'timeout') {
      found.push({ address: address.value, finding });
    }
  }
  return found;
}

/** The page's own environment. */
export function pageDoctor(clock: Clock): DoctorEnvironment {
  const { permissions, vendor } = globalThis.navigator;
  return {
    pageOrigin: globalThis.location.origin,
    fetch: (url, init) => globalThis.fetch(url, init),
    openSocket: (url) => new WebSocket(url),
    clock,
    isWebkit: vendor.startsWith('Apple'),
    ...((permissions as Permissions | undefined) && {
      queryPermission: async (name: string) =>
        (await permissions.query({ name: name as PermissionName })).state,
    }),
  };
}
