import type { Locks } from './lock';

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

export const SAVE_AFTER_MS = 300;
export const SCENES_KEPT = 200;
export const TAKE_OVER_MS = 2000;
