// Every unit of a message is in a piece or skipped; what is neither is said to be lost.
import type { Piece, SkippedText } from './piece';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Skipped spans between the pieces. What is neither blank nor a mark is said to be lost. */
export function coverGaps(
  text: string,
  pieces: readonly Piece[],
  hidden: readonly SkippedText[],
  marks: readonly Range[],
): SkippedText[] {
  const covered = [
    ...pieces.map((piece) => ({
      start: piece.start,
      end: piece.end,
      why: undefined as string | undefined,
    })),
    ...hidden,
  ];
  covered.sort((a, b) => a.start - b.start);
  const sortedMarks = [...marks].sort((a, b) => a.start - b.start);
  const skipped: SkippedText[] = [];
  let at = 0;
  let mark = 0;
  const gap = (end: number): void => {
    if (end <= at) return;
    let isAccounted = true;
    let isBlank = true;
    for (let i = at; i < end;) {
      const known = sortedMarks[mark];
      if (known && known.end <= i) {
        mark++;
      } else if (known && known.start <= i) {
        if (text.slice(i, Math.min(end, known.end)).trim() !== '') isBlank = false;
        i = Math.min(end, known.end);
      } else {
        const to = Math.min(end, known?.start ?? end);
        if (text.slice(i, to).trim() !== '') isAccounted = false;
        i = to;
      }
    }
    skipped.push({ start: at, end, why: !isAccounted ? 'lost' : isBlank ? 'blank' : 'markup' });
  };
  for (const range of covered) {
    gap(range.start);
    if (range.why !== undefined && range.end > Math.max(at, range.start))
      skipped.push({ start: Math.max(at, range.start), end: range.end, why: range.why });
    at = Math.max(at, range.end);
  }
  gap(text.length);
  return skipped;
}
