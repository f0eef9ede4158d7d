// @ts-check
// Where a saving node puts its file (folder_paths.py, get_save_image_path).
import { posix } from 'node:path';
import { PythonError } from './errors.mjs';
import { isInside } from './files.mjs';

/**
 * @param {import('./files.mjs').Files} files
 * @param {string} prefix
 * @param {string} root Absolute.
 * @param {{ width: number, height: number }} size
 */
export function savePath(files, prefix, root, { width, height }) {
  const filled = prefix.includes('%') ? fillIn(prefix, width, height) : prefix;
  const normal = normalize(filled);
  const slash = normal.lastIndexOf('/');
  const subfolder = slash === 0 ? '/' : normal.slice(0, Math.max(slash, 0));
  const name = normal.slice(slash + 1);
  const folder = posix.resolve(root, subfolder);
  if (!isInside(folder, root)) {
    throw new PythonError(
      'Exception',
      '**** ERROR: Saving image outside the output folder is not allowed.' +
        `\n full_output_folder: ${folder}\n         output_dir: ${root}` +
        `\n         commonpath: ${commonPath(root, folder)}`,
    );
  }
  files.makeFolder(folder);
  let counter = 0;
  for (const file of files.names(folder)) {
    const rest = file.slice(name.length);
    if (!file.startsWith(name) || !rest.startsWith('_')) continue;
    counter = Math.max(counter, Number.parseInt(rest.slice(1).split('_')[0] ?? '', 10) || 0);
  }
  return { folder, subfolder, name, counter: counter + 1 };
}

/** @param {string} prefix @param {number} width @param {number} height */
function fillIn(prefix, width, height) {
  const now = new Date();
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return prefix
    .replaceAll('%width%', String(width))
    .replaceAll('%height%', String(height))
    .replaceAll('%year%', String(now.getFullYear()))
    .replaceAll('%month%', two(now.getMonth() + 1))
    .replaceAll('%day%', two(now.getDate()))
    .replaceAll('%hour%', two(now.getHours()))
    .replaceAll('%minute%', two(now.getMinutes()))
    .replaceAll('%second%', two(now.getSeconds()));
}

/** `os.path.normpath`: Node's keeps a slash at the end and Python's does not. @param {string} path */
export function normalize(path) {
  if (path === '') return '.';
  const normal = posix.normalize(path);
  return normal.length > 1 ? normal.replace(/\/$/, '') : normal;
}

/** @param {string} a @param {string} b */
function commonPath(a, b) {
  const parts = a.split('/');
  const others = b.split('/');
  const end = parts.findIndex((part, at) => part !== others[at]);
  return parts.slice(0, end === -1 ? parts.length : end).join('/') || '/';
}
