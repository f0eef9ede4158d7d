/* eslint svelte/prefer-svelte-reactivity: "off" -- the patches are bookkeeping that nothing shows */
// The undo list of the open story: named steps that are shown, and their patches, which are read back
// from the disk when they are wanted.
import { ok, type Result } from '@/lib/result';
import type { Storage, StorageFailure, StoryChange } from '@/storage';
import type { Edit, ProjectId, Story } from '@/story';
import {
  addStep,
  dropLastStep,
  EMPTY_HISTORY,
  moveBack,
  moveForward,
  type History,
} from './history';
import { joinPatches, patchSchema, reversePatch, type Patch } from './patch';
import { noteHistory, type Unsaved } from './unsaved';

type Note = (change: (unsaved: Unsaved) => Unsaved) => void;

export class UndoList {
  readonly #storage: Storage;
  readonly #id: ProjectId;
  readonly #note: Note;
  readonly #patches = new Map<number, Patch>();
  #history = $state.raw<History>(EMPTY_HISTORY);
  /** Set while the next edit with this key joins the last step. */
  #mergeKey: string | undefined;

  /** `note` is told what is to be saved. */
  constructor(storage: Storage, id: ProjectId, note: Note) {
    this.#storage = storage;
    this.#id = id;
    this.#note = note;
  }

  get history(): History {
    return this.#history;
  }

  /** The list as another tab has left it. */
  startOver({ steps, position }: History): void {
    this.#history = { steps, position };
    this.#patches.clear();
    this.#mergeKey = undefined;
  }

  endMerge(): void {
    this.#mergeKey = undefined;
  }

  /** The edit was made: a step of its own, or a part of the last one when their keys are the same. */
  add(edit: Edit, patch: Patch, before: Story, after: Story): void {
    const last = this.#history.steps[this.#history.position - 1];
    const earlier = last && this.#patches.get(last.step);
    const joins = edit.mergeKey !== undefined && edit.mergeKey === this.#mergeKey;
    this.#mergeKey = edit.mergeKey;
    if (joins && earlier) this.#replaceStep(last.step, joinPatches(before, earlier, after));
    else this.#addStep(edit.name, patch);
  }

  /** The patch that takes the last step back, or makes the next one again; undefined without one. */
  async find(direction: -1 | 1): Promise<Result<Patch | undefined, StorageFailure>> {
    const { steps, position } = this.#history;
    const step = steps[direction === -1 ? position - 1 : position]?.step;
    if (step === undefined) return ok(undefined);
    let patch = this.#patches.get(step);
    if (!patch) {
      const read = await this.#storage.undo.getPatch(this.#id, step, patchSchema);
      if (!read.ok) return read;
      patch = read.value;
      this.#patches.set(step, patch);
    }
    return ok(direction === -1 ? reversePatch(patch) : patch);
  }

  /** The patch that `find` gave was applied. */
  move(direction: -1 | 1): void {
    this.#history = direction === -1 ? moveBack(this.#history) : moveForward(this.#history);
    this.#mergeKey = undefined;
    this.#note((unsaved) => noteHistory(unsaved, {}));
  }

  /** What a save writes of it. */
  changeOf(unsaved: Unsaved): Pick<StoryChange, 'history'> {
    if (!unsaved.history) return {};
    const { steps, position } = this.#history;
    return {
      history: {
        row: { projectId: this.#id, position, steps: [...steps] },
        put: [...unsaved.steps].flatMap((step) => {
          const patch = this.#patches.get(step);
          return patch ? [{ step, patch }] : [];
        }),
        deleted: [...unsaved.goneSteps],
      },
    };
  }

  #addStep(name: string, patch: Patch): void {
    const { history, gone } = addStep(this.#history, name, Date.now());
    const step = history.steps.at(-1)?.step ?? 0;
    this.#history = history;
    for (const number of gone) this.#patches.delete(number);
    this.#patches.set(step, patch);
    // The number of a step that was dropped can come back with the new one.
    this.#note((unsaved) => noteHistory(unsaved, { gone, put: step }));
  }

  #replaceStep(step: number, patch: Patch | null): void {
    if (patch) {
      this.#patches.set(step, patch);
      this.#note((unsaved) => noteHistory(unsaved, { put: step }));
      return;
    }
    // Typed and typed back: nothing is left to undo.
    const { history, gone } = dropLastStep(this.#history);
    this.#history = history;
    this.#patches.delete(step);
    this.#mergeKey = undefined;
    this.#note((unsaved) => noteHistory(unsaved, { gone }));
  }
}
