// Corrections of a draft, in the order in which they are made. Reading a log again takes its time: nobody
// waits for it, and what is corrected meanwhile is read together next.
import { isDeepEqual } from '@/storage';
import type { ImportRules } from '@/story';

const STEPS_KEPT = 200;

export interface CorrectionsOf {
  /** The rules under which the draft was read last; undefined while there is none. */
  readonly stored: () => ImportRules | undefined;
  /** Reads the log again; false when that was cancelled or failed. */
  readonly read: (rules: ImportRules) => Promise<boolean>;
  /** Keeps what is wanted with the draft, for a tab may be closed while it is read; undefined: all was. */
  readonly keep: (wanted: ImportRules | undefined) => void | Promise<void>;
}

export class Corrections {
  readonly #of: CorrectionsOf;
  /** What was not read yet. */
  #wanted = $state.raw<ImportRules>();
  #past = $state.raw<readonly ImportRules[]>([]);
  #isRunning = $state(false);
  /** Something was corrected here: what is kept with the draft is of this tab. */
  #isUsed = $state(false);

  constructor(of: CorrectionsOf) {
    this.#of = of;
  }

  get isUsed(): boolean {
    return this.#isUsed;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** As the user wants them, read or not: the next correction starts from these. */
  get rules(): ImportRules | undefined {
    return this.#wanted ?? this.#of.stored();
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Corrections of a tab that was closed are left out. */
  forget(): void {
    if (!this.#isRunning) void this.#of.keep(undefined);
  }

  /** Settles when everything that is wanted was read. */
  apply(rules: ImportRules): Promise<void> {
    const before = this.rules;
    // “Read it again” wants what was wanted, and is no step to take back.
    if (before && !isDeepEqual(before, rules))
      this.#past = [...this.#past.slice(1 - STEPS_KEPT), before];
    return this.#want(rules);
  }

  undo(): Promise<void> {
    const before = this.#past.at(-1);
    if (!before) return Promise.resolve();
    this.#past = this.#past.slice(0, -1);
    return this.#want(before);
  }

  async #want(rules: ImportRules): Promise<void> {
    this.#isUsed = true;
    this.#wanted = rules;
    void this.#of.keep(rules);
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      while (this.#wanted) {
        const reading: ImportRules = this.#wanted;
        const isRead = await this.#of.read(reading);
        const isLast = this.#wanted === reading;
        if (isLast) void this.#of.keep(undefined);
        // What still waits stays with the draft, which offers to read it with that.
        else if (!isRead) this.#isUsed = false;
        if (isLast || !isRead) this.#wanted = undefined;
      }
    } finally {
      this.#wanted = undefined;
      this.#isRunning = false;
    }
  }
}
