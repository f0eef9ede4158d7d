// Text adventures played with a model: the player's moves are lines with a `>`, all else is told.
import type { Diagnostic } from '@/lib/diagnostic';
import type { DecodedText, LogSource, TextLine } from '../log-format';
import { readStory } from '../prose/prose';
import { cleanText } from './text-marks';
import { readPart, TextPart } from './text-part';
import type { NewMessage, TranscriptBuilder } from './transcript-builder';
import { Pace } from './pace';

export const PLAYER = 'You';

/** The sign of a move and what it needs behind it. */
const MOVE = /^ {0,3}> ?(?=[^\s>])/;

/** `You say "Hello."` on a line of its own, as the newest page shows a move. */
const SAID = /^You (?:say|ask|shout|whisper|yell|reply) ["“][^"“”]{1,300}["”]$/;
/** And what is done, in one short sentence. */
const DONE = /^You \p{Ll}[^.!?"“]{2,70}[.!]$/u;

/** True where the line is what a player says, without a sign before it. */
export function isUnsignedSpeech(line: string): boolean {
  return line.length < 400 && SAID.test(line.trim());
}

function isUnsignedMove(line: string): boolean {
  return isUnsignedSpeech(line) || (line.length < 80 && DONE.test(line.trim()));
}

/** Length of the sign that opens a move; 0 where the line is none. */
export function moveSign(line: string): number {
  return MOVE.exec(line.slice(0, 8))?.[0].length ?? 0;
}

/** Adds the moves and the telling of `text` to the builder. */
export async function readAdventure(
  builder: TranscriptBuilder,
  source: LogSource,
  text: DecodedText,
  isByLine: boolean,
  /** Moves have no sign, but are paragraphs of one line. */
  isUnsigned = false,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const pace = new Pace(source);
  let told: TextLine[] = [];
  const flush = async (): Promise<void> => {
    if (told.length === 0) return;
    const part = new TextPart(text, told);
    told = [];
    const read = await readPart(builder, source, part, (inner) => readStory(inner, isByLine));
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
  };
  let isAfterBlank = true;
  let isAfterMove = false;
  for (const line of text.lines()) {
    const sign = moveSign(line.text);
    const isBlank = line.text.length < 200 && line.text.trim() === '';
    // A move is answered: where two stand together, the second is told.
    const isMove: boolean =
      sign > 0 || (isUnsigned && isAfterBlank && !isAfterMove && isUnsignedMove(line.text));
    isAfterBlank = isBlank;
    if (!isBlank) isAfterMove = isMove;
    if (!isMove) told.push(line);
    else {
      await flush();
      const from = line.start + sign;
      const record = { bytes: line.bytes, line: line.number };
      addMove(builder, text, { from, to: line.start + line.text.length }, record);
    }
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  await flush();
  return diagnostics;
}

/** A move whose words lie between `from` and `to`. */
export function addMove(
  builder: TranscriptBuilder,
  text: DecodedText,
  { from, to }: { from: number; to: number },
  record: Pick<NewMessage, 'bytes' | 'line'>,
  more: Partial<NewMessage> = {},
): void {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const end = Math.max(start, to - (raw.length - raw.trimEnd().length));
  builder.add({
    speaker: builder.speaker({ key: PLAYER, name: PLAYER, role: 'player' }),
    // What is quoted in an action is said; the rest is done.
    kind: 'action',
    text: cleanText(text.slice(start, end)),
    bytes: record.bytes,
    textBytes: [text.byteAt(start), text.byteAt(end)],
    line: record.line,
    ...more,
  });
}
