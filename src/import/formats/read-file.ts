// Bytes → encoding → format → transcript. Odd material becomes diagnostics, never an exception.
import type { Diagnostic } from '@/lib/diagnostic';
import { gunzip } from '@/lib/gunzip';
import {
  decodeBlob,
  HEAD_BYTES,
  kindOfBytes,
  type ByteKind,
  type Decoded,
  type DecodedText,
} from '@/lib/text';
import type { LogTranscript, Transcript } from '@/story';
import {
  damagedUtf8,
  doubtfulFormat,
  emptyFile,
  encodingGuessed,
  mojibake,
  moreDamagedLines,
  noMessages,
  nulBytes,
  readerFault,
  refused,
  unreadable,
} from '../diagnostics';
import { nameOfText, openDocument } from '../documents';
import { detectFormat, extensionOf, findFormat, sampleOf, type RankedFormat } from '.';
import type { LogFormat, LogSource } from './log-format';

export interface ReadOptions {
  /** Id of a format chosen by the user. */
  readonly format?: string;
  /** Encoding chosen by the user. */
  readonly encoding?: string;
  readonly knownNames?: readonly string[];
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  onProgress?(fraction: number): void;
}

export interface FileRead<T extends LogTranscript = Transcript> {
  readonly transcript: T;
  readonly diagnostics: readonly Diagnostic[];
  /** '' where the file was refused before it was decoded. */
  readonly encoding: string;
  /** All formats that claim the file, best first, whichever read it. */
  readonly ranked: readonly RankedFormat[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Id of the format that read it, or null where none could. */
  readonly format: string | null;
  readonly formatVersion: number;
}

const TEXT_KINDS: ReadonlySet<ByteKind> = new Set(['text', 'html']);
const CLOSE_CALL = 0.08;
/** From this size on the messages of a log are read again for each walk, where the format can, not held. */
const STREAM_BYTES = 8 * 1024 * 1024;
const MAX_DAMAGED_SHOWN = 20;
const MAX_UNPACKED_BYTES = 2 * 1024 ** 3;

/** Reads one file and holds its messages. Rejects only when `signal` says so. */
export function readFile(
  file: Blob,
  fileName: string,
  options: ReadOptions = {},
): Promise<FileRead> {
  return readAs(file, fileName, options, (format, source) => format.read(source));
}

/** As `readFile`, for a log of any size: the messages of a large one are not held. */
export function streamFile(
  file: Blob,
  fileName: string,
  options: ReadOptions & { readonly streamBytes?: number } = {},
): Promise<FileRead<LogTranscript>> {
  const from = options.streamBytes ?? STREAM_BYTES;
  return readAs<LogTranscript>(file, fileName, options, (format, source) =>
    format.stream && source.size > from ? format.stream(source) : format.read(source),
  );
}

async function readAs<T extends LogTranscript>(
  file: Blob,
  fileName: string,
  options: ReadOptions,
  read: (
    format: LogFormat,
    source: LogSource,
  ) => Promise<{
    readonly transcript: Transcript | T;
    readonly diagnostics: readonly Diagnostic[];
  }>,
): Promise<FileRead<Transcript | T>> {
  const opened = await open(file, options);
  if ('refusal' in opened) return nothing(file.size, opened.refusal);
  const { blob, decoded } = opened;
  const diagnostics = describeDecoding(decoded);
  for (const diagnostic of opened.ofDocument ?? []) diagnostics.push(diagnostic);
  const textName = opened.ofDocument ? nameOfText(fileName) : fileName;
  const { text, encoding } = decoded;
  const detection = detectFormat(sampleOf(textName, blob.size, text));
  const [best, second] = detection.ranked;
  const chosen = findFormat(options.format ?? '') ?? findFormat(best?.id ?? '');
  const ranked = { ranked: detection.ranked, confidence: detection.confidence, encoding };
  if (!chosen) {
    return { ...nothing(file.size, noMessages()), ...ranked };
  }
  const source: LogSource = {
    fileName: textName,
    extension: extensionOf(textName),
    size: blob.size,
    text,
    onProgress: (bytes) => options.onProgress?.(blob.size === 0 ? 1 : bytes / blob.size),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.knownNames ? { knownNames: options.knownNames } : {}),
  };
  let log: Awaited<ReturnType<typeof read>>;
  try {
    log = await read(chosen, source);
  } catch (error) {
    options.signal?.throwIfAborted();
    // A fault of ours must not cost the user the other files of the same drop.
    return { ...nothing(file.size, readerFault(String(error))), ...ranked };
  }
  for (const diagnostic of withFewDamaged(log.diagnostics)) diagnostics.push(diagnostic);
  const isClose = best && second && best.score - second.score < CLOSE_CALL && second.score > 0.4;
  // Two names for one reader give the same result.
  const differs = findFormat(second?.id ?? '')?.read !== chosen.read;
  if (isClose && differs && options.format === undefined) {
    diagnostics.push(doubtfulFormat(best.label, second.label));
  }
  if (log.transcript.messages.length === 0 && diagnostics.length === 0)
    diagnostics.push(noMessages());
  return {
    transcript: log.transcript,
    diagnostics,
    ...ranked,
    format: chosen.id,
    formatVersion: chosen.version,
  };
}

