// From dropped files to a review: what each file is, whether it was here before, one draft a story.
import { describeArchiveFailure, readProjectArchive } from '@/project/archive';
import { describeFailure } from '@/storage';
import { NO_RULES, type ImportRules, type LoreEntry } from '@/story';
import { portraitsOf, runDraft, type ImportServices, type StoredCard } from './run-import';
import { importClient } from './run-import';

interface NamedFile {
  readonly name: string;
  readonly file: File;
}

interface Facts {
  readonly cards: readonly StoredCard[];
  readonly lore: readonly LoreEntry[];
}

/** Reads what was dropped and goes to the review. What cannot be read is told, file by file. */
export async function startImport(files: readonly File[], services: ImportServices): Promise<void> {
  const logs = files
    .filter(({ name }) => !/\.(card|lorebook|group)\.json$/.test(name))
    .map((file) => ({ name: file.name, file }));
  await startDraft(logs, { cards: [], lore: [] }, services);
}

/** Asks about an earlier import of the same bytes, then reads. */
async function startDraft(
  logs: readonly NamedFile[],
  facts: Facts,
  services: ImportServices,
): Promise<void> {
  const { storage, navigation, confirm, toasts } = services;
  const hashed = await Promise.all(
    logs.map(async ({ name, file }) => ({
      name,
      bytes: file.size,
      hash: (await importClient().identify(file)).sha256,
    })),
  );
  let rules: ImportRules = NO_RULES;
  const earlier = await storage.imports.findImportsOf(hashed[0]?.hash ?? '');
  const [known] = earlier.ok ? earlier.value.filter(({ inBin }) => !inBin) : [];
  if (known) {
    const answer = await confirm.choose({
      title: `${hashed[0]?.name} was already imported`,
      text: `It is in “${known.title}”. Open that, or import the file again beside it? Corrections that you made come along.`,
      confirm: 'Open it',
      also: 'Import again',
    });
    if (answer === 'cancel') return;
    if (answer === 'confirm') {
      navigation.go(known.isProject ? 'script' : 'import', { project: known.projectId });
      return;
    }
    rules = (await rulesOf(known.projectId, services)) ?? NO_RULES;
  }
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
  navigation.go('import', { project: projectId });
  await runDraft(
    services,
    { projectId, logs, rules, facts, portraits: portraitsOf(facts.cards) },
    `Reading ${logs[0]?.name ?? 'the log'}`,
  );
}

/** Corrections of an earlier import of the same file, which come along by their spans. */
async function rulesOf(
  projectId: Parameters<ImportServices['storage']['projects']['get']>[0],
  { storage }: ImportServices,
): Promise<ImportRules | undefined> {
  const draft = await storage.imports.get(projectId);
  if (draft.ok && draft.value) return draft.value.rules;
  const project = await storage.projects.get(projectId);
  return project.ok ? project.value?.sources[0]?.rules : undefined;
}

void describeArchiveFailure;
void readProjectArchive;
