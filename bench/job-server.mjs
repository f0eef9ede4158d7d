// @ts-check
// A server that only talks: each `POST /prompt` is answered, then a whole job goes over the socket of that
// client: two messages a step and 6 more, and a recorded preview each 25 steps. As fast as the client takes
// it, or at the pace that its sampler asks for.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from '../e2e/comfyui/core/ws.mjs';

const PREVIEW = readFileSync('src/testing/comfyui/ws/bin/04-feature-flags-preview-metadata-1.bin');
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-max-age': '600',
};

/** @param {string} promptId @param {number} steps @returns {(string | Buffer)[]} */
function jobFrames(promptId, steps) {
  /** @param {string} type @param {object} data */
  const text = (type, data) => JSON.stringify({ type, data: { ...data, prompt_id: promptId } });
  /** @type {(string | Buffer)[]} */
  const frames = [
    text('execution_start', { timestamp: 1_795_233_264_523 }),
    text('execution_cached', { nodes: ['4', '5', '6', '7'], timestamp: 1_795_233_264_524 }),
    text('executing', { node: '3', display_node: '3' }),
  ];
  for (let step = 1; step <= steps; step += 1) {
    const ids = { node_id: '3', display_node_id: '3', parent_node_id: null, real_node_id: '3' };
    const state = { value: step, max: steps, state: 'running', ...ids, prompt_id: promptId };
    frames.push(text('progress_state', { nodes: { 3: state } }));
    if (step % 25 === 0) frames.push(preview(promptId));
    frames.push(text('progress', { value: step, max: steps, node: '3' }));
  }
  const images = [{ filename: 'ComfyUI_00003_.png', subfolder: '', type: 'output' }];
  frames.push(
    text('executed', { node: '9', display_node: '9', output: { images } }),
    text('execution_success', { timestamp: 1_795_233_267_480 }),
    text('executing', { node: null }),
  );
  return frames;
}

/** The recorded picture, under this prompt. @param {string} promptId */
function preview(promptId) {
  const length = PREVIEW.readUInt32BE(4);
  const header = JSON.parse(PREVIEW.toString('utf8', 8, 8 + length));
  const json = Buffer.from(JSON.stringify({ ...header, prompt_id: promptId }));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(4, 0);
  head.writeUInt32BE(json.length, 4);
  return Buffer.concat([head, json, PREVIEW.subarray(8 + length)]);
}

/**
 * At once, or a step each `stepMs`: what is said of a step comes in one go (recording 01).
 * @param {import('ws').WebSocket | undefined} socket @param {(string | Buffer)[]} frames @param {number} stepMs
 */
async function say(socket, frames, stepMs) {
  for (const frame of frames) {
    socket?.send(frame);
    if (stepMs > 0 && typeof frame === 'string' && frame.includes('"progress"')) await wait(stepMs);
  }
}

/** @returns {Promise<{ url: string; close: () => Promise<void> }>} */
export async function startJobServer() {
  /** @type {Map<string, import('ws').WebSocket>} */
  const sockets = new Map();
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(204, CORS).end();
      return;
    }
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { client_id: client, prompt_id: promptId, prompt } = JSON.parse(body);
      const answer = { prompt_id: promptId, number: 1, node_errors: {} };
      response.writeHead(200, { ...CORS, 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
      const { steps, step_ms: stepMs = 0 } = prompt['3'].inputs;
      void say(sockets.get(client), jobFrames(promptId, steps), stepMs);
    });
  });
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    const client = new URL(request.url ?? '/', 'http://localhost').searchParams.get('clientId');
    sockets.set(client ?? '', socket);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The job server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      for (const socket of sockets.values()) socket.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
