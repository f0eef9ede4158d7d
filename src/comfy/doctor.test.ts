// The doctor in a played browser: it hides all failures alike, asks for permission, blocks mixed content.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAddress, type ServerAddress } from './address';
import {
  discover,
  examine,
  isTooOld,
  predict,
  type DoctorEnvironment,
  type Finding,
} from './doctor';
import { realClock } from './environment';
import { exchange } from './recorded';
import type { SocketLike } from './socket';

const HOSTED = 'https://studio.example';
const LOCAL = 'http://localhost:5173';

function address(text: string): ServerAddress {
  const read = parseAddress(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

interface Server {
  readonly answer?: () => Response;
  readonly hasCors?: boolean;
  readonly socket?: 'open' | 'closed' | 'throws' | 'hangs';
  /** Its proxy refuses OPTIONS, so that a header of ours fails. */
  readonly refusesPreflight?: boolean;
  readonly isSilent?: boolean;
}

interface Played extends DoctorEnvironment {
  readonly asked: string[];
  readonly sockets: string[];
}

/** `servers` by origin. `permissions` by name; a name that is missing throws, as browsers do. */
function browser(
  pageOrigin: string,
  servers: Readonly<Record<string, Server>>,
  permissions: Record<string, PermissionState> = {},
  onAsk?: (permissions: Record<string, PermissionState>) => void,
): Played {
  const asked: string[] = [];
  const sockets: string[] = [];
  const serverOf = (url: string) => servers[new URL(url).origin.replace(/^ws/, 'http')];
  const isBlocked = () => {
    if (Object.values(permissions).includes('prompt')) onAsk?.(permissions);
    const states = Object.values(permissions);
    return states.length > 0 && !states.includes('granted');
  };
  return {
    pageOrigin,
    asked,
    sockets,
    clock: realClock,
    queryPermission: (name) => {
      const state = permissions[name];
      return state === undefined ? Promise.reject(new TypeError(name)) : Promise.resolve(state);
    },
    fetch: (url, init) => {
      asked.push(`${init.mode ?? 'cors'} ${url}`);
      const server = serverOf(url);
      const blind = () => Promise.reject(new TypeError('Failed to fetch'));
      if (!server || isBlocked()) return blind();
      if (server.isSilent) {
        return new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        });
      }
      if (init.mode === 'no-cors') return Promise.resolve(Response.error());
      const headers = new Headers(init.headers);
      if (!server.hasCors || (server.refusesPreflight && headers.has('authorization')))
        return blind();
      return Promise.resolve(server.answer?.() ?? stats());
    },
    openSocket: (url) => {
      sockets.push(url);
      const server = serverOf(url);
      if (server?.socket === 'throws') throw new DOMException('', 'SecurityError');
      const socket: SocketLike = {
        binaryType: '',
        readyState: 0,
        send: () => undefined,
        close: () => undefined,
        onopen: null,
        onclose: null,
        onerror: null,
        onmessage: null,
      };
      queueMicrotask(() => {
        if (server?.socket === 'open') socket.onopen?.({} as never);
        else if (server?.socket !== 'hangs') socket.onclose?.({} as never);
      });
      return socket;
    },
  };
}

function stats(version = '0.3.64'): Response {
  const { json } = exchange('system', '/system_stats').response as { json: { system: object } };
  return Response.json({ ...json, system: { ...json.system, comfyui_version: version } });
}

const page = (text: string) => new Response(text, { headers: { 'Content-Type': 'text/html' } });
const SERVER = 'http://127.0.0.1:8188';
const good: Server = { hasCors: true, socket: 'open' };
const examineAt = (env: DoctorEnvironment, text = SERVER, mayAsk = false) =>
  examine(address(text), env, { mayAsk });
const commands = (finding: Finding) =>
  finding.starts.flatMap(({ steps }) => steps.flatMap(({ command }) => command ?? []));

afterEach(() => void vi.useRealTimers());

