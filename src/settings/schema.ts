// What the user chooses once. A field is one line here; every field has a default.
import { z } from 'zod';

const fraction = (start: number) => z.number().min(0).max(1).default(start);

export const appearanceSchema = z.looseObject({
  theme: z.enum(['dark', 'light', 'system']).default('dark'),
  density: z.enum(['cosy', 'compact']).default('cosy'),
});

export const playerSchema = z.looseObject({
  /** Characters a second; 0 shows a line at once. */
  textSpeedCps: z.number().int().min(0).max(200).default(45),
  /** Seconds that auto mode waits after a line, beside the time to read it. */
  autoDelay: z.number().min(0).max(30).default(1.5),
  /** Factor on the size of story text. */
  textSize: z.number().min(0.75).max(2).default(1),
  fontFace: z.enum(['serif', 'sans', 'legible', 'mono']).default('serif'),
  boxOpacity: fraction(0.82),
  skipUnseen: z.boolean().default(false),
  skipAfterChoices: z.boolean().default(false),
  /** Times the size of the text. */
  lineHeight: z.number().min(1.2).max(2.2).default(1.45),
  /** In em. */
  letterSpacing: z.number().min(0).max(0.15).default(0),
  /** What turning the wheel up does. */
  wheelUp: z.enum(['rollback', 'backlog']).default('rollback'),
  /** The reader's own character is seen on the stage. */
  showPlayer: z.boolean().default(true),
  /** Rain, snow and fog over the stage. */
  particles: z.boolean().default(true),
  reducedMotion: z.enum(['auto', 'on', 'off']).default('auto'),
  volumes: z
    .looseObject({
      main: fraction(1),
      music: fraction(0.7),
      sound: fraction(0.9),
      voice: fraction(1),
      ambience: fraction(0.5),
    })
    .prefault({}),
});

export const importDefaultsSchema = z.looseObject({
  swipesAsChoices: z.boolean().default(false),
  sceneSensitivity: fraction(0.5),
});

export const storageSettingsSchema = z.looseObject({
  /** Ms of the last time that the browser was asked to keep the stories; 0 for never. */
  persistAskedAt: z.number().min(0).default(0),
  binDays: z.number().int().min(1).max(365).default(30),
});

export const accessibilitySchema = z.looseObject({
  highContrast: z.boolean().default(false),
  /** Each line is read out by a screen reader as it appears. */
  announceLines: z.boolean().default(true),
  /** Off switches single-letter shortcuts for those who dictate. */
  letterShortcuts: z.boolean().default(true),
});

export const renderingSchema = z.looseObject({
  /** A notification of the system when a batch ends while the page is hidden. */
  notify: z.boolean().default(false),
});

export const settingsSchema = z.looseObject({
  appearance: appearanceSchema.prefault({}),
  player: playerSchema.prefault({}),
  import: importDefaultsSchema.prefault({}),
  storage: storageSettingsSchema.prefault({}),
  accessibility: accessibilitySchema.prefault({}),
  rendering: renderingSchema.prefault({}),
});
export type SettingsValue = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: SettingsValue = settingsSchema.parse({});

type KnownKeys<T> = keyof { [K in keyof T as string extends K ? never : K]: T[K] };

/** Some of the settings, at any depth. */
export type SettingsPatch = DeepPartial<SettingsValue>;
type DeepPartial<T> = T extends string | number | boolean
  ? T
  : { readonly [K in KnownKeys<T>]?: DeepPartial<T[K]> };
