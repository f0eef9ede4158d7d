import { describe, expect, it } from 'vitest';
import { WEATHERS } from '@/story';
import { ambienceOf } from './ambience';

describe('ambienceOf', () => {
  it('is silent on a clear day and loudest in a storm', () => {
    const loudness = (weather: (typeof WEATHERS)[number]) => {
      const { rain, wind, rumble } = ambienceOf(weather, false);
      return rain + wind + rumble;
    };
    expect(loudness('clear')).toBe(0);
    for (const weather of WEATHERS)
      expect(loudness(weather)).toBeLessThanOrEqual(loudness('storm'));
  });

  it('is quieter and duller behind walls', () => {
    const [inside, outside] = [ambienceOf('rain', true), ambienceOf('rain', false)];
    expect(inside.rain).toBeLessThan(outside.rain);
    expect(inside.cutoffHz).toBeLessThan(outside.cutoffHz);
  });
});
