import { describe, expect, it } from 'vitest';
import type { CharacterId, PlaceId } from './ids';
import { readShotKey, shotKey, type Shot } from './shot';

const who = 'sora' as CharacterId;
const place = 'pier' as PlaceId;

describe('keys of shots', () => {
  const shots: readonly Shot[] = [
    { kind: 'sprite', who, expression: 'joy' },
    { kind: 'sprite', who, expression: 'half a smile' },
    { kind: 'sprite', who, expression: 'joy', outfit: 'evening dress' },
    { kind: 'background', place, light: 'dusk', weather: 'rain' },
    { kind: 'background', place: undefined, light: 'day', weather: 'clear' },
  ];

  it('lead back to the shot', () => {
    expect(shots.map((shot) => readShotKey(shotKey(shot)))).toEqual(shots);
    expect(new Set(shots.map(shotKey)).size).toBe(shots.length);
  });

  it('of something else lead nowhere', () => {
    const texts = ['', 'bg pier', 'bg pier noon rain', 'sprite sora', 'cg 12'];
    expect(texts.map(readShotKey)).toEqual(texts.map(() => undefined));
  });
});
