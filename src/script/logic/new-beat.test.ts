import { describe, expect, it } from 'vitest';
import { beatSchema, type CharacterId } from '@/story';
import { clothesOptions } from './expressions';
import { INSERT_KINDS, makeBeat } from './new-beat';
import { storyOf } from './testing';

const [SORA, MIRA] = ['sora', 'mira'] as [CharacterId, CharacterId];
const story = storyOf({});
const around = { who: MIRA, place: undefined, hour: 'day', weather: 'clear' } as const;

describe('the insert menu', () => {
  it('makes a beat of every kind that the story can store', () => {
    for (const { kind } of INSERT_KINDS) {
      const beat = makeBeat(kind, story, around);
      expect(beatSchema.parse(beat), kind).toEqual(beat);
    }
  });

  it('dresses the one who spoke last in the first outfit, or in the usual clothes', () => {
    const dress = { kind: 'stage', action: 'dress' };
    expect(makeBeat('dress', story, around)).toMatchObject({ ...dress, who: MIRA, outfit: 'gown' });
    const plain = makeBeat('dress', story, { ...around, who: SORA });
    expect(plain).toMatchObject({ ...dress, who: SORA });
    expect(plain).not.toHaveProperty('outfit');
    const nobody = { ...story, characters: [] };
    expect(makeBeat('dress', nobody, { ...around, who: null })).toBeUndefined();
  });
});

describe('clothes to choose from', () => {
  it('offers the usual ones, the outfits, and what is worn without being there', () => {
    const [sora, mira] = story.characters;
    const values = (...given: Parameters<typeof clothesOptions>) =>
      clothesOptions(...given).map(({ value }) => value);
    expect(values(mira, 'gown')).toEqual(['', 'gown']);
    expect(values(sora, 'gown')).toEqual(['', 'gown']);
    expect(clothesOptions(sora, 'gown')[1]?.label).toBe('gown (not in the cast)');
    expect(values(undefined, undefined)).toEqual(['']);
  });
});
