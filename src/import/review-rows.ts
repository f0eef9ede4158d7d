// Which beats belong to which message, without reading all scenes: the draft knows at which message
// and offset each scene begins, in order.
import type { Beat, SceneId } from '@/story';

/** Where a scene begins in the log. Scenes made of alternatives (asides) have none. */
export interface SceneStart {
  readonly scene: SceneId;
  readonly message: number;
  readonly start: number;
}

/** Index of the last scene that begins at or before the place, or -1. `starts` is in log order. */
export function sceneIndexAt(
  starts: readonly SceneStart[],
  message: number,
  start: number,
): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = starts[middle];
    if (at && (at.message < message || (at.message === message && at.start <= start))) {
      low = middle + 1;
    } else high = middle;
  }
  return low - 1;
}

/** Scenes that may hold beats of the message: the one running into it and those that begin in it. */
export function scenesOfMessage(starts: readonly SceneStart[], message: number): SceneStart[] {
  const first = Math.max(0, sceneIndexAt(starts, message, -1));
  const last = sceneIndexAt(starts, message, Number.MAX_SAFE_INTEGER);
  return starts.slice(first, last + 1);
}

/** Scenes that begin in the message, in order. */
export function cutsInMessage(starts: readonly SceneStart[], message: number): SceneStart[] {
  return scenesOfMessage(starts, message).filter((cut) => cut.message === message);
}

/**
 * Beats of the message, from the scenes that may hold some, in order; each once. While a pass with
 * other cuts ends, a scene loaded before it can still hold what is another scene's by now.
 */
export function beatsOfMessage(scenes: readonly (readonly Beat[])[], message: number): Beat[] {
  const found = new Map<string, Beat>();
  for (const beat of scenes.flat()) {
    if (beat.span?.message === message && !found.has(beat.id)) found.set(beat.id, beat);
  }
  return [...found.values()];
}

/** The first scene of each source, in which a conversation begins. */
export function firstScenes(
  starts: readonly { readonly source: string; readonly scene: SceneId }[],
): ReadonlySet<SceneId> {
  const bySource = new Map<string, SceneId>();
  for (const { source, scene } of starts) if (!bySource.has(source)) bySource.set(source, scene);
  return new Set(bySource.values());
}
