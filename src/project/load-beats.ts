import type { Storage, StorageFailure } from '@/storage';
import type { Beat, ProjectId, SceneId, Story } from '@/story';
import { fail, ok, type Result } from '@/lib/result';
import { idsOf } from './outline';

/** Reads beats that are not in memory; ids that are no scene of the story are passed over. */
export async function readMissingBeats(
  storage: Storage,
  id: ProjectId,
  story: Story,
  scenes: readonly SceneId[],
): Promise<Result<ReadonlyMap<SceneId, readonly Beat[]>, StorageFailure>> {
  const known = idsOf(story.scenes);
  const wanted = scenes.filter((scene) => known.has(scene) && !story.beats.has(scene));
  if (wanted.length === 0) return ok(new Map());
  return storage.scenes.getMany(id, wanted, story.project.storyVersion);
}

/**
 * The beats of `story` and those that were read, without those of scenes that are gone; `damaged` when
 * one of `scenes` is not stored.
 */
export function addBeats(
  story: Story,
  read: ReadonlyMap<SceneId, readonly Beat[]>,
  scenes: readonly SceneId[],
): Result<Map<SceneId, readonly Beat[]>, StorageFailure> {
  const beats = new Map(story.beats);
  // What was edited while we read is newer than what we read.
  for (const [id, list] of read) if (!beats.has(id)) beats.set(id, list);
  const here = idsOf(story.scenes);
  const lost = scenes.find((id) => !beats.has(id) && here.has(id));
  if (lost !== undefined) {
    const why = 'its lines are not stored';
    return fail({ kind: 'damaged', table: 'scenes', key: lost, why });
  }
  for (const id of read.keys()) if (!here.has(id)) beats.delete(id);
  return ok(beats);
}
