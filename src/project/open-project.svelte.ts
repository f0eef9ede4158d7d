/* eslint svelte/prefer-svelte-reactivity: "off" -- the maps here are bookkeeping that nothing shows; what is shown is raw state, replaced whole */
// The open story: the one gateway through which it changes, its undo list, and its way to the disk.
import { createContext } from 'svelte';
import type { Beat, Edit, Outline, Project, ProjectId, SceneId, Story } from '@/story';
import type { HistoryStep, SnapshotRow, Storage, StoredStory, StorageFailure } from '@/storage';
import { fail, ok, type Result } from '@/lib/result';
import type { ProjectFailure, ReadOnlyReason } from './failure';
import {
  addStep,
  dropLastStep,
  EMPTY_HISTORY,
  moveBack,
  moveForward,
  type History,
} from './history';
import { browserLocks, projectLockName, requestLock, type HeldLock, type Locks } from './lock';
import {
  applyPatch,
  diffStories,
  patchSchema,
  reversePatch,
  scenesNeededBy,
  type Patch,
} from './patch';
import { RecentScenes } from './recent-scenes';
import { restoreEdit } from './restore';
import { openTabs, type Tabs } from './tabs';
import {
  isNothing,
  joinUnsaved,
  noteHistory,
  notePatch,
  NOTHING_UNSAVED,
  type Unsaved,
} from './unsaved';

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

export type Access =
  { readonly mode: 'write' } | { readonly mode: 'read'; readonly why: ReadOnlyReason };

export type SaveStatus =
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly failure: ProjectFailure };

const SAVE_AFTER_MS = 300;
const SCENES_KEPT = 200;
const TAKE_OVER_MS = 2000;

export class OpenProject {
  readonly id: ProjectId;
  readonly #storage: Storage;
  readonly #options: OpenOptions;
  readonly #tabs: Tabs;
  readonly #recent: RecentScenes;
  readonly #patches = new Map<number, Patch>();

  #story = $state.raw<Story>() as Story;
  #history = $state.raw<History>(EMPTY_HISTORY);
  #status = $state.raw<SaveStatus>({ state: 'saved', at: 0 });
  #access = $state.raw<Access>({ mode: 'write' });

