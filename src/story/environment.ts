import { z } from 'zod';

export const HOURS = [
  'dawn',
  'morning',
  'day',
  'afternoon',
  'dusk',
  'evening',
  'night',
  'midnight',
] as const;
export const hourSchema = z.enum(HOURS);
export type Hour = z.infer<typeof hourSchema>;

/** The four lights in which places are painted. Eight hours in words, four in pictures. */
export const LIGHTS = ['dawn', 'day', 'dusk', 'night'] as const;
export type Light = (typeof LIGHTS)[number];

const LIGHT_OF: Readonly<Record<Hour, Light>> = {
  dawn: 'dawn',
  morning: 'day',
  day: 'day',
  afternoon: 'day',
  dusk: 'dusk',
  evening: 'dusk',
  night: 'night',
  midnight: 'night',
};

export function lightOf(hour: Hour): Light {
  return LIGHT_OF[hour];
}

export const WEATHERS = ['clear', 'overcast', 'rain', 'storm', 'snow', 'fog'] as const;
export const weatherSchema = z.enum(WEATHERS);
export type Weather = z.infer<typeof weatherSchema>;

/** What a world, a place or a scene says of hour and weather; the nearest one that speaks wins. */
export const environmentSchema = z.object({
  hour: hourSchema.optional(),
  weather: weatherSchema.optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

export const DEFAULT_ENVIRONMENT = { hour: 'day', weather: 'clear' } as const satisfies Environment;
