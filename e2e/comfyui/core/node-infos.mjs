// @ts-check
// The recorded `/object_info`, with the lists that depend on files filled from this server's own.
import { readFileSync } from 'node:fs';
import { FOLDERS } from './files.mjs';
import { folderOfInput } from './models.mjs';
import { parseJson } from './python.mjs';

const RECORDED = new URL('../../../src/testing/comfyui/object-info.json', import.meta.url);

/** The limits of 64 bits, which the recording rounded. @type {Record<string, bigint>} */
const EXACT = {
  18446744073709552000: 18446744073709551615n,
  9223372036854776000: 9223372036854775807n,
  '-9223372036854776000': -9223372036854775808n,
};

/** @type {Record<string, any> | undefined} */
let recorded;

function load() {
  recorded ??= repair(parseJson(readFileSync(RECORDED, 'utf8')));
  return /** @type {Record<string, any>} */ (recorded);
}

/** @param {any} value @returns {any} */
function repair(value) {
  if (typeof value === 'bigint' || typeof value === 'number') return EXACT[String(value)] ?? value;
  if (Array.isArray(value)) return value.map(repair);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, repair(item)]));
}

export class NodeInfos {
  /** @type {Map<string, any>} */
  #extra = new Map();
  #machine;

  /** @param {import('./machine.mjs').Machine} machine */
  constructor(machine) {
    this.#machine = machine;
    for (const [name, info] of Object.entries(machine.options.nodes)) this.#extra.set(name, info);
  }

  get names() {
    const missing = new Set(this.#machine.options.missingNodes);
    return [...Object.keys(load()), ...this.#extra.keys()].filter((name) => !missing.has(name));
  }

  /** Undefined for unknown and for missing ones. @param {any} name */
  get(name) {
    if (typeof name !== 'string' || this.#machine.options.missingNodes.includes(name))
      return undefined;
    const info = this.#extra.get(name) ?? (Object.hasOwn(load(), name) ? load()[name] : undefined);
    return info === undefined ? undefined : this.#fill(name, info);
  }

  /** @param {string} name @param {any} info */
  #fill(name, info) {
    const input = { ...info.input };
    for (const category of ['required', 'optional']) {
      if (!input[category]) continue;
      input[category] = Object.fromEntries(
        Object.entries(input[category]).map(([key, spec]) => [key, this.#fillOne(name, key, spec)]),
      );
    }
    return { ...info, input };
  }

  /** @param {string} node @param {string} key @param {any} spec */
  #fillOne(node, key, spec) {
    const isOld = Array.isArray(spec[0]);
    if (!isOld && !(spec[0] === 'COMBO' && Array.isArray(spec[1]?.options))) return spec;
    const list = this.#list(node, key);
    if (!list) return spec;
    return isOld ? [list, ...spec.slice(1)] : [spec[0], { ...spec[1], options: list }];
  }

  /** @param {string} node @param {string} key @returns {string[] | undefined} */
  #list(node, key) {
    const { files, models } = this.#machine;
    if ((node === 'LoadImage' || node === 'LoadImageMask') && key === 'image') {
      return files
        .names(FOLDERS.input)
        .filter((name) => /\.(png|jpe?g|webp|gif|bmp|tiff?)$/i.test(name))
        .sort();
    }
    const folder = folderOfInput(node, key);
    if (folder === undefined) return undefined;
    const names = models[folder] ?? [];
    if (node === 'VAELoader') return [...names, 'pixel_space'];
    return key === 'existing_lora' ? [...names, '[None]'] : names;
  }
}
