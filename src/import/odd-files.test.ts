import { describe, expect, it } from 'vitest';
import { oddOnes, wordsForBeside } from './odd-files';
import type { SortedFile } from './sort-files';

function odd(path: string, reason = 'It holds no log.', archive?: string): SortedFile {
  const file = new File([], path);
  return { kind: 'unknown', code: 'x', path, reason, file, ...(archive && { archive }) };
}
const log = { kind: 'log', path: 'a/chat.jsonl', file: new File([], 'chat.jsonl') } as SortedFile;

describe('files that were not read', () => {
  it('are told one by one where nothing else was, or they were picked by hand', () => {
    expect(oddOnes([odd('a/x.bin'), odd('y.bin')]).alone).toHaveLength(2);
    const { alone, beside } = oddOnes([log, odd('y.bin'), odd('a/x.bin'), odd('z', '', 'all.zip')]);
    expect(alone.map(({ path }) => path)).toEqual(['y.bin']);
    expect(beside.map(({ path }) => path)).toEqual(['a/x.bin', 'z']);
  });

  it('are told together where they lay beside logs', () => {
    const of = (...files: SortedFile[]) => wordsForBeside(oddOnes([log, ...files]).beside);
    expect(of(odd('a/user.json'))).toEqual({
      title: 'user.json was not read',
      hint: 'It holds no log.',
    });
    const five = ['a/1', 'a/2', 'a/3', 'a/4', 'a/5'].map((path) => odd(path));
    expect(of(...five)).toEqual({
      title: '5 files were not read',
      hint: '1, 2, 3 and 2 more. It holds no log.',
    });
    expect(of(odd('a/1'), odd('a/2', 'It is empty.')).hint).toBe(
      '1, 2. Open one of them alone to see why.',
    );
  });
});
