// Reads scenes that are not in memory: a few at a time, so that the page stays quick.
import type { OpenProject } from './open-project.svelte';
import type { SceneId } from '@/story';

/** Up to this many lines the whole story is read in the background, for checks and doubts. */
export const READ_ALL_UP_TO = 20_000;
const SCENES_AT_ONCE = 40;

export class SceneReader {
  readonly #open: OpenProject;
  readonly #unpin: (() => void)[] = [];
  #progress = $state.raw<number | null>(null);
  #isClosed = false;

  constructor(open: OpenProject) {
    this.#open = open;
  }

  /** From 0 to 1 while all scenes are being read, else null. */
  get progress(): number | null {
    return this.#progress;
  }

  /** Loads what is on screen. False when it cannot be read. */
  async read(scenes: readonly SceneId[]): Promise<boolean> {
    return (await this.#open.load(scenes)).ok;
  }

  /** Reads every scene and keeps it while the room is open. False: one could not be read. */
  async readAll(): Promise<boolean> {
    if (this.#progress !== null) return true;
    if (!(await this.#open.whole()).ok) return false;
    const missing = this.#open.story.scenes
      .map(({ id }) => id)
      .filter((id) => !this.#open.isLoaded(id));
    this.#unpin.push(this.#open.pin(this.#open.story.scenes.map(({ id }) => id)));
    let isWhole = true;
    for (let at = 0; at < missing.length && !this.#isClosed; at += SCENES_AT_ONCE) {
      this.#progress = at / missing.length;
      if (!(await this.read(missing.slice(at, at + SCENES_AT_ONCE)))) isWhole = false;
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.#progress = null;
    return isWhole;
  }

  close(): void {
    this.#isClosed = true;
    for (const unpin of this.#unpin) unpin();
  }
}
