/* eslint svelte/prefer-svelte-reactivity: "off" -- what is shown is raw state, replaced whole; the set is bookkeeping */
// The draft as the review shows it: the whole log by message, loaded where it is looked at. What is
// shown is never the data; corrections are rules, and the pass runs again with them.
import { tick } from 'svelte';
import { live } from '@/storage/live.svelte';
import {
  hasUnread,
  type ImportRow,
  type MessageChunk,
  type Storage,
  type StorageFailure,
  type StoredDoubt,
  type StoredSceneStart,
} from '@/storage';
import type {
  Beat,
  ImportRules,
  Message,
  ProjectId,
  SceneHead,
  SceneId,
  SkippedSpan,
  SourceId,
} from '@/story';
import { nextTask } from '@/lib/turns';
import { Corrections } from './corrections.svelte';
import { UnreadLines } from './unread-lines';
import { beatsOfMessage, cutsInMessage, scenesOfMessage, type SceneStart } from './review-rows';

/** One message of the log with what was made of it. */
export interface ReviewRow {
  readonly message: Message;
  readonly beats: readonly Beat[];
  readonly skipped: readonly SkippedSpan[];
  /** Scenes that begin in this message. */
  readonly cuts: readonly { readonly start: number; readonly head: SceneHead }[];
}

/** What the pages of a draft say of all its scenes, in order. */
export interface DraftScenes {
  /** Of the reading that wrote them; undefined before they are here. */
  readonly readAt: number | undefined;
  /** Asides too. */
  readonly heads: readonly SceneHead[];
  readonly starts: readonly StoredSceneStart[];
  readonly doubts: readonly StoredDoubt[];
}

const NO_SCENES: DraftScenes = { readAt: undefined, heads: [], starts: [], doubts: [] };
const CHUNKS_KEPT = 24;
const SCENES_KEPT = 240;
const ROWS_SHOWN = 400;
/** Drawn for the first time in one frame: a screen full of long messages at once would be a long task. */
const NEW_ROWS_A_FRAME = 3;
const FRAME_MS = 16;
/** Key of rows that wait, among what is being loaded. */
const FRAME = 'frame';

export class Review {
  readonly #storage: Storage;
  readonly projectId: ProjectId;
  readonly corrections: Corrections;
  readonly #row;
  #chunks = $state.raw<ReadonlyMap<number, MessageChunk>>(new Map());
  #beats = $state.raw<ReadonlyMap<SceneId, readonly Beat[]>>(new Map());
  #source = $state<string>();
  #scenes = $state.raw(NO_SCENES);
  /** The reading whose scenes are being loaded. */
  #loadingScenes: number | undefined;
  #loading = new Set<string>();
  #epoch = 0;
  /** Rows as they were last shown: they stay while their successors are loaded, so nothing blinks. */
  #shown = new Map<number, ReviewRow>();
  /** New rows of this frame, and the frame that the others wait for. */
  #newRows = 0;
  #frame = $state(0);

  /** `read` reads the draft again; false when that was cancelled or failed. `onFailure` hears what storage refused. */
  constructor(
    storage: Storage,
    projectId: ProjectId,
    read: (row: ImportRow, rules: ImportRules) => Promise<boolean>,
    private readonly onFailure: (failure: StorageFailure) => void,
  ) {
    this.#storage = storage;
    this.projectId = projectId;
    this.#row = live(() => storage.imports.get(projectId));
    this.corrections = new Corrections({
      stored: () => this.row?.rules,
      read: async (rules) => {
        const isRead = this.row !== undefined && (await read(this.row, rules));
        this.forget();
        await this.settled();
        return isRead;
      },
      keep: async (wanted) => {
        const kept = await storage.imports.want(projectId, wanted);
        if (!kept.ok) onFailure(kept.failure);
      },
    });
  }

  get row(): ImportRow | undefined {
    return this.#row.current;
  }

  /** Corrections were made here before, and the tab was closed before they were read. */
  get hasUnread(): boolean {
    return !this.corrections.isUsed && hasUnread(this.row);
  }

  get isLoading(): boolean {
    return this.#row.isLoading;
  }

