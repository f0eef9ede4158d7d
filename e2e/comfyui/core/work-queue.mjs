// @ts-check
// What waits, what runs and what is over. The waiting ones are a binary heap, which `GET /queue` shows as it is.
import { PythonError } from './errors.mjs';

/** A node as it was sent; `is_changed` is written by the server. */
/** @typedef {{ class_type: string, inputs: Record<string, unknown>, is_changed?: unknown }} PromptNode */
/** @typedef {Record<string, PromptNode>} Prompt */
/** @typedef {Record<string, unknown>} Extra */
/** @typedef {[number: number | bigint, promptId: string, prompt: Prompt, extra: Extra, outputs: string[]]} Item */

/** A checked prompt has it. @param {Prompt} prompt @param {string} id */
export function nodeIn(prompt, id) {
  const node = prompt[id];
  if (!node) throw new PythonError('KeyError', `'${id}'`);
  return node;
}

/** Kept in memory only, this many at most (execution.py). */
const MOST_HISTORY = 10000;

export class WorkQueue {
  /** @type {Item[]} */
  #heap = [];
  /** @type {Item | undefined} */
  #running;
  /** @type {Map<string, any>} */
  #history = new Map();
  #changed;

  /** @param {() => void} changed Called at every put, get, end, delete and clear. */
  constructor(changed) {
    this.#changed = changed;
  }

  get remaining() {
    return this.#heap.length + (this.#running ? 1 : 0);
  }

  /** @returns {Item[]} */
  get running() {
    return this.#running ? [this.#running] : [];
  }

  get pending() {
    return this.#heap;
  }

  /** @param {Item} item */
  put(item) {
    this.#heap.push(item);
    this.#sink(0, this.#heap.length - 1);
    this.#changed();
  }

  /** The next one, which then runs. */
  take() {
    const last = this.#heap.pop();
    if (last === undefined) return undefined;
    let item = last;
    if (this.#heap.length > 0) {
      item = /** @type {Item} */ (this.#heap[0]);
      this.#heap[0] = last;
      this.#rise(0);
    }
    // What `/queue` and the history show is a copy: what nodes write into the prompt is not seen there.
    this.#running = structuredClone(item);
    this.#changed();
    return item;
  }

  /** @param {any} result Outputs and meta. @param {any} status */
  done(result, status) {
    const item = /** @type {Item} */ (this.#running);
    this.#running = undefined;
    if (this.#history.size > MOST_HISTORY) {
      this.#history.delete(/** @type {string} */ (this.#history.keys().next().value));
    }
    this.#history.delete(item[1]);
    this.#history.set(item[1], {
      prompt: item,
      outputs: result.outputs,
      status,
      meta: result.meta,
    });
    this.#changed();
  }

  /** Takes out the first waiting one of this id. @param {any} promptId */
  delete(promptId) {
    const at = this.#heap.findIndex((item) => item[1] === promptId);
    if (at === -1) return;
    if (this.#heap.length === 1) {
      this.clear();
    } else {
      this.#heap.splice(at, 1);
      for (let i = (this.#heap.length >> 1) - 1; i >= 0; i--) this.#rise(i);
    }
    this.#changed();
  }

  clear() {
    this.#heap = [];
    this.#changed();
  }

  /**
   * Oldest first.
   * @param {{ promptId?: string, most?: number, offset?: number }} what
   */
  history({ promptId, most, offset = -1 }) {
    /** @type {Record<string, any>} */
    const out = {};
    if (promptId !== undefined) {
      if (this.#history.has(promptId)) out[promptId] = this.#history.get(promptId);
      return out;
    }
    let from = offset;
    if (from < 0 && most !== undefined) from = this.#history.size - most;
    let index = 0;
    let count = 0;
    for (const [id, entry] of this.#history) {
      if (index >= from) {
        out[id] = entry;
        count += 1;
        if (most !== undefined && count >= most) break;
      }
      index += 1;
    }
    return out;
  }

  /** @param {any} promptId */
  forget(promptId) {
    this.#history.delete(promptId);
  }

  forgetAll() {
    this.#history = new Map();
  }

  // The two halves of Python's heapq, so that the waiting ones lie in the same order as there.

  /** @param {number} start @param {number} at */
  #sink(start, at) {
    const item = /** @type {Item} */ (this.#heap[at]);
    let place = at;
    while (place > start) {
      const above = (place - 1) >> 1;
      const parent = /** @type {Item} */ (this.#heap[above]);
      if (!isBefore(item, parent)) break;
      this.#heap[place] = parent;
      place = above;
    }
    this.#heap[place] = item;
  }

  /** @param {number} at */
  #rise(at) {
    const end = this.#heap.length;
    const item = /** @type {Item} */ (this.#heap[at]);
    let place = at;
    for (let child = 2 * place + 1; child < end; child = 2 * place + 1) {
      const right = child + 1;
      const isRight =
        right < end &&
        !isBefore(/** @type {Item} */ (this.#heap[child]), /** @type {Item} */ (this.#heap[right]));
      const next = isRight ? right : child;
      this.#heap[place] = /** @type {Item} */ (this.#heap[next]);
      place = next;
    }
    this.#heap[place] = item;
    this.#sink(at, place);
  }
}

/** Tuples are compared: equal numbers go by prompt id. @param {Item} a @param {Item} b */
function isBefore(a, b) {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
