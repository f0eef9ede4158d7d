// Sends renders that wait, listens to those that run, fetches what came of them. Runs in one tab at a
// time. What a server tells over its socket makes the bars move; what it answers when asked decides.
import {
  describeFailure as describeRequest,
  randomUuid,
  type Graph,
  type HistoryEntry,
  type OutputFile,
  type RequestFailure,
  type ServerEvent,
  type SubmitFailure,
} from '@/comfy';
import { describeFailure as describeStorage, type RenderRequest, type Storage } from '@/storage';
import type { AssetId } from '@/story';
import type { Fleet } from '../servers/fleet.svelte';
import type { FleetServer } from '../servers/fleet-server.svelte';
import type { RenderBook } from './book.svelte';
import { canRun, lackOf, lackWords, remapGraph } from './needs';
import { judge } from './reconcile';
import { isLive, isWaiting, LOSSES, withLog, type Render } from './render';
import { nextSend } from './schedule';
import { storeResult, withBase, type FinishPicture, type RunResult } from './store-result';
import { uploadInputs, type Uploaded } from './upload';

export interface DispatcherParts {
  readonly storage: Storage;
  readonly fleet: Fleet;
  readonly book: RenderBook;
  readonly finishPicture: FinishPicture;
  readonly isPaused: () => boolean;
  /** A render runs: messages about it follow. */
  readonly onRun: (id: string, promptId: string, graph: Graph) => void;
  readonly onMessage: (id: string, event: ServerEvent) => void;
  /** It runs no more. */
  readonly onRest: (id: string) => void;
  /** The disk cannot keep what is sent; nothing more is sent until the user goes on. */
  readonly onCannotStore: (words: { readonly title: string; readonly hint: string }) => void;
  readonly now?: () => number;
}

/** Ms. How often what was sent is asked about where no socket tells, and where one should. */
const ASK_MS = 1500;
const SILENT_MS = 10_000;
/** A socket this long silent while a prompt of ours runs has lost its client id: open it anew. */
const DEAF_MS = 30_000;
/** A server this long away gives back what it held, if another can run it. */
const AWAY_MS = 30_000;
/** After a refusal that is the server's own trouble. */
const COOL_MS = 5000;
/** Until a question that could not be answered yet is asked again. */
const SOON_MS = 1000;

