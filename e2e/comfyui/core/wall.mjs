// @ts-check
// A password wall before the server, as proxies and login extensions build it.

/** @typedef {import('./options.mjs').Wall} Wall */

/**
 * @param {Wall} wall
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {URLSearchParams} query
 */
export function isLetIn(wall, headers, query) {
  const given = headers.authorization;
  if (wall.bearer !== undefined && given === `Bearer ${wall.bearer}`) return true;
  if (wall.basic !== undefined && given === `Basic ${Buffer.from(wall.basic).toString('base64')}`) {
    return true;
  }
  return wall.token !== undefined && query.get('token') === wall.token;
}

/** @param {Wall} wall */
export function refusal({ bearer, basic, cors = true }) {
  const scheme = basic !== undefined ? 'Basic realm="ComfyUI"' : 'Bearer';
  /** @type {Record<string, string>} */
  const ask = bearer !== undefined || basic !== undefined ? { 'WWW-Authenticate': scheme } : {};
  const type = { 'Content-Type': 'text/plain; charset=utf-8' };
  const answer = {
    status: 401,
    headers: { ...type, ...ask },
    body: Buffer.from('401: Unauthorized'),
  };
  return { answer, cors };
}
