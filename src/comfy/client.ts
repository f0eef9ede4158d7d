// A ComfyUI over HTTP and one WebSocket. Calls in server-calls.ts; here is the stream of events and the state
// of the link: a socket where it opens, else polling, so that everything but previews works without one.
import type { Result } from '@/lib/result';
import type { ServerAddress } from './address';
import { decode, parseMessage } from './decode';
import { pageSurroundings, realClock, type Clock, type Surroundings } from './environment';
import type { RequestFailure, SubmitFailure } from './failure';
import { Http, withToken, type FetchLike } from './http';
import { featuresSchema } from './messages';
import type { CallOptions, LinkState, PromptRequest, ServerEvent } from './render-server';
import { ServerCalls } from './server-calls';
import { ServerSocket, type OpenSocket, type SocketState } from './socket';

export interface ClientParts {
  readonly fetch?: FetchLike;
  readonly openSocket?: OpenSocket;
  readonly clock?: Clock;
  /** 0 ≤ x < 1. */
  readonly random?: () => number;
  readonly surroundings?: Surroundings;
}

const FIRST_POLL_MS = 1000;
const LONGEST_POLL_MS = 5000;
const MOST_NOTED = 200;

export class ComfyClient extends ServerCalls {
  private state: LinkState = { at: 'closed' };
  private heardAt = 0;
  private readonly eventListeners = new Set<(event: ServerEvent) => void>();
  private readonly linkListeners = new Set<(link: LinkState) => void>();
  private readonly noted = new Set<string>();
  private readonly socket: ServerSocket;
  private readonly clock: Clock;
  private pollTimer: unknown;
  private pollMs = FIRST_POLL_MS;
  /** Counts changes of the socket, so that a late answer of a probe does not speak for today. */
  private epoch = 0;

  constructor(
    address: Pick<ServerAddress, 'baseUrl' | 'wsUrl' | 'hostClass' | 'auth'>,
    clientId: string,
    parts: ClientParts = {},
  ) {
    super(new Http(address.baseUrl, address.auth, parts.fetch), clientId);
    this.clock = parts.clock ?? realClock;
    this.socket = new ServerSocket({
      url: socketUrl(address, clientId),
      open: parts.openSocket ?? ((url) => new WebSocket(url)),
      clock: this.clock,
      random: parts.random ?? Math.random,
      surroundings: parts.surroundings ?? pageSurroundings(),
      needsNetwork: address.hostClass !== 'loopback',
      onFrame: (frame) => this.hear(frame),
      onState: (state) => this.socketChanged(state),
    });
  }

  get link(): LinkState {
    return this.state;
  }

  get lastMessageAt(): number {
    return this.heardAt;
  }

  connect(): void {
    this.socket.open();
  }

  async close(): Promise<void> {
    this.stopPolling();
    await this.socket.close();
  }

  async reopen(): Promise<void> {
    await this.socket.reopen();
  }

  onEvent(listener: (event: ServerEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  onLink(listener: (link: LinkState) => void): () => void {
    this.linkListeners.add(listener);
    return () => this.linkListeners.delete(listener);
  }

  override async submit(
    request: PromptRequest,
    options?: CallOptions,
  ): Promise<
    Result<{ readonly number: number; readonly warnings: readonly string[] }, SubmitFailure>
  > {
    // Something will happen soon: ask often again.
    this.pollMs = FIRST_POLL_MS;
    return super.submit(request, options);
  }

  private hear(frame: string | ArrayBuffer): void {
    this.heardAt = this.clock.now();
    const event = decode(frame);
    if (event.kind === 'unknown') {
      if (event.type === 'feature_flags' && typeof frame === 'string') this.readFlags(frame);
      // Each kind of unknown message is told once.
      if (this.noted.has(event.type) || this.noted.size >= MOST_NOTED) return;
      this.noted.add(event.type);
    }
    this.tell(event);
  }

  private readFlags(frame: string): void {
    const flags = featuresSchema.safeParse(parseMessage(frame)?.data);
    if (flags.success) this.uploadLimit = flags.data.max_upload_size ?? this.uploadLimit;
  }

  private tell(event: ServerEvent): void {
    for (const listener of this.eventListeners) callSafely(listener, event);
  }

  private setLink(link: LinkState): void {
    this.state = link;
    for (const listener of this.linkListeners) callSafely(listener, link);
  }

  private socketChanged(state: SocketState): void {
    // An attempt that hangs must not end the polling.
    if (state.at !== 'opening') this.epoch += 1;
    switch (state.at) {
      case 'closed':
        this.stopPolling();
        this.setLink({ at: 'closed' });
        return;
      case 'opening':
        if (this.state.at === 'closed') this.setLink({ at: 'connecting' });
        return;
      case 'open':
        this.stopPolling();
        this.setLink({ at: 'online' });
        return;
      case 'failed':
        if (state.wasOpen) {
          const { attempt, retryAt } = state;
          this.setLink({ at: 'reconnecting', attempt, retryAt });
        } else void this.probe(state.attempt, state.retryAt);
    }
  }

  /** The socket did not open: does HTTP answer? */
  private async probe(attempt: number, retryAt: number): Promise<void> {
    const { epoch } = this;
    const answer = await this.remaining();
    if (epoch !== this.epoch) return;
    if (answer.ok) {
      if (this.state.at !== 'polling') {
        this.setLink({
          at: 'polling',
          why: 'The server answers, but its WebSocket does not open.',
        });
        this.pollMs = FIRST_POLL_MS;
      }
      this.tell({ kind: 'queue', remaining: answer.value });
      this.pollLater(attempt, retryAt);
    } else this.goAway(attempt, retryAt, answer.failure);
  }

  private goAway(attempt: number, retryAt: number, failure: RequestFailure): void {
    this.stopPolling();
    this.setLink({ at: 'away', attempt, retryAt, failure });
  }

  private pollLater(attempt: number, retryAt: number): void {
    this.stopPolling();
    this.pollTimer = this.clock.setTimeout(() => {
      this.pollMs = Math.min(LONGEST_POLL_MS, this.pollMs * 1.5);
      void this.probe(attempt, retryAt);
    }, this.pollMs);
  }

  private stopPolling(): void {
    if (this.pollTimer !== undefined) this.clock.clearTimeout(this.pollTimer);
    this.pollTimer = undefined;
  }
}

/** No header can be set on a socket: a bearer token goes into the query too. Basic auth cannot come along. */
function socketUrl(address: Pick<ServerAddress, 'wsUrl' | 'auth'>, clientId: string): string {
  const url = `${address.wsUrl}?clientId=${encodeURIComponent(clientId)}`;
  const { auth } = address;
  return auth?.kind === 'bearer'
    ? withToken(url, { kind: 'query', token: auth.token })
    : withToken(url, auth);
}

/** One listener's bug must not silence the others; it still reaches the page's error report. */
function callSafely<T>(listener: (value: T) => void, value: T): void {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
