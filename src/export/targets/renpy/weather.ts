// Which particles fall in front of a place. Rain is heard and seen through windows, not in rooms.
import { findPlace, type PlaceId, type PlaceKind, type Weather, type World } from '@/story';

/** Names of the images in staging.rpy. */
export type Particles = 'rain' | 'storm' | 'snow' | 'fog';

const INDOORS: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'room',
  'bedroom',
  'kitchen',
  'tavern',
  'shop',
  'library',
  'classroom',
  'office',
  'attic',
  'cellar',
  'greenhouse',
  'castle',
  'temple',
  'tower',
  'train',
  'cave',
]);

export function particlesOf(
  world: World,
  place: PlaceId | undefined,
  weather: Weather,
): Particles | undefined {
  const kind = findPlace(world, place)?.kind;
  if (kind !== undefined && INDOORS.has(kind)) return undefined;
  return weather === 'clear' || weather === 'overcast' ? undefined : weather;
}
