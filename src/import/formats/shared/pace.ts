// Lets a long read report, be cancelled, and leave the thread to others now and then.
import type { LogSource } from '../log-format';

const EVERY_MS = 50;
/** Looking at the clock for each line would cost more than reading it. */
const LOOK_EVERY = 256;

export class Pace {
  #calls = 0;
  #last = performance.now();

  constructor(private readonly source: LogSource) {}

  /** True when it is time for `turn`. Ask once for each line or record. */
  isDue(): boolean {
    if (++this.#calls % LOOK_EVERY !== 0) return false;
    return performance.now() - this.#last > EVERY_MS;
  }

  /** Reports the bytes done. Rejects when the read is cancelled. */
  async turn(bytes: number): Promise<void> {
    this.source.onProgress?.(bytes);
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.source.signal?.throwIfAborted();
    this.#last = performance.now();
  }
}
