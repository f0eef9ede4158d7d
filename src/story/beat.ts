import { z } from 'zod';
import { outfitNameSchema } from './character';
import { expressionSchema } from './emotion';
import { hourSchema, weatherSchema } from './environment';
import { guessSchema, spanSchema } from './guess';
import { beatIdSchema, characterIdSchema, placeIdSchema, sceneIdSchema } from './ids';

/** A value that the story remembers between scenes. */
export const variableValueSchema = z.union([z.number(), z.string(), z.boolean()]);
export type VariableValue = z.infer<typeof variableValueSchema>;

export const conditionSchema = z.object({
  variable: z.string().min(1),
  operator: z.enum(['==', '!=', '<', '<=', '>', '>=']),
  value: variableValueSchema,
});
export type Condition = z.infer<typeof conditionSchema>;

export const effectSchema = z.object({
  variable: z.string().min(1),
  operator: z.enum(['=', '+=', '-=']),
  value: variableValueSchema,
});
export type Effect = z.infer<typeof effectSchema>;

/** Where a choice or a jump leads: a scene, on with the next beat, or the end of the story. */
export const targetSchema = z.union([
  z.object({ to: z.literal('scene'), scene: sceneIdSchema }),
  z.object({ to: z.literal('next') }),
  z.object({ to: z.literal('end') }),
]);
export type Target = z.infer<typeof targetSchema>;

const base = {
  id: beatIdSchema,
  /** Absent on what the user wrote in the page. */
  span: spanSchema.optional(),
  /** Why the reader chose as it did, by field: `who`, `kind`, `expression`, `choice`. */
  guesses: z.record(z.string(), guessSchema).optional(),
};

/**
 * Text of say, narrate and choice holds light Markdown (`**bold**`, `*stress*`, `~~struck~~`,
 * backslash escapes; see `rich-text.ts`) and the macros `{{user}}` and `{{char}}`, which are filled
 * when the story is played or exported, so that the player character can change.
 */
export const sayBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('say'),
  /** Null: somebody speaks and nobody knows who. */
  who: characterIdSchema.nullable(),
  text: z.string(),
  mode: z.enum(['speech', 'thought']).default('speech'),
  expression: expressionSchema.optional(),
  /** How it is said, from a stage direction: "whispering". */
  cue: z.string().optional(),
});

export const narrateBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('narrate'),
  text: z.string(),
  /** Whose action it is, if it is somebody's. */
  actor: characterIdSchema.optional(),
  expression: expressionSchema.optional(),
});

export const stageBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('stage'),
  action: z.enum(['enter', 'leave', 'move', 'express', 'dress']),
  who: characterIdSchema,
  expression: expressionSchema.optional(),
  /** What `dress` puts on, by name of an outfit; absent: the usual clothes. */
  outfit: outfitNameSchema.optional(),
  /** Middle of the sprite, 0 left edge to 1 right edge; absent: placed for them. */
  x: z.number().min(0).max(1).optional(),
});

export const placeBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('place'),
  place: placeIdSchema,
});
export const hourBeatSchema = z.looseObject({ ...base, kind: z.literal('hour'), hour: hourSchema });
export const weatherBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('weather'),
  weather: weatherSchema,
});

export const optionSchema = z.looseObject({
  id: z.string().min(1),
  text: z.string(),
  target: targetSchema,
  when: z.array(conditionSchema).default([]),
  effects: z.array(effectSchema).default([]),
  /** The one that the log went on with. */
  taken: z.boolean().optional(),
});
export type ChoiceOption = z.infer<typeof optionSchema>;

export const chooseBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('choose'),
  prompt: z.string().default(''),
  options: z.array(optionSchema),
});

export const setBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('set'),
  effects: z.array(effectSchema),
});

export const jumpBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('jump'),
  target: targetSchema,
  when: z.array(conditionSchema).default([]),
});

export const pauseBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('pause'),
  seconds: z.number().min(0).max(60),
});

/** For the author's eyes: out-of-character talk, hidden messages, remarks. Never played. */
export const noteBeatSchema = z.looseObject({
  ...base,
  kind: z.literal('note'),
  text: z.string(),
  about: z.enum(['ooc', 'system', 'hidden', 'author']).default('author'),
});

export const beatSchema = z.discriminatedUnion('kind', [
  sayBeatSchema,
  narrateBeatSchema,
  stageBeatSchema,
  placeBeatSchema,
  hourBeatSchema,
  weatherBeatSchema,
  chooseBeatSchema,
  setBeatSchema,
  jumpBeatSchema,
  pauseBeatSchema,
  noteBeatSchema,
]);
export type Beat = z.infer<typeof beatSchema>;
export type BeatKind = Beat['kind'];
export type BeatOf<K extends BeatKind> = Extract<Beat, { kind: K }>;
export type SayBeat = BeatOf<'say'>;
export type NarrateBeat = BeatOf<'narrate'>;
export type ChooseBeat = BeatOf<'choose'>;

/** Beats at which the player stops and waits for the reader. */
export function isStop(beat: Beat): boolean {
  return beat.kind === 'say' || beat.kind === 'narrate' || beat.kind === 'choose';
}
