// From the logs of each story to its draft: whether it was here before, and the reading itself.
import { describeFailure } from '@/storage';
import type { ImportRules, ProjectId } from '@/story';
import { knownStoryOf, withFacts, withStory, type KnownStory } from './append/known-story';
import { storyOfSameChat } from './append/same-chat';
import type { StoryLog } from './choose/choice';
import { getChoosing } from './choose/choosing.svelte';
import type { Facts } from './gather-facts';
import { joinRules, sourceIdOf, type RulesBefore } from './join-rules';
import {
  importClient,
  picturesOf,
  runDraft,
  wordsForFiles,
  type ImportServices,
} from './run-import';

interface HashedLog extends StoryLog {
  readonly hash: string;
}

interface Earlier {
  readonly projectId: ProjectId;
  readonly title: string;
  readonly isProject: boolean;
}

interface Draft {
  readonly logs: readonly HashedLog[];
  readonly rules: ImportRules;
  /** Read before; the user wants it once more beside that. */
  readonly isAgain?: boolean;
  /** The open story, which the logs go on with. */
  readonly into?: KnownStory;
}

/** A draft for each story; one is gone to, several are in the library. */
export async function startStories(
  stories: readonly (readonly StoryLog[])[],
  facts: Facts,
  services: ImportServices,
): Promise<void> {
  if (stories.length === 0) return;
  try {
    const hashed = [];
    for (const logs of stories) hashed.push(await hashLogs(logs));
    const isOne = hashed.length === 1;
    const drafts = isOne
      ? await draftOf(hashed[0] ?? [], services)
      : await draftsOf(hashed, services);
    if (drafts.length === 0) return;
    if (!isOne) services.navigation.go('library', { project: undefined });
    for (const draft of drafts) {
      const into = isOne && !draft.isAgain ? await storyToGoOn(draft, services) : undefined;
      if (into === 'cancel') return;
      await startDraft({ ...draft, ...(into && { into }) }, facts, services, isOne);
    }
  } finally {
    getChoosing().leave();
    const { room, project } = services.navigation.at;
    // The choice is over, and nothing came of it: its page has nothing to show.
    if (room === 'import' && !project) services.navigation.go('library', { project: undefined });
  }
}

/** The open story, or the one of the same chat, where the user wants the logs there. */
async function storyToGoOn(
  { logs }: Draft,
  { storage, navigation, confirm }: ImportServices,
): Promise<KnownStory | undefined | 'cancel'> {
  const [log] = logs;
  const id =
    (navigation.at.project as ProjectId | undefined) ??
    (log &&
      (await storyOfSameChat(log, storage, (file, bytes) => importClient().startOf(file, bytes))));
  if (!id) return undefined;
  const story = await storage.projects.openStart(id);
  // A draft is open, or a story of a newer version, which is not changed here.
  if (!story.ok || story.value.isNewer) return undefined;
  const { title } = story.value.project;
  const answer = await confirm.choose({
    title: `Does “${title}” go on with ${wordsForFiles(logs)}?`,
    text: 'What is new in it comes behind the last scene, and people and places that the story knows are known again. You look it over first. Or make a new story of it.',
    confirm: 'Add it to the story',
    also: 'New story',
  });
  if (answer === 'cancel') return 'cancel';
  return answer === 'confirm' ? knownStoryOf(story.value) : undefined;
}

/** The same conversation twice in one story would be one scene told twice. */
async function hashLogs(logs: readonly StoryLog[]): Promise<HashedLog[]> {
  const byHash = new Map<string, HashedLog>();
  for (const log of logs) {
    const { sha256: hash } = await importClient().identify(log.file);
    if (!byHash.has(hash)) byHash.set(hash, { ...log, hash });
  }
  return [...byHash.values()];
}

/** Asks about an earlier import of the same bytes. None when the user went there or changed their mind. */
async function draftOf(logs: readonly HashedLog[], services: ImportServices): Promise<Draft[]> {
  const [file] = logs;
  const known = file && (await earlierOf(file.hash, services));
  if (!known) return [{ logs, rules: await rulesOf(logs, services) }];
  const answer = await services.confirm.choose({
    title: `${file.name} was already imported`,
    text: `It is in “${known.title}”. Open that, or import the file again beside it? Your corrections of the import come along.`,
    confirm: 'Open it',
    also: 'Import again',
  });
  if (answer === 'confirm') {
    services.navigation.go(known.isProject ? 'script' : 'import', { project: known.projectId });
  }
  return answer === 'also' ? [{ logs, rules: await rulesOf(logs, services), isAgain: true }] : [];
}

/** One question about all that were here before, for a hundred would be no choice. */
async function draftsOf(
  stories: readonly (readonly HashedLog[])[],
  services: ImportServices,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  const before: Draft[] = [];
  for (const logs of stories) {
    const draft = { logs, rules: await rulesOf(logs, services) };
    if (await earlierOf(logs[0]?.hash ?? '', services)) before.push(draft);
    drafts.push(draft);
  }
  if (before.length === 0) return drafts;
  const answer = await services.confirm.choose({
    title: `${before.length} of ${stories.length} were already imported`,
    text: 'Leave those out, or import them again beside what is there? Your corrections of the import come along.',
    confirm: 'Leave them out',
    also: 'Import them again',
  });
  if (answer === 'also') return drafts;
  return answer === 'confirm' ? drafts.filter((draft) => !before.includes(draft)) : [];
}

async function earlierOf(hash: string, { storage }: ImportServices): Promise<Earlier | undefined> {
  const earlier = await storage.imports.findImportsOf(hash);
  return earlier.ok ? earlier.value.find(({ inBin }) => !inBin) : undefined;
}

/** Corrections of earlier imports of the same files: spans, so they fit the same bytes again. */
async function rulesOf(logs: readonly HashedLog[], services: ImportServices): Promise<ImportRules> {
  const before: RulesBefore[] = [];
  for (const { hash } of logs) {
    const rules = await rulesOfLog(hash, services);
    if (rules) before.push({ source: sourceIdOf(hash), rules });
  }
  return joinRules(before, logs.length);
}

async function rulesOfLog(
  hash: string,
  services: ImportServices,
): Promise<ImportRules | undefined> {
  const { storage } = services;
  const known = await earlierOf(hash, services);
  if (!known) return undefined;
  const draft = await storage.imports.get(known.projectId);
  if (draft.ok && draft.value) return draft.value.rules;
  const project = await storage.projects.get(known.projectId);
  const sources = (project.ok ? project.value?.sources : undefined) ?? [];
  return sources.find(({ asset }) => asset === hash)?.rules;
}

async function startDraft(
  { logs, rules: ownRules, into }: Draft,
  ownFacts: Facts,
  services: ImportServices,
  goesThere: boolean,
): Promise<void> {
  const { storage, navigation, toasts } = services;
  const rules = into ? withStory(ownRules, into) : ownRules;
  const facts = into ? withFacts(ownFacts, into) : ownFacts;
  const files = logs.map(({ name, file, hash, chapter }) => ({
    name,
    bytes: file.size,
    hash,
    ...(chapter === undefined ? {} : { chapter }),
  }));
  const tags = logs.flatMap((log) => log.tags ?? []);
  const begun = await storage.imports.begin({
    files,
    rules,
    tags,
    ...(into && { into: into.project.id }),
  });
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
    {
      projectId,
      logs,
      rules,
      facts,
      pictures: picturesOf(facts.cards),
      ...(into && { into: into.project.id }),
    },
    `Reading ${wordsForFiles(files)}`,
    { onHeld: () => goesThere && navigation.go('import', { project: projectId }) },
  );
}
