import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows';

function fieldsOf(text: string): string[][] {
  return [...csvRows(text)].map(({ fields }) => fields.map((field) => field.text));
}

describe('fields of a table', () => {
  it.each([
    ['"a, b","say ""hi"""', [['a, b', 'say "hi"']]],
    ['"a\nb",c', [['a\nb', 'c']]],
    ['"a" ,b', [['a', 'b']]],
    // A quote that opens a text and no field.
    ['Ann,"Hi" he said,3', [['Ann', '"Hi" he said', '3']]],
    ['Ann,"Hi" he said "Bye",3', [['Ann', '"Hi" he said "Bye"', '3']]],
    [
      'Ann,"Well...,3\nBen,"Hi" he said,4',
      [
        ['Ann', '"Well...', '3'],
        ['Ben', '"Hi" he said', '4'],
      ],
    ],
    [
      'n,t\nAnn,"Well...\nBen,hi\n',
      [
        ['n', 't'],
        ['Ann', '"Well...'],
        ['Ben', 'hi'],
      ],
    ],
    // Written without doubling the quotes of the text.
    ['"Ann","He said "hi, you" to me, ok",3', [['Ann', 'He said "hi, you" to me, ok', '3']]],
    ['"Ann","He said "hi"', [['Ann', 'He said "hi']]],
  ])('%j', (text, rows) => {
    expect(fieldsOf(text)).toEqual(rows);
  });

  it('end with a table that was cut within quotes', () => {
    const [, row] = csvRows('n,t\nAnn,"Well, she said\nand then');
    expect([row?.isCut, row?.fields[1]?.text]).toEqual([true, 'Well, she said\nand then']);
  });
});

describe('every character of a table', () => {
  it.each(['"a "b,', '",""x', '"""",', '"x""y\n', '"\n""\n', 'a,"b\n'])(
    'is in one row: %j',
    (piece) => {
      const rows = [...csvRows(piece.repeat(500))];
      expect(rows.map(({ start }) => start).slice(1)).toEqual(
        rows.map(({ end }) => end).slice(0, -1),
      );
      expect(rows.at(-1)?.end).toBe(piece.length * 500);
    },
  );
});
