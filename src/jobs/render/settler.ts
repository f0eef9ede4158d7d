// The end of a run: what history says of it decides, or the files that it told of where that is lost.
import { describeFailure as describeRequest, type HistoryEntry, type OutputFile } from '@/comfy';
import { describeFailure as describeStorage } from '@/storage';
import type { Desk } from './desk';
import { baseOf, type Render } from './render';
import { storeResult, withBase, type RunResult } from './store-result';

const LONGEST_DETAILS = 8000;

export class Settler {
  readonly #desk: Desk;
  readonly #askSoon: (server: string) => void;
  readonly #settling = new Set<string>();

  constructor(desk: Desk, askSoon: (server: string) => void) {
    this.#desk = desk;
    this.#askSoon = askSoon;
  }

  /** @param known the entry, where it was read already; it is asked for otherwise. */
  async settle(
    render: Render,
    known?: HistoryEntry,
    { isHistoryLost = false } = {},
  ): Promise<void> {
    if (this.#settling.has(render.id)) return;
    this.#settling.add(render.id);
    try {
      await this.#settle(render, known, isHistoryLost);
    } finally {
      this.#settling.delete(render.id);
    }
  }

  async #settle(
    render: Render,
    known: HistoryEntry | undefined,
    isHistoryLost: boolean,
  ): Promise<void> {
    const { book, fleet, onRest } = this.#desk.parts;
    const { id, sent } = render;
    const server = sent && fleet.find(sent.server);
    if (!server) return;
    let entry = known;
    if (!entry && !isHistoryLost) {
      const asked = await server.client.history(sent.promptId);
      if (!asked.ok) return;
      entry = asked.value;
      // At the end of a run the entry is there; where it is not, the next question decides.
      if (!entry && !(render.state === 'storing' && sent.files.length > 0)) return;
    }
    const now = book.find(id);
    if (now?.state !== 'sent' && now?.state !== 'storing') return;
    const result = resultOf(now, entry);
    if (result === 'interrupted') {
      onRest(id);
      await book.change(id, { do: 'cancel', why: 'Stopped on the server' });
      await book.change(id, { do: 'stopped' });
    } else if (result.failure && result.files.length === 0) {
      onRest(id);
      await book.change(id, { do: 'fail', failure: result.failure }, 'strict');
    } else {
      await book.change(id, { do: 'store' }, 'strict');
      await this.#store(id, result, server);
    }
  }

  async #store(
    id: string,
    result: RunResult,
    server: NonNullable<ReturnType<Desk['parts']['fleet']['find']>>,
  ): Promise<void> {
    const { book, storage, finishPicture, onRest } = this.#desk.parts;
    const request = await storage.renders.request(id);
    const storing = book.find(id);
    if (!storing) return;
    if (!request.ok) {
      await book.change(id, { do: 'fail', failure: describeStorage(request.failure) });
      return;
    }
    const stored = await storeResult(
      storing,
      withBase(request.value, baseOf(storing, book)),
      result,
      {
        storage,
        client: server.client,
        finishPicture,
        isWanted: () => book.find(id)?.state === 'storing',
        now: () => this.#desk.now(),
      },
    );
    if (stored.ok) {
      onRest(id);
      book.take([stored.value]);
      await book.forgetOldest();
    } else if (stored.failure.kind === 'refused') {
      onRest(id);
      await book.change(id, { do: 'fail', failure: stored.failure.failure }, 'strict');
    }
    // It stays in `storing` and is fetched when the server answers again.
    else if (stored.failure.kind === 'away') this.#askSoon(server.id);
  }
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
  const details = [end.error.message, ...end.error.traceback].join('\n').slice(0, LONGEST_DETAILS);
  return { ...run, failure: { title, hint, details, ...(fix && { fix }) } };
}
