import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows';

describe('rows of a list without fields', () => {
  it.each([
    [
      'names and what they say',
      [
        ['Ann', 'Hi.'],
        ['Ben', 'Oh.'],
        ['Ann', 'Sit.'],
      ],
      'named',
    ],
    ['the same as key and value', [{ Ann: 'Hi.' }, { Ben: 'Oh.' }, { Ann: 'Sit.' }], 'keyed'],
    [
      'questions and answers',
      [
        ['Who are you?', 'I am the keeper of this light.'],
        ['Since when?', 'Since the storm took my brother.'],
      ],
      'sides',
    ],
  ])('%s', (_, list, rows) => {
    expect(rowsOf(list)).toBe(rows);
  });

  it.each([
    ['a dictionary', [{ cat: 'Katze' }, { dog: 'Hund' }, { hen: 'Huhn' }]],
    [
      'pairs of short words',
      [
        ['red', 'big'],
        ['blue', 'small'],
        ['red', 'big one'],
      ],
    ],
    ['one row', [['Ann', 'Hi.']]],
    [
      'numbers',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'rows of three',
      [
        ['Ann', 'Hi.', ''],
        ['Ben', 'Oh.', ''],
        ['Ann', 'Sit.', ''],
      ],
    ],
  ])('%s is none', (_, list) => {
    expect(rowsOf(list)).toBeUndefined();
  });
});
