// How somebody likes to read. Chosen once for all stories on this device.
import { z } from 'zod';

export const playPreferencesSchema = z.object({
  /** Characters a second; `INSTANT_SPEED`: at once. */
  textSpeed: z.number().min(5).max(200).catch(45),
  /** Times the normal size. */
  textSize: z.number().min(0.7).max(2).catch(1),
  lineHeight: z.number().min(1.2).max(2.2).catch(1.45),
  /** In em. */
  letterSpacing: z.number().min(0).max(0.15).catch(0),
  font: z.enum(['story', 'plain']).catch('story'),
  /** Of the text box's ground. */
  boxOpacity: z.number().min(0.4).max(1).catch(0.82),
  /** Seconds for a hundred characters. */
  autoSpeed: z.number().min(1).max(12).catch(4),
  skipUnseen: z.boolean().catch(false),
  skipAfterChoices: z.boolean().catch(false),
  wheelUp: z.enum(['rollback', 'backlog']).catch('rollback'),
  showPlayer: z.boolean().catch(true),
  /** Rain, snow and fog over the stage. */
  particles: z.boolean().catch(true),
  /** 0: silent. Sounds of the weather, made on the spot. */
  ambience: z.number().min(0).max(1).catch(0.35),
});
export type PlayPreferences = z.infer<typeof playPreferencesSchema>;

export const DEFAULT_PREFERENCES: PlayPreferences = playPreferencesSchema.parse({});

/** Whatever was stored, made whole: a value that does not fit becomes the default. */
export function readPreferences(stored: unknown): PlayPreferences {
  const given = typeof stored === 'object' && stored !== null ? stored : {};
  return playPreferencesSchema.parse(given);
}
