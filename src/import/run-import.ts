// Runs the import worker as a job and tells the user how it went.
import { describeFailure, importLockName, type ImportRow, type Storage } from '@/storage';
import { JobFailure, type Jobs } from '@/jobs';
import type { Result } from '@/lib/result';
import type { Confirmations } from '@/ui/confirm.svelte';
import type { Navigation } from '@/ui/navigation.svelte';
import type { Toasts } from '@/ui/toasts.svelte';
import type { AssetId, ImportRules, ProjectId } from '@/story';
import type { StoredCard } from './gather-facts';
import { ImportClient } from './import-client';
import type { ImportFailure, ImportRequest, ImportSummary } from './pipeline';

/** What the shell hands to the room. */
export interface ImportServices {
  readonly storage: Storage;
  readonly jobs: Jobs;
  readonly toasts: Toasts;
  readonly navigation: Navigation;
  readonly confirm: Confirmations;
}

let client: ImportClient | undefined;

/** One worker for all imports of this page, started by the first. */
export function importClient(): ImportClient {
  client ??= new ImportClient();
  return client;
}

export interface RunOptions {
  /** Called when every tab can tell that the draft is being read. */
  readonly onHeld?: () => void;
  /** The draft was looked at before. */
  readonly isAgain?: boolean;
}

/** Reads the logs of a draft. Resolves when it is ready, failed or cancelled; the draft's row says which. */
export async function runDraft(
  services: ImportServices,
  request: ImportRequest,
  title: string,
  { onHeld = () => undefined, isAgain = false }: RunOptions = {},
): Promise<Result<ImportSummary, ImportFailure> | undefined> {
  const { jobs, storage } = services;
  let result: Result<ImportSummary, ImportFailure> | undefined;
  await holdLock(importLockName(request.projectId), async () => {
    onHeld();
    await jobs.run(
      'import',
      title,
      async ({ progress, signal }) => {
        try {
          result = await importClient().run(
            request,
            ({ stage, fraction }) => progress(fraction, stage),
            signal,
          );
        } catch (error) {
          // The worker was ended in the middle. What it wrote so far of something new is thrown away;
          // what was there before waits to be read again, with its corrections.
          if (signal.aborted && !isAgain) await storage.imports.throwAway(request.projectId);
          throw error;
        }
        if (!result.ok) throw jobFailureOf(result.failure);
      },
      // The review offers to read again, with the draft's own rules.
      { projectId: request.projectId, canRetry: false },
    );
  });
  return result;
}

function jobFailureOf(failure: ImportFailure): JobFailure {
  if (failure.kind === 'storage') {
    const { title, hint } = describeFailure(failure.failure);
    return new JobFailure(title, hint);
  }
  const [first] = failure.diagnostics;
  return new JobFailure('No log was found in it', first?.message ?? 'Choose another format.');
}

/** Reads a draft again with other rules, from the stored files. */
export async function rerunDraft(
  services: ImportServices,
  row: ImportRow,
  rules: ImportRules,
): Promise<Result<ImportSummary, ImportFailure> | undefined> {
  const logs: { name: string; file: Blob; chapter?: string }[] = [];
  for (const { name, hash, chapter } of row.files) {
    if (!hash) continue;
    const blob = await services.storage.assets.blobOf(hash as AssetId);
    if (blob.ok) {
      logs.push({ name, file: blob.value, ...(chapter === undefined ? {} : { chapter }) });
    }
  }
  const cards = (row.facts?.cards ?? []) as unknown as readonly StoredCard[];
  return runDraft(
    services,
    {
      projectId: row.projectId,
      logs,
      rules,
      facts: { cards, lore: row.facts?.lore ?? [] },
      pictures: picturesOf(cards),
      ...(row.into !== undefined && { into: row.into }),
    },
    `Reading ${wordsForFiles(row.files)} again`,
    { isAgain: row.draft !== undefined },
  );
}

/** "day 1.txt", "day 1.txt and 41 more": never a list that fills the screen. */
export function wordsForFiles(files: readonly { readonly name: string }[]): string {
  const [first] = files;
  if (!first) return 'the log';
  return files.length === 1 ? first.name : `${first.name} and ${files.length - 1} more`;
}

/** The stored pictures of cards, by the name on the card. */
export function picturesOf(cards: readonly StoredCard[]): ImportRequest['pictures'] {
  return cards
    .filter(({ portrait, sprites }) => portrait !== undefined || sprites !== undefined)
    .map(({ name, portrait, sprites }) => ({
      name,
      ...(portrait && { portrait }),
      ...(sprites && { sprites }),
    }));
}

/** Resolves when no tab reads the draft any more. */
export async function whenUnheld(projectId: ProjectId): Promise<void> {
  if (typeof navigator === 'undefined' || !navigator.locks) return;
  // Shared, so that many tabs that wait are let through at once.
  await navigator.locks.request(importLockName(projectId), { mode: 'shared' }, () => undefined);
}

/** Holds a Web Lock while the work goes on, so that another tab does not call it interrupted. */
async function holdLock(name: string, work: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  await navigator.locks.request(name, work);
}
