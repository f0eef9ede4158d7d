import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBlob } from '@/lib/text';
import { jsonList } from './json-lines';
import { StitchedText } from './stitched-text';

const chunk = fc
  .array(fc.constantFrom('a', '\n', '\r', '\r\n', '"', '\\', 'é', '日', '👩‍🚀', 'word ', '\t'), {
    maxLength: 400,
  })
  .map((parts) => parts.join(''));

/** As Python writes JSON by default. */
function asciiOnly(json: string): string {
  return json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

describe('a text out of many strings', () => {
  it('leads every offset back to the bytes that spell it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 5 }), fc.boolean(), async (chunks, ascii) => {
        const json = JSON.stringify(chunks, null, 1);
        const bytes = new TextEncoder().encode(ascii ? asciiOnly(json) : json);
        const { text } = await decodeBlob(new Blob([bytes]));
        const stitched = new StitchedText(text, jsonList(text, null)?.records ?? []);
        const whole = chunks.join('');
        expect(stitched.slice(0, stitched.length)).toBe(whole);
        let start = 0;
        for (const one of chunks) {
          // A boundary is the start of the next string, so only the inside is looked at.
          for (let at = start + 2; at < start + one.length; at++) {
            const from = stitched.byteAt(at - 1);
            const literal = new TextDecoder().decode(bytes.subarray(from, stitched.byteAt(at)));
            const unit = whole.slice(at - 1, at);
            // Half of a pair that stands unescaped has no bytes of its own.
            if (/[\ud800-\udfff]/.test(unit)) continue;
            expect(JSON.parse(`"${literal}"`)).toBe(unit);
          }
          start += one.length;
        }
      }),
    );
  });

  it('gives lines whose bytes follow each other, strings apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 5 }), async (chunks) => {
        const { text } = await decodeBlob(new Blob([JSON.stringify(chunks)]));
        const stitched = new StitchedText(text, jsonList(text, null)?.records ?? []);
        const expected = chunks.join('').split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        const lines = [...stitched.lines()];
        expect(lines.map((line) => line.text)).toEqual(expected);
        let at = stitched.byteAt(0);
        for (const line of lines) {
          const between = await new Blob([JSON.stringify(chunks)]).slice(at, line.bytes[0]).text();
          expect(between).toMatch(/^(?:","|"?,""?)*"?$/);
          at = line.bytes[1];
        }
        expect(at).toBe(stitched.byteAt(stitched.length));
      }),
    );
  });
});
