// A picture that the story needs, named as Ren'Py names images. Derived from the story, never stored.
import type { Expression } from './emotion';
import type { Light, Weather } from './environment';
import type { CharacterId, PlaceId } from './ids';

export interface SpriteShot {
  readonly kind: 'sprite';
  readonly who: CharacterId;
  readonly expression: Expression;
  /** Name of an outfit; absent: the usual clothes. */
  readonly outfit?: string;
}

/** `place` undefined: the scene says no place, and a plain backdrop stands in. */
export interface BackgroundShot {
  readonly kind: 'background';
  readonly place: PlaceId | undefined;
  readonly light: Light;
  readonly weather: Weather;
}

export type Shot = SpriteShot | BackgroundShot;

/** Equal for equal shots: what caches, takes and exports are keyed by. */
export function shotKey(shot: Shot): string {
  return shot.kind === 'sprite'
    ? `sprite ${shot.who} ${shot.outfit === undefined ? '' : `[${shot.outfit}] `}${shot.expression}`
    : `bg ${shot.place ?? 'nowhere'} ${shot.light} ${shot.weather}`;
}
