// Dates as programs write them for people: three numbers in some order or a month by name, and a clock.
import type { Message } from '@/story';

export interface WrittenDate {
  /** The three numbers as written, where only other dates tell which of them is the day. */
  readonly date?: readonly [number, number, number];
  /** Ms since the epoch of midnight, where the date says it alone: a month by name, the year first. */
  readonly day?: number;
  /** `Yesterday at` and the like, where it stands for a day: another word is another day. */
  readonly dayWord?: string;
  /** Minutes of the day, seconds as a fraction. */
  readonly minutes: number;
  /** 12-hour clock: then the month mostly comes first. */
  readonly isHalved: boolean;
}

/** The halves of the day in the languages of the programs, as alternatives of a pattern. */
export const HALVES =
  'a\\.? ?m\\.?|p\\.? ?m\\.?|ص|م|ق\\.ظ|ب\\.ظ|πμ|μμ|π\\.μ\\.|μ\\.μ\\.|SA|CH|PG|PTG|ÖÖ|ÖS|de\\.|du\\.|पूर्वाह्न|अपराह्न|오전|오후|上午|下午|午前|午後|凌晨|早上|中午|晚上';
const AFTERNOON = /^(?:p|م|ب\.ظ|μμ|μ\.μ|CH|PTG|ÖS|du|अपराह्न|오후|下午|午後|晚上|中午)/i;

/** Minutes of the day of a clock reading, with the half of the day as written, if there was one. */
export function minutesOfClock(
  hour: number,
  minute: number,
  second: number,
  half: string | undefined,
): number {
  const full = half === undefined ? hour : AFTERNOON.test(half) ? (hour % 12) + 12 : hour % 12;
  return full * 60 + minute + second / 60;
}

const NUMBERS = /(?<!\d)(?=\d{1,4}([-/.]))(\d{1,4})\1 ?(\d{1,2})\1 ?(\d{1,4})(?!\d)/;
const CHARACTERS = /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º)?[- ](?:de )?(\p{L}{3,12})\.?,?[- ](?:de )?(\d{4}|\d{2}(?![\d:]))/u;
const MONTH_FIRST = /(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/u;
const CLOCK = new RegExp(
  `(?:(${HALVES}) ?)?(?<!\\d)(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2}))?(?!\\d)(?: ?(${HALVES})(?!\\p{L}))?`,
  'iu',
);

/** First letters of months, by month, in the languages of the programs. */
const MONTHS = [
  ['jan', 'ene', 'gen', 'янв', 'sty', 'oca', 'січ', '一月'],
  ['feb', 'fév', 'fev', 'фев', 'lut', 'şub', 'лют', '二月'],
  ['mar', 'mär', 'mrt', 'maa', 'мар', 'бер', '三月'],
  ['apr', 'avr', 'abr', 'апр', 'kwi', 'nis', 'квіт', '四月'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'май', 'мая', 'трав', '五月'],
  ['jun', 'juin', 'giu', 'июн', 'cze', 'haz', 'чер', '六月'],
  ['jul', 'juil', 'lug', 'июл', 'lip', 'tem', 'лип', '七月'],
  ['aug', 'aoû', 'ago', 'авг', 'sie', 'ağu', 'agu', 'сер', '八月'],
  ['sep', 'set', 'сен', 'wrz', 'eyl', 'вер', '九月'],
  ['oct', 'okt', 'out', 'ott', 'окт', 'paź', 'eki', 'жов', '十月'],
  ['nov', 'ноя', 'listopad', 'kas', 'лист', '十一月'],
  ['dec', 'dez', 'déc', 'dic', 'дек', 'gru', 'des', 'ara', 'груд', '十二月'],
];

/** From 1; undefined where it is no month that we know. */
export function monthOf(name: string): number | undefined {
  const numbered = /^(\d{1,2})[月월]$/.exec(name)?.[1];
  if (numbered !== undefined) return Number(numbered) <= 12 ? Number(numbered) : undefined;
  const folded = name.toLowerCase();
  const at = MONTHS.findIndex((starts) => starts.some((start) => folded.startsWith(start)));
  return at === -1 ? undefined : at + 1;
}

/** The date and clock in a short text, or undefined where there is no clock in it. */
export function readWrittenDate(text: string): WrittenDate | undefined {
  const plain = text
    .slice(0, 100)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u202f\u00a0\u2009]/g, ' ');
  const found = dateIn(plain);
  const clock = CLOCK.exec(found ? plain.replace(found.written, ' ') : plain);
  if (!clock) return undefined;
  const half = clock[1] ?? clock[5];
  const [hour, minute] = [Number(clock[2]), Number(clock[3])];
  if (hour > 24 || minute > 59) return undefined;
  return {
    ...found?.day,
    minutes: minutesOfClock(hour, minute, Number(clock[4] ?? 0), half),
    isHalved: half !== undefined,
  };
}

