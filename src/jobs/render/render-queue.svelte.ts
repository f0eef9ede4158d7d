/* eslint svelte/prefer-svelte-reactivity: "off" -- sets of callbacks are bookkeeping; what is shown is raw state, replaced whole */
// The render queue as rooms see it: what is asked for, how far it is, and the verbs. One tab sends, every
// tab shows; a tab that does not lead asks the one that does.
import { createContext } from 'svelte';
import { fail, ok, type Result } from '@/lib/result';
import type { Storage, StorageFailure } from '@/storage';
import type { JobLocks } from '../job-locks';
import type { Fleet } from '../servers/fleet.svelte';
import { RenderBook } from './book.svelte';
import { Dispatcher } from './dispatcher';
import { LiveShelf, type LiveView, type ToldLive } from './live-shelf.svelte';
import { remainingMs, renderAgain, rowsOf, type NewRender } from './new-render';
import { isEnded, isLive, isWaiting, type Render } from './render';
import { moveBefore, orderAtEnd } from './schedule';
import { Seat, type Channel } from './seat';
import { newSeed } from './seed';
import type { FinishPicture } from './store-result';

export type { NewRender } from './new-render';
export type { LiveView } from './live-shelf.svelte';

type Verb =
  | { readonly do: 'added'; readonly ids: readonly string[] }
  | { readonly do: 'cancel'; readonly ids: readonly string[] }
  | { readonly do: 'move'; readonly id: string; readonly before: string | undefined }
  | { readonly do: 'first'; readonly ids: readonly string[] }
  | { readonly do: 'pause'; readonly isPaused: boolean }
  | { readonly do: 'forget'; readonly ids: readonly string[] }
  | { readonly do: 'store-again'; readonly id: string }
  | { readonly do: 'refresh' }
  /** A tab that has just come wants to know how things stand. */
  | { readonly do: 'hello' };

type Message =
  | { readonly kind: 'ask'; readonly verb: Verb }
  | { readonly kind: 'rows'; readonly rows: readonly Render[]; readonly gone: readonly string[] }
  | { readonly kind: 'live'; readonly live: ToldLive }
  | { readonly kind: 'paused'; readonly isPaused: boolean };

export interface RenderQueueParts {
  readonly storage: Storage;
  readonly fleet: Fleet;
  readonly finishPicture: FinishPicture;
  readonly locks: JobLocks | undefined;
  readonly channel: Channel | undefined;
  readonly onCannotStore?: (words: { readonly title: string; readonly hint: string }) => void;
  readonly now?: () => number;
}

const PAUSE_KEY = 'render-queue';

export class RenderQueue {
  readonly #parts: RenderQueueParts;
  readonly #book: RenderBook;
  readonly #seat: Seat<Message>;
  readonly #live: LiveShelf;
  readonly #now: () => number;
  /** Changed or, where undefined, gone, and not yet told to the other tabs. */
  readonly #untold = new Map<string, Render | undefined>();
  #dispatcher: Dispatcher | undefined;
  #isPaused = $state.raw(false);
  #isLeading = $state.raw(false);
  readonly #onEnded = new Set<(render: Render) => void>();
  /** Whose end was told. */
  readonly #ended = new Set<string>();

  static async open(parts: RenderQueueParts): Promise<Result<RenderQueue, StorageFailure>> {
    const book = new RenderBook(parts.storage, parts.now);
    const loaded = await book.load();
    if (!loaded.ok) return loaded;
    const settings = await parts.storage.settings.get(PAUSE_KEY);
    const queue = new RenderQueue(parts, book);
    queue.#isPaused = settings.ok && isPauseSetting(settings.value) && settings.value.isPaused;
    return ok(queue);
  }

