import { expect, it } from 'vitest';
import type { LineRule, SourceId } from '@/story';
import { UnreadLines } from './unread-lines';

const A = 'a' as SourceId;
const B = 'b' as SourceId;
const line = { message: 3, start: 5, end: 9 };
const said = (rule: Partial<LineRule>): LineRule => ({
  message: 3,
  start: 0,
  end: 20,
  accepted: true,
  ...rule,
});

it('is about lines of which something new was said, in their file', () => {
  expect(new UnreadLines([said({})], []).isAbout(line, A)).toBe(true);
  expect(new UnreadLines([said({ source: A })], []).isAbout(line, A)).toBe(true);
  expect(new UnreadLines([said({ source: B })], []).isAbout(line, A)).toBe(false);
  expect(new UnreadLines([said({ message: 4 })], []).isAbout(line, A)).toBe(false);
  expect(new UnreadLines([said({ start: 9 })], []).isAbout(line, A)).toBe(false);
});

it('leaves what the draft was read with to the reader: it may be in doubt still', () => {
  const rule = said({ kind: 'thought' });
  expect(new UnreadLines([rule], [{ ...rule }]).isAbout(line, A)).toBe(false);
  expect(new UnreadLines([rule, said({ kind: 'ooc' })], [rule]).isAbout(line, A)).toBe(true);
});
