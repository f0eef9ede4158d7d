// @ts-check
// What a handler may answer, and what it may raise. The difference shows in a browser: raised answers carry no
// CORS headers.
import { writeJson } from './python.mjs';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {Buffer | null} body Null: empty, and chunked.
 */

/**
 * @typedef {object} Asked
 * @property {string} method
 * @property {string} path Raw, without the query.
 * @property {URLSearchParams} query
 * @property {Record<string, string>} params From the route, decoded.
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {Buffer} body
 */

/** @param {any} value @param {number} [status] @returns {Answer} */
export function json(value, status = 200) {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: Buffer.from(writeJson(value)),
  };
}

/** @param {number} status @param {string} words @returns {Answer} */
export function text(status, words) {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: Buffer.from(words),
  };
}

/** Neither a body nor a type. @param {number} [status] @returns {Answer} */
export function empty(status = 200) {
  return { status, headers: {}, body: Buffer.alloc(0) };
}

/** @param {Buffer} body @param {Record<string, string>} headers @returns {Answer} */
export function bytes(body, headers) {
  return { status: 200, headers, body };
}

/** A GET of a path that no route and no file has. @returns {Answer} */
export function unknownPath() {
  return { status: 404, headers: { 'Content-Type': 'application/octet-stream' }, body: null };
}

/** An answer without CORS headers: 404, 405, 413. */
export class Raised extends Error {
  /** @param {number} status @param {string} words @param {Record<string, string>} [headers] */
  constructor(status, words, headers = {}) {
    super(words);
    this.status = status;
    this.headers = headers;
  }
}

/** What any exception in a handler becomes. */
export function troubled() {
  return new Raised(500, '500 Internal Server Error\n\nServer got itself in trouble', {
    Connection: 'close',
  });
}
