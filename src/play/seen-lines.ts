// Which lines were read, in memory for the player and written now and then.
import type { BeatId, ProjectId, SceneId } from '@/story';
import type { Storage } from '@/storage';
import type { SeenBeats } from './session.svelte';

const WRITE_AFTER_MS = 1500;

export class SeenLines implements SeenBeats {
  readonly #store: Storage['seen'];
  readonly #project: ProjectId;
  readonly #seen: Set<BeatId>;
  readonly #unsaved = new Map<SceneId, BeatId[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What cannot be read counts as unread. */
  static async open(store: Storage['seen'], project: ProjectId): Promise<SeenLines> {
    const listed = await store.list(project);
    const beats = new Set<BeatId>();
    if (listed.ok)
      for (const list of listed.value.values()) for (const beat of list) beats.add(beat);
    return new SeenLines(store, project, beats);
  }

  constructor(store: Storage['seen'], project: ProjectId, seen: Set<BeatId>) {
    this.#store = store;
    this.#project = project;
    this.#seen = seen;
  }

  has(beat: BeatId): boolean {
    return this.#seen.has(beat);
  }

  add(beat: BeatId, scene: SceneId): void {
    if (this.#seen.has(beat)) return;
    this.#seen.add(beat);
    this.#unsaved.set(scene, [...(this.#unsaved.get(scene) ?? []), beat]);
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS);
  }

  /** A mark that could not be written is lost: the line is read once more, no harm done. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const unsaved = [...this.#unsaved];
    this.#unsaved.clear();
    for (const [scene, beats] of unsaved) await this.#store.add(this.#project, scene, beats);
  }
}
