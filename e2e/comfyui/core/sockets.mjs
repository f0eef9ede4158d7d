// @ts-check
// The WebSockets, keyed by client id as ComfyUI keys them: one per id, and any close of an id forgets the key.
import { randomUUID } from 'node:crypto';
import { parseJson, writeJson } from './python.mjs';
import { WebSocketServer } from './ws.mjs';

/**
 * What a socket is told when it opens.
 * @typedef {object} Greeting
 * @property {unknown} queueInfo
 * @property {unknown} features
 * @property {{ clientId: unknown, node: string | undefined }} hint Whose node runs now.
 */

export class Sockets {
  /** @type {Map<string, import('ws').WebSocket>} */
  #byId = new Map();
  /** All that are open, also those whose key is gone. @type {Set<import('ws').WebSocket>} */
  #open = new Set();
  /** @type {Map<string, Record<string, unknown>>} */
  #flags = new Map();
  #upgrader = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 });
  /** @type {{ sid: string | undefined, message: string | Buffer }[]} */
  #waiting = [];

  /**
   * Sees every frame (`binary` ones without data) before it goes out: null loses it, a text goes out instead.
   * @type {(type: string, data: unknown) => unknown}
   */
  distort = (_type, data) => data;
  /** @type {() => Greeting} */
  #about;

  /** @param {() => Greeting} about */
  constructor(about) {
    this.#about = about;
  }

  get size() {
    return this.#open.size;
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:stream').Duplex} socket
   * @param {Buffer} head
   * @param {string} clientId Empty: one is made.
   */
  accept(request, socket, head, clientId) {
    this.#upgrader.handleUpgrade(request, socket, head, (webSocket) => {
      const sid = clientId || randomUUID().replaceAll('-', '');
      this.#byId.set(sid, webSocket);
      this.#flags.set(sid, {});
      this.#open.add(webSocket);
      const { queueInfo, hint } = this.#about();
      this.#sendNow(sid, 'status', { status: queueInfo, sid });
      if (hint.clientId === sid && hint.node !== undefined) {
        this.#sendNow(sid, 'executing', { node: hint.node });
      }
      let isFirst = true;
      webSocket.on('message', (data, isBinary) => {
        if (isBinary) return;
        let message;
        try {
          message = parseJson(String(data));
        } catch {
          return;
        }
        if (isFirst && message?.type === 'feature_flags' && this.#flags.has(sid)) {
          this.#flags.set(sid, message.data ?? {});
          this.#sendNow(sid, 'feature_flags', this.#about().features);
        }
        isFirst = false;
      });
      webSocket.on('error', () => undefined);
      webSocket.on('close', () => {
        this.#open.delete(webSocket);
        this.#byId.delete(sid);
        this.#flags.delete(sid);
      });
    });
  }

  /** Whether the client of this id takes previews with their node. @param {any} sid */
  takesMetadata(sid) {
    return this.#flags.get(sid)?.supports_preview_metadata === true;
  }

  /**
   * Sent in order and never before the answer of the request that led to it.
   * @param {string} type
   * @param {unknown} data
   * @param {string | undefined} sid Undefined or null: to every socket.
   */
  send(type, data, sid) {
    const changed = this.distort(type, data);
    if (changed === null) return;
    this.#queue(sid, typeof changed === 'string' ? changed : writeJson({ type, data: changed }));
  }

  /** @param {number} event @param {Buffer} data @param {string | undefined} sid */
  sendBytes(event, data, sid) {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(event);
    const frame = Buffer.concat([head, data]);
    if (this.distort('binary', frame) !== null) this.#queue(sid, frame);
  }

  /** A frame as it is, for hostile answers. @param {string | Buffer} message @param {string} [sid] */
  sendRaw(message, sid) {
    this.#queue(sid, message);
  }

  /** Cuts every connection without a closing frame: the other side sees 1006. @param {string} [sid] */
  cut(sid) {
    this.#flush();
    if (sid !== undefined) this.#byId.get(sid)?.terminate();
    else for (const webSocket of this.#open) webSocket.terminate();
  }

  /** @param {string | undefined} sid @param {string | Buffer} message */
  #queue(sid, message) {
    this.#waiting.push({ sid: sid ?? undefined, message });
    if (this.#waiting.length === 1) setImmediate(() => this.#flush());
  }

  #flush() {
    for (const { sid, message } of this.#waiting.splice(0)) {
      if (sid === undefined) for (const webSocket of this.#byId.values()) webSocket.send(message);
      else this.#byId.get(sid)?.send(message);
    }
  }

  /** @param {string} sid @param {string} type @param {unknown} data */
  #sendNow(sid, type, data) {
    this.#byId.get(sid)?.send(writeJson({ type, data }));
  }
}
