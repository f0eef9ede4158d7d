// How somebody likes to read. Chosen once for all stories on this device; lies under `player` in the
// settings, some of it offered there as well.
import { z } from 'zod';

/** Names and ranges of `settings/schema.ts`, and what only the player offers. */
export const playPreferencesSchema = z.object({
  /** Characters a second; 0: at once. */
  textSpeedCps: z.number().min(0).max(200).catch(45),
  /** Seconds to wait in auto mode, beside the time to read the line. */
  autoDelay: z.number().min(0).max(30).catch(1.5),
  /** Times the normal size. */
  textSize: z.number().min(0.75).max(2).catch(1),
  fontFace: z.enum(['serif', 'sans', 'legible', 'mono']).catch('serif'),
  /** Of the text box's ground. */
  boxOpacity: z.number().min(0).max(1).catch(0.82),
  skipUnseen: z.boolean().catch(false),
  skipAfterChoices: z.boolean().catch(false),
  reducedMotion: z.enum(['auto', 'on', 'off']).catch('auto'),
  volumes: z
    .object({
      main: z.number().min(0).max(1).catch(1),
      /** Sounds of the weather, made on the spot; with `main` 0 silent. */
      ambience: z.number().min(0).max(1).catch(0.5),
    })
    .catch({ main: 1, ambience: 0.5 }),
  lineHeight: z.number().min(1.2).max(2.2).catch(1.45),
  /** In em. */
  letterSpacing: z.number().min(0).max(0.15).catch(0),
  wheelUp: z.enum(['rollback', 'backlog']).catch('rollback'),
  showPlayer: z.boolean().catch(true),
  /** Rain, snow and fog over the stage. */
  particles: z.boolean().catch(true),
});
export type PlayPreferences = z.infer<typeof playPreferencesSchema>;

export const DEFAULT_PREFERENCES: PlayPreferences = playPreferencesSchema.parse({});

/** Whatever was stored, made whole: a value that does not fit becomes the default. */
export function readPreferences(stored: unknown): PlayPreferences {
  return playPreferencesSchema.parse(typeof stored === 'object' && stored !== null ? stored : {});
}

export const FONT_FACES: Readonly<Record<PlayPreferences['fontFace'], string>> = {
  serif: 'var(--font-story)',
  sans: 'var(--font)',
  legible: "'Atkinson Hyperlegible', 'OpenDyslexic', Verdana, 'DejaVu Sans', sans-serif",
  mono: 'var(--font-mono)',
};
