// The page's handle on the import worker.
import { createWorkerClient, proxy, type WorkerClient } from '@/lib/worker-client';
import { pathOf } from '@/lib/file-path';
import type { BytesIdentity } from '@/lib/hash';
import type { Result } from '@/lib/result';
import type { StorageFailure } from '@/storage';
import type { ProjectId, TextRule } from '@/story';
import type { PrivateDetail } from '@/story/privacy';
import type { PreviewFailure, RulePreview } from './bulk/preview';
import type { Listing } from './choose/found';
import type { ListedLog, ListingProgress } from './choose/list-conversations';
import type { FormatId } from './formats';
import type { ImportApi } from './import.worker';
import type { ImportFailure, ImportProgress, ImportRequest, ImportSummary } from './pipeline';
import type { FoundDetail } from './privacy/find-details';
import type { DetailsPreview } from './privacy/preview-details';
import type { SortedFile } from './sort-files';

export class ImportClient {
  readonly #worker: WorkerClient<ImportApi> = createWorkerClient(
    () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** Starts the worker before its first task is there; it ends again when none comes. */
  warmUp(): void {
    // What cannot start will be told by the task that needs it.
    this.listFormats().catch(() => undefined);
  }

  /** Formats that a user can choose from, in the order of the shelf. */
  listFormats(): Promise<{ id: string; label: string }[]> {
    return this.#worker.call((api) => api.listFormats());
  }

  /** What each dropped file is, by what is in it. */
  sort(files: readonly File[]): Promise<SortedFile[]> {
    return this.#worker.call((api) => api.sort(files, files.map(pathOf)));
  }

  /** How the text of a file begins, in so many bytes; of a document the text in it. */
  startOf(file: Blob, bytes: number): Promise<string> {
    return this.#worker.call((api) => api.startOf(file, bytes));
  }

  /** Whether a file holds conversations to choose from. */
  holdsSeveral(file: File, format: FormatId): Promise<boolean> {
    return this.#worker.call((api) => api.holdsSeveral(file, format));
  }

  /** Every conversation in these logs, read one by one. Aborting ends the worker at once. */
  listConversations(
    logs: readonly ListedLog[],
    onProgress: (progress: ListingProgress) => void,
    signal?: AbortSignal,
  ): Promise<Listing> {
    return this.#worker.call<Listing>(
      (api) => api.listConversations(logs, proxy(onProgress)),
      signal ? { signal } : {},
    );
  }

  /** SHA-256 and CRC-32 of a file. */
  identify(file: Blob): Promise<BytesIdentity> {
    return this.#worker.call((api) => api.identify(file));
  }

  /** Runs one import; imports asked for meanwhile wait. Aborting ends the worker at once. */
  run(
    request: ImportRequest,
    onProgress: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<Result<ImportSummary, ImportFailure>> {
    return this.#worker.call<Result<ImportSummary, ImportFailure>>(
      (api) => api.run(request, proxy(onProgress)),
      signal ? { signal } : {},
    );
  }

  /** What a rule would change in a draft. Aborting ends the worker at once, as with all that follow. */
  previewRule(
    id: ProjectId,
    rule: TextRule,
    signal: AbortSignal,
  ): Promise<Result<RulePreview, PreviewFailure>> {
    return this.#worker.call<Result<RulePreview, PreviewFailure>>(
      (api) => api.previewRule(id, rule),
      { signal },
    );
  }

  /** What in a draft could tell who somebody is. */
  findDetails(
    id: ProjectId,
    signal: AbortSignal,
  ): Promise<Result<readonly FoundDetail[], StorageFailure>> {
    return this.#worker.call<Result<readonly FoundDetail[], StorageFailure>>(
      (api) => api.findDetails(id),
      { signal },
    );
  }

  /** What hiding these would change. */
  previewDetails(
    id: ProjectId,
    details: readonly PrivateDetail[],
    signal: AbortSignal,
  ): Promise<Result<DetailsPreview, StorageFailure>> {
    return this.#worker.call<Result<DetailsPreview, StorageFailure>>(
      (api) => api.previewDetails(id, details),
      { signal },
    );
  }
}
