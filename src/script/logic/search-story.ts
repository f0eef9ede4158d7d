// Searches scenes that are not in memory, straight from storage. Runs in the worker; tests call it.
import { ok, type Result } from '@/lib/result';
import { SCENES_A_TRANSACTION, type Storage, type StorageFailure } from '@/storage';
import { findInText, type TextSearch } from '@/story/edits';
import type { ProjectId, SceneId } from '@/story';
import { findInBeats, MOST_SHOWN, type Find } from './find';

export interface SearchRequest {
  readonly projectId: ProjectId;
  readonly storyVersion: number;
  /** In the order in which finds are wanted. */
  readonly scenes: readonly SceneId[];
  readonly search: TextSearch;
}

/** What was found since the last batch. */
export interface SearchBatch {
  /** At most `MOST_SHOWN` in all batches of a search. */
  readonly finds: readonly Find[];
  /** Every scene with finds, and how many. */
  readonly scenes: readonly { readonly id: SceneId; readonly count: number }[];
  /** Scenes looked at so far. */
  readonly done: number;
}

/** Tells a batch for each forty scenes, an empty one too: it says how far the search is. */
export async function searchStory(
  storage: Storage,
  { projectId, storyVersion, scenes, search }: SearchRequest,
  tell: (batch: SearchBatch) => void,
): Promise<Result<void, StorageFailure>> {
  let room = MOST_SHOWN;
  for (let at = 0; at < scenes.length; at += SCENES_A_TRANSACTION) {
    const ids = scenes.slice(at, at + SCENES_A_TRANSACTION);
    const rows = await storage.raw.getMany(
      'scenes',
      ids.map((id) => [projectId, id]),
    );
    if (!rows.ok) return rows;
    // Parsing costs ten times the search: only scenes with the words in them are parsed.
    const hits = ids.filter((_, i) => holdsText(rows.value[i], search));
    const read = await storage.scenes.getMany(projectId, hits, storyVersion);
    if (!read.ok) return read;
    const finds: Find[] = [];
    const found: { id: SceneId; count: number }[] = [];
    for (const id of hits) {
      const count = findInBeats(id, read.value.get(id) ?? [], search, finds, room);
      if (count > 0) found.push({ id, count });
    }
    room -= finds.length;
    tell({ finds, scenes: found, done: at + ids.length });
  }
  return ok(undefined);
}

/** Is there a text with a find anywhere in this plain data? */
function holdsText(value: unknown, search: TextSearch): boolean {
  if (typeof value === 'string') return findInText(value, search).length > 0;
  if (Array.isArray(value)) return value.some((item) => holdsText(item, search));
  if (typeof value !== 'object' || value === null) return false;
  for (const [key, item] of Object.entries(value)) {
    // The parts of a beat that `searchableTexts` gives, and the lists that they are in.
    const isSearched = key === 'text' || key === 'prompt' || key === 'options' || key === 'beats';
    if (isSearched && holdsText(item, search)) return true;
  }
  return false;
}
