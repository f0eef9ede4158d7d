import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';
import { sectionsOf } from './document';
import { MessagePackReader, utf8Length } from './message-pack';

describeFormatCases(import.meta.url, 'novelai');

describe('a packed document', () => {
  it('never throws, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom([], [0xd4, 20, 0], [0xd4, 20, 0, 0xd6, 0x62, 0, 0, 0, 9]),
        async (bytes, head) => {
          const all = new Uint8Array([...head, ...bytes]);
          expect(() => sectionsOf(new MessagePackReader(all).read())).not.toThrow();
          const document = btoa(String.fromCharCode(...all));
          const file = new Blob([
            JSON.stringify({ storyContainerVersion: 1, content: { document } }),
          ]);
          const { transcript } = await readFile(file, 'x.story');
          expect(checkCoverage(transcript, file.size)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts bytes as UTF-8 takes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
