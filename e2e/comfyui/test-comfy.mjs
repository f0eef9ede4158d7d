// @ts-check
// The test ComfyUI. It answers as a real one of version 0.3.64 does (see `src/testing/comfyui`), draws stand-ins
// for what models would paint, and fails on demand.
import { createServer } from 'node:http';
import { Faults } from './core/faults.mjs';
import { Files, FOLDERS } from './core/files.mjs';
import { answer, compile, split } from './core/http.mjs';
import { Machine } from './core/machine.mjs';
import { withDefaults } from './core/options.mjs';
import { isTurnedAway } from './core/origins.mjs';
import { isLetIn } from './core/wall.mjs';
import { examplePng } from './pictures/example.mjs';
import { controlRoutes } from './routes/control.mjs';
import { internalRoutes } from './routes/internal.mjs';
import { packRoutes } from './routes/packs.mjs';
import { pictureRoutes } from './routes/pictures.mjs';
import { queueRoutes } from './routes/queue.mjs';
import { systemRoutes } from './routes/system.mjs';
import { userRoutes } from './routes/user.mjs';

/** @typedef {import('./core/options.mjs').Options} Options */
/** @typedef {import('./core/faults.mjs').Fault} Fault */

export class TestComfy {
  /** How often each route was asked, by `METHOD /path` without `/api`. @type {Map<string, number>} */
  counts = new Map();
  /** @type {import('node:http').Server | undefined} */
  #http;
  /** @type {Set<import('node:stream').Duplex>} */
  #connections = new Set();
  #faults = new Faults();
  #options;
  #routes;
  #disk = newDisk();
  #machine;

  /** Started, and listening. @param {Partial<Options>} [options] @returns {Promise<TestComfy>} */
  static async start(options = {}) {
    const server = new TestComfy(withDefaults(options));
    await server.#listen();
    return server;
  }

  /** Use `start`. @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#machine = new Machine(options, this.#faults, this.#disk);
    this.#routes = compile({
      ...systemRoutes,
      ...packRoutes(options.packs),
      ...queueRoutes,
      ...pictureRoutes,
      ...userRoutes,
      ...internalRoutes,
      ...(options.control ? controlRoutes(this) : {}),
    });
  }

  get port() {
    return this.#options.port;
  }

  /** Without a slash at the end; with the base path. */
  get url() {
    const { host, port, basePath } = this.#options;
    return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}${basePath}`;
  }

  get socketCount() {
    return this.#machine.sockets.size;
  }

  /** How many prompts wait or run. */
  get remaining() {
    return this.#machine.queue.remaining;
  }

  /** Something goes wrong, once if it does not say how often. @param {Fault} fault */
  fault(fault) {
    this.#faults.add(fault);
  }

  /** No faults, and nothing held. */
  clearFaults() {
    this.#faults.clear();
    this.#machine.executor.stir();
  }

  /** Jobs stay in this node (id or class), or in whichever they reach, until `release`. @param {string} [node] */
  hold(node) {
    this.#faults.hold(node);
  }

  /** @param {string} [node] None: all. */
  release(node) {
    this.#faults.release(node);
    this.#machine.executor.stir();
  }

  /** Cuts WebSockets without goodbye: the other side sees 1006. @param {string} [clientId] None: all. */
  cutSockets(clientId) {
    this.#machine.sockets.cut(clientId);
  }

  /** Sends a frame as it is. @param {string | Buffer} frame @param {string} [clientId] None: to all. */
  sendFrame(frame, clientId) {
    this.#machine.sockets.sendRaw(frame, clientId);
  }

  /** Changes options while it runs; the address stays. @param {Partial<Omit<Options, 'port' | 'host'>>} options */
  set(options) {
    Object.assign(this.#options, options);
  }

  /** As it was at the start, at once: empty queue, history, folders and counts, no faults; sockets are cut. */
  reset() {
    this.#faults.clear();
    this.#disk = newDisk();
    this.counts.clear();
    this.#revive();
  }

  /**
   * Dies and comes back: sockets end with 1006, for `downMs` connections are refused, then queue and history are
   * empty and temp is wiped. What was saved stays.
   * @param {{ downMs?: number }} [how]
   */
  async restart({ downMs = 100 } = {}) {
    await this.#stop();
    this.#options.firstNumber = 0;
    this.#disk.files.wipe(FOLDERS.temp);
    this.#machine = new Machine(this.#options, this.#faults, this.#disk);
    await new Promise((resolve) => setTimeout(resolve, downMs));
    await this.#listen();
  }

  async close() {
    await this.#stop();
  }

  #revive() {
    this.#machine.kill();
    this.#machine = new Machine(this.#options, this.#faults, this.#disk);
  }

  async #listen() {
    const http = createServer((request, response) => {
      void answer(request, response, this.#routes, this.#machine, this.counts).catch(() =>
        request.socket.destroy(),
      );
    });
    // As long as aiohttp keeps them; Node's 5 s would cut clients that think for a while.
    http.keepAliveTimeout = 75_000;
    http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    http.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.on('close', () => this.#connections.delete(socket));
    });
    await new Promise((resolve, reject) => {
      http.once('error', reject);
      http.listen(this.#options.port, this.#options.host, () => resolve(undefined));
    });
    const address = http.address();
    if (address !== null && typeof address === 'object') this.#options.port = address.port;
    this.#http = http;
  }

  async #stop() {
    this.#machine.kill();
    const http = this.#http;
    this.#http = undefined;
    if (!http) return;
    const closed = new Promise((resolve) => http.close(resolve));
    for (const connection of this.#connections) connection.destroy();
    await closed;
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:stream').Duplex} socket
   * @param {Buffer} head
   */
  #upgrade(request, socket, head) {
    const { cors, auth, basePath } = this.#options;
    const { path, query } = split(request.url ?? '/', basePath);
    this.counts.set('SOCKET /ws', (this.counts.get('SOCKET /ws') ?? 0) + 1);
    const refuse = (/** @type {string} */ status) => {
      socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    };
    socket.on('error', () => undefined);
    if (path !== '/ws' && path !== '/api/ws') return refuse('404 Not Found');
    if (auth && !isLetIn(auth, request.headers, query)) return refuse('401 Unauthorized');
    if (isTurnedAway(cors, request.headers)) return refuse('403 Forbidden');
    if (this.#faults.take('refuse-sockets')) return refuse('502 Bad Gateway');
    this.#machine.sockets.accept(request, socket, head, query.get('clientId') ?? '');
  }
}

/** A fresh disk with the one picture that every ComfyUI brings. */
function newDisk() {
  const files = new Files();
  files.write(`${FOLDERS.input}/example.png`, examplePng());
  files.write(`${FOLDERS.output}/_output_images_will_be_put_here`, Buffer.alloc(0));
  return { files, settings: {} };
}
