import { expect, it } from 'vitest';
import { matchesOf } from './matches';

it.each([
  ['rain, rain and wind', /rain|wind/g],
  ['nothing of it', /rain/g],
  ['', /x*/g],
  ['a🌊b', /x*/gu],
  ['a🌊b', /x*/g],
  ['Море, море', /(?<word>\p{L})(?=,|$)/gu],
])('finds in "%s" what matchAll finds', (text, pattern) => {
  const plain = (match: RegExpMatchArray) => ({
    all: [...match],
    index: match.index,
    groups: { ...match.groups },
  });
  expect(matchesOf(text, pattern).map(plain)).toEqual([...text.matchAll(pattern)].map(plain));
  expect(pattern.lastIndex).toBe(0);
});

it('begins at the beginning, wherever the pattern was used before', () => {
  const pattern = /a/g;
  pattern.test('aa');
  expect(matchesOf('a', pattern)).toHaveLength(1);
});
