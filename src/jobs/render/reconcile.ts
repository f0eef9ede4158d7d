// What became of a prompt, from what its server says when asked. Events get lost; this does not. Pure.
import type { HistoryEntry, ServerQueue } from '@/comfy';

export type Verdict =
  | { readonly is: 'running' }
  /** `ahead`: prompts that run before it, whosever they are. */
  | { readonly is: 'waiting'; readonly ahead: number }
  | { readonly is: 'done'; readonly entry: HistoryEntry }
  /** In neither the queue nor the history: the server was restarted or cleared. */
  | { readonly is: 'gone' };

/**
 * @param entry read after the queue: what leaves the queue is written to history first, so a prompt
 * that is in neither is gone, not between the two.
 */
export function judge(
  promptId: string,
  queue: ServerQueue,
  entry: HistoryEntry | undefined,
): Verdict {
  if (entry) return { is: 'done', entry };
  if (queue.running.some((item) => item.promptId === promptId)) return { is: 'running' };
  const at = queue.pending.findIndex((item) => item.promptId === promptId);
  return at === -1 ? { is: 'gone' } : { is: 'waiting', ahead: at + queue.running.length };
}
