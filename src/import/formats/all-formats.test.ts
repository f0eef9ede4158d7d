// Laws that hold for every format: nothing thrown, every byte accounted for, time that grows with size.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { casesBeside, sampleFile } from '@/testing/fixture-runner';
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

const name = fc.constantFrom(
  'Ann',
  'Ben',
  'Dr: No',
  'María José',
  '太郎',
  '🐉 Drake',
  'Narrator',
  '{{user}}',
);
const words = fc
  .array(
    fc.constantFrom(
      'The door opens.',
      '"Hello,"',
      '*waves*',
      '((ooc))',
      'Note:',
      'é',
      '“so”',
      '日本',
      '👩‍🚀',
      ':',
      '\n',
      '\n\n',
      '***',
      '[x]',
      '```',
      '{{char}}',
      '12:30',
      '# One',
      'SCENE TWO. A pier. Night.',
      '\\',
      '/*',
      '*/',
      '"',
      '\t',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));
const ending = fc.constantFrom('\n', '\r\n', '\r');

const chatLine = fc
  .record(
    {
      name,
      is_user: fc.boolean(),
      is_system: fc.boolean(),
      send_date: fc.oneof(
        fc.constantFrom('June 19, 2023 2:20pm', '2024-07-12@01h31m37s', 'Invalid date'),
        fc.integer(),
      ),
      mes: words,
      extra: fc.option(
        fc.record(
          { type: fc.constantFrom('narrator', 'comment', 'help', 'x'), display_text: words },
          { requiredKeys: [] },
        ),
      ),
      swipes: fc.option(fc.array(fc.oneof(words, fc.record({ message: words })), { maxLength: 4 })),
      swipe_id: fc.oneof(fc.integer({ min: -2, max: 6 }), fc.constant('x')),
      original_avatar: fc.constantFrom('a.png', 'b.png', 'none'),
    },
    { requiredKeys: ['name', 'mes'] },
  )
  .map((value) => JSON.stringify(value));

const damage = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 0, max: 40 }),
  put: fc.constantFrom('', '\0\0\0', '}', '"', '\n', '\ufffd'),
});

function damaged(
  text: string,
  { at, length, put }: { at: number; length: number; put: string },
): string {
  const from = text.length === 0 ? 0 : at % text.length;
  return text.slice(0, from) + put + text.slice(from + length);
}

function encode(
  text: string,
  encoding: 'utf-8' | 'bom' | 'utf-16le' | 'utf-16be',
): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'bom') return new TextEncoder().encode(`\ufeff${text}`);
  const full = `\ufeff${text}`;
  const out = new Uint8Array(full.length * 2);
  const view = new DataView(out.buffer);
  for (let i = 0; i < full.length; i++)
    view.setUint16(i * 2, full.charCodeAt(i), encoding === 'utf-16le');
  return out;
}
const encoding = fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be') as fc.Arbitrary<
  'utf-8' | 'bom' | 'utf-16le' | 'utf-16be'
>;

/** ChatGPT: nodes that name any other, or themselves, as the one before them. */
const tree = (text: fc.Arbitrary<string>) =>
  fc
    .array(
      fc.record({
        parent: fc.constantFrom('n0', 'n1', 'n2', null),
        role: fc.constantFrom('user', 'assistant', 'tool'),
        parts: fc.array(fc.oneof(text, fc.constant({ content_type: 'image' })), { maxLength: 3 }),
      }),
    )
    .map((nodes) => ({
      title: nodes.length > 2 ? 'A' : null,
      create_time: nodes.length,
      mapping: Object.fromEntries(
        nodes.map(({ parent, role, parts }, i) => [
          `n${i}`,
          {
            parent,
            children: [],
            message: { author: { role }, content: { content_type: 'text', parts } },
          },
        ]),
      ),
      current_node: `n${nodes.length - 1}`,
    }));

