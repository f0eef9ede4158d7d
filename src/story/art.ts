// What a story says of its pictures beyond looks and places: words, seeds, LoRAs, which workflow.
import { z } from 'zod';
import { expressionSchema } from './emotion';
import { assetIdSchema } from './ids';
import { LIGHTS, WEATHERS, type Light, type Weather } from './environment';

/** A LoRA in a stack, for all pictures or only for some faces or clothes. */
export const loraUseSchema = z.looseObject({
  /** As the server spells it, or the bare file name. */
  file: z.string().min(1),
  weight: z.number().min(-4).max(4).default(1),
  /** Strength for the text encoder; the weight where absent. */
  clip: z.number().min(-4).max(4).optional(),
  expressions: z.array(expressionSchema).optional(),
  outfits: z.array(z.string()).optional(),
});
export type LoraUse = z.infer<typeof loraUseSchema>;

/** Seeds stay exact in JSON: ComfyUI takes 64 bits, a number holds 53. */
export const seedSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Of a character, a place or a whole world. */
export const artNotesSchema = z.looseObject({
  /** Words for the prompt alone, beside looks or description. */
  prompt: z.string().default(''),
  negative: z.string().default(''),
  /** The same seed for all pictures of it; absent: made from its id, so still the same each time. */
  seed: seedSchema.optional(),
  loras: z.array(loraUseSchema).default([]),
  /** A picture that edits and img2img start from. */
  reference: assetIdSchema.optional(),
});
export type ArtNotes = z.infer<typeof artNotesSchema>;

/** Notes of two that became one: what `to` leaves open is taken from the other. */
export function joinArtNotes(
  to: ArtNotes | undefined,
  from: ArtNotes | undefined,
): ArtNotes | undefined {
  if (!to || !from) return to ?? from;
  const known = new Set(to.loras.map(({ file }) => file));
  return {
    ...from,
    ...to,
    prompt: to.prompt || from.prompt,
    negative: to.negative || from.negative,
    loras: [...to.loras, ...from.loras.filter(({ file }) => !known.has(file))],
  };
}

export const EMPTY_ART: ArtNotes = { prompt: '', negative: '', loras: [] };

/** A value of a parameter of a workflow template. */
export const paramValueSchema = z.union([z.string(), z.number(), z.boolean()]);
export type ParamValue = z.infer<typeof paramValueSchema>;

/** Which workflow draws what in this project, and the values that its user changed. */
export const projectArtSchema = z.looseObject({
  /** Template id by role. */
  templates: z.record(z.string(), z.string()).default({}),
  /** Changed values by template id and parameter. */
  values: z.record(z.string(), z.record(z.string(), paramValueSchema)).default({}),
  /** `from-neutral`: faces are edits of the neutral one; needs an edit workflow. */
  faces: z.enum(['each', 'from-neutral']).default('each'),
});
export type ProjectArt = z.infer<typeof projectArtSchema>;

/** Key of `Place.backgrounds`: `dusk rain`. */
export function backgroundKey(light: Light, weather: Weather): string {
  return `${light} ${weather}`;
}

/** Light and weather of a key, or undefined for one that a newer version wrote. */
export function readBackgroundKey(key: string): { light: Light; weather: Weather } | undefined {
  const [first, second] = key.split(' ');
  const light = LIGHTS.find((one) => one === first);
  const weather = WEATHERS.find((one) => one === second);
  return light && weather ? { light, weather } : undefined;
}
