import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { sampleFile } from '@/testing/fixture-runner';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'prose');

describe("The Clockmaker's Cat", () => {
  it('is prose in three chapters, parted by marks', async () => {
    const file = sampleFile('clockmakers-cat.prose.md');
    const { transcript, format, diagnostics } = await readFile(file, file.name);
    expect(format).toBe('prose');
    expect(diagnostics).toEqual([]);
    expect(checkCoverage(transcript, file.size)).toEqual([]);
    expect(transcript.about).toEqual({ isProse: true, title: "The Clockmaker's Cat" });
    const headings = transcript.messages.filter(({ heading, separator }) => heading && !separator);
    expect(headings.map(({ text }) => text)).toEqual([
      "The Clockmaker's Cat",
      'One: The Shop on Pell Street',
      'Two: The Works',
      'Three: The Sea',
    ]);
    expect(transcript.messages.filter(({ separator }) => separator)).toHaveLength(2);
    expect(transcript.messages.every(({ speaker }) => speaker === null)).toBe(true);
    for (const { text, textBytes } of transcript.messages) {
      expect(await file.slice(...textBytes).text()).toBe(text);
    }
  });
});
