// A question to the worker that is asked again while its answer is out of date: the last one counts.
import { describeFailure, type StorageFailure } from '@/storage';

export type Look<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly last: T | undefined }
  | { readonly state: 'done'; readonly value: T }
  /** As a sentence for the user. */
  | { readonly state: 'failed'; readonly why: string };

/** Short enough to feel at once, long enough for a word to be typed. */
const WAIT_MS = 250;

export class Looking<T> {
  #look = $state.raw<Look<T>>({ state: 'idle' });
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get look(): Look<T> {
    return this.#look;
  }

  /** The last answer, also while a newer one is waited for. */
  get value(): T | undefined {
    if (this.#look.state === 'done') return this.#look.value;
    return this.#look.state === 'busy' ? this.#look.last : undefined;
  }

  /** Stops what was asked before. `work` gives the answer, or throws a sentence. */
  ask(work: (signal: AbortSignal) => Promise<T>, waitMs = WAIT_MS): void {
    const last = this.value;
    this.#stop();
    this.#look = { state: 'busy', last };
    const running = new AbortController();
    this.#running = running;
    this.#timer = setTimeout(() => void this.#run(work, running.signal), waitMs);
  }

  /** Nothing is asked any more. */
  clear(): void {
    this.#stop();
    this.#look = { state: 'idle' };
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  async #run(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<void> {
    try {
      const value = await work(signal);
      if (!signal.aborted) this.#end({ state: 'done', value });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof NoAnswer)) throw error;
      this.#end({ state: 'failed', why: error.message });
    }
  }

  #end(look: Look<T>): void {
    this.#running = undefined;
    this.#look = look;
  }
}

/** Why there is no answer, for the user. */
export class NoAnswer extends Error {
  static because(failure: StorageFailure): NoAnswer {
    const { title, hint } = describeFailure(failure);
    return new NoAnswer(`${title}. ${hint}`);
  }
}
