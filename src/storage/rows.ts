// The shape of each stored row. What the story knows has its schema in `story/`; here stands what only
// storage knows: keys, history, saves, jobs. Drafts and logs have their rows in `import-rows.ts`, what
// servers make in `render-rows.ts`.
import { z } from 'zod';
import { outlinePageSchema, outlineRowSchema } from './outline-pages';
import {
  draftPageSchema,
  importRowSchema,
  messageChunkSchema,
  transcriptHeadSchema,
} from './import-rows';
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
import {
  assetIdSchema,
  assetSchema,
  beatIdSchema,
  beatSchema,
  outlineSchema,
  projectIdSchema,
  projectSchema,
  sceneIdSchema,
} from '@/story';

/** The beats of one scene; its head lies in the outline. */
export const sceneRowSchema = z.looseObject({
  projectId: projectIdSchema,
  id: sceneIdSchema,
  beats: z.array(beatSchema),
});
export type SceneRow = z.infer<typeof sceneRowSchema>;

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
  // Whole as versions before 3 wrote it, and as archives carry it; or a row beside pages.
  outlines: z.union([outlineSchema, outlineRowSchema]),
  outlinePages: outlinePageSchema,
  scenes: sceneRowSchema,
  transcripts: transcriptHeadSchema,
  messages: messageChunkSchema,
  imports: importRowSchema,
  draftPages: draftPageSchema,
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
