// @ts-check
// Files and settings of the one user.
import { posix } from 'node:path';
import { empty, json, text } from '../core/answers.mjs';
import { jsonOf } from '../core/bodies.mjs';
import { fileAnswer } from '../core/file-answer.mjs';
import { FOLDERS, isInside } from '../core/files.mjs';

/** Undefined: outside. @param {string} path */
function inUser(path) {
  const full = posix.resolve(FOLDERS.user, path);
  return isInside(full, FOLDERS.user) ? full : undefined;
}

/** @param {string} path */
const relative = (path) => path.slice(FOLDERS.user.length + 1);

/** @param {string} path @param {import('../core/files.mjs').StoredFile} file */
const infoOf = (path, { bytes, changedAt }) => ({
  path,
  size: bytes.length,
  modified: changedAt / 1000,
  created: changedAt / 1000,
});

/** @type {Record<string, import('../core/http.mjs').Handler>} */
export const userRoutes = {
  'GET /users': (_, { files }) =>
    json({ storage: 'server', migrated: files.hasFolder(FOLDERS.user) }),
  'POST /users'() {
    throw new Error('there is one user only');
  },

  'GET /settings': (_, { disk }) => json(disk.settings),
  'POST /settings'(asked, { disk, files }) {
    disk.settings = { ...disk.settings, ...jsonOf(asked) };
    files.makeFolder(FOLDERS.user);
    return empty();
  },
  'GET /settings/{id}': ({ params: { id = '' } }, { disk }) => json(disk.settings[id] ?? null),
  'POST /settings/{id}'(asked, { disk, files }) {
    disk.settings = { ...disk.settings, [asked.params.id ?? '']: jsonOf(asked) };
    files.makeFolder(FOLDERS.user);
    return empty();
  },

  'GET /userdata'({ query }, { files }) {
    const directory = query.get('dir') ?? '';
    if (directory === '') return text(400, 'Directory not provided');
    const folder = inUser(directory);
    if (folder === undefined) return text(403, 'Invalid directory');
    if (!files.hasFolder(folder)) return text(404, 'Directory not found');
    const isOn = (/** @type {string} */ key) => query.get(key)?.toLowerCase() === 'true';
    const found = files
      .below(folder)
      .files.filter(({ path }) => isOn('recurse') || !path.includes('/'));
    return json(
      found.map(({ path, file }) => {
        if (isOn('full_info')) return infoOf(path, file);
        return isOn('split') ? [path, ...path.split('/')] : path;
      }),
    );
  },

  'GET /v2/userdata'({ query }, { files }) {
    const path = query.get('path') ?? '';
    const folder = inUser(path);
    if (folder === undefined) return text(400, 'Invalid path requested');
    if (!files.hasFolder(folder)) {
      if (files.read(folder)) return text(400, 'Requested path is not a directory');
      return path === '' ? json([]) : text(404, 'Requested path not found');
    }
    const start = path === '' ? '' : `${path}/`;
    const below = files.below(folder);
    const byName = (/** @type {{ name: string }} */ a, /** @type {{ name: string }} */ b) =>
      a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;
    const folders = below.folders.map((each) => ({
      name: posix.basename(each),
      path: start + each,
      type: 'directory',
    }));
    const names = below.files.map(({ path: each, file }) => ({
      name: posix.basename(each),
      path: start + each,
      type: 'file',
      size: file.bytes.length,
      modified: file.changedAt / 1000,
    }));
    return json([...folders.sort(byName), ...names.sort(byName)]);
  },

  'GET /userdata/{file}'(asked, { files }) {
    const path = inUser(asked.params.file ?? '');
    if (path === undefined) return empty(403);
    const file = files.read(path);
    return file ? fileAnswer(asked, file, path) : empty(404);
  },
  'POST /userdata/{file}'({ params, query, body }, { files }) {
    const path = inUser(params.file ?? '');
    if (path === undefined) return empty(403);
    if (query.get('overwrite') === 'false' && files.read(path)) {
      return text(409, 'File already exists');
    }
    files.write(path, body);
    const file = files.read(path);
    const isFull = query.get('full_info')?.toLowerCase() === 'true';
    return json(isFull && file ? infoOf(relative(path), file) : relative(path));
  },
  'DELETE /userdata/{file}'({ params }, { files }) {
    const path = inUser(params.file ?? '');
    if (path === undefined) return empty(403);
    return empty(files.delete(path) ? 204 : 404);
  },
  'POST /userdata/{file}/move/{dest}'({ params, query }, { files }) {
    const from = inUser(params.file ?? '');
    const to = inUser(params.dest ?? '');
    if (from === undefined || to === undefined) return empty(403);
    const file = files.read(from);
    if (!file) return empty(404);
    if (query.get('overwrite') === 'false' && files.read(to))
      return text(409, 'File already exists');
    files.delete(from);
    files.write(to, file.bytes);
    return json(relative(to));
  },
};
