// Everything that outlives a room, made once after the first paint.
import { Jobs } from '@/jobs';
import { ok, type Result } from '@/lib/result';
import { Settings } from '@/settings';
import { openStorage, type Storage, type StorageFailure } from '@/storage';
import type { Commands } from '@/ui/commands.svelte';
import type { Confirmations } from '@/ui/confirm.svelte';
import type { Log } from '@/ui/log.svelte';
import type { Navigation } from '@/ui/navigation.svelte';
import type { Toasts } from '@/ui/toasts.svelte';
import { ProjectSession } from './project-session.svelte';

/** What the light shell has made already. */
export interface LightServices {
  readonly navigation: Navigation;
  readonly toasts: Toasts;
  readonly confirm: Confirmations;
  readonly commands: Commands;
  readonly log: Log;
}

export interface Services extends LightServices {
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
  const [settings, jobs] = await Promise.all([
    Settings.open(storage.value),
    Jobs.open(storage.value),
  ]);
  if (!settings.ok) return settings;
  if (!jobs.ok) return jobs;
  return ok({
    ...light,
    storage: storage.value,
    settings: settings.value,
    jobs: jobs.value,
    session: new ProjectSession(storage.value, light.confirm),
  });
}
