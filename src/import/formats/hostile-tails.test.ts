// Chats with models and of roleplay programs, known by their beginning, that go on as one kind of line for ever.
import { describe, expect, it } from 'vitest';
import { timeToRead } from '@/testing/read-time';
import type { FormatId } from '.';
import { readFile } from './read-file';

const CHARS = 80_000;
const st = (name: string, mes: string): string => JSON.stringify({ name, is_user: false, mes });
/** A beginning that the format knows, and what begins another message in it. */
const chats: [format: FormatId, beginning: string, head: string][] = [
  ['model-chat', '**You:**\n\nHi.\n\n**ChatGPT:**\n\nHello.\n\n', '**You:**\n'],
  [
    'model-page',
    '<html><div class="user-message">Hi.</div><div class="assistant-message">Hello.</div>',
    '<div class="user-message">',
  ],
  [
    'gemini-takeout',
    '<div class="outer-cell"><div class="header-cell">Gemini Apps</div><div class="content-cell">' +
      'Prompted Hi.<br>Feb 1, 2025, 7:02:00 PM CET<br><p>Hello.</p></div></div>',
    '<div class="outer-cell"><div class="content-cell">Prompted Hi.<br>',
  ],
  [
    'chatgpt-export',
    '[{"title":"A","current_node":"b","mapping":{"a":{"id":"a","message":{"author":{"role":"user"},"content":{"parts":["Hi."]}},"children":[]},',
    '"a":{"id":"a","parent":"a","message":{"author":{"role":"user"},"content":{"parts":["Hi."]}}},',
  ],
  [
    'claude-export',
    '[{"name":"A","chat_messages":[{"uuid":"a","sender":"human","text":"Hi."},',
    '{"uuid":"a","sender":"human","text":"Hi."},',
  ],
  [
    'role-messages',
    '{"messages":[{"role":"user","content":"Hi."},{"role":"assistant","content":"Hello."},',
    '{"role":"user","content":"Hi."},',
  ],
  [
    'chat-template',
    '<|im_start|>user\nHi.<|im_end|>\n<|im_start|>assistant\nHello.<|im_end|>\n',
    '<|im_start|>user\n',
  ],
  [
    'json-chat',
    '{"chat":[{"sender":"Ann","text":"Hi."},{"sender":"Bo","text":"Hello."},{"sender":"Ann","text":"Oh."},',
    '{"sender":"Ann","text":"Hi."},',
  ],
  [
    'character-ai',
    '{"turns":[{"author":{"name":"Ann"},"candidates":[{"raw_content":"Hi."}]},',
    '{"author":{"name":"Ann"},"candidates":[{"raw_content":"Hi."}]},',
  ],
  [
    'janitor-ai',
    '{"chatMessages":[{"id":1,"is_bot":true,"message":"Hi."},',
    '{"id":1,"is_bot":true,"message":"Hi."},',
  ],
  ['silly-tavern', `${st('Ann', 'Hi.')}\n${st('Bo', 'Hello.')}\n`, `${st('Ann', 'Hi.')}\n`],
  ['silly-tavern-text', 'Ann: Hi.\n\nBo: Hello.\n\nAnn: Oh.\n\n', 'Ann: '],
  ['tavern-ai', '["Ann: Hi.\\n","Bo: Hello.\\n",', '"Ann: Hi.\\n",'],
  [
    'agnai',
    '{"name":"A","messages":[{"handle":"Ann","userId":"u","msg":"Hi."},{"characterId":"c","msg":"Hello."},',
    '{"handle":"Ann","userId":"u","msg":"Hi."},',
  ],
  [
    'risu-ai',
    '{"type":"risuChat","ver":1,"data":{"message":[{"role":"user","data":"Hi."},',
    '{"role":"char","data":"Hi.","saying":"a"},',
  ],
  [
    'kobold',
    '{"gamestarted":true,"prompt":"It is dark.","actions":["\\n> Look\\n","A room.",',
    '"\\n> Look\\n",',
  ],
  [
    'novelai',
    '{"storyContainerVersion":1,"metadata":{"title":"A"},"content":{"story":{"fragments":[{"data":"It is dark.","origin":"prompt"},',
    '{"data":"> go","origin":"user"},',
  ],
  [
    'ai-dungeon',
    'You are a knight.\n\n> You go.\n\nA hall.\n\n> You look.\n\nDark.\n\n',
    '> You go.\n',
  ],
  [
    'text-generation-webui',
    '{"internal":[["Hi.","Hello."]],"visible":[["Hi.","Hello."],',
    '["Hi.","Hello."],',
  ],
];
const lines: [name: string, piece: string | undefined][] = [
  ['heads', undefined],
  ['rules', '---\n'],
  ['open braces', '{\n'],
  ['closed braces', ']}\n'],
  ['clocks', '12:30 PM\n'],
  ['quotation signs', '> '],
  ['quotation marks', '"\n'],
  ['line ends', '\n'],
];
async function msFor(text: string, format: string): Promise<number> {
  const { ms, read } = await timeToRead(text, format);
  expect(read.diagnostics.length).toBeLessThan(60);
  return ms;
}

describe.each(chats)('%s', (format, beginning, head) => {
  it.each(lines)('and then only %s', { timeout: 60_000 }, async (_name, piece = head) => {
    const tail = (chars: number): string => piece.repeat(Math.ceil(chars / piece.length));
    const quarter = await msFor(beginning + tail(CHARS / 4), format);
    const whole = await msFor(beginning + tail(CHARS), format);
    // A walk that starts again takes sixteen times as long; a constant covers what is not the reader's.
    expect(whole).toBeLessThan(quarter * 8 + 500);
  });

  it('is known by its beginning', async () => {
    const read = await readFile(new Blob([beginning]), 'x.txt', { format });
    expect(read.transcript.messages.length).toBeGreaterThan(0);
  });
});
