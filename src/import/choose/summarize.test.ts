import { describe, expect, it } from 'vitest';
import { summarize } from './summarize';

const line = (i: number) =>
  JSON.stringify({ name: i % 2 ? 'Bo' : 'Ann', is_user: i % 2 === 0, mes: `Line ${i} of ours.` });

describe('a conversation in short', () => {
  it('reckons the length of a large file from its beginning', async () => {
    const text = Array.from({ length: 1000 }, (_, i) => line(i)).join('\n');
    const file = new Blob([text]);
    const told = await summarize(file, 'long.jsonl', 'silly-tavern', {
      sampleBytes: 10_000,
      wholeBytes: 20_000,
    });
    expect(told?.isEstimate).toBe(true);
    expect(told?.messages).toBeGreaterThan(900);
    expect(told?.messages).toBeLessThan(1100);
    expect(told?.people).toEqual(['Ann', 'Bo']);
  });

  it('begins with words, however long and broken they are', async () => {
    const mes = `\n\n${'A long   way.\n'.repeat(100)}`;
    const file = new Blob([JSON.stringify({ name: 'Ann', is_user: true, mes })]);
    const told = await summarize(file, 'x.jsonl', 'silly-tavern');
    expect(told?.opening).toMatch(/^A long way\. A long way\..*…$/);
    expect(told?.opening.length).toBeLessThanOrEqual(141);
  });

  it('is nothing where nobody says anything', async () => {
    expect(await summarize(new Blob(['{}']), 'x.jsonl', 'silly-tavern')).toBeUndefined();
    expect(await summarize(new Blob(['hello']), 'x.txt', 'no-such-format')).toBeUndefined();
  });
});
