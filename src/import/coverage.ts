// Proves that a transcript accounts for its file: nothing lost, nothing counted twice.
import type { Transcript } from '@/story';

/**
 * What is wrong with the bytes of a transcript, as sentences for a test or a bug report; empty when
 * every byte of the file is in the record of one message or in one skipped entry.
 */
export function checkCoverage(transcript: Transcript, fileSize: number): string[] {
  const problems: string[] = [];
  const records: { bytes: readonly [number, number]; name: string }[] = [];
  transcript.messages.forEach((message, i) => {
    if (message.index !== i) problems.push(`message ${i} has index ${message.index}`);
    const { bytes, textBytes } = message;
    records.push({ bytes, name: `message ${i}` });
    if (textBytes[0] > textBytes[1] || textBytes[0] < bytes[0] || textBytes[1] > bytes[1]) {
      problems.push(`text ${textBytes.join('–')} of message ${i} lies outside ${bytes.join('–')}`);
    }
    if (
      message.speaker !== null &&
      !transcript.speakers.some(({ key }) => key === message.speaker)
    ) {
      problems.push(`message ${i} has the unknown speaker ${message.speaker}`);
    }
    const { alternatives, shownAlternative } = message;
    if (alternatives && alternatives[shownAlternative ?? -1] !== message.text) {
      problems.push(`the shown alternative of message ${i} is not its text`);
    }
  });
  for (const { bytes, why } of transcript.skipped)
    records.push({ bytes, name: `skipped (${why})` });
  records.sort((a, b) => a.bytes[0] - b.bytes[0] || a.bytes[1] - b.bytes[1]);
  let at = 0;
  let before = 'the start';
  for (const { bytes, name } of records) {
    if (bytes[1] <= bytes[0]) problems.push(`${name} has no bytes (${bytes.join('–')})`);
    if (bytes[0] > at)
      problems.push(`bytes ${at}–${bytes[0]} between ${before} and ${name} are lost`);
    if (bytes[0] < at) problems.push(`${name} begins at ${bytes[0]}, inside ${before}`);
    at = Math.max(at, bytes[1]);
    before = name;
  }
  if (at !== fileSize) problems.push(`the records end at ${at}, the file at ${fileSize}`);
  return problems;
}
