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
    count += findInBeats(id, story.beats.get(id) ?? [], search, finds);
    if (count > found) scenes += 1;
  }
  return { finds, count, scenes };
}

/** Adds finds to `finds` up to `most`; gives how many there are. */
export function findInBeats(
  scene: SceneId,
  beats: readonly Beat[],
  search: TextSearch,
  finds: Find[],
  most = MOST_SHOWN,
): number {
  return beats.reduce((count, beat) => count + findInBeat(scene, beat, search, finds, most), 0);
}

/** Finds in memory and finds of a search through the rest, in the order of the story. */
export function joinFinds(
  story: Pick<Story, 'scenes' | 'beats'>,
  here: Finds,
  rest: { readonly finds: readonly Find[]; readonly counts: ReadonlyMap<SceneId, number> },
): Finds {
  if (rest.counts.size === 0) return here;
  let { count, scenes } = here;
  // What was loaded since is searched in memory, where it may have been edited.
  for (const [id, more] of rest.counts) {
    if (story.beats.has(id)) continue;
    count += more;
    scenes += 1;
  }
  const order = new Map(story.scenes.map(({ id }, index) => [id, index]));
  const rankOf = ({ scene }: Find): number => order.get(scene) ?? 0;
  const others = rest.finds.filter(({ scene }) => !story.beats.has(scene));
  const finds = [...here.finds, ...others].sort((a, b) => rankOf(a) - rankOf(b));
  return { finds: finds.slice(0, MOST_SHOWN), count, scenes };
}

function findInBeat(
  scene: SceneId,
  beat: Beat,
  search: TextSearch,
  finds: Find[],
  most: number,
): number {
  let count = 0;
  for (const { text } of searchableTexts(beat)) {
    for (const { start, end } of findInText(text, search)) {
      count += 1;
      if (finds.length >= most) continue;
      finds.push({
        scene,
        beat: beat.id,
        before: textBefore(text, start),
        match: text.slice(start, end),
        after: textAfter(text, end),
      });
    }
  }
  return count;
}

/** Cut between words where there is a space to cut at. */
function textBefore(text: string, start: number): string {
  const words = text.slice(Math.max(0, start - AROUND), start);
  return start > AROUND ? `…${words.replace(/^\S{1,20}\s/, '')}` : words;
}

function textAfter(text: string, end: number): string {
  const words = text.slice(end, end + AROUND);
  return end + AROUND < text.length ? `${words.replace(/\s\S{1,20}$/, '')}…` : words;
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