/** Nobody reads of each of thousands of damaged lines. */
function withFewDamaged(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  let damaged = 0;
  const few = diagnostics.filter(
    ({ code }) => code !== 'damaged-line' || ++damaged <= MAX_DAMAGED_SHOWN,
  );
  return damaged > MAX_DAMAGED_SHOWN
    ? [...few, moreDamagedLines(damaged - MAX_DAMAGED_SHOWN)]
    : few;
}

type Opened =
  | {
      blob: Blob;
      decoded: Decoded;
      /** Of a document of a word processor, whose text `blob` is. */
      ofDocument?: readonly Diagnostic[];
    }
  | { refusal: Diagnostic };

async function open(file: Blob, options: ReadOptions): Promise<Opened> {
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const kind = kindOfBytes(head);
    if (kind === 'empty') return { refusal: emptyFile() };
    if (kind === 'gzip') return await openGzip(file, options);
    const document = await openDocument(file, head);
    if (document?.kind === 'refused') return { refusal: document.diagnostic };
    if (document) {
      // Bytes of the transcript of a document are those of its text, which is UTF-8 whatever was chosen.
      const { encoding: _, ...others } = options;
      const decoded = await decodeBlob(document.text, others);
      return { blob: document.text, decoded, ofDocument: document.diagnostics };
    }
    // A user who names the encoding knows that it is text.
    if (!TEXT_KINDS.has(kind) && options.encoding === undefined) return { refusal: refused(kind) };
    const decoded = await decodeBlob(file, options);
    if (decoded.text.length === 0) return { refusal: emptyFile() };
    return { blob: file, decoded };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { refusal: unreadable(String(error)) };
  }
}

/** Bytes of the transcript of a packed file are those of what is inside. */
async function openGzip(file: Blob, options: ReadOptions): Promise<Opened> {
  const blob = await gunzip(file, MAX_UNPACKED_BYTES);
  if (!blob) return { refusal: refused('gzip') };
  return { blob, decoded: await decodeBlob(blob, options) };
}

function nothing(size: number, diagnostic: Diagnostic): FileRead {
  const skipped = size > 0 ? [{ bytes: [0, size] as const, why: 'not read' }] : [];
  return {
    transcript: { speakers: [], messages: [], skipped, about: {} },
    diagnostics: [diagnostic],
    encoding: '',
    ranked: [],
    confidence: 0,
    format: null,
    formatVersion: 0,
  };
}

function describeDecoding({
  certainty,
  encoding,
  faults,
  nulBytes: nul,
  text,
}: Decoded): Diagnostic[] {
  const out: Diagnostic[] = [];
  if (nul > 0) out.push(nulBytes(nul));
  if (faults > 0 && encoding === 'utf-8') out.push(damagedUtf8(faults));
  else if (certainty === 'guessed') out.push(encodingGuessed(encoding));
  const evidence = findMojibake(text);
  if (evidence) out.push(mojibake(evidence));
  return out;
}

/** UTF-8 that was read as windows-1252 and saved again, as it shows in the first 64 K. */
function findMojibake(text: DecodedText): string | undefined {
  const found = text.slice(0, 65_536).match(/â€[œ\u009d™“”¦˜]|Ã[©¨¼¶¤±]|ðŸ[\u0080-\u00ffŸ˜’“”]/g);
  return found && found.length >= 3 ? found[0] : undefined;
}
