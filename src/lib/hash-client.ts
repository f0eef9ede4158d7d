// The page's handle on the worker that hashes files of any size with flat memory.
import type { BytesIdentity } from './hash';
import type { HashFailure, HashWork } from './hash-work';
import { fail, type Result } from './result';
import { createWorkerClient, proxy, WorkerDiedError, type WorkerClient } from './worker-client';

export type { HashFailure } from './hash-work';

export interface HashOptions {
  /** Aborting ends the worker at once; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes done so far, at most about eight times a second, and once at the end. */
  readonly onProgress?: (bytes: number) => void;
}

const PROGRESS_MS = 120;

export class HashClient {
  readonly #worker: WorkerClient<HashWork>;

  constructor(
    worker: WorkerClient<HashWork> = createWorkerClient(
      () => new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' }),
    ),
  ) {
    this.#worker = worker;
  }

  /** SHA-256 and CRC-32 of a file. Files wait for each other: a disk reads one at a time. */
  async hash(file: Blob, options: HashOptions = {}): Promise<Result<BytesIdentity, HashFailure>> {
    const onProgress = atHumanRate(file.size, options.onProgress);
    try {
      return await this.#worker.call<Result<BytesIdentity, HashFailure>>(
        (api) => api.hash(file, proxy(onProgress)),
        options.signal ? { signal: options.signal } : {},
      );
    } catch (error) {
      if (!(error instanceof WorkerDiedError)) throw error;
      return fail({ kind: 'worker-died', message: error.message });
    }
  }

  end(): void {
    this.#worker.end();
  }
}

function atHumanRate(size: number, tell: ((bytes: number) => void) | undefined) {
  let last = -Infinity;
  return (bytes: number): void => {
    const now = performance.now();
    if (!tell || (now - last < PROGRESS_MS && bytes < size)) return;
    last = now;
    tell(bytes);
  };
}

let shared: HashClient | undefined;

/** `HashClient.hash` on a worker that all callers share. */
export function hashFile(
  file: Blob,
  options: HashOptions = {},
): Promise<Result<BytesIdentity, HashFailure>> {
  shared ??= new HashClient();
  return shared.hash(file, options);
}
