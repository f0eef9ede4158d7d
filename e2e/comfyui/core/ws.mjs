// @ts-check
// The `ws` package, loaded by its file: Vitest resolves packages as a browser would, and for a browser it is empty.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** @type {typeof import('ws')} */
const ws = require(join(dirname(require.resolve('ws/package.json')), 'index.js'));

export const WebSocket = ws.WebSocket;
export const WebSocketServer = ws.WebSocketServer;
