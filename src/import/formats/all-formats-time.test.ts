// For every format: the time of reading grows with the size of a log, whatever its shape.
import { describe, expect, it } from 'vitest';
import { FORMATS } from '.';
import { readFile } from './read-file';

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
