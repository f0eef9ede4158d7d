// The list of scenes of the open story: its first page when the project is opened, the rest a moment
// later, and again when another tab has written it.
import { ok, type Result } from '@/lib/result';
import {
  headsOf,
  NO_PAGING,
  repage,
  type Paging,
  type PagingChange,
  type Storage,
  type StorageFailure,
  type StoryStart,
} from '@/storage';
import type { Beat, ProjectId, SceneHead, SceneId } from '@/story';
import type { History } from './history';
import { countLines } from './outline';
import { readPages } from './scene-pages';

/** The story as storage has it now. */
export interface StoredNow {
  readonly start: StoryStart;
  readonly heads: readonly SceneHead[];
  readonly history: History;
  /** Beats of the scenes that were asked for. */
  readonly beats: ReadonlyMap<SceneId, readonly Beat[]>;
}

export interface HeadsHost {
  /** More scenes are there. */
  onHeads(heads: readonly SceneHead[]): void;
  /** Everything was read again. */
  onStored(stored: StoredNow): void;
}

export interface Counts {
  readonly scenes: number;
  readonly lines: number;
}

export class SceneHeads {
  readonly #storage: Storage;
  readonly #id: ProjectId;
  readonly #host: HeadsHost;
  /** Counts lines and scenes while not all heads are read. */
  #start: StoryStart;
  /** The heads as storage has them. */
  #paging: Paging = NO_PAGING;
  #isWhole = $state.raw(false);
  #whole: Promise<Result<void, StorageFailure>> = Promise.resolve(ok(undefined));
  /** Counts the readings: what an older one found is of no use. */
  #reading = 0;

  constructor(storage: Storage, id: ProjectId, start: StoryStart, host: HeadsHost) {
    this.#storage = storage;
    this.#id = id;
    this.#start = start;
    this.#host = host;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Settles when all are read. */
  get whole(): Promise<Result<void, StorageFailure>> {
    return this.#whole;
  }

  /** How many scenes and lines there are; `heads` are those in memory. */
  countsOf(heads: readonly SceneHead[]): Counts {
    if (this.#isWhole) return { scenes: heads.length, lines: countLines(heads) };
    return this.#start.pages.reduce(
      (sum, page) => ({ scenes: sum.scenes + page.scenes, lines: sum.lines + page.lines }),
      { scenes: 0, lines: 0 },
    );
  }

  /** What a save of these heads has to write; `written` is to be told when that is done. */
  changeTo(heads: readonly SceneHead[]): PagingChange {
    return repage(this.#paging, heads);
  }

  written(change: PagingChange | undefined): void {
    if (change) this.#paging = change.paging;
  }

  /** Reads the rest; where there is none, all is there at once. */
  begin(): void {
    const { pages, revision, outline } = this.#start;
    if (pages.length > 1) {
      this.#whole = this.#readRest();
      return;
    }
    this.#paging = { revision, pages: pages.map((ref) => ({ ...ref, heads: outline.scenes })) };
    this.#isWhole = true;
  }

  /** Reads the story as another tab has left it, with the beats of these scenes. */
  readAgain(scenes: readonly SceneId[]): Promise<Result<void, StorageFailure>> {
    const read = this.#readAgain(scenes);
    if (!this.#isWhole) this.#whole = read;
    return read;
  }

  close(): void {
    this.#reading = Infinity;
  }

  async #readRest(): Promise<Result<void, StorageFailure>> {
    const isStopped = this.#startReading();
    const read = await readPages(this.#storage, this.#id, this.#start, {
      isStopped,
      onSome: (heads) => this.#host.onHeads(heads),
    });
    if (isStopped()) return this.#later();
    if (!read.ok) return read;
    if (read.value === 'changed') return this.#readAgain([]);
    this.#paging = read.value;
    this.#isWhole = true;
    this.#host.onHeads(headsOf(read.value));
    return ok(undefined);
  }

  async #readAgain(scenes: readonly SceneId[]): Promise<Result<void, StorageFailure>> {
    const isStopped = this.#startReading();
    const start = await this.#storage.projects.openStart(this.#id);
    if (!start.ok) return start;
    const known = this.#paging.pages;
    const read = await readPages(this.#storage, this.#id, start.value, { known, isStopped });
    if (!read.ok) return read;
    const history = await this.#storage.undo.getHistory(this.#id);
    if (!history.ok) return history;
    const beats = await this.#storage.scenes.getMany(this.#id, scenes);
    if (!beats.ok) return beats;
    if (isStopped()) return this.#later();
    if (read.value === 'changed') return this.#readAgain(scenes);
    this.#start = start.value;
    this.#paging = read.value;
    this.#isWhole = true;
    const { steps, position } = history.value;
    this.#host.onStored({
      start: start.value,
      heads: headsOf(read.value),
      history: { steps, position },
      beats: beats.value,
    });
    return ok(undefined);
  }

  /** Gives a question: has a later reading begun, or was the project closed? */
  #startReading(): () => boolean {
    const reading = (this.#reading += 1);
    return () => reading !== this.#reading;
  }

  /** What a reading gives that a later one has overtaken. */
  #later(): Result<void, StorageFailure> | Promise<Result<void, StorageFailure>> {
    return this.#isWhole || this.#reading === Infinity ? ok(undefined) : this.#whole;
  }
}
