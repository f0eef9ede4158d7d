import { z } from 'zod';
import type { Diagnostic } from '@/lib/diagnostic';
import { assetIdSchema, sourceIdSchema } from './ids';
import { roleSchema } from './character';
import { PRIVATE_KINDS } from './privacy/kinds';

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

const TEXT_RULE_LENGTH = 200;
export const TEXT_RULE_KINDS = [
  'speech',
  'thought',
  'narration',
  'action',
  'ooc',
  'system',
  'left-out',
] as const;

/** What the user says of all lines, or all names, that read like this. Later ones win. */
export const textRuleSchema = z.looseObject({
  id: z.string().min(1),
  on: z.boolean().default(true),
  /** As with lines. */
  source: sourceIdSchema.optional(),
  /** Lines of the story, or names of those who post. */
  where: z.enum(['line', 'name']).default('line'),
  how: z.enum(['contains', 'begins', 'regex']),
  text: z.string().min(1).max(TEXT_RULE_LENGTH),
  /** Lines of messages by this speaker key only. */
  by: z.string().optional(),
  /** Of lines: treat them as this. Names are left out by `left-out` and know no other kind. */
  kind: z.enum(TEXT_RULE_KINDS).optional(),
  /** Of lines: who says or does it, null for nobody. Of names: whose name it is too. */
  speaker: z.string().nullable().optional(),
});
export type TextRule = z.infer<typeof textRuleSchema>;

const replaceSchema = z.string().min(1).max(200);
export const privateDetailSchema = z.discriminatedUnion('kind', [
  /** A name or handle, whatever its case, never inside another word. */
  z.object({ kind: z.literal('words'), find: z.string().min(1).max(200), replace: replaceSchema }),
  z.object({ kind: z.literal('every'), what: z.enum(PRIVATE_KINDS), replace: replaceSchema }),
]);

/** What is replaced before anything else reads the log. It stays on this device: `privacy/leave-out.ts`. */
export const privacySchema = z.looseObject({
  details: z.array(privateDetailSchema).default([]),
  /** The user wants file and list in backups, private words and all. */
  originalInBackups: z.boolean().default(false),
  /**
   * Where offsets of the other rules were counted in a text with other stand-ins: those, by source, or
   * under `all`. The next reading moves the offsets and takes this away.
   */
  spansOf: z.record(z.string(), z.array(privateDetailSchema)).optional(),
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
  /** In order: a later one wins over an earlier one, a rule of a single line over both. */
  texts: z.array(textRuleSchema).default([]),
  privacy: privacySchema.default({ details: [], originalInBackups: false }),
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
  /** So many messages at its beginning are told by earlier sources of the story. */
  knownBefore: z.number().int().min(0).optional(),
  rules: importRulesSchema,
  diagnostics: z.array(diagnosticSchema).default([]),
  importedAt: z.number(),
});
export type Source = z.infer<typeof sourceSchema>;