describe('the prediction', () => {
  const kind = (origin: string, target: string, isWebkit = false) => {
    const found = predict(origin, address(target), isWebkit);
    return 'reason' in found ? found.reason : 'name' in found ? found.name : found.kind;
  };
  it.each([
    [HOSTED, 'http://127.0.0.1:8188', 'loopback-network'],
    [HOSTED, 'localhost', 'loopback-network'],
    [HOSTED, 'http://192.168.1.2:8188', 'local-network'],
    [HOSTED, 'http://100.64.1.2:8188', 'local-network'],
    [HOSTED, 'http://box.local:8188', 'local-network'],
    [HOSTED, 'http://gpubox:8188', 'lan-name'],
    [HOSTED, 'https://gpubox:8188', 'local-network'],
    [HOSTED, 'http://73.1.2.3:10027', 'public'],
    [HOSTED, 'https://pod.example.com', 'free'],
    [HOSTED, HOSTED, 'free'],
    [LOCAL, 'http://73.1.2.3:10027', 'free'],
    [LOCAL, 'http://gpubox:8188', 'free'],
    [LOCAL, 'http://127.0.0.1:8188', 'free'],
    ['http://192.168.1.9:8080', 'http://127.0.0.1:8188', 'free'],
    ['http://studio.example', 'http://127.0.0.1:8188', 'insecure-page'],
    ['http://studio.example', 'http://73.1.2.3:1', 'free'],
    ['https://localhost:5173', 'http://192.168.1.2:8188', 'free'],
    ['null', 'http://127.0.0.1:8188', 'free'],
  ])('from %s to %s: %s', (origin, target, expected) => {
    expect(kind(origin, target)).toBe(expected);
  });

  it('Safari lets an https page call no http at all', () => {
    expect(kind(HOSTED, 'http://127.0.0.1:8188', true)).toBe('webkit');
    expect(kind(LOCAL, 'http://127.0.0.1:8188', true)).toBe('free');
  });
});

