// Logs as no program writes them: generated chats, trees of answers, damage, encodings.
import fc from 'fast-check';

export const name = fc.constantFrom(
  'Ann',
  'Ben',
  'Dr: No',
  'María José',
  '太郎',
  '🐉 Drake',
  'Narrator',
  '{{user}}',
);
export const words = fc
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
export const ending = fc.constantFrom('\n', '\r\n', '\r');

export const chatLine = fc
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

export const damage = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 0, max: 40 }),
  put: fc.constantFrom('', '\0\0\0', '}', '"', '\n', '\ufffd'),
});

export function damaged(
  text: string,
  { at, length, put }: { at: number; length: number; put: string },
): string {
  const from = text.length === 0 ? 0 : at % text.length;
  return text.slice(0, from) + put + text.slice(from + length);
}

export function encode(
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
export const encoding = fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be') as fc.Arbitrary<
  'utf-8' | 'bom' | 'utf-16le' | 'utf-16be'
>;

/** ChatGPT: nodes that name any other, or themselves, as the one before them. */
export const tree = (text: fc.Arbitrary<string>) =>
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
export const flat = (text: fc.Arbitrary<string>) =>
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
export const botMessages = ({ chat_messages }: Flat) =>
  chat_messages.map(({ sender, text, is_main }) => ({
    is_bot: sender === 'assistant',
    is_main,
    message: text,
  }));
export const history = ({ chat_messages }: Flat) => ({
  created: '2025-03-08T19:01:00Z',
  msgs: chat_messages.map(({ sender, text, is_main }) => ({
    text,
    src: { name: sender, is_human: sender === 'human' },
    is_alternative: !is_main,
  })),
});

export const step = (text: fc.Arbitrary<string>) =>
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
