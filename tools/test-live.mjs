// `npm run test:live`: our client's contract and the art journeys against a real ComfyUI. Never passes
// without one; the page comes from this computer, so the server needs --enable-cors-header.
import { spawnSync } from 'node:child_process';
import { chdirToRoot, findBrowser, installPackages, requireNode, run } from './steps.mjs';

chdirToRoot();
requireNode();

const url = process.env.COMFYUI_URL?.replace(/\/+$/, '');
if (!url) {
  console.error(
    'Set COMFYUI_URL to the address of a running ComfyUI, for instance COMFYUI_URL=http://127.0.0.1:8188 npm run test:live. ' +
      'COMFYUI_CHECKPOINT names the checkpoint to sample with, else the first is taken.',
  );
  process.exit(1);
}
let checkpoint = process.env.COMFYUI_CHECKPOINT;
try {
  const answer = await fetch(`${url}/models/checkpoints`, { signal: AbortSignal.timeout(10_000) });
  checkpoint ??= (await answer.json())[0];
} catch {
  console.error(`Nothing answers at ${url}. Is ComfyUI running there?`);
  process.exit(1);
}
const env = {
  ...process.env,
  COMFYUI_URL: url,
  TEST_LIVE: '1',
  ...(checkpoint ? { COMFYUI_CHECKPOINT: checkpoint } : {}),
};
installPackages();
const contract = spawnSync('npx', ['vitest', 'run', 'e2e/comfyui/live.test.ts'], {
  stdio: 'inherit',
  env,
});

run('npm', ['run', '--silent', 'build']);
const browser = findBrowser();
const journeys = spawnSync(
  'npx',
  [
    ...['playwright', 'test', '--config', 'e2e/live/playwright.config.ts', '--reporter=list'],
    ...(checkpoint ? [] : ['--grep-invert', '@checkpoint']),
  ],
  { stdio: 'inherit', env: { ...env, ...(browser ? { CHROMIUM: browser } : {}) } },
);
if (!checkpoint) console.log('left out: what needs a checkpoint; the server has none');
process.exit(contract.status || journeys.status || 0);
