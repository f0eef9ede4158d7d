// What a visitor downloads before the shell is there: theme.js, the entry chunk, the light shell and all
// that they import statically. Fails when that is more than 45 KB gzip, or when it holds a library that must come later.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = process.argv[2] ?? 'dist';
const LIMIT_BYTES = 45_000;
const LATER = ['zod', 'dexie', 'jszip', 'comlink', 'virtua'];

const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'));
const modules = JSON.parse(readFileSync(`${dist}/.vite/modules.json`, 'utf8'));

const files = new Set();
collect('index.html');
collect('src/app/mount.ts');
const problems = [];
let total = 0;
for (const file of ['theme.js', ...files]) {
  const bytes = gzipSync(readFileSync(`${dist}/${file}`), { level: 9 }).length;
  total += bytes;
  console.log(`${String(bytes).padStart(7)}  ${file}`);
  for (const library of LATER) {
    const found = (modules[file] ?? []).find((id) => id.includes(`node_modules/${library}/`));
    if (found) problems.push(`${file} holds ${found}, which must come after the shell.`);
  }
}
console.log(`${String(total).padStart(7)}  gzip bytes of script before the shell is there`);
if (total > LIMIT_BYTES) problems.push(`${total} bytes are more than ${LIMIT_BYTES}.`);
// A list that no longer names a library anywhere has gone blind: the check would pass on nothing.
const everything = Object.values(modules).flat();
for (const library of ['zod', 'dexie']) {
  if (!everything.some((id) => id.includes(`node_modules/${library}/`))) {
    problems.push(`No chunk of the build holds ${library}; does this check still see modules?`);
  }
}
for (const problem of problems) console.error(`check-bundle: ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);

function collect(key) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the manifest.`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) collect(next);
}
