// The shape of each stored row. What the story knows has its schema in `story/`; here stands what only
// storage knows: keys, drafts, transcripts in chunks, history, saves, jobs.
import { z } from 'zod';
import type { Diagnostic } from '@/lib/diagnostic';
import {
  loraRowSchema,
  recipeRowSchema,
  renderRequestSchema,
  renderRowSchema,
  secretRowSchema,
  serverRowSchema,
  takeRowSchema,
  templateRowSchema,
} from './render-rows';
import type {
  Character,
  CharacterId,
  Message,
  Role,
  SceneHead,
  SkippedSpan,
  Speaker,
  TranscriptAbout,
  World,
} from '@/story';
import {
  assetIdSchema,
  assetSchema,
  beatIdSchema,
  beatSchema,
  characterIdSchema,
  characterSchema,
  diagnosticSchema,
  importRulesSchema,
  loreEntrySchema,
  outlineSchema,
  projectIdSchema,
  projectSchema,
  roleSchema,
  sceneHeadSchema,
  sceneIdSchema,
  sourceSchema,
  type SceneId,
  worldSchema,
} from '@/story';

/**
 * A long list of small rows, checked by hand: a schema takes some 10 µs a row without code generation,
 * and thousands of them would be a long task on the page.
 */
function listOf<T>(isRow: (value: unknown) => value is T): z.ZodType<T[]> {
  return z.custom<T[]>((value) => Array.isArray(value) && value.every(isRow));
}

type Fields = Readonly<Record<string, unknown>>;

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

const bytesSchema = z.tuple([z.number(), z.number()]).readonly();

/** The beats of one scene; its head lies in the outline. */
export const sceneRowSchema = z.looseObject({
  projectId: projectIdSchema,
  id: sceneIdSchema,
  beats: z.array(beatSchema),
});
export type SceneRow = z.infer<typeof sceneRowSchema>;

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

/** A draft without its beats, which the worker has stored as scenes already. */
export interface DraftOutline {
  readonly title: string;
  readonly characters: readonly Character[];
  readonly world: World;
  readonly scenes: readonly SceneHead[];
  readonly cast: readonly StoredCastRow[];
  readonly counts: StoredCounts;
  readonly diagnostics: readonly Diagnostic[];
}

export const draftOutlineSchema: z.ZodType<DraftOutline> = z.looseObject({
  title: z.string(),
  characters: z.array(characterSchema).readonly(),
  world: worldSchema,
  scenes: z.array(sceneHeadSchema).readonly(),
  cast: z.array(castRowSchema).readonly(),
  counts: countsSchema,
  diagnostics: z.array(diagnosticSchema).readonly(),
});

export const importFileSchema = z.looseObject({
  name: z.string(),
  bytes: z.number(),
  /** SHA-256, known once the file was read to its end. */
  hash: z.string().optional(),
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
  sources: z.array(sourceSchema).default([]),
  /** What came with the logs and is needed to read them again: cards and lore. */
  facts: z
    .looseObject({
      cards: z.array(z.looseObject({ name: z.string() })).default([]),
      lore: z.array(loreEntrySchema).default([]),
    })
    .optional(),
  /** Set in the state `ready`. */
  draft: draftOutlineSchema.optional(),
  /** Where each scene begins in its source, in order. */
  starts: listOf(isSceneStart).default([]),
  /** Lines that the reader is not sure of; `import/doubts.ts` makes them. */
  doubts: listOf(isDoubt).default([]),
  failure: z.looseObject({ kind: z.string(), message: z.string() }).optional(),
});
export type ImportRow = z.infer<typeof importRowSchema>;
export type ImportFile = z.infer<typeof importFileSchema>;

export const blobRowSchema = z.looseObject({ id: assetIdSchema, blob: z.instanceof(Blob) });
export type BlobRow = z.infer<typeof blobRowSchema>;

export const thumbnailRowSchema = z.looseObject({
  id: assetIdSchema,
  blob: z.instanceof(Blob),
  width: z.number(),
  height: z.number(),
});
export type ThumbnailRow = z.infer<typeof thumbnailRowSchema>;

