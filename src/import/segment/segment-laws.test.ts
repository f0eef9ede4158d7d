// Laws that hold for any text: every character is in a piece or skipped, once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOTH, CAI, habitOf, NOVEL } from '@/testing/author-habits';
import { pieceText, segmentMessage, type SegmentOptions } from './segment';

const bit = fc.constantFrom(
  '*',
  '[[e:joy]]',
  '{{bg::sea}}',
  '**',
  '_',
  '"',
  '“',
  '”',
  '«',
  '»',
  '「',
  '」',
  '—',
  '(',
  ')',
  '((',
  '))',
  '[',
  ']',
  '{{user}}',
  '{{',
  '<think>',
  '</think>',
  '<b>',
  '</b>',
  '<3',
  '&amp;',
  '```',
  '\n',
  '\n\n',
  '# ',
  '---',
  '> ',
  '1. ',
  '- ',
  ' ',
  ', ',
  '. ',
  'Bob: ',
  'word',
  'She smiles',
  'I',
  '語',
  '😀',
  '👩‍🚀',
  'שלום',
  '\\*',
  '~~',
  '|',
  '![a](b)',
  'http://x.y/z.png',
  '\u0000',
  '\ud83d',
);
const soup = fc.array(bit, { maxLength: 60 }).map((parts) => parts.join(''));

describe('laws', () => {
  const options: readonly Partial<SegmentOptions>[] = [
    {},
    { isTold: true, joinLines: true },
    { isAccount: true },
    { isAllSaid: true },
    { isAllSaid: true, joinLines: true },
  ];
  it('covers every unit of any text once, in order, and loses none', () => {
    fc.assert(
      fc.property(
        soup,
        fc.constantFrom(...options),
        fc.constantFrom(CAI, NOVEL, BOTH, ['— Hola.', '— Sí.']),
        (text, option, like) => {
          const { pieces: found, skipped } = segmentMessage(text, {
            kind: 'post',
            habit: habitOf(like),
            isTold: false,
            speakerNamed: (name) => (name === 'Bob' ? 'bob' : undefined),
            ...option,
          });
          const spans = [...found, ...skipped].sort((a, b) => a.start - b.start || a.end - b.end);
          let at = 0;
          for (const span of spans) {
            expect(span.start).toBe(at);
            expect(span.end).toBeGreaterThan(span.start);
            at = span.end;
          }
          expect(at).toBe(text.length);
          expect(skipped.filter((span) => span.why === 'lost')).toEqual([]);
          for (let i = 1; i < found.length; i++)
            expect(found[i]?.start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
        },
      ),
      { numRuns: 1500 },
    );
  });
  it('shows every letter of a text without tags, macros and panels', () => {
    const words = fc
      .array(
        fc.constantFrom(
          '*',
          '**',
          '"',
          '“',
          '”',
          '(',
          ')',
          'word ',
          'She smiles. ',
          'Oh! ',
          '語',
          '— ',
          '\n',
          '\n\n',
          ', ',
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, (text) => {
        const shown = segmentMessage(text, { kind: 'post', habit: habitOf(BOTH), isTold: false })
          .pieces.map(pieceText)
          .join('');
        expect(shown.replace(/[^\p{L}]/gu, '')).toBe(text.replace(/[^\p{L}]/gu, ''));
      }),
      { numRuns: 500 },
    );
  });
});
