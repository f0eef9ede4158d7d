// @ts-check
// What goes wrong, on demand. A fault stays until it has happened as often as asked, or `clear`.

/**
 * `route` is the path without `/api`, or its beginning followed by `*`; with a method before it, only that:
 * `POST /prompt`, `/view`, `/history*`, `*`.
 *
 * @typedef {(
 *   | { kind: 'slow', route?: string, ms: number, times?: number }
 *   | { kind: 'status', route: string, status?: number, text?: string, cors?: boolean, times?: number }
 *   | { kind: 'answer', route: string, json?: unknown, text?: string, base64?: string, type?: string, times?: number }
 *   | { kind: 'hang-up', route: string, after?: 'nothing' | 'work' | 'half', times?: number }
 *   | { kind: 'nan', route: string, times?: number }
 *   | { kind: 'drop-frames', only?: 'all' | 'json' | 'binary' | string, times?: number }
 *   | { kind: 'refuse-sockets', times?: number }
 *   | { kind: 'out-of-memory', node?: string, times?: number }
 *   | { kind: 'disk-full', times?: number }
 *   | { kind: 'message', type: string, data?: unknown, text?: string, times?: number }
 *   | { kind: 'giant-picture', times?: number }
 *   | { kind: 'late-history', ms: number, times?: number }
 * )} Fault
 */

export class Faults {
  /** @type {{ fault: Fault, left: number }[]} */
  #all = [];
  /** Ids or classes of nodes that keep their job; `*` is any. @type {Set<string>} */
  #held = new Set();

  /** Once, if it does not say how often; `times: 0` is always. @param {Fault} fault */
  add(fault) {
    const times = fault.times ?? 1;
    this.#all.push({ fault, left: times === 0 ? Infinity : times });
  }

  clear() {
    this.#all = [];
    this.#held.clear();
  }

  /**
   * The first that fits, which is then used up by one.
   * @template {Fault['kind']} Kind
   * @param {Kind} kind
   * @param {(fault: Extract<Fault, { kind: Kind }>) => boolean} [fits]
   * @returns {Extract<Fault, { kind: Kind }> | undefined}
   */
  take(kind, fits = () => true) {
    for (const entry of this.#all) {
      const fault = /** @type {Extract<Fault, { kind: Kind }>} */ (entry.fault);
      if (fault.kind !== kind || entry.left <= 0 || !fits(fault)) continue;
      entry.left -= 1;
      if (entry.left === 0) this.#all.splice(this.#all.indexOf(entry), 1);
      return fault;
    }
    return undefined;
  }

  /**
   * @template {'slow' | 'status' | 'answer' | 'hang-up' | 'nan'} Kind
   * @param {Kind} kind @param {string} method @param {string} path Without `/api`.
   */
  takeRoute(kind, method, path) {
    return this.take(kind, (fault) =>
      fits(/** @type {{ route?: string }} */ (fault).route ?? '*', method, path),
    );
  }

  /** @param {'out-of-memory'} kind @param {string} id @param {string} type */
  takeNode(kind, id, type) {
    return this.take(kind, ({ node = '*' }) => node === '*' || node === id || node === type);
  }

  /** @param {string} [node] */
  hold(node = '*') {
    this.#held.add(node);
  }

  /** @param {string} [node] Undefined: all. */
  release(node) {
    if (node === undefined) this.#held.clear();
    else this.#held.delete(node);
  }

  /** @param {string} id @param {string} type */
  isHeld(id, type) {
    return this.#held.has('*') || this.#held.has(id) || this.#held.has(type);
  }
}

/** @param {string} route @param {string} method @param {string} path */
function fits(route, method, path) {
  const [first = '', second] = route.split(' ');
  const wanted = second ?? first;
  if (second !== undefined && first !== method) return false;
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;
}
