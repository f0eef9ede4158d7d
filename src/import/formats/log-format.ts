// The contract of the shelf `import/formats`: one folder per format, one line in `index.ts`.
import type { Diagnostic } from '@/lib/diagnostic';
import type { DecodedText } from '@/lib/text';
import type { LogTranscript, Transcript } from '@/story';

export type { DecodedText, TextLine } from '@/lib/text';

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
   * The file as JSON where it is JSON or can be mended to be, else undefined. Of a file over 1 MB only
   * the head, its open brackets closed: enough to see the shape.
   */
  readonly json: unknown;
  /** The values of the first lines where they are JSON lines, else undefined. */
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
  /** Names known from elsewhere, such as dropped cards and personas: they win at once as speakers. */
  readonly knownNames?: readonly string[];
}

export interface ReadLog {
  readonly transcript: Transcript;
  readonly diagnostics: readonly Diagnostic[];
}

/** As `ReadLog`; the messages are read from the file again each time they are walked. */
export interface StreamedLog {
  readonly transcript: LogTranscript;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Where a file of a format may hold several conversations, so that the user can choose among them. One
 * of them, cut out, has to be a file that the format reads.
 */
export interface ConversationLists {
  /** Keys from the top of the document to the list; none: the document is the list. */
  readonly paths: readonly (readonly string[])[];
  /** Whether an element of a list is a conversation; asked of the first few. */
  isConversation(value: unknown): boolean;
  /** One of them is read within what stands around the list, such as the name of the character. */
  readonly needsFrame?: boolean;
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
  /** As `read`, for files too large to hold: every walk over the messages gives what `read` gives. */
  stream?(source: LogSource): Promise<StreamedLog>;
  /** Of formats in which whole accounts are exported. */
  readonly conversations?: ConversationLists;
}
