// The contract of the shelf `import/formats`: one folder per format, one line in `index.ts`.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Transcript } from '@/story';

/** What detection sees: enough of a file to tell whose it is, read once for all formats. */
export interface LogSample {
  readonly fileName: string;
  /** Lower case, without the dot; '' where there is none. */
  readonly extension: string;
  /** Size of the whole file in bytes. */
  readonly size: number;
  /** The first 64 KB decoded, cut at a line end where there is one. */
  readonly head: string;
  /** `head` by lines, without the empty ones. */
  readonly lines: readonly string[];
  /**
   * The whole file as JSON where it is JSON (or can be repaired to be) and at most 64 MB, the first
   * lines' values for JSON lines, else undefined.
   */
  readonly json: unknown;
  readonly jsonLines: readonly unknown[] | undefined;
}

/** A decoded file to read. Formats see text; `byteAt` leads back to the bytes of the file. */
export interface LogSource {
  readonly fileName: string;
  readonly extension: string;
  readonly size: number;
  readonly text: DecodedText;
  /** Called with the bytes done, at most ten times a second matters. */
  onProgress?(bytes: number): void;
  readonly signal?: AbortSignal;
}

/** Text with a way back to bytes. Offsets are UTF-16 units, never those of a changed copy. */
export interface DecodedText {
  readonly encoding: string;
  /** Length in UTF-16 units. */
  readonly length: number;
  /** Lines with their offsets, line ends excluded; `next` is where the following line starts. */
  lines(): Iterable<TextLine>;
  slice(start: number, end: number): string;
  /** Byte offset in the file of a UTF-16 offset. Cheap when asked in rising order. */
  byteAt(offset: number): number;
}

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly next: number;
  /** Bytes of the line, its line end included. */
  readonly bytes: readonly [start: number, end: number];
}

export interface ReadLog {
  readonly transcript: Transcript;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LogFormat {
  readonly id: string;
  readonly label: string;
  readonly extensions: readonly string[];
  /** Raised when the reader changes what it gives for the same bytes. */
  readonly version: number;
  /** From 0, not ours, to 1, ours for certain. The highest wins. */
  detect(sample: LogSample): number;
  /** Never throws on bad input: what cannot be read becomes a diagnostic. */
  read(source: LogSource): Promise<ReadLog>;
}
