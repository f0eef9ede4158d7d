/* eslint svelte/prefer-svelte-reactivity: "off" -- the maps here are bookkeeping that nothing shows; what is shown is raw state, replaced whole */
// The open story: the one gateway through which it changes, its undo list, and its way to the disk.
import { createContext } from 'svelte';
import { beatsOf } from '@/story';
import type { Beat, Edit, ProjectId, SceneId, Story } from '@/story';
import type { HistoryStep, SnapshotRow, Storage, StoredStory, StorageFailure } from '@/storage';
import { fail, ok, type Result } from '@/lib/result';
import { checkPatch } from './check-patch';
import { readOnly, type ProjectFailure } from './failure';
import {
  addStep,
  dropLastStep,
  EMPTY_HISTORY,
  moveBack,
  moveForward,
  type History,
} from './history';
import type { Locks } from './lock';
import {
  applyPatch,
  diffStories,
  joinPatches,
  patchSchema,
  reversePatch,
  scenesNeededBy,
  type Patch,
} from './patch';
import { outlineOf, storyOf } from './outline';
import { RecentScenes } from './recent-scenes';
import { restoreEdit } from './restore';
import { Saving, type SaveStatus } from './saving.svelte';
import { noteHistory, notePatch, type Unsaved } from './unsaved';
import { WriterSeat, type Access } from './writer-seat.svelte';

export interface OpenOptions {
  /** Null where there are no locks: the project is then writable in every tab. */
  readonly locks?: Locks | null;
  /** How long edits are gathered before they are saved. */
  readonly saveAfterMs?: number;
  /** Scenes whose beats are kept in memory beside pinned and unsaved ones. */
  readonly scenesKept?: number;
  /** How long a tab that is asked to let go may take before the lock is taken away from it. */
  readonly takeOverMs?: number;
}

const SAVE_AFTER_MS = 300;
const SCENES_KEPT = 200;
const TAKE_OVER_MS = 2000;

export class OpenProject {
  readonly id: ProjectId;
  readonly #storage: Storage;
  readonly #options: OpenOptions;
  readonly #seat: WriterSeat;
  readonly #saving: Saving;
  readonly #recent: RecentScenes;
  readonly #patches = new Map<number, Patch>();

  #story = $state.raw<Story>() as Story;
  #history = $state.raw<History>(EMPTY_HISTORY);
  /** Set while the next edit with this key joins the last step. */
  #mergeKey: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;

  /** Opens a project: its row and outline, no beats. Takes the project's lock, or opens it for reading. */
  static async open(
    storage: Storage,
    id: ProjectId,
    options: OpenOptions = {},
  ): Promise<Result<OpenProject, StorageFailure>> {
    const stored = await storage.projects.open(id);
    if (!stored.ok) return stored;
    const history = await storage.undo.getHistory(id);
    if (!history.ok) return history;
    const project = new OpenProject(storage, stored.value, history.value, options);
    await project.#start(stored.value.isNewer);
    return ok(project);
  }

  private constructor(
    storage: Storage,
    stored: StoredStory,
    history: History,
    options: OpenOptions,
  ) {
    this.id = stored.project.id;
    this.#storage = storage;
    this.#options = options;
    this.#story = storyOf(stored);
    this.#history = { steps: history.steps, position: history.position };
    this.#recent = new RecentScenes(options.scenesKept ?? SCENES_KEPT);
    const afterMs = options.saveAfterMs ?? SAVE_AFTER_MS;
    this.#saving = new Saving((unsaved) => this.#write(unsaved), afterMs, stored.project.updatedAt);
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
    const status = this.#saving.status;
    return status.state === 'failed' ? status.failure : undefined;
  }

  get canUndo(): boolean {
    return !this.isReadOnly && this.#history.position > 0;
  }

  get canRedo(): boolean {
    return !this.isReadOnly && this.#history.position < this.#history.steps.length;
  }

  /** "Change speaker": what `undo` would take back. */
  get undoName(): string | undefined {
    return this.#history.steps[this.#history.position - 1]?.name;
  }

  get redoName(): string | undefined {
    return this.#history.steps[this.#history.position]?.name;
  }

  /** Oldest first; steps from `historyPosition` on are undone. */
  get history(): readonly HistoryStep[] {
    return this.#history.steps;
  }

