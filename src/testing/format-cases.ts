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

/** The same cases, cut off and torn in many places: nothing thrown, no byte lost. */
export function describeTornCases(testUrl: string, format: string): void {
  describe(`cases of ${format}, torn`, () => {
    it.each(casesBeside(testUrl))('$name', async ({ fileName, file }) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      for (let i = 1; i < TEARS; i++) {
        const at = Math.floor((bytes.length * i) / TEARS);
        const [before, after] = [bytes.slice(0, at), bytes.slice(at + 7)];
        for (const parts of [[before], [before, after]]) {
          const torn = new Blob(parts);
          const read = await readFile(torn, fileName, { format });
          expect(read.diagnostics.filter(({ code }) => code === 'reader-fault')).toEqual([]);
          expect(checkCoverage(read.transcript, torn.size)).toEqual([]);
        }
      }
    });
  });
}

const TEARS = 12;

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
