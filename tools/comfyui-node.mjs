// The second half of `npm run build`: makes dist-comfyui/comfyvn_studio, a folder for ComfyUI's custom_nodes,
// out of dist. Served from there the page has ComfyUI's own origin: no CORS flag, no permission to ask for.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProblems, listFiles, toComfyPage } from './comfyui-node/page.mjs';
import { chdirToRoot } from './steps.mjs';

const FOLDER = 'dist-comfyui/comfyvn_studio';

chdirToRoot();
const own = fileURLToPath(new URL('./comfyui-node', import.meta.url));
rmSync(dirname(FOLDER), { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const name of ['__init__.py', 'README.md']) cpSync(join(own, name), join(FOLDER, name));
cpSync('LICENSE', join(FOLDER, 'LICENSE'));

const built = new Map(listFiles('dist').map((path) => [path, readFileSync(join('dist', path))]));
const page = toComfyPage(built);
for (const [path, bytes] of page) {
  const to = join(FOLDER, 'web', path);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, bytes);
}

const problems = findProblems(page);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${FOLDER}: ${page.size} files, for the custom_nodes folder of a ComfyUI`);
