// What the head of a forum post says: who, when, and over how many lines.
import { hasDay, readWrittenDate, type WrittenDate } from '../shared/written-dates';

export interface PostHead {
  readonly name: string;
  readonly when: WrittenDate | undefined;
  /** Lines of the head, the first included. */
  readonly lines: number;
  readonly subject?: string;
}

/** As forums write the days before the page was saved. */
const RECENT =
  /^((?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)day|heute|gestern|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|hoy|ayer|hier|aujourd['’]hui|hoje|ontem|oggi|ieri|сегодня|вчера)(?:,| at| um| a las| à| às| alle| в)* \d{1,2}:\d{2}(?:[ \u202f]?[ap]m)?$/i;
const AGO =
  /^(?:(?:about )?(?:an?|one|\d{1,2}) (?:moment|second|minute|hour)s? ago|just now|vor (?:\d{1,2} minuten|einem moment|kurzem))$/i;
/** Nobody can say when. */
const SOMETIME: WrittenDate = { minutes: Number.NaN, isHalved: false };

/** The day in a short text, with its clock where there is one; undefined where no day is written. */
export function dayIn(written: string): WrittenDate | undefined {
  if (written.length < 6) return undefined;
  const recent = RECENT.exec(written)?.[1];
  const clock = recent === undefined ? undefined : readWrittenDate(written);
  if (clock) return { ...clock, dayWord: recent?.toLowerCase() ?? '' };
  if (AGO.test(written)) return SOMETIME;
  const when = readWrittenDate(written) ?? readWrittenDate(`${written} 0:00`);
  return when && hasDay(when) ? when : undefined;
}
