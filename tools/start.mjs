// `npm start`: installs what is missing, builds when something changed, serves the static page.
// Only Node's own modules up here: on a fresh clone there are no packages yet.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { chdirToRoot, installPackages, requireNode, run } from './steps.mjs';

chdirToRoot();
requireNode();
installPackages();
if (isBuildStale()) run('npx', ['vite', 'build', '--logLevel', 'warn']);

const port = await freePort(Number(process.env.PORT ?? 4173));
const { preview } = await import('vite');
const server = await preview({ preview: { port, strictPort: true, host: '127.0.0.1' } });
const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
console.log(`\nComfyVN Studio is at ${address}\nPress Ctrl+C to stop.`);

/** True when there is no build, or a source is newer than it. */
function isBuildStale() {
  const built = 'dist/index.html';
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
  return inputs.some((input) => newest(input) > builtAt);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** The wished port, or the next one that nobody listens on. */
async function freePort(wished) {
  for (let port = wished; port < wished + 50; port += 1) {
    const isFree = await new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  throw new Error(`No free port from ${wished} to ${wished + 49}.`);
}
