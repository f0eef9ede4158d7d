// One frame of the socket → one event. Never throws: what cannot be read is `unknown`, with its type. The
// messages that come with every step are checked by hand, since a run has hundreds; the rest by schema.
// A test holds the two against each other.
import { parseJson } from './json';
import {
  cachedSchema,
  errorSchema,
  executedSchema,
  interruptedSchema,
  startSchema,
  successSchema,
} from './messages';
import { readOutput } from './outputs';
import { decodeBinary } from './decode-binary';
import { toExecutionError } from './execution-error';
import type { ServerEvent } from './render-server';

/** Whole runs of previews stay below 1 MB; a text message beyond this is no message. */
const LONGEST_MESSAGE = 16 * 1024 * 1024;
const LONGEST_ID = 256;

export function decode(frame: string | ArrayBuffer): ServerEvent {
  return typeof frame === 'string' ? decodeText(frame) : decodeBinary(frame);
}

export function unknownEvent(type: string): ServerEvent {
  return { kind: 'unknown', type: type.slice(0, 128) };
}

/** The message as data, undefined where it is none. */
export function parseMessage(text: string): { type: string; data: unknown } | undefined {
  if (text.length > LONGEST_MESSAGE) return undefined;
  const message = parseFast(text);
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, data } = message as { type?: unknown; data?: unknown };
  return typeof type === 'string' && type.length <= 128 ? { type, data } : undefined;
}

function parseFast(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // NaN, as Python writes it.
    const parsed = parseJson(text);
    return parsed.ok ? parsed.value : undefined;
  }
}

function decodeText(text: string): ServerEvent {
  const message = parseMessage(text);
  if (!message) return unknownEvent('not a message');
  return eventOf(message.type, message.data) ?? unknownEvent(message.type);
}

/** Undefined: not one of ours, or not of its shape. */
function eventOf(type: string, data: unknown): ServerEvent | undefined {
  switch (type) {
    case 'progress':
      return stepEvent(data);
    case 'progress_state':
      return nodesEvent(data);
    case 'executing':
      return executingEvent(data);
    case 'status':
      return queueEvent(data);
    case 'execution_start': {
      const read = startSchema.safeParse(data);
      if (!read.success) return undefined;
      return { kind: 'start', promptId: read.data.prompt_id, at: read.data.timestamp ?? 0 };
    }
    case 'execution_cached': {
      const read = cachedSchema.safeParse(data);
      if (!read.success) return undefined;
      return { kind: 'cached', promptId: read.data.prompt_id, nodes: read.data.nodes };
    }
    case 'executed': {
      const read = executedSchema.safeParse(data);
      if (!read.success) return undefined;
      const { node, prompt_id: promptId, output } = read.data;
      return { kind: 'executed', promptId, node, ...readOutput(node, output) };
    }
    case 'execution_success': {
      const read = successSchema.safeParse(data);
      return read.success ? { kind: 'success', promptId: read.data.prompt_id } : undefined;
    }
    case 'execution_error': {
      const read = errorSchema.safeParse(data);
      if (!read.success) return undefined;
      return { kind: 'error', promptId: read.data.prompt_id, error: toExecutionError(read.data) };
    }
    case 'execution_interrupted': {
      const read = interruptedSchema.safeParse(data);
      if (!read.success) return undefined;
      const node = read.data.node_id ?? undefined;
      return { kind: 'interrupted', promptId: read.data.prompt_id, node };
    }
    default:
      return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ID;
}

/** As `nodeId` of messages.ts. */
function toNodeId(value: unknown): string | undefined {
  if (isId(value)) return value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

function stepEvent(data: unknown): ServerEvent | undefined {
  if (!isObject(data)) return undefined;
  const { value, max, prompt_id: promptId } = data;
  const node = toNodeId(data['node']);
  if (node === undefined || !isId(promptId)) return undefined;
  if (!Number.isFinite(value) || !Number.isFinite(max)) return undefined;
  return { kind: 'step', promptId, node, value: value as number, max: max as number };
}

type NodeState = Extract<ServerEvent, { kind: 'nodes' }>['nodes'][number];

function nodesEvent(data: unknown): ServerEvent | undefined {
  if (!isObject(data)) return undefined;
  const { prompt_id: promptId, nodes } = data;
  if (!isId(promptId) || !isObject(nodes)) return undefined;
  const states: NodeState[] = [];
  for (const node in nodes) {
    const one = nodes[node];
    if (!isId(node) || !isObject(one)) return undefined;
    const { value, max, state } = one;
    if (!Number.isFinite(value) || !Number.isFinite(max)) return undefined;
    if (typeof state !== 'string' || state.length > 64) return undefined;
    // 0.3.64 sends `running` and `finished` only; its source also knows these two.
    if (state === 'pending' || state === 'error') continue;
    states.push({
      node,
      value: value as number,
      max: max as number,
      state: state === 'finished' ? 'finished' : 'running',
    });
  }
  return { kind: 'nodes', promptId, nodes: states };
}

function executingEvent(data: unknown): ServerEvent | undefined {
  if (!isObject(data)) return undefined;
  const { node: sent, prompt_id: promptId } = data;
  const node = sent === null ? null : toNodeId(sent);
  if (node === undefined) return undefined;
  if (promptId === undefined || promptId === null) return { kind: 'hint', node };
  if (!isId(promptId)) return undefined;
  return node === null ? { kind: 'end', promptId } : { kind: 'node', promptId, node };
}

function queueEvent(data: unknown): ServerEvent | undefined {
  if (!isObject(data) || !isObject(data['status'])) return undefined;
  const { sid } = data;
  if (sid !== undefined && sid !== null && !isId(sid)) return undefined;
  const info = data['status']['exec_info'];
  if (!isObject(info)) return undefined;
  const remaining = info['queue_remaining'];
  if (!Number.isFinite(remaining) || (remaining as number) < 0) return undefined;
  return { kind: 'queue', remaining: remaining as number };
}
