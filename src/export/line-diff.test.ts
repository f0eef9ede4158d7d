import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from './line-diff';

describe('diffLines', () => {
  it('shows a changed line with its neighbors', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
    expect(
      diffLines(before, before.replace('d', 'D')).map(({ kind, text }) => kind[0] + text),
    ).toEqual(['sb', 'sc', 'rd', 'aD', 'se', 'sf']);
  });

  it('leads from one text to the other when nothing is skipped', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const added = diffLines(a.join('\n'), b.join('\n')).filter(({ kind }) => kind === 'added');
        const removed = diffLines(a.join('\n'), b.join('\n')).filter(
          ({ kind }) => kind === 'removed',
        );
        const lengthOf = (lines: string[]) => lines.join('\n').split('\n').length;
        expect(added.length - removed.length).toBe(lengthOf(b) - lengthOf(a));
      }),
    );
  });

  it('ends at the limit and says how much is left', () => {
    const lines = diffLines('', Array.from({ length: 500 }, (_, i) => `line ${i}`).join('\n'), 200);
    expect(lines).toHaveLength(200);
    expect(lines.at(-1)?.kind).toBe('skipped');
  });
});
