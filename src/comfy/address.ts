// Reads whatever a person pastes as the address of a ComfyUI. Half-typed text is a problem with words,
// never a throw: the WebSocket constructor would throw on it.
import { fail, ok, type Result } from '@/lib/result';
import { classifyHost, type HostClass } from './host-class';

/**
 * `basic` goes into the Authorization header; a socket cannot carry it. `bearer` goes into the header, and
 * into the socket's query. `query` was pasted as `?token=` and goes into every query, without preflight.
 */
export type ServerAuth =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'query'; readonly token: string };

export interface ServerAddress {
  /** Scheme, host, port and base path, without a trailing slash and without secrets. */
  readonly baseUrl: string;
  /** Where the socket opens, without query. */
  readonly wsUrl: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly hostClass: HostClass;
  readonly auth?: ServerAuth;
  /** How the text was read, as a sentence for the person who typed it. */
  readonly readAs: string;
}

export interface AddressProblem {
  readonly kind: 'empty' | 'too-long' | 'scheme' | 'port' | 'host' | 'malformed';
  readonly message: string;
}

const DEFAULT_PORT = 8188;
const LONGEST_INPUT = 4096;
/** Routes that people copy along with the address. ComfyUI serves every one of them below its base. */
const KNOWN_ROUTES =
  /\/(?:ws|api|prompt|queue|history|system_stats|object_info|features|index\.html?)$/i;

/** Never throws. */
export function parseAddress(input: string): Result<ServerAddress, AddressProblem> {
  if (input.length > LONGEST_INPUT) return problem('too-long', 'This is too long for an address.');
  const text = pickAddress(input);
  if (text === '')
    return problem('empty', 'Type the address of your ComfyUI, such as 127.0.0.1:8188.');
  const pod = readPod(text);
  if (pod) return pod;
  const spelled = withScheme(text);
  if (!spelled.ok) return spelled;
  return readUrl(spelled.value.url, spelled.value.added);
}

