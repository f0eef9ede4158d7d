import { z } from 'zod';

export const projectIdSchema = z.string().min(1).brand<'ProjectId'>();
export type ProjectId = z.infer<typeof projectIdSchema>;

export const sourceIdSchema = z.string().min(1).brand<'SourceId'>();
export type SourceId = z.infer<typeof sourceIdSchema>;

export const sceneIdSchema = z.string().min(1).brand<'SceneId'>();
export type SceneId = z.infer<typeof sceneIdSchema>;

export const beatIdSchema = z.string().min(1).brand<'BeatId'>();
export type BeatId = z.infer<typeof beatIdSchema>;

export const characterIdSchema = z.string().min(1).brand<'CharacterId'>();
export type CharacterId = z.infer<typeof characterIdSchema>;

export const placeIdSchema = z.string().min(1).brand<'PlaceId'>();
export type PlaceId = z.infer<typeof placeIdSchema>;

/** SHA-256 of the bytes, 64 lower-case hex digits. */
export const assetIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'AssetId'>();
export type AssetId = z.infer<typeof assetIdSchema>;

/**
 * A fresh id for something the user makes. What an import makes has ids derived from its bytes
 * instead, so that the same file gives the same story.
 */
export function newId<T extends string>(): T {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('') as T;
}
