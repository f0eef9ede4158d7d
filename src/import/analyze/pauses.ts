// How long the people of a log are used to wait for each other: only a longer pause says that time has passed.
import type { Message } from '@/story';

const COUNTED = 2000;
const LONG_MS = 1.5 * 3_600_000;
/** Characters: who writes that much answers when there is time, and the scene waits. */
const LONG_POST = 120;

/** Milliseconds within which four of five posts come; endless where people answer by the day. */
export function usualPause(messages: readonly Message[]): number {
  const pauses: number[] = [];
  let last: number | undefined;
  let characters = 0;
  for (const { time, text } of messages.slice(0, COUNTED)) {
    characters += text.length;
    if (time === undefined) continue;
    if (last !== undefined) pauses.push(time - last);
    last = time;
  }
  const long = pauses.filter((pause) => pause > LONG_MS).length;
  const isByPost =
    long * 4 >= pauses.length && characters > LONG_POST * Math.min(messages.length, COUNTED);
  return isByPost
    ? Infinity
    : (pauses.sort((a, b) => a - b)[Math.floor((pauses.length - 1) * 0.8)] ?? 0);
}
