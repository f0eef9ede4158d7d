import type { Story } from '@/story';
import type { Patch } from './patch';

/**
 * Throws on an edit that loses lines: one that adds a scene must bring its beats, one that removes a
 * scene must have loaded it, or the step could not be taken back.
 */
export function checkPatch(patch: Patch, after: Story): void {
  const there = new Set(after.scenes.map(({ id }) => id));
  const added = new Set(patch.scenes.filter(({ did }) => did === 'add').map(({ id }) => id));
  const removed = new Set(patch.scenes.filter(({ did }) => did === 'remove').map(({ id }) => id));
  for (const { removed: old, inserted } of patch.heads ?? []) {
    const before = new Set(old.map(({ id }) => id));
    for (const { id } of inserted) {
      if (!before.has(id) && !added.has(id) && !after.beats.has(id)) {
        throw new Error(`An edit added scene ${id} without its beats.`);
      }
    }
    for (const { id } of old) {
      if (!there.has(id) && !removed.has(id)) {
        throw new Error(`An edit removed scene ${id} without having loaded it.`);
      }
    }
  }
}
