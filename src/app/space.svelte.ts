// The space that stories take, for the status bar: the browser's own figure, asked now and then and
// when jobs end. Measuring by kind reads rows, and a row of a long log is a long task.
import type { Storage } from '@/storage';

const MEASURE_EVERY_MS = 60_000;

export interface SpaceReading {
  /** Bytes; undefined until measured. */
  readonly total: number | undefined;
}

/**
 * Call while a component is made: measuring ends with the component. `cause` is read in an effect: when
 * it changes, the space is measured anew.
 */
export function readSpace(storage: Storage, cause: () => unknown): SpaceReading {
  let total = $state<number>();

  async function measure(): Promise<void> {
    total = await storage.space.total();
  }

  $effect(() => {
    cause();
    const first = setTimeout(() => void measure(), 1500);
    const again = setInterval(() => {
      if (document.visibilityState === 'visible') void measure();
    }, MEASURE_EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  });

  return {
    get total() {
      return total;
    },
  };
}