  private constructor(parts: RenderQueueParts, book: RenderBook) {
    this.#parts = parts;
    this.#book = book;
    this.#now = parts.now ?? Date.now;
    this.#live = new LiveShelf((live) => {
      if (this.#isLeading) this.#seat.post({ kind: 'live', live });
    });
    book.onChange(({ rows, gone }) => {
      if (this.#isLeading) this.#tellRows(rows, gone);
      for (const row of rows) {
        if (isEnded(row)) this.#tellEnded(row);
        // Fetched again after a full disk: it ends once more.
        else this.#ended.delete(row.id);
      }
    });
    this.#seat = new Seat<Message>(parts.locks, parts.channel, {
      lead: () => void this.#lead(),
      message: (message) => this.#onMessage(message),
    });
    this.#ask({ do: 'hello' });
  }

  /** In the order of their making. */
  get list(): readonly Render[] {
    return this.#book.list;
  }

  get live(): readonly Render[] {
    return this.list.filter(isLive);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** This tab sends; closing it leaves what was sent to the next one. */
  get isLeading(): boolean {
    return this.#isLeading;
  }

  find(id: string): Render | undefined {
    return this.list.find((render) => render.id === id);
  }

  viewOf(id: string): LiveView | undefined {
    return this.#live.viewOf(id);
  }

  /** Ms that the renders that wait or run will take, by those that were done; undefined before any. */
  get remainingMs(): number | undefined {
    const { ready } = this.#parts.fleet;
    const ahead = Math.max(1, ...ready.map(({ row }) => row.maxAhead));
    return remainingMs(this.list, this.live.length, { servers: ready.length, ahead });
  }

  /** Called once each time that a render ends, in every tab. */
  onEnded(callback: (render: Render) => void): () => void {
    this.#onEnded.add(callback);
    return () => this.#onEnded.delete(callback);
  }

  /** Stores renders, then sends them in their turn. */
  async add(items: readonly NewRender[]): Promise<Result<readonly Render[], StorageFailure>> {
    const made = rowsOf(items, orderAtEnd(this.list, 'back'), this.#now());
    const stored = await this.#parts.storage.renders.add(made);
    if (!stored.ok) return fail(stored.failure);
    const rows = made.map(({ row }) => row);
    this.#book.take(rows);
    this.#ask({ do: 'added', ids: rows.map(({ id }) => id) });
    return ok(rows);
  }

  /**
   * Asks for the same again, as a new render that names the old one. With `newSeed`, for another
   * picture.
   */
  async again(
    id: string,
    options: { readonly newSeed?: boolean; readonly server?: string } = {},
  ): Promise<Result<Render | undefined, StorageFailure>> {
    const render = this.find(id);
    if (!render) return ok(undefined);
    const request = await this.#parts.storage.renders.request(id);
    if (!request.ok) return request;
    const { newSeed: isNew, server } = options;
    const added = await this.add([
      renderAgain(render, request.value, { server, ...(isNew && { seed: newSeed() }) }),
    ]);
    return added.ok ? ok(added.value[0]) : added;
  }

  cancel(ids: readonly string[]): void {
    this.#ask({ do: 'cancel', ids });
  }

  /** Before another that waits, or to the end of its lane. */
  move(id: string, before: string | undefined): void {
    this.#ask({ do: 'move', id, before });
  }

  /** In this order before all others that wait. */
  putFirst(ids: readonly string[]): void {
    this.#ask({ do: 'first', ids });
  }

  pause(): void {
    this.#ask({ do: 'pause', isPaused: true });
  }

  resume(): void {
    this.#ask({ do: 'pause', isPaused: false });
  }

  /** Takes ended renders off the list; their pictures stay. */
  forget(ids: readonly string[]): void {
    this.#ask({ do: 'forget', ids });
  }

  /** Fetches a result that could not be stored once more. */
  storeAgain(id: string): void {
    this.#ask({ do: 'store-again', id });
  }

  /** Asks all servers about everything, now. */
  refresh(): void {
    this.#ask({ do: 'refresh' });
  }

  close(): void {
    this.#dispatcher?.end();
    this.#dispatcher = undefined;
    this.#isLeading = false;
    this.#postRows();
    this.#seat.close();
    this.#live.clear();
  }

  async #lead(): Promise<void> {
    // What the tab before had not told yet is on the disk.
    const loaded = await this.#book.load();
    if (!loaded.ok) return;
    this.#isLeading = true;
    this.#live.clear();
    const { storage, fleet, finishPicture } = this.#parts;
    this.#dispatcher = new Dispatcher({
      storage,
      fleet,
      finishPicture,
      book: this.#book,
      isPaused: () => this.#isPaused,
      onRun: (id, promptId, graph) => this.#live.start(id, promptId, graph),
      onMessage: (id, event) => this.#live.take(id, event),
      onRest: (id) => this.#live.end(id),
      onCannotStore: (words) => {
        this.#do({ do: 'pause', isPaused: true });
        this.#parts.onCannotStore?.(words);
      },
      now: this.#now,
    });
    this.#dispatcher.start();
  }

  #ask(verb: Verb): void {
    if (this.#isLeading) this.#do(verb);
    else this.#seat.post({ kind: 'ask', verb });
  }

  #onMessage(message: Message): void {
    if (this.#isLeading) {
      if (message.kind === 'ask') this.#do(message.verb);
      return;
    }
    if (message.kind === 'rows') this.#book.take(message.rows, message.gone);
    else if (message.kind === 'paused') this.#isPaused = message.isPaused;
    else if (message.kind === 'live') this.#live.show(message.live);
  }

  #do(verb: Verb): void {
    switch (verb.do) {
      case 'added':
        void this.#takeAdded(verb.ids);
        return;
      case 'cancel':
        void this.#book
          .changeAll(verb.ids, { do: 'cancel', why: 'Cancelled' }, 'strict')
          .then(() => Promise.all(verb.ids.map((id) => this.#dispatcher?.stop(id))));
        for (const id of verb.ids) this.#live.end(id);
        return;
      case 'move':
        this.#reorder(moveBefore(this.list, verb.id, verb.before));
        return;
      case 'first': {
        const top = orderAtEnd(this.list, 'front') - verb.ids.length;
        this.#reorder(verb.ids.map((id, index) => ({ id, order: top + index })));
        return;
      }
      case 'pause':
        this.#isPaused = verb.isPaused;
        this.#seat.post({ kind: 'paused', isPaused: verb.isPaused });
        void this.#parts.storage.settings.put(PAUSE_KEY, { isPaused: verb.isPaused });
        this.#dispatcher?.pump();
        return;
      case 'forget':
        void this.#book.forget(verb.ids);
        return;
      case 'store-again':
        void this.#book
          .change(verb.id, { do: 'store-again' })
          .then(() => this.#dispatcher?.storeAgain(verb.id));
        return;
      case 'refresh':
        void this.#dispatcher?.askAll();
        return;
      case 'hello':
        this.#seat.post({ kind: 'rows', rows: this.list, gone: [] });
        this.#seat.post({ kind: 'paused', isPaused: this.#isPaused });
        this.#live.tellNow();
        return;
    }
  }

  async #takeAdded(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.#book.find(id));
    if (unknown.length > 0) {
      const rows = await this.#parts.storage.renders.getMany(unknown);
      if (rows.ok) this.#book.take(rows.value);
    }
    this.#dispatcher?.pump();
  }

  #reorder(orders: readonly { readonly id: string; readonly order: number }[]): void {
    const rows = orders.flatMap(({ id, order }) => {
      const render = this.#book.find(id);
      return render && isWaiting(render) ? [{ ...render, order }] : [];
    });
    if (rows.length > 0) void this.#book.put(rows);
  }

  /** All that one task changes goes to the other tabs as one message. */
  #tellRows(rows: readonly Render[], gone: readonly string[]): void {
    if (this.#untold.size === 0) queueMicrotask(() => this.#postRows());
    for (const row of rows) this.#untold.set(row.id, row);
    for (const id of gone) this.#untold.set(id, undefined);
  }

  #postRows(): void {
    const rows = [...this.#untold.values()].filter((row) => row !== undefined);
    const gone = [...this.#untold].flatMap(([id, row]) => (row ? [] : [id]));
    this.#untold.clear();
    if (rows.length + gone.length > 0) this.#seat.post({ kind: 'rows', rows, gone });
  }

  #tellEnded(render: Render): void {
    if (this.#ended.has(render.id)) return;
    this.#ended.add(render.id);
    for (const callback of this.#onEnded) callback(render);
  }
}

function isPauseSetting(value: unknown): value is { readonly isPaused: boolean } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'isPaused' in value &&
    typeof value.isPaused === 'boolean'
  );
}

export const [getRenderQueue, setRenderQueue] = createContext<RenderQueue>();