describe('the doctor finds', () => {
  it('a good server: one request, one socket', async () => {
    const env = browser(LOCAL, { [SERVER]: good });
    const finding = await examineAt(env);
    expect(finding).toMatchObject({ kind: 'ok', version: '0.3.64', socket: 'open' });
    expect(finding.kind === 'ok' && finding.stats.devices[0]?.type).toBe('cpu');
    expect(env.asked).toEqual([`cors ${SERVER}/system_stats`]);
    expect(env.sockets).toEqual(['ws://127.0.0.1:8188/ws?clientId=comfyvn-check']);
  });

  it('a bad address, without asking anybody', async () => {
    const env = browser(LOCAL, { [SERVER]: good });
    expect(await examine('ftp://x', env)).toMatchObject({ kind: 'bad-address' });
    expect(env.asked).toEqual([]);
  });

  it('mixed content, without asking anybody', async () => {
    const env = browser(HOSTED, { 'http://73.1.2.3:10027': good });
    const finding = await examineAt(env, 'http://73.1.2.3:10027', true);
    expect(finding).toMatchObject({ kind: 'mixed-content', reason: 'public' });
    expect(finding.steps.length).toBeGreaterThan(0);
    expect(await examineAt(env, 'http://gpubox:8188')).toMatchObject({ reason: 'lan-name' });
    expect(env.asked).toEqual([]);
  });

  it('that the browser will ask, and sends nothing before the click', async () => {
    const env = browser(HOSTED, { [SERVER]: good }, { 'loopback-network': 'prompt' }, (all) => {
      all['loopback-network'] = 'granted';
    });
    const finding = await examineAt(env);
    expect(finding.kind).toBe('permission-prompt');
    expect(finding.why).toContain(SERVER);
    expect(env.asked).toEqual([]);
    expect(env.sockets).toEqual([]);
    expect((await examineAt(env, SERVER, true)).kind).toBe('ok');
  });

  it('a permission that was denied before, and one that is denied now', async () => {
    const before = browser(HOSTED, { [SERVER]: good }, { 'local-network-access': 'denied' });
    expect((await examineAt(before, SERVER, true)).kind).toBe('permission-denied');
    expect(before.asked).toEqual([]);
    const now = browser(HOSTED, { [SERVER]: good }, { 'loopback-network': 'prompt' }, (all) => {
      all['loopback-network'] = 'denied';
    });
    expect((await examineAt(now, SERVER, true)).kind).toBe('permission-denied');
    expect(now.asked).toHaveLength(1);
  });

  it('no gate where the browser knows no such permission', async () => {
    const env = browser(HOSTED, { [SERVER]: good });
    expect((await examineAt(env)).kind).toBe('ok');
  });

  it('that nothing answers, also while the browser never came to ask', async () => {
    expect((await examineAt(browser(LOCAL, {}))).kind).toBe('down');
    const gated = browser(HOSTED, {}, { 'loopback-network': 'prompt' });
    expect((await examineAt(gated, SERVER, true)).kind).toBe('down');
    const far = await examineAt(browser(LOCAL, {}), 'http://192.168.1.2:8188');
    expect(far.steps.map(({ command }) => command).join()).toContain('--listen 0.0.0.0');
  });

  it('the missing flag, with the command for this page and each way to start', async () => {
    const env = browser(
      HOSTED,
      { [SERVER]: { hasCors: false } },
      { 'loopback-network': 'granted' },
    );
    const finding = await examineAt(env);
    expect(finding).toMatchObject({ kind: 'cors-missing', isCertain: true });
    expect(finding.starts.map(({ launcher }) => launcher)).toEqual([
      'terminal',
      'portable',
      'desktop',
      'docker',
      'comfy-cli',
      'pod',
    ]);
    const flag = `--enable-cors-header ${HOSTED}`;
    expect(commands(finding)).toEqual(
      expect.arrayContaining([
        `python main.py ${flag}`,
        `.\\python_embeded\\python.exe -s ComfyUI\\main.py --windows-standalone-build ${flag}`,
        HOSTED,
        `comfy launch -- ${flag}`,
        `python main.py --listen 0.0.0.0 --port 8188 ${flag}`,
      ]),
    );
  });

  it('the missing flag on the internet: certain only if the socket opens', async () => {
    const pod = 'https://pod.example.com';
    const closed = browser(HOSTED, { [pod]: { hasCors: false, socket: 'closed' } });
    expect(await examineAt(closed, pod)).toMatchObject({ kind: 'cors-missing', isCertain: false });
    const open = browser(HOSTED, { [pod]: { hasCors: false, socket: 'open' } });
    expect(await examineAt(open, pod)).toMatchObject({ kind: 'cors-missing', isCertain: true });
  });

  it('the missing flag at another port of this computer: it may be another program', async () => {
    const other = 'http://127.0.0.1:8000';
    const env = browser(LOCAL, { [other]: { hasCors: false, socket: 'closed' } });
    const finding = await examineAt(env, other);
    expect(finding).toMatchObject({ kind: 'cors-missing', isCertain: false });
    expect(finding.why).toContain('Another program at this port');
    expect(commands(finding)).toContain(`python main.py --enable-cors-header ${LOCAL}`);
  });

  it('a page without a name needs the bare flag', async () => {
    const finding = await examineAt(browser('null', { [SERVER]: { hasCors: false } }));
    expect(commands(finding)).toContain('python main.py --enable-cors-header');
    expect(JSON.stringify(finding.starts)).not.toContain('null');
  });

  it.each([401, 403, 407])('a password wall that says %d', async (status) => {
    const answer = () => new Response('', { status });
    const env = browser(LOCAL, { [SERVER]: { hasCors: true, answer } });
    expect(await examineAt(env)).toMatchObject({ kind: 'auth-wall', status });
  });

  it('a wall that refuses the question before the password', async () => {
    const env = browser(LOCAL, { [SERVER]: { hasCors: true, refusesPreflight: true } });
    expect(await examineAt(env, 'http://u:p@127.0.0.1:8188')).toMatchObject({
      kind: 'auth-wall',
      status: undefined,
    });
  });

  it.each<NonNullable<Server['socket']>>(['closed', 'throws', 'hangs'])(
    'a socket that is %s: usable, without live messages',
    async (socket) => {
      vi.useFakeTimers();
      const env = browser(LOCAL, { [SERVER]: { hasCors: true, socket } });
      const examined = examineAt(env);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await examined).toMatchObject({ kind: 'websocket-blocked', version: '0.3.64' });
    },
  );

  it.each<[string, () => Response]>([
    ['a page', () => page('<html>nginx</html>')],
    ['other JSON', () => Response.json({ status: 'ok' })],
    ['a list', () => Response.json([])],
    ['nothing', () => new Response('')],
    ['404', () => new Response('', { status: 404 })],
    ['a redirect to nowhere', () => new Response('', { status: 418 })],
    ['a bottomless answer', () => new Response('['.repeat(5000))],
    ['a very long answer', () => new Response('x'.repeat(2_000_000))],
  ])('that %s is not ComfyUI', async (_name, answer) => {
    const env = browser(LOCAL, { [SERVER]: { hasCors: true, answer } });
    const finding = await examineAt(env);
    expect(finding.kind).toBe('not-comfyui');
    expect(finding.why).not.toContain('<');
  });

  it.each([502, 503, 504])('a proxy that answers %d alone', async (status) => {
    const env = browser(LOCAL, {
      [SERVER]: { hasCors: true, answer: () => new Response('', { status }) },
    });
    expect(await examineAt(env)).toMatchObject({ kind: 'down', status });
  });

  it('a version that is too old', async () => {
    const env = browser(LOCAL, { [SERVER]: { hasCors: true, answer: () => stats('0.3.44') } });
    expect(await examineAt(env)).toMatchObject({ kind: 'too-old', version: '0.3.44' });
  });

  it('silence', async () => {
    vi.useFakeTimers();
    const env = browser(LOCAL, { [SERVER]: { isSilent: true } });
    const examined = examineAt(env);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await examined).toMatchObject({ kind: 'timeout' });
  });

  it('no hurry while the browser asks', async () => {
    vi.useFakeTimers();
    const env = browser(
      HOSTED,
      { [SERVER]: { isSilent: true } },
      { 'loopback-network': 'prompt' },
      (all) => {
        all['loopback-network'] = 'granted';
      },
    );
    let isDone = false;
    const examined = examineAt(env, SERVER, true).finally(() => (isDone = true));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(isDone).toBe(false);
    await vi.advanceTimersByTimeAsync(400_000);
    expect((await examined).kind).toBe('timeout');
  });
});

