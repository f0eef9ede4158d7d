// Whether a dropped log is a later export of a chat that a story was made of.
import type { Storage } from '@/storage';
import type { Project, ProjectId } from '@/story';

/** What is looked at of the new log, in bytes: where it begins as the earlier one did. */
const LOOKED_AT = 1_000_000;
/** A text of the earlier log must be so long to tell it from others. */
const TELLING = 24;
const MESSAGES_TRIED = 20;

interface Log {
  readonly name: string;
  readonly file: Blob;
}

/**
 * The story, not in the bin, that was made of a file of this name with the same beginning. `startOf`: how
 * the text of a file begins, where its bytes are not its text.
 */
export async function storyOfSameChat(
  { name, file }: Log,
  storage: Storage,
  startOf: (file: Blob, bytes: number) => Promise<string> = startOfText,
): Promise<ProjectId | undefined> {
  const listed = await storage.projects.list();
  if (!listed.ok) return undefined;
  const ofName = listed.value.filter(({ sources }) =>
    sources.some((source) => source.fileName === name),
  );
  if (ofName.length === 0) return undefined;
  const beginning = await startOf(file, LOOKED_AT);
  for (const project of ofName)
    if (await beginsSo(beginning, project, name, storage)) return project.id;
  return undefined;
}

function startOfText(file: Blob, bytes: number): Promise<string> {
  return file.slice(0, bytes).text();
}

async function beginsSo(
  beginning: string,
  project: Project,
  name: string,
  storage: Storage,
): Promise<boolean> {
  for (const { id, fileName } of project.sources) {
    if (fileName !== name) continue;
    const chunk = await storage.transcripts.getChunk(project.id, id, 0);
    if (!chunk.ok || !chunk.value) continue;
    const runs = chunk.value.messages
      .slice(0, MESSAGES_TRIED)
      .flatMap(({ text }) => longestRun(text));
    if (runs.some((run) => beginning.includes(run))) return true;
  }
  return false;
}

/** Of a text what any format writes as it is: without quotes, lines and marks that may be escaped. */
function longestRun(text: string): string[] {
  const runs = text.slice(0, 2000).match(/[\p{L}\p{N} .,;]+/gu) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  return longest.length >= TELLING ? [longest] : [];
}
