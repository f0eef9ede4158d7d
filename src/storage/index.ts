export { describeFailure, type FailureText, type StorageFailure } from './failure';
export { openStorage, Storage } from './storage';
export type { DatabaseOptions } from './database';
export { BIN_DAYS, type StoredStory, type StoryChange, type StoryStart } from './projects';
export {
  headsOf,
  NO_PAGING,
  repage,
  SCENES_A_PAGE,
  type Page,
  type Paging,
  type PagingChange,
} from './outline-pages';
export { SCENES_A_TRANSACTION, type SceneBeats } from './scenes';
export { MESSAGES_A_CHUNK, type TranscriptWriter } from './transcript-writer';
export { importLockName, type EarlierImport, type NewImport } from './imports';
export type { NewAsset } from './assets';
export { gatherHashes } from './garbage';
export { migrateRow } from './migrations';
export { LATEST_VERSION } from './database';
export { ROW_SCHEMAS, type TableName } from './rows';
export type { PlainTable } from './raw-rows';
export { SNAPSHOTS_KEPT, type SnapshotContent } from './snapshots';
export {
  askToPersist,
  readPersistence,
  type Persistence,
  type SpaceKind,
  type SpaceUsed,
} from './space';
export { JOB_STATES, jobRowSchema } from './rows';
export type { ExportRow, HistoryRow, HistoryStep, JobRow, SaveRow, SnapshotRow } from './rows';
export { hasUnread } from './import-rows';
export type {
  DraftOutline,
  DraftPage,
  ImportRow,
  MessageChunk,
  StoredDoubt,
  StoredSceneStart,
  TranscriptHead,
} from './import-rows';
export type { DraftPageWriter } from './draft-pages';
export {
  RENDER_STATES,
  renderRowSchema,
  serverRowSchema,
  takeRowSchema,
  templateRowSchema,
  type LoraRow,
  type RecipeRow,
  type RenderInput,
  type RenderRequest,
  type RenderRow,
  type Sent,
  type ServerAuth,
  type ServerRow,
  type TakeRow,
  type TemplateRow,
} from './render-rows';
export { describeIssues, isDeepEqual, parseKeeping } from './parse';
// `live` is imported from '@/storage/live.svelte', so that workers do without Svelte.
