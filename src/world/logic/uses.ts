// Which scenes are set in a place, or come to it on their way.
import type { Beat, PlaceId, SceneId, Story } from '@/story';

export interface PlaceUse {
  readonly scene: SceneId;
  readonly title: string;
  /** From 0, in the whole story. */
  readonly index: number;
  /** True: the scene begins there; false: a line leads there. */
  readonly isSetThere: boolean;
}

const cache = new WeakMap<readonly Beat[], ReadonlySet<PlaceId>>();

/** Places that lines of these beats lead to. */
export function placesIn(beats: readonly Beat[]): ReadonlySet<PlaceId> {
  let places = cache.get(beats);
  if (!places) {
    places = new Set(beats.flatMap((beat) => (beat.kind === 'place' ? [beat.place] : [])));
    cache.set(beats, places);
  }
  return places;
}

/** By place, in the order of the story. Lines count only in scenes that are in memory. */
export function usesOfPlaces(
  story: Pick<Story, 'scenes' | 'beats'>,
): ReadonlyMap<PlaceId, readonly PlaceUse[]> {
  const uses = new Map<PlaceId, PlaceUse[]>();
  const add = (place: PlaceId, use: PlaceUse): void => {
    const list = uses.get(place);
    if (list) list.push(use);
    else uses.set(place, [use]);
  };
  story.scenes.forEach((head, index) => {
    const use = { scene: head.id, title: head.title.trim() || `Scene ${index + 1}`, index };
    if (head.place !== undefined) add(head.place, { ...use, isSetThere: true });
    for (const place of placesIn(story.beats.get(head.id) ?? [])) {
      if (place !== head.place) add(place, { ...use, isSetThere: false });
    }
  });
  return uses;
}
