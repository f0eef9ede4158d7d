// The scenes of a draft are checked by hand, for speed: as strictly as by their schema where it counts.
import { describe, expect, it } from 'vitest';
import { NO_RULES, sceneHeadSchema } from '@/story';
import { importRowSchema } from './import-rows';
import { makeDraft } from './test-rows';

const head = {
  ...sceneHeadSchema.parse({ id: 's1', title: 'The pier', cast: ['mira'], place: 'pier' }),
  cut: { confidence: 0.8, reason: 'time-passes', evidence: 'The next morning' },
  guesses: { hour: { confidence: 0.7, reason: 'said' } },
};
const rowWith = (scene: unknown) => ({
  projectId: 'p',
  state: 'ready',
  startedAt: 0,
  updatedAt: 0,
  files: [],
  rules: NO_RULES,
  draft: { ...makeDraft(0), scenes: [scene] },
});

describe('the scenes of a draft', () => {
  it('are kept as they are, keys of a later version too', () => {
    for (const scene of [
      head,
      { ...head, later: 1 },
      sceneHeadSchema.parse({ id: 's', title: '' }),
    ]) {
      expect(importRowSchema.parse(rowWith(scene)).draft?.scenes).toEqual([scene]);
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
    expect(importRowSchema.safeParse(rowWith({ ...head, ...damage })).success).toBe(false);
  });
});
