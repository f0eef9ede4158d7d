// GET /queue. The pending list is a heap: sorted here by number (recording 21).
import { extraDataSchema, queueItemSchema, queueSchema } from './messages';
import type { QueueItem, ServerQueue } from './render-server';

/** Undefined: not of ComfyUI's shape. Odd items are left out. */
export function readQueue(answer: unknown): ServerQueue | undefined {
  const queue = queueSchema.safeParse(answer);
  if (!queue.success) return undefined;
  return {
    running: queue.data.queue_running.flatMap(readItem),
    pending: queue.data.queue_pending.flatMap(readItem).sort((a, b) => a.number - b.number),
  };
}

function readItem(item: unknown): QueueItem[] {
  const read = queueItemSchema.safeParse(item);
  if (!read.success) return [];
  const [number, promptId, , extra] = read.data;
  const extraData = extraDataSchema.safeParse(extra);
  return [{ promptId, number, clientId: extraData.success ? extraData.data.client_id : undefined }];
}
