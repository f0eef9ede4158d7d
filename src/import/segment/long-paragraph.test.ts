// A text without an end: a line of many megabytes, marks by the million.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HabitCounter } from './habits';
import { pieceText, segmentMessage } from './segment';

const segment = (text: string) =>
  segmentMessage(text, { kind: 'post', habit: new HabitCounter().habit('A'), isTold: false });

it('20 million letters on one line are read', { timeout: 60_000 }, () => {
  const { pieces, skipped } = segment('a'.repeat(20_000_000));
  expect(skipped).toEqual([]);
  expect(pieces.reduce((sum, piece) => sum + pieceText(piece).length, 0)).toBe(20_000_000);
});

it('marks by the million are one gap', { timeout: 60_000 }, () => {
  const text = `Begin. ${'*"'.repeat(500_000)}`;
  expect(segment(text).skipped.length).toBeLessThan(50);
});

it('a paragraph above the limit loses nothing, wherever it is parted', () => {
  const word = fc.constantFrom('sail ', '"Go," ', '*nods* ', '船', '🜁', '\n');
  fc.assert(
    fc.property(fc.array(word, { minLength: 30_000, maxLength: 34_000 }), (words) => {
      const text = words.join('');
      const { pieces, skipped } = segment(text);
      expect(skipped.filter(({ why }) => why === 'lost')).toEqual([]);
      const shown = pieces.map(pieceText).join('');
      expect(shown.replace(/[^船🜁]/gu, '')).toBe(text.replace(/[^船🜁]/gu, ''));
      expect(shown.isWellFormed()).toBe(true);
    }),
    { numRuns: 10 },
  );
});