  get historyPosition(): number {
    return this.#history.position;
  }

  isLoaded(scene: SceneId): boolean {
    return this.#story.beats.has(scene);
  }

  // Loading

  /** Loads the beats of scenes; ids that are no scene of the story are passed over. */
  async load(scenes: readonly SceneId[]): Promise<Result<void, StorageFailure>> {
    this.#recent.touch(scenes);
    const known = new Set(this.#story.scenes.map(({ id }) => id));
    const wanted = scenes.filter((id) => known.has(id) && !this.#story.beats.has(id));
    if (wanted.length === 0) return ok(undefined);
    const read = await this.#storage.scenes.getMany(
      this.id,
      wanted,
      this.#story.project.storyVersion,
    );
    if (!read.ok) return read;
    const beats = new Map(this.#story.beats);
    // What was edited while we read is newer than what we read.
    for (const [id, list] of read.value) if (!beats.has(id)) beats.set(id, list);
    const here = new Set(this.#story.scenes.map(({ id }) => id));
    const lost = wanted.find((id) => !beats.has(id) && here.has(id));
    if (lost) {
      const why = 'its lines are not stored';
      return fail({ kind: 'damaged', table: 'scenes', key: lost, why });
    }
    for (const id of beats.keys()) if (!here.has(id)) beats.delete(id);
    const keep = new Set([...scenes, ...this.#saving.unsaved.scenes]);
    for (const id of this.#recent.listStale(beats.keys(), keep)) beats.delete(id);
    this.#story = { ...this.#story, beats };
    return ok(undefined);
  }

  /** Keeps scenes in memory until the function that it gives is called: what is on screen. */
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
    this.#mergeKey = undefined;
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
    const read = await this.#reread([...this.#story.beats.keys()]);
    if (!read.ok) return read;
    this.#saving.startOver(this.#story.project.updatedAt);
    this.#seat.sit();
    return ok(undefined);
  }

  /** Saves and lets go of the project. The object is of no use after. */
  async close(): Promise<Result<void, ProjectFailure>> {
    const saved = this.isReadOnly ? ok(undefined) : await this.flush();
    this.#isClosed = true;
    this.#seat.close();
    if (typeof document !== 'undefined') {
      document.removeEventListener('visibilitychange', this.#onHide);
      removeEventListener('pagehide', this.#onHide);
    }
    return saved;
  }

  async #start(isNewer: boolean): Promise<void> {
    if (typeof document !== 'undefined') {
      document.addEventListener('visibilitychange', this.#onHide);
      addEventListener('pagehide', this.#onHide);
    }
    if (isNewer) this.#seat.closeForWriting();
    else await this.#seat.take();
  }

  /** The writing tab has saved: show what it wrote. */
  async #follow(scenes: readonly SceneId[]): Promise<void> {
    if (!this.#isClosed) await this.#reread(scenes);
  }

  async #reread(scenes: readonly SceneId[]): Promise<Result<void, StorageFailure>> {
    const stored = await this.#storage.projects.open(this.id);
    if (!stored.ok) return stored;
    const history = await this.#storage.undo.getHistory(this.id);
    if (!history.ok) return history;
    const loaded = scenes.filter((id) => this.#story.beats.has(id));
    const read = await this.#storage.scenes.getMany(this.id, loaded);
    if (!read.ok) return read;
    const here = new Set(stored.value.outline.scenes.map(({ id }) => id));
    const beats = new Map<SceneId, readonly Beat[]>();
    for (const [id, list] of this.#story.beats) {
      if (here.has(id)) beats.set(id, read.value.get(id) ?? list);
    }
    this.#story = { ...storyOf(stored.value), beats };
    this.#history = { steps: history.value.steps, position: history.value.position };
    this.#patches.clear();
    this.#mergeKey = undefined;
    return ok(undefined);
  }

  async #inTurn(
    needs: readonly SceneId[],
    work: () => Result<void, ProjectFailure>,
  ): Promise<Result<void, ProjectFailure>> {
    const refused = this.#refusal();
    if (refused) return refused;
    if (this.#waiting === 0 && needs.every((id) => this.#story.beats.has(id))) return work();
    return this.#queue(async () => {
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
    const last = this.#history.steps[this.#history.position - 1];
    const earlier = last && this.#patches.get(last.step);
    const joins = edit.mergeKey !== undefined && edit.mergeKey === this.#mergeKey;
    this.#story = after;
    this.#recent.touch(patch.scenes.map(({ id }) => id));
    this.#saving.note((unsaved) => notePatch(unsaved, patch));
    this.#mergeKey = edit.mergeKey;
    if (joins && earlier) this.#replaceStep(last.step, joinPatches(before, earlier, after));
    else this.#addStep(edit.name, patch);
    return ok(undefined);
  }

  #addStep(name: string, patch: Patch): void {
    const { history, gone } = addStep(this.#history, name, Date.now());
    const step = history.steps.at(-1)?.step ?? 0;
    this.#history = history;
    for (const number of gone) this.#patches.delete(number);
    this.#patches.set(step, patch);
    // The number of a step that was dropped can come back with the new one.
    this.#saving.note((unsaved) => noteHistory(unsaved, { gone, put: step }));
  }

  #replaceStep(step: number, patch: Patch | null): void {
    if (patch) {
      this.#patches.set(step, patch);
      this.#saving.note((unsaved) => noteHistory(unsaved, { put: step }));
      return;
    }
    // Typed and typed back: nothing is left to undo.
    const { history, gone } = dropLastStep(this.#history);
    this.#history = history;
    this.#patches.delete(step);
    this.#mergeKey = undefined;
    this.#saving.note((unsaved) => noteHistory(unsaved, { gone }));
  }

  #step(direction: -1 | 1): Promise<Result<void, ProjectFailure>> {
    return this.#queue(async () => {
      const refused = this.#refusal();
      if (refused) return refused;
      const { steps, position } = this.#history;
      const step = steps[direction === -1 ? position - 1 : position];
      if (!step) return ok(undefined);
      const found = await this.#patchOf(step.step);
      if (!found.ok) return found;
      const loaded = await this.load(scenesNeededBy(found.value));
      if (!loaded.ok) return loaded;
      const patch = direction === -1 ? reversePatch(found.value) : found.value;
      this.#story = applyPatch(this.#story, patch);
      this.#history = direction === -1 ? moveBack(this.#history) : moveForward(this.#history);
      this.#mergeKey = undefined;
      this.#saving.note((unsaved) => noteHistory(notePatch(unsaved, patch), {}));
      return ok(undefined);
    });
  }

  async #patchOf(step: number): Promise<Result<Patch, StorageFailure>> {
    const kept = this.#patches.get(step);
    if (kept) return ok(kept);
    const read = await this.#storage.undo.getPatch(this.id, step, patchSchema);
    if (read.ok) this.#patches.set(step, read.value);
    return read;
  }

  readonly #onHide = (event: Event): void => {
    if (event.type === 'pagehide' || document.visibilityState === 'hidden') void this.flush();
  };

  /** The story as it is at this moment, in one transaction with its undo list. */
  async #write(unsaved: Unsaved): Promise<Result<number, ProjectFailure>> {
    const refused = this.#refusal();
    if (refused) return refused;
    const story = this.#story;
    const { steps, position } = this.#history;
    const saved = await this.#storage.projects.save({
      project: story.project,
      ...(unsaved.outline && { outline: outlineOf(story) }),
      scenes: new Map([...unsaved.scenes].map((id) => [id, beatsOf(story, id)])),
      deletedScenes: [...unsaved.deletedScenes],
      ...(unsaved.history && {
        history: {
          row: { projectId: this.id, position, steps: [...steps] },
          put: [...unsaved.steps].flatMap((step) => {
            const patch = this.#patches.get(step);
            return patch ? [{ step, patch }] : [];
          }),
          deleted: [...unsaved.goneSteps],
        },
      }),
    });
    if (saved.ok) this.#seat.tellSaved([...unsaved.scenes]);
    return saved;
  }

  #refusal(): { readonly ok: false; readonly failure: ProjectFailure } | undefined {
    const { access } = this;
    return access.mode === 'read' ? fail(readOnly(access.why)) : undefined;
  }
}

export const [getOpenProject, setOpenProject, hasOpenProject] = createContext<OpenProject>();
