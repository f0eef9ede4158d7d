// The log's tail outlives a reload, so that "Save diagnostics" can tell what led to a crash.
import { z } from 'zod';
import type { Storage } from '@/storage';
import type { Log } from '@/ui/log.svelte';

const KEY = 'log';
const SAVE_AFTER_MS = 1500;
const ENTRIES_STORED = 500;

const entriesSchema = z.array(
  z.object({
    at: z.number(),
    level: z.enum(['info', 'warn', 'error']),
    area: z.string(),
    text: z.string(),
    detail: z.string().optional(),
  }),
);

/** Takes the stored entries in; what does not fit is dropped. */
export async function restoreLog(log: Log, storage: Storage): Promise<void> {
  const stored = await storage.settings.get(KEY);
  const parsed = entriesSchema.safeParse(stored.ok ? stored.value : undefined);
  if (!parsed.success) return;
  log.restore(
    parsed.data.map(({ detail, ...entry }) => ({
      ...entry,
      ...(detail !== undefined && { detail }),
    })),
  );
}

/** For an effect: stores the tail a moment after the last entry. */
export function keepLog(log: Log, storage: Storage): () => void {
  const tail = log.entries.slice(-ENTRIES_STORED);
  const timer = setTimeout(() => {
    // A refusal here (a full disk) is told where it matters: by the save chip.
    if (tail.length > 0) void storage.settings.put(KEY, tail);
  }, SAVE_AFTER_MS);
  return () => clearTimeout(timer);
}
