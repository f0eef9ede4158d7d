// What several signs of a new scene say together.
import type { Cut } from './scene-builder';

/** Hours next to each other: one flows into the other without a jump. */
export const NEIGHBOURS = new Set([
  'dusk evening',
  'evening dusk',
  'evening night',
  'night midnight',
  'midnight night',
  'morning day',
  'day afternoon',
  'dawn morning',
  'afternoon dusk',
  'day morning',
  'afternoon day',
  'night evening',
  'dusk night',
]);

/** With these any time may have passed, wherever the story goes on. */
const LATER: ReadonlySet<string> = new Set([
  'time-passes',
  'long-pause',
  'separator',
  'fade',
  'heading',
  'hour-changes',
]);
/** Several weak signs at once make a stronger one. */
export function strongest(cuts: readonly Cut[]): Cut | undefined {
  let best: Cut | undefined;
  for (const cut of cuts) if (!best || cut.confidence > best.confidence) best = cut;
  if (!best) return undefined;
  let doubt = 1 - best.confidence;
  for (const cut of cuts) if (cut !== best) doubt *= 1 - cut.confidence * 0.35;
  const isLater = cuts.some(({ reason }) => LATER.has(reason));
  return { ...best, confidence: Math.min(0.99, 1 - doubt), ...(isLater && { isLater }) };
}
