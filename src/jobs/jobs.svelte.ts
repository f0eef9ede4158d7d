/* eslint svelte/prefer-svelte-reactivity: "off" -- the maps here are bookkeeping that nothing shows; what is shown is raw state, replaced whole */
import { createContext } from 'svelte';
import { newId, type ProjectId } from '@/story';
import { ok, type Result } from '@/lib/result';
import type { Storage, StorageFailure } from '@/storage';
import { holdJob, listRunning, whenFree, type JobLocks } from './job-locks';
import { isActive, moveJob, newJob, type Job, type JobEvent, type JobKind } from './job';

export interface JobContext {
  /** From 0 to 1, measured. Call as often as you like: rows are written a few times a second. */
  progress(fraction: number, message?: string): void;
  /** What it does now, while nothing can be measured. */
  message(text: string): void;
  log(text: string): void;
  readonly signal: AbortSignal;
}

/** Thrown or returned by the work of a job that the world refused. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
  constructor(
    readonly title: string,
    readonly hint: string,
  ) {
    super(title);
  }
}

export interface JobOptions {
  readonly projectId?: ProjectId;
  /** False for work that cannot be done again from what is kept. */
  readonly canRetry?: boolean;
}

/** How a job ended, with what its work gave. */
export type JobOutcome<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed' | 'cancelled'; readonly job: Job };

interface Running {
  readonly stop: AbortController;
}

const WRITE_EVERY_MS = 400;
/** Ended jobs beyond this are forgotten, oldest first. */
const ENDED_KEPT = 200;

/** The jobs of this page and what is left of earlier ones. Rows, so that a reload loses none. */
export class Jobs {
  readonly #storage: Storage;
  readonly #locks: JobLocks | undefined;
  #list = $state.raw<readonly Job[]>([]);
  readonly #running = new Map<string, Running>();
  readonly #retries = new Map<string, () => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #writes = new Map<string, Promise<unknown>>();

  /**
   * Reads the rows. What another tab runs, as its locks say, stays as it is and is read again when
   * that tab is done or gone; jobs that nobody runs become `interrupted`. Without locks every job that
   * is not this tab's counts as nobody's.
   */
  static async open(
    storage: Storage,
    locks: JobLocks | undefined = undefined,
  ): Promise<Result<Jobs, StorageFailure>> {
    const rows = await storage.jobs.list();
    if (!rows.ok) return rows;
    // After the rows: a lock is held before the row is written, so none of them is missed.
    const running = await listRunning(locks);
    const now = Date.now();
    const list = rows.value.map((job) =>
      isActive(job) && !running.has(job.id) ? moveJob(job, { type: 'interrupt' }, now) : job,
    );
    for (const [i, job] of list.entries()) {
      if (job === rows.value[i]) continue;
      const written = await storage.jobs.put(job);
      if (!written.ok) return written;
    }
    const jobs = new Jobs(storage, list, locks);
    for (const { id } of jobs.active) void jobs.#follow(id);
    return ok(jobs);
  }

  constructor(storage: Storage, list: readonly Job[] = [], locks?: JobLocks) {
    this.#storage = storage;
    this.#locks = locks;
    this.#list = list;
  }

  /** Newest first. */
  get list(): readonly Job[] {
    return this.#list;
  }

  get active(): readonly Job[] {
    return this.#list.filter(isActive);
  }

  /** Work goes on in this tab, and a reload would end it. */
  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  /** Another tab runs it, and only that one can stop it. */
  isElsewhere(id: string): boolean {
    const job = this.find(id);
    return job !== undefined && isActive(job) && !this.#running.has(id);
  }

  find(id: string): Job | undefined {
    return this.#list.find((job) => job.id === id);
  }

  canRetry(id: string): boolean {
    const job = this.find(id);
    return job !== undefined && !isActive(job) && this.#retries.has(id);
  }

  /**
   * Runs work as a job. The row is stored before the work begins. Work that throws JobFailure ends
   * `failed` with its words; work that throws anything else ends `failed` and the error is thrown on,
   * for it is a bug.
   */
  run<T>(
    kind: JobKind,
    title: string,
    work: (context: JobContext) => Promise<T>,
    options: JobOptions = {},
  ): Promise<JobOutcome<T>> {
    return this.#run(kind, title, work, options, undefined);
  }

  /** Asks the work to stop and marks the job cancelled at once. Not for a job of another tab. */
  cancel(id: string): void {
    if (this.isElsewhere(id)) return;
    this.#move(id, { type: 'cancel' });
    this.#running.get(id)?.stop.abort();
  }

  /** Runs the work of an ended job again, as a new job that names the old one. */
  retry(id: string): void {
    if (this.canRetry(id)) this.#retries.get(id)?.();
  }

  /** Takes ended jobs off the list. */
  async clearEnded(): Promise<Result<void, StorageFailure>> {
    return this.#forget(this.#list.filter((job) => !isActive(job)).map(({ id }) => id));
  }

  async remove(id: string): Promise<Result<void, StorageFailure>> {
    this.cancel(id);
    return this.#forget([id]);
  }

