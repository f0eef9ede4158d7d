// What the dock says of a job. Pure.
import { isActive, type Job, type JobState } from '@/jobs';
import { formatDuration } from '@/lib/format-size';

export const JOB_FILTERS = ['all', 'active', 'failed'] as const;
export type JobFilter = (typeof JOB_FILTERS)[number];

export const STATE_WORDS: Readonly<Record<JobState, string>> = {
  queued: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted by a reload',
};

export function filterJobs(jobs: readonly Job[], filter: JobFilter, query: string): Job[] {
  const wanted = query.trim().toLowerCase();
  return jobs.filter(
    (job) =>
      (filter === 'all' ||
        (filter === 'active' ? isActive(job) : ['failed', 'interrupted'].includes(job.state))) &&
      (wanted === '' || `${job.title} ${job.kind}`.toLowerCase().includes(wanted)),
  );
}

/** "12 s", and how long it may still take once a tenth is done and it has run for three seconds. */
export function timeWords(job: Job, now: number): string {
  if (job.startedAt === undefined) return '';
  const elapsedMs = (job.endedAt ?? now) - job.startedAt;
  const words = elapsedMs < 1000 ? 'under a second' : formatDuration(elapsedMs);
  const { progress } = job;
  if (!isActive(job) || progress === undefined || progress < 0.1 || elapsedMs < 3000) return words;
  return `${words}, about ${formatDuration((elapsedMs / progress) * (1 - progress))} left`;
}

/** The log as text, one line each, with the time of day. */
export function logText(job: Job): string {
  const lines = job.log.map(({ at, text }) => `${new Date(at).toISOString()}  ${text}`);
  const failure = job.failure ? ['', `${job.failure.title}. ${job.failure.hint}`] : [];
  return [`${job.title} (${job.kind}): ${STATE_WORDS[job.state]}`, ...lines, ...failure, ''].join(
    '\n',
  );
}

/** "4 done, 1 failed": what a burst of jobs came to. */
export function summaryWords(jobs: readonly Job[]): string {
  const count = (state: JobState) => jobs.filter((job) => job.state === state).length;
  return (['done', 'failed', 'cancelled'] as const)
    .map((state) => [count(state), state] as const)
    .filter(([number]) => number > 0)
    .map(([number, state]) => `${number} ${state}`)
    .join(', ');
}
