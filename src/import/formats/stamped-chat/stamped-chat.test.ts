import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';
import { spacedNames } from './spaced-names';
import { readDayLine } from './stamp';

describeFormatCases(import.meta.url, 'stamped-chat');

describe('lines that name a day', () => {
  const march = Date.UTC(2023, 2, 4);
  it.each([
    '--------------- 2023년 3월 4일 토요일 ---------------',
    '2023/03/04(土)',
    '2023/03/04（週六）',
    '2023.03.04 Saturday',
    'Saturday, March 4, 2023',
    '— —  2023-3-4  — —',
    'Session Start (AIM - hazel:pear): Sat Mar 04 20:02:00 2023',
  ])('%s', (line) => {
    expect(readDayLine(line)?.day).toBe(march);
  });

  it.each(['March 4, 2023 was a Saturday.', '20:02', 'Hazel 2023/03/04'])('not %s', (line) => {
    expect(readDayLine(line)).toBeUndefined();
  });
});

describe('names that only a space parts from the text', () => {
  it('are as long as all who begin so', () => {
    const lines = ['Old Pear nods', 'Old Pear waits', 'Hazel runs', 'Hazel runs', 'Hazel sits'];
    expect(spacedNames(lines.map((line) => `20:02 ${line}`))).toBe('Old Pear|Hazel');
  });

  it('are none where nobody comes back', () => {
    expect(spacedNames(['20:02 A bell rings', '20:03 The gate opens'])).toBeUndefined();
  });
});

describe('lines that look like marks between messages', () => {
  it('are what somebody wrote where their text goes on below', async () => {
    const text =
      '2024-05-26 18:30, Ann : My letter:\nMay 3, 1901\n\nDear Ben\n2024-05-26 18:31, Ben : Ah.\n' +
      '------------------------------\nAnd mine.\n\nMay 27, 2024\n\n2024-05-27 18:32, Ann : Yes.\n';
    const { transcript } = await readFile(new Blob([text]), 'x.txt', { format: 'stamped-chat' });
    expect(transcript.messages.map((message) => message.text)).toEqual([
      'My letter:\nMay 3, 1901\n\nDear Ben',
      'Ah.\n------------------------------\nAnd mine.',
      'Yes.',
    ]);
  });
});

describe('what only looks like it', () => {
  const score = async (text: string): Promise<number> => {
    const { ranked } = await readFile(new Blob([text]), 'x.txt');
    return ranked.find(({ id }) => id === 'stamped-chat')?.score ?? 0;
  };

  it('is not taken: a diary, a timetable, a story with times', async () => {
    expect(await score('4 March 2023 20:02\nI waited.\n\n5 March 2023 8:10\nNobody came.\n')).toBe(
      0,
    );
    expect(await score('20:02 Harbour\n20:14 Mill\n20:31 Orchard\n20:40 Moor\n')).toBe(0);
    expect(await score('"At 20:02," she said.\n\nHe laughed. "20:03."\n\n"20:04!"\n')).toBe(0);
  });
});
