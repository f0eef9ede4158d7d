import type { Light, Place, Weather } from '@/story';
import { HEIGHT, makeAir, WIDTH } from './air';
import { box } from '../path';
import { fill, group, vertical, type Drawing, type Op } from '../drawing';
import { paintNowhere, PLACES } from '../places';

type BackgroundPlace = Pick<Place, 'name' | 'kind' | 'description'> & { readonly id?: string };

/**
 * A place at an hour in a weather, filling `size` (units; the scene is made for 16:9 and loses its
 * edges in other shapes). The same place keeps its buildings and furniture in every light. The lower
 * quarter is calm ground: the text box stands there.
 */
export function paintBackground(
  place: BackgroundPlace | undefined,
  light: Light,
  weather: Weather,
  size: { readonly width: number; readonly height: number } = { width: WIDTH, height: HEIGHT },
): Drawing {
  const seed = place === undefined ? 'nowhere' : `${place.id ?? ''}\u0001${place.name}`;
  const words = place === undefined ? '' : `${place.name} ${place.description}`.toLowerCase();
  const air = makeAir(light, weather, seed, words, place?.name.toLowerCase());
  const ops = place === undefined ? paintNowhere(air) : PLACES[place.kind](air);
  const scale = Math.max(size.width / WIDTH, size.height / HEIGHT);
  const [x, y] = [(size.width - WIDTH * scale) / 2, (size.height - HEIGHT * scale) / 2];
  return {
    width: size.width,
    height: size.height,
    ops: [
      group([...ops, ...calm()], {
        transform: [scale, 0, 0, scale, x, y],
        clip: box(0, 0, WIDTH, HEIGHT),
      }),
    ],
  };
}

/** A breath of shade at the foot, so that text and sprites stand on quiet ground. */
const calm = (): Op[] => [
  fill(
    box(0, 780, WIDTH, HEIGHT - 780),
    vertical(780, HEIGHT, [
      { at: 0, color: '#14101f', opacity: 0 },
      { at: 1, color: '#14101f', opacity: 0.34 },
    ]),
  ),
];
