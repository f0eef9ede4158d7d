// @ts-check
// `/__test__/…`: what tests in another process may ask of this server. Only when it was started with `control`.
import { empty, json } from '../core/answers.mjs';
import { jsonOf } from '../core/bodies.mjs';

/**
 * @param {import('../test-comfy.mjs').TestComfy} server
 * @returns {Record<string, import('../core/http.mjs').Handler>}
 */
export function controlRoutes(server) {
  const body = (/** @type {import('../core/answers.mjs').Asked} */ asked) =>
    asked.body.length === 0 ? {} : jsonOf(asked);
  return {
    'POST /__test__/fault'(asked) {
      server.fault(body(asked));
      return empty();
    },
    'POST /__test__/clear'() {
      server.clearFaults();
      return empty();
    },
    'POST /__test__/hold'(asked) {
      server.hold(body(asked).node);
      return empty();
    },
    'POST /__test__/release'(asked) {
      server.release(body(asked).node);
      return empty();
    },
    'POST /__test__/cut'(asked) {
      server.cutSockets(body(asked).clientId);
      return empty();
    },
    'POST /__test__/restart'(asked) {
      // Answered before it dies.
      const { downMs } = body(asked);
      setTimeout(() => void server.restart({ downMs }), 20);
      return empty();
    },
    'POST /__test__/set'(asked) {
      server.set(body(asked));
      return empty();
    },
    'POST /__test__/reset'() {
      server.reset();
      return empty();
    },
    'POST /__test__/frame'(asked) {
      const { text, base64, clientId } = body(asked);
      server.sendFrame(base64 === undefined ? text : Buffer.from(base64, 'base64'), clientId);
      return empty();
    },
    'GET /__test__/counts': () => json(Object.fromEntries(server.counts)),
    'GET /__test__/sockets': () => json(server.socketCount),
  };
}
