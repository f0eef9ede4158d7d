// The one choice that is open: what was found in the files that came in, until the user says what to
// read. It lives as long as the page; files that were only dropped are gone after a reload.
import type { Choice } from './choice';
import type { Listing } from './found';

export type ChoosingState =
  | { readonly step: 'nothing' }
  /** Looking through the files, as this job. */
  | { readonly step: 'looking' }
  | { readonly step: 'choosing'; readonly listing: Listing; readonly of: string }
  /** The choice is made; the reader takes it up. */
  | { readonly step: 'chosen' };

export class Choosing {
  #state = $state.raw<ChoosingState>({ step: 'nothing' });
  #answer: ((choice: Choice | undefined) => void) | undefined;

  get state(): ChoosingState {
    return this.#state;
  }

  /** The files are being looked through. An older choice that is still open counts as left. */
  look(): void {
    this.#settle(undefined);
    this.#state = { step: 'looking' };
  }

  /** Resolves with the choice, or undefined when the user wants nothing of it. */
  choose(listing: Listing, of: string): Promise<Choice | undefined> {
    this.#settle(undefined);
    this.#state = { step: 'choosing', listing, of };
    return new Promise((resolve) => (this.#answer = resolve));
  }

  take(choice: Choice): void {
    this.#state = { step: 'chosen' };
    this.#settle(choice);
  }

  leave(): void {
    this.#state = { step: 'nothing' };
    this.#settle(undefined);
  }

  #settle(choice: Choice | undefined): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(choice);
  }
}

let choosing: Choosing | undefined;

/** Drops and the panel share it. */
export function getChoosing(): Choosing {
  choosing ??= new Choosing();
  return choosing;
}
