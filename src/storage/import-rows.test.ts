// The scenes of a draft are checked by hand, for speed: as strictly as by their schema where it counts.
import { describe, expect, it } from 'vitest';
import { sceneHeadSchema } from '@/story';
import { draftPageSchema } from './import-rows';

const head = {
  ...sceneHeadSchema.parse({ id: 's1', title: 'The pier', cast: ['mira'], place: 'pier' }),
  cut: { confidence: 0.8, reason: 'time-passes', evidence: 'The next morning' },
  guesses: { hour: { confidence: 0.7, reason: 'said' } },
};
const pageWith = (scene: unknown) => ({
  projectId: 'p',
  page: 0,
  scenes: [scene],
  starts: [],
  doubts: [],
});

describe('the scenes of a draft', () => {
  it('are kept as they are, keys of a later version too', () => {
    for (const scene of [
      head,
      { ...head, later: 1 },
      sceneHeadSchema.parse({ id: 's', title: '' }),
    ]) {
      expect(draftPageSchema.parse(pageWith(scene)).scenes).toEqual([scene]);
    }
  });

  it.each([
    ['no title', { title: undefined }],
    ['a cast of numbers', { cast: [1] }],
    ['no cast', { cast: null }],
    ['a state that there is not', { state: 'burnt' }],
    ['a place that is a thing', { place: {} }],
    ['no count', { beatCount: '3' }],
    ['a cut without a reason', { cut: { confidence: 1 } }],
    ['guesses that are none', { guesses: { hour: 'noon' } }],
  ])('are refused with %s', (_, damage) => {
    expect(draftPageSchema.safeParse(pageWith({ ...head, ...damage })).success).toBe(false);
  });
});
