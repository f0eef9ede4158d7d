// Exposes dry run and export; the work is in `run-export.ts`, which tests call directly.
import { expose } from 'comlink';
import { z } from 'zod';
import { fail, type Result } from '@/lib/result';
import { openStorage, type Storage, type StorageFailure } from '@/storage';
import type { ExportFailure } from './failure';
import { paintPicture } from './paint-picture';
import type { ExportReport } from './report';
import {
  dryRun,
  exportProject,
  type ExportRequest,
  type ExportServices,
  type FinishedExport,
} from './run-export';
import type { PaintedCache } from './stored-pictures';
import type { ExportContext, ExportProgress } from './targets/export-target';

// The page's Content-Security-Policy allows no `new Function`; zod must not even try.
z.config({ jitless: true });

/** Progress at a human rate: more would only flood the page. */
const PROGRESS_MS = 60;

export interface ExportListener {
  progress(progress: ExportProgress): void;
  log(line: string): void;
}

let opened: Promise<Result<Storage, StorageFailure>> | undefined;
const painted: PaintedCache = new Map();

async function withServices<T>(
  work: (services: ExportServices) => Promise<Result<T, ExportFailure>>,
): Promise<Result<T, ExportFailure>> {
  opened ??= openStorage();
  const storage = await opened;
  if (!storage.ok) {
    opened = undefined;
    return fail({ kind: 'storage', failure: storage.failure });
  }
  return work({ storage: storage.value, paint: paintPicture, painted, now: Date.now });
}

/** Cancel ends the worker, so the signal in here never fires. */
function contextOf(listener: ExportListener): ExportContext {
  let last = 0;
  return {
    signal: new AbortController().signal,
    log: (line) => void listener.log(line),
    progress: (progress) => {
      const now = performance.now();
      if (now - last < PROGRESS_MS && progress.done < progress.total) return;
      last = now;
      void listener.progress(progress);
    },
  };
}

const api = {
  dryRun: (
    request: ExportRequest,
    listener: ExportListener,
  ): Promise<Result<ExportReport, ExportFailure>> =>
    withServices((services) => dryRun(request, services, contextOf(listener))),
  exportProject: (
    request: ExportRequest,
    listener: ExportListener,
  ): Promise<Result<FinishedExport, ExportFailure>> =>
    withServices((services) => exportProject(request, services, contextOf(listener))),
};

export type ExportApi = typeof api;
expose(api);