  async #run<T>(
    kind: JobKind,
    title: string,
    work: (context: JobContext) => Promise<T>,
    options: JobOptions,
    retryOf: string | undefined,
  ): Promise<JobOutcome<T>> {
    const { projectId } = options;
    const id = newId<string>();
    const stop = new AbortController();
    this.#running.set(id, { stop });
    this.#list = [
      newJob({
        id,
        kind,
        title,
        at: Date.now(),
        ...(projectId !== undefined && { projectId }),
        ...(retryOf !== undefined && { retryOf }),
      }),
      ...this.#list,
    ];
    if (options.canRetry !== false) {
      this.#retries.set(id, () => {
        // The outcome of a retry is on the list; whoever ran the first one is gone. A bug in the work
        // still reaches the page as an unhandled rejection.
        void this.#run(kind, title, work, options, id);
      });
    }
    const release = await holdJob(this.#locks, id);
    await this.#write(id);
    try {
      stop.signal.throwIfAborted();
      this.#move(id, { type: 'start' });
      const value = await work(this.#contextOf(id, stop.signal));
      this.#move(id, { type: 'finish' });
      const job = this.find(id);
      return job?.state === 'cancelled' ? { state: 'cancelled', job } : { state: 'done', value };
    } catch (error) {
      return this.#endWith(id, error, stop.signal);
    } finally {
      this.#running.delete(id);
      await this.#writeNow(id);
      // After the row says how it ended: other tabs read it now.
      release();
      await this.#forgetOldest();
    }
  }

  /** Waits for the tab that runs a job, and takes over what its row says then. */
  async #follow(id: string): Promise<void> {
    if (!this.#locks) return;
    await whenFree(this.#locks, id);
    const row = await this.#storage.jobs.get(id);
    // A database that is closed by now, or a row that was cleared: nothing to show.
    const after = row.ok ? row.value : undefined;
    const ended =
      after && isActive(after) ? moveJob(after, { type: 'interrupt' }, Date.now()) : after;
    this.#list = this.#list.flatMap((job) => (job.id === id ? (ended ?? []) : job));
    if (ended && ended !== after) await this.#write(id);
  }

  #endWith(id: string, error: unknown, signal: AbortSignal): JobOutcome<never> {
    const isAbort = error instanceof DOMException && error.name === 'AbortError';
    if (signal.aborted || isAbort) this.#move(id, { type: 'cancel' });
    else if (error instanceof JobFailure) {
      this.#move(id, { type: 'fail', title: error.title, hint: error.hint });
    } else {
      const hint = error instanceof Error ? error.message : String(error);
      this.#move(id, { type: 'log', text: error instanceof Error ? (error.stack ?? hint) : hint });
      this.#move(id, { type: 'fail', title: 'Something went wrong in the page', hint });
      throw error;
    }
    const job = this.find(id);
    if (!job) return { state: 'cancelled', job: newJob({ id, kind: '', title: '', at: 0 }) };
    return { state: job.state === 'cancelled' ? 'cancelled' : 'failed', job };
  }

  #contextOf(id: string, signal: AbortSignal): JobContext {
    return {
      signal,
      progress: (fraction, message) =>
        this.#move(id, { type: 'progress', fraction, ...(message !== undefined && { message }) }),
      message: (message) => this.#move(id, { type: 'message', message }),
      log: (text) => this.#move(id, { type: 'log', text }),
    };
  }

  #move(id: string, event: JobEvent): void {
    const before = this.find(id);
    if (!before) return;
    const after = moveJob(before, event, Date.now());
    if (after === before) return;
    this.#list = this.#list.map((job) => (job === before ? after : job));
    if (isActive(after)) {
      if (!this.#timers.has(id)) {
        this.#timers.set(
          id,
          setTimeout(() => void this.#writeNow(id), WRITE_EVERY_MS),
        );
      }
    } else void this.#writeNow(id);
  }

  #writeNow(id: string): Promise<unknown> {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    return this.#write(id);
  }

  /** One write at a time for each job, so that an older state never lands on a newer one. */
  #write(id: string): Promise<unknown> {
    const before = this.#writes.get(id) ?? Promise.resolve();
    const write = before.then(() => {
      const job = this.find(id);
      // A row that cannot be stored (a full disk) must not stop the work: the list in memory has it.
      return job && this.#storage.jobs.put(job);
    });
    this.#writes.set(id, write);
    return write;
  }

  async #forget(ids: readonly string[]): Promise<Result<void, StorageFailure>> {
    const gone = new Set(ids);
    for (const id of ids) {
      clearTimeout(this.#timers.get(id));
      this.#timers.delete(id);
      this.#retries.delete(id);
    }
    this.#list = this.#list.filter((job) => !gone.has(job.id));
    await Promise.all(ids.map((id) => this.#writes.get(id)));
    for (const id of ids) this.#writes.delete(id);
    return this.#storage.jobs.delete(ids);
  }

  async #forgetOldest(): Promise<void> {
    const ended = this.#list.filter((job) => !isActive(job));
    if (ended.length > ENDED_KEPT) await this.#forget(ended.slice(ENDED_KEPT).map(({ id }) => id));
  }
}

export const [getJobs, setJobs] = createContext<Jobs>();
