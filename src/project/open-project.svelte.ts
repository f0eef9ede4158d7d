/* eslint svelte/prefer-svelte-reactivity: "off" -- the maps here are bookkeeping that nothing shows; what is shown is raw state, replaced whole */
// The open story: the one gateway through which it changes, its undo list, and its way to the disk.
import { createContext } from 'svelte';
import { beatsOf } from '@/story';
import type { Beat, Edit, ProjectId, SceneId, Story } from '@/story';
import type { HistoryStep, SnapshotRow, Storage, StorageFailure, StoryStart } from '@/storage';
import { fail, ok, type Result } from '@/lib/result';
import { checkPatch } from './check-patch';
import { readOnly, type ProjectFailure } from './failure';
import type { History } from './history';
import { addBeats, readMissingBeats } from './load-beats';
import { SAVE_AFTER_MS, SCENES_KEPT, TAKE_OVER_MS, type OpenOptions } from './open-options';
import { applyPatch, diffStories, scenesNeededBy } from './patch';
import { castAndWorldOf, idsOf, outlineOf, storyOf } from './outline';
import { RecentScenes } from './recent-scenes';
import { restoreEdit } from './restore';
import { Saving, type SaveStatus } from './saving.svelte';
import { SceneHeads, type Counts, type StoredNow } from './scene-heads.svelte';
import { StoredRow } from './stored-row';
import { UndoList } from './undo-list.svelte';
import { notePatch, type Unsaved } from './unsaved';
import { whenHidden } from './when-hidden';
import { WriterSeat, type Access } from './writer-seat.svelte';

export class OpenProject {
  readonly id: ProjectId;
  readonly #storage: Storage;
  readonly #options: OpenOptions;
  readonly #seat: WriterSeat;
  readonly #saving: Saving;
  readonly #recent: RecentScenes;
  readonly #undo: UndoList;
  readonly #heads: SceneHeads;
  readonly #row: StoredRow;

  #story = $state.raw<Story>() as Story;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;
  #isTaking = false;
  #stopHiding: () => void = () => undefined;

  /**
   * Opens a project: its row, cast, world and the first page of scenes, no beats; the other scenes come
   * in by themselves, see `whole`. Takes the project's lock, or opens it for reading.
   */
  static async open(
    storage: Storage,
    id: ProjectId,
    options: OpenOptions = {},
  ): Promise<Result<OpenProject, StorageFailure>> {
    const stored = await storage.projects.openStart(id);
    if (!stored.ok) return stored;
    const history = await storage.undo.getHistory(id);
    if (!history.ok) return history;
    const project = new OpenProject(storage, stored.value, history.value, options);
    await project.#begin(stored.value.isNewer);
    return ok(project);
  }

