// Slices of a long text, decoded where they are looked at: a file of any size is read in the memory of a few.
import type { ByteJump, TextChunk, UnitWidths } from './decoded-text';

/** What decoding gives of a slice. */
export interface DecodedSlice {
  readonly text: string;
  readonly widths: UnitWidths;
  readonly jumps: readonly ByteJump[];
}

/** Measures of a slice that was decoded once and let go. */
export interface SliceMeasures {
  readonly length: number;
  readonly start: number;
  readonly byteStart: number;
  readonly byteEnd: number;
}

const PAGES_HELD = 3;

/** Decodes slices again and holds the last few. */
export class Pages {
  readonly #held = new Map<number, DecodedSlice>();

  /** `decode` gives, at once and each time the same, the slice of these bytes. */
  constructor(private readonly decode: (byteStart: number, byteEnd: number) => DecodedSlice) {}

  chunk(measures: SliceMeasures): TextChunk {
    return new PagedChunk(measures, this);
  }

  page({ byteStart, byteEnd }: SliceMeasures): DecodedSlice {
    const held = this.#held.get(byteStart);
    if (held) return held;
    const [oldest] = this.#held.keys();
    if (oldest !== undefined && this.#held.size >= PAGES_HELD) this.#held.delete(oldest);
    const page = this.decode(byteStart, byteEnd);
    this.#held.set(byteStart, page);
    return page;
  }
}

class PagedChunk implements TextChunk {
  readonly length: number;
  readonly start: number;
  readonly byteStart: number;
  readonly byteEnd: number;

  constructor(
    measures: SliceMeasures,
    private readonly pages: Pages,
  ) {
    ({
      length: this.length,
      start: this.start,
      byteStart: this.byteStart,
      byteEnd: this.byteEnd,
    } = measures);
  }

  get text(): string {
    return this.pages.page(this).text;
  }

  get widths(): UnitWidths {
    return this.pages.page(this).widths;
  }

  get jumps(): readonly ByteJump[] {
    return this.pages.page(this).jumps;
  }
}

/** Of workers alone, so the page's types do not have it. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Reads a part of a file at once, which only workers can. Undefined on a page and in Node. */
export function syncReader(blob: Blob): ((from: number, to: number) => Uint8Array) | undefined {
  if (typeof FileReaderSync === 'undefined') return undefined;
  const reader = new FileReaderSync();
  return (from, to) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(from, to)));
}
