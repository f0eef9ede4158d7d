import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOURS, SCENE_STATES, sceneHeadSchema, WEATHERS } from '@/story';
import { isDeepEqual } from './parse';
import { areSoundHeads } from './sound-head';
import { makeHeads } from './test-rows';

const guess = {
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  reason: fc.string(),
  evidence: fc.string({ maxLength: 200 }),
};
const odd = fc.oneof(
  fc.constantFrom(null, undefined, '', 'x', -1, 0.5, Number.NaN, 1e300, true),
  fc.array(fc.constantFrom('', 'x', 1, null), { maxLength: 2 }),
  fc.dictionary(fc.string(), fc.constantFrom('x', 1), { maxKeys: 2 }),
);
/** Mostly right, with any field odd, missing or unknown. */
const orOdd = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 12, arbitrary: right as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: odd },
  );
const guessArbitrary = fc.record(
  {
    confidence: orOdd(guess.confidence),
    reason: orOdd(guess.reason),
    evidence: orOdd(guess.evidence),
  },
  { requiredKeys: [] },
);
const headArbitrary = fc.record(
  {
    id: orOdd(fc.string({ minLength: 1 })),
    title: orOdd(fc.string()),
    cast: orOdd(fc.array(fc.string({ minLength: 1 }))),
    state: orOdd(fc.constantFrom(...SCENE_STATES)),
    beatCount: orOdd(fc.nat()),
    place: orOdd(fc.string({ minLength: 1 })),
    hour: orOdd(fc.constantFrom(...HOURS)),
    weather: orOdd(fc.constantFrom(...WEATHERS)),
    aside: orOdd(fc.boolean()),
    cut: orOdd(guessArbitrary),
    guesses: orOdd(fc.dictionary(fc.string(), guessArbitrary)),
    later: odd,
  },
  { requiredKeys: ['id', 'title', 'cast', 'state', 'beatCount'], noNullPrototype: true },
);

describe('the quick look at heads', () => {
  it('passes nothing that the schema refuses or changes', () => {
    let passed = 0;
    fc.assert(
      fc.property(headArbitrary, (head) => {
        if (!areSoundHeads([head])) return;
        passed += 1;
        const parsed = sceneHeadSchema.safeParse(head);
        expect(parsed.success && isDeepEqual(parsed.data, head)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    // Else the property says nothing.
    expect(passed).toBeGreaterThan(100);
  });

  it('passes what an import writes, and refuses what needs a default', () => {
    const scenes = makeHeads(3);
    expect(areSoundHeads(scenes)).toBe(true);
    const { cast: _cast, ...rest } = scenes[0]!;
    expect(areSoundHeads([rest])).toBe(false);
    expect(areSoundHeads('heads')).toBe(false);
  });
});
