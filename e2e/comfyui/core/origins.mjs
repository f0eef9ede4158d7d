// @ts-check
// The three modes in which ComfyUI can be started, as far as pages of other origins can tell.

/** `none`: no flag; `star`: `--enable-cors-header`; anything else is the origin that was named with it. */
/** @typedef {'none' | 'star' | (string & {})} CorsMode */

/** @param {CorsMode} mode @returns {Record<string, string>} */
export function corsHeaders(mode) {
  if (mode === 'none') return {};
  return {
    'Access-Control-Allow-Origin': mode === 'star' ? '*' : mode,
    'Access-Control-Allow-Methods': 'POST, GET, DELETE, PUT, OPTIONS',
    'Access-Control-Allow-Headers': 'Content-Type, Authorization',
    'Access-Control-Allow-Credentials': 'true',
  };
}

/**
 * Without the flag a loopback server turns away pages of another host or port.
 * @param {CorsMode} mode
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
export function isTurnedAway(mode, headers) {
  if (mode !== 'none' || headers.host === undefined || headers.origin === undefined) return false;
  const host = split(headers.host);
  const origin = split(headers.origin.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
  if (!headers.origin.includes('://')) return false;
  if (!isLoopback(host.name)) return false;
  const comparePorts = host.port !== undefined && origin.port !== undefined;
  const spell = (/** @type {{ name: string; port?: string }} */ part) =>
    comparePorts ? `${part.name}:${part.port}` : part.name;
  return host.name !== '' && origin.name !== '' && spell(host) !== spell(origin);
}

/** @param {string} address */
function split(address) {
  const authority = address.split('/')[0]?.toLowerCase() ?? '';
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority);
  return { name: (match?.[1] ?? authority).replace(/^\[|\]$/g, ''), port: match?.[2] };
}

/** @param {string} name */
function isLoopback(name) {
  return name === 'localhost' || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name);
}
