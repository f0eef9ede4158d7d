// What the head of a forum post says: who, when, and over how many lines.
import { hasDay, readWrittenDate, type WrittenDate } from '../shared/written-dates';

export interface PostHead {
  readonly name: string;
  readonly when: WrittenDate | undefined;
  /** Lines of the head, the first included. */
  readonly lines: number;
  readonly subject?: string;
}

/** The day in a short text, with its clock where there is one; undefined where no day is written. */
export function dayIn(written: string): WrittenDate | undefined {
  if (written.length < 6) return undefined;
  const when = readWrittenDate(written) ?? readWrittenDate(`${written} 0:00`);
  return when && hasDay(when) ? when : undefined;
}
