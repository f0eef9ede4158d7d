// Messages as they were read, in chunks; with them the text that no beat shows.
import type { Message, ProjectId, SkippedSpan, Transcript } from '@/story';
import { ok, type Result } from '@/lib/result';
import { rowsOfProject, type Database } from './database';
import type { StorageFailure } from './failure';
import { parseRow } from './parse';
import {
  messageChunkSchema,
  transcriptHeadSchema,
  type MessageChunk,
  type TranscriptHead,
} from './import-rows';

export const MESSAGES_A_CHUNK = 200;
/** In UTF-16 units, alternatives included. */
export const TEXT_A_CHUNK = 256 * 1024;
const CHUNKS_A_TRANSACTION = 20;

export interface ChunkLimits {
  readonly messages?: number;
  readonly text?: number;
}

/** Runs of messages that each fit in one record; a message above the limit is a chunk of its own. */
export function* chunkMessages(
  messages: Iterable<Message>,
  limits: ChunkLimits = {},
): Generator<Message[]> {
  const most = limits.messages ?? MESSAGES_A_CHUNK;
  const mostText = limits.text ?? TEXT_A_CHUNK;
  let chunk: Message[] = [];
  let size = 0;
  for (const message of messages) {
    const length = lengthOf(message);
    if (chunk.length > 0 && (chunk.length >= most || size + length > mostText)) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(message);
    size += length;
  }
  if (chunk.length > 0) yield chunk;
}

function lengthOf(message: Message): number {
  const others = message.alternatives ?? [];
  return others.reduce((sum, text) => sum + text.length, message.text.length);
}

export class Transcripts {
  constructor(private readonly database: Database) {}

  /**
   * Writes a transcript and its skipped spans in place of what the source had. `skipped` may come in
   * any order; each span lies in the chunk of its message.
   */
  async put(
    projectId: ProjectId,
    source: string,
    transcript: Transcript,
    skipped: readonly SkippedSpan[] = [],
    limits: ChunkLimits = {},
  ): Promise<Result<number, StorageFailure>> {
    const head: TranscriptHead = {
      projectId,
      source,
      speakers: transcript.speakers.map((speaker) => ({ ...speaker })),
      skipped: transcript.skipped.map((bytes) => ({ ...bytes })),
      about: { ...transcript.about },
      messageCount: transcript.messages.length,
    };
    const cleared = await this.database.write(
      'relaxed',
      ['transcripts', 'messages'],
      async (tables) => {
        await tables.messages
          .where(':id')
          .between([projectId, source, 0], [projectId, source, Infinity])
          .delete();
        await tables.transcripts.put(head);
      },
    );
    if (!cleared.ok) return cleared;
    const spansOf = new Map<number, SkippedSpan[]>();
    for (const span of skipped) {
      const spans = spansOf.get(span.message);
      if (spans) spans.push(span);
      else spansOf.set(span.message, [span]);
    }
    let rows: MessageChunk[] = [];
    let chunk = 0;
    const flush = () =>
      this.database.write('relaxed', ['messages'], (tables) => tables.messages.bulkPut(rows));
    for (const messages of chunkMessages(transcript.messages, limits)) {
      rows.push({
        projectId,
        source,
        chunk,
        first: messages[0]?.index ?? 0,
        messages,
        skipped: messages.flatMap((message) => spansOf.get(message.index) ?? []),
      });
      chunk += 1;
      if (rows.length < CHUNKS_A_TRANSACTION) continue;
      const written = await flush();
      if (!written.ok) return written;
      rows = [];
    }
    const written = rows.length > 0 ? await flush() : ok(undefined);
    return written.ok ? ok(chunk) : written;
  }

  getHead(
    projectId: ProjectId,
    source: string,
  ): Promise<Result<TranscriptHead | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.transcripts.get([projectId, source]);
      return row === undefined
        ? undefined
        : parseRow(transcriptHeadSchema, row, 'transcripts', source);
    });
  }

  listHeads(projectId: ProjectId): Promise<Result<TranscriptHead[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows: readonly unknown[] = await rowsOfProject(tables.transcripts, projectId).toArray();
      return rows.map((row) => parseRow(transcriptHeadSchema, row, 'transcripts', projectId));
    });
  }

  getChunk(
    projectId: ProjectId,
    source: string,
    chunk: number,
  ): Promise<Result<MessageChunk | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.messages.get([projectId, source, chunk]);
      if (row === undefined) return undefined;
      return parseRow(messageChunkSchema, row, 'messages', `${source} ${chunk}`);
    });
  }

  /** Chunks in order, one read at a time. */
  async *eachChunk(
    projectId: ProjectId,
    source: string,
  ): AsyncGenerator<Result<MessageChunk, StorageFailure>, void> {
    for (let chunk = 0; ; chunk++) {
      const read = await this.getChunk(projectId, source, chunk);
      if (!read.ok) yield read;
      if (!read.ok || !read.value) return;
      yield ok(read.value);
    }
  }

  /** One message with the chunk around it: what a beat's span leads to. */
  async getMessage(
    projectId: ProjectId,
    source: string,
    index: number,
  ): Promise<Result<Message | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const keys = await tables.messages
        .where(':id')
        .between([projectId, source, 0], [projectId, source, Infinity])
        .primaryKeys();
      // Chunks are in order: halve until the one that holds the message is found.
      let [low, high] = [0, keys.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const key = keys[middle];
        const row: unknown = key && (await tables.messages.get(key));
        if (row === undefined) return undefined;
        const chunk = parseRow(messageChunkSchema, row, 'messages', `${source} ${middle}`);
        if (index < chunk.first) high = middle - 1;
        else if (index >= chunk.first + chunk.messages.length) low = middle + 1;
        else return chunk.messages[index - chunk.first];
      }
      return undefined;
    });
  }
}
