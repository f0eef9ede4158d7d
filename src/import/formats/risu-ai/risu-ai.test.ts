import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'risu-ai');

describe('RisuAI', () => {
  it.each([
    ['Dr No_2024-05-06T070809123Z_chat.json', 'Dr No'],
    ['서연_all_chats_2024-05-06T07-08-09-123Z.json', '서연'],
    ['chat.json', 'Character'],
  ])('takes the name of the character from %s', async (fileName, name) => {
    const chat = { type: 'risuChat', ver: 2, data: { message: [{ role: 'char', data: 'Hi.' }] } };
    const { transcript } = await readFile(new Blob([JSON.stringify(chat)]), fileName);
    expect(transcript.speakers.map((speaker) => speaker.name)).toEqual([name]);
  });
});
