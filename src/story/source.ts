import { z } from 'zod';
import type { Diagnostic } from '@/lib/diagnostic';
import { assetIdSchema, characterIdSchema, sourceIdSchema } from './ids';
import { roleSchema } from './character';

export const diagnosticSchema: z.ZodType<Diagnostic> = z.looseObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  place: z
    .looseObject({
      file: z.string().optional(),
      line: z.number().optional(),
      bytes: z.tuple([z.number(), z.number()]).readonly().optional(),
      message: z.number().optional(),
    })
    .optional(),
});

/** What the user put right about one speaker of the log. Keyed by the speaker's key. */
export const castRuleSchema = z.looseObject({
  /** Speak as this speaker key instead: a merge. */
  mergeInto: z.string().optional(),
  /** Stay a speaker of one's own although the reader would have merged: a split. */
  separate: z.boolean().optional(),
  name: z.string().optional(),
  role: roleSchema.optional(),
  /** Leave this speaker's messages out of the story; they stay as notes. */
  ignore: z.boolean().optional(),
});

/** What the user put right about one stretch of text; survives a re-import because it is a span. */
export const lineRuleSchema = z.looseObject({
  /** The file that it is about, where the story is made of several; else every file. */
  source: sourceIdSchema.optional(),
  message: z.number().int().min(0),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  kind: z.enum(['speech', 'thought', 'narration', 'ooc']).optional(),
  /** Speaker key, or null for nobody. */
  speaker: z.string().nullable().optional(),
  expression: z.string().optional(),
  /** The guess was looked at and is right. */
  accepted: z.boolean().optional(),
});
export type LineRule = z.infer<typeof lineRuleSchema>;

const cutRuleSchema = z.object({
  message: z.number(),
  start: z.number(),
  /** As with lines. */
  source: sourceIdSchema.optional(),
});

/** Corrections to an import. The pass runs again with them; the file stays as it is. */
export const importRulesSchema = z.looseObject({
  format: z.string().optional(),
  encoding: z.string().optional(),
  cast: z.record(z.string(), castRuleSchema).default({}),
  lines: z.array(lineRuleSchema).default([]),
  /** Scene cuts added or taken away, at the first beat that starts in this message at or after `start`. */
  cuts: z
    .object({
      added: z.array(cutRuleSchema).default([]),
      removed: z.array(cutRuleSchema).default([]),
    })
    .default({ added: [], removed: [] }),
  /** Offer the alternatives that SillyTavern keeps (swipes) as choices. */
  swipesAsChoices: z.boolean().default(false),
  /** 0 few scenes to 1 many. */
  sceneSensitivity: z.number().min(0).max(1).default(0.5),
});
export type ImportRules = z.infer<typeof importRulesSchema>;

export const NO_RULES: ImportRules = importRulesSchema.parse({});

export const sourceSchema = z.looseObject({
  id: sourceIdSchema,
  fileName: z.string(),
  /** The file itself is kept as an asset, so a better reader can run again. */
  asset: assetIdSchema,
  bytes: z.number().int().min(0),
  format: z.string(),
  formatVersion: z.number().int().default(1),
  encoding: z.string().default('utf-8'),
  messageCount: z.number().int().min(0).default(0),
  rules: importRulesSchema,
  diagnostics: z.array(diagnosticSchema).default([]),
  importedAt: z.number(),
});
export type Source = z.infer<typeof sourceSchema>;

/** Joins speakers of the log to characters, so a second import finds the cast again. */
export const speakerKeySchema = z.record(z.string(), characterIdSchema);
