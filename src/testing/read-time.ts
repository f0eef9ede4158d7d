// How long a format takes to read a text, where it must lose nothing whatever the text is.
import { expect } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { readFile, type FileRead } from '@/import/formats/read-file';

/** Time of this process alone, in ms, so that a busy machine fails no test. */
const cpuMs = (): number => process.cpuUsage().user / 1000;

/** `ms`: CPU time; fails where the reader does, or loses a byte. */
export async function timeToRead(
  text: string,
  format: string,
): Promise<{ readonly ms: number; readonly read: FileRead }> {
  const file = new Blob([text]);
  const start = cpuMs();
  const read = await readFile(file, 'x.txt', { format });
  const ms = cpuMs() - start;
  expect(read.diagnostics.filter(({ code }) => code === 'reader-fault')).toEqual([]);
  expect(checkCoverage(read.transcript, file.size)).toEqual([]);
  return { ms, read };
}
