// How long the people of a log are used to wait for each other: only a longer pause says that time has passed.
import type { Message } from '@/story';

const COUNTED = 2000;
const LONG_MS = 1.5 * 3_600_000;
/** Characters: who writes that much answers when there is time, and the scene waits. */
const LONG_POST = 120;

/** Watches the first posts of a log. */
export class PauseWatch {
  readonly #pauses: number[] = [];
  #last: number | undefined;
  #messages = 0;
  #characters = 0;

  see({ time, text }: Message): void {
    if (this.#messages >= COUNTED) return;
    this.#messages++;
    this.#characters += text.length;
    if (time === undefined) return;
    if (this.#last !== undefined) this.#pauses.push(time - this.#last);
    this.#last = time;
  }

  /** Milliseconds within which four of five posts come; endless where people answer by the day. */
  get usual(): number {
    const pauses = this.#pauses.toSorted((a, b) => a - b);
    const long = pauses.filter((pause) => pause > LONG_MS).length;
    const isByPost = long * 4 >= pauses.length && this.#characters > LONG_POST * this.#messages;
    return isByPost ? Infinity : (pauses[Math.floor((pauses.length - 1) * 0.8)] ?? 0);
  }
}
