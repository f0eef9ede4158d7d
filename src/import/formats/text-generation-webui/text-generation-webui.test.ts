import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';
import { decodeEntities } from '../shared/html-text';

describeFormatCases(import.meta.url, 'text-generation-webui');

describe('text-generation-webui', () => {
  it.each([
    ['Ann_persistent.json', 'Ann'],
    ['Dr. No_20230501-153012.json', 'Dr. No'],
    ['Ann_20250506-18-30-00.json', 'Ann'],
    ['20250506-18-30-00.json', 'Assistant'],
  ])('takes the name of the character from %s', async (fileName, name) => {
    const chat = { internal: [['Hi.', 'Hello.']], visible: [['Hi.', 'Hello.']] };
    const { transcript } = await readFile(new Blob([JSON.stringify(chat)]), fileName);
    expect(transcript.speakers.map((speaker) => speaker.name)).toEqual(['You', name]);
  });

  it.each([
    ['&quot;It&#x27;s late,&quot; &lt;3', '"It\'s late," <3'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&unknown; &#0; &#99999999; & so', '&unknown; &#0; &#99999999; & so'],
  ])('turns back %s once', (escaped, text) => {
    expect(decodeEntities(escaped)).toBe(text);
  });
});