  /** The file that is looked at; the first one unless another was chosen. */
  get source(): ImportRow['sources'][number] | undefined {
    const sources = this.row?.sources ?? [];
    return sources.find(({ id }) => id === this.#source) ?? sources[0];
  }

  chooseSource(id: string): void {
    this.#source = id;
    this.#shown.clear();
    this.forget();
  }

  /** What a correction says of the file that it is about; nothing where there is only one. */
  scopeOf(source: string | undefined): { readonly source?: SourceId } {
    const sources = this.row?.sources ?? [];
    const found = sources.length > 1 ? sources.find(({ id }) => id === source) : undefined;
    return found ? { source: found.id } : {};
  }

  /** What the user has said of single lines since the draft was read. */
  readonly #unread = $derived.by(
    () =>
      new UnreadLines(this.corrections.rules?.lines ?? [], this.row?.sources[0]?.rules.lines ?? []),
  );

  /** Of the last reading; while they are loaded, those of the one before. Asking starts the loading. */
  get scenes(): DraftScenes {
    const { row } = this;
    if (row && this.#isStale(row)) void this.#loadDraftScenes(row);
    return this.#scenes;
  }

  /** The draft was read since its scenes were loaded. Those of one that is being read now are not whole. */
  #isStale({ state, draft }: ImportRow): boolean {
    return state === 'ready' && draft?.readAt !== this.#scenes.readAt;
  }

  readonly starts: readonly SceneStart[] = $derived.by(() => {
    const id = this.source?.id;
    return this.scenes.starts.filter((start) => start.source === id);
  });

  readonly heads: ReadonlyMap<SceneId, SceneHead> = $derived(
    new Map(this.scenes.heads.map((head) => [head.id, head])),
  );

  /** Those of the file that is looked at, without lines of which the user has said something since. */
  readonly doubts = $derived.by(() => {
    const id = this.source?.id;
    return this.scenes.doubts.filter(
      (doubt) => doubt.source === id && !this.#unread.isAbout(doubt, id),
    );
  });

  isPending({ span }: Beat): boolean {
    return span !== undefined && this.#unread.isAbout(span, span.source);
  }

