import { z } from 'zod';
import { tidyTags } from '@/lib/tags';
import { characterIdSchema, projectIdSchema } from './ids';
import { projectArtSchema } from './art';
import { characterSchema, type Character } from './character';
import { sceneHeadSchema } from './scene';
import { sourceSchema } from './source';
import { worldSchema, type World } from './world';

/** Written into every row and archive; an archive with a higher one opens read-only. */
export const STORY_VERSION = 1;

/** What a story is found by in the library. Lists from elsewhere are made to fit, never refused. */
export const tagsSchema = z.array(z.string()).overwrite(tidyTags);

export const projectSchema = z.looseObject({
  id: projectIdSchema,
  storyVersion: z.number().int().default(STORY_VERSION),
  title: z.string().min(1),
  author: z.string().default(''),
  tags: tagsSchema.default([]),
  /** Pixels of the stage. */
  stage: z
    .object({ width: z.number().int(), height: z.number().int() })
    .default({ width: 1920, height: 1080 }),
  /** Who `{{user}}` is. */
  player: characterIdSchema.optional(),
  sources: z.array(sourceSchema).default([]),
  art: projectArtSchema.optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** Set while the project lies in the bin. */
  deletedAt: z.number().optional(),
});
export type Project = z.infer<typeof projectSchema>;

/** Everything of a project but its beats; one record beside the project row. */
export const outlineSchema = z.looseObject({
  projectId: projectIdSchema,
  characters: z.array(characterSchema),
  world: worldSchema,
  scenes: z.array(sceneHeadSchema),
});
export type Outline = z.infer<typeof outlineSchema>;

/** An outline without its scenes. */
export interface CastAndWorld {
  readonly projectId: Outline['projectId'];
  readonly characters: readonly Character[];
  readonly world: World;
}
