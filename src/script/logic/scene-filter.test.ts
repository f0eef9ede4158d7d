import { describe, expect, it } from 'vitest';
import type { SceneId } from '@/story';
import { dropIndex, filterScenes } from './scene-filter';
import { say, storyOf } from './testing';

const doubt = { confidence: 0.2, reason: 'r' };
const story = storyOf(
  {
    a: [say('1', 'x', { guesses: { who: doubt } })],
    b: [say('2', 'y')],
    c: [say('3', 'z', { guesses: { expression: doubt } })],
  },
  {
    a: { title: 'Low tide' },
    b: { title: '', place: 'pier' as never, hour: 'dusk', state: 'ready' },
    c: { title: 'Home', cast: ['mira' as never], aside: true, cut: doubt },
  },
);
const ids = (query: string, filter: Parameters<typeof filterScenes>[2] = 'all') =>
  filterScenes(story, query, filter).map(({ head }) => head.id);

describe('the scene list', () => {
  it('finds scenes by title, place, hour and cast, all words of them', () => {
    expect(ids('tide')).toEqual(['a']);
    expect(ids('PIER dusk')).toEqual(['b']);
    expect(ids('pier dawn')).toEqual([]);
    expect(ids('mira')).toEqual(['c']);
    expect(ids('scene 2')).toEqual(['b']);
  });

  it('shows what needs a look', () => {
    expect(ids('', 'doubtful')).toEqual(['a']);
    expect(ids('', 'aside')).toEqual(['c']);
    expect(ids('', 'ready')).toEqual(['b']);
  });

  it('keeps the rows of scenes that did not change', () => {
    const before = filterScenes(story, '', 'all');
    const typed = {
      ...story,
      beats: new Map([
        ...story.beats,
        ['b' as SceneId, [say('2', 'y', { guesses: { who: doubt } })]],
      ]),
    };
    const after = filterScenes(typed, '', 'all');
    expect(after.map((row, i) => row === before[i])).toEqual([true, false, true]);
    expect(after[1]?.doubts).toBe(1);
    const [first, ...rest] = story.scenes;
    const moved = filterScenes({ ...story, scenes: [...rest, first!] }, '', 'all');
    expect(moved.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('drops above or below another scene', () => {
    const order = ['a', 'b', 'c'] as SceneId[];
    const [a, b, c] = order as [SceneId, SceneId, SceneId];
    expect(dropIndex(order, a, c, true)).toBe(2);
    expect(dropIndex(order, c, a, false)).toBe(0);
    expect(dropIndex(order, b, b, true)).toBe(1);
  });
});
