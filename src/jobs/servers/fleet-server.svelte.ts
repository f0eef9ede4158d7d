/* eslint svelte/prefer-svelte-reactivity: "off" -- sets of callbacks are bookkeeping; what is shown is raw state, replaced whole */
// One server of the user's as this tab sees it: its row, its client, what it has, how it is.
import type {
  LinkState,
  ObjectInfo,
  RenderServer,
  RequestFailure,
  ServerQueue,
  SystemStats,
} from '@/comfy';
import type { ServerRow } from '@/storage';

/** Reads of health while the tab is seen and while it is not. */
const SEEN_MS = 5000;
const HIDDEN_MS = 30_000;

export interface FleetServerParts {
  readonly row: ServerRow;
  readonly client: RenderServer;
  /** Writes what was seen of it into its row. */
  readonly remember: (seen: NonNullable<ServerRow['lastSeen']>) => void;
  readonly isHidden?: () => boolean;
  readonly now?: () => number;
}

export class FleetServer {
  readonly client: RenderServer;
  #row = $state.raw<ServerRow>() as ServerRow;
  #link = $state.raw<LinkState>({ at: 'closed' });
  #stats = $state.raw<SystemStats>();
  #queue = $state.raw<ServerQueue>();
  #info = $state.raw<ObjectInfo>();
  #infoFailure = $state.raw<RequestFailure>();
  #latencyMs = $state.raw<number>();
  readonly #parts: FleetServerParts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readingInfo: Promise<void> | undefined;
  readonly #onReady = new Set<() => void>();
  readonly #stop: () => void;

  constructor(parts: FleetServerParts) {
    this.#parts = parts;
    this.#row = parts.row;
    this.client = parts.client;
    this.#link = parts.client.link;
    this.#stop = parts.client.onLink((link) => this.#onLink(link));
  }

  get id(): string {
    return this.#row.id;
  }

  get row(): ServerRow {
    return this.#row;
  }

  get name(): string {
    return this.#row.name || this.#row.address.replace(/^https?:\/\//, '');
  }

  get link(): LinkState {
    return this.#link;
  }

  /** Prompts can be sent: it answers, with a socket or without. */
  get isReady(): boolean {
    return this.#link.at === 'online' || this.#link.at === 'polling';
  }

  get stats(): SystemStats | undefined {
    return this.#stats;
  }

  get queue(): ServerQueue | undefined {
    return this.#queue;
  }

  /** What nodes it has; undefined until it was read. */
  get info(): ObjectInfo | undefined {
    return this.#info;
  }

  get infoFailure(): RequestFailure | undefined {
    return this.#infoFailure;
  }

  get latencyMs(): number | undefined {
    return this.#latencyMs;
  }

  /** Called each time that it becomes ready, and when its list of nodes has come. */
  onReady(callback: () => void): () => void {
    this.#onReady.add(callback);
    return () => this.#onReady.delete(callback);
  }

  changeRow(row: ServerRow): void {
    this.#row = row;
  }

  connect(): void {
    this.client.connect();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.client.close();
  }

  /** For good: the server is taken out of the list. */
  async end(): Promise<void> {
    this.#stop();
    this.#onReady.clear();
    await this.close();
  }

  /** Reads nodes and models anew: files were added, a pack was installed. */
  refreshInfo(): Promise<void> {
    this.#readingInfo ??= this.client
      .objectInfo()
      .then((info) => {
        if (info.ok) {
          this.#info = info.value;
          this.#infoFailure = undefined;
          for (const callback of this.#onReady) callback();
        } else this.#infoFailure = info.failure;
      })
      .finally(() => (this.#readingInfo = undefined));
    return this.#readingInfo;
  }

  async refreshHealth(): Promise<void> {
    const now = this.#parts.now ?? Date.now;
    const startedAt = now();
    const stats = await this.client.systemStats();
    if (!stats.ok) return;
    this.#latencyMs = now() - startedAt;
    this.#stats = stats.value;
    const queue = await this.client.queue();
    if (queue.ok) this.#queue = queue.value;
  }

  #onLink(link: LinkState): void {
    const wasReady = this.isReady;
    this.#link = link;
    if (!this.isReady || wasReady) return;
    this.#watch();
    void this.refreshInfo();
    for (const callback of this.#onReady) callback();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const again = () => {
      if (!this.isReady) return;
      const waitMs = this.#parts.isHidden?.() ? HIDDEN_MS : SEEN_MS;
      this.#timer = setTimeout(() => void this.refreshHealth().finally(again), waitMs);
    };
    void this.refreshHealth().finally(() => {
      const stats = this.#stats;
      if (stats) {
        const [device] = stats.devices;
        this.#parts.remember({
          at: (this.#parts.now ?? Date.now)(),
          version: stats.version,
          device: device?.name ?? 'unknown',
          vramTotal: device?.vramTotal ?? 0,
        });
      }
      again();
    });
  }
}
