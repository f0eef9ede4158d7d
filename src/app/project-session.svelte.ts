// Which project is open: follows the address, one at a time, and never drops what is unsaved unasked.
import { OpenProject, type ProjectFailure } from '@/project';
import type { Storage, StorageFailure } from '@/storage';
import type { ProjectId } from '@/story';
import type { Confirmations } from '@/ui/confirm.svelte';

export type SessionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly id: ProjectId }
  | { readonly kind: 'open'; readonly id: ProjectId; readonly project: OpenProject }
  | { readonly kind: 'failed'; readonly id: ProjectId; readonly failure: StorageFailure };

export class ProjectSession {
  readonly #storage: Storage;
  readonly #confirm: Confirmations;
  #state = $state.raw<SessionState>({ kind: 'none' });
  /** The id asked for last; an older opening that ends late is closed again. */
  #wanted: ProjectId | undefined;

  constructor(storage: Storage, confirm: Confirmations) {
    this.#storage = storage;
    this.#confirm = confirm;
  }

  get state(): SessionState {
    return this.#state;
  }

  get project(): OpenProject | undefined {
    return this.#state.kind === 'open' ? this.#state.project : undefined;
  }

  /**
   * Opens this project and closes the one before. Gives the id that must stay open instead when its
   * changes could not be saved and the user would rather keep them.
   */
  async show(id: ProjectId | undefined): Promise<ProjectId | undefined> {
    if (id === this.#wanted) return undefined;
    const before = this.project;
    this.#wanted = id;
    if (before) {
      const saved = before.isReadOnly ? undefined : await before.flush();
      if (saved && !saved.ok && !(await this.#mayLeave(before, saved.failure))) {
        this.#wanted = before.id;
        return before.id;
      }
      if (this.#wanted !== id) return undefined;
      await before.close();
    }
    if (this.#wanted !== id) return undefined;
    if (id === undefined) {
      this.#state = { kind: 'none' };
      return undefined;
    }
    await this.#open(id);
    return undefined;
  }

  /** Tries again after a failure to open. */
  async retry(): Promise<void> {
    if (this.#state.kind === 'failed') await this.#open(this.#state.id);
  }

  async #open(id: ProjectId): Promise<void> {
    this.#state = { kind: 'opening', id };
    const opened = await OpenProject.open(this.#storage, id);
    if (this.#wanted !== id) {
      if (opened.ok) await opened.value.close();
      return;
    }
    this.#state = opened.ok
      ? { kind: 'open', id, project: opened.value }
      : { kind: 'failed', id, failure: opened.failure };
    if (opened.ok) void this.#watchRest(opened.value);
  }

  /** A damaged page further on: a part of the story must not pass for the whole. */
  async #watchRest(project: OpenProject): Promise<void> {
    const whole = await project.whole();
    if (whole.ok || this.project !== project) return;
    this.#state = { kind: 'failed', id: project.id, failure: whole.failure };
    await project.close();
  }

  #mayLeave(project: OpenProject, failure: ProjectFailure): Promise<boolean> {
    if (failure.kind === 'read-only') return Promise.resolve(true);
    return this.#confirm.ask({
      title: 'The last changes are not saved',
      text: `“${project.story.project.title}” could not be saved. Leaving it now loses the last changes.`,
      confirm: 'Leave and lose them',
      cancel: 'Stay',
      danger: true,
    });
  }
}
