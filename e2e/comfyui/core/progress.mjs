// @ts-check
/**
 * @typedef {object} NodeState
 * @property {number} value
 * @property {number} max
 * @property {string} state
 * @property {string} node_id
 * @property {string} prompt_id
 * @property {string} display_node_id
 * @property {null} parent_node_id
 * @property {string} real_node_id
 */

/** The state of all nodes that were touched, told again at every change. */
export class Progress {
  /** @type {Record<string, NodeState>} */
  #nodes = {};
  #promptId;
  #tell;

  /** @param {string} promptId @param {(nodes: Record<string, NodeState>) => void} tell */
  constructor(promptId, tell) {
    this.#promptId = promptId;
    this.#tell = tell;
  }

  /** @param {string} id */
  start(id) {
    this.#set(id, 0, 1, 'running');
  }

  /** @param {string} id @param {number} value @param {number} max */
  update(id, value, max) {
    this.#set(id, value, max, 'running');
  }

  /** @param {string} id */
  finish(id) {
    const max = this.#nodes[id]?.max ?? 1;
    this.#set(id, max, max, 'finished');
  }

  /** @param {string} id @param {number} value @param {number} max @param {string} state */
  #set(id, value, max, state) {
    const about = { node_id: id, prompt_id: this.#promptId, display_node_id: id };
    this.#nodes[id] = { value, max, state, ...about, parent_node_id: null, real_node_id: id };
    this.#tell({ ...this.#nodes });
  }
}
