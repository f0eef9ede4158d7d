// Who runs a job: its tab holds a Web Lock named after it, which the browser takes back when the tab
// is closed, reloaded or crashes. A row alone cannot tell a job that runs from one that was left.

/** The part of `navigator.locks` that is used here. */
export type JobLocks = Pick<LockManager, 'request' | 'query'>;

const PREFIX = 'comfyvn-job-';

/** The browser's locks, or undefined over plain http, where there are none. */
export function browserLocks(): JobLocks | undefined {
  return typeof navigator === 'undefined' ? undefined : (navigator as { locks?: JobLocks }).locks;
}

/** Says to all tabs that this one runs the job, until the function that it gives is called. */
export function holdJob(locks: JobLocks | undefined, id: string): Promise<() => void> {
  if (!locks) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    locks.request(PREFIX + id, hold).catch(reject);
  });
}

/** Ids of the jobs that some tab runs now. */
export async function listRunning(locks: JobLocks | undefined): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : [])),
  );
}

/** Resolves when no tab runs the job any more. */
export async function whenFree(locks: JobLocks, id: string): Promise<void> {
  // Shared, so that many tabs that wait are let through at once.
  await locks.request(PREFIX + id, { mode: 'shared' }, () => undefined);
}
