import { expect, it } from 'vitest';
import { checkCoverage } from '../../coverage';
import { readFile } from '../read-file';
import { readSaid } from './said';

const within = (open: string, close: string, levels: number): string =>
  `${open.repeat(levels)}"Hello."${close.repeat(levels)}`;

it('a text within the text of a message is read', () => {
  const content = JSON.parse(within('{"text":', '}', 3)) as unknown;
  expect(readSaid({ role: 'user', content })?.parts[0]?.literal).toBe('Hello.');
});

it.each([
  ['{"text":', '}'],
  ['{"message":', '}'],
  ['[{"text":', '}]'],
  ['[', ']'],
])('texts within texts end somewhere: %s', async (open, close) => {
  const content = within(open, close, 50_000);
  const file = new Blob([
    `{"messages":[{"role":"user","content":${content}},{"role":"assistant","content":"Welcome."},` +
      '{"role":"user","content":"Thanks."}]}',
  ]);
  const { transcript, diagnostics } = await readFile(file, 'chat.json', { format: 'json-chat' });
  expect(diagnostics.map(({ code }) => code)).not.toContain('reader-fault');
  expect(transcript.messages.map(({ text }) => text)).toContain('Welcome.');
  expect(checkCoverage(transcript, file.size)).toEqual([]);
});
