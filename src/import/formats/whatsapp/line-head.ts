// The head of a WhatsApp line in its many languages: date, time, then a name or a notice.
import { HALVES, minutesOfClock } from '../shared/written-dates';

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

const HEAD = new RegExp(
  `^(\\[)?(\\d{1,4})[-/.] ?(\\d{1,2})[-/.] ?(\\d{1,4})\\.?,? (?:(?:klo|kl\\.?|at|um|a las|à|às|alle|в) )?(${HALVES})? ?(\\d{1,2})[.:](\\d{2})(?:[.:](\\d{2}))?(?: ?(${HALVES}))?(?:\\] ?| - |: )`,
  'i',
);
/** Copied from the page in a browser: `[18:30, 26/05/2024] Ann: text`. */
const COPIED = new RegExp(
  `^\\[(${HALVES})? ?(\\d{1,2})[.:](\\d{2})(?:[.:](\\d{2}))?(?: ?(${HALVES}))?, (\\d{1,4})[-/.] ?(\\d{1,2})[-/.] ?(\\d{1,4})\\.?\\] `,
  'i',
);
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
  if (!match) return copiedHead(text, offsets, line.length);
  const half = match[5] ?? match[9];
  return {
    date: [Number(match[2]), Number(match[3]), Number(match[4])],
    minutes: minutesOfClock(Number(match[6]), Number(match[7]), Number(match[8] ?? 0), half),
    isHalved: half !== undefined,
    restAt: offsets[match[0].length] ?? line.length,
  };
}

function copiedHead(
  text: string,
  offsets: readonly number[],
  length: number,
): LineHead | undefined {
  const match = COPIED.exec(text);
  if (!match) return undefined;
  const half = match[1] ?? match[5];
  return {
    date: [Number(match[6]), Number(match[7]), Number(match[8])],
    minutes: minutesOfClock(Number(match[2]), Number(match[3]), Number(match[4] ?? 0), half),
    isHalved: half !== undefined,
    restAt: offsets[match[0].length] ?? length,
  };
}

/** Where the digits of a script begin; ASCII digits stand in their place in the copy. */
const DIGITS = [0x660, 0x6f0, 0x966, 0x9e6];

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
    else {
      const zero = code < 0x660 ? undefined : DIGITS.find((at) => code >= at && code <= at + 9);
      chars.push(zero === undefined ? line.charAt(i) : String(code - zero));
    }
  }
  offsets.push(line.length);
  return { text: chars.join(''), offsets };
}
