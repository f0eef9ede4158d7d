// The lines of a draft in order, with the words of the log that each shows: what previews look through.
import type {
  DraftPage,
  ImportRow,
  MessageChunk,
  Storage,
  StorageFailure,
  StoredSceneStart,
} from '@/storage';
import { fail, ok, type Result } from '@/lib/result';
import type { Beat, Message, ProjectId, SceneId, SourceId } from '@/story';

export interface StoredLine {
  readonly source: SourceId;
  readonly message: Message;
  readonly beat: Beat;
  /** The stretch of the message that the beat shows. */
  readonly raw: string;
}

const SCENES_A_READ = 40;

/** Messages of all sources of a draft, chunk by chunk. */
export async function* storedChunks(
  storage: Storage,
  row: ImportRow,
  only?: SourceId,
): AsyncGenerator<
  Result<{ readonly source: SourceId; readonly chunk: MessageChunk }, StorageFailure>
> {
  for (const { id } of row.sources) {
    if (only !== undefined && id !== only) continue;
    for await (const chunk of storage.transcripts.eachChunk(row.projectId, id)) {
      yield chunk.ok ? ok({ source: id, chunk: chunk.value }) : fail(chunk.failure);
    }
  }
}

/** Lines of story and notes that come from the text of a message. */
export async function* storedLines(
  storage: Storage,
  row: ImportRow,
  only?: SourceId,
): AsyncGenerator<Result<StoredLine, StorageFailure>> {
  const beats = new BeatsByMessage(storage, row);
  for await (const read of storedChunks(storage, row, only)) {
    if (!read.ok) {
      yield read;
      return;
    }
    const { source, chunk } = read.value;
    for (const message of chunk.messages) {
      const own = await beats.of(source, message.index);
      if (!own.ok) {
        yield own;
        return;
      }
      for (const beat of own.value) {
        const { span } = beat;
        if (!span) continue;
        yield ok({ source, message, beat, raw: message.text.slice(span.start, span.end) });
      }
    }
  }
}

/** Scenes are read a batch ahead, and let go once their messages are through. */
class BeatsByMessage {
  readonly #pages: AsyncGenerator<Result<DraftPage, StorageFailure>, void>;
  /** Of the page that was read last. */
  #starts: readonly StoredSceneStart[] = [];
  /** Starts stand in the order of the sources. */
  readonly #rank: ReadonlyMap<string, number>;
  readonly #projectId: ProjectId;
  #next = 0;
  #held = new Map<string, Beat[]>();

  constructor(
    private readonly storage: Storage,
    row: ImportRow,
  ) {
    this.#pages = storage.draftPages.each(row);
    this.#rank = new Map(row.sources.map(({ id }, i) => [id, i]));
    this.#projectId = row.projectId;
  }

  async of(source: SourceId, message: number): Promise<Result<readonly Beat[], StorageFailure>> {
    for (;;) {
      const next = await this.#nextStart();
      if (!next.ok) return next;
      const start = next.value;
      if (!start || (start.source === source && start.message > message)) break;
      if ((this.#rank.get(start.source) ?? 0) > (this.#rank.get(source) ?? 0)) break;
      const read = await this.#read();
      if (!read.ok) return read;
    }
    const key = `${source} ${message}`;
    const found = this.#held.get(key) ?? [];
    this.#held.delete(key);
    return ok(found);
  }

  /** Undefined behind the last scene. */
  async #nextStart(): Promise<Result<StoredSceneStart | undefined, StorageFailure>> {
    while (this.#next >= this.#starts.length) {
      const read = await this.#pages.next();
      if (read.done) return ok(undefined);
      if (!read.value.ok) return read.value;
      this.#starts = read.value.value.starts;
      this.#next = 0;
    }
    return ok(this.#starts[this.#next]);
  }

  async #read(): Promise<Result<void, StorageFailure>> {
    const batch = this.#starts.slice(this.#next, this.#next + SCENES_A_READ);
    this.#next += batch.length;
    const ids = batch.map(({ scene }): SceneId => scene);
    const read = await this.storage.scenes.getMany(this.#projectId, ids);
    if (!read.ok) return read;
    for (const id of ids) {
      for (const beat of read.value.get(id) ?? []) {
        if (!beat.span || !('text' in beat)) continue;
        const key = `${beat.span.source} ${beat.span.message}`;
        const held = this.#held.get(key);
        if (held) held.push(beat);
        else this.#held.set(key, [beat]);
      }
    }
    return ok(undefined);
  }
}
