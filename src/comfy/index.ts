// The ComfyUI client: see README.md for the contract.
export { parseAddress, type AddressProblem, type ServerAddress, type ServerAuth } from './address';
export { classifyHost, type HostClass } from './host-class';
export { createClientId, randomUuid } from './client-id';
export { ComfyClient, type ClientParts } from './client';
export { decode } from './decode';
export { describeFailure, type Described, type Fix } from './describe';
export {
  discover,
  examine,
  pageDoctor,
  predict,
  type DoctorEnvironment,
  type Finding,
  type Prediction,
} from './doctor';
export {
  remedyFor,
  startCommands,
  type Remedy,
  type RemedyStep,
  type StartCommand,
  type Trouble,
} from './remedies';
export { ProgressTracker, type Progress } from './progress';
export { planProgress, type PlannedNode, type ProgressPlan } from './progress-plan';
export { problemLine } from './prompt-errors';
export { parseJson, writeGraphJson, type JsonProblem } from './json';
export { readObjectInfo, type ReadObjectInfo, type SkippedNode } from './object-info-schema';
export type { FetchLike } from './http';
export type { OpenSocket, SocketLike } from './socket';
export { pageSurroundings, realClock, type Clock, type Surroundings } from './environment';
export { isLink, type Graph, type GraphNode, type Link } from './graph';
export type { InputDef, InputKind, NodeDef, ObjectInfo, OutputDef } from './object-info';
export type { PromptProblem, RequestFailure, SubmitFailure } from './failure';
export type * from './render-server';
