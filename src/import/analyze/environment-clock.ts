// Hours that a clock tells: "2 a.m.", "It is 23:40", "um 22 Uhr".
import type { Hour } from '@/story';

export interface ClockCue {
  readonly value: Hour;
  readonly confidence: number;
  readonly evidence: string;
  readonly at: number;
}

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const HALVES = new RegExp(
  String.raw`\b(\d{1,2}|${NUMBERS.join('|')})(?:[:.]\d\d)?\s?([ap])\.?m\b\.?`,
  'iu',
);
/** From one o'clock in the afternoon on no clock is in doubt. A score or a verse has no such words before it. */
const WHOLE =
  /(?:^\W{0,3}|\b(?:at|by|past|nearly|almost|around|about|until|is|was|says?|said|reads?|shows?|showed|um|gegen|nach|vor|ist|à|vers|las|a las|às|são|son|alle|le|sono|the|des|der|zum) (?:the )?|(?<!\p{L})(?:в|около|к) )(1[3-9]|2[0-3]|0?[0-4])(?:[:h.]([0-5]\d)(?!\d)|\s?(?:uhr|heures?|horas?|часов|часа))(?!\p{L}|%|\s?(?:km|m|kg|\$|€))/iu;

/** Any text with an hour of a clock has one of these. */
export const CLOCK_HINT = /\d[:.h]\d\d|\d\s?(?:uhr|heures?|horas?|часов|часа)|\b[ap]\.?m\b/iu;

/** What a clock in this sentence says. */
export function readClock(sentence: string): ClockCue | undefined {
  if (!CLOCK_HINT.test(sentence)) return undefined;
  const half = HALVES.exec(sentence);
  if (half) {
    const told = (half[1] ?? '').toLowerCase();
    const number = /^\d/.test(told) ? Number(told) : NUMBERS.indexOf(told) + 1;
    const hour = (number % 12) + (half[2]?.toLowerCase() === 'p' ? 12 : 0);
    return { value: toldHour(hour), confidence: 0.75, evidence: half[0], at: half.index };
  }
  const whole = WHOLE.exec(sentence);
  if (!whole) return undefined;
  const hour = Number(whole[1]);
  return {
    value: toldHour(hour),
    confidence: 0.7,
    evidence: whole[0].trim(),
    at: whole.index,
  };
}

/** Whether it is dusk at six or at nine the season says; evening it is. */
const toldHour = (hour: number): Hour => (hour >= 18 && hour < 22 ? 'evening' : hourOfClock(hour));

export function hourOfClock(hour: number): Hour {
  if (hour === 0) return 'midnight';
  if (hour < 5) return 'night';
  if (hour < 7) return 'dawn';
  if (hour < 12) return 'morning';
  if (hour < 14) return 'day';
  if (hour < 18) return 'afternoon';
  if (hour < 20) return 'dusk';
  return hour < 22 ? 'evening' : 'night';
}

/** About when in the day each hour is. */
const AT: Readonly<Record<Hour, number>> = {
  dawn: 5,
  morning: 8,
  day: 12,
  afternoon: 14,
  dusk: 18,
  evening: 19,
  night: 22,
  midnight: 0,
};
const BARE = new RegExp(
  String.raw`^\W{0,3}(?:(?:by|at|around|about|it (?:is|was)) (?:just |barely |almost |nearly |about )?(?:(?:half|quarter|ten|twenty|five) (?:past|to) )?|(?:half|quarter|ten|twenty|five) (?:past|to) )(${NUMBERS.join('|')})(?: o['’]clock)?(?=\s*[.,;—–]| (?:the|he|she|they|we|it|there|you|i|her|his|their|everyone|everybody|nobody) )`,
  'iu',
);

/** "By seven", "Half past nine.": the first such time after the hour that it was, since time runs on. */
export function readBareClock(text: string, before: Hour | undefined): ClockCue | undefined {
  const match = before === undefined ? null : BARE.exec(text.slice(0, 60));
  if (!match || before === undefined) return undefined;
  const told = NUMBERS.indexOf((match[1] ?? '').toLowerCase()) + 1;
  const isNext = (told - AT[before] + 24) % 24 < (told + 12 - AT[before] + 24) % 24;
  const value = toldHour((isNext ? told : told + 12) % 24);
  // "By nine" after a morning may be either.
  if (value === before) return undefined;
  return { value, confidence: 0.6, evidence: match[0].trim(), at: match.index };
}

/** "12:40 — the canteen in the basement.": a line of its own that says when and where. */
export const opensWithClock = (line: string): boolean =>
  line.length <= 90 &&
  /^\W{0,3}(?:\p{L}+day,? )?(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?\s*[,—–-]\s*[^.!?\n]+\.?\W{0,3}$/iu.test(
    line,
  );
