// Source beside result: the text of a message cut at the spans of its beats, for marking.
import type { Beat, SkippedSpan } from '@/story';

export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The beat that shows it, or why none does. */
  readonly beat?: Beat;
  readonly why?: string;
}

/**
 * Cuts `text` into stretches in order, without gaps or overlap. Text that neither a beat nor a skipped
 * span names comes back with neither, so that a loss would be seen.
 */
export function stretchesOf(
  text: string,
  beats: readonly Beat[],
  skipped: readonly SkippedSpan[],
): Stretch[] {
  const marks = [
    ...beats.flatMap((beat) => (beat.span ? [{ ...beat.span, beat }] : [])),
    ...skipped.map((span) => ({ start: span.start, end: span.end, why: span.why })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const mark of marks) {
    const start = Math.max(mark.start, at);
    if (mark.end <= start) continue;
    if (start > at) stretches.push({ text: text.slice(at, start), start: at, end: start });
    stretches.push({
      text: text.slice(start, mark.end),
      start,
      end: mark.end,
      ...('beat' in mark ? { beat: mark.beat } : { why: mark.why }),
    });
    at = mark.end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), start: at, end: text.length });
  return stretches;
}
