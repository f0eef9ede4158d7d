import { expect, it } from 'vitest';
import { parseChatDate } from './dates';

it.each([
  ['July 12, 2024 1:31pm', Date.UTC(2024, 6, 12, 13, 31)],
  ['Juli 12, 2024 1:31pm', Date.UTC(2024, 6, 12, 13, 31)],
  ['juillet 12, 2024 1:31am', Date.UTC(2024, 6, 12, 1, 31)],
  ['июль 12, 2024 1:31pm', Date.UTC(2024, 6, 12, 13, 31)],
  ['lipiec 12, 2024 1:31pm', Date.UTC(2024, 6, 12, 13, 31)],
  ['7月 12, 2024 1:31pm', Date.UTC(2024, 6, 12, 13, 31)],
  ['十二月 12, 2024 1:31pm', Date.UTC(2024, 11, 12, 13, 31)],
  ['7월 12, 2024 12:05am', Date.UTC(2024, 6, 12, 0, 5)],
  ['Smarch 12, 2024 1:31pm', undefined],
  ['13月 12, 2024 1:31pm', undefined],
])('%s', (written, ms) => {
  expect(parseChatDate(written)).toBe(ms);
});
