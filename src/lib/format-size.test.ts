import { expect, it } from 'vitest';
import { formatCount, formatDuration, formatSize } from './format-size';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [1449, '1.4 KB'],
  [99_960, '100 KB'],
  [999_600, '1 MB'],
  [1_400_000_000, '1.4 GB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

it('counts and measures time in words', () => {
  expect(formatCount(1, 'scene')).toBe('1 scene');
  expect(formatCount(12_345, 'scene')).toBe('12,345 scenes');
  expect(formatDuration(4200)).toBe('4 s');
  expect(formatDuration(125_000)).toBe('2 min 5 s');
  expect(formatDuration(3_780_000)).toBe('1 h 3 min');
});