  #lock: HeldLock | undefined;
  #unsaved: Unsaved = NOTHING_UNSAVED;
  /** Set while the next edit with this key joins the last step. */
  #mergeKey: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #saving: Promise<Result<void, ProjectFailure>> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
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
    this.#status = { state: 'saved', at: stored.project.updatedAt };
    this.#recent = new RecentScenes(options.scenesKept ?? SCENES_KEPT);
    this.#tabs = openTabs(this.id, {
      onSaved: (scenes) => void this.#follow(scenes),
      onAsked: () => void this.#letGo(),
    });
  }

  // What is shown

  /** Raw: replaced whole by each edit, shared where nothing changed. */
  get story(): Story {
    return this.#story;
  }

  get access(): Access {
    return this.#access;
  }

  get isReadOnly(): boolean {
    return this.#access.mode === 'read';
  }

  /** `saving` from the edit on until the disk has it. */
  get saveState(): SaveStatus['state'] {
    return this.#status.state;
  }

  get saveStatus(): SaveStatus {
    return this.#status;
  }

  get saveFailure(): ProjectFailure | undefined {
    return this.#status.state === 'failed' ? this.#status.failure : undefined;
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
    const keep = new Set([...scenes, ...this.#unsaved.scenes]);
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

  /** Ends a run of typing: the next edit with the same key is a step of its own. */
  endMerge(): void {
    this.#mergeKey = undefined;
  }

  // Saving

  /** Saves now what is unsaved. */
  async flush(): Promise<Result<void, ProjectFailure>> {
    clearTimeout(this.#timer);
    while (!isNothing(this.#unsaved) || this.#saving) {
      this.#saving ??= this.#save().finally(() => (this.#saving = undefined));
      const saved = await this.#saving;
      if (!saved.ok) return saved;
    }
    return ok(undefined);
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
    if (this.#access.mode === 'write') return ok(undefined);
    if (this.#access.why === 'newer-version') return fail(readOnly(this.#access.why));
    const locks = this.#locks();
    if (locks) {
      this.#tabs.ask();
      const name = projectLockName(this.id);
      const waitMs = this.#options.takeOverMs ?? TAKE_OVER_MS;
      const lock =
        (await requestLock(locks, name, 'wait', waitMs)) ??
        (await requestLock(locks, name, 'steal'));
      if (lock) this.#hold(lock);
    }
    const read = await this.#reread([...this.#story.beats.keys()]);
    if (!read.ok) return read;
    this.#unsaved = NOTHING_UNSAVED;
    this.#status = { state: 'saved', at: this.#story.project.updatedAt };
    this.#access = { mode: 'write' };
    return ok(undefined);
  }

  /** Saves and lets go of the project. The object is of no use after. */
  async close(): Promise<Result<void, ProjectFailure>> {
    const saved = this.isReadOnly ? ok(undefined) : await this.flush();
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#lock?.release();
    this.#tabs.close();
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
    if (isNewer) {
      this.#access = { mode: 'read', why: 'newer-version' };
      return;
    }
    const locks = this.#locks();
    if (!locks) return;
    const lock = await requestLock(locks, projectLockName(this.id), 'if-free');
    if (lock) this.#hold(lock);
    else this.#access = { mode: 'read', why: 'other-tab' };
  }

  #locks(): Locks | undefined {
    return this.#options.locks === undefined ? browserLocks() : (this.#options.locks ?? undefined);
  }

  #hold(lock: HeldLock): void {
    this.#lock = lock;
    void lock.stolen.then(() => {
      if (this.#lock === lock) this.#lose();
    });
  }

  #lose(): void {
    this.#lock = undefined;
    this.#access = { mode: 'read', why: 'taken-over' };
    clearTimeout(this.#timer);
    if (!isNothing(this.#unsaved)) {
      this.#status = { state: 'failed', failure: { kind: 'unsaved-taken-over' } };
    }
  }

  /** Another tab asks for the project. Without having saved we keep it; the other may still take it. */
  async #letGo(): Promise<void> {
    if (!this.#lock) return;
    const saved = await this.flush();
    const lock = this.#lock;
    if (!saved.ok || !lock) return;
    this.#lose();
    lock.release();
  }

  /** The writing tab has saved: show what it wrote. */
  async #follow(scenes: readonly SceneId[]): Promise<void> {
    if (this.#access.mode === 'write' || this.#isClosed) return;
    await this.#reread(scenes);
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
    if (this.#access.mode === 'read') return fail(readOnly(this.#access.why));
    if (this.#waiting === 0 && needs.every((id) => this.#story.beats.has(id))) return work();
    this.#waiting += 1;
    const run = this.#turn.then(async () => {
      const loaded = await this.load(needs);
      if (!loaded.ok) return loaded;
      if (this.#access.mode === 'read') return fail(readOnly(this.#access.why));
      return work();
    });
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
    this.#unsaved = notePatch(this.#unsaved, patch);
    this.#mergeKey = edit.mergeKey;
    if (joins && earlier) this.#replaceStep(last.step, joinPatches(before, earlier, after));
    else this.#addStep(edit.name, patch);
    this.#saveSoon();
    return ok(undefined);
  }

  #addStep(name: string, patch: Patch): void {
    const { history, gone } = addStep(this.#history, name, Date.now());
    const step = history.steps.at(-1)?.step ?? 0;
    this.#history = history;
    for (const number of gone) this.#patches.delete(number);
    this.#patches.set(step, patch);
    // The number of a step that was dropped can come back with the new one.
    this.#unsaved = noteHistory(this.#unsaved, { gone, put: step });
  }

  #replaceStep(step: number, patch: Patch | null): void {
    if (patch) {
      this.#patches.set(step, patch);
      this.#unsaved = noteHistory(this.#unsaved, { put: step });
      return;
    }
    // Typed and typed back: nothing is left to undo.
    const { history, gone } = dropLastStep(this.#history);
    this.#history = history;
    this.#patches.delete(step);
    this.#mergeKey = undefined;
    this.#unsaved = noteHistory(this.#unsaved, { gone });
  }

  async #step(direction: -1 | 1): Promise<Result<void, ProjectFailure>> {
    if (this.#access.mode === 'read') return fail(readOnly(this.#access.why));
    this.#waiting += 1;
    const run = this.#turn.then(async () => {
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
      this.#unsaved = noteHistory(notePatch(this.#unsaved, patch), {});
      this.#saveSoon();
      return ok(undefined);
    });
    this.#turn = run.catch(() => undefined).finally(() => (this.#waiting -= 1));
    return run;
  }

  async #patchOf(step: number): Promise<Result<Patch, StorageFailure>> {
    const kept = this.#patches.get(step);
    if (kept) return ok(kept);
    const read = await this.#storage.undo.getPatch(this.id, step, patchSchema);
    if (read.ok) this.#patches.set(step, read.value);
    return read;
  }

  #saveSoon(): void {
    this.#status = { state: 'saving' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#options.saveAfterMs ?? SAVE_AFTER_MS);
  }

  readonly #onHide = (event: Event): void => {
    if (event.type === 'pagehide' || document.visibilityState === 'hidden') void this.flush();
  };

  async #save(): Promise<Result<void, ProjectFailure>> {
    if (this.#access.mode === 'read') return fail(readOnly(this.#access.why));
    const unsaved = this.#unsaved;
    const story = this.#story;
    this.#unsaved = NOTHING_UNSAVED;
    this.#status = { state: 'saving' };
    const saved = await this.#storage.projects.save({
      project: story.project,
      ...(unsaved.outline && { outline: outlineOf(story) }),
      scenes: new Map([...unsaved.scenes].map((id) => [id, story.beats.get(id) ?? []])),
      deletedScenes: [...unsaved.deletedScenes],
      ...(unsaved.history && {
        history: {
          row: {
            projectId: this.id,
            position: this.#history.position,
            steps: [...this.#history.steps],
          },
          put: [...unsaved.steps].flatMap((step) => {
            const patch = this.#patches.get(step);
            return patch ? [{ step, patch }] : [];
          }),
          deleted: [...unsaved.goneSteps],
        },
      }),
    });
    if (!saved.ok) {
      this.#unsaved = joinUnsaved(unsaved, this.#unsaved);
      this.#status = { state: 'failed', failure: saved.failure };
      return saved;
    }
    if (isNothing(this.#unsaved)) this.#status = { state: 'saved', at: saved.value };
    this.#tabs.tellSaved([...unsaved.scenes]);
    return ok(undefined);
  }
}

export const [getOpenProject, setOpenProject, hasOpenProject] = createContext<OpenProject>();

function readOnly(why: ReadOnlyReason): ProjectFailure {
  return { kind: 'read-only', why };
}

function storyOf({ project, outline }: { project: Project; outline: Outline }): Story {
  const { characters, world, scenes } = outline;
  return { project, characters, world, scenes, beats: new Map() };
}

export function outlineOf(story: Story): Outline {
  return {
    projectId: story.project.id,
    characters: [...story.characters],
    world: story.world,
    scenes: [...story.scenes],
  };
}

/** The patch from where the earlier one began to where the story is now. */
function joinPatches(before: Story, earlier: Patch, after: Story): Patch | null {
  return diffStories(applyPatch(before, reversePatch(earlier)), after);
}

/** An edit that adds a scene must bring its beats, one that removes a scene must have loaded it. */
function checkPatch(patch: Patch, after: Story): void {
  const there = new Set(after.scenes.map(({ id }) => id));
  const added = new Set(patch.scenes.filter(({ did }) => did === 'add').map(({ id }) => id));
  const removed = new Set(patch.scenes.filter(({ did }) => did === 'remove').map(({ id }) => id));
  for (const { removed: old, inserted } of patch.heads ?? []) {
    const before = new Set(old.map(({ id }) => id));
    for (const { id } of inserted) {
      if (!before.has(id) && !added.has(id) && !after.beats.has(id)) {
        throw new Error(`An edit added scene ${id} without its beats.`);
      }
    }
    for (const { id } of old) {
      if (!there.has(id) && !removed.has(id)) {
        throw new Error(`An edit removed scene ${id} without having loaded it.`);
      }
    }
  }
}