export const historyStepSchema = z.looseObject({
  step: z.number().int().min(0),
  name: z.string(),
  at: z.number(),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

/** The list of undo steps; the patches lie in `undo`, one row a step. */
export const historyRowSchema = z.looseObject({
  projectId: projectIdSchema,
  /** How many of the steps are done: the rest can be redone. */
  position: z.number().int().min(0),
  steps: z.array(historyStepSchema),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

/** `patch` is parsed by `project/patch.ts`, which alone knows what it means. */
export const undoRowSchema = z.looseObject({
  projectId: projectIdSchema,
  step: z.number().int().min(0),
  patch: z.unknown(),
});
export type UndoRow = z.infer<typeof undoRowSchema>;

export const snapshotRowSchema = z.looseObject({
  projectId: projectIdSchema,
  id: z.string(),
  reason: z.string(),
  at: z.number(),
  /** SHA-256 over everything in it; two snapshots of the same story are one. */
  hash: z.string(),
  bytes: z.number(),
  project: projectSchema,
  outline: outlineSchema,
  /** Hash of the part that holds the beats of each scene. */
  parts: z.record(z.string(), z.string()),
});
export type SnapshotRow = z.infer<typeof snapshotRowSchema>;

/** Beats of a scene as deflated JSON, shared by all snapshots that hold the same. */
export const snapshotPartSchema = z.looseObject({
  hash: z.string(),
  packed: z.boolean(),
  data: z.instanceof(Uint8Array<ArrayBuffer>),
});
export type SnapshotPart = z.infer<typeof snapshotPartSchema>;

export const settingsRowSchema = z.looseObject({ key: z.string(), value: z.unknown() });
export type SettingsRow = z.infer<typeof settingsRowSchema>;

/** A saved game. `state` is the player's own (`play/`), plain data. */
export const saveRowSchema = z.looseObject({
  projectId: projectIdSchema,
  slot: z.string(),
  savedAt: z.number(),
  title: z.string().default(''),
  scene: sceneIdSchema.optional(),
  beat: beatIdSchema.optional(),
  state: z.unknown(),
  picture: z.instanceof(Blob).optional(),
});
export type SaveRow = z.infer<typeof saveRowSchema>;

/** Beats of a scene that the reader has seen. */
export const seenRowSchema = z.looseObject({
  projectId: projectIdSchema,
  scene: sceneIdSchema,
  beats: z.array(beatIdSchema),
});
export type SeenRow = z.infer<typeof seenRowSchema>;

/** What the last export of a kind wrote, so that the next one can say what changed. */
export const exportRowSchema = z.looseObject({
  projectId: projectIdSchema,
  target: z.string(),
  at: z.number(),
  files: z.record(z.string(), z.looseObject({ sha256: z.string(), size: z.number() })),
});
export type ExportRow = z.infer<typeof exportRowSchema>;

export const JOB_STATES = [
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'interrupted',
] as const;
export const jobRowSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(JOB_STATES),
  /** 0 to 1, measured; absent while nothing can be measured. */
  progress: z.number().min(0).max(1).optional(),
  message: z.string().default(''),
  log: z.array(z.looseObject({ at: z.number(), text: z.string() })).default([]),
  createdAt: z.number(),
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
  projectId: projectIdSchema.optional(),
  /** Id of the job that this one tries again. */
  retryOf: z.string().optional(),
  failure: z.looseObject({ title: z.string(), hint: z.string() }).optional(),
});
export type JobRow = z.infer<typeof jobRowSchema>;

/** Today's shape of every table. The migration bench walks old rows to these. */
export const ROW_SCHEMAS = {
  projects: projectSchema,
  outlines: outlineSchema,
  scenes: sceneRowSchema,
  transcripts: transcriptHeadSchema,
  messages: messageChunkSchema,
  imports: importRowSchema,
  assets: assetSchema,
  blobs: blobRowSchema,
  thumbnails: thumbnailRowSchema,
  histories: historyRowSchema,
  undo: undoRowSchema,
  snapshots: snapshotRowSchema,
  snapshotParts: snapshotPartSchema,
  settings: settingsRowSchema,
  saves: saveRowSchema,
  seen: seenRowSchema,
  exports: exportRowSchema,
  jobs: jobRowSchema,
  servers: serverRowSchema,
  secrets: secretRowSchema,
  renders: renderRowSchema,
  renderRequests: renderRequestSchema,
  takes: takeRowSchema,
  recipes: recipeRowSchema,
  templates: templateRowSchema,
  loras: loraRowSchema,
} as const;
export type TableName = keyof typeof ROW_SCHEMAS;
