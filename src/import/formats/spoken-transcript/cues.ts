// The cues of a transcript: when something is said, and the lines that say it.
import type { TextLine } from '../log-format';
import { isBlankLine } from '../shared/text-posts';

export interface CueLine {
  readonly text: string;
  /** Offset of `text` in the file's text. */
  readonly start: number;
}

export interface Cue {
  /** Ms from the beginning of the recording. `to` undefined where only the beginning is written. */
  readonly from: number;
  readonly to: number | undefined;
  /** Who speaks, where the head of the cue says so. */
  readonly name: string | undefined;
  /** A note stands between this one and the one before. */
  readonly isApart: boolean;
  readonly lines: CueLine[];
  readonly startByte: number;
  endByte: number;
  /** From 1. */
  readonly line: number;
}

const CLOCK = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`;
/** `00:00:01.000 --> 00:00:03.500`, with a place on the screen behind it, or in brackets with the text. */
const ARROW = new RegExp(
  String.raw`^\s*\[?${CLOCK}\s*-->\s*${CLOCK}(?:\]\s*|(?:[ \t]+[a-z]+:\S+)*\s*$)`,
);
/** `[Ana Reyes] 18:30:01`, `Ana Reyes  0:01`, `Speaker 1 (00:12)` alone on a line. */
const NAMED = new RegExp(
  String.raw`^(?:\[([^[\]\n:]{1,60})\] |([^\s:<>[\]()"“*-][^:<>[\]()"“*\n]{0,59}?)(?: {2,}|\t+| ?[([]))${CLOCK}[)\]]?\s*$`,
);
const NUMBER = /^\s*\d{1,6}\s*$/;
/** Blocks of WebVTT that nobody says, and who made the transcript. */
const ASIDE = /^(?:NOTE|STYLE|REGION)\b|^Transcribed by https?:/;
const MAX_HEAD_CHARS = 160;

export type TranscriptHead =
  | { readonly kind: 'cue'; readonly from: number; readonly to: number; readonly textAt: number }
  | { readonly kind: 'named'; readonly from: number; readonly name: string };

export function transcriptHead(line: string): TranscriptHead | undefined {
  const head = line.slice(0, MAX_HEAD_CHARS);
  const arrow = head.includes('-->') ? ARROW.exec(head) : null;
  if (arrow) {
    const [from, to] = [msOf(arrow, 1), msOf(arrow, 5)];
    return { kind: 'cue', from, to, textAt: arrow[0].length };
  }
  if (line.length > MAX_HEAD_CHARS) return undefined;
  const named = NAMED.exec(head);
  const name = (named?.[1] ?? named?.[2])?.trim();
  if (!named || name === undefined || !/\p{L}/u.test(name)) return undefined;
  return { kind: 'named', from: msOf(named, 3), name };
}

function msOf(match: RegExpExecArray, at: number): number {
  const [hours = 0, minutes = 0, seconds = 0] = [0, 1, 2].map((i) => Number(match[at + i] ?? 0));
  const part = Number(`0.${match[at + 3] ?? '0'}`);
  return Math.round(((hours * 60 + minutes) * 60 + seconds + part) * 1000);
}

/** Gathers cues while lines go by; `skip` gets what is in none of them. */
export class CueReader {
  #open: Cue | undefined;
  /** Within a block that WebVTT keeps for notes and looks. */
  #isAside = false;
  #isApart = false;
  #afterBlank = true;
  /** A number alone may be the next cue's. */
  #number: TextLine | undefined;

  constructor(
    private readonly emit: (cue: Cue) => void,
    private readonly skip: (line: TextLine, why: string) => void,
  ) {}

  take(line: TextLine): void {
    const afterBlank = this.#afterBlank;
    this.#afterBlank = isBlankLine(line.text);
    const number = this.#number;
    this.#number = undefined;
    const head = transcriptHead(line.text);
    if (head) {
      this.#close();
      return this.#begin(number ?? line, line, head);
    }
    if (number) this.#give(number);
    if (isBlankLine(line.text)) {
      this.#isAside = false;
      if (!this.#open) this.skip(line, 'blank line');
      return;
    }
    if (afterBlank && !this.#open && this.#isAsideHead(line)) return;
    if (afterBlank && ASIDE.test(line.text)) {
      this.#close();
      this.#isAside = true;
    }
    if (this.#isAside) {
      this.#isApart = true;
      return this.skip(line, 'note of the transcript');
    }
    if (afterBlank && NUMBER.test(line.text)) {
      this.#number = line;
      return;
    }
    this.#give(line);
  }

  #isAsideHead(line: TextLine): boolean {
    if (!/^\ufeff?WEBVTT\b/.test(line.text)) return false;
    this.skip(line, 'head of the transcript');
    // Kind and language stand below it, up to the first blank line.
    this.#isAside = true;
    return true;
  }

  /** `first`: the line of its number, where it has one. */
  #begin(first: TextLine, line: TextLine, head: TranscriptHead): void {
    const isCue = head.kind === 'cue';
    this.#open = {
      from: head.from,
      to: isCue ? head.to : undefined,
      name: isCue ? undefined : head.name,
      isApart: this.#isApart,
      lines: [],
      startByte: first.bytes[0],
      endByte: line.bytes[1],
      line: line.number,
    };
    this.#isAside = false;
    this.#isApart = false;
    if (isCue && head.textAt < line.text.length) this.#addText(line, head.textAt);
  }

  #give(line: TextLine): void {
    if (!this.#open) return this.skip(line, 'outside the cues');
    this.#addText(line, 0);
    this.#open.endByte = line.bytes[1];
  }

  #addText(line: TextLine, at: number): void {
    const text = line.text.slice(at).trimEnd();
    const start = line.start + at + (text.length - text.trimStart().length);
    if (text.trim() !== '') this.#open?.lines.push({ text: text.trimStart(), start });
  }

  #close(): void {
    const cue = this.#open;
    this.#open = undefined;
    if (cue) this.emit(cue);
  }

  finish(): void {
    if (this.#number) this.#give(this.#number);
    this.#close();
  }
}
