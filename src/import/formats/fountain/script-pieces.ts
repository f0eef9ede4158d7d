// Lines of a script with what the author struck out (`/* … */`, over any number of lines) set apart.
import type { DecodedText } from '../log-format';

export interface ScriptPiece {
  readonly text: string;
  /** Offset of `text` in the whole. */
  readonly start: number;
  readonly bytes: readonly [start: number, end: number];
  /** From 1. */
  readonly line: number;
  readonly isStruckOut: boolean;
  /** The line begins with this piece. */
  readonly isLineStart: boolean;
}

export function* scriptPieces(text: DecodedText): Generator<ScriptPiece> {
  const whole = text.slice(0, text.length);
  // A mark that never closes is text.
  const lastClose = whole.lastIndexOf('*/');
  let struckTo = -1;
  let open = whole.indexOf('/*');
  for (const line of text.lines()) {
    const end = line.start + line.text.length;
    let at = line.start;
    do {
      if (at >= struckTo) {
        if (open !== -1 && open < at) open = whole.indexOf('/*', at);
        const isHere = open !== -1 && open < end && open + 2 <= lastClose;
        const stop = isHere ? open : end;
        if (stop > at || stop === end) {
          yield pieceOf(at, stop, false);
          at = stop;
        }
        if (isHere) struckTo = whole.indexOf('*/', open + 2) + 2;
      } else {
        const stop = Math.min(struckTo, end);
        yield pieceOf(at, stop, true);
        at = stop;
      }
    } while (at < end);

    function pieceOf(from: number, to: number, isStruckOut: boolean): ScriptPiece {
      return {
        text: whole.slice(from, to),
        start: from,
        bytes: [
          from === line.start ? line.bytes[0] : text.byteAt(from),
          to === end ? line.bytes[1] : text.byteAt(to),
        ],
        line: line.number,
        isStruckOut,
        isLineStart: from === line.start,
      };
    }
  }
}
