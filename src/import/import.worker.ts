// Exposes the import pipeline; the work is in `pipeline.ts`, which tests call directly.
import { expose } from 'comlink';
import { z } from 'zod';
import { openStorage, type Storage, type StorageFailure } from '@/storage';
import { identifyBlob, type BytesIdentity } from '@/lib/hash';
import { fail, type Result } from '@/lib/result';
import type { Listing } from './choose/found';
import {
  holdsSeveral,
  listConversations,
  type ListedLog,
  type ListingProgress,
} from './choose/list-conversations';
import { FORMATS, type FormatId } from './formats';
import { sortFiles, type SortedFile } from './sort-files';
import {
  runImport,
  type ImportFailure,
  type ImportProgress,
  type ImportRequest,
  type ImportSummary,
} from './pipeline';

// The page's Content-Security-Policy allows no `new Function`; zod must not even try.
z.config({ jitless: true });

/** Progress at a human rate: more would only flood the page. */
const PROGRESS_MS = 60;

let opened: Promise<Result<Storage, StorageFailure>> | undefined;

const api = {
  /** All formats that can be chosen. The page asks, so that it need not load the readers. */
  listFormats(): { id: string; label: string }[] {
    return FORMATS.map(({ id, label }) => ({ id, label }));
  },

  /** SHA-256 and CRC-32 of a file, off the page. */
  identify(file: Blob): Promise<BytesIdentity> {
    return identifyBlob(file);
  },

  /** What each dropped file is; archives are opened. */
  sort(files: readonly File[], paths: readonly string[]): Promise<SortedFile[]> {
    return sortFiles(files, paths);
  },

  /** Whether a file holds conversations to choose from. */
  holdsSeveral(file: File, format: FormatId): Promise<boolean> {
    return holdsSeveral(file, format);
  },

  /** Every conversation in these logs. */
  listConversations(
    logs: readonly ListedLog[],
    onProgress: (progress: ListingProgress) => void,
  ): Promise<Listing> {
    return listConversations(logs, atHumanRate(onProgress));
  },

  async run(
    request: ImportRequest,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Result<ImportSummary, ImportFailure>> {
    opened ??= openStorage();
    const storage = await opened;
    if (!storage.ok) {
      opened = undefined;
      return fail({ kind: 'storage', failure: storage.failure });
    }
    return runImport(request, { storage: storage.value, onProgress: atHumanRate(onProgress) });
  },
};

function atHumanRate<T>(report: (progress: T) => void): (progress: T) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    report(progress);
  };
}

export type ImportApi = typeof api;
expose(api);
