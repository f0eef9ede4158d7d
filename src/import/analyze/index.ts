// What the pipeline and the panels use of the analysis.
export {
  analyze,
  analyzeLog,
  type AnalyzeOptions,
  type DraftSummary,
  type Stretch,
} from './analyze';
export type { CardFacts } from './card-facts';
export type { CastRow, Draft, DraftCounts } from './draft';
export type { EmotionReader, EmotionReading, LineToRead } from './emotion/reader';
export { lineReader } from './emotion/line-reader';
export { describeReason, REASON_CODES } from './reasons';
