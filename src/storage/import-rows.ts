// Rows of what was read and is not a project yet, and of the logs themselves, which stay with the project:
// drafts, transcripts in chunks, and what a correction needs to read them again.
import { z } from 'zod';
import type { Diagnostic } from '@/lib/diagnostic';
import {
  characterIdSchema,
  characterSchema,
  diagnosticSchema,
  importRulesSchema,
  loreEntrySchema,
  projectIdSchema,
  roleSchema,
  SCENE_STATES,
  sourceSchema,
  tagsSchema,
  worldSchema,
  type Character,
  type CharacterId,
  type Guess,
  type Message,
  type Role,
  type SceneHead,
  type SceneId,
  type SkippedSpan,
  type Speaker,
  type TranscriptAbout,
  type World,
} from '@/story';
import { isDeepEqual } from './parse';
/**
 * A long list of small rows, checked by hand: a schema takes some 10 µs a row without code generation,
 * and thousands of them would be a long task on the page.
 */
function listOf<T>(isRow: (value: unknown) => value is T): z.ZodType<T[]> {
  return z.custom<T[]>((value) => Array.isArray(value) && value.every(isRow));
}

type Fields = Readonly<Record<string, unknown>>;

function isTextIfSet(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isGuessIfSet(value: unknown): value is Guess | undefined {
  return (
    value === undefined ||
    (isObject(value) &&
      typeof value['confidence'] === 'number' &&
      typeof value['reason'] === 'string' &&
      isTextIfSet(value['evidence']))
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

export interface StoredSceneStart {
  readonly scene: SceneId;
  readonly source: string;
  readonly message: number;
  readonly start: number;
}

function isSceneStart(value: unknown): value is StoredSceneStart {
  return (
    isObject(value) &&
    typeof value['scene'] === 'string' &&
    typeof value['source'] === 'string' &&
    typeof value['message'] === 'number' &&
    typeof value['start'] === 'number'
  );
}

export interface StoredDoubt extends StoredSceneStart {
  readonly beat: string;
  readonly end: number;
  readonly field: string;
  readonly reason: string;
  readonly confidence: number;
  /** Id of a character, or null. */
  readonly guess: string | null;
}

function isDoubt(value: unknown): value is StoredDoubt {
  return (
    isSceneStart(value) &&
    isObject(value) &&
    typeof value['beat'] === 'string' &&
    typeof value['end'] === 'number' &&
    typeof value['field'] === 'string' &&
    typeof value['reason'] === 'string' &&
    typeof value['confidence'] === 'number' &&
    (value['guess'] === null || typeof value['guess'] === 'string')
  );
}

function isSkippedSpan(value: unknown): value is SkippedSpan {
  return (
    isObject(value) &&
    typeof value['source'] === 'string' &&
    typeof value['message'] === 'number' &&
    typeof value['start'] === 'number' &&
    typeof value['end'] === 'number' &&
    typeof value['why'] === 'string'
  );
}

/** A scene as the reader made it: its place, hour and weather are read again with every correction. */
function isSceneHead(value: unknown): value is SceneHead {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['title'] === 'string' &&
    typeof value['beatCount'] === 'number' &&
    Array.isArray(value['cast']) &&
    value['cast'].every((who) => typeof who === 'string') &&
    SCENE_STATES.includes(value['state'] as SceneHead['state']) &&
    ['place', 'hour', 'weather'].every((key) => isTextIfSet(value[key])) &&
    isGuessIfSet(value['cut']) &&
    (value['guesses'] === undefined ||
      (isObject(value['guesses']) && Object.values(value['guesses']).every(isGuessIfSet)))
  );
}

const bytesSchema = z.tuple([z.number(), z.number()]).readonly();

export const messageSchema: z.ZodType<Message> = z.looseObject({
  index: z.number().int().min(0),
  speaker: z.string().nullable(),
  kind: z.enum(['post', 'narration', 'action', 'ooc', 'system']),
  text: z.string(),
  bytes: bytesSchema,
  textBytes: bytesSchema,
  line: z.number(),
  time: z.number().optional(),
  hidden: z.boolean().optional(),
  alternatives: z.array(z.string()).readonly().optional(),
  shownAlternative: z.number().optional(),
  cue: z.string().optional(),
  heading: z.boolean().optional(),
  stated: z
    .looseObject({
      place: z.string().optional(),
      hour: z.string().optional(),
      weather: z.string().optional(),
    })
    .optional(),
  branch: z.string().optional(),
  edited: z.boolean().optional(),
  isMenu: z.boolean().optional(),
});

/** A run of messages of one source, and the stretches of their text that no beat shows. */
export const messageChunkSchema = z.looseObject({
  projectId: projectIdSchema,
  source: z.string(),
  /** From 0. */
  chunk: z.number().int().min(0),
  /** Index of the first message in the transcript. */
  first: z.number().int().min(0),
  messages: z.array(messageSchema),
  skipped: listOf(isSkippedSpan).default([]),
});
export type MessageChunk = z.infer<typeof messageChunkSchema>;

const speakerSchema: z.ZodType<Speaker> = z.looseObject({
  key: z.string(),
  name: z.string(),
  role: roleSchema.optional(),
  isBot: z.boolean().optional(),
  isAccount: z.boolean().optional(),
  aliases: z.array(z.string()).readonly().optional(),
});

const aboutSchema: z.ZodType<TranscriptAbout> = z.looseObject({
  title: z.string().optional(),
  world: z.string().optional(),
  userName: z.string().optional(),
  characterName: z.string().optional(),
  setting: z.string().optional(),
  scenario: z.string().optional(),
  isProse: z.boolean().optional(),
});

/** What is known of a transcript beside its messages. */
export const transcriptHeadSchema = z.looseObject({
  projectId: projectIdSchema,
  source: z.string(),
  speakers: z.array(speakerSchema),
  skipped: z.array(z.looseObject({ bytes: bytesSchema, why: z.string() })).default([]),
  about: aboutSchema.default({}),
  messageCount: z.number().int().min(0),
});
export type TranscriptHead = z.infer<typeof transcriptHeadSchema>;

/** As `CastRow` of the import room, which storage must not know. */
export interface StoredCastRow {
  readonly key: string;
  readonly name: string;
  readonly character: CharacterId | null;
  readonly role: Role;
  readonly messages: number;
  readonly lines: number;
  readonly words: number;
  readonly firstMessage: number;
  readonly lastMessage: number;
  readonly aliases: readonly string[];
  readonly ignored: boolean;
  readonly mergedInto?: string | undefined;
  readonly mergeSuggestion?: { readonly into: string; readonly why: string } | undefined;
  readonly confidence: number;
}

const castRowSchema: z.ZodType<StoredCastRow> = z.looseObject({
  key: z.string(),
  name: z.string(),
  character: characterIdSchema.nullable(),
  role: roleSchema,
  messages: z.number(),
  lines: z.number(),
  words: z.number(),
  firstMessage: z.number(),
  lastMessage: z.number(),
  aliases: z.array(z.string()).readonly(),
  ignored: z.boolean(),
  mergedInto: z.string().optional(),
  mergeSuggestion: z.looseObject({ into: z.string(), why: z.string() }).optional(),
  confidence: z.number(),
});

export interface StoredCounts {
  readonly messages: number;
  /** With asides. */
  readonly scenes: number;
  readonly asides: number;
  /** Lines in doubt that the review walks through. */
  readonly doubts: number;
  readonly beats: number;
  readonly say: number;
  readonly narrate: number;
  readonly notes: number;
  readonly choices: number;
  readonly doubtful: number;
  readonly charactersInBeats: number;
  readonly charactersSkipped: number;
  readonly charactersLost: number;
}

const countSchema = z.number().int().min(0).default(0);
const countsSchema: z.ZodType<StoredCounts> = z.looseObject({
  messages: countSchema,
  scenes: countSchema,
  asides: countSchema,
  doubts: countSchema,
  beats: countSchema,
  say: countSchema,
  narrate: countSchema,
  notes: countSchema,
  choices: countSchema,
  doubtful: countSchema,
  charactersInBeats: countSchema,
  charactersSkipped: countSchema,
  charactersLost: countSchema,
});

/** A draft without its beats, which the worker has stored as scenes already, and without its pages. */
export interface DraftOutline {
  readonly title: string;
  readonly characters: readonly Character[];
  readonly world: World;
  /** How many of `draftPages` it has. */
  readonly pages: number;
  /** When the reading ended that wrote them, ms since 1970: another time, other pages. */
  readonly readAt: number;
  readonly cast: readonly StoredCastRow[];
  readonly counts: StoredCounts;
  readonly diagnostics: readonly Diagnostic[];
}

export const draftOutlineSchema: z.ZodType<DraftOutline> = z.looseObject({
  title: z.string(),
  characters: z.array(characterSchema).readonly(),
  world: worldSchema,
  pages: z.number().int().min(0),
  readAt: z.number(),
  cast: z.array(castRowSchema).readonly(),
  counts: countsSchema,
  diagnostics: z.array(diagnosticSchema).readonly(),
});

/** Some scenes of a draft, in the order of the story. */
export const draftPageSchema = z.looseObject({
  projectId: projectIdSchema,
  /** From 0. */
  page: z.number().int().min(0),
  scenes: listOf(isSceneHead),
  /** Where each of them begins in its source; asides begin nowhere. */
  starts: listOf(isSceneStart),
  /** Their lines that the reader is not sure of; `import/doubts.ts` makes them. */
  doubts: listOf(isDoubt),
});
export type DraftPage = z.infer<typeof draftPageSchema>;

export const importFileSchema = z.looseObject({
  name: z.string(),
  bytes: z.number(),
  /** SHA-256, known once the file was read to its end. */
  hash: z.string().optional(),
  /** Title of its first scene, where the story is made of several conversations. */
  chapter: z.string().optional(),
});

/** An import that is not a project yet, or was left off. Keyed by the id of the project to be. */
export const importRowSchema = z.looseObject({
  projectId: projectIdSchema,
  state: z.enum(['reading', 'ready', 'failed', 'cancelled']),
  startedAt: z.number(),
  updatedAt: z.number(),
  files: z.array(importFileSchema),
  /** SHA-256 of each file: how a second import of the same log is noticed. */
  hashes: z.array(z.string()).default([]),
  /** Formats by score, best first. */
  formats: z.array(z.looseObject({ id: z.string(), score: z.number() })).default([]),
  rules: importRulesSchema,
  /** What it is to be read with next: corrections made while it is being read with `rules`. */
  wanted: importRulesSchema.optional(),
  /** The story that goes on with these logs; unset: they become one of their own. */
  into: projectIdSchema.optional(),
  /** Of the project to be. */
  tags: tagsSchema.optional(),
  sources: z.array(sourceSchema).default([]),
  /** What came with the logs and is needed to read them again: cards and lore. */
  facts: z
    .looseObject({
      cards: z.array(z.looseObject({ name: z.string() })).default([]),
      lore: z.array(loreEntrySchema).default([]),
    })
    .optional(),
  /** Of a long log in the state `reading`: its first scenes, to look at meanwhile. */
  beginning: z
    .looseObject({ characters: z.array(characterSchema).readonly(), scenes: listOf(isSceneHead) })
    .optional(),
  /** Set in the state `ready`. */
  draft: draftOutlineSchema.optional(),
  failure: z.looseObject({ kind: z.string(), message: z.string() }).optional(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** True where the draft is to be read with other rules than those that it was read with. */
export function hasUnread(row: Pick<ImportRow, 'rules' | 'wanted'> | undefined): boolean {
  return row?.wanted !== undefined && !isDeepEqual(row.wanted, row.rules);
}
