// For tests.
import type { JobLocks } from './job-locks';

/** The browser's locks as far as jobs use them: exclusive, first come, first served. */
export class TestLocks implements JobLocks {
  readonly #held = new Map<string, Promise<unknown>>();

  async request<T>(
    name: string,
    first: LockOptions | LockGrantedCallback<T>,
    second?: LockGrantedCallback<T>,
  ): Promise<Awaited<T>> {
    const work = typeof first === 'function' ? first : second!;
    while (this.#held.has(name)) await this.#held.get(name);
    const held = Promise.resolve(work({ name, mode: 'exclusive' }));
    this.#held.set(name, held);
    try {
      return await held;
    } finally {
      this.#held.delete(name);
    }
  }

  query(): Promise<LockManagerSnapshot> {
    const held = [...this.#held.keys()].map((name) => ({ name }));
    return Promise.resolve({ held, pending: [] });
  }
}
