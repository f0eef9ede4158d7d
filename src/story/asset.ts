import { z } from 'zod';
import { assetIdSchema } from './ids';

/** Bytes by content. The bytes themselves lie in their own table under the same id. */
export const assetSchema = z.looseObject({
  id: assetIdSchema,
  /** Unsigned 32 bits, known since ingestion so that a zip can be written by reference. */
  crc32: z.number().int().min(0),
  size: z.number().int().min(0),
  type: z.string(),
  name: z.string(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  license: z.string().optional(),
  attribution: z.string().optional(),
  /** How it came here: dropped by the user, drawn by the painter, rendered by a server. */
  origin: z.looseObject({ by: z.enum(['user', 'painter', 'server', 'import']) }),
  addedAt: z.number(),
});
export type Asset = z.infer<typeof assetSchema>;
