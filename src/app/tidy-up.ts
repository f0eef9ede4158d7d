// What is done once per visit, when the page is idle: the bin is emptied of what has lain in it for its
// time, and now and then bytes that nothing names are deleted.
import type { Storage } from '@/storage';
import type { Log } from '@/ui/log.svelte';

const KEY = 'tidied';
/** It reads every row, so not at each visit. */
const COLLECT_EVERY_MS = 7 * 86_400_000;

/** A refusal of the storage is logged and left for the next visit. `now` in ms since the epoch. */
export async function tidyUp(storage: Storage, log: Log, now = Date.now()): Promise<void> {
  const purged = await storage.projects.purgeBin(now);
  if (!purged.ok) {
    log.add('warn', 'library', 'The bin could not be emptied', purged.failure.kind);
    return;
  }
  const count = purged.value.length;
  if (count > 0) log.add('info', 'library', `Projects whose time in the bin was over: ${count}`);
  const stored = await storage.settings.get(KEY);
  const last = stored.ok && typeof stored.value === 'number' ? stored.value : 0;
  // A clock that was set back must not put it off for years.
  const isDue = now - last >= COLLECT_EVERY_MS || last > now;
  if (count === 0 && !isDue) return;
  const collected = await storage.collectGarbage({ now });
  if (!collected.ok) {
    log.add('warn', 'library', 'Unused bytes could not be deleted', collected.failure.kind);
    return;
  }
  const { assets, bytes } = collected.value;
  if (assets > 0) log.add('info', 'library', `Deleted ${assets} unused files, ${bytes} bytes`);
  await storage.settings.put(KEY, now);
}
