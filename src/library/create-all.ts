// Projects of all drafts that are ready, a few at a time. Each is made whole or stays a draft.
import {
  describeFailure,
  hasUnread,
  type ImportRow,
  type Storage,
  type StorageFailure,
} from '@/storage';
import type { JobContext, Jobs } from '@/jobs';
import { formatCount } from '@/lib/format-size';
import type { Project } from '@/story';
import type { Confirmations } from '@/ui/confirm.svelte';
import type { Toasts } from '@/ui/toasts.svelte';

export interface Created {
  readonly stories: readonly Project[];
  readonly left: readonly { readonly title: string; readonly why: string }[];
}

export interface CreateServices {
  readonly storage: Storage;
  readonly jobs: Jobs;
  readonly toasts: Toasts;
  readonly confirm: Confirmations;
}

/** The kind of its job. */
export const CREATE_JOB = 'create';

/** What the drafts are called in the list. */
export function titleOf({ draft, files }: Pick<ImportRow, 'draft' | 'files'>): string {
  const others = files.length - 1;
  const first = files[0]?.name ?? 'Files';
  return draft?.title || (others > 0 ? `${first} and ${others} more` : first);
}

/** How many of its lines are in doubt. */
export function doubtsOf({ draft }: Pick<ImportRow, 'draft'>): number {
  return draft?.counts.doubts ?? 0;
}

export function readyOnes(drafts: readonly ImportRow[]): readonly ImportRow[] {
  // What goes on with a story is looked over and added there; corrections that wait are read first.
  return drafts.filter(
    (row) =>
      row.state === 'ready' && row.draft !== undefined && row.into === undefined && !hasUnread(row),
  );
}

/** What is to be known before many stories are made unseen. */
export function askAbout(ready: readonly ImportRow[]): { title: string; text: string } {
  const doubtful = ready.filter((row) => doubtsOf(row) > 0);
  const lines = doubtful.reduce((sum, row) => sum + doubtsOf(row), 0);
  const stories = formatCount(ready.length, 'story', 'stories');
  const doubts =
    doubtful.length === 0
      ? 'No line of them is in doubt.'
      : `${doubtful.length.toLocaleString()} of them ${doubtful.length === 1 ? 'has' : 'have'} lines in doubt, ` +
        `${formatCount(lines, 'line')} in all. You can put them right in Script later, or review those stories first.`;
  return { title: `Create ${stories}?`, text: `${doubts} Everything else in this list stays.` };
}

/** Asks, creates, and tells how it went. Cancelled, what is there stays, and the rest are drafts. */
export async function createAll(
  services: CreateServices,
  drafts: readonly ImportRow[],
): Promise<void> {
  const { storage, jobs, toasts, confirm } = services;
  const ready = readyOnes(drafts);
  const { title, text } = askAbout(ready);
  const verb = `Create ${formatCount(ready.length, 'story', 'stories')}`;
  if (!(await confirm.ask({ title, text, confirm: verb }))) return;
  let done: Created = { stories: [], left: [] };
  await jobs.run(
    CREATE_JOB,
    verb,
    (context) => createEach(storage, ready, context, (now) => (done = now)),
    { canRetry: false },
  );
  const { text: told, hint } = summaryOf(done, ready.length);
  const isWhole = done.stories.length === ready.length;
  toasts.add(isWhole ? 'good' : done.left.length > 0 ? 'warn' : 'info', told, hint ? { hint } : {});
}

/**
 * Stories a transaction. Each transaction waits for the disk, and whatever shows a list of stories or
 * drafts asks for all of them again after it; Cancel takes effect between two.
 */
const STORIES_AT_ONCE = 8;

/** Stops between a few stories and the next. `onDone` hears of all so far after each few. */
export async function createEach(
  storage: { readonly imports: Pick<Storage['imports'], 'createProjects'> },
  drafts: readonly Pick<ImportRow, 'projectId' | 'draft' | 'files'>[],
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
  onDone: (done: Created) => void,
  atOnce = STORIES_AT_ONCE,
): Promise<void> {
  const stories: Project[] = [];
  const left: { title: string; why: string }[] = [];
  for (let at = 0; at < drafts.length; at += atOnce) {
    if (signal.aborted) return;
    const few = drafts.slice(at, at + atOnce);
    const titles = few.map(titleOf);
    progress(at / drafts.length, titles[0]);
    const made = await storage.imports.createProjects(few.map(({ projectId }) => projectId));
    const results = made.ok ? made.value : [made];
    for (const [i, result] of results.entries()) {
      if (result.ok) stories.push(result.value);
      else left.push({ title: titles[i] ?? '', why: whyNot(result.failure) });
    }
    onDone({ stories: [...stories], left: [...left] });
    // The others would meet the same.
    if (!made.ok) return;
  }
}

function whyNot(failure: StorageFailure): string {
  // Taken up in another tab since the list was drawn.
  if (failure.kind === 'missing') return 'it is being read again, or is not there any more';
  const { title } = describeFailure(failure);
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** "38 stories created, 2 left": and of those that are left the first few, with the reason. */
export function summaryOf(
  { stories, left }: Created,
  asked: number,
): { text: string; hint: string } {
  const rest = asked - stories.length;
  const text = `${formatCount(stories.length, 'story', 'stories')} created${rest > 0 ? `, ${rest.toLocaleString()} left` : ''}.`;
  const named = left.slice(0, 3).map(({ title, why }) => `“${title}”: ${why}.`);
  const more = left.length - named.length;
  const untried = rest - left.length;
  return {
    text,
    hint: [
      ...named,
      ...(more > 0 ? [`And ${more.toLocaleString()} more.`] : []),
      ...(untried > 0 ? ['The rest stays in the list of imports.'] : []),
    ].join(' '),
  };
}
