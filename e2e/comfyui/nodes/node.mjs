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
 * @property {import('../core/work-queue.mjs').Prompt} prompt
 * @property {string} id
 * @property {unknown} pngInfo `extra_pnginfo` of the request.
 * @property {(text: string) => void} text Sends a text event.
 * @property {(value: number, max: number, picture?: { mime: 'image/png' | 'image/jpeg', bytes: Buffer }) => Promise<void>} step
 *   Tells how far the node is; waits as long as a step takes; throws when the prompt was interrupted.
 */

/**
 * What inputs of these names hold: names mean the same in all nodes. Texts and numbers were checked before; an input
 * that was left out is undefined whatever stands here.
 * @typedef {object} Values
 * @property {Raster[]} image
 * @property {Raster[]} mask
 * @property {Raster[]} source
 * @property {Raster[]} destination
 * @property {Raster[]} pixels
 * @property {Raster[]} image1
 * @property {Raster[]} alpha
 * @property {Raster[]} source_alpha
 * @property {Raster[]} images
 * @property {Raster[]} image2
 * @property {Raster[] | undefined} image3
 * @property {Raster[] | undefined} start_image
 * @property {number} width
 * @property {number} height
 * @property {number} value
 * @property {number} x
 * @property {number} y
 * @property {number} batch_size
 * @property {number} length
 * @property {number} amount
 * @property {number} batch_index
 * @property {number} steps
 * @property {number} denoise
 * @property {number} noise_seed
 * @property {number} seed
 * @property {number} scale_by
 * @property {number} strength_model
 * @property {number} strength_clip
 * @property {number} top
 * @property {number} left
 * @property {number} right
 * @property {number} bottom
 * @property {number} feathering
 * @property {number} blend_factor
 * @property {number} spacing_width
 * @property {number} megapixels
 * @property {number} largest_size
 * @property {number} grow_mask_by
 * @property {number} expand
 * @property {number} color
 * @property {number} start_at_step
 * @property {number} end_at_step
 * @property {string} upscale_method
 * @property {string} channel
 * @property {string} lora_name
 * @property {string} clip_name
 * @property {string} clip_name1
 * @property {string} clip_name2
 * @property {string} clip_l
 * @property {string} clip_g
 * @property {string} t5xxl
 * @property {string} text
 * @property {string} text_g
 * @property {string} text_l
 * @property {string} vae_name
 * @property {string} unet_name
 * @property {string} ckpt_name
 * @property {string} control_net_name
 * @property {string} model_name
 * @property {string} filename_prefix
 * @property {string} string
 * @property {string} string_a
 * @property {string} string_b
 * @property {string} delimiter
 * @property {string} find
 * @property {string} replace
 * @property {string} prompt
 * @property {string} operation
 * @property {string} direction
 * @property {string} flip_method
 * @property {string} rotation
 * @property {string} blend_mode
 * @property {string} crop
 * @property {string} spacing_color
 * @property {boolean} resize_source
 * @property {boolean} match_image_size
 * @property {boolean} noise_mask
 * @property {Model | null} model
 * @property {Model | null} clip
 * @property {Conditioning} positive
 * @property {Conditioning} negative
 * @property {Conditioning} conditioning
 * @property {Conditioning} conditioning_1
 * @property {Conditioning} conditioning_2
 * @property {Conditioning} conditioning_to
 * @property {Conditioning} conditioning_from
 * @property {Latent} samples
 * @property {Latent} latent_image
 * @property {Latent | undefined} latent
 * @property {{ steps: number, denoise: number }} sigmas
 * @property {{ seed: number | bigint }} noise
 * @property {{ model: Model, positive: Conditioning }} guider
 * @property {{ name: string }} upscale_model
 */

/** @typedef {{ result?: unknown[], ui?: Record<string, unknown> }} Outcome */

/**
 * @typedef {object} NodeKind
 * @property {(values: Values, context: Context) => Outcome | Promise<Outcome>} run
 * @property {(constants: Record<string, unknown>, machine: import('../core/machine.mjs').Machine) => unknown} [fingerprint] What the node says
 *   of its outside world; throws where it cannot.
 * @property {{ inputs: string[], check: (inputs: Record<string, unknown>, machine: import('../core/machine.mjs').Machine) => string | true }} [custom]
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
