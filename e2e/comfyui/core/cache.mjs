// @ts-check
// What nodes gave, kept for the next prompt as long as class, values and ancestors are the same
// (comfy_execution/caching.py, the classic cache).
import { isLink } from './order.mjs';
import { writeJson } from './python.mjs';

export class NodeCache {
  /** @type {Map<string, unknown[]>} */
  #outputs = new Map();
  /** @type {Map<string, any>} */
  #ui = new Map();
  /** @type {Map<string, string>} */
  #keys = new Map();

  /**
   * Keys for a prompt; what no node of it would find is dropped.
   * @param {import('./work-queue.mjs').Prompt} prompt
   * @param {(id: string) => unknown} fingerprint What a node says of its outside world; false for most.
   * @param {(type: string) => boolean} hasOwnId Whether the node's id is a part of its key.
   */
  open(prompt, fingerprint, hasOwnId) {
    this.#keys = new Map();
    /** @type {Map<string, any>} */
    const prints = new Map(Object.keys(prompt).map((id) => [id, fingerprint(id)]));
    const own = (/** @type {string} */ id, /** @type {Map<string, number>} */ order) => {
      const node = prompt[id];
      if (!node) return [NaN];
      const inputs = Object.keys(node.inputs ?? {})
        .sort()
        .map((name) => {
          const value = node.inputs[name];
          return isLink(value) ? [name, 'ANCESTOR', order.get(value[0]), value[1]] : [name, value];
        });
      const unique = hasOwnId(node.class_type) ? [id] : [];
      return [node.class_type, prints.get(id), ...unique, ...inputs];
    };
    for (const id of Object.keys(prompt)) {
      const ancestors = new Map();
      gather(prompt, id, ancestors);
      const key = [own(id, ancestors), ...[...ancestors.keys()].map((at) => own(at, ancestors))];
      this.#keys.set(id, writeJson(key));
    }
    const used = new Set(this.#keys.values());
    for (const kept of [this.#outputs, this.#ui]) {
      for (const key of kept.keys()) if (!used.has(key)) kept.delete(key);
    }
  }

  /** @param {string} id */
  outputs(id) {
    return this.#outputs.get(this.#key(id));
  }

  /** @param {string} id */
  ui(id) {
    return this.#ui.get(this.#key(id));
  }

  /** @param {string} id @param {unknown[]} outputs */
  keep(id, outputs) {
    this.#outputs.set(this.#key(id), outputs);
  }

  /** @param {string} id @param {any} ui */
  keepUi(id, ui) {
    this.#ui.set(this.#key(id), ui);
  }

  forget() {
    this.#outputs = new Map();
    this.#ui = new Map();
  }

  /** @param {string} id */
  #key(id) {
    return this.#keys.get(id) ?? '';
  }
}

/** @param {any} prompt @param {string} id @param {Map<string, number>} found */
function gather(prompt, id, found) {
  const inputs = prompt[id]?.inputs ?? {};
  for (const name of Object.keys(inputs).sort()) {
    const value = inputs[name];
    if (!isLink(value) || found.has(value[0])) continue;
    found.set(value[0], found.size);
    gather(prompt, value[0], found);
  }
}
