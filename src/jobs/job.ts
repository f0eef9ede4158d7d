// A job as a value: one thing asked for, its state, and what moves it. Pure.
import type { ProjectId } from '@/story';
import type { JobRow } from '@/storage';

export type Job = JobRow;
export type JobState = Job['state'];

/** Kinds that this page runs itself. Others may come in rows; they are shown and left alone. */
export type JobKind = 'import' | 'export' | 'backup' | 'paint' | (string & {});

/** The log of a job keeps its last lines. */
export const LOG_LINES = 2000;

export type JobEvent =
  | { readonly type: 'start' }
  /** `done` of `total`, both measured in the same unit. */
  | { readonly type: 'progress'; readonly fraction: number; readonly message?: string }
  | { readonly type: 'message'; readonly message: string }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'finish'; readonly message?: string }
  | { readonly type: 'fail'; readonly title: string; readonly hint: string }
  | { readonly type: 'cancel' }
  /** The page that ran it is gone. */
  | { readonly type: 'interrupt' };

export function newJob(about: {
  readonly id: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly at: number;
  readonly projectId?: ProjectId;
  readonly retryOf?: string;
}): Job {
  return {
    id: about.id,
    kind: about.kind,
    title: about.title,
    state: 'queued',
    message: '',
    log: [],
    createdAt: about.at,
    ...(about.projectId !== undefined && { projectId: about.projectId }),
    ...(about.retryOf !== undefined && { retryOf: about.retryOf }),
  };
}

export function isActive(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** The job after the event. A job that has ended stays as it ended; progress never goes back. */
export function moveJob(job: Job, event: JobEvent, at: number): Job {
  if (!isActive(job)) return job;
  switch (event.type) {
    case 'start':
      return job.state === 'queued' ? { ...job, state: 'running', startedAt: at } : job;
    case 'progress': {
      const fraction = Math.min(1, Math.max(job.progress ?? 0, event.fraction));
      if (!Number.isFinite(fraction)) return job;
      return { ...job, progress: fraction, message: event.message ?? job.message };
    }
    case 'message':
      return { ...job, message: event.message };
    case 'log': {
      const log = [...job.log.slice(-(LOG_LINES - 1)), { at, text: event.text }];
      return { ...job, log };
    }
    case 'finish':
      return end(job, 'done', at, { progress: 1, message: event.message ?? job.message });
    case 'fail':
      return end(job, 'failed', at, { failure: { title: event.title, hint: event.hint } });
    case 'cancel':
      return end(job, 'cancelled', at, {});
    case 'interrupt':
      return end(job, 'interrupted', at, {});
  }
}

function end(job: Job, state: JobState, at: number, more: Partial<Job>): Job {
  return { ...job, ...more, state, endedAt: at };
}
