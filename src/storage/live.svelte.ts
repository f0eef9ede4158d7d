// Database queries as runes: a component that reads `current` sees every change, of other tabs too.
import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import type { Result } from '@/lib/result';
import type { StorageFailure } from './failure';

export class Live<T> {
  readonly #subscribe: () => void;
  #value: T | undefined;
  #failure: StorageFailure | undefined;
  #isLoading = true;

  constructor(query: () => Promise<Result<T, StorageFailure>>) {
    this.#subscribe = createSubscriber((update) => {
      const subscription = liveQuery(query).subscribe({
        next: (result) => {
          this.#isLoading = false;
          if (result.ok) this.#value = result.value;
          this.#failure = result.ok ? undefined : result.failure;
          // Reading a large row and drawing what it says would be one long task together.
          setTimeout(update);
        },
        // A bug in the query: it must not be mistaken for an empty list.
        error: (error: unknown) => {
          throw error;
        },
      });
      return () => subscription.unsubscribe();
    });
  }

  /** The last answer; undefined before the first. Kept while a later query fails. */
  get current(): T | undefined {
    this.#subscribe();
    return this.#value;
  }

  get failure(): StorageFailure | undefined {
    this.#subscribe();
    return this.#failure;
  }

  get isLoading(): boolean {
    this.#subscribe();
    return this.#isLoading;
  }
}

/**
 * `const projects = live(() => storage.projects.list())`, then `projects.current` in the markup. The
 * query runs while something shows it and again when a table that it read changes.
 */
export function live<T>(query: () => Promise<Result<T, StorageFailure>>): Live<T> {
  return new Live(query);
}
