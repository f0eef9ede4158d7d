// Turns in a running text: tags or names of the two sides, each opening what is said up to the next.
import type { DecodedText, TextLine } from '../log-format';
import { isBlank } from './json-lines';
import { cleanText, isWholeOoc } from './text-marks';
import { findTracker } from './trackers';
import type { TranscriptBuilder } from './transcript-builder';
import type { MessageKind, Speaker } from '@/story';

export interface TurnHead {
  /** Null where a turn has ended and none has begun. */
  readonly speaker: Speaker | null;
  readonly kind?: MessageKind;
  readonly hidden?: boolean;
}

/** A tag or name in a line, by offsets in the line. */
export interface TurnMark {
  readonly at: number;
  readonly end: number;
  readonly head: TurnHead;
}

interface Turn {
  readonly head: TurnHead;
  readonly line: number;
  readonly startByte: number;
  readonly textStart: number;
  textEnd: number;
  endByte: number;
}

export class TurnReader {
  readonly #text: DecodedText;
  #turn: Turn | undefined;

  /**
   * `opening` says whose the text before the first mark is. `nameIn` finds a name at the start of what
   * a turn says, and its length.
   */
  constructor(
    private readonly builder: TranscriptBuilder,
    text: DecodedText,
    private readonly opening: TurnHead,
    private readonly marksIn: (line: string) => readonly TurnMark[],
    private readonly nameIn: (said: string) => readonly [Speaker, number] | undefined,
  ) {
    this.#text = text;
  }

  take(line: TextLine): void {
    let from = 0;
    for (const mark of this.marksIn(line.text)) {
      if (mark.at > from) this.#continue(line, from, mark.at);
      this.#close();
      this.#open(mark.head, line, mark.at, mark.end);
      from = mark.end;
    }
    this.#continue(line, from, line.text.length);
  }

  #open(head: TurnHead, line: TextLine, at: number, end: number): void {
    const startByte = at === 0 ? line.bytes[0] : this.#text.byteAt(line.start + at);
    const textStart = line.start + end;
    const common = { head, line: line.number, startByte, textStart };
    this.#turn = { ...common, textEnd: textStart, endByte: this.#text.byteAt(textStart) };
  }

  #continue(line: TextLine, from: number, to: number): void {
    if (!this.#turn) {
      if (isBlank(line.text.slice(from, to))) return;
      this.#open(this.opening, line, from, from);
    }
    if (!this.#turn) return;
    this.#turn.textEnd = line.start + to;
    const isEnd = to === line.text.length;
    this.#turn.endByte = isEnd ? line.bytes[1] : this.#text.byteAt(line.start + to);
  }

  #close(): void {
    const turn = this.#turn;
    this.#turn = undefined;
    if (!turn) return;
    const bytes = [turn.startByte, turn.endByte] as const;
    const raw = this.#text.slice(turn.textStart, turn.textEnd).trimEnd();
    const end = turn.textStart + raw.length;
    const named = this.nameIn(raw.trimStart());
    const said = raw.trimStart().slice(named?.[1] ?? 0);
    const start = end - said.trimStart().length;
    const text = cleanText(this.#text.slice(start, end));
    if (text === '') return this.builder.skip(bytes, 'tag without text');
    const speaker = named?.[0] ?? turn.head.speaker;
    const stated = turn.head.kind === 'system' ? undefined : findTracker(text);
    const kind = turn.head.kind ?? (speaker === null ? 'narration' : 'post');
    this.builder.add({
      speaker: speaker === null ? null : this.builder.speaker(speaker),
      kind: kind !== 'system' && isWholeOoc(text) ? 'ooc' : kind,
      text,
      bytes,
      textBytes: [this.#text.byteAt(start), this.#text.byteAt(end)],
      line: turn.line,
      ...(turn.head.hidden === true ? { hidden: true } : {}),
      ...(stated ? { stated } : {}),
    });
  }

  finish(): void {
    this.#close();
  }
}
