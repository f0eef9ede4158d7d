// The one way in for files. Lives in the light shell, so that a drop during start-up is not lost.
import type { Intake } from '@/ui/intake';
import type { Log } from '@/ui/log.svelte';
import type { Toasts } from '@/ui/toasts.svelte';
import { loadImport } from './rooms';
import type { Services } from './services';

/** Served from our own folder and precached. */
export const SAMPLE_FILES = [
  'lantern-tide.st.jsonl',
  'lantern-tide.card.json',
  'lantern-tide.lorebook.json',
] as const;

export class FileIntake implements Intake {
  readonly #services: Promise<Services>;
  readonly #toasts: Toasts;
  readonly #log: Log;
  readonly #openDialog: () => void;
  #isTaking = $state(false);

  constructor(
    services: Promise<Services>,
    about: { toasts: Toasts; log: Log; openDialog: () => void },
  ) {
    this.#services = services;
    this.#toasts = about.toasts;
    this.#log = about.log;
    this.#openDialog = about.openDialog;
  }

  /** Files are being handed over. */
  get isTaking(): boolean {
    return this.#isTaking;
  }

  warmUp(): void {
    loadImport()
      .then(({ importClient }) => importClient().warmUp())
      // The files that come will tell.
      .catch(() => undefined);
  }

  chooseFiles(): void {
    this.warmUp();
    this.#openDialog();
  }

  async takeFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.#isTaking = true;
    try {
      const [services, room] = await Promise.all([this.#services, loadImport()]);
      await room.startImport([...files], services);
    } catch (error) {
      this.#log.add('error', 'import', String(error), stackOf(error));
      this.#toasts.add('bad', 'The files could not be handed to the reader.', {
        hint: error instanceof Error ? error.message : String(error),
      });
    } finally {
      this.#isTaking = false;
    }
  }

  async takeSample(): Promise<void> {
    try {
      await this.takeFiles(await Promise.all(SAMPLE_FILES.map(fetchSample)));
    } catch (error) {
      this.#toasts.add('bad', 'The sample story could not be loaded.', {
        hint: 'It is a file beside the page. Reload once while you are online; it then stays here.',
      });
      this.#log.add('error', 'library', String(error), stackOf(error));
    }
  }
}

async function fetchSample(name: string): Promise<File> {
  const response = await fetch(`./sample/${name}`);
  if (!response.ok) throw new Error(`./sample/${name} answered ${response.status}.`);
  return new File([await response.blob()], name);
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}
