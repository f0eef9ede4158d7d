// @ts-check
// Bodies of requests: JSON whatever the content type says, and forms with files.
import { parseJson } from './python.mjs';

/** Throws on anything else, which becomes a 500. @param {import('./answers.mjs').Asked} asked */
export function jsonOf(asked) {
  return parseJson(asked.body.toString('utf8'));
}

/** @typedef {{ text: string, file?: { name: string, bytes: Buffer } }} Field */

/**
 * Fields of a multipart form; none if it is no form.
 * @param {import('./answers.mjs').Asked} asked
 * @returns {Map<string, Field>}
 */
export function formOf(asked) {
  /** @type {Map<string, Field>} */
  const fields = new Map();
  const type = asked.headers['content-type'] ?? '';
  const boundary = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;]+))/i.exec(type);
  if (!boundary) return fields;
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  let at = asked.body.indexOf(mark);
  while (at !== -1) {
    const start = at + mark.length + 2;
    const next = asked.body.indexOf(mark, start);
    if (next === -1) break;
    const part = asked.body.subarray(start, next - 2);
    const end = part.indexOf('\r\n\r\n');
    const head = part.toString('utf8', 0, end);
    const bytes = part.subarray(end + 4);
    const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
    const filename = /filename\*?="([^"]*)"/i.exec(head)?.[1];
    if (name !== undefined && !fields.has(name)) {
      const file = filename === undefined ? undefined : { name: unescape(filename), bytes };
      fields.set(name, { text: bytes.toString('utf8'), ...(file ? { file } : {}) });
    }
    at = next;
  }
  return fields;
}

/** Browsers write quotes and line ends in names as percents. @param {string} name */
function unescape(name) {
  return name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
