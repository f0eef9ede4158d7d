// What the client takes from the page: clock, chance, network state. Tests bring their own.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(work: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface Surroundings {
  /** False while the machine has no network at all. */
  readonly isOnline: boolean;
  /** True while nobody sees the page. */
  readonly isHidden: boolean;
  /** Calls back when either changes. */
  onChange(listener: () => void): () => void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  setTimeout: (work, ms) => setTimeout(work, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** The page's own; where there is no page (a worker, a test), always online and seen. */
export function pageSurroundings(): Surroundings {
  const page = globalThis.document as Document | undefined;
  return {
    get isOnline() {
      return globalThis.navigator?.onLine !== false;
    },
    get isHidden() {
      return page?.visibilityState === 'hidden';
    },
    onChange(listener) {
      if (!page) return () => undefined;
      page.addEventListener('visibilitychange', listener);
      globalThis.addEventListener('online', listener);
      globalThis.addEventListener('offline', listener);
      return () => {
        page.removeEventListener('visibilitychange', listener);
        globalThis.removeEventListener('online', listener);
        globalThis.removeEventListener('offline', listener);
      };
    },
  };
}
