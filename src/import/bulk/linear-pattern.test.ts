import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearPattern } from './linear-pattern';

function matches(source: string, text: string): boolean {
  const made = linearPattern(source);
  if (!made.ok) throw new Error(made.failure);
  return made.value.test(text);
}

describe('a pattern', () => {
  it.each([
    ['^the dice', 'The dice fall', true],
    ['^dice', 'The dice fall', false],
    ['fall$', 'The dice fall', true],
    ['\\bAnn\\b', 'Anniversary', false],
    ['\\bAnn\\b', "Ann's", true],
    ['\\bАнна\\b', 'Аннабель', false],
    ['\\bАнна\\b', 'это Анна.', true],
    ['^\\w+$', 'Жозефина', true],
    ['[^\\w\\s]', 'plain words', false],
    ['colou?r', 'COLOR', true],
    ['(?:a|b){2,3}c', 'xababc', true],
    ['^a{2}$', 'aaa', false],
    ['^(?<who>\\w+): ', 'Bo: hi', true],
    ['\\p{Script=Han}', 'ab漢', true],
    ['^.$', '👍', true],
    ['^[👍-👎]$', '👎', true],
    ['\\u{1F44D}', '👍', true],
    ['rolls? \\d+d\\d+', 'Bo rolls 3d6', true],
    ['', '', true],
    ['^$', '', true],
    ['a|', 'zzz', true],
    ['(a*)*b', 'aaaa', false],
    ['\\.\\*\\\\', 'x.*\\', true],
    ['^\\*', '*waves*', true],
  ])('%s in %s: %s', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected);
  });

  it.each([
    '(',
    'a{3,1}',
    '[z-a]',
    '*',
    '(?=a)',
    '(?<!a)b',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    '(a{40}){40}',
  ])('is refused with words: %s', (source) => {
    const made = linearPattern(source);
    expect(made.ok ? '' : made.failure).toMatch(/\.$/);
  });

  it('finds what the engine of the browser finds', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\s',
      '\\b',
      '^',
      '$',
      '1',
      ' ',
    );
    const source = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        atom,
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
        fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
        fc
          .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,1}?'))
          .map(([a, how]) => `(?:${a})${how}`),
      ),
    })).node;
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', ' '), maxLength: 12 });
    fc.assert(
      fc.property(source, text, (pattern, words) => {
        expect(matches(pattern, words)).toBe(new RegExp(pattern, 'iu').test(words));
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays linear where others go back for ever', () => {
    const began = performance.now();
    const text = 'a'.repeat(50_000);
    for (const source of ['^(a+)+$', '(a|aa)+b', '(.*a){20}b', '(x+x+)+y', '^(([a-z])+.)+[A-Z]$']) {
      matches(source, `${text}!`);
    }
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('stays linear where sets of steps never come again', () => {
    let text = '';
    for (let i = 0, seed = 7; i < 60_000; i++) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      text += (seed >> 16) & 1 ? 'a' : 'b';
    }
    const began = performance.now();
    matches('a[ab]{200}c', text);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
