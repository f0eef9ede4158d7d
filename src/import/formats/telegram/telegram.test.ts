import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { copiedHead } from './copied';

describeFormatCases(import.meta.url, 'telegram');

describe('heads of copied messages', () => {
  it.each([
    ['Ann, [26/05/2024 18:30]', 'Ann'],
    ['Ann, [26.05.2024 18:30]', 'Ann'],
    ['Ann, [5/26/24 6:30 PM]:', 'Ann'],
    ['Doe, Ann, [2024-05-26 18:30:11]', 'Doe, Ann'],
  ])('%s', (line, name) => {
    expect(copiedHead(line)).toMatchObject({ name, when: { minutes: expect.closeTo(1110, 0) } });
  });

  it.each(['She read the sign, [keep out]', 'Ann, [18:30]', 'Ann [26/05/2024 18:30]'])(
    'but not %s',
    (line) => {
      expect(copiedHead(line)).toBeUndefined();
    },
  );
});
