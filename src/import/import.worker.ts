// Exposes the import pipeline; the work is in `pipeline.ts`, which tests call directly.
import { expose } from 'comlink';
import { z } from 'zod';
import { openStorage, type ImportRow, type Storage, type StorageFailure } from '@/storage';
import type { ProjectId, TextRule } from '@/story';
import type { PrivateDetail } from '@/story/privacy';
import { identifyBlob, type BytesIdentity } from '@/lib/hash';
import { fail, ok, type Result } from '@/lib/result';
import { previewRule, type PreviewFailure, type RulePreview } from './bulk/preview';
import type { Listing } from './choose/found';
import {
  holdsSeveral,
  listConversations,
  type ListedLog,
  type ListingProgress,
} from './choose/list-conversations';
import { textOfDocument } from './documents';
import { FORMATS, type FormatId } from './formats';
import { findDetails, type FoundDetail } from './privacy/find-details';
import { previewDetails, type DetailsPreview } from './privacy/preview-details';
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

  /** How the text of a file begins, in so many bytes; of a document the text in it. */
  async startOf(file: Blob, bytes: number): Promise<string> {
    return (await textOfDocument(file)).slice(0, bytes).text();
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
    const storage = await open();
    if (!storage.ok) return fail({ kind: 'storage', failure: storage.failure });
    return runImport(request, { storage: storage.value, onProgress: atHumanRate(onProgress) });
  },

  /** What a rule would change in a draft. */
  async previewRule(id: ProjectId, rule: TextRule): Promise<Result<RulePreview, PreviewFailure>> {
    const draft = await openDraft(id);
    if (!draft.ok) return fail({ kind: 'storage', failure: draft.failure });
    return previewRule(draft.value.storage, draft.value.row, rule);
  },

  /** What in a draft could tell who somebody is. */
  async findDetails(id: ProjectId): Promise<Result<readonly FoundDetail[], StorageFailure>> {
    const draft = await openDraft(id);
    return draft.ok ? findDetails(draft.value.storage, draft.value.row) : draft;
  },

  /** What hiding these would change. */
  async previewDetails(
    id: ProjectId,
    details: readonly PrivateDetail[],
  ): Promise<Result<DetailsPreview, StorageFailure>> {
    const draft = await openDraft(id);
    return draft.ok ? previewDetails(draft.value.storage, draft.value.row, details) : draft;
  },
};

async function open(): Promise<Result<Storage, StorageFailure>> {
  opened ??= openStorage();
  const storage = await opened;
  // The next task tries again.
  if (!storage.ok) opened = undefined;
  return storage;
}

async function openDraft(
  id: ProjectId,
): Promise<Result<{ storage: Storage; row: ImportRow }, StorageFailure>> {
  const storage = await open();
  if (!storage.ok) return storage;
  const row = await storage.value.imports.get(id);
  if (!row.ok) return row;
  if (!row.value) return fail({ kind: 'missing', what: 'draft with this address' });
  return ok({ storage: storage.value, row: row.value });
}

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