/** ComfyUI prints "To see the GUI go to: http://…", and people copy the line. */
function pickAddress(input: string): string {
  const line = input
    .replace(/[\p{Cc}\u200b-\u200f\u2060\ufeff]+/gu, ' ')
    .trim()
    .replace(/^["'<(]+|["'>)]+$/g, '')
    .trim();
  const inSentence = /\s((?:https?|wss?):\/\/\S+)/i.exec(line)?.[1];
  return inSentence ?? line;
}

/** RunPod: a pod's id, alone or with a port. Its proxy is `https://{id}-{port}.proxy.runpod.net`. */
function readPod(text: string): Result<ServerAddress, AddressProblem> | undefined {
  const spaced = /^([a-z0-9]+)\s+(\d+)$/.exec(text);
  const dashed = /^([a-z0-9]{10,20})-(\d{2,5})$/.exec(text);
  const alone = /^[a-z0-9]{12,16}$/.test(text) ? text : undefined;
  const id = spaced?.[1] ?? dashed?.[1] ?? alone;
  if (id === undefined || !/[a-z]/.test(id) || !/\d/.test(id)) {
    return spaced && spaced[1] !== undefined
      ? parseAddress(`${spaced[1]}:${spaced[2]}`)
      : undefined;
  }
  const port = Number(spaced?.[2] ?? dashed?.[2] ?? DEFAULT_PORT);
  if (!isPort(port)) return problem('port', 'A port is a number from 1 to 65535.');
  const read = readUrl(`https://${id}-${port}.proxy.runpod.net`, []);
  if (!read.ok) return read;
  return ok({
    ...read.value,
    readAs: `Pod ${id} at RunPod, port ${port}: ${read.value.baseUrl}`,
  });
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** What was added to the text, for the sentence. */
type Added = readonly ('scheme' | 'port')[];

function withScheme(text: string): Result<{ url: string; added: Added }, AddressProblem> {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    const rest = text.slice(scheme.length + 3);
    if (scheme === 'http' || scheme === 'ws') return ok({ url: `http://${rest}`, added: [] });
    if (scheme === 'https' || scheme === 'wss') return ok({ url: `https://${rest}`, added: [] });
    return problem('scheme', `An address starts with http:// or https://, not with ${scheme}://.`);
  }
  const slashes = /^(https?):\/?(?!\d+$|\d+\/)/i.exec(text);
  if (slashes) return withScheme(`${slashes[1]}://${text.slice(slashes[0].length)}`);
  if (/^[a-z]:[\\/]|^[\\/]|^(?:file|data|javascript|blob|about|mailto):/i.test(text)) {
    return problem('scheme', 'This is no address of a server. It looks like 127.0.0.1:8188.');
  }
  return ok(guessScheme(text));
}

/** Plain ComfyUI speaks http on 8188; a public name without a port is most likely behind https. */
function guessScheme(text: string): { url: string; added: Added } {
  const end = text.search(/[/?#]/);
  const authority = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end);
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, at + 1);
  let host = authority.slice(at + 1);
  if ((host.match(/:/g)?.length ?? 0) > 1 && !host.startsWith('[')) host = `[${host}]`;
  const port = /:(\d*)$/.exec(host.replace(/^\[[^\]]*\]/, ''))?.[1];
  if (port !== undefined && port !== '') {
    const scheme = port === '443' || port === '8443' ? 'https' : 'http';
    return { url: `${scheme}://${user}${host}${rest}`, added: ['scheme'] };
  }
  const bare = host.replace(/:$/, '');
  const isPublicName = classifyHost(bare.toLowerCase()) === 'public' && !/^[\d.]+$|^\[/.test(bare);
  return isPublicName
    ? { url: `https://${user}${bare}${rest}`, added: ['scheme'] }
    : { url: `http://${user}${bare}:${DEFAULT_PORT}${rest}`, added: ['scheme', 'port'] };
}

function readUrl(text: string, added: Added): Result<ServerAddress, AddressProblem> {
  const port = portOf(text);
  if (port !== '' && !isPort(Number(port))) {
    return problem('port', 'A port is a number from 1 to 65535.');
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return problem('malformed', 'This cannot be read as an address. It looks like 127.0.0.1:8188.');
  }
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  // A server that listens everywhere prints 0.0.0.0, which is no address to call.
  const isAnywhere = url.hostname === '0.0.0.0' || url.hostname === '[::]';
  const host = isAnywhere ? '127.0.0.1' : url.hostname.toLowerCase().replace(/\.$/, '');
  if (host === '' || host.length > 253)
    return problem('host', 'The name of the machine is missing.');
  const base = `${host}${url.port === '' ? '' : `:${url.port}`}${basePath(url.pathname)}`;
  const auth = readAuth(url);
  const address = {
    baseUrl: `${scheme}://${base}`,
    wsUrl: `${scheme === 'https' ? 'wss' : 'ws'}://${base}/ws`,
    scheme,
    host,
    hostClass: classifyHost(host),
    ...(auth && { auth }),
  } as const;
  return ok({ ...address, readAs: sentence(address, added, isAnywhere) });
}

/** What stands after the host's colon, so that a bad port is called a bad port. */
function portOf(text: string): string {
  const authority = text.replace(/^https?:\/\//, '').replace(/[/?#].*$/s, '');
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return /^(?:\[[^\]]*\]|[^[\]:]*):(.*)$/s.exec(host)?.[1] ?? '';
}

function basePath(pathname: string): string {
  let path = pathname.replace(/\/{2,}/g, '/').replace(/\/+$/, '');
  for (let i = 0; i < 4 && KNOWN_ROUTES.test(path); i += 1) path = path.replace(KNOWN_ROUTES, '');
  return path;
}

function readAuth(url: URL): ServerAuth | undefined {
  if (url.username !== '' || url.password !== '') {
    return { kind: 'basic', user: decode(url.username), password: decode(url.password) };
  }
  const token = url.searchParams.get('token');
  return token ? { kind: 'query', token } : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const WHERE: Record<HostClass, string> = {
  loopback: 'on this computer',
  lan: 'in your network',
  mdns: 'in your network, by its .local name',
  'lan-name': 'in your network, by its name',
  public: 'on the internet',
};

function sentence(
  address: { baseUrl: string; hostClass: HostClass; auth?: ServerAuth },
  added: Added,
  isAnywhere: boolean,
): string {
  const parts = [`${address.baseUrl}, ${WHERE[address.hostClass]}`];
  if (isAnywhere) parts.push('0.0.0.0 means every address, so this computer is asked');
  if (added.includes('port')) parts.push(`port ${DEFAULT_PORT} is ComfyUI's usual one`);
  if (address.auth?.kind === 'basic')
    parts.push('with the user name and password from the address');
  if (address.auth?.kind === 'query') parts.push('with the token from the address');
  return `${parts.join('; ')}.`;
}

function problem(kind: AddressProblem['kind'], message: string): Result<never, AddressProblem> {
  return fail({ kind, message });
}
