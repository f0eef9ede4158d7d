// A picture that the story needs, named as Ren'Py names images. Derived from the story, never stored.
import type { Expression } from './emotion';
import { LIGHTS, WEATHERS, type Light, type Weather } from './environment';
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

/** The shot of a key, or undefined for a text that is none. Ids hold no spaces. */
export function readShotKey(key: string): Shot | undefined {
  const sprite = /^sprite (\S+) (?:\[(.+?)\] )?(.+)$/s.exec(key);
  if (sprite) {
    const [, who = '', outfit, expression = ''] = sprite;
    const shot = { kind: 'sprite', who: who as CharacterId, expression } as const;
    return outfit === undefined ? shot : { ...shot, outfit };
  }
  const [, place, first, second] = /^bg (\S+) (\S+) (\S+)$/.exec(key) ?? [];
  const light = LIGHTS.find((one) => one === first);
  const weather = WEATHERS.find((one) => one === second);
  if (place === undefined || !light || !weather) return undefined;
  const id = place === 'nowhere' ? undefined : (place as PlaceId);
  return { kind: 'background', place: id, light, weather };
}
