export { checkGraph } from './check-graph';
export { describeProblem, type ProblemText } from './describe';
export { listDownloads, type DownloadOptions, type WantedFile } from './list-downloads';
export {
  missingOf,
  type KnownSources,
  type Missing,
  type MissingFile,
  type MissingNode,
} from './missing-of';
export { modelFolder } from './model-folders';
export type { GraphProblem, ProblemPlace } from './problem';
export { remapFiles, type FileRemap, type Remapped } from './remap-files';
export { suggestFile, type Suggestion } from './suggest-file';
