import { expect, it } from 'vitest';
import { readFile } from '../read-file';
import { checkCoverage } from '../../coverage';

/** Each message within the one that it answers. */
function nested(levels: number): File {
  const open = Array.from(
    { length: levels },
    (_, n) => `{"sender":"${n % 2 ? 'Bot' : 'User'}","text":"Line ${n}.","children":[`,
  );
  const text = `{"messages":[${open.join('')}${']}'.repeat(levels)}]}`;
  return new File([text], 'chat.json');
}

it('answers within answers are read in their order', async () => {
  const { transcript } = await readFile(nested(600), 'chat.json');
  expect(transcript.messages.map(({ text }) => text)).toEqual(
    Array.from({ length: 600 }, (_, n) => `Line ${n}.`),
  );
});

it('the first of them is the whole document', async () => {
  const open = ['Who goes there?', 'Me.', 'Come in.'].map(
    (text, n) => `{"author":"${n % 2 ? 'Bob' : 'Alice'}","text":"${text}","replies":[`,
  );
  const file = new File([`${open.join('')}${']}'.repeat(3)}`], 'thread.json');
  const { transcript } = await readFile(file, 'thread.json');
  expect(transcript.messages.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
    'Alice: Who goes there?',
    'Bob: Me.',
    'Alice: Come in.',
  ]);
  expect(checkCoverage(transcript, file.size)).toEqual([]);
});

it(
  'deeper than programs write them, what is left is said to be left out',
  { timeout: 60_000 },
  async () => {
    const file = nested(2200);
    const { transcript, diagnostics } = await readFile(file, 'chat.json');
    expect(diagnostics.map(({ code }) => code)).not.toContain('reader-fault');
    expect(transcript.messages.length).toBe(2001);
    expect(transcript.skipped.map(({ why }) => why)).toContain('answers within too many others');
    expect(checkCoverage(transcript, file.size)).toEqual([]);
  },
);
