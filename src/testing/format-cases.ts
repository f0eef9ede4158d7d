// Runs the cases beside a format's test: detected, read, every byte accounted for, as expected.
import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { readFile, type FileRead } from '@/import/formats/read-file';
import { casesBeside, expectedOf, plain } from './fixture-runner';

export function describeFormatCases(testUrl: string, format: string): void {
  describe(`cases of ${format}`, () => {
    it.each(casesBeside(testUrl))('$name', async ({ name, fileName, file }) => {
      const read = await readFile(file, fileName);
      expect(read.format).toBe(format);
      expect(checkCoverage(read.transcript, file.size)).toEqual([]);
      const shown = plain(summaryOf(read));
      expect(shown).toEqual(expectedOf(testUrl, name, shown));
    });
  });
}

/** What a case pins down: everything but the exact scores and wording. */
function summaryOf({ transcript, diagnostics, encoding, confidence }: FileRead): unknown {
  return {
    encoding,
    isSure: confidence >= 0.5,
    about: transcript.about,
    speakers: transcript.speakers,
    messages: transcript.messages.map(({ index: _index, ...message }) => message),
    skipped: transcript.skipped,
    diagnostics: diagnostics.map(({ code, place }) => ({ code, ...place })),
  };
}
