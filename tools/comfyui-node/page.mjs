// The built page as a ComfyUI can serve it. ComfyUI's front end imports every *.js that it finds below a web
// directory (server.py, get_extensions), which would start the studio inside ComfyUI's own page: so each script
// becomes .mjs. And its static route knows no index of a folder: links to `./` name the page.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, extname, posix } from 'node:path';

const TEXT = new Set(['.html', '.css', '.js', '.webmanifest']);

/** Paths of all files below a folder, with `/`, relative to it. */
export function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
    .map((path) => posix.relative(folder, path))
    .sort();
}

/**
 * @param {ReadonlyMap<string, Buffer>} built the files of dist
 * @returns {Map<string, Buffer>} the files of the web folder
 */
export function toComfyPage(built) {
  const scripts = new Set([...built.keys()].filter(isScript).map((path) => basename(path)));
  const page = new Map();
  for (const [path, bytes] of built) {
    // What the bundler notes for our own checks.
    if (path.startsWith('.vite/')) continue;
    const isText = TEXT.has(extname(path));
    page.set(renamed(path), isText ? Buffer.from(rewrite(path, bytes.toString(), scripts)) : bytes);
  }
  // Last: the service worker's list has a checksum of everything else.
  const worker = page.get('sw.mjs');
  if (worker) page.set('sw.mjs', Buffer.from(withChecksums(worker.toString(), page)));
  return page;
}

function rewrite(path, text, scripts) {
  if (path.endsWith('.webmanifest')) return rewriteManifest(text);
  const moved = renameScripts(text, scripts);
  return path.endsWith('.html') ? moved.replaceAll('href="./"', 'href="./index.html"') : moved;
}

/** In every string that is a path to one of the scripts, `.js` becomes `.mjs`. */
export function renameScripts(text, scripts) {
  return text.replace(
    /(["'`])((?:[\w.-]+\/)*)([\w.-]+\.js)(?=\1|[?#])/g,
    (whole, quote, folders, name) =>
      scripts.has(name) ? `${quote}${folders}${renamed(name)}` : whole,
  );
}

/** `share_target` stays: its address is answered by the service worker, never by the server. */
function rewriteManifest(text) {
  const manifest = JSON.parse(text);
  manifest.start_url = './index.html';
  for (const handler of manifest.file_handlers ?? []) handler.action = './index.html';
  return JSON.stringify(manifest);
}

/**
 * The bundler's names of chunks tell of what they held before they were rewritten. With a checksum of
 * what they hold now, a change of this tool alone reaches a browser that has the page already.
 */
function withChecksums(worker, page) {
  let count = 0;
  const text = worker.replace(/\{url:"([^"]+)",revision:(?:null|"\w*")\}/g, (_whole, url) => {
    count += 1;
    const bytes = page.get(url);
    if (!bytes) throw new Error(`The service worker stores ${url}, which the page does not have.`);
    return JSON.stringify({ url, revision: createHash('md5').update(bytes).digest('hex') });
  });
  if (count === 0) throw new Error('The list of stored files in the service worker was not found.');
  return text;
}

const isScript = (path) => path.endsWith('.js') && !path.startsWith('.vite/');
const renamed = (path) => path.replace(/\.js$/, '.mjs');

/** How files name each other, in what a bundler writes. */
const REFERENCES = {
  '.html': [/\s(?:src|href)="([^"#]+)"/g],
  '.css': [/url\(\s*["']?([^"')]+)/g],
  '.webmanifest': [/"(?:src|start_url|action)":"([^"]+)"/g],
  '.mjs': [
    /\b(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g,
    /\bnew URL\(\s*["'`]([^"'`]+)["'`]\s*,\s*import\.meta\.url/g,
    /\bimportScripts\(\s*["'`]([^"'`]+)["'`]/g,
    // Preloads, and what the service worker stores.
    /["'`](\.\/[\w.-]+-[\w-]{8}\.(?:mjs|js|css))["'`]/g,
    /\{"?url"?:"([^"]+)","?revision"?:/g,
  ],
};
/** Named by a script, but looked for where the page is. */
const FROM_THE_PAGE = /\.register\(\s*["'`]([^"'`]+)["'`]/g;
/** Answered by the service worker. */
const NO_FILES = new Set(['share']);

/** What would go wrong in ComfyUI, one sentence each. */
export function findProblems(page) {
  const problems = [];
  for (const name of ['index.html', 'recovery.html', 'theme.mjs', 'sw.mjs']) {
    if (!page.has(name)) problems.push(`There is no ${name}.`);
  }
  let count = 0;
  for (const [path, bytes] of page) {
    if (path.endsWith('.js')) problems.push(`${path} ends in .js: ComfyUI would import it.`);
    for (const [to, file] of referencesIn(path, bytes.toString())) {
      count += 1;
      if (!page.has(file) && !NO_FILES.has(file)) {
        problems.push(`${path} asks for ${to}, which is not there.`);
      }
    }
  }
  // A check that finds nothing to check has gone blind.
  if (count < page.size) problems.push(`Only ${count} references were found.`);
  return [...new Set(problems)];
}

/** @returns {[to: string, file: string][]} each reference as it stands, and the file that it means. */
function referencesIn(path, text) {
  const patterns = REFERENCES[extname(path)] ?? [];
  const relative = patterns.flatMap((pattern) => matches(text, pattern, posix.dirname(path)));
  const absolute = path.endsWith('.mjs') ? matches(text, FROM_THE_PAGE, '.') : [];
  return [...relative, ...absolute];
}

function matches(text, pattern, folder) {
  return [...text.matchAll(pattern)]
    .map(([, to = '']) => to)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => [to, posix.join(folder, to.replace(/[?#].*$/, ''))]);
}
