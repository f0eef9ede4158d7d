// Long pieces are cut into lines that fit a text box: at sentence ends, never inside a character.
import { matchesOf } from '@/lib/text/matches';
import type { TextRun } from '../segment/piece';

/** Characters that one line may hold, and where cutting begins to be wanted. */
export const LINE_LIMIT = 280;
export const LINE_AIM = 220;

export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly runs: readonly TextRun[];
}

const SENTENCE_END =
  /[.!?…。！？]["'”’»」)*]*(?=\s|$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|[。！？]/gu;
const ABBREVIATION = /(?:^|\s)(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Sr|Jr|vs|etc|No|Lt|Gen|Sgt|\p{Lu})\.$/u;

/** Lines of a piece, in order; together they span what the piece spans. A short piece is one line. */
export function splitLines(piece: {
  readonly start: number;
  readonly end: number;
  readonly runs: readonly TextRun[];
}): TextLine[] {
  let text = '';
  for (const run of piece.runs) text += run.text;
  if (text.length <= LINE_LIMIT) return [piece];
  const cuts = cutPoints(text);
  if (cuts.length === 0) return [piece];
  const lines: TextLine[] = [];
  let runs: TextRun[] = [];
  let shown = 0;
  let cut = 0;
  let start = piece.start;
  for (const run of piece.runs) {
    let rest = run;
    const isExact = run.end - run.start === run.text.length;
    while (cut < cuts.length && (cuts[cut] ?? 0) <= shown + rest.text.length) {
      const take = (cuts[cut] ?? 0) - shown;
      const at = isExact ? rest.start + take : rest.end;
      const head = isExact ? { ...rest, end: at, text: rest.text.slice(0, take) } : rest;
      runs.push(head);
      lines.push({ start, end: at, runs });
      runs = [];
      start = at;
      shown += isExact ? take : rest.text.length;
      rest = isExact
        ? { ...rest, start: at, text: rest.text.slice(take) }
        : { ...rest, start: rest.end, text: '' };
      cut++;
      while (!isExact && cut < cuts.length && (cuts[cut] ?? 0) <= shown) cut++;
    }
    if (rest.text !== '') runs.push(rest);
    shown += rest.text.length;
  }
  const last = lines.at(-1);
  if (runs.length > 0 || !last) lines.push({ start, end: piece.end, runs });
  else lines[lines.length - 1] = { ...last, end: piece.end };
  return lines.filter((line) => line.end > line.start);
}

/** Offsets in the shown text behind which a new line begins. */
function cutPoints(text: string): number[] {
  const ends: number[] = [];
  for (const match of matchesOf(text, SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (!ABBREVIATION.test(text.slice(Math.max(0, end - 8), end))) ends.push(end);
  }
  const cuts: number[] = [];
  let from = 0;
  let index = 0;
  while (text.length - from > LINE_LIMIT) {
    let best = -1;
    while (index < ends.length && (ends[index] ?? 0) <= from + 40) index++;
    for (let i = index; i < ends.length; i++) {
      const end = ends[i] ?? 0;
      if (end - from > LINE_LIMIT) break;
      if (best > 0 && end - from > LINE_AIM) break;
      best = end;
    }
    if (best < 0) best = softCut(text, from);
    // A last crumb joins the line before.
    if (text.slice(best).trim().length < 12 && text.length - from <= LINE_LIMIT + 12) break;
    cuts.push(best);
    from = best;
  }
  return cuts;
}

/** Where no sentence ends: behind a comma or semicolon, else a blank, else between characters. */
function softCut(text: string, from: number): number {
  const window = text.slice(from, from + LINE_LIMIT);
  for (const pattern of [/[;:—–]\s/gu, /[,、，]\s?/gu, /\s/gu]) {
    let at = -1;
    for (const match of matchesOf(window, pattern))
      if (match.index > 60) at = match.index + match[0].length;
    if (at > 0) return from + at;
  }
  let end = from + LINE_LIMIT;
  // Behind joiners, marks and the second half of a pair no character begins.
  const joins = /\u200d|\ufe0f|\p{Emoji_Modifier}|\p{M}/u;
  for (let guard = 0; guard < 40 && end > from + 1; guard++) {
    const code = text.charCodeAt(end);
    const isLow = code >= 0xdc00 && code <= 0xdfff;
    const point = String.fromCodePoint(text.codePointAt(end) ?? 32);
    if (!isLow && !joins.test(point) && text.charAt(end - 1) !== '\u200d') break;
    end--;
  }
  return end;
}
