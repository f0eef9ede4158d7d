// Which tab may write a project: the one that holds its lock. The others read, and may ask for it.
import type { SceneId } from '@/story';
import type { ReadOnlyReason } from './failure';
import { browserLocks, projectLockName, requestLock, type HeldLock, type Locks } from './lock';
import { openTabs, type Tabs } from './tabs';

export type Access =
  { readonly mode: 'write' } | { readonly mode: 'read'; readonly why: ReadOnlyReason };

export interface SeatHandlers {
  /** Another tab asks for the seat: save, and say whether all is saved. */
  onAsked(): Promise<boolean>;
  /** The seat is gone. */
  onLost(): void;
  /** The tab that writes has saved these scenes. */
  onSaved(scenes: readonly SceneId[]): void;
}

export class WriterSeat {
  readonly #projectId: string;
  readonly #handlers: SeatHandlers;
  readonly #locks: Locks | undefined;
  readonly #tabs: Tabs;
  #access = $state.raw<Access>({ mode: 'write' });
  #lock: HeldLock | undefined;

  /** `locks` null: there are none, and every tab writes. Undefined: those of the browser. */
  constructor(projectId: string, handlers: SeatHandlers, locks: Locks | null | undefined) {
    this.#projectId = projectId;
    this.#handlers = handlers;
    this.#locks = locks === undefined ? browserLocks() : (locks ?? undefined);
    this.#tabs = openTabs(projectId, {
      onSaved: (scenes) => {
        if (this.#access.mode === 'read') handlers.onSaved(scenes);
      },
      onAsked: () => void this.#letGo(),
    });
  }

  get access(): Access {
    return this.#access;
  }

  /** Takes the seat if it is free. */
  async take(): Promise<void> {
    if (!this.#locks) return;
    const lock = await requestLock(this.#locks, this.#lockName, 'if-free');
    if (lock) this.#hold(lock);
    else this.#access = { mode: 'read', why: 'other-tab' };
  }

  /** For what this version must not write. */
  closeForWriting(): void {
    this.#access = { mode: 'read', why: 'newer-version' };
  }

  /**
   * Gets the lock, from a tab that lets go of it or against its will after `waitMs`. Access stays as
   * it is until `sit`, so that the story can be read again first.
   */
  async obtain(waitMs: number): Promise<void> {
    if (!this.#locks) return;
    this.#tabs.ask();
    const lock =
      (await requestLock(this.#locks, this.#lockName, 'wait', waitMs)) ??
      (await requestLock(this.#locks, this.#lockName, 'steal'));
    if (lock) this.#hold(lock);
  }

  sit(): void {
    this.#access = { mode: 'write' };
  }

  tellSaved(scenes: readonly SceneId[]): void {
    this.#tabs.tellSaved(scenes);
  }

  close(): void {
    const lock = this.#lock;
    this.#lock = undefined;
    lock?.release();
    this.#tabs.close();
  }

  get #lockName(): string {
    return projectLockName(this.#projectId);
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
    this.#handlers.onLost();
  }

  /** What could not be saved is not given up for the asking; the other tab may still take the seat. */
  async #letGo(): Promise<void> {
    if (!this.#lock) return;
    const isSaved = await this.#handlers.onAsked();
    const lock = this.#lock;
    if (!isSaved || !lock) return;
    this.#lose();
    lock.release();
  }
}
