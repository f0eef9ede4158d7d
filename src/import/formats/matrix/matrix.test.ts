import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { textHead } from './text-export';

describeFormatCases(import.meta.url, 'matrix');

describe('heads of the text export', () => {
  it.each([
    '5/6/2020, 6:30:00 PM - Ann: hi',
    '5/6/2020, 6:30:00\u202fPM - Ann: hi',
    '6.5.2020, 18:30:00 - Ann: hi',
    '06/05/2020 18:30:00 - Ann: hi',
    '2020-05-06, 6:30:00 p.m. - Ann: hi',
  ])('%s', (line) => {
    const head = textHead(line);
    expect(head?.when.minutes).toBe(1110);
    expect(line.slice(head?.restAt)).toBe('Ann: hi');
  });

  it.each(['5/26/24, 6:30 PM - Ana: text', '[5/26/24, 6:30:00 PM] Ana: text', 'At 6:30:00 - no'])(
    'but not %s',
    (line) => {
      expect(textHead(line)).toBeUndefined();
    },
  );
});
