// Every find in the lines of a story, with the words around it, before and after the replacement.
import type { Beat, BeatId, SceneId, Story } from '@/story';
import { findInText, searchableTexts, type TextSearch } from '@/story/edits';

export interface Find {
  readonly scene: SceneId;
  readonly beat: BeatId;
  /** The text around it, cut to a line's length; the match stands between. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface Finds {
  readonly finds: readonly Find[];
  /** All there are; `finds` holds at most `MOST_SHOWN`. */
  readonly count: number;
  readonly scenes: number;
}

export const MOST_SHOWN = 2_000;
const AROUND = 40;

/** Searches the scenes that are loaded, in the order of the story. */
export function findAll(
  story: Pick<Story, 'scenes' | 'beats'>,
  search: TextSearch,
  within?: SceneId,
): Finds {
  const finds: Find[] = [];
  let count = 0;
  let scenes = 0;
  if (search.find === '') return { finds, count, scenes };
  for (const { id } of story.scenes) {
    if (within !== undefined && id !== within) continue;
    const found = count;
    for (const beat of story.beats.get(id) ?? []) {
      count += findInBeat(id, beat, search, finds);
    }
    if (count > found) scenes += 1;
  }
  return { finds, count, scenes };
}

function findInBeat(scene: SceneId, beat: Beat, search: TextSearch, finds: Find[]): number {
  let count = 0;
  for (const { text } of searchableTexts(beat)) {
    for (const { start, end } of findInText(text, search)) {
      count += 1;
      if (finds.length >= MOST_SHOWN) continue;
      finds.push({
        scene,
        beat: beat.id,
        before: `${start > AROUND ? '…' : ''}${text.slice(Math.max(0, start - AROUND), start)}`,
        match: text.slice(start, end),
        after: `${text.slice(end, end + AROUND)}${end + AROUND < text.length ? '…' : ''}`,
      });
    }
  }
  return count;
}

/** Scenes with a find, which are all that a replacement has to touch. */
export function scenesWith(
  story: Pick<Story, 'scenes' | 'beats'>,
  search: TextSearch,
  within?: SceneId,
): SceneId[] {
  return story.scenes
    .map(({ id }) => id)
    .filter((id) => within === undefined || id === within)
    .filter((id) =>
      story.beats
        .get(id)
        ?.some((beat) =>
          searchableTexts(beat).some(({ text }) => findInText(text, search).length > 0),
        ),
    );
}
