// One render on its way to one server: its pictures first, then its prompt under an id that is stored
// before it leaves.
import {
  describeFailure as describeRequest,
  randomUuid,
  type Graph,
  type RequestFailure,
} from '@/comfy';
import { describeFailure as describeStorage, type RenderRequest } from '@/storage';
import type { FleetServer } from '../servers/fleet-server.svelte';
import type { Desk } from './desk';
import { remapGraph } from './needs';
import { baseOf, type Render } from './render';
import { withBase } from './store-result';
import { uploadInputs, type Uploaded } from './upload';

/** Ms. After a refusal that is the server's own trouble. */
const COOL_MS = 5000;

export class Sender {
  readonly #desk: Desk;
  readonly #askSoon: (server: string) => void;
  readonly #uploaded: Uploaded = new Map();
  readonly #coolUntil = new Map<string, number>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(desk: Desk, askSoon: (server: string) => void) {
    this.#desk = desk;
    this.#askSoon = askSoon;
  }

  isCooling(server: string): boolean {
    return this.#desk.now() < (this.#coolUntil.get(server) ?? 0);
  }

  /** Its input folder may have been emptied meanwhile. */
  forgetUploads(server: string): void {
    for (const key of this.#uploaded.keys()) {
      if (key.startsWith(`${server} `)) this.#uploaded.delete(key);
    }
  }

  /** One after the other to each server, so that they arrive in our order. */
  async send(render: Render, server: string): Promise<void> {
    const { claimed } = this.#desk;
    claimed.set(render.id, server);
    const before = this.#turns.get(server) ?? Promise.resolve();
    const sending = before.then(() => this.#send(render.id, server));
    this.#turns.set(
      server,
      sending.catch(() => undefined),
    );
    try {
      await sending;
    } finally {
      claimed.delete(render.id);
    }
  }

  async #send(id: string, serverId: string): Promise<void> {
    const { storage, fleet, book, finishPicture, onCannotStore, onRun } = this.#desk.parts;
    const server = fleet.find(serverId);
    const render = book.find(id);
    if (!server || !render || !this.#isStillWanted(id)) return;
    const stored = await storage.renders.request(id);
    if (!stored.ok) {
      await book.change(id, { do: 'fail', failure: describeStorage(stored.failure) });
      return;
    }
    const request = withBase(stored.value, baseOf(render, book));
    const graph = await uploadInputs(
      remapGraph(request.graph as Graph, server.row.remaps),
      request.inputs,
      {
        serverId,
        client: server.client,
        uploaded: this.#uploaded,
        blobOf: (asset) => storage.assets.blobOf(asset),
        finishPicture,
      },
    );
    if (!graph.ok) {
      if (graph.failure.kind === 'lost') {
        await book.change(id, { do: 'fail', failure: { ...graph.failure.words } });
      } else await this.#onRefusal(id, serverId, graph.failure.failure);
      return;
    }
    if (!this.#isStillWanted(id)) return;
    const promptId = randomUuid();
    const kept = await book.change(id, { do: 'send', server: serverId, promptId }, 'strict');
    if (!kept.ok) {
      const words = describeStorage(kept.failure);
      await book.change(id, { do: 'take-back', why: words.title, isLoss: true });
      onCannotStore(words);
      return;
    }
    this.#desk.heard.add(promptId);
    onRun(id, promptId, graph.value);
    await this.#submit(id, server, promptId, graph.value, request);
  }

  /** It may be cancelled or paused while it waits for its turn and while its pictures go over. */
  #isStillWanted(id: string): boolean {
    const { isEnded, parts } = this.#desk;
    return !isEnded && !parts.isPaused() && parts.book.find(id)?.state === 'queued';
  }

  async #submit(
    id: string,
    server: FleetServer,
    promptId: string,
    graph: Graph,
    request: RenderRequest,
  ): Promise<void> {
    const { book, onRest } = this.#desk.parts;
    const answer = await server.client.submit({
      promptId,
      graph,
      ...(request.workflow !== undefined && { pngInfo: { workflow: request.workflow } }),
    });
    if (answer.ok) {
      await book.change(id, { do: 'accept' });
      const lines = [`Sent to ${server.name} as ${promptId}.`, ...answer.value.warnings];
      for (const line of lines) this.#desk.log(id, line);
      return;
    }
    const { failure } = answer;
    if (failure.kind !== 'rejected') {
      await this.#onRefusal(id, server.id, failure);
      return;
    }
    onRest(id);
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
  }

  /** The server's own trouble: nothing is wrong with the render. */
  async #onRefusal(id: string, serverId: string, failure: RequestFailure): Promise<void> {
    const { book, onRest } = this.#desk.parts;
    this.#coolUntil.set(serverId, this.#desk.now() + COOL_MS);
    const { title } = describeRequest(failure);
    // Without an answer nobody knows whether it arrived: the server is asked when it answers again.
    const mayHaveArrived = failure.kind !== 'denied' && failure.kind !== 'too-large';
    const isSent = book.find(id)?.state === 'sent';
    if (isSent && !mayHaveArrived) {
      onRest(id);
      await book.change(id, { do: 'take-back', why: title, isLoss: true });
      return;
    }
    this.#desk.log(id, title);
    if (isSent) this.#askSoon(serverId);
  }
}
