// How much of a line is seen after how long. Only the look: screen readers get the line at once.
import type { Run } from '@/story/rich-text';

/** A breath at the end of a sentence and at a comma, in characters. */
const PAUSES: readonly (readonly [RegExp, number])[] = [
  [/^[.!?…。！？]$/u, 8],
  [/^[,;:—–、，]$/u, 4],
];

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a reader takes for one letter each: an emoji with skin color, a letter with its accents. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export interface TypedRun extends Run {
  readonly graphemes: readonly string[];
}

export interface TypingPlan {
  readonly runs: readonly TypedRun[];
  /** When each grapheme appears, in ms from the start of the line; rising. */
  readonly times: Float64Array;
  readonly count: number;
}

/** @param speed characters a second; 0: all at once. */
export function planTyping(runs: readonly Run[], speed: number): TypingPlan {
  const typed = runs.map((run) => ({ ...run, graphemes: graphemesOf(run.text) }));
  const all = typed.flatMap((run) => run.graphemes);
  const times = new Float64Array(all.length);
  if (speed > 0) {
    const step = 1000 / speed;
    let now = 0;
    all.forEach((grapheme, index) => {
      times[index] = now;
      // Only before a space: no stumbling over "3.14" or "...".
      const isEnd = /^\s/.test(all[index + 1] ?? '');
      const pause = isEnd ? (PAUSES.find(([sign]) => sign.test(grapheme))?.[1] ?? 0) : 0;
      now += step * (1 + pause);
    });
  }
  return { runs: typed, times, count: all.length };
}

/** How many graphemes are seen after `elapsedMs`. */
export function countAt(plan: TypingPlan, elapsedMs: number): number {
  let low = 0;
  let high = plan.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((plan.times[middle] ?? 0) <= elapsedMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface SeenRun extends Run {
  readonly seen: string;
  /** Still takes its room, so that no word jumps to the next line while it is typed. */
  readonly unseen: string;
}

export function splitRuns(plan: TypingPlan, count: number): SeenRun[] {
  let left = count;
  return plan.runs.map(({ graphemes, ...run }) => {
    const here = Math.max(0, Math.min(left, graphemes.length));
    left -= graphemes.length;
    return {
      ...run,
      seen: graphemes.slice(0, here).join(''),
      unseen: graphemes.slice(here).join(''),
    };
  });
}

/** Time to read on after the line stands, since most of it is read while it is typed. */
const READING_MS_A_CHARACTER = 30;

/** How long a typed line stays in auto mode. */
export function autoDelayMs(characters: number, delaySeconds: number): number {
  return delaySeconds * 1000 + characters * READING_MS_A_CHARACTER;
}
