import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { sampleFile } from '@/testing/fixture-runner';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'silly-tavern-text');

describe('the text export of The Lantern Tide', () => {
  it('gives the speakers and texts of the JSONL', async () => {
    const textFile = sampleFile('lantern-tide.st-export.txt');
    const chatFile = sampleFile('lantern-tide.st.jsonl');
    const text = await readFile(textFile, textFile.name);
    const chat = await readFile(chatFile, chatFile.name);
    expect(text.format).toBe('silly-tavern-text');
    expect(text.diagnostics).toEqual([]);
    expect(checkCoverage(text.transcript, textFile.size)).toEqual([]);
    const visible = chat.transcript.messages.filter(
      ({ kind, hidden }) => kind !== 'system' && !hidden,
    );
    const said = ({ speaker, text: words, kind }: (typeof visible)[number]): unknown => [
      speaker,
      kind,
      words,
    ];
    expect(text.transcript.messages.map(said)).toEqual(visible.map(said));
  });

  it('points at exactly the bytes of each text', async () => {
    const file = sampleFile('lantern-tide.st-export.txt');
    const { transcript } = await readFile(file, file.name);
    for (const { text, textBytes } of transcript.messages) {
      expect(await file.slice(...textBytes).text()).toBe(text);
    }
  });
});
