import { z } from 'zod';
import { artNotesSchema } from './art';
import { environmentSchema } from './environment';
import { assetIdSchema, placeIdSchema } from './ids';

/** Kinds of place that the painter draws. `room` and `field` stand in for unknown ones. */
export const PLACE_KINDS = [
  'room',
  'bedroom',
  'kitchen',
  'tavern',
  'shop',
  'library',
  'classroom',
  'office',
  'attic',
  'cellar',
  'greenhouse',
  'castle',
  'temple',
  'tower',
  'train',
  'station',
  'ship',
  'street',
  'market',
  'village',
  'garden',
  'field',
  'forest',
  'beach',
  'pier',
  'sea',
  'mountain',
  'cave',
  'sky',
] as const;
export const placeKindSchema = z.enum(PLACE_KINDS);
export type PlaceKind = z.infer<typeof placeKindSchema>;

const INDOORS: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'room',
  'bedroom',
  'kitchen',
  'tavern',
  'shop',
  'library',
  'classroom',
  'office',
  'attic',
  'cellar',
  'greenhouse',
  'castle',
  'temple',
  'tower',
  'train',
  'cave',
]);

/** It neither rains nor snows in a room; weather is seen and heard through its windows. */
export function isIndoors(kind: PlaceKind | undefined): boolean {
  return kind !== undefined && INDOORS.has(kind);
}

export const placeSchema = z.looseObject({
  id: placeIdSchema,
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  kind: placeKindSchema,
  description: z.string().default(''),
  environment: environmentSchema.default({}),
  /** A picture of the user's own; the painter draws where there is none. */
  background: assetIdSchema.optional(),
  /** Pictures for one light and weather, by `backgroundKey`; they win over `background`. */
  backgrounds: z.record(z.string(), assetIdSchema).optional(),
  art: artNotesSchema.optional(),
});
export type Place = z.infer<typeof placeSchema>;

export const loreEntrySchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  keys: z.array(z.string()),
  content: z.string(),
  kind: z.enum(['place', 'person', 'faction', 'rule', 'thing']).default('thing'),
  enabled: z.boolean().default(true),
  constant: z.boolean().default(false),
});
export type LoreEntry = z.infer<typeof loreEntrySchema>;

export const worldSchema = z.looseObject({
  name: z.string().default(''),
  places: z.array(placeSchema).default([]),
  lore: z.array(loreEntrySchema).default([]),
  environment: environmentSchema.default({}),
  /** The style of all pictures. */
  art: artNotesSchema.optional(),
});
export type World = z.infer<typeof worldSchema>;

export const EMPTY_WORLD: World = { name: '', places: [], lore: [], environment: {} };
