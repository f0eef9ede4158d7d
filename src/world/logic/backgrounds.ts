// In which lights and weathers a place is seen, and which of them have a picture of the user's own.
import {
  backgroundKey,
  environmentOf,
  lightOf,
  LIGHTS,
  WEATHERS,
  type AssetId,
  type Beat,
  type Light,
  type Place,
  type PlaceId,
  type SceneHead,
  type Story,
  type Weather,
  type World,
} from '@/story';

export interface BackgroundCell {
  readonly light: Light;
  readonly weather: Weather;
  /** In how many scenes it is seen. */
  readonly uses: number;
  /** The picture for just this light and weather. */
  readonly own: AssetId | undefined;
}

type Seen = ReadonlyMap<PlaceId, ReadonlySet<string>>;

const cache = new WeakMap<readonly Beat[], { world: World; setting: string; seen: Seen }>();

/** What one scene shows, as the fold does: after each beat, what the nearest word says. */
function seenIn(head: SceneHead, beats: readonly Beat[], world: World): Seen {
  const setting = `${head.place} ${head.hour} ${head.weather}`;
  const known = cache.get(beats);
  if (known?.world === world && known.setting === setting) return known.seen;
  const seen = new Map<PlaceId, Set<string>>();
  let { place, hour, weather } = head;
  beats.forEach((beat, index) => {
    if (beat.kind === 'place') place = beat.place;
    else if (beat.kind === 'hour') hour = beat.hour;
    else if (beat.kind === 'weather') weather = beat.weather;
    else if (index > 0) return;
    if (place === undefined) return;
    const now = environmentOf(world, { place, hour, weather });
    const keys = seen.get(place) ?? new Set();
    seen.set(place, keys.add(backgroundKey(lightOf(now.hour), now.weather)));
  });
  cache.set(beats, { world, setting, seen });
  return seen;
}

/** By place: in how many scenes each light and weather is seen, in the scenes that are in memory. */
export function usesOfBackgrounds(
  story: Pick<Story, 'scenes' | 'beats' | 'world'>,
): ReadonlyMap<PlaceId, ReadonlyMap<string, number>> {
  const uses = new Map<PlaceId, Map<string, number>>();
  for (const head of story.scenes) {
    const beats = story.beats.get(head.id);
    if (!beats) continue;
    for (const [place, keys] of seenIn(head, beats, story.world)) {
      const counts = uses.get(place) ?? new Map<string, number>();
      uses.set(place, counts);
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return uses;
}

/**
 * A light and weather at which the picture for all is seen, or undefined where each has its own. Day
 * and clear sky first.
 */
export function seenForAll(
  place: Pick<Place, 'backgrounds'>,
): { light: Light; weather: Weather } | undefined {
  for (const weather of WEATHERS) {
    for (const light of ['day', ...LIGHTS] as const) {
      if (place.backgrounds?.[backgroundKey(light, weather)] === undefined)
        return { light, weather };
    }
  }
  return undefined;
}

/**
 * By light, then weather: what the story shows, what has a picture, and the four lights of the usual
 * weather; all 24 on demand.
 */
export function backgroundCells(
  place: Pick<Place, 'backgrounds'>,
  uses: ReadonlyMap<string, number>,
  { usual, isAll }: { usual: Weather; isAll: boolean },
): BackgroundCell[] {
  const cells: BackgroundCell[] = [];
  for (const light of LIGHTS) {
    for (const weather of WEATHERS) {
      const key = backgroundKey(light, weather);
      const own = place.backgrounds?.[key];
      const count = uses.get(key) ?? 0;
      if (isAll || own !== undefined || count > 0 || weather === usual) {
        cells.push({ light, weather, uses: count, own });
      }
    }
  }
  return cells;
}
