// From dropped files to a review: what each file is, whether it was here before, one draft a story.
import { describeArchiveFailure, readProjectArchive } from '@/project/archive';
import { describeFailure } from '@/storage';
import { NO_RULES, type ImportRules, type ProjectId } from '@/story';
import { factsOf, greetingLog, storePictures, type Facts } from './gather-facts';
import { importClient, picturesOf, runDraft, type ImportServices } from './run-import';
import type { SortedFile } from './sort-files';

type Kind<K extends SortedFile['kind']> = Extract<SortedFile, { kind: K }>;

interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** Reads what was dropped and goes to the review. What cannot be read is told, file by file. */
export async function startImport(files: readonly File[], services: ImportServices): Promise<void> {
  const sorted = await importClient().sort(files);
  tellOdd(sorted, services);
  for (const file of ofKind(sorted, 'project')) await restoreProject(file, services);

  const facts = await storePictures(factsOf(sorted), services.storage);
  const logs = ofKind(sorted, 'log').map(({ file }) => ({ name: file.name, file }));
  if (logs.length === 0) {
    const greeting = greetingLog(ofKind(sorted, 'card').map(({ card }) => card));
    if (greeting) await startDraft([greeting], facts, services, true);
    else tellLoneFacts(sorted, services);
    return;
  }
  const stories = await groupLogs(logs, services);
  for (const story of stories) await startDraft(story, facts, services, stories.length === 1);
  if (stories.length > 1) services.navigation.go('library', { project: undefined });
}

function ofKind<K extends SortedFile['kind']>(files: readonly SortedFile[], kind: K): Kind<K>[] {
  return files.filter((file): file is Kind<K> => file.kind === kind);
}

/** Several logs are parts of one story or stories of their own; only the user knows. */
async function groupLogs(
  logs: readonly NamedFile[],
  { confirm }: ImportServices,
): Promise<readonly (readonly NamedFile[])[]> {
  if (logs.length < 2) return [logs];
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

/** Asks about an earlier import of the same bytes, then reads. */
async function startDraft(
  logs: readonly NamedFile[],
  facts: Facts,
  services: ImportServices,
  goesThere: boolean,
): Promise<void> {
  const { storage, navigation, toasts } = services;
  const hashed = [];
  for (const { name, file } of logs) {
    const { sha256 } = await importClient().identify(file);
    hashed.push({ name, bytes: file.size, hash: sha256 });
  }
  const rules = await askAboutEarlier(hashed[0], services);
  if (!rules) return;
  const begun = await storage.imports.begin({ files: hashed, rules });
  if (!begun.ok) {
    const { title, hint } = describeFailure(begun.failure);
    toasts.add('bad', title, { hint });
    return;
  }
  const { projectId } = begun.value;
  await storage.imports.update(projectId, {
    facts: { cards: facts.cards.map((card) => ({ ...card })), lore: [...facts.lore] },
  });
  await runDraft(
    services,
    { projectId, logs, rules, facts, pictures: picturesOf(facts.cards) },
    `Reading ${logs[0]?.name ?? 'the log'}`,
    () => goesThere && navigation.go('import', { project: projectId }),
  );
}

/** Rules to read with, or undefined when the user went to the earlier one or changed their mind. */
async function askAboutEarlier(
  file: { readonly name: string; readonly hash: string } | undefined,
  services: ImportServices,
): Promise<ImportRules | undefined> {
  const earlier = await services.storage.imports.findImportsOf(file?.hash ?? '');
  const [known] = earlier.ok ? earlier.value.filter(({ inBin }) => !inBin) : [];
  if (!known || !file) return NO_RULES;
  const answer = await services.confirm.choose({
    title: `${file.name} was already imported`,
    text: `It is in “${known.title}”. Open that, or import the file again beside it? Your corrections of the import come along.`,
    confirm: 'Open it',
    also: 'Import again',
  });
  if (answer === 'confirm') {
    services.navigation.go(known.isProject ? 'script' : 'import', { project: known.projectId });
  }
  if (answer !== 'also') return undefined;
  return (await rulesOf(known.projectId, services)) ?? NO_RULES;
}

/** Corrections of an earlier import of the same file: spans, so they fit the same bytes again. */
async function rulesOf(
  projectId: ProjectId,
  { storage }: ImportServices,
): Promise<ImportRules | undefined> {
  const draft = await storage.imports.get(projectId);
  if (draft.ok && draft.value) return draft.value.rules;
  const project = await storage.projects.get(projectId);
  return project.ok ? project.value?.sources[0]?.rules : undefined;
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

function tellOdd(sorted: readonly SortedFile[], { toasts }: ImportServices): void {
  for (const { path, reason } of ofKind(sorted, 'unknown').slice(0, 4)) {
    toasts.add('bad', `${path} was not read`, { hint: reason });
  }
  const more = ofKind(sorted, 'unknown').length - 4;
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