  private constructor(
    storage: Storage,
    stored: StoryStart,
    history: History,
    options: OpenOptions,
  ) {
    this.id = stored.project.id;
    this.#storage = storage;
    this.#options = options;
    this.#story = storyOf(stored);
    this.#recent = new RecentScenes(options.scenesKept ?? SCENES_KEPT);
    const afterMs = options.saveAfterMs ?? SAVE_AFTER_MS;
    this.#saving = new Saving((unsaved) => this.#write(unsaved), afterMs, stored.project.updatedAt);
    this.#undo = new UndoList(storage, this.id, (change) => this.#saving.note(change));
    this.#undo.startOver(history);
    this.#heads = new SceneHeads(storage, this.id, stored, {
      onHeads: (scenes) => (this.#story = { ...this.#story, scenes }),
      onStored: (now) => this.#take(now),
    });
    this.#row = new StoredRow(storage, stored.project, (before, title) => {
      const { project } = this.#story;
      // A title that was changed here meanwhile is the later word.
      if (project.title === before)
        this.#story = { ...this.#story, project: { ...project, title } };
    });
    const handlers = {
      onAsked: async () => (await this.flush()).ok,
      onLost: () => this.#saving.giveUp({ kind: 'unsaved-taken-over' }),
      onSaved: (scenes: readonly SceneId[]) => void this.#follow(scenes),
    };
    this.#seat = new WriterSeat(this.id, handlers, options.locks);
  }

  // What is shown
  /** Raw: replaced whole by each edit, shared where nothing changed. */
  get story(): Story {
    return this.#story;
  }

  get access(): Access {
    return this.#seat.access;
  }

  get isReadOnly(): boolean {
    return this.access.mode === 'read';
  }

  /** `saving` from the edit on until the disk has it. */
  get saveState(): SaveStatus['state'] {
    return this.#saving.status.state;
  }

  get saveStatus(): SaveStatus {
    return this.#saving.status;
  }

  get saveFailure(): ProjectFailure | undefined {
    return this.#saving.failure;
  }

  /**
   * True when `story.scenes` holds all scenes: at once for up to 250, and a moment later for more. Until
   * then edits wait.
   */
  get isWhole(): boolean {
    return this.#heads.isWhole;
  }

  /** How many scenes and lines the story has, known before all scenes are read. */
  get counts(): Counts {
    return this.#heads.countsOf(this.#story.scenes);
  }

  get canUndo(): boolean {
    return !this.isReadOnly && this.#undo.history.position > 0;
  }

  get canRedo(): boolean {
    return !this.isReadOnly && this.#undo.history.position < this.#undo.history.steps.length;
  }

  /** "Change speaker": what `undo` would take back. */
  get undoName(): string | undefined {
    return this.#undo.history.steps[this.#undo.history.position - 1]?.name;
  }

  get redoName(): string | undefined {
    return this.#undo.history.steps[this.#undo.history.position]?.name;
  }

  /** Oldest first; steps from `historyPosition` on are undone. */
  get history(): readonly HistoryStep[] {
    return this.#undo.history.steps;
  }

  get historyPosition(): number {
    return this.#undo.history.position;
  }

  isLoaded(scene: SceneId): boolean {
    return this.#story.beats.has(scene);
  }

  // Loading
  /** Loads the beats of scenes; ids that are no scene of the story are passed over. */
  async load(scenes: readonly SceneId[]): Promise<Result<void, StorageFailure>> {
    this.#recent.touch(scenes);
    if (!this.isWhole && !scenes.every((id) => idsOf(this.#story.scenes).has(id))) {
      const whole = await this.whole();
      if (!whole.ok) return whole;
    }
    const read = await readMissingBeats(this.#storage, this.id, this.#story, scenes);
    if (!read.ok) return read;
    const added = addBeats(this.#story, read.value, scenes);
    if (!added.ok) return added;
    if (read.value.size === 0) return ok(undefined);
    const beats = added.value;
    const keep = new Set([...scenes, ...this.#saving.unsaved.scenes]);
    for (const id of this.#recent.listStale(beats.keys(), keep)) beats.delete(id);
    this.#story = { ...this.#story, beats };
    return ok(undefined);
  }

  /** Settles when all scenes are read; fails when a page of them cannot be. */
  whole(): Promise<Result<void, StorageFailure>> {
    return this.#heads.whole;
  }

  /** Keeps in memory what is on screen, until the function that it gives is called. */
  pin(scenes: readonly SceneId[]): () => void {
    return this.#recent.pin(scenes);
  }

  // Changing
  /**
   * Applies an edit: at once when what it needs is loaded, else after loading it, in the order in which
   * edits came. An edit that changes nothing makes no step.
   */
  async apply(edit: Edit): Promise<Result<void, ProjectFailure>> {
    return this.#inTurn(edit.needs ?? [], () => this.#applyNow(edit));
  }

  /** Takes back the last step. Without one, nothing happens. */
  async undo(): Promise<Result<void, ProjectFailure>> {
    return this.#step(-1);
  }

  async redo(): Promise<Result<void, ProjectFailure>> {
    return this.#step(1);
  }

  /** Ends a run of typing: the next edit is a step of its own. */
  endMerge(): void {
    this.#undo.endMerge();
  }

  // Saving
  /** Saves now what is unsaved. */
  async flush(): Promise<Result<void, ProjectFailure>> {
    return this.#saving.flush();
  }

  /** Tries again to save, after a failure. */
  retry(): Promise<Result<void, ProjectFailure>> {
    return this.flush();
  }

  // Snapshots
  /** Keeps the whole story as it is, before something risky: "Before replacing text". */
  async takeSnapshot(reason: string): Promise<Result<SnapshotRow, ProjectFailure>> {
    const whole = await this.whole();
    if (!whole.ok) return whole;
    const saved = await this.flush();
    if (!saved.ok) return saved;
    const { project, scenes } = this.#story;
    const ids = scenes.map(({ id }) => id);
    const beats = this.#storage.scenes.each(this.id, ids, project.storyVersion);
    return this.#storage.snapshots.take(
      { project, outline: outlineOf(this.#story) },
      beats,
      reason,
    );
  }

  listSnapshots(): Promise<Result<SnapshotRow[], StorageFailure>> {
    return this.#storage.snapshots.list(this.id);
  }

  /** Puts the story back as a snapshot has it, in one step that can be undone. Keeps a snapshot of now first. */
  async restoreSnapshot(id: string): Promise<Result<void, ProjectFailure>> {
    const content = await this.#storage.snapshots.read(this.id, id);
    if (!content.ok) return content;
    const kept = await this.takeSnapshot('Before going back to a snapshot');
    if (!kept.ok) return kept;
    return this.apply(restoreEdit(content.value, this.#story.scenes));
  }

  // Tabs
  /** Makes this the tab that writes: asks the other to save and let go, and after two seconds takes it. */
  async takeOver(): Promise<Result<void, ProjectFailure>> {
    const { access } = this;
    if (access.mode === 'write') return ok(undefined);
    if (access.why === 'newer-version') return fail(readOnly(access.why));
    await this.#seat.obtain(this.#options.takeOverMs ?? TAKE_OVER_MS);
    // What the other tab told last must not be read over what is edited here from now on.
    this.#isTaking = true;
    const read = await this.#readAgain(this.#story.beats.keys());
    this.#isTaking = false;
    if (!read.ok) return read;
    this.#saving.startOver(this.#story.project.updatedAt);
    this.#seat.sit();
    return ok(undefined);
  }

  /** Saves and lets go of the project. The object is of no use after. */
  async close(): Promise<Result<void, ProjectFailure>> {
    const saved = this.isReadOnly ? ok(undefined) : await this.flush();
    this.#isClosed = true;
    this.#heads.close();
    this.#row.close();
    this.#seat.close();
    this.#stopHiding();
    return saved;
  }

  async #begin(isNewer: boolean): Promise<void> {
    this.#stopHiding = whenHidden(() => void this.flush());
    if (isNewer) this.#seat.closeForWriting();
    else await this.#seat.take();
    this.#heads.begin();
    this.#row.begin();
  }

  /** The writing tab has saved: show what it wrote. */
  async #follow(scenes: readonly SceneId[]): Promise<void> {
    if (!this.#isClosed && !this.#isTaking) await this.#readAgain(scenes);
  }

  #readAgain(scenes: Iterable<SceneId>): Promise<Result<void, StorageFailure>> {
    return this.#heads.readAgain([...scenes].filter((id) => this.#story.beats.has(id)));
  }

  #take({ start, heads, history, beats: read }: StoredNow): void {
    const here = idsOf(heads);
    const beats = new Map<SceneId, readonly Beat[]>();
    for (const [id, list] of this.#story.beats) {
      if (here.has(id)) beats.set(id, read.get(id) ?? list);
    }
    this.#story = { ...storyOf(start), scenes: heads, beats };
    this.#row.take(start.project);
    this.#undo.startOver(history);
  }

  async #inTurn(
    needs: readonly SceneId[],
    work: () => Result<void, ProjectFailure>,
  ): Promise<Result<void, ProjectFailure>> {
    const refused = this.#refusal();
    if (refused) return refused;
    const isLoaded = this.isWhole && needs.every((id) => this.#story.beats.has(id));
    if (this.#waiting === 0 && isLoaded) return work();
    return this.#queue(async () => {
      const whole = await this.whole();
      if (!whole.ok) return whole;
      const loaded = await this.load(needs);
      return loaded.ok ? (this.#refusal() ?? work()) : loaded;
    });
  }

  /** Runs after what was asked for before. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const run = this.#turn.then(work);
    this.#turn = run.catch(() => undefined).finally(() => (this.#waiting -= 1));
    return run;
  }

  #applyNow(edit: Edit): Result<void, ProjectFailure> {
    const before = this.#story;
    const after = edit.apply(before);
    const patch = diffStories(before, after);
    if (!patch) return ok(undefined);
    checkPatch(patch, after);
    this.#story = after;
    this.#recent.touch(patch.scenes.map(({ id }) => id));
    this.#saving.note((unsaved) => notePatch(unsaved, patch));
    this.#undo.add(edit, patch, before, after);
    return ok(undefined);
  }

  #step(direction: -1 | 1): Promise<Result<void, ProjectFailure>> {
    return this.#queue(async () => {
      const refused = this.#refusal();
      if (refused) return refused;
      const whole = await this.whole();
      if (!whole.ok) return whole;
      const found = await this.#undo.find(direction);
      if (!found.ok || !found.value) return found.ok ? ok(undefined) : found;
      const patch = found.value;
      const loaded = await this.load(scenesNeededBy(patch));
      if (!loaded.ok) return loaded;
      this.#story = applyPatch(this.#story, patch);
      this.#saving.note((unsaved) => notePatch(unsaved, patch));
      this.#undo.move(direction);
      return ok(undefined);
    });
  }

  /** The story as it is at this moment, in one transaction with its undo list. */
  async #write(unsaved: Unsaved): Promise<Result<number, ProjectFailure>> {
    const refused = this.#refusal();
    if (refused) return refused;
    const story = this.#story;
    const change = unsaved.outline ? this.#heads.changeTo(story.scenes) : undefined;
    const saved = await this.#storage.projects.save({
      project: story.project,
      titleBefore: this.#row.title,
      ...(change && { outlinePages: { outline: castAndWorldOf(story), change } }),
      scenes: new Map([...unsaved.scenes].map((id) => [id, beatsOf(story, id)])),
      deletedScenes: [...unsaved.deletedScenes],
      ...this.#undo.changeOf(unsaved),
    });
    if (!saved.ok) return saved;
    this.#heads.written(change);
    this.#row.take(saved.value);
    this.#seat.tellSaved([...unsaved.scenes]);
    return ok(saved.value.updatedAt);
  }

  #refusal(): { readonly ok: false; readonly failure: ProjectFailure } | undefined {
    const { access } = this;
    return access.mode === 'read' ? fail(readOnly(access.why)) : undefined;
  }
}

export const [getOpenProject, setOpenProject, hasOpenProject] = createContext<OpenProject>();
