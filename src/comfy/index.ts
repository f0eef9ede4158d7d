// The ComfyUI client: see README.md for the contract.
export { parseAddress, type AddressProblem, type ServerAddress, type ServerAuth } from './address';
export { classifyHost, type HostClass } from './host-class';
export { createClientId, randomUuid } from './client-id';
export { ComfyClient, type ClientParts } from './client';
export { decode } from './decode';
export { parseJson, writeGraphJson, type JsonProblem } from './json';
export { readObjectInfo, type ReadObjectInfo, type SkippedNode } from './object-info-schema';
export type { FetchLike } from './http';
export type { OpenSocket, SocketLike } from './socket';
export type { Clock, Surroundings } from './environment';
export { isLink, type Graph, type GraphNode, type Link } from './graph';
export type { InputDef, InputKind, NodeDef, ObjectInfo, OutputDef } from './object-info';
export type { PromptProblem, RequestFailure, SubmitFailure } from './failure';
export type * from './render-server';
