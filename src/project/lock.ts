// One writer per project: a Web Lock that the tab holds as long as the project is open.

/** The part of `navigator.locks` that is used here. */
export type Locks = Pick<LockManager, 'request'>;

export interface HeldLock {
  release(): void;
  /** Resolves when another tab takes the lock away. Never resolves after `release`. */
  readonly stolen: Promise<void>;
}

/**
 * Asks for a lock. `if-free` gives undefined at once when another tab holds it; `wait` gives undefined
 * when `waitMs` have gone by; `steal` takes it away from whoever holds it.
 */
export function requestLock(
  locks: Locks,
  name: string,
  how: 'if-free' | 'wait' | 'steal',
  waitMs = 2000,
): Promise<HeldLock | undefined> {
  return new Promise((resolve, reject) => {
    const release = deferred();
    let isHeld = false;
    let lose = (): void => undefined;
    const stolen = new Promise<void>((done) => {
      lose = done;
    });
    const options: LockOptions =
      how === 'steal'
        ? { steal: true }
        : how === 'if-free'
          ? { ifAvailable: true }
          : { signal: AbortSignal.timeout(waitMs) };
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (!lock) return undefined;
      isHeld = true;
      resolve({ release: release.resolve, stolen });
      return release.promise;
    };
    locks.request(name, options, hold).then(
      () => {
        if (!isHeld) resolve(undefined);
      },
      (error: unknown) => {
        const name = error instanceof Error || error instanceof DOMException ? error.name : '';
        // AbortError: stolen while held. TimeoutError: waited in vain.
        if (isHeld) lose();
        else if (name === 'AbortError' || name === 'TimeoutError') resolve(undefined);
        else reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** The browser's locks, or undefined over plain http, where there are none. */
export function browserLocks(): Locks | undefined {
  if (typeof navigator === 'undefined') return undefined;
  return (navigator as { readonly locks?: LockManager }).locks;
}

export function projectLockName(projectId: string): string {
  return `comfyvn-project-${projectId}`;
}
