// The air between the eye and the place: what hour and weather do to every color. Places name the
// colors of a plain day; everything passes through here.
import type { Light, Weather } from '@/story';
import { mix, multiply, type Color } from '../color';
import { makeRandom, type Random } from '../random';

export const WIDTH = 1920;
export const HEIGHT = 1080;
/** Below this line stands the text box: calm ground only. */
export const CALM_Y = 800;

export interface Air {
  readonly light: Light;
  readonly weather: Weather;
  readonly sky: readonly [top: Color, middle: Color, low: Color];
  /** What far things fade into. */
  readonly haze: Color;
  /** Lamps and windows are lit. */
  readonly isLit: boolean;
  readonly isSnowy: boolean;
  readonly isWet: boolean;
  readonly random: Random;
  /** Lower-case name and description: places look for their words in it. */
  readonly words: string;
  /** A color outdoors; `far` 0 near to 1 at the horizon. */
  out(color: Color, far?: number): Color;
  /** A color indoors. */
  in(color: Color, dark?: number): Color;
  /** Ground, under snow where it snows. */
  ground(color: Color, far?: number): Color;
  says(pattern: RegExp): boolean;
  /** As `says`, in the name alone: a description tells of what is near, too. */
  isNamed(pattern: RegExp): boolean;
  /**
   * The same air with a chance of its own. A helper that draws by chance forks first, so that what it
   * draws only at night or in snow does not move anything else of the place.
   */
  fork(): Air;
}

type Sky = readonly [Color, Color, Color];

const CLEAR: Readonly<Record<Light, Sky>> = {
  dawn: ['#6f87b8', '#e3a6a8', '#fbd9ae'],
  day: ['#4f9ad6', '#8cc3e8', '#d3ebf3'],
  dusk: ['#4b4a86', '#c9708a', '#f7b17a'],
  night: ['#12183a', '#1f2b57', '#3a4a7a'],
};
const GREY: Readonly<Record<Light, Sky>> = {
  dawn: ['#7f88a0', '#b0a9b4', '#d6c4bc'],
  day: ['#8fa1b0', '#aebcc6', '#d0d8db'],
  dusk: ['#59597a', '#86718a', '#b08f92'],
  night: ['#161b30', '#222a44', '#343e5a'],
};
const AMBIENT: Readonly<Record<Light, Color>> = {
  dawn: '#ffdccb',
  day: '#ffffff',
  dusk: '#e8a9a8',
  night: '#5a6aa8',
};
const GREY_SHARE: Readonly<Record<Weather, number>> = {
  clear: 0,
  overcast: 0.85,
  rain: 1,
  storm: 1,
  snow: 0.8,
  fog: 0.7,
};
const DARKEN: Readonly<Record<Weather, Color>> = {
  clear: '#ffffff',
  overcast: '#e6eaee',
  rain: '#c3ced9',
  storm: '#8f9bb0',
  snow: '#eef3fa',
  fog: '#eceff0',
};

export function makeAir(
  light: Light,
  weather: Weather,
  seed: string,
  words: string,
  name = words,
): Air {
  const random = makeRandom(seed);
  const grey = GREY_SHARE[weather];
  const veil = DARKEN[weather];
  const [c0, c1, c2] = CLEAR[light];
  const [g0, g1, g2] = GREY[light];
  const one = (clear: Color, dull: Color) =>
    multiply(mix(clear, dull, grey), veil, weather === 'snow' ? 0 : 1);
  const fogColor = multiply(
    '#d8dfe2',
    light === 'day' ? '#ffffff' : AMBIENT[light],
    light === 'night' ? 0.85 : 0.6,
  );
  const fogShare = weather === 'fog' ? 0.62 : 0;
  const sky: Sky = [
    mix(one(c0, g0), fogColor, fogShare),
    mix(one(c1, g1), fogColor, fogShare),
    mix(one(c2, g2), fogColor, fogShare),
  ];
  const haze = weather === 'fog' ? mix(fogColor, sky[2], 0.25) : mix(sky[2], sky[1], 0.3);
  const ambient = multiply(AMBIENT[light], veil);
  const hazeShare =
    weather === 'fog'
      ? 0.86
      : weather === 'rain' || weather === 'storm' || weather === 'snow'
        ? 0.64
        : 0.5;
  const indoor =
    light === 'night'
      ? '#a98f8c'
      : light === 'dusk'
        ? '#e2b9a0'
        : light === 'dawn'
          ? '#f0d6c6'
          : weather === 'storm'
            ? '#b5b3c0'
            : grey > 0.5
              ? '#d8dbe2'
              : '#fffaf0';
  const out = (color: Color, far = 0): Color => {
    const lit = multiply(color, ambient, light === 'day' ? 1 : 0.88);
    const dulled = grey > 0 ? mix(lit, multiply('#a4adb5', ambient), grey * 0.16) : lit;
    const share =
      weather === 'fog' ? Math.min(0.97, 0.22 + far * hazeShare * 1.25) : far * hazeShare;
    return mix(dulled, haze, share);
  };
  let forks = 0;
  const air: Air = {
    light,
    weather,
    sky,
    haze,
    random,
    words,
    isLit: light === 'night' || light === 'dusk' || weather === 'storm',
    isSnowy: weather === 'snow' || /\bsnow|\bicy\b|\bfrozen|glacier/.test(words),
    isWet: weather === 'rain' || weather === 'storm',
    out,
    in: (color, dark = 0) => mix(multiply(color, indoor), '#191425', dark),
    ground(color, far = 0) {
      const base = air.isSnowy
        ? mix(color, '#f0f5fb', 0.86)
        : air.isWet
          ? mix(color, '#3a4456', 0.22)
          : color;
      return out(base, far);
    },
    says: (pattern) => pattern.test(words),
    isNamed: (pattern) => pattern.test(name),
    fork: () => ({ ...air, random: makeRandom(`${seed}\u0002${forks++}`) }),
  };
  return air;
}
