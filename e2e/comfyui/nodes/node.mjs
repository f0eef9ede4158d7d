// @ts-check
// What a node of this server is, and the values that pass between nodes.

/** @typedef {import('../pictures/raster.mjs').Raster} Raster */

/** A picture with the size that it will be decoded to. `blank`: nothing was painted yet. */
/** @typedef {{ kind: 'latent', frames: Raster[], isBlank: boolean, mask?: Raster[] }} Latent */
/** @typedef {{ kind: 'conditioning', words: string, pictures: Raster[], isZero?: boolean }} Conditioning */
/** @typedef {{ kind: 'model', name: string, loras: string[], patches: string[] }} Model */

/**
 * @typedef {object} Context
 * @property {import('../core/machine.mjs').Machine} machine
 * @property {any} prompt
 * @property {string} id
 * @property {any} pngInfo `extra_pnginfo` of the request.
 * @property {(text: string) => void} text Sends a text event.
 * @property {(value: number, max: number, picture?: { mime: 'image/png' | 'image/jpeg', bytes: Buffer }) => Promise<void>} step
 *   Tells how far the node is; waits as long as a step takes; throws when the prompt was interrupted.
 */

/** @typedef {{ result?: any[], ui?: Record<string, any> }} Outcome */

/**
 * @typedef {object} NodeKind
 * @property {(values: any, context: Context) => Outcome | Promise<Outcome>} run
 * @property {(constants: any, machine: import('../core/machine.mjs').Machine) => any} [fingerprint] What the node says
 *   of its outside world; throws where it cannot.
 * @property {{ inputs: string[], check: (inputs: any, machine: import('../core/machine.mjs').Machine) => string | true }} [custom]
 *   Its own check of values; those inputs skip the general one.
 */

/** @typedef {Record<string, NodeKind>} NodeKinds */

/** @param {string} name @returns {Model} */
export function model(name) {
  return { kind: 'model', name, loras: [], patches: [] };
}

/** @param {Raster[]} frames @param {boolean} [isBlank] @returns {Latent} */
export function latent(frames, isBlank = false) {
  return { kind: 'latent', frames, isBlank };
}

/** A frame of a list that is shorter than needed is its last one. @template T @param {T[]} list @param {number} at @returns {T} */
export function nth(list, at) {
  return /** @type {T} */ (list[Math.min(at, list.length - 1)]);
}
