import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readSaid } from './said';

describeFormatCases(import.meta.url, 'json-chat');

describe('what is a message', () => {
  it.each<[string, unknown, [string | undefined, string | undefined, string[]]]>([
    ['a messenger', { sender_name: 'Ann', content: 'Hi' }, ['Ann', undefined, ['Hi']]],
    [
      'an account',
      { author: { username: 'ann', global_name: 'Ann' }, content: 'Hi' },
      ['Ann', undefined, ['Hi']],
    ],
    ['roles', { role: 'model', parts: [{ text: 'Hi' }] }, [undefined, 'assistant', ['Hi']]],
    ['a thought', { role: 'model', text: 'hm', isThought: true }, [undefined, 'other', ['hm']]],
    ['flags', { is_user: true, name: 'Ann', mes: 'Hi' }, ['Ann', 'user', ['Hi']]],
    [
      'a wrapped one',
      { response: { sender: 'human', message: 'Hi' } },
      [undefined, 'user', ['Hi']],
    ],
  ])('%s', (_name, value, [name, role, texts]) => {
    const said = readSaid(value);
    expect([said?.name, said?.role]).toEqual([name, role]);
    expect(said?.parts.map(({ literal }) => literal)).toEqual(texts);
  });

  it.each([
    ['nobody', { text: 'Hi' }],
    ['no text', { name: 'Ann', id: 1 }],
    ['a string', 'Ann: Hi'],
  ])('but not %s', (_name, value) => {
    expect(readSaid(value)).toBeUndefined();
  });
});
