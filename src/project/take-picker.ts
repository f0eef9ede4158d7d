// What was rendered is shown in the story: takes that ask for it become edits of the open project. Takes
// wait in storage while the project is closed, or open in a tab that must not write.
import { exactAsset } from '@/stage';
import type { Storage, TakeRow } from '@/storage';
import { readShotKey } from '@/story';
import { showShots, type ShownShot } from '@/story/edits';
import type { OpenProject } from './open-project.svelte';

/** Results that come one after the other are one step to undo. */
const MERGE_KEY = 'rendered pictures';

export class TakePicker {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly open: OpenProject,
    private readonly storage: Storage,
  ) {}

  /** Shows what has come since it was last asked; gives how many pictures. */
  run(): Promise<number> {
    const next = this.#turn.then(() => this.#run());
    this.#turn = next.catch(() => undefined);
    return next;
  }

  async #run(): Promise<number> {
    if (this.open.isReadOnly) return 0;
    const takes = await this.storage.takes.list(this.open.id);
    // A disk that cannot be read is told by whoever reads next; the takes still wait.
    if (!takes.ok) return 0;
    const asking = takes.value.filter(({ wantsPick }) => wantsPick !== undefined);
    if (asking.length === 0) return 0;
    const shown = new Map<string, ShownShot>();
    for (const take of asking) {
      const wish = this.#wishOf(take, takes.value);
      if (wish && take.shot !== undefined) shown.set(take.shot, wish);
    }
    if (shown.size > 0) {
      const name = shown.size === 1 ? 'Show rendered picture' : 'Show rendered pictures';
      const done = await this.open.apply(
        showShots([...shown.values()], { name, mergeKey: MERGE_KEY }),
      );
      if (!done.ok) return 0;
    }
    // Not before the story that shows them is stored: a tab closed in between would forget the wish.
    if (!(await this.open.flush()).ok) return shown.size;
    await this.storage.takes.put(asking.map(({ wantsPick: _wish, ...take }) => take));
    return shown.size;
  }

  #wishOf(take: TakeRow, all: readonly TakeRow[]): ShownShot | undefined {
    const shot = take.shot === undefined ? undefined : readShotKey(take.shot);
    if (!shot || take.deletedAt !== undefined) return undefined;
    const now = exactAsset(shot, this.open.story);
    if (now === take.asset) return undefined;
    if (take.wantsPick === 'always' || now === undefined) return { shot, asset: take.asset };
    // Where nobody chose the picture that is there, a later render of the same shot takes its place; a
    // picture of the user's own and a pinned take stay.
    const before = all.find((one) => one.asset === now && one.shot === take.shot);
    const isOlder = before && !before.isPinned && before.contentKey !== take.contentKey;
    return isOlder ? { shot, asset: take.asset } : undefined;
  }
}