  /**
   * Everything of a message: as it was while it is being loaded anew, undefined when it never was
   * here. Asking starts the loading.
   */
  rowAt(index: number): ReviewRow | undefined {
    const row = this.#freshRowAt(index);
    const before = this.#shown.get(index);
    if (!row || (!before && this.#mustWait())) return before;
    if (this.#shown.size > ROWS_SHOWN) this.#shown.clear();
    this.#shown.set(index, row);
    return row;
  }

  /** Whether a row that is new has to wait for the next frame. */
  #mustWait(): boolean {
    this.#newRows += 1;
    if (this.#newRows === 1) {
      setTimeout(() => {
        this.#newRows = 0;
        this.#loading.delete(FRAME);
        this.#frame += 1;
      }, FRAME_MS);
    }
    if (this.#newRows <= NEW_ROWS_A_FRAME) return false;
    this.#loading.add(FRAME);
    // Whoever reads this asks again then.
    void this.#frame;
    return true;
  }

  #freshRowAt(index: number): ReviewRow | undefined {
    // With the scenes of another reading it would lack lines for a moment.
    if (this.scenes.readAt === undefined || (this.row && this.#isStale(this.row))) return undefined;
    const chunk = this.#chunkOf(index);
    const message = chunk?.messages[index - chunk.first];
    const starts = scenesOfMessage(this.starts, index);
    const missing = starts.filter(({ scene }) => !this.#beats.has(scene));
    if (missing.length > 0) void this.#loadScenes(missing.map(({ scene }) => scene));
    if (!message || !chunk || missing.length > 0) {
      if (!message) void this.#loadChunkFor(index);
      return undefined;
    }
    return {
      message,
      beats: beatsOfMessage(
        starts.map(({ scene }) => this.#beats.get(scene) ?? []),
        index,
      ),
      skipped: chunk.skipped.filter((span) => span.message === index),
      cuts: cutsInMessage(this.starts, index).flatMap(({ scene, start }) => {
        const head = this.heads.get(scene);
        return head ? [{ start, head }] : [];
      }),
    };
  }

  /** Resolves when what is on screen has been read anew. */
  async settled(): Promise<void> {
    // What is shown asks for its rows when it is drawn, and reading one may ask for another.
    const isCalm = (): boolean => this.#loading.size === 0 && this.#loadingScenes === undefined;
    for (let calm = 0; calm < 2; calm = isCalm() ? calm + 1 : 0) {
      await tick();
      await nextTask();
    }
  }

  /** Drops what was loaded; after the pass ran again it is read anew. */
  forget(): void {
    this.#epoch += 1;
    this.#chunks = new Map();
    this.#beats = new Map();
    this.#loading.clear();
  }

  #chunkOf(index: number): MessageChunk | undefined {
    for (const chunk of this.#chunks.values()) {
      if (index >= chunk.first && index < chunk.first + chunk.messages.length) return chunk;
    }
    return undefined;
  }

  /** Chunks hold at most 200 messages, fewer when they are long: the number is guessed and mended. */
  async #loadChunkFor(index: number): Promise<void> {
    const source = this.source?.id;
    const key = `message ${index}`;
    if (!source || this.#loading.has(key)) return;
    this.#loading.add(key);
    const epoch = this.#epoch;
    let number = Math.floor(index / 200);
    let highest: number | undefined;
    for (let tries = 0; tries < 64; tries += 1) {
      const known = this.#chunks.get(number);
      const read = known ?? (await this.#readChunk(source, number));
      if (epoch !== this.#epoch) return;
      if (read && !known) this.#keepChunk(number, read);
      if (read && index >= read.first && index < read.first + read.messages.length) break;
      if (read && index >= read.first) {
        const step = Math.max(1, Math.floor((index - read.first - read.messages.length) / 200));
        number = Math.min(number + step, (highest ?? Infinity) - 1);
      } else {
        if (!read) highest = number;
        number -= 1;
      }
      if (number < 0) break;
    }
    this.#loading.delete(key);
  }

  async #readChunk(source: string, number: number): Promise<MessageChunk | undefined> {
    const read = await this.#storage.transcripts.getChunk(this.projectId, source, number);
    await nextTask();
    return read.ok ? read.value : undefined;
  }

  #keepChunk(number: number, chunk: MessageChunk): void {
    const kept = [...this.#chunks].slice(-(CHUNKS_KEPT - 1));
    this.#chunks = new Map([...kept, [number, chunk]]);
  }

  async #loadDraftScenes(row: ImportRow): Promise<void> {
    const readAt = row.draft?.readAt;
    if (readAt === undefined || this.#loadingScenes === readAt) return;
    this.#loadingScenes = readAt;
    const heads: SceneHead[] = [];
    const starts: StoredSceneStart[] = [];
    const doubts: StoredDoubt[] = [];
    for await (const read of this.#storage.draftPages.each(row)) {
      await nextTask();
      // Read anew meanwhile: the row says so, and whoever is shown asks again.
      if (this.#loadingScenes !== readAt) return;
      if (!read.ok) {
        // Missing pages are those of a draft that is being read again elsewhere.
        if (read.failure.kind !== 'missing') this.onFailure(read.failure);
        break;
      }
      for (const head of read.value.scenes) heads.push(head);
      for (const start of read.value.starts) starts.push(start);
      for (const doubt of read.value.doubts) doubts.push(doubt);
    }
    this.#loadingScenes = undefined;
    this.#scenes = { readAt, heads, starts, doubts };
  }

  async #loadScenes(ids: readonly SceneId[]): Promise<void> {
    const wanted = ids.filter((id) => !this.#loading.has(id));
    if (wanted.length === 0) return;
    for (const id of wanted) this.#loading.add(id);
    const epoch = this.#epoch;
    const read = await this.#storage.scenes.getMany(this.projectId, wanted);
    await nextTask();
    if (epoch !== this.#epoch) return;
    for (const id of wanted) this.#loading.delete(id);
    if (!read.ok) return;
    const kept = [...this.#beats].slice(-SCENES_KEPT);
    // A scene that is not there would be asked for again and again.
    this.#beats = new Map([
      ...kept,
      ...wanted.map((id) => [id, read.value.get(id) ?? []] as const),
    ]);
  }
}
