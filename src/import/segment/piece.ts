// What segmenting makes of one message: pieces in order, and the stretches that show nothing.
import type { StatedSetting } from '@/story';

export const PIECE_KINDS = [
  'speech',
  'narration',
  'thought',
  'action',
  'ooc',
  'system',
  'heading',
  'separator',
] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** A stretch of message text in one style, with what it shows. */
export interface TextRun {
  /** UTF-16 offsets in the message, end excluded. */
  readonly start: number;
  readonly end: number;
  /** Shown text, not escaped. Equal to the source slice unless an entity or a macro stood there. */
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
}

export interface Piece {
  readonly kind: PieceKind;
  /** Marks that enclose the piece are inside, so a highlight shows what was read. */
  readonly start: number;
  readonly end: number;
  readonly runs: readonly TextRun[];
  /** Counts paragraphs of the message: pieces of one paragraph share what a tag says. */
  readonly paragraph: number;
  /** Somebody whom an inner `Name:` line names. */
  readonly speaker?: string;
  readonly cue?: string;
  /** What a tag in passing says of the face ("happy") and of the picture behind ("harbor_night"). */
  readonly expression?: string;
  readonly place?: string;
  /** Why this kind, when it was weighed rather than read off a mark. */
  readonly reason: string;
  readonly confidence: number;
  /** The bold words that open the line, as in `**Tavern, night.** Rain…`. */
  readonly banner?: string;
  /** A quotation that nothing closes: where the next paragraph opens with one, the speech goes on. */
  readonly isLeftOpen?: boolean;
  /** An item of a list or a quoted line: "1", "a", "-" or ">". */
  readonly bullet?: string;
}

export interface SkippedText {
  readonly start: number;
  readonly end: number;
  readonly why: string;
}

export interface SegmentedMessage {
  readonly pieces: readonly Piece[];
  readonly skipped: readonly SkippedText[];
  /** What a status panel says of place, hour and weather. */
  readonly stated: StatedSetting | undefined;
  /** Macros that nobody knows; left as they are. */
  readonly unknownMacros: readonly string[];
}

/** Shown text of a piece, without styles. */
export function pieceText(piece: { readonly runs: readonly TextRun[] }): string {
  const { runs } = piece;
  if (runs.length === 1) return (runs[0]?.text ?? '').trim();
  let text = '';
  for (const run of runs) text += run.text;
  return text.trim();
}