export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #now: () => number;
  readonly #stops: (() => void)[] = [];
  /** By server: when it was last asked, and when it went away. */
  readonly #askedAt = new Map<string, number>();
  readonly #awaySince = new Map<string, number>();
  readonly #coolUntil = new Map<string, number>();
  readonly #listening = new Map<string, { readonly to: FleetServer; readonly stop: () => void }>();
  readonly #asking = new Map<string, Promise<void>>();
  /** Renders that are on their way out: their server is taken. */
  readonly #claimed = new Map<string, string>();
  readonly #sending = new Map<string, Promise<unknown>>();
  readonly #settling = new Set<string>();
  /** The prompt that runs on each server, for previews that do not say whose they are. */
  readonly #running = new Map<string, string>();
  readonly #uploaded: Uploaded = new Map();
  /** Prompts whose events this tab hears: those that it sent. Others are asked about more often. */
  readonly #heard = new Set<string>();
  readonly #soon = new Map<string, ReturnType<typeof setTimeout>>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #isEnded = false;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
  }

  start(): void {
    this.#stops.push(this.#parts.fleet.onChange(() => this.#onFleet()));
    this.#timer = setInterval(() => this.#tick(), 1000);
    this.#onFleet();
    for (const render of this.#parts.book.list) {
      if (render.state === 'sent') void this.#listenAgain(render);
    }
  }

  end(): void {
    this.#isEnded = true;
    clearInterval(this.#timer);
    for (const timer of this.#soon.values()) clearTimeout(timer);
    for (const stop of this.#stops) stop();
    for (const { stop } of this.#listening.values()) stop();
    this.#listening.clear();
  }

  /** Sends what can be sent. Call it whenever something has changed. */
  pump(): void {
    const { fleet, book, isPaused } = this.#parts;
    if (this.#isEnded || isPaused()) return;
    for (;;) {
      this.#failOrphans();
      const waiting = book.list.filter((one) => isWaiting(one) && !this.#claimed.has(one.id));
      if (waiting.length === 0) return;
      const slots = fleet.ready
        .filter((server) => server.info && this.#now() >= (this.#coolUntil.get(server.id) ?? 0))
        .map((server) => ({
          server: server.id,
          held: this.#heldBy(server.id),
          maxAhead: server.row.maxAhead,
          canRun: (render: Render) => this.#canRun(render, server),
        }));
      // With those that are done: some wait for their pictures.
      const done = book.list.filter(({ state }) => state === 'done');
      const next = nextSend([...waiting, ...done], slots);
      if (!next) {
        this.#tellWhyWaiting(waiting);
        return;
      }
      this.#claimed.set(next.render.id, next.server);
      // One after the other to each server, so that they arrive in our order.
      const before = this.#sending.get(next.server) ?? Promise.resolve();
      const sending = before.then(() => this.#send(next.render, next.server));
      this.#sending.set(
        next.server,
        sending.catch(() => undefined),
      );
      void sending.finally(() => {
        this.#claimed.delete(next.render.id);
        this.pump();
      });
    }
  }

  /** Stops a render where it is: taken out of the server's queue, or interrupted by its own id. */
  async stop(id: string): Promise<void> {
    const render = this.#parts.book.find(id);
    if (!render?.isStopping || !render.sent) return;
    this.#parts.onRest(id);
    const server = this.#parts.fleet.find(render.sent.server);
    if (server?.isReady) await this.ask(server.id);
    this.pump();
  }

  /** Asks a server about everything that it should know of. One question at a time. */
  ask(serverId: string): Promise<void> {
    const running = this.#asking.get(serverId);
    if (running) return running.then(() => this.#askOnce(serverId));
    return this.#askOnce(serverId);
  }

  #askSoon(serverId: string): void {
    if (this.#isEnded || this.#soon.has(serverId)) return;
    const timer = setTimeout(() => {
      this.#soon.delete(serverId);
      void this.ask(serverId).then(() => this.pump());
    }, SOON_MS);
    this.#soon.set(serverId, timer);
  }

  async askAll(): Promise<void> {
    await Promise.all(this.#parts.fleet.ready.map(({ id }) => this.ask(id)));
  }

  /** Fetches again a result that could not be stored. */
  storeAgain(id: string): void {
    const render = this.#parts.book.find(id);
    if (render?.sent && render.state === 'storing') void this.#settle(render, undefined);
  }

  #askOnce(serverId: string): Promise<void> {
    const known = this.#asking.get(serverId);
    if (known) return known;
    const asking = this.#reconcile(serverId)
      .catch((error: unknown) => {
        if (!this.#isEnded) throw error;
      })
      .finally(() => this.#asking.delete(serverId));
    this.#asking.set(serverId, asking);
    return asking;
  }

  /** A render whose base did not come about cannot be made. */
  #failOrphans(): void {
    const { book } = this.#parts;
    for (const render of book.list) {
      if (!isWaiting(render) || render.after === undefined) continue;
      const base = book.find(render.after);
      if (base && (isLive(base) || base.assets.length > 0)) continue;
      const failure = {
        title: 'The picture that it is made from is missing',
        hint: `${base ? `“${base.title}” was not rendered` : 'Its render is gone'}. Render that one first, then ask for this one again.`,
      };
      void book.change(render.id, { do: 'fail', failure });
    }
  }

  #heldBy(server: string): number {
    const sent = this.#parts.book.list.filter(
      (render) => render.state === 'sent' && render.sent?.server === server,
    ).length;
    const claimed = [...this.#claimed].filter(
      ([id, by]) => by === server && this.#parts.book.find(id)?.state === 'queued',
    ).length;
    return sent + claimed;
  }

  #canRun(render: Render, server: FleetServer): boolean {
    const { info, row } = server;
    return info !== undefined && canRun(lackOf(render.needs, info, row.remaps));
  }

  #tellWhyWaiting(waiting: readonly Render[]): void {
    const { fleet, book } = this.#parts;
    const ready = fleet.ready.filter(({ info }) => info !== undefined);
    for (const render of waiting) {
      const base = render.after === undefined ? undefined : book.find(render.after);
      const able = ready.filter(
        (server) =>
          (render.server === undefined || render.server === server.id) &&
          this.#canRun(render, server),
      );
      const [first] = ready;
      const lack = first?.info && lackOf(render.needs, first.info, first.row.remaps);
      const message =
        able.length > 0
          ? base && isLive(base)
            ? `Waits for “${base.title}”`
            : ''
          : ready.length === 0
            ? 'Waits for a server'
            : render.server !== undefined && !ready.some(({ id }) => id === render.server)
              ? 'Waits for its server'
              : lack && !canRun(lack)
                ? `No connected server has ${lackWords(lack)}`
                : 'No connected server can run it';
      if (render.message !== message) book.take([{ ...render, message }]);
    }
  }

  async #send(render: Render, serverId: string): Promise<void> {
    const { storage, fleet, book } = this.#parts;
    // Cancelled or paused while it waited for its turn.
    if (book.find(render.id)?.state !== 'queued' || this.#parts.isPaused()) return;
    const server = fleet.find(serverId);
    const request = await storage.renders.request(render.id);
    if (!server) return;
    if (!request.ok) {
      await book.change(render.id, { do: 'fail', failure: describeStorage(request.failure) });
      return;
    }
    const remapped = remapGraph(request.value.graph as Graph, server.row.remaps);
    const base = render.after === undefined ? undefined : book.find(render.after)?.assets[0];
    const inputs = request.value.inputs.flatMap(({ asset = base, ...at }) =>
      asset === undefined ? [] : [{ ...at, asset }],
    );
    const graph = await uploadInputs(remapped, inputs, {
      serverId,
      client: server.client,
      uploaded: this.#uploaded,
      blobOf: (id: AssetId) => storage.assets.blobOf(id),
    });
    if (!graph.ok) {
      if (graph.failure.kind === 'lost') {
        await book.change(render.id, { do: 'fail', failure: graph.failure.words });
      } else await this.#onRefusal(render.id, serverId, graph.failure.failure);
      return;
    }
    // Cancelled or paused while its pictures went over.
    if (book.find(render.id)?.state !== 'queued' || this.#parts.isPaused() || this.#isEnded) return;
    const promptId = randomUuid();
    const kept = await book.change(render.id, { do: 'send', server: serverId, promptId }, 'strict');
    if (!kept.ok) {
      const words = describeStorage(kept.failure);
      await book.change(render.id, { do: 'take-back', why: words.title, isLoss: true });
      this.#parts.onCannotStore(words);
      return;
    }
    this.#heard.add(promptId);
    this.#parts.onRun(render.id, promptId, graph.value);
    await this.#submit(render.id, server, promptId, graph.value, request.value);
  }

  async #submit(
    id: string,
    server: FleetServer,
    promptId: string,
    graph: Graph,
    request: RenderRequest,
  ): Promise<void> {
    const { book } = this.#parts;
    const answer = await server.client.submit({
      promptId,
      graph,
      ...(request.workflow !== undefined && { pngInfo: { workflow: request.workflow } }),
    });
    if (answer.ok) {
      await book.change(id, { do: 'accept' });
      const lines = [`Sent to ${server.name} as ${promptId}.`, ...answer.value.warnings];
      for (const line of lines) this.#log(id, line);
      return;
    }
    const { failure } = answer;
    if (failure.kind === 'rejected') {
      this.#parts.onRest(id);
      const { title, hint, fix } = describeRequest(failure);
      const details = failure.problems.map(
        (one) => `${one.node ?? ''} ${one.message} ${one.details}`,
      );
      await book.change(id, {
        do: 'fail',
        failure: { title, hint, ...(fix && { fix }), details: details.join('\n') },
      });
      // What it offers may have changed since it was read.
      void server.refreshInfo();
      return;
    }
    await this.#onRefusal(id, server.id, failure);
  }

  /** The server's own trouble: nothing is wrong with the render. */
  async #onRefusal(
    id: string,
    serverId: string,
    failure: RequestFailure | Exclude<SubmitFailure, { kind: 'rejected' }>,
  ): Promise<void> {
    const { book } = this.#parts;
    this.#coolUntil.set(serverId, this.#now() + COOL_MS);
    const { title } = describeRequest(failure);
    // Without an answer nobody knows whether it arrived: the server is asked when it answers again.
    const mayHaveArrived = failure.kind !== 'denied' && failure.kind !== 'too-large';
    const render = book.find(id);
    if (render?.state === 'sent' && !mayHaveArrived) {
      this.#parts.onRest(id);
      await book.change(id, { do: 'take-back', why: title, isLoss: true });
    } else {
      this.#log(id, title);
      if (render?.state === 'sent') this.#askSoon(serverId);
    }
  }

  #onFleet(): void {
    const { fleet, book } = this.#parts;
    for (const [id, { to, stop }] of this.#listening) {
      if (fleet.find(id) === to) continue;
      stop();
      this.#listening.delete(id);
      this.#running.delete(id);
    }
    for (const server of fleet.servers) {
      if (this.#listening.has(server.id)) continue;
      const stops = [
        server.client.onEvent((event) => this.#onEvent(server, event)),
        server.onReady(() => {
          // Its input folder may have been emptied meanwhile.
          for (const key of this.#uploaded.keys()) {
            if (key.startsWith(`${server.id} `)) this.#uploaded.delete(key);
          }
          void this.ask(server.id).then(() => this.pump());
        }),
      ];
      this.#listening.set(server.id, { to: server, stop: () => stops.forEach((stop) => stop()) });
      if (server.isReady) void this.ask(server.id);
    }
    // A server that was taken out of the list answers no more.
    for (const render of book.list) {
      if (render.state !== 'sent' || !render.sent || fleet.find(render.sent.server)) continue;
      this.#parts.onRest(render.id);
      const why = 'Its server was taken out of the list';
      void book.change(render.id, { do: 'take-back', why, isLoss: true });
    }
    this.pump();
  }

  #tick(): void {
    const { fleet, book } = this.#parts;
    const now = this.#now();
    for (const server of fleet.servers) {
      const { id } = server;
      if (server.isReady) this.#awaySince.delete(id);
      else if (!this.#awaySince.has(id)) this.#awaySince.set(id, now);
      const concerned = book.list.some((render) => concerns(render, id));
      if (!concerned) continue;
      if (!server.isReady) {
        if (now - (this.#awaySince.get(id) ?? now) >= AWAY_MS) this.#giveBack(server);
        continue;
      }
      const silentMs = now - Math.max(server.client.lastMessageAt, this.#askedAt.get(id) ?? 0);
      const isHeard = book.list.every(
        ({ state, sent }) =>
          state !== 'sent' || sent?.server !== id || this.#heard.has(sent.promptId),
      );
      const most = server.link.at === 'polling' || !isHeard ? ASK_MS : SILENT_MS;
      if (silentMs >= most) void this.ask(id);
    }
    this.pump();
  }

  /** What a server that went away held goes back to the queue where another server can run it. */
  #giveBack(server: FleetServer): void {
    const { fleet, book } = this.#parts;
    for (const render of book.list) {
      if (render.state !== 'sent' || render.sent?.server !== server.id) continue;
      if (render.server !== undefined) continue;
      const other = fleet.ready.some((one) => one !== server && this.#canRun(render, one));
      if (!other) continue;
      this.#parts.onRest(render.id);
      void book.change(
        render.id,
        { do: 'take-back', why: `${server.name} does not answer; another server takes it over` },
        'strict',
      );
    }
  }

  #onEvent(server: FleetServer, event: ServerEvent): void {
    const { book } = this.#parts;
    if (event.kind === 'preview' && event.promptId === undefined) {
      // Foreign previews come too: only while a prompt of ours is known to run.
      const promptId = this.#running.get(server.id);
      const render = promptId === undefined ? undefined : book.findByPrompt(promptId);
      if (render) this.#parts.onMessage(render.id, event);
      return;
    }
    if (!('promptId' in event) || event.promptId === undefined) return;
    const render = book.findByPrompt(event.promptId);
    if (!render || render.sent?.promptId !== event.promptId) return;
    this.#heard.add(event.promptId);
    switch (event.kind) {
      case 'start':
        this.#running.set(server.id, event.promptId);
        void book.change(render.id, { do: 'accept' });
        break;
      case 'executed':
        void book.change(render.id, { do: 'files', files: [...event.files] });
        break;
      case 'end':
        this.#running.delete(server.id);
        void this.#settle(render, undefined).then(() => this.pump());
        return;
      case 'error':
        this.#log(render.id, `${event.error.type}: ${event.error.message}`);
        break;
    }
    if (render.state === 'sent') this.#parts.onMessage(render.id, event);
  }

  /** A run that began before this tab led: its graph is read again, so that its bar can move. */
  async #listenAgain(render: Render): Promise<void> {
    const request = await this.#parts.storage.renders.request(render.id);
    const promptId = render.sent?.promptId;
    if (!request.ok || promptId === undefined) return;
    this.#parts.onRun(render.id, promptId, request.value.graph as Graph);
  }

  async #reconcile(serverId: string): Promise<void> {
    const { fleet, book } = this.#parts;
    const server = fleet.find(serverId);
    if (!server?.isReady) return;
    this.#askedAt.set(serverId, this.#now());
    const concerned = book.list.filter((render) => concerns(render, serverId));
    if (concerned.length === 0) return;
    // What is still on its way may arrive after the queue was read: that it is in neither says nothing.
    const onTheWay = new Set(
      concerned.filter(({ id, sent }) => !sent?.isAccepted && this.#claimed.has(id)),
    );
    const { client } = server;
    const queue = await client.queue();
    if (!queue.ok) return;
    for (const render of concerned) {
      for (const sent of promptsOf(render, serverId)) {
        const isQueued = [...queue.value.running, ...queue.value.pending].some(
          ({ promptId }) => promptId === sent.promptId,
        );
        // What is in the queue has no history yet.
        const entry = isQueued ? undefined : await client.history(sent.promptId);
        if (entry && !entry.ok) return;
        const verdict = judge(sent.promptId, queue.value, entry?.value);
        if (verdict.is === 'gone' && sent === render.sent && onTheWay.has(render)) {
          this.#askSoon(serverId);
          continue;
        }
        await this.#apply(render.id, server, sent.promptId, verdict);
      }
    }
  }

  async #apply(
    id: string,
    server: FleetServer,
    promptId: string,
    verdict: ReturnType<typeof judge>,
  ): Promise<void> {
    const { book } = this.#parts;
    const { client } = server;
    const render = book.find(id);
    if (!render) return;
    const isAbandoned = render.abandoned.some((sent) => sent.promptId === promptId);
    if (isAbandoned || render.isStopping) {
      if (verdict.is === 'waiting') await client.deletePending([promptId]);
      else if (verdict.is === 'running') await client.interrupt(promptId);
      else if (isAbandoned) await this.#adopt(render, promptId, verdict);
      else await book.change(id, { do: 'stopped' });
      // Asked once more until it is in neither.
      if (verdict.is === 'waiting' || verdict.is === 'running') this.#askSoon(server.id);
      return;
    }
    if (render.sent?.promptId !== promptId) return;
    if (render.state === 'storing') return this.#settle(render, undefined);
    if (render.state !== 'sent') return;
    switch (verdict.is) {
      case 'done':
        return this.#settle(render, verdict.entry);
      case 'gone':
        return this.#onGone(render, server);
      case 'waiting': {
        const message =
          verdict.ahead === 0
            ? 'Next on the server'
            : `Waits on the server, ${verdict.ahead} before it`;
        await book.change(id, { do: 'accept' });
        await book.change(id, { do: 'tell', message });
        return;
      }
      case 'running': {
        this.#running.set(server.id, promptId);
        await book.change(id, { do: 'accept' });
        const silentMs = this.#now() - client.lastMessageAt;
        if (server.link.at === 'online' && silentMs > DEAF_MS) await client.reopen();
        return;
      }
    }
  }

  /** Given to another server meanwhile, but this one made it after all: whichever is first counts. */
  async #adopt(render: Render, promptId: string, verdict: ReturnType<typeof judge>): Promise<void> {
    const { book } = this.#parts;
    const sent = render.abandoned.find((one) => one.promptId === promptId);
    const abandoned = render.abandoned.filter((one) => one !== sent);
    const isMade = verdict.is === 'done' && verdict.entry.end.how === 'success';
    if (!isMade || !sent || render.state !== 'queued' || this.#claimed.has(render.id)) {
      await book.put([{ ...render, abandoned }]);
      return;
    }
    const adopted: Render = { ...render, abandoned, state: 'sent', sent };
    await book.put([adopted], 'strict');
    await this.#settle(adopted, verdict.entry);
  }

  async #onGone(render: Render, server: FleetServer): Promise<void> {
    const { book } = this.#parts;
    // The files outlive the history: a run that told of its files need not be run again.
    if (render.sent && render.sent.files.some(({ type }) => type === 'output')) {
      return this.#settle(render, undefined, true);
    }
    this.#parts.onRest(render.id);
    if (render.lost + 1 >= LOSSES) {
      await book.change(render.id, {
        do: 'fail',
        failure: {
          title: `${server.name} lost it ${LOSSES} times`,
          hint: 'The server was restarted each time before it was done. It may run out of memory: try a smaller size, then go again.',
          fix: 'retry',
        },
      });
      return;
    }
    const why = `${server.name} was restarted and lost it; it goes again`;
    await book.change(render.id, { do: 'take-back', why, isLoss: true }, 'strict');
    this.pump();
  }

  /** Ends a render by what history says of it, or by the files that it told of where that is lost. */
  async #settle(
    render: Render,
    known: HistoryEntry | undefined,
    isHistoryLost = false,
  ): Promise<void> {
    const { book, fleet, storage } = this.#parts;
    const { sent } = render;
    const server = sent && fleet.find(sent.server);
    if (!sent || !server || this.#settling.has(render.id)) return;
    this.#settling.add(render.id);
    try {
      let entry = known;
      if (!entry && !isHistoryLost) {
        const asked = await server.client.history(sent.promptId);
        if (!asked.ok) return;
        entry = asked.value;
        // At the end of a run the entry is there; where it is not, the next question decides.
        if (!entry && !(render.state === 'storing' && sent.files.length > 0)) return;
      }
      const now = book.find(render.id);
      if (!now || (now.state !== 'sent' && now.state !== 'storing')) return;
      const result = resultOf(now, entry);
      if (result === 'interrupted') {
        this.#parts.onRest(render.id);
        await book.change(render.id, { do: 'cancel', why: 'Stopped on the server' });
        await book.change(render.id, { do: 'stopped' });
        return;
      }
      if (result.failure && result.files.length === 0) {
        this.#parts.onRest(render.id);
        await book.change(render.id, { do: 'fail', failure: result.failure }, 'strict');
        return;
      }
      await book.change(render.id, { do: 'store' }, 'strict');
      const request = await storage.renders.request(render.id);
      const storing = book.find(render.id);
      if (!storing) return;
      if (!request.ok) {
        await book.change(render.id, { do: 'fail', failure: describeStorage(request.failure) });
        return;
      }
      const base = storing.after === undefined ? undefined : book.find(storing.after)?.assets[0];
      const stored = await storeResult(storing, withBase(request.value, base), result, {
        storage,
        client: server.client,
        finishPicture: this.#parts.finishPicture,
        isWanted: () => book.find(render.id)?.state === 'storing',
        now: this.#now,
      });
      if (stored.ok) {
        this.#parts.onRest(render.id);
        book.take([stored.value]);
        await book.forgetOldest();
      } else if (stored.failure.kind === 'refused') {
        this.#parts.onRest(render.id);
        await book.change(render.id, { do: 'fail', failure: stored.failure.failure }, 'strict');
      }
      // It stays in `storing` and is fetched when the server answers again.
      else if (stored.failure.kind === 'away') this.#askSoon(server.id);
    } finally {
      this.#settling.delete(render.id);
    }
  }

  #log(id: string, text: string): void {
    const render = this.#parts.book.find(id);
    if (!render) return;
    void this.#parts.book.put([withLog(render, text.slice(0, 2000), this.#now())]);
  }
}

function concerns(render: Render, server: string): boolean {
  return promptsOf(render, server).length > 0;
}

/** Prompts of a render that this server may still know of. */
function promptsOf(render: Render, server: string): readonly { readonly promptId: string }[] {
  const isOpen = render.state === 'sent' || render.state === 'storing' || render.isStopping;
  const own = isOpen && render.sent?.server === server ? [render.sent] : [];
  return [...own, ...render.abandoned.filter((sent) => sent.server === server)];
}

function resultOf(render: Render, entry: HistoryEntry | undefined): RunResult | 'interrupted' {
  const told: readonly OutputFile[] = render.sent?.files ?? [];
  if (!entry) return { files: told, isCached: false, tookMs: undefined };
  const { end, startedAt, endedAt } = entry;
  const tookMs = startedAt !== undefined && endedAt !== undefined ? endedAt - startedAt : undefined;
  const run = { files: entry.files, isCached: entry.isCached, tookMs };
  if (end.how === 'success') return run;
  if (end.how === 'interrupted') return 'interrupted';
  const { title, hint, fix } = describeRequest(end.error);
  const details = [end.error.message, ...end.error.traceback].join('\n').slice(0, 8000);
  return { ...run, failure: { title, hint, details, ...(fix && { fix }) } };
}
