// Pieces that hold more than one thing: a bare speech tag and the telling behind it, a jump in time within a post.
import { matchesOf } from '@/lib/text/matches';
import type { Piece, TextRun } from '../segment/piece';
import { opensWithJump } from './scene-marks';
import { readTagAfter } from './speech-tags';

/** The same pieces, cut where a tag ends (`said Wren. She shook her umbrella.`) and where time jumps. */
export function splitPieces(pieces: readonly Piece[]): readonly Piece[] {
  let out: Piece[] | undefined;
  for (const [index, piece] of pieces.entries()) {
    const isTelling = piece.kind === 'narration' || piece.kind === 'action';
    const cuts = isTelling ? cutsIn(piece, pieces[index - 1]) : NONE;
    if (cuts.length > 0) {
      out ??= pieces.slice(0, index);
      for (const part of cutPiece(piece, cuts)) out.push(part);
    } else out?.push(piece);
  }
  return out ?? pieces;
}

const NONE: readonly number[] = [];
const SENTENCE_ENDS = /[.!?…][”"’')]*\s+(?=[\p{Lu}\p{N}"“«])/gu;
const TAG_REACH = 90;
/** Enough of a post: what lies farther is cut into lines in any case. */
const JUMP_REACH = 6000;

function cutsIn(piece: Piece, before: Piece | undefined): readonly number[] {
  const text = shownText(piece);
  const cuts: number[] = [];
  if (before?.kind === 'speech' && before.paragraph === piece.paragraph) {
    const end = /[.!]\s+(?=[\p{Lu}"“])/u.exec(text.slice(0, TAG_REACH));
    if (end) {
      const at = end.index + end[0].length;
      if (!/\b(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Sr|Sra)\.\s+$/.test(text.slice(0, at)))
        if (readTagAfter(text.slice(0, at))?.isBare) cuts.push(at);
    }
  }
  const head = text.length > JUMP_REACH ? text.slice(0, JUMP_REACH) : text;
  for (const match of matchesOf(head, SENTENCE_ENDS)) {
    const at = match.index + match[0].length;
    if (at > (cuts.at(-1) ?? 0) && opensWithJump(head.slice(at, at + 90))) cuts.push(at);
  }
  return cuts;
}

function shownText({ runs }: Piece): string {
  const only = runs.length === 1 ? runs[0] : undefined;
  return only ? only.text : runs.map((run) => run.text).join('');
}

/** `cuts`: offsets in the shown text, rising. The parts span what the piece spans. */
function cutPiece(piece: Piece, cuts: readonly number[]): Piece[] {
  const parts: { start: number; runs: TextRun[] }[] = [{ start: piece.start, runs: [] }];
  let shown = 0;
  let next = 0;
  for (const run of piece.runs) {
    let rest = run;
    const isExact = run.end - run.start === run.text.length;
    for (
      let cut = cuts[next];
      cut !== undefined && cut < shown + rest.text.length;
      cut = cuts[next]
    ) {
      next++;
      const take = isExact ? cut - shown : 0;
      if (take > 0)
        parts
          .at(-1)
          ?.runs.push({ ...rest, end: rest.start + take, text: rest.text.slice(0, take) });
      rest = { ...rest, start: rest.start + take, text: rest.text.slice(take) };
      shown += take;
      parts.push({ start: rest.start, runs: [] });
    }
    parts.at(-1)?.runs.push(rest);
    shown += rest.text.length;
  }
  const whole = parts.filter(({ runs }) => runs.some((run) => run.text.trim() !== ''));
  return whole.map(({ start, runs }, index) => {
    const part = {
      ...piece,
      start: index === 0 ? piece.start : start,
      end: whole[index + 1]?.start ?? piece.end,
      runs,
    };
    // What a post opens with is said of its first words alone.
    if (index > 0) delete (part as { banner?: string }).banner;
    return part;
  });
}
