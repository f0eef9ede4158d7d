// What `npm start` and `npm test` share. Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export function chdirToRoot() {
  process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (isEnough) return;
  console.error(`Node ${process.versions.node} is too old: 20.19, 22.12 or later is needed.`);
  process.exit(1);
}

/** Runs a command with its output on the screen; ends the process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (result.status === 0) return;
  console.error(`\n${command} ${args.join(' ')} failed.`);
  process.exit(result.status ?? 1);
}

/** `npm ci` when the packages are missing or older than the lockfile. */
export function installPackages() {
  const marker = 'node_modules/.package-lock.json';
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync('package-lock.json').mtimeMs)
    return;
  console.log('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

export function findProgram(...names) {
  for (const name of names) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
    // Debian puts Ren'Py here, which is not in every PATH of root.
    if (existsSync(`/usr/games/${name}`)) return `/usr/games/${name}`;
  }
  return undefined;
}

/** A Chromium of the system, or the one that CHROMIUM names. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/** True as root on a Debian-like system, where missing programs can be installed. */
export function canInstallPrograms() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && !!findProgram('apt-get');
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
