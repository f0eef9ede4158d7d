// The head of a WhatsApp line in its many languages: date, time, then a name or a notice.

export interface LineHead {
  /** The three numbers of the date as written; which is the day is known only from all of them. */
  readonly date: readonly [number, number, number];
  /** Minutes of the day, seconds as a fraction. */
  readonly minutes: number;
  /** 12-hour clock: then the month mostly comes first. */
  readonly isHalved: boolean;
  /** Offset in the line of what follows the head. */
  readonly restAt: number;
}

const HALF =
  'a\\.? ?m\\.?|p\\.? ?m\\.?|ص|م|ق\\.ظ|ب\\.ظ|πμ|μμ|π\\.μ\\.|μ\\.μ\\.|SA|CH|PG|PTG|ÖÖ|ÖS|de\\.|du\\.|पूर्वाह्न|अपराह्न|오전|오후|上午|下午|午前|午後|凌晨|早上|中午|晚上';
const HEAD = new RegExp(
  `^(\\[)?(\\d{1,4})[-/.] ?(\\d{1,2})[-/.] ?(\\d{1,4})\\.?,? (?:(?:klo|kl\\.?|at|um|a las|à|às|alle|в) )?(${HALF})? ?(\\d{1,2})[.:](\\d{2})(?:[.:](\\d{2}))?(?: ?(${HALF}))?(?:\\] ?| - |: )`,
  'i',
);
const AFTERNOON = /^(?:p|م|ب\.ظ|μμ|μ\.μ|CH|PTG|ÖS|du|अपराह्न|오후|下午|午後|晚上|中午)/i;

/** A head is never longer than this. */
const PROBE = 90;

/** Undefined where the line goes on with the message before it. */
export function readLineHead(line: string): LineHead | undefined {
  const first = line.charCodeAt(0);
  const isLikely =
    (first >= 0x30 && first <= 0x39) ||
    first === 0x5b ||
    first > 0x5ff ||
    line.startsWith('\u200e');
  if (!isLikely) return undefined;
  const { text, offsets } = normalizeHead(line.slice(0, PROBE));
  const match = HEAD.exec(text);
  if (!match) return undefined;
  const half = match[5] ?? match[9];
  let hour = Number(match[6]);
  if (half !== undefined) hour = AFTERNOON.test(half) ? (hour % 12) + 12 : hour % 12;
  const minutes = hour * 60 + Number(match[7]) + Number(match[8] ?? 0) / 60;
  return {
    date: [Number(match[2]), Number(match[3]), Number(match[4])],
    minutes,
    isHalved: half !== undefined,
    restAt: offsets[match[0].length] ?? line.length,
  };
}

/** A copy for matching: no direction marks, plain spaces and digits; with the way back to the line. */
function normalizeHead(line: string): { text: string; offsets: number[] } {
  const chars: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 0x200e || code === 0x200f) continue;
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) continue;
    offsets.push(i);
    if (code === 0x202f || code === 0xa0 || code === 0x2009) chars.push(' ');
    else if (code === 0x60c) chars.push(',');
    else if (code >= 0x660 && code <= 0x669) chars.push(String(code - 0x660));
    else if (code >= 0x6f0 && code <= 0x6f9) chars.push(String(code - 0x6f0));
    else chars.push(line.charAt(i));
  }
  offsets.push(line.length);
  return { text: chars.join(''), offsets };
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * Which number is the day: one over 12 decides; else the order in which the dates never run backwards;
 * else the day first, or the month where the clock has halves.
 */
export function dateOrderOf(heads: readonly Pick<LineHead, 'date' | 'isHalved'>[]): DateOrder {
  if (heads.some(({ date }) => date[0] > 31)) return 'ymd';
  if (heads.some(({ date }) => date[0] > 12)) return 'dmy';
  if (heads.some(({ date }) => date[1] > 12)) return 'mdy';
  const runs = (order: DateOrder): boolean => {
    let last = -Infinity;
    return heads.every(({ date }) => {
      const day = dayOf(date, order);
      const isOn = day >= last;
      last = day;
      return isOn;
    });
  };
  const [dmy, mdy] = [runs('dmy'), runs('mdy')];
  if (dmy !== mdy) return dmy ? 'dmy' : 'mdy';
  return heads[0]?.isHalved === true ? 'mdy' : 'dmy';
}

/** Ms since the epoch of midnight of the date. */
export function dayOf(date: readonly [number, number, number], order: DateOrder): number {
  const [a, b, c] = date;
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  return Date.UTC(year < 100 ? 2000 + year : year, month - 1, day);
}
