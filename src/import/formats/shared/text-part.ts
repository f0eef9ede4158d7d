// A run of lines of a text, for a reader that takes a whole text; and what such a reader found.
import type { DecodedText, LogSource, ReadLog, TextLine } from '../log-format';
import type { TranscriptBuilder } from './transcript-builder';

export class TextPart implements DecodedText {
  readonly length: number;
  readonly #start: number;

  constructor(
    private readonly whole: DecodedText,
    private readonly part: readonly TextLine[],
  ) {
    this.#start = part[0]?.start ?? 0;
    this.length = (part.at(-1)?.next ?? 0) - this.#start;
  }

  get encoding(): string {
    return this.whole.encoding;
  }

  slice(start: number, end: number): string {
    const to = Math.min(end, this.length);
    return this.whole.slice(this.#start + Math.max(0, start), this.#start + to);
  }

  byteAt(offset: number): number {
    return this.whole.byteAt(this.#start + Math.min(Math.max(0, offset), this.length));
  }

  *lines(): Iterable<TextLine> {
    for (const line of this.part) {
      yield { ...line, start: line.start - this.#start, next: line.next - this.#start };
    }
  }
}

/**
 * Adds what `read` finds in a part of the file. What it skips is left to the account of the whole, since
 * it knows nothing of the bytes around its part.
 */
export async function readPart(
  builder: TranscriptBuilder,
  source: LogSource,
  part: DecodedText,
  read: (source: LogSource) => Promise<ReadLog>,
): Promise<ReadLog> {
  const found = await read({ ...source, text: part });
  for (const speaker of found.transcript.speakers) builder.speaker(speaker);
  for (const { index: _index, ...message } of found.transcript.messages) builder.add(message);
  return found;
}
