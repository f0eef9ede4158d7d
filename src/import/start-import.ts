// From dropped files to a review: what each file is, whether it was here before, one draft a story.
import { describeArchiveFailure, readProjectArchive } from '@/project/archive';
import { groupLogs } from './choose/group-logs';
import { factsOf, greetingLog, storePictures } from './gather-facts';
import { importClient, type ImportServices } from './run-import';
import { oddOnes, wordsForBeside } from './odd-files';
import type { SortedFile } from './sort-files';
import { startStories } from './start-stories';

type Kind<K extends SortedFile['kind']> = Extract<SortedFile, { kind: K }>;

/** Reads what was dropped and goes to the review. What cannot be read is told. */
export async function startImport(files: readonly File[], services: ImportServices): Promise<void> {
  const sorted = await importClient().sort(files);
  tellOdd(sorted, services);
  for (const file of ofKind(sorted, 'project')) await restoreProject(file, services);

  const facts = await storePictures(factsOf(sorted), services.storage);
  const logs = ofKind(sorted, 'log');
  if (logs.length === 0) {
    const greeting = greetingLog(ofKind(sorted, 'card').map(({ card }) => card));
    if (greeting) await startStories([[greeting]], facts, services);
    else tellLoneFacts(sorted, services);
    return;
  }
  await startStories(await groupLogs(logs, services), facts, services);
}

function ofKind<K extends SortedFile['kind']>(files: readonly SortedFile[], kind: K): Kind<K>[] {
  return files.filter((file): file is Kind<K> => file.kind === kind);
}

async function restoreProject(
  { file }: Kind<'project'>,
  { storage, jobs, toasts, navigation }: ImportServices,
): Promise<void> {
  await jobs.run(
    'restore',
    `Restoring ${file.name}`,
    async ({ progress, signal }) => {
      const read = await readProjectArchive(storage, file, {
        signal,
        onProgress: (done, total) => progress(total === 0 ? 1 : done / total),
      });
      if (!read.ok) {
        const { title, hint } = describeArchiveFailure(read.failure);
        toasts.add('bad', title, { hint });
        return;
      }
      const { project, isCopy, isReadOnly } = read.value;
      toasts.add('good', `“${project.title}” is restored${isCopy ? ' beside the one here' : ''}.`, {
        ...(isReadOnly && { hint: 'A newer version made it, so it opens for reading only.' }),
      });
      navigation.go('script', { project: project.id });
    },
    { canRetry: false },
  );
}

/** One message for what lay beside logs in an archive or a folder: nobody chose those files one by one. */
function tellOdd(sorted: readonly SortedFile[], { toasts }: ImportServices): void {
  const { alone, beside } = oddOnes(sorted);
  if (beside.length > 0) {
    const { title, hint } = wordsForBeside(beside);
    toasts.add('info', title, { hint });
  }
  for (const { path, reason } of alone.slice(0, 4)) {
    toasts.add('bad', `${path} was not read`, { hint: reason });
  }
  const more = alone.length - 4;
  if (more > 0) toasts.add('warn', `${more} more files were not read either.`);
}

function tellLoneFacts(sorted: readonly SortedFile[], { toasts }: ImportServices): void {
  if (sorted.some(({ kind }) => ['lorebook', 'personas', 'group'].includes(kind))) {
    toasts.add('info', 'These files go with a chat.', {
      hint: 'Drop the chat together with them: they make its cast and places better.',
    });
  } else if (ofKind(sorted, 'picture').length > 0) {
    toasts.add('info', 'Pictures belong to somebody or some place.', {
      hint: 'Open a project and drop them in Cast, on an expression, or in World, on a place.',
    });
  }
}
