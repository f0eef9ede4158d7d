// For tests only: an HTTP and WebSocket server with just the habits that the client must live with. Sockets
// are keyed as ComfyUI does it: the newest of an id gets the messages, and any close of that id ends them.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { WebSocket as ServerSide } from 'ws';
import { parseAddress, type ServerAddress } from './address';

// Vitest resolves packages as a browser does, where `ws` only throws: its Node side is loaded by path.
const load = createRequire(import.meta.url);
export const { WebSocket: NodeWebSocket, WebSocketServer } = load(
  join(dirname(load.resolve('ws/package.json')), 'index.js'),
) as typeof import('ws');

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Route = (seen: Seen, response: ServerResponse) => void;

export class TinyServer {
  readonly seen: Seen[] = [];
  readonly opened: string[] = [];
  readonly heard: string[] = [];
  readonly byId = new Map<string, ServerSide>();
  readonly routes = new Map<string, Route>();
  acceptsSockets = true;
  private readonly http: Server;
  private readonly ws = new WebSocketServer({ noServer: true });

  private constructor() {
    this.http = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const seen = { method, url, headers, body: Buffer.concat(chunks).toString('latin1') };
        this.seen.push(seen);
        const route = this.routes.get(`${method} ${url.split('?')[0]}`);
        if (route) route(seen, response);
        else response.writeHead(404).end();
      });
    });
    this.http.on('upgrade', (request, socket, head) => {
      if (!this.acceptsSockets) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      this.ws.handleUpgrade(request, socket, head, (side) => this.welcome(side, request.url ?? ''));
    });
  }

  static async start(port = 0): Promise<TinyServer> {
    const server = new TinyServer();
    await new Promise<void>((resolve) => server.http.listen(port, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  get address(): ServerAddress {
    const read = parseAddress(`127.0.0.1:${this.port}`);
    if (!read.ok) throw new Error(read.failure.message);
    return read.value;
  }

  json(route: string, data: unknown, status = 200): void {
    this.routes.set(route, (_seen, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(typeof data === 'string' ? data : JSON.stringify(data));
    });
  }

  /** To the socket that the id means now; lost where there is none. */
  say(id: string, message: unknown): void {
    this.byId.get(id)?.send(JSON.stringify(message));
  }

  async stop(): Promise<void> {
    for (const side of this.ws.clients) side.terminate();
    this.http.closeAllConnections();
    await new Promise<void>((resolve) => this.http.close(() => resolve()));
  }

  private welcome(side: ServerSide, url: string): void {
    const id = new URL(url, 'http://x').searchParams.get('clientId') ?? '';
    this.opened.push(url);
    this.byId.set(id, side);
    side.on('message', (data) => this.heard.push(String(data as Buffer)));
    side.on('close', () => this.byId.delete(id));
    this.say(id, {
      type: 'status',
      data: { status: { exec_info: { queue_remaining: 0 } }, sid: id },
    });
  }
}
