// Which loaded scenes may leave memory: the ones looked at longest ago, pinned ones never.
import type { SceneId } from '@/story';

export class RecentScenes {
  readonly #kept: number;
  /** In order of use: a Map keeps the order in which keys came. */
  readonly #used = new Map<SceneId, true>();
  readonly #pins = new Map<SceneId, number>();

  constructor(kept: number) {
    this.#kept = kept;
  }

  touch(scenes: Iterable<SceneId>): void {
    for (const id of scenes) {
      this.#used.delete(id);
      this.#used.set(id, true);
    }
  }

  pin(scenes: readonly SceneId[]): () => void {
    for (const id of scenes) this.#pins.set(id, (this.#pins.get(id) ?? 0) + 1);
    let isPinned = true;
    return () => {
      if (!isPinned) return;
      isPinned = false;
      for (const id of scenes) {
        const count = (this.#pins.get(id) ?? 1) - 1;
        if (count > 0) this.#pins.set(id, count);
        else this.#pins.delete(id);
      }
    };
  }

  /** Of the loaded scenes those beyond the limit, longest unused first. */
  listStale(loaded: Iterable<SceneId>, keep: ReadonlySet<SceneId>): SceneId[] {
    const here = new Set(loaded);
    const order = [...here].filter((id) => !this.#used.has(id));
    for (const id of this.#used.keys()) if (here.has(id)) order.push(id);
    const stale: SceneId[] = [];
    for (const id of order) {
      if (here.size - stale.length <= this.#kept) break;
      if (keep.has(id) || this.#pins.has(id)) continue;
      stale.push(id);
      this.#used.delete(id);
    }
    return stale;
  }
}
