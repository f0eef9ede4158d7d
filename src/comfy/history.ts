// One entry of /history. How a run ended stands in the last of its messages: `status_str` is "error" for an
// interrupt too.
import {
  cachedSchema,
  errorSchema,
  historyEntrySchema,
  historyMessageSchema,
  interruptedSchema,
  startSchema,
  successSchema,
} from './messages';
import { toExecutionError } from './execution-error';
import { readOutput } from './outputs';
import type { HistoryEntry, OutputFile, RunEnd } from './render-server';

const MOST_FILES = 20_000;

/** Undefined: not of ComfyUI's shape. */
export function readHistoryEntry(promptId: string, answer: unknown): HistoryEntry | undefined {
  const read = historyEntrySchema.safeParse(answer);
  if (!read.success) return undefined;
  const { prompt, outputs, status } = read.data;
  const files: OutputFile[] = [];
  const texts: { node: string; text: string }[] = [];
  for (const [node, output] of Object.entries(outputs ?? {})) {
    const shown = readOutput(node, output);
    for (const file of shown.files) if (files.length < MOST_FILES) files.push(file);
    for (const text of shown.texts) texts.push({ node, text });
  }
  const told = readMessages(status?.messages ?? []);
  const fallback: RunEnd =
    status?.status_str === 'error'
      ? { how: 'error', error: { ...NOTHING_SAID } }
      : { how: 'success' };
  return {
    promptId,
    end: told.end ?? fallback,
    files,
    texts,
    isCached: isAllCached(prompt?.[4], told.cached),
    startedAt: told.startedAt,
    endedAt: told.endedAt,
  };
}

const NOTHING_SAID = {
  node: undefined,
  nodeType: undefined,
  type: '',
  message: 'The run failed, and the server does not say why.',
  traceback: [],
};

interface Told {
  end: RunEnd | undefined;
  cached: ReadonlySet<string>;
  startedAt: number | undefined;
  endedAt: number | undefined;
}

function readMessages(messages: readonly unknown[]): Told {
  const told: Told = {
    end: undefined,
    cached: new Set(),
    startedAt: undefined,
    endedAt: undefined,
  };
  for (const message of messages) {
    const read = historyMessageSchema.safeParse(message);
    if (read.success) readMessage(told, read.data[0], read.data[1]);
  }
  return told;
}

/** The last one counts: a blocked output reports an error although the run goes on. */
function readMessage(told: Told, type: string, sent: unknown): void {
  // Messages of an entry belong to its prompt, with or without the id.
  const data = typeof sent === 'object' && sent !== null ? { prompt_id: '', ...sent } : sent;
  if (type === 'execution_start') {
    const start = startSchema.safeParse(data);
    if (start.success) told.startedAt = start.data.timestamp;
  } else if (type === 'execution_cached') {
    const cached = cachedSchema.safeParse(data);
    if (cached.success) told.cached = new Set(cached.data.nodes);
  } else if (type === 'execution_success') {
    const success = successSchema.safeParse(data);
    told.end = { how: 'success' };
    told.endedAt = success.success ? success.data.timestamp : undefined;
  } else if (type === 'execution_interrupted') {
    const stop = interruptedSchema.safeParse(data);
    told.end = {
      how: 'interrupted',
      node: stop.success ? (stop.data.node_id ?? undefined) : undefined,
    };
    told.endedAt = stop.success ? stop.data.timestamp : undefined;
  } else if (type === 'execution_error') {
    const error = errorSchema.safeParse(data);
    told.end = {
      how: 'error',
      error: error.success ? toExecutionError(error.data) : { ...NOTHING_SAID },
    };
    told.endedAt = error.success ? error.data.timestamp : undefined;
  }
}

/** `targets`: the output nodes of the prompt. */
function isAllCached(targets: unknown, cached: ReadonlySet<string>): boolean {
  if (!Array.isArray(targets) || targets.length === 0) return false;
  return targets.every((node) => cached.has(String(node)));
}
