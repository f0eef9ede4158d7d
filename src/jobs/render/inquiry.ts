// Asks servers what became of the prompts that they were sent, and does what follows from the answers.
import type { FleetServer } from '../servers/fleet-server.svelte';
import type { Desk } from './desk';
import { judge, type Verdict } from './reconcile';
import { LOSSES, promptsOf, type Render } from './render';
import type { Settler } from './settler';

/** Ms. Until a question that could not be answered yet is asked again. */
const SOON_MS = 1000;
/** A socket this long silent while a prompt of ours runs has lost its client id: open it anew. */
const DEAF_MS = 30_000;

export class Inquiry {
  readonly #desk: Desk;
  readonly #settler: () => Settler;
  readonly #onAnswer: () => void;
  readonly #asking = new Map<string, Promise<void>>();
  readonly #askedAt = new Map<string, number>();
  readonly #soon = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param onAnswer called when something may be sent that could not be before. */
  constructor(desk: Desk, settler: () => Settler, onAnswer: () => void) {
    this.#desk = desk;
    this.#settler = settler;
    this.#onAnswer = onAnswer;
  }

  /** When the server was last asked, ms since 1970; 0 for never. */
  askedAt(server: string): number {
    return this.#askedAt.get(server) ?? 0;
  }

  /** Everything that it should know of. One question at a time; one that was asked before is not enough. */
  ask(server: string): Promise<void> {
    const running = this.#asking.get(server);
    return running ? running.then(() => this.#askOnce(server)) : this.#askOnce(server);
  }

  readonly askSoon = (server: string): void => {
    if (this.#desk.isEnded || this.#soon.has(server)) return;
    const timer = setTimeout(() => {
      this.#soon.delete(server);
      void this.ask(server).then(this.#onAnswer);
    }, SOON_MS);
    this.#soon.set(server, timer);
  };

  end(): void {
    for (const timer of this.#soon.values()) clearTimeout(timer);
    this.#soon.clear();
  }

  #askOnce(server: string): Promise<void> {
    const known = this.#asking.get(server);
    if (known) return known;
    const asking = this.#reconcile(server)
      .catch((error: unknown) => {
        if (!this.#desk.isEnded) throw error;
      })
      .finally(() => this.#asking.delete(server));
    this.#asking.set(server, asking);
    return asking;
  }

  async #reconcile(serverId: string): Promise<void> {
    const { fleet, book } = this.#desk.parts;
    const server = fleet.find(serverId);
    if (!server?.isReady) return;
    this.#askedAt.set(serverId, this.#desk.now());
    const concerned = book.list.filter((render) => promptsOf(render, serverId).length > 0);
    if (concerned.length === 0) return;
    // What is still on its way may arrive after the queue was read: that it is in neither says nothing.
    const onTheWay = new Set(
      concerned.filter(({ id, sent }) => !sent?.isAccepted && this.#desk.claimed.has(id)),
    );
    const queue = await server.client.queue();
    if (!queue.ok) return;
    const queued = new Set(
      [...queue.value.running, ...queue.value.pending].map(({ promptId }) => promptId),
    );
    for (const render of concerned) {
      for (const sent of promptsOf(render, serverId)) {
        // What is in the queue has no history yet.
        const entry = queued.has(sent.promptId)
          ? undefined
          : await server.client.history(sent.promptId);
        if (entry && !entry.ok) return;
        const verdict = judge(sent.promptId, queue.value, entry?.value);
        if (verdict.is === 'gone' && sent === render.sent && onTheWay.has(render)) {
          this.askSoon(serverId);
        } else await this.#apply(render.id, server, sent.promptId, verdict);
      }
    }
  }

  async #apply(id: string, server: FleetServer, promptId: string, verdict: Verdict): Promise<void> {
    const render = this.#desk.parts.book.find(id);
    if (!render) return;
    const isAbandoned = render.abandoned.some((sent) => sent.promptId === promptId);
    if (isAbandoned || render.isStopping) return this.#stop(render, server, promptId, verdict);
    if (render.sent?.promptId !== promptId) return;
    if (render.state === 'storing') return this.#settler().settle(render);
    if (render.state === 'sent') return this.#follow(render, server, promptId, verdict);
  }

  /** Taken out of the queue or interrupted by its own id, and asked about until it is in neither. */
  async #stop(
    render: Render,
    { id, client }: FleetServer,
    promptId: string,
    verdict: Verdict,
  ): Promise<void> {
    if (verdict.is === 'waiting' || verdict.is === 'running') {
      if (verdict.is === 'waiting') await client.deletePending([promptId]);
      else await client.interrupt(promptId);
      this.askSoon(id);
    } else if (render.abandoned.some((sent) => sent.promptId === promptId)) {
      await this.#adopt(render, promptId, verdict);
    } else await this.#desk.parts.book.change(render.id, { do: 'stopped' });
  }

  async #follow(
    render: Render,
    server: FleetServer,
    promptId: string,
    verdict: Verdict,
  ): Promise<void> {
    const { book } = this.#desk.parts;
    const { id } = render;
    switch (verdict.is) {
      case 'done':
        return this.#settler().settle(render, verdict.entry);
      case 'gone':
        return this.#onGone(render, server);
      case 'waiting': {
        const { ahead } = verdict;
        const message =
          ahead === 0 ? 'Next on the server' : `Waits on the server, ${ahead} before it`;
        await book.change(id, { do: 'accept' });
        await book.change(id, { do: 'tell', message });
        return;
      }
      case 'running': {
        this.#desk.running.set(server.id, promptId);
        await book.change(id, { do: 'accept' });
        const silentMs = this.#desk.now() - server.client.lastMessageAt;
        if (server.link.at === 'online' && silentMs > DEAF_MS) await server.client.reopen();
        return;
      }
    }
  }

  /** Given to another server meanwhile, but this one made it after all: whichever is first counts. */
  async #adopt(render: Render, promptId: string, verdict: Verdict): Promise<void> {
    const { book } = this.#desk.parts;
    const sent = render.abandoned.find((one) => one.promptId === promptId);
    const abandoned = render.abandoned.filter((one) => one !== sent);
    const isMade = verdict.is === 'done' && verdict.entry.end.how === 'success';
    if (!isMade || !sent || render.state !== 'queued' || this.#desk.claimed.has(render.id)) {
      await book.put([{ ...render, abandoned }]);
      return;
    }
    const adopted: Render = { ...render, abandoned, state: 'sent', sent };
    await book.put([adopted], 'strict');
    await this.#settler().settle(adopted, verdict.entry);
  }

  async #onGone(render: Render, server: FleetServer): Promise<void> {
    const { book, onRest } = this.#desk.parts;
    // The files outlive the history: a run that told of its files need not be run again.
    if (render.sent?.files.some(({ type }) => type === 'output')) {
      return this.#settler().settle(render, undefined, { isHistoryLost: true });
    }
    onRest(render.id);
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
    this.#onAnswer();
  }
}
