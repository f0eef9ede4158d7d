// A whole earlier state as one edit.
import type { Beat, Edit, SceneHead, SceneId, Story } from '@/story';
import { isDeepEqual, type SnapshotContent } from '@/storage';

/** Puts the story back as `content` has it, sharing what is the same, so that the step stays small. */
export function restoreEdit(content: SnapshotContent, current: readonly SceneHead[]): Edit {
  return {
    name: 'Go back to a snapshot',
    needs: current.map(({ id }) => id),
    apply(story) {
      const beats = new Map<SceneId, readonly Beat[]>();
      for (const { id } of content.outline.scenes) {
        beats.set(id, shareList(story.beats.get(id) ?? [], content.scenes.get(id) ?? []));
      }
      return {
        project: share(story.project, { ...content.project, updatedAt: story.project.updatedAt }),
        characters: shareList(story.characters, content.outline.characters),
        world: share(story.world, content.outline.world),
        scenes: shareList(story.scenes, content.outline.scenes),
        beats,
      } satisfies Story;
    },
  };
}

function share<T>(now: T, then: T): T {
  return isDeepEqual(now, then) ? now : then;
}

function shareList<T extends { readonly id: string }>(
  now: readonly T[],
  then: readonly T[],
): readonly T[] {
  const byId = new Map(now.map((item) => [item.id, item]));
  const shared = then.map((item) => share(byId.get(item.id) ?? item, item));
  const isSame = shared.length === now.length && shared.every((item, i) => item === now[i]);
  return isSame ? now : shared;
}
