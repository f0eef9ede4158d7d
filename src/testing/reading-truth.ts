// What a person says a log holds, read from the notation that reading/README.md describes.
import { z } from 'zod';
import { HOURS, WEATHERS } from '@/story';

/** `note` is an aside of the author's own, `none` is text that must be on no line at all. */
export const LINE_KINDS = [
  'say',
  'thought',
  'narrate',
  'ooc',
  'system',
  'hidden',
  'note',
  'none',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

const oneOf = (words: readonly string[]) =>
  z.string().refine((text) => text.split('|').every((word) => words.includes(word)));

/** Null: the log does not say, and neither may the reader. Absent: not scored. */
const sceneTruthSchema = z.strictObject({
  at: z.number().int().min(0),
  place: z.string().nullable().optional(),
  hour: oneOf(HOURS).nullable().optional(),
  weather: oneOf(WEATHERS).nullable().optional(),
});
export type SceneTruth = z.infer<typeof sceneTruthSchema>;

const choiceTruthSchema = z.strictObject({
  at: z.number().int().min(0),
  options: z.union([z.number().int().min(2), z.array(z.string()).min(2)]),
  /** From 1. Absent: the log does not go into it, or it is not labelled. */
  taken: z.number().int().min(1).optional(),
});
export type ChoiceTruth = z.infer<typeof choiceTruthSchema>;

const truthFileSchema = z.strictObject({
  /** Which of the format's shapes this is; logs of one shape share the word. */
  variant: z.string(),
  /** A log elsewhere, relative to the folder; else the file `input.*` in it. */
  input: z.string().optional(),
  /** Cards and lorebooks that are dropped together with the log. */
  with: z.array(z.string()).optional(),
  count: z.number().int().min(0).optional(),
  messages: z
    .union([z.array(z.string()), z.record(z.string().regex(/^\d+$/), z.string())])
    .optional(),
  cast: z.array(z.string()).optional(),
  lines: z.array(z.string()).optional(),
  scenes: z.array(sceneTruthSchema).min(1).optional(),
  choices: z.array(choiceTruthSchema).optional(),
});

export interface MessageTruth {
  readonly index: number;
  /** Null: nobody is named. */
  readonly speaker: string | null;
  readonly text?: { readonly start: string; readonly length: number };
}

export interface LineTruth {
  readonly message: number;
  readonly kind: LineKind;
  /** Null: nobody can know. Absent: not scored. */
  readonly who?: string | null;
  readonly text: string;
  readonly feels: readonly string[];
}

export interface Truth {
  readonly variant: string;
  readonly input?: string;
  readonly with: readonly string[];
  readonly count?: number;
  readonly messages?: readonly MessageTruth[];
  readonly cast?: readonly string[];
  readonly lines?: readonly LineTruth[];
  readonly scenes?: readonly SceneTruth[];
  readonly choices?: readonly ChoiceTruth[];
}

/** Throws where the notation is not kept: a label that says nothing must not pass for one that holds. */
export function parseTruth(json: unknown): Truth {
  const file = truthFileSchema.parse(json);
  const { messages, count, lines } = file;
  const isWhole = Array.isArray(messages);
  return {
    variant: file.variant,
    with: file.with ?? [],
    ...(file.input !== undefined && { input: file.input }),
    ...((count !== undefined || isWhole) && { count: count ?? (isWhole ? messages.length : 0) }),
    ...(messages && {
      messages: Object.entries(messages).map(([at, text]) => parseMessage(Number(at), text)),
    }),
    ...(file.cast && { cast: file.cast }),
    ...(lines && { lines: lines.map(parseLine) }),
    ...(file.scenes && { scenes: file.scenes }),
    ...(file.choices && { choices: file.choices }),
  };
}

/** `Mira`, `Mira :: all of the text`, `- :: the start of it … [231]`. */
export function parseMessage(index: number, label: string): MessageTruth {
  const [, name = '', text] = /^(.*?)(?: :: ([^]*))?$/.exec(label) ?? [];
  const speaker = name === '-' ? null : name;
  if (text === undefined) return { index, speaker };
  const cut = /^([^]*) … \[(\d+)\]$/.exec(text);
  const [start, length] = cut ? [cut[1] ?? '', Number(cut[2])] : [text, text.length];
  return { index, speaker, text: { start, length } };
}

const LINE = new RegExp(`^(\\d+) (${LINE_KINDS.join('|')})(?: (.+))?$`, 'u');

/** `4 say Mira :: Who is there? :: fear nervousness`. */
export function parseLine(label: string): LineTruth {
  const [head = '', text, feels] = label.split(' :: ');
  const [, message, kind, who] = LINE.exec(head) ?? [];
  if (kind === undefined || text === undefined) throw new Error(`No label of a line: ${label}`);
  return {
    message: Number(message),
    kind: kind as LineKind,
    ...(who !== undefined && { who: who === '?' ? null : who }),
    text,
    feels: feels?.split(' ') ?? [],
  };
}
