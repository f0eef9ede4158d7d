// The page's handle on a worker: started when first called, one call at a time, terminated on abort,
// ended when idle. Comlink carries the calls; what it throws across has name, message and stack only,
// so failures that callers handle are Results.
import { proxy, transfer, wrap, type Remote } from 'comlink';

export { proxy, transfer, type Remote };

export interface WorkerLike extends EventTarget {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
}

export interface CallOptions {
  /** Aborting terminates the worker; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface WorkerClient<Api> {
  /**
   * Runs one call in the worker. Later calls wait for earlier ones. Rejects with AbortError when the
   * signal fires, with the worker's error (name, message, stack) when its code throws, and with
   * WorkerDiedError when the worker cannot start or dies.
   */
  call<T>(work: (api: Remote<Api>) => Promise<T>, options?: CallOptions): Promise<T>;
  readonly isRunning: boolean;
  /** Ends the worker. A later call starts it again. */
  end(): void;
}

export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
}

const IDLE_MS = 30_000;

/** `start` makes the worker: `() => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })`. */
export function createWorkerClient<Api>(
  start: () => WorkerLike,
  options: { readonly idleMs?: number } = {},
): WorkerClient<Api> {
  let worker: WorkerLike | undefined;
  let api: Remote<Api> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    clearTimeout(idle);
    worker?.terminate();
    worker = undefined;
    api = undefined;
  }

  async function runNow<T>(
    work: (api: Remote<Api>) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    signal?.throwIfAborted();
    clearTimeout(idle);
    if (!worker || !api) {
      worker = start();
      api = wrap<Api>(worker);
    }
    const running = worker;
    const remote = api;
    let stop = (): void => undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      const onAbort = (): void => {
        end();
        reject(abortReason(signal));
      };
      const onError = (event: Event): void => {
        end();
        const message = 'message' in event ? String(event.message) : '';
        reject(new WorkerDiedError(message || 'The background worker could not be started.'));
      };
      signal?.addEventListener('abort', onAbort);
      running.addEventListener('error', onError);
      running.addEventListener('messageerror', onError);
      stop = () => {
        signal?.removeEventListener('abort', onAbort);
        running.removeEventListener('error', onError);
        running.removeEventListener('messageerror', onError);
      };
    });
    try {
      return await Promise.race([work(remote), stopped]);
    } finally {
      stop();
    }
  }

  return {
    get isRunning() {
      return worker !== undefined;
    },
    end,
    async call(work, { signal } = {}) {
      const before = turn;
      waiting += 1;
      const result = before.then(() => runNow(work, signal));
      turn = result.catch(() => undefined);
      try {
        return await result;
      } finally {
        waiting -= 1;
        if (waiting === 0 && worker) {
          clearTimeout(idle);
          idle = setTimeout(end, options.idleMs ?? IDLE_MS);
        }
      }
    },
  };
}

function abortReason(signal: AbortSignal | undefined): unknown {
  return signal?.reason ?? new DOMException('The work was stopped.', 'AbortError');
}