describe('versions', () => {
  it.each([
    ['0.3.45', false],
    ['0.3.44', true],
    ['v0.3.100', false],
    ['0.2.99', true],
    ['0.19.0', false],
    ['1.0', false],
    ['', true],
    ['nightly-abc', false],
  ])('%s is too old: %s', (version, isOld) => {
    expect(isTooOld(version)).toBe(isOld);
  });
});

describe('looking for servers', () => {
  it('tries the usual ports, keeps what answers, and asks each once', async () => {
    const env = browser(LOCAL, {
      'http://127.0.0.1:8188': { hasCors: true, answer: () => Response.json({ other: 1 }) },
      'http://127.0.0.1:8000': good,
      'http://10.0.0.5:8188': { hasCors: false },
    });
    const found = await discover(env, ['10.0.0.5', 'http://127.0.0.1:8188', 'not an address:x']);
    expect(found.map(({ address: { baseUrl }, finding }) => `${baseUrl} ${finding.kind}`)).toEqual([
      'http://10.0.0.5:8188 cors-missing',
      'http://127.0.0.1:8188 not-comfyui',
      'http://127.0.0.1:8000 ok',
    ]);
  });

  it('stops at a denial', async () => {
    const env = browser(HOSTED, { [SERVER]: good }, { 'loopback-network': 'denied' });
    const found = await discover(env);
    expect(found.map(({ finding }) => finding.kind)).toEqual(['permission-denied']);
    expect(env.asked).toEqual([]);
  });
});
