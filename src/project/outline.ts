import type { CastAndWorld, Outline, Project, SceneHead, SceneId, Story } from '@/story';

/** The story as it is opened: no beats yet. */
export function storyOf({ project, outline }: { project: Project; outline: Outline }): Story {
  const { characters, world, scenes } = outline;
  return { project, characters, world, scenes, beats: new Map() };
}

export function outlineOf({ project, characters, world, scenes }: Story): Outline {
  return { projectId: project.id, characters: [...characters], world, scenes: [...scenes] };
}

export function castAndWorldOf({ project, characters, world }: Story): CastAndWorld {
  return { projectId: project.id, characters, world };
}

const idsCache = new WeakMap<readonly SceneHead[], ReadonlySet<SceneId>>();

/** Ids of these scenes; kept by identity, for an edit of a line changes no heads. */
export function idsOf(scenes: readonly SceneHead[]): ReadonlySet<SceneId> {
  let ids = idsCache.get(scenes);
  if (!ids) idsCache.set(scenes, (ids = new Set(scenes.map(({ id }) => id))));
  return ids;
}

export function countLines(scenes: readonly SceneHead[]): number {
  return scenes.reduce((sum, { beatCount }) => sum + beatCount, 0);
}
