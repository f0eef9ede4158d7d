// `npm run test:live`: our client's contract and the art journeys against a real ComfyUI. Never passes
// without one; the page comes from this computer, so the server needs --enable-cors-header.
import { spawnSync } from 'node:child_process';
import { chdirToRoot, findBrowser, installPackages, requireNode, run } from './steps.mjs';

chdirToRoot();
requireNode();

const url = process.env.COMFYUI_URL;
if (!url) {
  console.error(
    'Set COMFYUI_URL to the address of a running ComfyUI, for instance COMFYUI_URL=http://127.0.0.1:8188 npm run test:live. ' +
      'COMFYUI_CHECKPOINT names the checkpoint to sample with, else the first is taken.',
  );
  process.exit(1);
}
try {
  await fetch(`${url.replace(/\/+$/, '')}/prompt`, { signal: AbortSignal.timeout(10_000) });
} catch {
  console.error(`Nothing answers at ${url}. Is ComfyUI running there?`);
  process.exit(1);
}
installPackages();
const contract = spawnSync('npx', ['vitest', 'run', 'e2e/comfyui/live.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, TEST_LIVE: '1' },
});

run('npm', ['run', '--silent', 'build']);
const browser = findBrowser();
const journeys = spawnSync(
  'npx',
  ['playwright', 'test', '--config', 'e2e/live/playwright.config.ts', '--reporter=list'],
  { stdio: 'inherit', env: { ...process.env, ...(browser ? { CHROMIUM: browser } : {}) } },
);
process.exit(contract.status || journeys.status || 0);
