// What a save holds. It names beats by id, so that a story may be edited between saving and loading.
import { z } from 'zod';
import {
  beatIdSchema,
  characterIdSchema,
  sceneIdSchema,
  variableValueSchema,
  type SceneHead,
  type SceneId,
} from '@/story';

export const SLOTS = Array.from({ length: 12 }, (_, index) => String(index + 1));
export const QUICK_SLOT = 'quick';
export const AUTO_SLOT = 'auto';

/** How far one can go back after loading. */
export const SAVED_HISTORY = 200;

const markSchema = z.object({
  scene: sceneIdSchema,
  beat: beatIdSchema.optional(),
  index: z.number().int(),
  variables: z.record(z.string(), variableValueSchema),
  /** The option that was taken here. */
  chosen: z.string().optional(),
});
/** One place where the reader stopped. */
export type Mark = z.infer<typeof markSchema>;

export const saveDataSchema = z.object({
  version: z.literal(1),
  seed: z.number(),
  /** For the case that the scene is gone: the one that now stands there. */
  sceneIndex: z.number().int(),
  sceneTitle: z.string(),
  /** The line on screen, for the list of saves. */
  excerpt: z.string(),
  persona: z
    .union([
      z.object({ kind: z.literal('character'), id: characterIdSchema }),
      z.object({ kind: z.literal('name'), name: z.string() }),
    ])
    .optional(),
  /** The way here, the last is where the game stands. */
  marks: z.array(markSchema).min(1),
});
export type SaveData = z.infer<typeof saveDataSchema>;

/** A stored save, or undefined for one that is damaged or from a newer version. */
export function readSave(stored: unknown): SaveData | undefined {
  return saveDataSchema.safeParse(stored).data;
}

/**
 * The marks of a save that can still be reached. When the last scene was deleted, its place in the
 * order stands in, and `isExact` is false.
 */
export function reachableMarks(
  save: SaveData,
  scenes: readonly Pick<SceneHead, 'id'>[],
): { marks: readonly Mark[]; isExact: boolean } | undefined {
  const known = new Set<SceneId>(scenes.map(({ id }) => id));
  const marks = save.marks.filter(({ scene }) => known.has(scene));
  const last = save.marks[save.marks.length - 1];
  if (last && known.has(last.scene)) return { marks, isExact: true };
  const near = scenes[Math.min(Math.max(save.sceneIndex, 0), scenes.length - 1)];
  if (!near || !last) return undefined;
  const standIn: Mark = { scene: near.id, index: 0, variables: last.variables };
  return { marks: [...marks, standIn], isExact: false };
}
