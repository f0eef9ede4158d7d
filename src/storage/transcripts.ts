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
import { TranscriptWriter, type ChunkLimits } from './transcript-writer';

export class Transcripts {
  constructor(private readonly database: Database) {}

  /** Writes a transcript piece by piece, in place of what the source had. */
  writer(projectId: ProjectId, source: string, limits: ChunkLimits = {}): TranscriptWriter {
    return new TranscriptWriter(this.database, projectId, source, limits);
  }

  /**
   * Writes a whole transcript and its skipped spans in place of what the source had. `skipped` may come
   * in any order. Gives the number of chunks.
   */
  async put(
    projectId: ProjectId,
    source: string,
    transcript: Transcript,
    skipped: readonly SkippedSpan[] = [],
    limits: ChunkLimits = {},
  ): Promise<Result<number, StorageFailure>> {
    const writer = this.writer(projectId, source, limits);
    const added = await writer.add(transcript.messages, skipped);
    return added.ok ? writer.finish(transcript) : added;
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
