// Which logs make which story: told by the files where there is one, asked where there are more.
import type { ImportServices } from '../run-import';
import { importClient } from '../run-import';
import type { SortedFile } from '../sort-files';
import { storiesOf, type StoryLog } from './choice';
import { getChoosing } from './choosing.svelte';
import type { Listing } from './found';

type SortedLog = Extract<SortedFile, { kind: 'log' }>;
export type Story = readonly StoryLog[];

/** Of more files than this one wants to see a list. */
const ASKED_IN_A_WORD = 4;

/** The logs of each story to make; none when the user changed their mind. */
export async function groupLogs(
  logs: readonly SortedLog[],
  services: ImportServices,
): Promise<readonly Story[]> {
  if (logs.length > ASKED_IN_A_WORD || (await holdSeveral(logs))) {
    return chooseFrom(logs, services);
  }
  const named = logs.map(({ file }) => ({ name: file.name, file }));
  return named.length < 2 ? [named] : askInAWord(named, services);
}

async function holdSeveral(logs: readonly SortedLog[]): Promise<boolean> {
  for (const { mayHoldSeveral, file, format } of logs) {
    if (mayHoldSeveral && (await importClient().holdsSeveral(file, format))) return true;
  }
  return false;
}

/** Several logs are parts of one story or stories of their own; only the user knows. */
async function askInAWord(
  logs: readonly StoryLog[],
  { confirm }: ImportServices,
): Promise<readonly Story[]> {
  // "part 10" comes after "part 9".
  const inOrder = [...logs].sort((a, b) =>
    a.name.localeCompare(b.name, undefined, { numeric: true }),
  );
  const answer = await confirm.choose({
    title: `${logs.length} logs`,
    text: 'Are they parts of one story, in the order of their names, or a story each?',
    confirm: 'One story',
    also: 'A story each',
  });
  if (answer === 'cancel') return [];
  return answer === 'confirm' ? [inOrder] : inOrder.map((log) => [log]);
}

/** Looks through the files and lets the user choose, in the room. */
async function chooseFrom(
  logs: readonly SortedLog[],
  services: ImportServices,
): Promise<readonly Story[]> {
  const choosing = getChoosing();
  choosing.look();
  services.navigation.go('import', { project: undefined });
  const of = wordsFor(logs);
  const listing = await lookThrough(logs, of, services);
  if (!listing) {
    choosing.leave();
    services.navigation.go('library', { project: undefined });
    return [];
  }
  // Whatever else is in the account, there is only one to take.
  const [only] = listing.found;
  if (listing.found.length < 2) {
    const file = only?.isPart === false ? only.file : logs[0]?.file;
    choosing.leave();
    return file ? [[{ name: file.name, file }]] : [];
  }
  const choice = await choosing.choose(listing, of);
  return choice ? storiesOf(choice) : [];
}

async function lookThrough(
  logs: readonly SortedLog[],
  of: string,
  { jobs }: ImportServices,
): Promise<Listing | undefined> {
  const outcome = await jobs.run(
    'import',
    `Looking through ${of}`,
    ({ progress, signal }) =>
      importClient().listConversations(
        logs.map(({ file, path, archive, format }) => ({ file, path, archive, format })),
        ({ fraction, found }) => progress(fraction, `${found.toLocaleString()} found`),
        signal,
      ),
    { canRetry: false },
  );
  return outcome.state === 'done' ? outcome.value : undefined;
}

/** What the files are called together: the export, the archive, or how many. */
function wordsFor(logs: readonly SortedLog[]): string {
  const archives = new Set(logs.map(({ archive }) => archive));
  const [archive] = archives;
  if (archives.size === 1 && archive !== undefined) return archive;
  const [first] = logs;
  return logs.length === 1 && first ? first.file.name : `${logs.length} files`;
}
