import type { ServerQueue } from '@/comfy';

/** "empty", "2 of this tab", "1 of this tab, 3 of others". Pure. */
export function queueWords(queue: ServerQueue | undefined, clientId: string): string {
  if (!queue) return 'unknown';
  const all = [...queue.running, ...queue.pending];
  if (all.length === 0) return 'empty';
  const ours = all.filter((item) => item.clientId === clientId).length;
  const parts = [
    ...(ours > 0 ? [`${ours} of this tab`] : []),
    ...(all.length > ours ? [`${all.length - ours} of others`] : []),
  ];
  return parts.join(', ');
}
