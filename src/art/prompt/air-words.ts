// Hour, light and weather as a place shows them: in the open, through windows, or not at all.
import { isIndoors, type Hour, type Light, type PlaceKind, type Weather } from '@/story';

/** Rooms from which neither sky nor weather is seen. */
const WINDOWLESS: ReadonlySet<PlaceKind | undefined> = new Set<PlaceKind | undefined>([
  'cellar',
  'cave',
]);

type Setting = 'open' | 'windows' | 'closed';

export function settingOf(kind: PlaceKind | undefined): Setting {
  if (WINDOWLESS.has(kind)) return 'closed';
  return isIndoors(kind) ? 'windows' : 'open';
}

/** What only a clear sky shows stands apart. */
const OPEN: Readonly<Record<Light, readonly [always: string, underClearSky: string]>> = {
  dawn: ['dawn, soft early light', 'pale pink and gold sky, low sun'],
  day: ['daytime', 'bright daylight, blue sky'],
  dusk: ['dusk, dim warm light', 'orange evening sky, long shadows'],
  night: ['night, dark', 'moonlight, starry dark blue sky'],
};

const WINDOWS: Readonly<Record<Light, string>> = {
  dawn: 'early morning, pale light through the windows',
  day: 'daylight through the windows',
  dusk: 'evening, warm low light through the windows, lamps lit',
  night: 'night, lamplight, dark windows',
};

const HOURS: Readonly<Record<Hour, string>> = {
  dawn: 'at dawn',
  morning: 'in the morning',
  day: 'by day',
  afternoon: 'in the afternoon',
  dusk: 'at dusk',
  evening: 'in the evening',
  night: 'at night',
  midnight: 'at midnight',
};

export function hourWords(hour: Hour): string {
  return HOURS[hour];
}

export function lightWords(light: Light, weather: Weather, setting: Setting): string {
  if (setting === 'closed') return 'lit by lamps, no daylight';
  if (setting === 'windows') return WINDOWS[light];
  const [always, underClearSky] = OPEN[light];
  return weather === 'clear' ? `${always}, ${underClearSky}` : always;
}

/**
 * Ground and sky, not what falls: the player draws rain and snow over a background, and twice would
 * be too much. A CG stands alone and gets them.
 */
const ON_THE_GROUND: Readonly<Record<Weather, string>> = {
  clear: '',
  overcast: 'overcast gray sky, flat light',
  rain: 'rainy weather, gray clouds, wet ground, puddles',
  storm: 'stormy weather, dark heavy clouds, wet ground, wind',
  snow: 'winter, snow-covered ground, pale gray sky',
  fog: 'thick fog, mist, faint distance',
};

const FALLING: Readonly<Partial<Record<Weather, string>>> = {
  rain: 'falling rain',
  storm: 'pouring rain, lightning',
  snow: 'falling snow',
};

const OUTSIDE: Readonly<Record<Weather, string>> = {
  clear: '',
  overcast: 'gray sky outside the windows',
  rain: 'rain on the windows',
  storm: 'storm outside, heavy rain on the windows',
  snow: 'snow outside the windows',
  fog: 'fog outside the windows',
};

/** '' for clear weather, which light says, and where no weather is seen. */
export function weatherWords(weather: Weather, setting: Setting, falls: boolean): string {
  if (setting === 'closed') return '';
  if (setting === 'windows') return OUTSIDE[weather];
  const falling = falls ? FALLING[weather] : undefined;
  return [ON_THE_GROUND[weather], falling].filter(Boolean).join(', ');
}
