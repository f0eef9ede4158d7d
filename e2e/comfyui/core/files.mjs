// @ts-check
// The folders of the server, in memory, under the names that a real one would have on disk.
import { posix } from 'node:path';

export const ROOT = '/comfyui';
export const FOLDERS = /** @type {const} */ ({
  output: `${ROOT}/output`,
  input: `${ROOT}/input`,
  temp: `${ROOT}/temp`,
  user: `${ROOT}/user/default`,
});

/** @typedef {{ bytes: Buffer, changedAt: number }} StoredFile */

export class Files {
  /** By absolute path. @type {Map<string, StoredFile>} */
  #files = new Map();
  /** @type {Set<string>} */
  #folders = new Set(Object.values(FOLDERS).slice(0, 3));
  #lastAt = 0;

  /** @param {string} path */
  read(path) {
    return this.#files.get(path);
  }

  /** @param {string} path @param {Buffer} bytes */
  write(path, bytes) {
    // Two files never have the same time, so that "newest first" is an order.
    this.#lastAt = Math.max(Date.now(), this.#lastAt + 0.01);
    this.#files.delete(path);
    this.#files.set(path, { bytes, changedAt: this.#lastAt });
    this.makeFolder(posix.dirname(path));
  }

  /** @param {string} path */
  delete(path) {
    return this.#files.delete(path);
  }

  /** @param {string} path */
  makeFolder(path) {
    for (let at = path; at !== '/' && at !== '.'; at = posix.dirname(at)) this.#folders.add(at);
  }

  /** @param {string} path */
  hasFolder(path) {
    return this.#folders.has(path);
  }

  /** Names of the files right in a folder. @param {string} folder */
  names(folder) {
    const found = [];
    for (const path of this.#files.keys()) {
      if (posix.dirname(path) === folder) found.push(posix.basename(path));
    }
    return found;
  }

  /** Everything below a folder, with paths relative to it. @param {string} folder */
  below(folder) {
    const start = `${folder}/`;
    const files = [...this.#files]
      .filter(([path]) => path.startsWith(start))
      .map(([path, file]) => ({ path: path.slice(start.length), file }));
    const folders = [...this.#folders]
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length));
    return { files, folders };
  }

  /** @param {string} folder */
  wipe(folder) {
    const start = `${folder}/`;
    for (const path of [...this.#files.keys()])
      if (path.startsWith(start)) this.#files.delete(path);
    for (const path of [...this.#folders]) if (path.startsWith(start)) this.#folders.delete(path);
  }
}

/** The folder of a type; undefined for unknown ones. @param {string} type @returns {string | undefined} */
export function folderOf(type) {
  return type === 'output' || type === 'input' || type === 'temp' ? FOLDERS[type] : undefined;
}

/** Takes ` [output]` and friends off a name. @param {string} name @returns {{ name: string, folder: string | undefined }} */
export function annotated(name) {
  for (const type of ['output', 'input', 'temp']) {
    const mark = `[${type}]`;
    // The blank before the mark goes with it, whatever it is (folder_paths.py).
    if (name.endsWith(mark))
      return { name: name.slice(0, -mark.length - 1), folder: folderOf(type) };
  }
  return { name, folder: undefined };
}

/** Whether a path lies in a folder or is it. @param {string} path @param {string} folder */
export function isInside(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}
