// Which particles fall in front of a place. Rain is heard and seen through windows, not in rooms.
import { findPlace, isIndoors, type PlaceId, type Weather, type World } from '@/story';

/** Names of the images in staging.rpy. */
export type Particles = 'rain' | 'storm' | 'snow' | 'fog';

export function particlesOf(
  world: World,
  place: PlaceId | undefined,
  weather: Weather,
): Particles | undefined {
  if (isIndoors(findPlace(world, place)?.kind)) return undefined;
  return weather === 'clear' || weather === 'overcast' ? undefined : weather;
}
