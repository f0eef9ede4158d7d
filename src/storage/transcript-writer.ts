// Writes the messages of a log in chunks, as they come.
import type { LogTranscript, Message, ProjectId, SkippedSpan } from '@/story';
import { ok, type Result } from '@/lib/result';
import type { Database } from './database';
import type { StorageFailure } from './failure';
import type { MessageChunk, TranscriptHead } from './import-rows';

export const MESSAGES_A_CHUNK = 200;
/** In UTF-16 units, alternatives included. */
const TEXT_A_CHUNK = 256 * 1024;
const CHUNKS_A_TRANSACTION = 20;

/** Of one record; a message above the limit is a chunk of its own. */
export interface ChunkLimits {
  readonly messages?: number;
  readonly text?: number;
}

/** Holds at most what one transaction takes. Nothing of it counts before `finish`. */
export class TranscriptWriter {
  #rows: MessageChunk[] = [];
  #open: OpenChunk | undefined;
  #chunks = 0;
  #messages = 0;
  #isCleared = false;

  constructor(
    private readonly database: Database,
    private readonly projectId: ProjectId,
    private readonly source: string,
    private readonly limits: ChunkLimits,
  ) {}

  /** The next messages, with the spans of their text that no beat shows. */
  async add(
    messages: readonly Message[],
    skipped: readonly SkippedSpan[],
  ): Promise<Result<void, StorageFailure>> {
    const spansOf = new Map<number, SkippedSpan[]>();
    for (const span of skipped) {
      const spans = spansOf.get(span.message);
      if (spans) spans.push(span);
      else spansOf.set(span.message, [span]);
    }
    const { messages: most = MESSAGES_A_CHUNK, text: mostText = TEXT_A_CHUNK } = this.limits;
    for (const message of messages) {
      const length = lengthOf(message);
      if (this.#open && (this.#open.messages.length >= most || this.#open.size + length > mostText))
        this.#closeChunk();
      this.#open ??= { messages: [], skipped: [], size: 0 };
      this.#open.messages.push(message);
      this.#open.size += length;
      for (const span of spansOf.get(message.index) ?? []) this.#open.skipped.push(span);
      this.#messages++;
      if (this.#rows.length < CHUNKS_A_TRANSACTION) continue;
      const written = await this.#flush();
      if (!written.ok) return written;
    }
    return ok(undefined);
  }

  /** Writes what is left, and what the log says of itself. Gives the number of chunks. */
  async finish({
    speakers,
    skipped,
    about,
  }: Omit<LogTranscript, 'messages'>): Promise<Result<number, StorageFailure>> {
    this.#closeChunk();
    const written = await this.#flush();
    if (!written.ok) return written;
    const head: TranscriptHead = {
      projectId: this.projectId,
      source: this.source,
      speakers: speakers.map((speaker) => ({ ...speaker })),
      skipped: skipped.map((bytes) => ({ ...bytes })),
      about: { ...about },
      messageCount: this.#messages,
    };
    const put = await this.database.write('relaxed', ['transcripts'], (tables) =>
      tables.transcripts.put(head),
    );
    return put.ok ? ok(this.#chunks) : put;
  }

  #closeChunk(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const { projectId, source } = this;
    const { messages, skipped } = open;
    const first = messages[0]?.index ?? 0;
    this.#rows.push({ projectId, source, chunk: this.#chunks++, first, messages, skipped });
  }

  #flush(): Promise<Result<void, StorageFailure>> {
    const rows = this.#rows;
    const isFirst = !this.#isCleared;
    this.#rows = [];
    this.#isCleared = true;
    return this.database.write('relaxed', ['transcripts', 'messages'], async (tables) => {
      if (isFirst) {
        await tables.messages
          .where(':id')
          .between([this.projectId, this.source, 0], [this.projectId, this.source, Infinity])
          .delete();
        await tables.transcripts.delete([this.projectId, this.source]);
      }
      await tables.messages.bulkPut(rows);
    });
  }
}

interface OpenChunk {
  readonly messages: Message[];
  readonly skipped: SkippedSpan[];
  /** UTF-16 units of text, alternatives included. */
  size: number;
}

function lengthOf(message: Message): number {
  const others = message.alternatives ?? [];
  return others.reduce((sum, text) => sum + text.length, message.text.length);
}
