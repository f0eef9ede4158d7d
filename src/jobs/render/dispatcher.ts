// Sends renders that wait, listens to those that run, fetches what came of them. Runs in one tab at a
// time. What a server tells over its socket makes the bars move; what it answers when asked decides.
import type { Graph, ServerEvent } from '@/comfy';
import type { FleetServer } from '../servers/fleet-server.svelte';
import { Desk, type DispatcherParts } from './desk';
import { Inquiry } from './inquiry';
import { canRun, lackOf } from './needs';
import { isLive, isWaiting, promptsOf, type Render } from './render';
import { nextSend } from './schedule';
import { Sender } from './sender';
import { Settler } from './settler';
import { whyWaiting } from './why-waiting';

/** Ms. How often what was sent is asked about where no socket tells, and where one should. */
const ASK_MS = 1500;
const SILENT_MS = 10_000;
/** A server this long away gives back what it held, if another can run it. */
const AWAY_MS = 30_000;
const TICK_MS = 1000;

export class Dispatcher {
  readonly #desk: Desk;
  readonly #inquiry: Inquiry;
  readonly #sender: Sender;
  readonly #settler: Settler;
  readonly #awaySince = new Map<string, number>();
  readonly #listening = new Map<string, { readonly to: FleetServer; readonly stop: () => void }>();
  #stopFollowing: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(parts: DispatcherParts) {
    this.#desk = new Desk(parts);
    this.#inquiry = new Inquiry(
      this.#desk,
      () => this.#settler,
      () => this.pump(),
    );
    this.#sender = new Sender(this.#desk, this.#inquiry.askSoon);
    this.#settler = new Settler(this.#desk, this.#inquiry.askSoon);
  }

  start(): void {
    const { fleet, book } = this.#desk.parts;
    this.#stopFollowing = fleet.onChange(() => this.#onFleet());
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#onFleet();
    for (const render of book.list) if (render.state === 'sent') void this.#listenAgain(render);
  }

  end(): void {
    this.#desk.isEnded = true;
    clearInterval(this.#timer);
    this.#inquiry.end();
    this.#stopFollowing?.();
    for (const { stop } of this.#listening.values()) stop();
    this.#listening.clear();
  }

  /** Sends what can be sent. Call it whenever something has changed. */
  pump(): void {
    const { fleet, book, isPaused } = this.#desk.parts;
    if (this.#desk.isEnded || isPaused()) return;
    this.#failOrphans();
    for (;;) {
      const waiting = book.list.filter((one) => isWaiting(one) && !this.#desk.claimed.has(one.id));
      if (waiting.length === 0) return;
      const slots = fleet.ready
        .filter((server) => server.info && !this.#sender.isCooling(server.id))
        .map((server) => ({
          server: server.id,
          held: this.#heldBy(server.id),
          maxAhead: server.row.maxAhead,
          canRun: (render: Render) => canRunOn(render, server),
        }));
      // With those that are done: some wait for their pictures.
      const done = book.list.filter(({ state }) => state === 'done');
      const next = nextSend([...waiting, ...done], slots);
      if (!next) {
        this.#tellWhyWaiting(waiting);
        return;
      }
      void this.#sender.send(next.render, next.server).finally(() => this.pump());
    }
  }

  /** Stops a render where it is: taken out of the server's queue, or interrupted by its own id. */
  async stop(id: string): Promise<void> {
    const { book, fleet, onRest } = this.#desk.parts;
    const render = book.find(id);
    if (!render?.isStopping || !render.sent) return;
    onRest(id);
    if (fleet.find(render.sent.server)?.isReady) await this.#inquiry.ask(render.sent.server);
    this.pump();
  }

  /** Asks all servers about everything that they should know of. */
  async askAll(): Promise<void> {
    await Promise.all(this.#desk.parts.fleet.ready.map(({ id }) => this.#inquiry.ask(id)));
  }

  /** Fetches again a result that could not be stored. */
  storeAgain(id: string): void {
    const render = this.#desk.parts.book.find(id);
    if (render?.sent && render.state === 'storing') void this.#settler.settle(render);
  }

  /** A render whose base did not come about cannot be made. */
  #failOrphans(): void {
    const { book } = this.#desk.parts;
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
    const { book } = this.#desk.parts;
    const sent = book.list.filter((one) => one.state === 'sent' && one.sent?.server === server);
    const claimed = [...this.#desk.claimed].filter(
      ([id, by]) => by === server && book.find(id)?.state === 'queued',
    );
    return sent.length + claimed.length;
  }

  #tellWhyWaiting(waiting: readonly Render[]): void {
    const { fleet, book } = this.#desk.parts;
    const ready = fleet.ready.flatMap(({ id, info, row }) =>
      info ? [{ id, info, remaps: row.remaps }] : [],
    );
    const told = waiting.flatMap((render) => {
      const message = whyWaiting(render, ready, (id) => book.find(id));
      return message === render.message ? [] : [{ ...render, message }];
    });
    if (told.length > 0) book.take(told);
  }

  #onFleet(): void {
    const { fleet } = this.#desk.parts;
    for (const [id, { to, stop }] of this.#listening) {
      if (fleet.find(id) === to) continue;
      stop();
      this.#listening.delete(id);
      this.#desk.running.delete(id);
    }
    for (const server of fleet.servers) if (!this.#listening.has(server.id)) this.#listen(server);
    this.#letGo();
    this.pump();
  }

  #listen(server: FleetServer): void {
    const { id } = server;
    const ask = () => void this.#inquiry.ask(id).then(() => this.pump());
    const stops = [
      server.client.onEvent((event) => this.#onEvent(server, event)),
      server.onReady(() => {
        this.#sender.forgetUploads(id);
        ask();
      }),
    ];
    this.#listening.set(id, { to: server, stop: () => stops.forEach((stop) => stop()) });
    if (server.isReady) ask();
  }

  /** A server that was taken out of the list answers no more: nothing is waited for from it. */
  #letGo(): void {
    const { fleet, book, onRest } = this.#desk.parts;
    for (const render of book.list) {
      const abandoned = render.abandoned.filter(({ server }) => fleet.find(server));
      if (abandoned.length < render.abandoned.length) void book.put([{ ...render, abandoned }]);
      if (!render.sent || fleet.find(render.sent.server)) continue;
      if (render.isStopping) void book.change(render.id, { do: 'stopped' });
      if (render.state !== 'sent') continue;
      onRest(render.id);
      const why = 'Its server was taken out of the list';
      void book.change(render.id, { do: 'take-back', why, isLoss: true });
    }
  }

  #tick(): void {
    const { fleet, book } = this.#desk.parts;
    const now = this.#desk.now();
    for (const server of fleet.servers) {
      const { id, isReady, client, link } = server;
      if (isReady) this.#awaySince.delete(id);
      else if (!this.#awaySince.has(id)) this.#awaySince.set(id, now);
      const concerned = book.list.filter((render) => promptsOf(render, id).length > 0);
      if (concerned.length === 0) continue;
      if (!isReady) {
        if (now - (this.#awaySince.get(id) ?? now) >= AWAY_MS) this.#giveBack(server);
        continue;
      }
      const silentMs = now - Math.max(client.lastMessageAt, this.#inquiry.askedAt(id));
      const isHeard = concerned.every(
        ({ state, sent }) => state !== 'sent' || !sent || this.#desk.heard.has(sent.promptId),
      );
      const most = link.at === 'polling' || !isHeard ? ASK_MS : SILENT_MS;
      if (silentMs >= most) void this.#inquiry.ask(id);
    }
    this.pump();
  }

  /** What a server that went away held goes back to the queue where another server can run it. */
  #giveBack(server: FleetServer): void {
    const { fleet, book, onRest } = this.#desk.parts;
    const why = `${server.name} does not answer; another server takes it over`;
    for (const render of book.list) {
      const isHeld = render.state === 'sent' && render.sent?.server === server.id;
      if (!isHeld || render.server !== undefined) continue;
      if (!fleet.ready.some((one) => one !== server && canRunOn(render, one))) continue;
      onRest(render.id);
      void book.change(render.id, { do: 'take-back', why }, 'strict');
    }
  }

  #onEvent(server: FleetServer, event: ServerEvent): void {
    const { book, onMessage } = this.#desk.parts;
    const { running, heard } = this.#desk;
    if (event.kind === 'preview' && event.promptId === undefined) {
      // Foreign previews come too: only while a prompt of ours is known to run.
      const render = book.findByPrompt(running.get(server.id) ?? '');
      if (render) onMessage(render.id, event);
      return;
    }
    if (!('promptId' in event) || event.promptId === undefined) return;
    const render = book.findByPrompt(event.promptId);
    if (!render || render.sent?.promptId !== event.promptId) return;
    heard.add(event.promptId);
    switch (event.kind) {
      case 'start':
        running.set(server.id, event.promptId);
        void book.change(render.id, { do: 'accept' });
        break;
      case 'executed':
        void book.change(render.id, { do: 'files', files: [...event.files] });
        break;
      case 'end':
        running.delete(server.id);
        void this.#settler.settle(render).then(() => this.pump());
        return;
      case 'error':
        this.#desk.log(render.id, `${event.error.type}: ${event.error.message}`);
        break;
    }
    if (render.state === 'sent') onMessage(render.id, event);
  }

  /** A run that began before this tab led: its graph is read again, so that its bar can move. */
  async #listenAgain({ id, sent }: Render): Promise<void> {
    const { storage, onRun } = this.#desk.parts;
    const request = await storage.renders.request(id);
    if (request.ok && sent) onRun(id, sent.promptId, request.value.graph as Graph);
  }
}

function canRunOn(render: Render, { info, row }: FleetServer): boolean {
  return info !== undefined && canRun(lackOf(render.needs, info, row.remaps));
}
