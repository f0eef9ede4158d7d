import type { Outline, Project, Story } from '@/story';

/** The story as it is opened: no beats yet. */
export function storyOf({ project, outline }: { project: Project; outline: Outline }): Story {
  const { characters, world, scenes } = outline;
  return { project, characters, world, scenes, beats: new Map() };
}

export function outlineOf(story: Story): Outline {
  return {
    projectId: story.project.id,
    characters: [...story.characters],
    world: story.world,
    scenes: [...story.scenes],
  };
}
