// Date and clock as chat programs put them beside a name, as part of a pattern, and days that stand alone.
import { hasDay, HALVES, readWrittenDate, type WrittenDate } from '../shared/written-dates';

/** A letter of a month or weekday. `\p{L}` so often in so many patterns takes seconds to compile. */
const LETTER = String.raw`[^\s\d:：,.;!?()[\]<>|"'#@/\\-]`;
/** A clock alone. For patterns with the flag `u`. */
export const CLOCK = String.raw`(?:(?:${HALVES}) ?)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?(?:${HALVES}|[AP]\.?M\.?)(?![A-Za-zÀ-ɏ]))?(?: ?(?:UTC|GMT|Z|[A-Z]{2,4}T)\b| ?[+-]\d{2}:?\d{2}\b)?`;
const DATE = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}\. \d{1,2}\. \d{1,2}\.|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일]|(?:${LETTER}{3,10},? )?${LETTER}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|(?:${LETTER}{3,10},? )?\d{1,2}\.? ${LETTER}{3,10}\.? \d{4}|\d{1,2}-${LETTER}{3,4}-\d{2,4})`;
const DATED = String.raw`(?:${DATE}(?:,? {1,2}(?:at |um |kl\.? |klo )?|T)${CLOCK}|${CLOCK},? ${DATE})`;
/** For patterns with the flag `u`. */
export const STAMP = String.raw`(?:${DATED}|${CLOCK})`;
/** With a day in it. */
export const FULL_STAMP = DATED;
/** Within brackets programs shorten the day: `[5/26 6:30 PM]`, `[Sunday 6:30 PM]`. */
export const SHORT_STAMP = String.raw`(?:${DATED}|(?:\d{1,2}[/.]\d{1,2}\.?,? |${LETTER}{3,12},? (?:at )?)?${CLOCK})`;

const WEEKDAY = String.raw`[(（]?(?:${LETTER}{1,12}|[日月火水木金土]曜日)[)）]?`;
const DAY_LINE = new RegExp(
  String.raw`^[-—–=*~ ]{0,20}(?:${WEEKDAY}, )?(${DATE}) ?(?:${WEEKDAY})?(?:,? (?:at )?(${CLOCK}))?[-—–=*~ ]{0,20}$`,
  'u',
);
/** Session marks of older messengers: `Session Start (AIM - a:b): Sun May 26 18:30:00 2024`. */
const SESSION = /^\|? ?Session (?:Start|Close|Time)[^\n]{0,80}?: /;
const MAX_DAY_LINE = 100;

/** A line that says what day follows; undefined where it says more. */
export function readDayLine(line: string): WrittenDate | undefined {
  if (line.length > MAX_DAY_LINE || !/\d/.test(line)) return undefined;
  const text = plainSpaces(line).trim();
  const session = SESSION.exec(text);
  if (session) return dayIn(text.slice(session[0].length).replace(/\s*\|$/, ''));
  const found = DAY_LINE.exec(text);
  return found ? dayIn(found[1] ?? '', found[2]) : undefined;
}

function dayIn(text: string, clock = '0:00'): WrittenDate | undefined {
  // `Sun May 26 18:30:00 2024` has its clock in the middle.
  const turned = /(\p{L}{3}) +(\d{1,2}) \d{1,2}:\d{2}(?::\d{2})? (\d{4})/u.exec(text);
  const day = turned ? `${turned[1] ?? ''} ${turned[2] ?? ''}, ${turned[3] ?? ''}` : text;
  const written = readWrittenDate(`${day} ${clock}`);
  return hasDay(written) ? written : undefined;
}

/** As long as the line: odd spaces become plain ones. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u202f\u00a0\u2009]/g, ' ');
}
