/* eslint svelte/prefer-svelte-reactivity: "off" -- maps here are bookkeeping; what is shown is raw state, replaced whole */
// The renders of this device: in memory, as the queue shows them, and on the disk.
import { ok, type Result } from '@/lib/result';
import type { Storage, StorageFailure } from '@/storage';
import { changeRender, isEnded, isLive, type Render, type RenderChange } from './render';

/** Ended renders beyond this are forgotten, oldest first; their takes stay. */
const ENDED_KEPT = 400;

export interface BookChange {
  readonly rows: readonly Render[];
  readonly gone: readonly string[];
}

export class RenderBook {
  readonly #storage: Storage;
  readonly #now: () => number;
  /** Made when it is read: a batch changes hundreds of renders one by one. */
  #list: readonly Render[] | undefined;
  #version = $state(0);
  readonly #byId = new Map<string, Render>();
  readonly #byPrompt = new Map<string, string>();
  readonly #writes = new Map<string, Promise<unknown>>();
  readonly #onChange = new Set<(change: BookChange) => void>();

  constructor(storage: Storage, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  /** In the order of their making. */
  get list(): readonly Render[] {
    void this.#version;
    return (this.#list ??= [...this.#byId.values()]);
  }

  find(id: string): Render | undefined {
    return this.#byId.get(id);
  }

  findByPrompt(promptId: string): Render | undefined {
    const id = this.#byPrompt.get(promptId);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  onChange(callback: (change: BookChange) => void): () => void {
    this.#onChange.add(callback);
    return () => this.#onChange.delete(callback);
  }

  /** Reads all rows anew. */
  async load(): Promise<Result<void, StorageFailure>> {
    const rows = await this.#storage.renders.list();
    if (!rows.ok) return rows;
    this.#byId.clear();
    this.#byPrompt.clear();
    for (const row of rows.value) this.#index(row);
    this.#show();
    return ok(undefined);
  }

  /** Takes over rows that are stored already: by another tab, or in one transaction with their takes. */
  take(rows: readonly Render[], gone: readonly string[] = []): void {
    for (const row of rows) this.#index(row);
    for (const id of gone) this.#byId.delete(id);
    this.#show();
    for (const callback of this.#onChange) callback({ rows, gone });
  }

  /**
   * Changes a render in memory at once and on the disk in its turn. `strict` waits for the disk: what
   * must be known after a crash.
   */
  change(
    id: string,
    change: RenderChange,
    durability: 'strict' | 'relaxed' = 'relaxed',
  ): Promise<Result<void, StorageFailure>> {
    return this.changeAll([id], change, durability);
  }

  /** The same change to many, in one write. */
  changeAll(
    ids: readonly string[],
    change: RenderChange,
    durability: 'strict' | 'relaxed' = 'relaxed',
  ): Promise<Result<void, StorageFailure>> {
    const rows: Render[] = [];
    for (const id of new Set(ids)) {
      const before = this.#byId.get(id);
      const after = before && changeRender(before, change, this.#now());
      if (after && after !== before) rows.push(after);
    }
    return rows.length === 0 ? Promise.resolve(ok(undefined)) : this.put(rows, durability);
  }

  put(
    rows: readonly Render[],
    durability: 'strict' | 'relaxed' = 'relaxed',
  ): Promise<Result<void, StorageFailure>> {
    this.take(rows);
    return this.#write(rows, durability);
  }

  /** Takes ended renders off the list; live ones stay. */
  async forget(ids: readonly string[]): Promise<Result<void, StorageFailure>> {
    const gone = ids.filter((id) => {
      const render = this.#byId.get(id);
      return render !== undefined && isEnded(render) && !render.isStopping;
    });
    if (gone.length === 0) return ok(undefined);
    await Promise.all(gone.map((id) => this.#writes.get(id)));
    for (const id of gone) this.#writes.delete(id);
    this.take([], gone);
    return this.#storage.renders.delete(gone);
  }

  async forgetOldest(): Promise<void> {
    const ended = this.list.filter((render) => !isLive(render));
    if (ended.length > ENDED_KEPT) {
      await this.forget(ended.slice(0, ended.length - ENDED_KEPT).map(({ id }) => id));
    }
  }

  /** One write at a time for each render, so that an older state never lands on a newer one. */
  #write(
    rows: readonly Render[],
    durability: 'strict' | 'relaxed',
  ): Promise<Result<void, StorageFailure>> {
    const before = Promise.all(rows.map(({ id }) => this.#writes.get(id)));
    const write = before.then(() => {
      const now = rows.flatMap(({ id }) => this.#byId.get(id) ?? []);
      return this.#storage.renders.put(now, durability);
    });
    for (const { id } of rows) this.#writes.set(id, write);
    return write;
  }

  #index(row: Render): void {
    this.#byId.set(row.id, row);
    if (row.sent) this.#byPrompt.set(row.sent.promptId, row.id);
    for (const { promptId } of row.abandoned) this.#byPrompt.set(promptId, row.id);
  }

  #show(): void {
    this.#list = undefined;
    this.#version += 1;
  }
}
