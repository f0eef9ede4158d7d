// The page's handle on the worker that changes pictures.
import { fail, type Result } from '@/lib/result';
import { createWorkerClient, WorkerDiedError, type WorkerClient } from '@/lib/worker-client';
import type { CanvasFailure } from './failure';
import type { PictureWork } from './picture-work';

/** Started with the first picture, ended after half a minute without one; one picture at a time. */
export class CanvasClient {
  readonly #worker: WorkerClient<PictureWork>;

  constructor(
    worker: WorkerClient<PictureWork> = createWorkerClient(
      () => new Worker(new URL('./canvas.worker.ts', import.meta.url), { type: 'module' }),
    ),
  ) {
    this.#worker = worker;
  }

  /**
   * Runs one piece of work: `client.run('cutOut', [picture, { feather: 2 }], signal)`. Arguments and
   * results are those of `PictureWork`. Aborting ends the worker and rejects with the signal's reason.
   */
  async run<K extends keyof PictureWork>(
    name: K,
    args: Parameters<PictureWork[K]>,
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<PictureWork[K]>> | Result<never, CanvasFailure>> {
    type Work = (...args: Parameters<PictureWork[K]>) => ReturnType<PictureWork[K]>;
    try {
      return await this.#worker.call<Awaited<ReturnType<PictureWork[K]>>>(
        async (api) => (await (api[name] as unknown as Work)(...args)) as never,
        signal ? { signal } : {},
      );
    } catch (error) {
      if (error instanceof WorkerDiedError) {
        return fail({ kind: 'worker-died', message: error.message });
      }
      throw error;
    }
  }

  end(): void {
    this.#worker.end();
  }
}
