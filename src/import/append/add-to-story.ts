// A draft that goes on with a story: its scenes, its log and its sources are put behind what is there.
import { describeFailure as describeProject, OpenProject } from '@/project';
import type { ImportRow, Storage, StorageFailure } from '@/storage';
import { describeFailure } from '@/storage';
import type { ProjectId, SceneHead, SceneId, Source } from '@/story';
import { appendStory, type StoryPart } from '@/story/edits';
import { ok, type Result } from '@/lib/result';
import type { ImportServices } from '../run-import';
import { ownLore } from './known-story';
import { scenesBefore } from './new-scenes';

/** Puts the draft behind the story, goes there, and tells the user how it went. */
export async function addToStory(
  row: ImportRow,
  services: Pick<ImportServices, 'storage' | 'toasts' | 'navigation'>,
): Promise<void> {
  const { storage, toasts, navigation } = services;
  const { into, draft } = row;
  if (into === undefined || !draft) return;
  const tell = ({ title, hint }: { title: string; hint: string }): void =>
    void toasts.add('bad', title, { hint });
  const opened = await OpenProject.open(storage, into);
  if (!opened.ok) return tell(describeFailure(opened.failure));
  const project = opened.value;
  const { title } = project.story.project;
  try {
    if (project.isReadOnly) {
      return tell({
        title: `“${title}” is open in another tab`,
        hint: 'Close it there, then add the log here. Nothing was changed.',
      });
    }
    const has = new Set(project.story.project.sources.map(({ id }) => id));
    // A log that the story has keeps the scenes and messages that it has there.
    const sources = row.sources.filter(({ id }) => !has.has(id));
    const part = await partOf(row, sources, storage);
    if (!part.ok) return tell(describeFailure(part.failure));
    const copied = await copyLogs(row.projectId, sources, into, storage);
    if (!copied.ok) return tell(describeFailure(copied.failure));
    const whole = await project.whole();
    if (!whole.ok) return tell(describeFailure(whole.failure));
    const before = project.story.scenes.length;
    const applied = await project.apply(appendStory(part.value));
    const saved = applied.ok ? await project.flush() : applied;
    if (!saved.ok) return tell(describeProject(saved.failure));
    const added = project.story.scenes.length - before;
    toasts.add(
      added > 0 ? 'good' : 'info',
      added === 0
        ? `“${title}” had all of it already.`
        : `${added} ${added === 1 ? 'scene goes' : 'scenes go'} on with “${title}”.`,
      added === 0 ? {} : { hint: 'One step of undo takes them out again.' },
    );
  } finally {
    await project.close();
  }
  await storage.imports.throwAway(row.projectId);
  navigation.go('script', { project: into });
}

async function partOf(
  row: ImportRow,
  sources: readonly Source[],
  storage: Storage,
): Promise<Result<StoryPart, StorageFailure>> {
  const { characters = [], world } = row.draft ?? {};
  const isOurs = ({ id }: SceneHead) => sources.some((source) => id.startsWith(`${source.id}-`));
  const byId = new Map<SceneId, SceneHead>();
  for await (const page of storage.draftPages.each(row)) {
    if (!page.ok) return page;
    const { scenes: heads, starts } = page.value;
    const known = scenesBefore(row, { heads, starts });
    for (const head of heads) if (isOurs(head) && !known.has(head.id)) byId.set(head.id, head);
  }
  const scenes: StoryPart['scenes'][number][] = [];
  for await (const read of storage.scenes.each(row.projectId, [...byId.keys()])) {
    if (!read.ok) return read;
    const head = byId.get(read.value.id);
    if (head) scenes.push({ head, beats: read.value.beats });
  }
  const { places = [], lore = [] } = world ?? {};
  return ok({ characters, places, lore: ownLore(lore), scenes, sources });
}

/** Written before the story says that it has them: stopped here, nothing names what was copied. */
async function copyLogs(
  from: ProjectId,
  sources: readonly Source[],
  into: ProjectId,
  storage: Storage,
): Promise<Result<void, StorageFailure>> {
  for (const { id } of sources) {
    const head = await storage.transcripts.getHead(from, id);
    if (!head.ok) return head;
    if (!head.value) continue;
    const writer = storage.transcripts.writer(into, id);
    for await (const chunk of storage.transcripts.eachChunk(from, id)) {
      if (!chunk.ok) return chunk;
      const added = await writer.add(chunk.value.messages, chunk.value.skipped);
      if (!added.ok) return added;
    }
    const written = await writer.finish(head.value);
    if (!written.ok) return written;
  }
  return ok(undefined);
}
