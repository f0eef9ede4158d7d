// The row of the open project as storage has it. The library changes it while the story is open, in this
// tab or another; what it changed is shown, and no save puts it back.
import type { Storage } from '@/storage';
import type { Project } from '@/story';

export class StoredRow {
  readonly #storage: Storage;
  readonly #onRenamed: (before: string, title: string) => void;
  #row: Project;
  #stop: (() => void) | undefined;

  constructor(storage: Storage, row: Project, onRenamed: (before: string, title: string) => void) {
    this.#storage = storage;
    this.#row = row;
    this.#onRenamed = onRenamed;
  }

  get title(): string {
    return this.#row.title;
  }

  begin(): void {
    this.#stop = this.#storage.projects.watch(this.#row.id, (row) => this.take(row));
  }

  /** The row was read or written; an older one comes late. */
  take(row: Project): void {
    if (row.updatedAt < this.#row.updatedAt) return;
    const before = this.#row.title;
    this.#row = row;
    if (row.title !== before) this.#onRenamed(before, row.title);
  }

  close(): void {
    this.#stop?.();
  }
}
