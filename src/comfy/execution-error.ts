// ComfyUI's error of a run, from the socket or from history, with ends trimmed and sizes bounded.
import type { z } from 'zod';
import type { errorSchema } from './messages';
import type { ExecutionError } from './render-server';

const MOST_LINES = 100;
const LONGEST_LINE = 2000;

export function toExecutionError(sent: z.infer<typeof errorSchema>): ExecutionError {
  return {
    node: sent.node_id ?? undefined,
    nodeType: sent.node_type ?? undefined,
    type: sent.exception_type ?? '',
    // ComfyUI ends its messages with a line break.
    message: (sent.exception_message ?? '').trim(),
    traceback: (sent.traceback ?? [])
      .slice(-MOST_LINES)
      .map((line) => line.slice(0, LONGEST_LINE).trimEnd()),
  };
}
