export {
  isActive,
  LOG_LINES,
  moveJob,
  newJob,
  type Job,
  type JobEvent,
  type JobKind,
  type JobState,
} from './job';
export { browserLocks, type JobLocks } from './job-locks';
export {
  getJobs,
  JobFailure,
  Jobs,
  setJobs,
  type JobContext,
  type JobOptions,
  type JobOutcome,
} from './jobs.svelte';
