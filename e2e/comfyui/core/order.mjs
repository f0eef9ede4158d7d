// @ts-check
// In which order the nodes of a prompt run (comfy_execution/graph.py): what an output needs first, and outputs,
// and what leads straight to them, as soon as they can.

/** As the executor sees a link: a text and a number. @param {unknown} value @returns {value is [string, number]} */
export function isLink(value) {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === 'string' &&
    typeof value[1] === 'number'
  );
}

export class RunOrder {
  /** In the order in which they were added. @type {Set<string>} */
  #pending = new Set();
  /** @type {Map<string, number>} */
  #blockedBy = new Map();
  /** @type {Map<string, Set<string>>} */
  #blocks = new Map();
  #prompt;
  #isCached;
  #isOutput;

  /**
   * @param {any} prompt
   * @param {(id: string) => boolean} isCached
   * @param {(id: string) => boolean} isOutput
   */
  constructor(prompt, isCached, isOutput) {
    this.#prompt = prompt;
    this.#isCached = isCached;
    this.#isOutput = isOutput;
  }

  /** Adds a node and all that it needs. @param {string} output */
  add(output) {
    const stack = [output];
    /** @type {[string, string][]} */
    const links = [];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (this.#pending.has(id)) continue;
      this.#pending.add(id);
      this.#blockedBy.set(id, 0);
      this.#blocks.set(id, new Set());
      for (const value of Object.values(this.#prompt[id].inputs)) {
        if (!isLink(value) || this.#isCached(value[0])) continue;
        stack.push(value[0]);
        links.push([value[0], id]);
      }
    }
    for (const [from, to] of links) {
      const blocks = /** @type {Set<string>} */ (this.#blocks.get(from));
      if (blocks.has(to)) continue;
      blocks.add(to);
      this.#blockedBy.set(to, (this.#blockedBy.get(to) ?? 0) + 1);
    }
  }

  /** The next one to run; undefined when all have run. */
  next() {
    const ready = [...this.#pending].filter((id) => this.#blockedBy.get(id) === 0);
    const blocks = (/** @type {string} */ id) => [...(this.#blocks.get(id) ?? [])];
    return (
      ready.find((id) => this.#isOutput(id)) ??
      ready.find((id) => blocks(id).some((to) => this.#isOutput(to))) ??
      ready.find((id) => blocks(id).some((to) => blocks(to).some((at) => this.#isOutput(at)))) ??
      ready[0]
    );
  }

  /** @param {string} id */
  finish(id) {
    this.#pending.delete(id);
    for (const to of this.#blocks.get(id) ?? []) {
      this.#blockedBy.set(to, (this.#blockedBy.get(to) ?? 0) - 1);
    }
    this.#blocks.delete(id);
  }
}
