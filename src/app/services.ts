// Everything that outlives a room, made once after the first paint.
import { browserLocks, Jobs } from '@/jobs';
import { ok, type Result } from '@/lib/result';
import { readMirroredTheme, Settings } from '@/settings';
import { openStorage, type Storage, type StorageFailure } from '@/storage';
import type { Commands } from '@/ui/commands.svelte';
import type { Confirmations } from '@/ui/confirm.svelte';
import type { Log } from '@/ui/log.svelte';
import type { Navigation } from '@/ui/navigation.svelte';
import type { Toasts } from '@/ui/toasts.svelte';
import { ProjectSession } from './project-session.svelte';
import { openRendering, type Rendering } from './rendering';

/** What the light shell has made already. */
export interface LightServices {
  readonly navigation: Navigation;
  readonly toasts: Toasts;
  readonly confirm: Confirmations;
  readonly commands: Commands;
  readonly log: Log;
}

export interface Services extends LightServices, Rendering {
  readonly storage: Storage;
  readonly settings: Settings;
  readonly jobs: Jobs;
  readonly session: ProjectSession;
}

export async function openServices(
  light: LightServices,
): Promise<Result<Services, StorageFailure>> {
  const storage = await openStorage();
  if (!storage.ok) return storage;
  // Read first: opening the settings writes the theme that they hold over it.
  const painted = readMirroredTheme();
  const [stored, settings, jobs, rendering] = await Promise.all([
    storage.value.settings.get('settings'),
    Settings.open(storage.value),
    Jobs.open(storage.value, browserLocks()),
    openRendering(storage.value, light.toasts),
  ]);
  if (!settings.ok) return settings;
  if (!jobs.ok) return jobs;
  if (!rendering.ok) return rendering;
  // Settings that were never stored know no theme yet: what the page was painted with stays.
  if (stored.ok && stored.value === undefined)
    settings.value.set({ appearance: { theme: painted } });
  return ok({
    ...light,
    ...rendering.value,
    storage: storage.value,
    settings: settings.value,
    jobs: jobs.value,
    session: new ProjectSession(storage.value, light.confirm),
  });
}
