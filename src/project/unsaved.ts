// What of the open story is not in storage yet.
import type { SceneId } from '@/story';
import type { Patch } from './patch';

export interface Unsaved {
  readonly project: boolean;
  readonly outline: boolean;
  readonly scenes: ReadonlySet<SceneId>;
  readonly deletedScenes: ReadonlySet<SceneId>;
  /** Numbers of steps whose patches are to be written. */
  readonly steps: ReadonlySet<number>;
  readonly goneSteps: ReadonlySet<number>;
  readonly history: boolean;
}

export const NOTHING_UNSAVED: Unsaved = {
  project: false,
  outline: false,
  scenes: new Set(),
  deletedScenes: new Set(),
  steps: new Set(),
  goneSteps: new Set(),
  history: false,
};

export function isNothing(unsaved: Unsaved): boolean {
  return !unsaved.project && !unsaved.outline && !unsaved.history && unsaved.scenes.size === 0;
}

/** A patch was applied (a reversed one, for an undo). */
export function notePatch(unsaved: Unsaved, patch: Patch): Unsaved {
  const scenes = new Set(unsaved.scenes);
  const deletedScenes = new Set(unsaved.deletedScenes);
  for (const { id, did } of patch.scenes) {
    if (did === 'remove') {
      scenes.delete(id);
      deletedScenes.add(id);
    } else {
      scenes.add(id);
      deletedScenes.delete(id);
    }
  }
  const outline = Boolean(patch.characters ?? patch.world ?? patch.heads);
  return {
    ...unsaved,
    project: true,
    outline: unsaved.outline || outline,
    scenes,
    deletedScenes,
  };
}

export function noteHistory(
  unsaved: Unsaved,
  change: { readonly put?: number; readonly gone?: readonly number[] },
): Unsaved {
  const steps = new Set(unsaved.steps);
  const goneSteps = new Set(unsaved.goneSteps);
  for (const step of change.gone ?? []) {
    steps.delete(step);
    goneSteps.add(step);
  }
  if (change.put !== undefined) {
    steps.add(change.put);
    goneSteps.delete(change.put);
  }
  return { ...unsaved, history: true, steps, goneSteps };
}

/** What failed to be saved, and what came since: the later word on a scene or step wins. */
export function joinUnsaved(failed: Unsaved, since: Unsaved): Unsaved {
  const without = <T>(from: ReadonlySet<T>, other: ReadonlySet<T>): T[] =>
    [...from].filter((item) => !other.has(item));
  return {
    project: failed.project || since.project,
    outline: failed.outline || since.outline,
    history: failed.history || since.history,
    scenes: new Set([...without(failed.scenes, since.deletedScenes), ...since.scenes]),
    deletedScenes: new Set([
      ...without(failed.deletedScenes, since.scenes),
      ...since.deletedScenes,
    ]),
    steps: new Set([...without(failed.steps, since.goneSteps), ...since.steps]),
    goneSteps: new Set([...without(failed.goneSteps, since.steps), ...since.goneSteps]),
  };
}
