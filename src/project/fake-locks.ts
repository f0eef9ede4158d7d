// Web Locks for tests: Node 20 has none. Exclusive locks with ifAvailable, steal and signal.
import type { Locks } from './lock';

interface Holder {
  readonly lock: Lock;
  lose(): void;
}

interface Waiting {
  start(): void;
}

export class FakeLocks implements Locks {
  readonly #held = new Map<string, Holder>();
  readonly #waiting = new Map<string, Waiting[]>();

  async request<T>(
    name: string,
    optionsOrWork: LockOptions | LockGrantedCallback<T>,
    given?: LockGrantedCallback<T>,
  ): Promise<Awaited<T>> {
    const work = typeof optionsOrWork === 'function' ? optionsOrWork : given;
    const options = typeof optionsOrWork === 'function' ? {} : optionsOrWork;
    if (!work) throw new TypeError('A lock needs a callback.');
    if (options.steal) {
      this.#held.get(name)?.lose();
      this.#held.delete(name);
    } else if (this.#held.has(name)) {
      if (options.ifAvailable) return await work(null);
      await this.#wait(name, options.signal);
    }
    return this.#hold(name, work);
  }

  async #hold<T>(name: string, work: LockGrantedCallback<T>): Promise<Awaited<T>> {
    const lock: Lock = { name, mode: 'exclusive' };
    let lose = (): void => undefined;
    const stolen = new Promise<never>((_resolve, reject) => {
      lose = () => reject(new DOMException('The lock was stolen.', 'AbortError'));
    });
    const holder = { lock, lose };
    this.#held.set(name, holder);
    try {
      return await Promise.race([work(lock), stolen]);
    } finally {
      if (this.#held.get(name) === holder) {
        this.#held.delete(name);
        this.#waiting.get(name)?.shift()?.start();
      }
    }
  }

  #wait(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = { start: resolve };
      this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), waiting]);
      signal?.addEventListener('abort', () => {
        const others = (this.#waiting.get(name) ?? []).filter((other) => other !== waiting);
        this.#waiting.set(name, others);
        reject(signal.reason instanceof Error ? signal.reason : new DOMException('', 'AbortError'));
      });
    });
  }
}
