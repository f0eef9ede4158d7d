import { expect, it } from 'vitest';
import { chineseTagAfter, chineseTagBefore } from './chinese-tags';

it.each([
  ['许棠问。', '许棠', true],
  ['他冷冷地说。', '他', true],
  ['林晚轻声说道，把灯放下。', '林晚', false],
  ['沈砚淡淡道。', '沈砚', true],
])('behind a quotation: %s', (text, who, isBare) => {
  expect(chineseTagAfter(text)).toMatchObject({ subject: { text: who }, isBare });
});

it.each([
  ['顾川低声说：', '顾川'],
  ['门开了。她笑着问，', '她'],
])('before a quotation: %s', (text, who) => {
  expect(chineseTagBefore(text)?.subject.text).toBe(who);
});

it.each(['她说的话没有人听见。', '这时有人问。', '然后说：'])('is no tag: %s', (text) => {
  expect(chineseTagAfter(text)).toBeUndefined();
  expect(chineseTagBefore(text)).toBeUndefined();
});
