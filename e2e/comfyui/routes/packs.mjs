// @ts-check
// Web folders of custom nodes, served below `/extensions/<name>/` as ComfyUI does (nodes.py, WEB_DIRECTORY).
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { json } from '../core/answers.mjs';
import { fileAnswer } from '../core/file-answer.mjs';

/** Python's, with the type that our pack adds for modules. @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * @param {Record<string, string>} packs Folder of the files by the name of the pack.
 * @returns {Record<string, import('../core/http.mjs').Handler>}
 */
export function packRoutes(packs) {
  const files = Object.entries(packs).flatMap(([name, folder]) => filesOf(name, folder));
  const scripts = files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
  return {
    // ComfyUI's own page imports every one of these.
    'GET /extensions': () => json(['/extensions/core/index.js', ...scripts]),
    ...Object.fromEntries(files.map(({ path, file }) => [`GET ${path}`, served(path, file)])),
  };
}

/** @param {string} name @param {string} folder */
function filesOf(name, folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const below = file.slice(join(folder, '/').length).replaceAll('\\', '/');
      return { path: posix.join('/extensions', name, below), file };
    });
}

/** @param {string} path @param {string} file @returns {import('../core/http.mjs').Handler} */
function served(path, file) {
  return (asked) => {
    const stored = { bytes: readFileSync(file), changedAt: statSync(file).mtimeMs };
    const { headers, ...answer } = fileAnswer(asked, stored, path);
    const type = TYPES[extname(path)];
    const more = { 'Cache-Control': 'no-cache', ...(type && { 'Content-Type': type }) };
    return { ...answer, headers: { ...headers, ...more } };
  };
}
