import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutList } from './list-cutter';

async function partsOf(
  text: string | Uint8Array<ArrayBuffer>,
  paths: readonly (readonly string[])[],
  sliceBytes = 5,
): Promise<string[] | undefined> {
  const file = new Blob([text]);
  const list = await cutList(file, paths, { sliceBytes });
  return list && Promise.all(list.elements.map(([a, b]) => file.slice(a, b).text()));
}

describe('cutting a list out of a file', () => {
  it('gives the elements of a document that is the list', async () => {
    expect(await partsOf('[{"a":1}, {"b":"]}"},\n[2,[3]], 4]', [[]])).toEqual([
      '{"a":1}',
      '{"b":"]}"}',
      '[2,[3]]',
    ]);
  });

  it('finds the list behind a path of keys, and no other of that name', async () => {
    const text =
      '{"about":"{\\"list\\":[","list":[{"no":1}],"chats":{"about":[{"no":2}],"list":[{"yes":"é"}]}}';
    expect(await partsOf(text, [['chats', 'list']])).toEqual(['{"yes":"é"}']);
  });

  it('takes the first of several paths that is there', async () => {
    const paths = [['histories', 'histories'], ['histories'], ['history']];
    expect(await partsOf('{"info":{},"histories":{"histories":[{"a":1}]}}', paths)).toEqual([
      '{"a":1}',
    ]);
    expect(await partsOf('{"charName":"x","history":[[{"b":1}]]}', paths)).toEqual(['[{"b":1}]']);
    expect(await partsOf('{"charName":"x"}', paths)).toBeUndefined();
  });

  it('looks at no more of the file than it takes for so many', async () => {
    const file = new Blob([`[{"a":1},{"b":2},${'{"c":3},'.repeat(1000)}`]);
    let seen = 0;
    const options = { sliceBytes: 10, most: 2, onProgress: (bytes: number) => (seen = bytes) };
    expect((await cutList(file, [[]], options))?.elements).toHaveLength(2);
    expect(seen).toBeLessThan(40);
  });

  it('keeps the end of a file that was cut', async () => {
    expect(await partsOf('[{"a":1},{"b":"half', [[]])).toEqual(['{"a":1}', '{"b":"half']);
    const list = await cutList(new Blob(['[{"a":1}']), [[]]);
    expect(list?.inside).toEqual([1, 8]);
  });

  it('leaves UTF-16 and other text alone', async () => {
    const text = '[{"a":1}]';
    const wide = new Uint8Array(text.length * 2);
    for (let i = 0; i < text.length; i++) wide[i * 2] = text.charCodeAt(i);
    expect(await partsOf(wide, [[]])).toBeUndefined();
    expect(await partsOf('Ann: hello', [[]])).toBeUndefined();
  });

  it('agrees with the parser, wherever the slices fall', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (values, sliceBytes, indent) => {
          const document = { before: ['[{'], chats: { list: values } };
          const text = JSON.stringify(document, null, indent);
          const parts = await partsOf(text, [['chats', 'list']], sliceBytes);
          expect(parts?.map((part): unknown => JSON.parse(part))).toEqual(
            JSON.parse(JSON.stringify(values)),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('survives any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...'[]{}",:\\ax')), async (letters) => {
        const list = await cutList(new Blob([letters.join('')]), [[], ['a']], { sliceBytes: 3 });
        let last = 0;
        for (const [start, end] of list?.elements ?? []) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});
