// When the open story is saved, and how that went. What is written is the caller's business.
import { fail, ok, type Result } from '@/lib/result';
import type { ProjectFailure } from './failure';
import { isNothing, joinUnsaved, NOTHING_UNSAVED, type Unsaved } from './unsaved';

export type SaveStatus =
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly failure: ProjectFailure };

/** Writes what is unsaved; gives the time that the rows were stamped with. */
export type Write = (unsaved: Unsaved) => Promise<Result<number, ProjectFailure>>;

export class Saving {
  readonly #write: Write;
  readonly #afterMs: number;
  #status = $state.raw<SaveStatus>({ state: 'saved', at: 0 });
  #unsaved: Unsaved = NOTHING_UNSAVED;
  #running: Promise<Result<void, ProjectFailure>> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(write: Write, afterMs: number, savedAt: number) {
    this.#write = write;
    this.#afterMs = afterMs;
    this.#status = { state: 'saved', at: savedAt };
  }

  get status(): SaveStatus {
    return this.#status;
  }

  get failure(): ProjectFailure | undefined {
    return this.#status.state === 'failed' ? this.#status.failure : undefined;
  }

  get unsaved(): Unsaved {
    return this.#unsaved;
  }

  get isNothingUnsaved(): boolean {
    return isNothing(this.#unsaved);
  }

  /** Notes a change, and saves it when no other has come for a moment. */
  note(change: (unsaved: Unsaved) => Unsaved): void {
    this.#unsaved = change(this.#unsaved);
    this.#status = { state: 'saving' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#afterMs);
  }

  /** Saves now, until nothing is unsaved or a save fails. */
  async flush(): Promise<Result<void, ProjectFailure>> {
    clearTimeout(this.#timer);
    while (!this.isNothingUnsaved || this.#running) {
      this.#running ??= this.#save().finally(() => (this.#running = undefined));
      const saved = await this.#running;
      if (!saved.ok) return saved;
    }
    return ok(undefined);
  }

  /** Saving has become impossible: what is unsaved stays so. */
  giveUp(failure: ProjectFailure): void {
    clearTimeout(this.#timer);
    if (!this.isNothingUnsaved) this.#status = { state: 'failed', failure };
  }

  /** What storage holds is what is shown, whatever was unsaved. */
  startOver(savedAt: number): void {
    clearTimeout(this.#timer);
    this.#unsaved = NOTHING_UNSAVED;
    this.#status = { state: 'saved', at: savedAt };
  }

  async #save(): Promise<Result<void, ProjectFailure>> {
    const unsaved = this.#unsaved;
    this.#unsaved = NOTHING_UNSAVED;
    this.#status = { state: 'saving' };
    const written = await this.#write(unsaved);
    if (!written.ok) {
      // Edits that came while we wrote are kept too.
      this.#unsaved = joinUnsaved(unsaved, this.#unsaved);
      this.#status = { state: 'failed', failure: written.failure };
      return fail(written.failure);
    }
    if (this.isNothingUnsaved) this.#status = { state: 'saved', at: written.value };
    return ok(undefined);
  }
}
