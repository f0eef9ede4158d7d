// `npm run bench [megabytes] [rounds]`: ratios in one run, against floors in the same run.
import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { chdirToRoot, findProgram, run } from '../tools/steps.mjs';

chdirToRoot();
const megabytes = Number(process.argv[2] ?? 30);
const rounds = Number(process.argv[3] ?? 5);
await build({ configFile: 'bench/vite.config.ts', logLevel: 'warn' });
const server = await preview({
  configFile: 'bench/vite.config.ts',
  preview: { port: 4280, host: '127.0.0.1' },
});
const address = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4280/';

const CASES = [
  ['measureImport', megabytes, rounds],
  ['measureZip', rounds],
  ['measureList', rounds],
];
const rows = [];
for (const [name, ...values] of CASES) {
  // A fresh browser for each: what one case leaves behind must not be measured in the next.
  const executablePath = process.env.CHROMIUM ?? findProgram('chromium', 'google-chrome');
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction((fn) => fn in window, name);
  for (const row of await page.evaluate(
    ([fn, ...args]) => window[fn](...args),
    [name, ...values],
  )) {
    rows.push(row);
  }
  await browser.close();
}
await server.close();

for (const row of rows) {
  console.log(`${row.met ? 'met ' : 'OVER'}  ${row.path}: ${row.figure}, goal ${row.goal}`);
  if (row.detail) console.log(`      ${row.detail}`);
}
if (spawnSync('test', ['-d', 'dist']).status === 0) run('node', ['tools/check-bundle.mjs']);
