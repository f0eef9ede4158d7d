import { z } from 'zod';
import { artNotesSchema } from './art';
import { assetIdSchema, characterIdSchema } from './ids';
import { expressionSchema } from './emotion';

export const ROLES = ['player', 'character', 'narrator', 'system'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/**
 * How a character looks, in words and in traits. The painter reads the words ("red hair", "an old
 * clockmaker"); a trait that the user sets by hand (`hair: 'bun'`, `hairColor: '#c03020'`) wins.
 * `painter/traits.ts` lists the traits it understands and passes over the rest.
 */
export const looksSchema = z.looseObject({
  words: z.string().default(''),
  traits: z.record(z.string(), z.string()).default({}),
});
export type Looks = z.infer<typeof looksSchema>;

/** Unique within its character: stage beats, shots and LoRAs name an outfit by it. */
export const outfitNameSchema = z.string().min(1).max(60);

/** Clothes that a stage beat can name; `sprites` show the character in them, by expression. */
export const outfitSchema = z.looseObject({
  name: outfitNameSchema,
  /** For prompt and painter: "a blue evening dress". */
  words: z.string().default(''),
  sprites: z.record(expressionSchema, assetIdSchema).default({}),
});
export type Outfit = z.infer<typeof outfitSchema>;

export const characterSchema = z.looseObject({
  id: characterIdSchema,
  name: z.string().min(1),
  /** Other spellings under which the log names this person. */
  aliases: z.array(z.string()).default([]),
  role: roleSchema,
  /** `#rrggbb`, of the name in the text box. */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  description: z.string().default(''),
  looks: looksSchema,
  /** Pictures of the user's own by expression; the painter draws what is not here. */
  sprites: z.record(expressionSchema, assetIdSchema).default({}),
  portrait: assetIdSchema.optional(),
  /** Clothes beside the usual ones. */
  outfits: z.array(outfitSchema).optional(),
  art: artNotesSchema.optional(),
  /** False: speaks, but is never drawn on the stage. */
  onStage: z.boolean().default(true),
});
export type Character = z.infer<typeof characterSchema>;

/** Name colors that keep 4.5:1 against the dark text box, far apart in hue. */
export const NAME_COLORS = [
  '#f2a7b8',
  '#8fc7f4',
  '#f3c775',
  '#9fdca4',
  '#c9b1f5',
  '#f4a988',
  '#7fdcd4',
  '#e3a6e0',
  '#c8d77e',
  '#b8c4d8',
] as const;

export function nameColor(index: number): string {
  return NAME_COLORS[index % NAME_COLORS.length] ?? NAME_COLORS[0];
}
