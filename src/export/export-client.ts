// The page's handle on the export worker.
import type { Result } from '@/lib/result';
import { createWorkerClient, proxy, type WorkerClient } from '@/lib/worker-client';
import type { ExportApi, ExportListener } from './export.worker';
import type { ExportFailure } from './failure';
import type { ExportReport } from './report';
import type { ExportRequest, FinishedExport } from './run-export';

export class ExportClient {
  readonly #worker: WorkerClient<ExportApi> = createWorkerClient(
    () => new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** Aborting ends the worker at once; the call rejects with the signal's reason. */
  dryRun(
    request: ExportRequest,
    listener: ExportListener,
    signal: AbortSignal,
  ): Promise<Result<ExportReport, ExportFailure>> {
    return this.#worker.call<Result<ExportReport, ExportFailure>>(
      (api) => api.dryRun(request, proxy(listener)),
      { signal },
    );
  }

  exportProject(
    request: ExportRequest,
    listener: ExportListener,
    signal: AbortSignal,
  ): Promise<Result<FinishedExport, ExportFailure>> {
    return this.#worker.call<Result<FinishedExport, ExportFailure>>(
      (api) => api.exportProject(request, proxy(listener)),
      { signal },
    );
  }

  end(): void {
    this.#worker.end();
  }
}
