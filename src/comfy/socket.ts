// One socket to one server, opened again when it falls. ComfyUI keys sockets by client id and drops the key
// when any socket of that id closes (recording 14), so a new one is opened only after the old one's close.
import type { Clock, Surroundings } from './environment';

/** What is used of a WebSocket. Given without subprotocol: ComfyUI accepts none. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  send(text: string): void;
  close(): void;
  onopen: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
}

/** May throw: on a half-typed URL, and on mixed content. */
export type OpenSocket = (url: string) => SocketLike;

export interface SocketParts {
  readonly url: string;
  readonly open: OpenSocket;
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly surroundings: Surroundings;
  /** Loopback answers without a network. */
  readonly needsNetwork: boolean;
  onFrame(frame: string | ArrayBuffer): void;
  onState(state: SocketState): void;
}

/** `failed`: this attempt did not open, or an open socket closed (`wasOpen`); the next one is at `retryAt`. */
export type SocketState =
  | { readonly at: 'closed' }
  | { readonly at: 'opening' }
  | { readonly at: 'open' }
  | {
      readonly at: 'failed';
      readonly wasOpen: boolean;
      readonly attempt: number;
      readonly retryAt: number;
    };

export const FIRST_WAIT_MS = 1000;
export const LONGEST_WAIT_MS = 30_000;
/** Longer than a person needs for the browser's permission prompt would be no limit at all. */
const OPEN_TIMEOUT_MS = 30_000;
/** The server listens to flags only in the first message of a socket (recording 05). */
const HELLO = JSON.stringify({
  type: 'feature_flags',
  data: { supports_preview_metadata: true },
});

export class ServerSocket {
  private socket: SocketLike | undefined;
  private wanted = false;
  private attempt = 0;
  private timer: unknown;
  private opening: unknown;
  private leave: (() => void) | undefined;
  private waiters: (() => void)[] = [];

  constructor(private readonly parts: SocketParts) {}

  open(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.attempt = 0;
    this.leave = this.parts.surroundings.onChange(() => this.surroundingsChanged());
    this.tryNow();
  }

  /** Resolves when the socket's close event has come. */
  async close(): Promise<void> {
    this.wanted = false;
    this.leave?.();
    this.leave = undefined;
    this.stopWaiting();
    if (!this.socket) {
      this.parts.onState({ at: 'closed' });
      return;
    }
    await this.ended();
  }

  /** Closes, waits for the close, opens again at once. */
  async reopen(): Promise<void> {
    if (!this.wanted) {
      this.open();
      return;
    }
    this.stopWaiting();
    if (this.socket) await this.ended();
    if (!this.wanted || this.socket) return;
    this.stopWaiting();
    this.attempt = 0;
    this.tryNow();
  }

  private ended(): Promise<void> {
    return new Promise((resolve) => {
      this.waiters.push(resolve);
      this.socket?.close();
    });
  }

  private tryNow(): void {
    this.stopWaiting();
    if (!this.wanted || this.socket) return;
    if (this.parts.needsNetwork && !this.parts.surroundings.isOnline) {
      // Tried again when the network is back.
      this.fail(false);
      return;
    }
    this.parts.onState({ at: 'opening' });
    let socket: SocketLike;
    try {
      socket = this.parts.open(this.parts.url);
    } catch {
      this.fail(false);
      return;
    }
    this.listen(socket);
  }

  private listen(socket: SocketLike): void {
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    let wasOpen = false;
    this.opening = this.parts.clock.setTimeout(() => socket.close(), OPEN_TIMEOUT_MS);
    socket.onopen = () => {
      wasOpen = true;
      this.parts.clock.clearTimeout(this.opening);
      if (!this.wanted) return;
      socket.send(HELLO);
      this.attempt = 0;
      this.parts.onState({ at: 'open' });
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      if (typeof data === 'string' || data instanceof ArrayBuffer) this.parts.onFrame(data);
    };
    // Every error is followed by a close.
    socket.onerror = () => undefined;
    socket.onclose = () => {
      this.parts.clock.clearTimeout(this.opening);
      this.socket = undefined;
      const waiters = this.waiters;
      this.waiters = [];
      if (!this.wanted) this.parts.onState({ at: 'closed' });
      else this.fail(wasOpen);
      for (const resolve of waiters) resolve();
    };
  }

  private fail(wasOpen: boolean): void {
    this.attempt += 1;
    const wait = this.waitMs();
    const retryAt = this.parts.clock.now() + wait;
    this.timer = this.parts.clock.setTimeout(() => this.tryNow(), wait);
    this.parts.onState({ at: 'failed', wasOpen, attempt: this.attempt, retryAt });
  }

  /** 1, 2, 4 … 30 s, give or take a quarter. */
  private waitMs(): number {
    const { surroundings, random, needsNetwork } = this.parts;
    // A job that runs must go on in a hidden tab too, so hidden means seldom, not never.
    const isSlow = surroundings.isHidden || (needsNetwork && !surroundings.isOnline);
    const base = isSlow
      ? LONGEST_WAIT_MS
      : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(this.attempt - 1, 10));
    return Math.round(base * (0.75 + random() * 0.5));
  }

  private surroundingsChanged(): void {
    const { isOnline, isHidden } = this.parts.surroundings;
    if (this.timer === undefined || isHidden || !isOnline) return;
    this.attempt = 0;
    this.tryNow();
  }

  private stopWaiting(): void {
    if (this.timer !== undefined) this.parts.clock.clearTimeout(this.timer);
    this.timer = undefined;
  }
}
