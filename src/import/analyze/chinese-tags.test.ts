import { expect, it } from 'vitest';
import { chineseTagAfter, chineseTagBefore } from './chinese-tags';

it.each([
  ['许棠问。', '许棠', true],
  ['他冷冷地说。', '他', true],
  ['林晚轻声说道，把灯放下。', '林晚', false],
  ['沈砚淡淡道。', '沈砚', true],
  ['沈砚道：', '沈砚', false],
  ['林晚又问了一遍。', '林晚', false],
  ['许棠叫了一声。', '许棠', false],
  ['林晚说完，转身走了。', '林晚', false],
  ['许棠质问。', '许棠', true],
])('behind a quotation: %s', (text, who, isBare) => {
  expect(chineseTagAfter(text)).toMatchObject({ subject: { text: who }, isBare });
});

it.each([
  ['顾川低声说：', '顾川'],
  ['门开了。她笑着问，', '她'],
])('before a quotation: %s', (text, who) => {
  expect(chineseTagBefore(text)?.subject.text).toBe(who);
});

it.each([
  '她说的话没有人听见。',
  '这时有人问。',
  '然后说：',
  '他知道，',
  '林晚知道。',
  '林晚道路不熟，',
  '许棠说明来意，',
  '许棠说服了他。',
  '许棠听说，',
  '林晚不说话。',
  '他说过不会来。',
  '她说不出话来。',
  '顾川的小说，',
  '顾川问题很多。',
  '顾川答案错了。',
  '那人名叫，',
  '窗外的街道。',
  '汤的味道，',
])('is no tag: %s', (text) => {
  expect(chineseTagAfter(text)).toBeUndefined();
  expect(chineseTagBefore(text)).toBeUndefined();
});
