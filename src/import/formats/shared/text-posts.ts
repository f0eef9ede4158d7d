// Posts of a text log while its lines go by: a head opens a post, what follows belongs to it.
import type { TextLine } from '@/lib/text';
import type { LogSource } from '../log-format';
import { cleanText } from './text-marks';

export interface TextPost<Facts> {
  readonly facts: Facts;
  /** Without white space at its ends; may be empty. */
  readonly text: string;
  readonly bytes: readonly [start: number, end: number];
  readonly textBytes: readonly [start: number, end: number];
  /** From 1. */
  readonly line: number;
}

interface Open<Facts> {
  readonly facts: Facts;
  readonly line: number;
  readonly startByte: number;
  endByte: number;
  /** Offsets of the text; `end` follows the last line that is not blank. */
  start: number;
  end: number;
}

export class TextPosts<Facts> {
  #open: Open<Facts> | undefined;

  /** `emit` gets every post when it is complete, and must claim its bytes. */
  constructor(
    private readonly source: LogSource,
    private readonly emit: (post: TextPost<Facts>) => void,
  ) {}

  /** What is known of the post that is open. */
  get facts(): Facts | undefined {
    return this.#open?.facts;
  }

  /** How the text of the open post begins, so far as it has been seen. */
  startOfText(chars: number): string {
    const open = this.#open;
    return open ? this.source.text.slice(open.start, Math.min(open.end, open.start + chars)) : '';
  }

  /** True while nothing of the open post's text has been seen. */
  get isEmpty(): boolean {
    return this.#open !== undefined && this.#open.end <= this.#open.start;
  }

  /** A line with a head; its text begins at `textAt` and ends at `textEnd` of the line. */
  begin(line: TextLine, textAt: number, facts: Facts, textEnd = line.text.length): void {
    this.close();
    this.#open = {
      facts,
      line: line.number,
      startByte: line.bytes[0],
      endByte: line.bytes[1],
      start: line.start + Math.min(textAt, textEnd),
      end: line.start + textEnd,
    };
  }

  /** A line of the open post's text, or what of it is text. False where no post is open. */
  extend(line: TextLine, textEnd = line.text.length, textAt = 0): boolean {
    const open = this.#open;
    if (!open) return false;
    open.endByte = line.bytes[1];
    if (isBlankLine(line.text)) return true;
    if (open.end <= open.start) open.start = line.start + textAt;
    open.end = line.start + textEnd;
    return true;
  }

  /** A line that belongs to the open post and not to its text, such as a mark before or after it. */
  absorb(line: TextLine): void {
    if (this.#open) this.#open.endByte = line.bytes[1];
  }

  /** What turned out about the open post after it began. */
  recast(facts: Facts): void {
    if (this.#open) this.#open = { ...this.#open, facts };
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    const { text } = this.source;
    const raw = text.slice(open.start, open.end);
    const start = open.start + (raw.length - raw.trimStart().length);
    const end = Math.max(start, open.start + raw.trimEnd().length);
    this.emit({
      facts: open.facts,
      text: cleanText(text.slice(start, end)),
      bytes: [open.startByte, open.endByte],
      textBytes: [text.byteAt(start), text.byteAt(end)],
      line: open.line,
    });
  }
}

export function isBlankLine(text: string): boolean {
  return text.length < 1000 && text.trim() === '';
}
