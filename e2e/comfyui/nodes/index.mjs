// @ts-check
// All nodes that this server can run. Others of object_info pass on what they are given, by type.
import { PythonError } from '../core/errors.mjs';
import { raster } from '../pictures/raster.mjs';
import { fileNodes } from './files.mjs';
import { maskNodes } from './masks.mjs';
import { modelNodes } from './models.mjs';
import { latent, model } from './node.mjs';
import { pictureNodes } from './pictures.mjs';
import { samplingNodes } from './sampling.mjs';
import { textNodes } from './texts.mjs';

/** @type {Record<string, import('./node.mjs').NodeKind>} */
const KINDS = {
  ...fileNodes,
  ...maskNodes,
  ...modelNodes,
  ...pictureNodes,
  ...samplingNodes,
  ...textNodes,
};

export class Nodes {
  #machine;

  /** @param {import('../core/machine.mjs').Machine} machine */
  constructor(machine) {
    this.#machine = machine;
  }

  /** @param {string} type */
  isOutput(type) {
    return this.#machine.infos.get(type)?.output_node === true;
  }

  /** @param {string} type */
  hasOwnId(type) {
    return Object.values(this.#machine.infos.get(type)?.input.hidden ?? {}).includes('UNIQUE_ID');
  }

  /** @param {string} type @returns {((constants: Record<string, unknown>) => unknown) | undefined} */
  fingerprint(type) {
    const ask = kind(type)?.fingerprint;
    return ask && ((constants) => ask(constants, this.#machine));
  }

  /** @param {string} type */
  custom(type) {
    const custom = kind(type)?.custom;
    return (
      custom && {
        inputs: custom.inputs,
        check: (/** @type {Record<string, unknown>} */ inputs) =>
          custom.check(inputs, this.#machine),
      }
    );
  }

  /**
   * @param {string} type @param {Record<string, unknown>} values @param {import('./node.mjs').Context} context
   * @returns {Promise<import('./node.mjs').Outcome>}
   */
  async run(type, values, context) {
    const known = kind(type);
    const info = this.#machine.infos.get(type);
    // What was sent was checked, and what other nodes gave is what their outputs are.
    const checked = /** @type {import('./node.mjs').Values} */ (values);
    return known ? known.run(checked, context) : passOn(type, info, values);
  }
}

/** @param {string} type @returns {import('./node.mjs').NodeKind | undefined} */
function kind(type) {
  return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
}

/** Each output is the first input of its type, else something plain. @param {string} type @param {any} info @param {Record<string, unknown>} values */
function passOn(type, info, values) {
  if (info.output_node) {
    throw new PythonError('NotImplementedError', `The test server cannot run ${type}.`);
  }
  const inputs = Object.entries({ ...info.input.required, ...info.input.optional });
  return {
    result: info.output.map((/** @type {any} */ wanted) => {
      const same = inputs.find(([name, [given]]) => given === wanted && values[name] !== undefined);
      return same ? values[same[0]] : plain(wanted);
    }),
  };
}

/** @param {any} type */
function plain(type) {
  if (type === 'IMAGE') return [raster(64, 64, 3, [127, 127, 127])];
  if (type === 'MASK') return [raster(64, 64, 1)];
  if (type === 'LATENT') return latent([raster(64, 64, 3, [127, 127, 127])], true);
  if (type === 'CONDITIONING') return { kind: 'conditioning', words: '', pictures: [] };
  if (type === 'SIGMAS') return { kind: 'sigmas', steps: 20, denoise: 1 };
  if (type === 'INT' || type === 'FLOAT') return 0;
  if (type === 'STRING') return '';
  if (type === 'BOOLEAN') return false;
  return { ...model(String(type).toLowerCase()), kind: String(type).toLowerCase() };
}
