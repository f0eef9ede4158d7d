import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';
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

describe('a typed \\n', () => {
  const textsOf = async (rows: string): Promise<string[]> => {
    const file = new Blob([`time,sender,message\n${rows}`]);
    const { transcript } = await readFile(file, 'chat.csv');
    return transcript.messages.map(({ text }) => text);
  };

  it('is a line end where every row is on one line', async () => {
    expect(await textsOf('1,Ann,One.\\nTwo.\n2,Ben,Hi.\n')).toEqual(['One.\nTwo.', 'Hi.']);
  });

  it('stays as it was typed where a row has lines of its own', async () => {
    const said = ['print("a\\n")', 'One.\nTwo.'];
    const rows = '1,Ann,"print(""a\\n"")"\n2,Ben,"One.\nTwo."\n';
    expect(await textsOf(rows)).toEqual(said);
  });
});
