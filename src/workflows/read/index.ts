export type {
  EditorGraph,
  EditorInput,
  EditorNode,
  EditorWorkflow,
  NamedModel,
  Subgraph,
} from './editor';
export type { OtherKind, WorkflowFailure } from './failure';
export { readWorkflow, MAX_WORKFLOW_CHARS, type ReadWorkflow } from './read-workflow';
export { convertWorkflow, type Conversion, type SeedPolicy } from './convert/convert-workflow';
export type { SeedPolicyName } from './convert/widget-kinds';
export type { ReportEntry, ReportPlace, ReportSeverity } from './report';
export type { ReportCode } from './report-texts';
export { packsOf, type PackHint } from './packs';
export { writeGraph } from './write-graph';
export { describeWorkflowFailure, type FailureText } from './describe';
export { resolveDynamicPrompts, type ResolvedPrompt } from './dynamic-prompts';