type Numbers = readonly [number, number, number];
type FoundDate = { readonly written: string; readonly day: Pick<WrittenDate, 'date' | 'day'> };

function dateIn(text: string): FoundDate | undefined {
  const numbers = NUMBERS.exec(text) ?? CHARACTERS.exec(text);
  if (numbers) {
    const [written, a, b, c] = [numbers[0], ...numbers.slice(-3).map(Number)];
    const date = [a ?? 0, b ?? 0, c ?? 0] as const;
    return { written, day: date[0] > 31 ? { day: dayOf(date, 'ymd') } : { date } };
  }
  const named = MONTH_FIRST.exec(text) ?? DAY_FIRST.exec(text);
  if (!named) return undefined;
  const [written, first = '', second = '', year = ''] = named;
  const isMonthFirst = !/^\d/.test(first);
  const month = monthOf(isMonthFirst ? first : second);
  if (month === undefined) return undefined;
  const date = [Number(year), month, Number(isMonthFirst ? second : first)] as const;
  return { written, day: { day: dayOf(date, 'ymd') } };
}

/** True where a day is written, not only a clock. */
export function hasDay(written: WrittenDate | undefined): boolean {
  return written?.date !== undefined || written?.day !== undefined;
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * Which number is the day: one over 12 decides; else the order in which the days run one way, forwards
 * rather than backwards; else the day first, or the month where the clock has halves.
 */
export function dateOrderOf(
  heads: readonly { readonly date: Numbers; readonly isHalved: boolean }[],
): DateOrder {
  if (heads.some(({ date }) => date[0] > 31)) return 'ymd';
  if (heads.some(({ date }) => date[0] > 12)) return 'dmy';
  if (heads.some(({ date }) => date[1] > 12)) return 'mdy';
  const [dmy, mdy] = [turnsOf(heads, 'dmy'), turnsOf(heads, 'mdy')];
  if (dmy.turns !== mdy.turns) return dmy.turns < mdy.turns ? 'dmy' : 'mdy';
  if (dmy.back !== mdy.back) return dmy.back < mdy.back ? 'dmy' : 'mdy';
  return heads[0]?.isHalved === true ? 'mdy' : 'dmy';
}

/** How often days go back, and how often they go against the way in which most of them go. */
function turnsOf(
  heads: readonly { readonly date: Numbers }[],
  order: DateOrder,
): { readonly turns: number; readonly back: number } {
  let [back, forward] = [0, 0];
  let last: number | undefined;
  for (const { date } of heads) {
    const day = dayOf(date, order);
    if (last !== undefined && day < last) back++;
    if (last !== undefined && day > last) forward++;
    last = day;
  }
  return { turns: Math.min(back, forward), back };
}

/** Ms since the epoch of midnight of the date. */
export function dayOf(date: Numbers, order: DateOrder): number {
  const [a, b, c] = date;
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  return Date.UTC(year < 100 ? 2000 + year : year, month - 1, day);
}

const DAY_MS = 86_400_000;
/** A clock that goes back by more has passed midnight; by less, somebody set it. */
const BACK_MINUTES = 360;

/** Gives messages their times once all dates are known, since only all tell day and month apart. */
export class DateBook {
  readonly #noted: { readonly message: number | undefined; readonly written: WrittenDate }[] = [];

  /** `message` undefined: the date stands on its own, as where a log says that the day changed. */
  note(message: number | undefined, written: WrittenDate | undefined): void {
    if (written) this.#noted.push({ message, written });
  }

  fill<M extends Pick<Message, 'time'>>(messages: M[]): void {
    const dated = this.#noted.flatMap(({ written: { date, isHalved } }) =>
      date ? [{ date, isHalved }] : [],
    );
    const order = dateOrderOf(dated);
    let day = 0;
    let last = 0;
    let word: string | undefined;
    let isPassed = false;
    for (const { message: index, written } of this.#noted) {
      if (written.day !== undefined) day = written.day;
      else if (written.date) day = dayOf(written.date, order);
      else {
        const isOtherWord = written.dayWord !== undefined && written.dayWord !== word;
        const hasPassed = written.minutes < last - BACK_MINUTES;
        // The word may only say what the clock has already shown.
        if (isOtherWord ? word !== undefined && !isPassed : hasPassed) day += DAY_MS;
        isPassed = !isOtherWord && (hasPassed || isPassed);
      }
      word = hasDay(written) ? '' : (written.dayWord ?? word);
      last = written.minutes;
      const message = messages[index ?? -1];
      const time = day + Math.round(written.minutes * 60_000);
      if (message && Number.isFinite(time) && index !== undefined)
        messages[index] = { ...message, time };
    }
  }
}
