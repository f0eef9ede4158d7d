// Gathers messages and skipped bytes while a reader walks a file, and closes the account at the end.
import type { LogSource } from '../log-format';
import type { Message, SkippedBytes, Speaker, Transcript, TranscriptAbout } from '@/story';
import { isNewestFirst } from './newest-first';

export type NewMessage = Omit<Message, 'index'>;
type Bytes = readonly [start: number, end: number];

export class TranscriptBuilder {
  readonly messages: Message[] = [];
  readonly #skipped: SkippedBytes[] = [];
  readonly #speakers = new Map<string, Speaker>();

  add(message: NewMessage): Message {
    const kept = { index: this.messages.length, ...message };
    this.messages.push(kept);
    return kept;
  }

  /** Takes back the last message, whose bytes the caller then gives to another or skips. */
  removeLast(): Message | undefined {
    return this.messages.pop();
  }

  /** Puts a longer version in the place of the last message. */
  replaceLast(message: Message): void {
    this.messages[this.messages.length - 1] = message;
  }

  /** For programs that may write their newest message first; called when all have their times. */
  putOldestFirst(): void {
    if (!isNewestFirst(this.messages)) return;
    for (const [index, message] of this.messages.toReversed().entries())
      this.messages[index] = { ...message, index };
  }

  skip(bytes: Bytes, why: string): void {
    if (bytes[1] <= bytes[0]) return;
    const last = this.#skipped.at(-1);
    if (last?.why === why && last.bytes[1] === bytes[0]) {
      this.#skipped[this.#skipped.length - 1] = { bytes: [last.bytes[0], bytes[1]], why };
    } else this.#skipped.push({ bytes, why });
  }

  /** Speakers in order of first appearance; a second call with the same key adds what is new. */
  speaker(speaker: Speaker): string {
    const known = this.#speakers.get(speaker.key);
    this.#speakers.set(speaker.key, known ? { ...speaker, ...known } : speaker);
    return speaker.key;
  }

  /** `between`: what to call bytes that no one claimed, such as the brackets around a JSON list. */
  finish(source: LogSource, about: TranscriptAbout, between = 'between messages'): Transcript {
    const { size } = source;
    const [first] = this.messages;
    const textStart = Math.min(source.text.byteAt(0), first?.bytes[0] ?? size);
    if (this.#skipped.every(({ bytes }) => bytes[0] >= textStart)) {
      this.skip([0, textStart], 'byte order mark');
    }
    return {
      speakers: [...this.#speakers.values()],
      messages: this.messages,
      skipped: fillGaps(this.messages, this.#skipped, size, between),
      about,
    };
  }
}

/** `skipped` in order of bytes, with every byte added that is in no record and not skipped yet. */
export function fillGaps(
  messages: readonly Message[],
  skipped: readonly SkippedBytes[],
  size: number,
  between: string,
): SkippedBytes[] {
  const records = [...messages.map((message) => ({ bytes: message.bytes, why: null })), ...skipped];
  records.sort((a, b) => a.bytes[0] - b.bytes[0] || a.bytes[1] - b.bytes[1]);
  const out: SkippedBytes[] = [];
  let at = 0;
  for (const { bytes, why } of records) {
    if (bytes[0] > at) out.push({ bytes: [at, bytes[0]], why: between });
    if (why !== null) out.push({ bytes, why });
    at = Math.max(at, bytes[1]);
  }
  if (at < size) out.push({ bytes: [at, size], why: between });
  return out;
}
