/* eslint svelte/prefer-svelte-reactivity: "off" -- what is found is raw state, replaced whole */
// A search through scenes that are not in memory: what it has found so far, and how far it is.
import type { Result } from '@/lib/result';
import { createWorkerClient, proxy, type WorkerClient } from '@/lib/worker-client';
import type { StorageFailure } from '@/storage';
import type { SceneId } from '@/story';
import type { Find } from './logic/find';
import type { SearchBatch, SearchRequest } from './logic/search-story';
import type { SearchApi } from './search.worker';

/** Searches, and tells what it finds; rejects when the signal fires. */
export type Searching = (
  request: SearchRequest,
  tell: (batch: SearchBatch) => void,
  signal: AbortSignal,
) => Promise<Result<void, StorageFailure>>;

export interface Searched {
  readonly finds: readonly Find[];
  readonly counts: ReadonlyMap<SceneId, number>;
}

export type SearchState =
  | { readonly kind: 'idle' }
  /** `progress` is from 0 to 1. */
  | { readonly kind: 'running'; readonly progress: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: StorageFailure | 'no-worker' }
  | { readonly kind: 'done' };

const NOTHING: Searched = { finds: [], counts: new Map() };
/** Typing goes on: a search for each letter would only be thrown away. */
const WAIT_MS = 150;

export class StorySearch {
  readonly #searching: Searching;
  #state = $state.raw<SearchState>({ kind: 'idle' });
  #found = $state.raw<Searched>(NOTHING);
  #stop: AbortController | undefined;

  constructor(searching: Searching = inWorker()) {
    this.#searching = searching;
  }

  get state(): SearchState {
    return this.#state;
  }

  /** Finds in the order of the story, as they come. */
  get found(): Searched {
    return this.#found;
  }

  /** Ends what was searched for before, and begins when nothing else is asked for a moment. */
  async start(request: SearchRequest, waitMs = WAIT_MS): Promise<void> {
    this.clear();
    if (request.search.find === '' || request.scenes.length === 0) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#state = { kind: 'running', progress: 0 };
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (stop.signal.aborted) return;
    try {
      const tell = (batch: SearchBatch) => {
        if (!stop.signal.aborted) this.#take(batch, request.scenes.length);
      };
      const searched = await this.#searching(request, tell, stop.signal);
      if (stop.signal.aborted) return;
      this.#state = searched.ok ? { kind: 'done' } : { kind: 'failed', failure: searched.failure };
    } catch {
      if (!stop.signal.aborted) this.#state = { kind: 'failed', failure: 'no-worker' };
    }
  }

  /** Keeps what was found so far. */
  stop(): void {
    if (this.#state.kind !== 'running') return;
    this.#stop?.abort();
    this.#state = { kind: 'stopped' };
  }

  clear(): void {
    this.#stop?.abort();
    this.#state = { kind: 'idle' };
    this.#found = NOTHING;
  }

  #take({ finds, scenes, done }: SearchBatch, total: number): void {
    this.#state = { kind: 'running', progress: done / total };
    if (scenes.length === 0) return;
    const counts = new Map(this.#found.counts);
    for (const { id, count } of scenes) counts.set(id, count);
    this.#found = { finds: this.#found.finds.concat(finds), counts };
  }
}

function inWorker(): Searching {
  const worker: WorkerClient<SearchApi> = createWorkerClient(
    () => new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }),
  );
  return (request, tell, signal) =>
    worker.call<Result<void, StorageFailure>>(
      (api) => api.search(request, proxy({ batch: tell })),
      { signal },
    );
}
