// Faults that no boundary catches: in event handlers, timers and promises.
import type { Log } from '@/ui/log.svelte';
import type { Toasts } from '@/ui/toasts.svelte';
import { isMissingChunk, stackOf } from './error-report';

/** One toast for a burst of faults is enough. */
const QUIET_MS = 4000;

export function watchErrors(log: Log, toasts: Toasts, target: EventTarget = window): () => void {
  let lastToast = -QUIET_MS;

  function note(error: unknown): void {
    log.add(
      'error',
      'page',
      error instanceof Error ? error.message : String(error),
      stackOf(error),
    );
    const now = performance.now();
    if (now - lastToast < QUIET_MS) return;
    lastToast = now;
    if (isMissingChunk(error)) {
      toasts.add('warn', 'A part of the page could not be loaded.', {
        hint: 'The network is away, or the page was updated. Your work is saved; reloading fetches it.',
        action: { label: 'Reload', run: () => location.reload() },
      });
      return;
    }
    toasts.add('bad', 'Something went wrong in the page.', {
      hint: 'What was saved is safe. The details are under Settings, Diagnostics.',
    });
  }

  const onError = (event: Event) => {
    if (!(event instanceof ErrorEvent)) return;
    // A layout loop that the browser breaks by itself; no fault of ours, and harmless.
    if (/ResizeObserver loop/.test(event.message)) return;
    note(event.error ?? event.message);
  };
  const onRejection = (event: Event) => {
    if (event instanceof PromiseRejectionEvent) note(event.reason);
  };
  target.addEventListener('error', onError);
  target.addEventListener('unhandledrejection', onRejection);
  return () => {
    target.removeEventListener('error', onError);
    target.removeEventListener('unhandledrejection', onRejection);
  };
}