/** Claude, and by `botMessages` and `history` the sites of characters. */
const flat = (text: fc.Arbitrary<string>) =>
  fc
    .array(
      fc.record({
        uuid: fc.constantFrom('a', 'b', 'c', 'd'),
        parent_message_uuid: fc.constantFrom('a', 'b', 'z', null),
        sender: fc.constantFrom('human', 'assistant'),
        text,
        is_main: fc.boolean(),
      }),
    )
    .map((messages) => ({
      name: 'A',
      created_at: '2025-03-08T19:01:00Z',
      chat_messages: messages,
    }));
type Flat = ReturnType<typeof flat> extends fc.Arbitrary<infer T> ? T : never;
const botMessages = ({ chat_messages }: Flat) =>
  chat_messages.map(({ sender, text, is_main }) => ({
    is_bot: sender === 'assistant',
    is_main,
    message: text,
  }));
const history = ({ chat_messages }: Flat) => ({
  created: '2025-03-08T19:01:00Z',
  msgs: chat_messages.map(({ sender, text, is_main }) => ({
    text,
    src: { name: sender, is_human: sender === 'human' },
    is_alternative: !is_main,
  })),
});

const step = (text: fc.Arbitrary<string>) =>
  fc.record(
    {
      type: fc.constantFrom('line', 'choice', 'scene'),
      speaker: name,
      text,
      emotion: fc.constantFrom('happy', null),
      choices: fc.array(fc.record({ text })),
    },
    { requiredKeys: ['speaker', 'text'] },
  );

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

/** Time of this process alone, so that a busy machine fails no test. */
const cpuMs = (): number => process.cpuUsage().user / 1000;

describe('time grows with the size, not with the shape', () => {
  async function msFor(text: string, format: string): Promise<number> {
    const file = new Blob([text]);
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const start = cpuMs();
      await readFile(file, 'big.txt', { format });
      best = Math.min(best, cpuMs() - start);
    }
    return best;
  }

  const hostile: [string, string][] = [
    ['words', 'word '],
    ['spaces', ' '],
    ['stars', '*'],
    ['brackets', '[('],
    ['colons', 'A: '],
    ['hashes', '# '],
    ['quotes', '"'],
    ['numbers', '1/1/24, 1:11 '],
  ];
  const slow = { timeout: 60_000 };
  it.each(FORMATS.map(({ id }) => id))('for %s', slow, async (format) => {
    for (const [, piece] of hostile) {
      const line = piece.repeat(Math.floor(100 / piece.length));
      const many = await msFor(`${line}\n`.repeat(10_000), format);
      const one = await msFor(`x${line.repeat(10_000)}`, format);
      // The spec asks for about 1.5 times; a constant covers what is not the reader's.
      expect(one).toBeLessThan(many * 1.5 + 150);
    }
  });

  it('reads JSON on one line as fast as on many', slow, async () => {
    const messages = Array.from({ length: 8000 }, (_, i) => ({
      role: i % 2 === 0 ? 'user' : 'assistant',
      content: `“Well,” she says, it is ${i} o'clock. ${'Late. '.repeat(50)}`,
    }));
    const many = await msFor(JSON.stringify(messages, null, 1), 'role-messages');
    const one = await msFor(JSON.stringify(messages), 'role-messages');
    expect(one).toBeLessThan(many * 1.5 + 150);
  });

  it('reads a 10 MB SillyTavern chat in little more than its JSON takes', slow, async () => {
    const message = JSON.stringify({
      name: 'Ann',
      is_user: false,
      is_system: false,
      send_date: 'June 19, 2023 2:20pm',
      mes: `*She looks up – slowly.* ${'"Well," she says, "it is late." '.repeat(20)}`,
      extra: { api: 'x', model: 'y' },
      swipe_id: 0,
      swipes: ['one', 'two'],
    });
    const text = `${message}\n`.repeat(Math.floor(10_000_000 / message.length));
    const parse = cpuMs();
    for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
    const parseMs = cpuMs() - parse;
    const start = cpuMs();
    const { transcript } = await readFile(new Blob([text]), 'chat.jsonl');
    const ms = cpuMs() - start;
    expect(transcript.messages.length).toBeGreaterThan(10_000);
    expect(ms - parseMs).toBeLessThan(1500);
  });
});
