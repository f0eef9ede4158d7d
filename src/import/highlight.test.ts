import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatSchema, type Beat } from '@/story';
import { doubtOf, doubtsLike } from './doubts';
import { stretchesOf } from './highlight';

function say(start: number, end: number, guess?: { confidence: number; reason: string }): Beat {
  return beatSchema.parse({
    id: `b${start}`,
    kind: 'say',
    who: null,
    text: 'x',
    span: { source: 's', message: 0, start, end },
    ...(guess ? { guesses: { who: guess } } : {}),
  });
}

describe('stretchesOf', () => {
  it('marks beats and skipped text and leaves nothing out', () => {
    const stretches = stretchesOf(
      '"Hi," she said. Rain.',
      [say(1, 4), say(16, 21)],
      [
        { source: 's', message: 0, start: 0, end: 1, why: 'quote mark' },
        { source: 's', message: 0, start: 4, end: 16, why: 'speech tag' },
      ],
    );
    expect(stretches.map(({ text, why }) => [text, why])).toEqual([
      ['"', 'quote mark'],
      ['Hi,', undefined],
      ['" she said. ', 'speech tag'],
      ['Rain.', undefined],
    ]);
  });

  it('always gives the text back, whatever the spans', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span), (text, spans) => {
        const beats = spans.map(([a, b]) =>
          say(Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)),
        );
        const back = stretchesOf(text, beats, []);
        expect(back.map((stretch) => stretch.text).join('')).toBe(text);
      }),
    );
  });
});

describe('doubts', () => {
  it('asks about what is below the bound and nothing else', () => {
    expect(doubtOf(say(0, 3, { confidence: 0.9, reason: 'tag' }), 's1' as never)).toBeUndefined();
    const doubt = doubtOf(say(0, 3, { confidence: 0.3, reason: 'turn' }), 's1' as never);
    expect(doubt).toMatchObject({ field: 'who', reason: 'turn', message: 0, start: 0, end: 3 });
  });

  it('finds the ones guessed the same way', () => {
    const doubts = [
      say(0, 1, { confidence: 0.3, reason: 'turn' }),
      say(2, 3, { confidence: 0.4, reason: 'turn' }),
      say(4, 5, { confidence: 0.4, reason: 'pronoun' }),
    ].flatMap((beat) => doubtOf(beat, 's1' as never) ?? []);
    const [first] = doubts;
    if (!first) throw new Error('no doubt');
    expect(doubtsLike(first, doubts).map((doubt) => doubt.start)).toEqual([0, 2]);
  });
});
