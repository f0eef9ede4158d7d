// Paragraphs of a packed document as lines of one text. Their bytes are those of the Base64 that spells
// them: three bytes are four characters, so a paragraph begins and ends on the character that it shares.
import type { DecodedText, TextLine } from '../log-format';
import type { StitchedText } from '../shared/stitched-text';
import { utf8Length } from './message-pack';
import type { Section } from './document';

export class SectionsText implements DecodedText {
  readonly length: number;
  readonly #text: string;
  readonly #starts: number[] = [];

  constructor(
    private readonly base64: StitchedText,
    private readonly sections: readonly Section[],
    private readonly line: number,
  ) {
    let at = 0;
    for (const { text } of sections) {
      this.#starts.push(at);
      at += text.length + 1;
    }
    this.#text = sections.map(({ text }) => `${text}\n`).join('');
    this.length = at;
  }

  get encoding(): string {
    return this.base64.encoding;
  }

  slice(start: number, end: number): string {
    return this.#text.slice(Math.max(0, start), Math.max(0, end));
  }

  byteAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const section = this.sections[low];
    if (!section) return this.base64.byteAt(0);
    const { packed, text } = section;
    const local = offset - (this.#starts[low] ?? 0);
    if (local <= 0) return this.#byteOf(packed.start);
    if (local >= text.length) return this.#byteOf(packed.end);
    const before = packed.start + utf8Length(text.slice(0, local));
    return this.#byteOf(Math.min(before, packed.end));
  }

  *lines(): Iterable<TextLine> {
    for (const [i, { text, packed }] of this.sections.entries()) {
      const start = this.#starts[i] ?? 0;
      const bytes = [this.#byteOf(packed.start), this.#byteOf(packed.end)] as const;
      yield { text, number: this.line, start, next: start + text.length + 1, bytes };
    }
  }

  #byteOf(packed: number): number {
    return this.base64.byteAt(Math.floor((packed * 4) / 3));
  }
}
