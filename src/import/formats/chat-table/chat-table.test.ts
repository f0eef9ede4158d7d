import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { columnsOf } from './columns';

describeFormatCases(import.meta.url, 'chat-table');

describe('heads of tables', () => {
  it('tell who, what and when, in the order of what people see', () => {
    expect(columnsOf('id,author.username,author.global_name,timestamp,content')).toEqual({
      sign: ',',
      said: { text: 4 },
      names: [2, 1],
      times: [3],
    });
    expect(columnsOf('\ufeff"Date";"Sender";"Message"')?.sign).toBe(';');
  });

  it.each([
    'Name,Message',
    'She came, saw the text, and left from there without a name for it.',
    'id,price,content',
    'ID,Timestamp,Contents,Attachments',
  ])('are not %s', (head) => {
    expect(columnsOf(head)).toBeUndefined();
  });
});
