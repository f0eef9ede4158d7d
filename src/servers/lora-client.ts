// The page's handle on the LoRA worker. Aborting ends the worker at once.
import type { Result } from '@/lib/result';
import { createWorkerClient, proxy, type WorkerClient } from '@/lib/worker-client';
import type { LoraApi } from './lora.worker';
import type { LoraFile, LoraFileFailure } from './read-lora-file';

export class LoraClient {
  readonly #worker: WorkerClient<LoraApi> = createWorkerClient(
    () => new Worker(new URL('./lora.worker.ts', import.meta.url), { type: 'module' }),
  );

  read(
    file: File,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<LoraFile, LoraFileFailure>> {
    return this.#worker.call<Result<LoraFile, LoraFileFailure>>(
      (api) => api.read(file, file.name, proxy(onProgress)),
      { signal },
    );
  }

  end(): void {
    this.#worker.end();
  }
}
