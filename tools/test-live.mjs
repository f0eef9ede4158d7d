// `npm run test:live`: our client's contract against a real ComfyUI. Never passes without one.
import { spawnSync } from 'node:child_process';
import { chdirToRoot, requireNode } from './steps.mjs';

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
const { status } = spawnSync('npx', ['vitest', 'run', 'e2e/comfyui/live.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, TEST_LIVE: '1' },
});
process.exit(status ?? 1);
