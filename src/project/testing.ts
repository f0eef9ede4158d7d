// A small stored story, and edits of it, for tests of open projects.
import { beatsOf, withBeats, type Beat, type Edit, type ProjectId, type SceneId } from '@/story';
import type { Storage } from '@/storage';
import { makeBeats, makeHeads } from '@/storage/test-rows';
import { makeReady } from '@/testing/ready-draft';
import { must } from '@/testing/must';
import type { OpenProject } from '.';

/** Called Tide; two lines in each scene. */
export async function makeStored(into: Storage, scenes: number): Promise<ProjectId> {
  const { projectId } = must(await into.imports.begin({ files: [] }));
  const rows = makeHeads(scenes).map((head) => ({ id: head.id, beats: makeBeats(head.id, 2) }));
  must(await into.scenes.putMany(projectId, rows));
  await makeReady(into, projectId, scenes);
  return must(await into.createProjectFromDraft(projectId, { title: 'Tide' })).id;
}

export const sceneId = (project: OpenProject, n: number): SceneId => {
  const head = project.story.scenes[n];
  if (!head) throw new Error(`There is no scene ${n}.`);
  return head.id;
};

export function setText(scene: SceneId, index: number, text: string, mergeKey?: string): Edit {
  return {
    name: 'Change text',
    needs: [scene],
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (story) =>
      withBeats(
        story,
        scene,
        beatsOf(story, scene).map((beat, i) => (i === index ? ({ ...beat, text } as Beat) : beat)),
      ),
  };
}

export const rename = (title: string): Edit => ({
  name: 'Rename',
  apply: (story) => ({ ...story, project: { ...story.project, title } }),
});

export const textAt = (project: OpenProject, scene: SceneId, index: number): unknown =>
  project.story.beats.get(scene)?.[index]?.['text' as keyof Beat];
