// @ts-check
// How a test server can be started.
import { COMMON_MODELS, RECORDED_MODELS } from './models.mjs';

/**
 * @typedef {object} Wall What stands before the server and asks for a password.
 * @property {string} [bearer] The token of `Authorization: Bearer …`.
 * @property {string} [basic] `name:password`.
 * @property {string} [token] As `?token=…`.
 * @property {boolean} [cors] Whether its 401 carries CORS headers; default true.
 */

/**
 * @typedef {object} Options
 * @property {number} port 0: one that is free.
 * @property {string} host
 * @property {import('./origins.mjs').CorsMode} cors
 * @property {boolean} previews As with `--preview-method auto`.
 * @property {number} previewSize Longest side of previews in pixels; ComfyUI's is 512.
 * @property {number} stepMs How long a sampler step takes.
 * @property {number} nodeMs How long every node takes before it begins.
 * @property {number} latencyMs Before every answer.
 * @property {Wall | undefined} auth
 * @property {string} basePath `/comfy`; everything else is 404, as behind a proxy.
 * @property {string} version
 * @property {number} maxUploadBytes
 * @property {string[]} missingNodes Classes that this server does not have.
 * @property {Record<string, any>} nodes More entries of object_info, by class; they pass through.
 * @property {import('./models.mjs').ModelLists | 'recorded' | 'common'} models
 * @property {Record<string, string>} packs Web folders of custom nodes, by the name of the pack.
 * @property {boolean} control Whether `/__test__/…` is there.
 * @property {number} firstNumber What the first prompt gets; a real server has counted for a while.
 * @property {(ids: string[]) => string[]} outputOrder In ComfyUI a set: no order is promised.
 * @property {() => boolean} mayTake Asked before a prompt is taken; after a no again at the next `release`.
 * @property {(step: { promptId: string, node: string, value: number }) => boolean} mayStep So before each step.
 */

/** @type {Options} */
const DEFAULTS = {
  port: 0,
  host: '127.0.0.1',
  cors: 'star',
  previews: true,
  previewSize: 128,
  stepMs: 0,
  nodeMs: 0,
  latencyMs: 0,
  auth: undefined,
  basePath: '',
  version: '0.3.64',
  maxUploadBytes: 100 * 1024 * 1024,
  missingNodes: [],
  nodes: {},
  models: 'common',
  packs: {},
  control: false,
  firstNumber: 0,
  outputOrder: (ids) => ids,
  mayTake: () => true,
  mayStep: () => true,
};

/** @param {Partial<Options>} options @returns {Options} */
export function withDefaults(options) {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...Object.fromEntries(given) };
}

/** @param {Options['models']} models */
export function modelLists(models) {
  if (models === 'recorded') return RECORDED_MODELS;
  return models === 'common' ? COMMON_MODELS : models;
}
