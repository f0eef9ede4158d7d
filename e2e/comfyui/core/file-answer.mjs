// @ts-check
// A file as aiohttp sends it: tag, date, ranges, conditions, and a type by name.
import { posix } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.wav': 'audio/x-wav',
  '.mp3': 'audio/mpeg',
  '.flac': 'audio/x-flac',
  '.txt': 'text/plain',
  '.json': 'application/json',
};

/**
 * HTML, scripts and styles come as plain bytes, so that no browser runs them.
 * @param {import('./answers.mjs').Asked} asked
 * @param {import('./files.mjs').StoredFile} file
 * @param {string} name
 * @param {Record<string, string>} [more]
 * @returns {import('./answers.mjs').Answer}
 */
export function fileAnswer(asked, { bytes, changedAt }, name, more = {}) {
  const type = TYPES[posix.extname(name).toLowerCase()] ?? 'application/octet-stream';
  const tag = `"${Math.round(changedAt * 1e6).toString(16)}-${bytes.length.toString(16)}"`;
  const changed = new Date(Math.floor(changedAt / 1000) * 1000);
  const headers = {
    ...more,
    'Content-Type': type,
    Etag: tag,
    'Last-Modified': changed.toUTCString(),
  };
  const whole = { ...headers, 'Accept-Ranges': 'bytes' };
  const known = asked.headers['if-none-match'];
  const since = Date.parse(asked.headers['if-modified-since'] ?? '');
  if (known === undefined ? since >= changed.getTime() : known.includes(tag)) {
    return { status: 304, headers, body: Buffer.alloc(0) };
  }
  const range = /^bytes=(\d*)-(\d*)$/.exec(asked.headers.range ?? '');
  if (!range || (range[1] === '' && range[2] === ''))
    return { status: 200, headers: whole, body: bytes };
  const size = bytes.length;
  const from = range[1] === '' ? Math.max(0, size - Number(range[2])) : Number(range[1]);
  const to = range[1] === '' || range[2] === '' ? size - 1 : Math.min(size - 1, Number(range[2]));
  if (from > to) {
    const empty = { ...whole, 'Content-Range': `bytes */${size}` };
    return { status: 416, headers: empty, body: Buffer.alloc(0) };
  }
  const part = { ...whole, 'Content-Range': `bytes ${from}-${to}/${size}` };
  return { status: 206, headers: part, body: bytes.subarray(from, to + 1) };
}
