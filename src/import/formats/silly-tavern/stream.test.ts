// A large chat is read again for each walk; what it gives must be what reading it whole gives.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateChatOfBytes } from '@/testing/generate-log';
import { checkCoverage } from '../../coverage';
import { readFile, streamFile } from '../read-file';

const CASES = join(import.meta.dirname, 'cases');
const inputs = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /input\.jsonl?$/.test(path) && statSync(join(CASES, path)).isFile())
  .map((path) => ({ path, bytes: readFileSync(join(CASES, path)) }));

async function expectSame(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  const file = new Blob([bytes]);
  const options = { format: 'silly-tavern' };
  const whole = await readFile(file, name, options);
  const streamed = await streamFile(file, name, { ...options, streamBytes: 0 });
  const messages = [...streamed.transcript.messages];
  expect(streamed.transcript.messages).toHaveLength(messages.length);
  expect({ ...streamed, transcript: { ...streamed.transcript, messages } }).toEqual(whole);
  expect(checkCoverage({ ...streamed.transcript, messages }, bytes.length)).toEqual([]);
}

describe('a streamed chat', () => {
  it('has cases to be tried on', () => expect(inputs.length).toBeGreaterThan(5));

  it.each(inputs)('is the same as one that is held: $path', ({ path, bytes }) =>
    expectSame(new Uint8Array(bytes), path.split('/').at(-1) ?? ''),
  );

  it('is the same for damaged chats', async () => {
    const chat = new TextEncoder().encode(generateChatOfBytes(6000));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(chat.length - 1), fc.constantFrom(10, 13, 34, 123, 125, 0xff)), {
          maxLength: 12,
        }),
        fc.nat(chat.length),
        async (hits, end) => {
          const bytes = chat.slice(0, end);
          for (const [at, byte] of hits) if (at < end) bytes[at] = byte;
          await expectSame(bytes, 'x.jsonl');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('holds no message: each walk reads the file', async () => {
    const file = new Blob([generateChatOfBytes(3000)]);
    const { transcript } = await streamFile(file, 'x.jsonl', { streamBytes: 0 });
    const [one] = transcript.messages;
    const [again] = transcript.messages;
    expect(again).toEqual(one);
    expect(again).not.toBe(one);
  });
});
