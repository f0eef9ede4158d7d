/* eslint svelte/prefer-svelte-reactivity: "off" -- sets of callbacks are bookkeeping; what is shown is raw state, replaced whole */
// The user's ComfyUI servers: the list, in storage, and the living connections of this tab.
import { createContext } from 'svelte';
import type { RenderServer } from '@/comfy';
import { ok, type Result } from '@/lib/result';
import type { ServerAuth, ServerRow, Storage, StorageFailure } from '@/storage';
import { newId } from '@/story';
import { FleetServer } from './fleet-server.svelte';

export interface FleetEnvironment {
  /** The client for an address; its way in is known to it alone. */
  readonly makeClient: (row: ServerRow, auth: ServerAuth | undefined) => RenderServer;
  /** False where the browser would ask the user: that waits for a click. */
  readonly mayConnectUnasked: (row: ServerRow) => Promise<boolean>;
  readonly isHidden?: () => boolean;
}

export class Fleet {
  readonly #storage: Storage;
  readonly #environment: FleetEnvironment;
  #servers = $state.raw<readonly FleetServer[]>([]);
  #waiting = $state.raw<ReadonlySet<string>>(new Set());
  readonly #onChange = new Set<() => void>();

  /** Reads the list and connects to what may be connected to without asking. */
  static async open(
    storage: Storage,
    environment: FleetEnvironment,
  ): Promise<Result<Fleet, StorageFailure>> {
    const rows = await storage.servers.list();
    if (!rows.ok) return rows;
    const fleet = new Fleet(storage, environment);
    const servers = await Promise.all(rows.value.map((row) => fleet.#make(row)));
    fleet.#servers = servers;
    for (const server of servers) void fleet.#connectUnasked(server);
    return ok(fleet);
  }

  constructor(storage: Storage, environment: FleetEnvironment) {
    this.#storage = storage;
    this.#environment = environment;
  }

  /** In the user's order. */
  get servers(): readonly FleetServer[] {
    return this.#servers;
  }

  get ready(): readonly FleetServer[] {
    return this.#servers.filter(({ isReady }) => isReady);
  }

  find(id: string | undefined): FleetServer | undefined {
    return this.#servers.find((server) => server.id === id);
  }

  /** Would be connected to, but the browser would ask first. */
  isWaitingForClick(id: string): boolean {
    return this.#waiting.has(id);
  }

  /** Called when servers come, go, become ready or learn what they have. */
  onChange(callback: () => void): () => void {
    this.#onChange.add(callback);
    return () => this.#onChange.delete(callback);
  }

  /** Adds a server, or gives the one that has this address already. */
  async add(
    about: Pick<ServerRow, 'address'> & Partial<ServerRow>,
    auth?: ServerAuth,
  ): Promise<Result<FleetServer, StorageFailure>> {
    const known = this.#servers.find(({ row }) => row.address === about.address);
    if (known) {
      // A known one keeps its way in unless it is given another.
      if (!auth) return ok(known);
      const stored = await this.setAuth(known.id, auth);
      return stored.ok ? ok(this.find(known.id) ?? known) : stored;
    }
    const row: ServerRow = {
      name: '',
      order: Math.max(0, ...this.#servers.map((one) => one.row.order)) + 1,
      isOn: true,
      maxAhead: 2,
      notes: '',
      pricePerHour: 0,
      remaps: {},
      ...about,
      id: newId<string>(),
      addedAt: Date.now(),
    };
    const stored = await this.#storage.servers.put([row]);
    if (!stored.ok) return stored;
    if (auth) {
      const kept = await this.#storage.servers.putAuth(row.id, auth);
      if (!kept.ok) return kept;
    }
    const server = await this.#make(row);
    this.#servers = [...this.#servers, server];
    this.#tell();
    return ok(server);
  }

  /** Opens the connection. Call it from a click: the browser may ask. */
  connect(id: string): void {
    this.#waiting = new Set([...this.#waiting].filter((one) => one !== id));
    this.find(id)?.connect();
  }

  async change(
    id: string,
    change: Partial<Omit<ServerRow, 'id' | 'address'>>,
  ): Promise<Result<void, StorageFailure>> {
    const server = this.find(id);
    if (!server) return ok(undefined);
    server.changeRow({ ...server.row, ...change });
    if (change.order !== undefined) {
      this.#servers = [...this.#servers].sort((a, b) => a.row.order - b.row.order);
    }
    this.#tell();
    return this.#storage.servers.put([server.row]);
  }

  /** Another way in: the connection is made anew. */
  async setAuth(id: string, auth: ServerAuth | undefined): Promise<Result<void, StorageFailure>> {
    const server = this.find(id);
    if (!server) return ok(undefined);
    const stored = await this.#storage.servers.putAuth(id, auth);
    if (!stored.ok) return stored;
    await server.end();
    const fresh = await this.#make(server.row);
    this.#servers = this.#servers.map((one) => (one === server ? fresh : one));
    this.#tell();
    return ok(undefined);
  }

  async remove(id: string): Promise<Result<void, StorageFailure>> {
    const server = this.find(id);
    this.#servers = this.#servers.filter((one) => one.id !== id);
    this.#tell();
    // Its secret goes at once, not when its socket has said goodbye.
    const [stored] = await Promise.all([this.#storage.servers.delete(id), server?.end()]);
    return stored;
  }

  /** Closes all connections, so that the page can be put away. */
  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
  }

  /** Opens again what was on when the page was put away. */
  reopen(): void {
    for (const server of this.#servers) {
      if (server.row.isOn && server.link.at === 'closed') void this.#connectUnasked(server);
    }
  }

  async #make(row: ServerRow): Promise<FleetServer> {
    const auth = await this.#storage.servers.auth(row.id);
    // A secret that cannot be read is asked for again by the server's own "denied".
    const client = this.#environment.makeClient(row, auth.ok ? auth.value : undefined);
    const { isHidden } = this.#environment;
    const server = new FleetServer({
      row,
      client,
      remember: (lastSeen) => void this.change(row.id, { lastSeen }),
      ...(isHidden && { isHidden }),
    });
    server.onReady(() => this.#tell());
    client.onLink(() => this.#tell());
    return server;
  }

  async #connectUnasked(server: FleetServer): Promise<void> {
    if (!server.row.isOn) return;
    if (await this.#environment.mayConnectUnasked(server.row)) server.connect();
    else this.#waiting = new Set([...this.#waiting, server.id]);
  }

  #tell(): void {
    for (const callback of this.#onChange) callback();
  }
}

export const [getFleet, setFleet] = createContext<Fleet>();
