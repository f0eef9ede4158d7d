import { z } from 'zod';
import { beatSchema } from './beat';
import { hourSchema, weatherSchema } from './environment';
import { guessSchema } from './guess';
import { characterIdSchema, placeIdSchema, sceneIdSchema } from './ids';

export const SCENE_STATES = ['imported', 'reviewed', 'ready'] as const;

/**
 * What is known of a scene without reading its beats: about 200 bytes, so the list of ten thousand
 * scenes opens at once. `Story.scenes` holds these; beats are loaded when they are looked at.
 */
export const sceneHeadSchema = z.looseObject({
  id: sceneIdSchema,
  title: z.string(),
  /** Unset: what the world says, see `environmentOf`. */
  place: placeIdSchema.optional(),
  hour: hourSchema.optional(),
  weather: weatherSchema.optional(),
  cast: z.array(characterIdSchema).default([]),
  state: z.enum(SCENE_STATES).default('imported'),
  beatCount: z.number().int().min(0).default(0),
  /** Why the scene begins here. */
  cut: guessSchema.optional(),
  /** Why the reader says so, by field: `place`, `hour`, `weather`. */
  guesses: z.record(z.string(), guessSchema).optional(),
  /** True: reached by a choice or jump only; the scene before it does not run on into it. */
  aside: z.boolean().optional(),
});
export type SceneHead = z.infer<typeof sceneHeadSchema>;

/** One record in storage. At most 200 beats are written by an import; the reader cuts longer ones. */
export const sceneSchema = sceneHeadSchema.extend({ beats: z.array(beatSchema) });
export type Scene = z.infer<typeof sceneSchema>;

export function headOf(scene: Scene): SceneHead {
  const { beats, ...head } = scene;
  return { ...head, beatCount: beats.length };
}
