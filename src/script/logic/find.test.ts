import { replaceText } from '@/story/edits';
import type { SceneId } from '@/story';
import { describe, expect, it } from 'vitest';
import { findAll, scenesWith } from './find';
import { beat, say, storyOf } from './testing';

const story = storyOf({
  a: [
    say('1', `${'far '.repeat(20)}Tide turns. ${'on '.repeat(30)}`),
    beat('2', {
      kind: 'choose',
      prompt: 'tide?',
      options: [{ id: 'o', text: 'The tide', target: { to: 'next' } }],
    }),
  ],
  b: [say('3', 'nothing'), say('4', 'Tide, tide!')],
  c: [say('5', 'nothing')],
});

describe('find across scenes', () => {
  it('finds lines, questions and options in the order of the story', () => {
    const { finds, count, scenes } = findAll(story, { find: 'tide' });
    expect(finds.map((find) => find.beat)).toEqual(['1', '2', '2', '4', '4']);
    expect({ count, scenes }).toEqual({ count: 5, scenes: 2 });
    expect(finds[0]?.match).toBe('Tide');
    expect(finds[0]?.before).toMatch(/^…(far )+$/);
    expect(finds[0]?.after).toMatch(/^ turns\.( on)+…$/);
  });

  it('keeps to one scene when asked', () => {
    expect(findAll(story, { find: 'tide' }, 'b' as SceneId).count).toBe(2);
    expect(findAll(story, { find: '' }).count).toBe(0);
  });

  it('shows as many as the replacement replaces', () => {
    const search = { find: 'tide', matchCase: true };
    const touched = scenesWith(story, search);
    expect(touched).toEqual(['a', 'b']);
    const after = replaceText(touched, search, 'moon').apply(story);
    expect(findAll(after, search).count).toBe(0);
    expect(findAll(after, { find: 'moon' }).count).toBe(findAll(story, search).count);
  });
});
