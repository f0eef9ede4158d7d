// Laws that hold for every format: nothing thrown, every byte accounted for. That time grows with the
// size alone is in all-formats-time.test.ts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { casesBeside, sampleFile } from '@/testing/fixture-runner';
import {
  botMessages,
  chatLine,
  damage,
  damaged,
  encode,
  encoding,
  ending,
  flat,
  history,
  name,
  step,
  tree,
  words,
} from '@/testing/odd-logs';
import { FORMATS } from '.';
import { readFile } from './read-file';

const SAMPLES = [
  'lantern-tide.st.jsonl',
  'lantern-tide.st-export.txt',
  'lantern-tide.card.json',
  'lantern-tide.lorebook.json',
  'midnight-greenhouse.play.txt',
  'sky-ferry.discord.json',
  'clockmakers-cat.prose.md',
  'attic-radio.whatsapp.txt',
  'snowbound-station.group.jsonl',
  'snowbound-station.group.json',
];

async function expectWhole(
  bytes: Uint8Array<ArrayBuffer> | string,
  name: string,
  format?: string,
): Promise<void> {
  const file = new Blob([bytes]);
  const read = await readFile(file, name, format === undefined ? {} : { format });
  expect(read.diagnostics.filter(({ code }) => code === 'reader-fault')).toEqual([]);
  expect(checkCoverage(read.transcript, file.size)).toEqual([]);
}

describe('every byte is in one message or one skipped entry', () => {
  it.each(SAMPLES)('of %s, whichever format reads it', async (sample) => {
    const bytes = new Uint8Array(await sampleFile(sample).arrayBuffer());
    await expectWhole(bytes, sample);
    for (const { id } of FORMATS) await expectWhole(bytes, sample, id);
  });

  it('of SillyTavern chats, whole and damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: chatLine },
            fc.constantFrom('', '  ', 'junk', 'null', '{"user_name":"unused"}'),
          ),
        ),
        ending,
        encoding,
        fc.option(damage),
        async (lines, end, how, harm) => {
          const text = lines.join(end);
          await expectWhole(encode(harm ? damaged(text, harm) : text, how), 'chat.jsonl');
          await expectWhole(
            encode(harm ? damaged(text, harm) : text, how),
            'chat.jsonl',
            'silly-tavern',
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of texts with names, plays and prose', async () => {
    const post = fc.tuple(
      fc.option(name),
      fc.constantFrom(': ', ' (softly): ', ':\n', '「', ' - ', '. '),
      words,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(post, { maxLength: 12 }),
        fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n'),
        encoding,
        fc.option(damage),
        fc.constantFrom(undefined, ...FORMATS.map(({ id }) => id)),
        async (posts, end, how, harm, format) => {
          const text = posts
            .map(([who, mark, said]) => (who === null ? said : who + mark + said))
            .join(end);
          await expectWhole(encode(harm ? damaged(text, harm) : text, how), 'log.txt', format);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of JSON logs, whole and damaged', { timeout: 30_000 }, async () => {
    const role = fc.record({
      role: fc.constantFrom('user', 'assistant', 'system', 'tool'),
      content: fc.oneof(words, fc.array(fc.record({ type: fc.constant('text'), text: words }))),
    });
    const discord = fc.record({
      id: fc.string(),
      type: fc.constantFrom('Default', 'Reply', 'Call', '21'),
      timestamp: fc.constant('2024-03-08T19:04:11.000+00:00'),
      content: words,
      author: fc.record({ id: fc.constantFrom('1', '2'), name, isBot: fc.boolean() }),
      embeds: fc.constant([]),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(role).map((messages) => ({ messages })),
          fc.array(role),
          fc.array(discord).map((messages) => ({
            guild: { name: 'G' },
            channel: { name: 'c' },
            messages,
            messageCount: 1,
          })),
          fc.array(tree(words)),
          fc.array(flat(words)),
          fc.array(flat(words)).map((chats) => ({ chatMessages: chats.flatMap(botMessages) })),
          fc.array(flat(words)).map((chats) => ({ histories: { histories: chats.map(history) } })),
          fc.array(step(words)).map((lines) => ({ scene_id: 'rp_1', title: 'T', lines })),
        ),
        fc.constantFrom(undefined, 1),
        encoding,
        fc.option(damage),
        async (value, indent, how, harm) => {
          const text = JSON.stringify(value, null, indent);
          await expectWhole(encode(harm ? damaged(text, harm) : text, how), 'log.json');
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(FORMATS.map(({ id }) => id))('of the cases of %s, cut and damaged', async (format) => {
    const files = casesBeside(new URL(`./${format}/${format}.test.ts`, import.meta.url).href);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.oneof(
          damage,
          fc.nat().map((at) => ({ at, length: Infinity, put: '' })),
        ),
        async ({ file, fileName }, harm) => {
          const text = new TextDecoder().decode(await file.arrayBuffer());
          await expectWhole(encode(damaged(text, harm), 'utf-8'), fileName, format);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('nothing is thrown', () => {
  it('by random bytes, read by any format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(undefined, ...FORMATS.map(({ id }) => id)),
        async (bytes, format) => {
          await expectWhole(bytes.slice(), 'x.jsonl', format);
          // Told that it is text, the reader must cope as well.
          const read = await readFile(new Blob([bytes.slice()]), 'x.txt', {
            encoding: 'windows-1252',
            ...(format ? { format } : {}),
          });
          expect(checkCoverage(read.transcript, bytes.length)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, BlobPart, string]>([
    ['an empty file', '', 'empty-file'],
    ['only zero bytes', new Uint8Array(2000), 'refused-binary'],
    ['a JPEG named .jsonl', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'refused-jpeg'],
    ['a PDF', '%PDF-1.7 hello', 'refused-pdf'],
    ['an old Word document', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'refused-old-word'],
    ['null', 'null', 'no-messages'],
  ])('%s is refused with its reason', async (_name, bytes, code) => {
    const read = await readFile(new Blob([bytes]), 'chat.jsonl');
    expect(read.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  it('by a cancel, except the cancel itself', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(
      readFile(new Blob(['Ann: hi\n']), 'a.txt', { signal: stop.signal }),
    ).rejects.toThrow(/abort/i);
  });

  it('reads what is packed with gzip', async () => {
    const packed = new Blob(['Ann: hi\nBen: ho\nAnn: he\n'])
      .stream()
      .pipeThrough(new CompressionStream('gzip'));
    const read = await readFile(await new Response(packed).blob(), 'log.txt.gz');
    expect(read.transcript.messages).toHaveLength(3);
  });
});
