import type { Character, Expression, Light, Place, Weather } from '@/story';
import { paintBackground } from './background/paint-background';
import { emotionOf } from './face/expressions';
import { paintSprite } from './sprite/paint-sprite';
import type { RasterSize } from './canvas';
import type { Drawing } from './drawing';

/** Goes into every key: raise it when the same spec paints another picture. */
export const PAINTER_VERSION = 1;

export type PaintedPlace = Pick<Place, 'name' | 'kind' | 'description'> & { readonly id?: string };

/** Everything that one picture is painted from. Plain data, so that it crosses into the worker. */
export type PaintSpec =
  | {
      readonly kind: 'sprite';
      readonly character: Pick<Character, 'id' | 'name' | 'description' | 'looks'>;
      readonly expression: Expression;
    }
  | {
      readonly kind: 'background';
      /** Undefined: the scene names no place, and a plain backdrop is painted. */
      readonly place: PaintedPlace | undefined;
      readonly light: Light;
      readonly weather: Weather;
    };

/** The drawing of a spec; backgrounds fill `size`, sprites keep their own canvas. */
export function paintSpec(spec: PaintSpec, size: Pick<RasterSize, 'width' | 'height'>): Drawing {
  return spec.kind === 'sprite'
    ? paintSprite(spec.character, spec.expression)
    : paintBackground(spec.place, spec.light, spec.weather, size);
}

/**
 * Equal for specs that paint the same picture; names everything that goes in and the painter's own
 * version. Two labels of one emotion share a key.
 */
export function paintKey(spec: PaintSpec): string {
  if (spec.kind === 'sprite') {
    const { id, name, description, looks } = spec.character;
    const traits = Object.entries(looks.traits).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([
      PAINTER_VERSION,
      'sprite',
      id,
      name,
      description,
      looks.words,
      traits,
      emotionOf(spec.expression),
    ]);
  }
  const { place, light, weather } = spec;
  const parts =
    place === undefined ? null : [place.id ?? '', place.name, place.kind, place.description];
  return JSON.stringify([PAINTER_VERSION, 'background', parts, light, weather]);
}

/** How a face is named in a sentence: "Oswin Fennick, smiling". */
const FACE_WORDS: Readonly<Record<ReturnType<typeof emotionOf>, string>> = {
  admiration: 'full of admiration',
  amusement: 'laughing',
  anger: 'angry',
  annoyance: 'annoyed',
  approval: 'smiling',
  caring: 'caring',
  confusion: 'confused',
  curiosity: 'curious',
  desire: 'longing',
  disappointment: 'disappointed',
  disapproval: 'disapproving',
  disgust: 'disgusted',
  embarrassment: 'blushing',
  excitement: 'excited',
  fear: 'afraid',
  gratitude: 'grateful',
  grief: 'crying',
  joy: 'happy',
  love: 'in love',
  nervousness: 'nervous',
  optimism: 'hopeful',
  pride: 'proud',
  realization: 'struck by a thought',
  relief: 'relieved',
  remorse: 'sorry',
  sadness: 'sad',
  surprise: 'surprised',
  neutral: '',
};

const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  dawn: 'at dawn',
  day: 'by day',
  dusk: 'at dusk',
  night: 'at night',
};
const WEATHER_WORDS: Readonly<Record<Weather, string>> = {
  clear: '',
  overcast: 'under clouds',
  rain: 'in rain',
  storm: 'in a storm',
  snow: 'in snow',
  fog: 'in fog',
};

/** The alternative text of a painted picture. */
export function describeDrawing(spec: PaintSpec): string {
  if (spec.kind === 'sprite') {
    return [spec.character.name, FACE_WORDS[emotionOf(spec.expression)]].filter(Boolean).join(', ');
  }
  const place = spec.place?.name ?? 'No particular place';
  return [place, LIGHT_WORDS[spec.light], WEATHER_WORDS[spec.weather]].filter(Boolean).join(' ');
}
