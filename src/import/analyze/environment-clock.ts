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
