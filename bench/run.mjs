// `npm run bench [case] [--quick] [--megabytes=30] [--rounds=5]`: ratios in one run, against floors in
// the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { writeChats } from './chat-files.mjs';
import { chdirToRoot, findProgram, run } from '../tools/steps.mjs';
import { startJobServer } from './job-server.mjs';
import { watchMemory } from './memory.mjs';
import { taskRows, traceTasks } from './main-thread.mjs';

/** Cases whose tasks are looked at one by one. */
const TRACED = ['queue'];
/** Cases that read logs of `--megabytes`, which are written to the disk first. */
const WITH_CHATS = ['import', 'memory', 'growth'];

chdirToRoot();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    megabytes: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const isQuick = values.quick;
const rounds = Number(values.rounds ?? (isQuick ? 3 : 5));
const megabytes = Number(values.megabytes ?? (isQuick ? 4 : 30));

const jobServer = await startJobServer();
let chats = { paths: [], messages: 0 };
const cases = {
  import: () => ['measureImport', chats.messages, rounds],
  memory: () => ['importForMemory', chats.messages],
  growth: () => ['measureGrowth', chats.messages, rounds],
  open: () => ['measureOpen', isQuick ? 100_000 : 1_000_000, rounds],
  zip: () => ['measureZip', isQuick ? 200 : 1000, rounds],
  list: () => ['measureList', rounds],
  'job-client': () => ['measureJobClient', isQuick ? 10 : 40, rounds, jobServer.url],
  queue: () => ['measureQueue', 200, rounds],
  'node-list': () => ['measureNodeList', rounds],
};
const unknown = positionals.filter((name) => !(name in cases));
if (unknown.length > 0) {
  console.error(`No case ${unknown.join(', ')}; there are ${Object.keys(cases).join(', ')}.`);
  process.exit(1);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(cases);

if (chosen.some((one) => WITH_CHATS.includes(one))) chats = await writeChats(megabytes * 1_000_000);

await build({ configFile: 'bench/vite.config.ts', logLevel: 'warn' });
const server = await preview({
  configFile: 'bench/vite.config.ts',
  preview: { port: Number(process.env.BENCH_PORT ?? 4280), host: '127.0.0.1' },
});
const address =
  server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${process.env.BENCH_PORT ?? 4280}/`;

/** @param {string} one */
async function measureCase(one) {
  const [name, ...args] = cases[one]();
  // A fresh browser for each: what one case leaves behind must not be measured in the next. With a
  // profile on the disk: without one the browser keeps the database in its memory.
  const executablePath = process.env.CHROMIUM ?? findProgram('chromium', 'google-chrome');
  const profile = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction((fn) => fn in window, name);
  if (WITH_CHATS.includes(one)) await page.setInputFiles('input', chats.paths);
  const measure = () => page.evaluate(([fn, ...rest]) => window[fn](...rest), [name, ...args]);
  try {
    if (one === 'memory') return [memoryRow(await watchMemory(measure))];
    if (!TRACED.includes(one)) return await measure();
    const browser = context.browser();
    if (!browser) throw new Error('A browser that cannot be traced.');
    const traced = await traceTasks(browser, page, measure);
    return [...taskRows(traced.phases), ...traced.value];
  } finally {
    await context.close();
    rmSync(profile, { recursive: true });
  }
}

/** Up to 100 MB one and a half times the file; from there on flat. */
function memoryRow({ value, rise }) {
  const most = megabytes <= 100 ? Math.max(150, megabytes * 1.5) : 220;
  return {
    path: 'memory of an import over idle, all processes of the browser',
    goal: `≤ ${most} MB`,
    figure: `${rise.toFixed(0)} MB`,
    met: rise <= most,
    detail: value,
  };
}

const rows = [];
for (const one of chosen) {
  let measured = await measureCase(one);
  // Other programs make a ratio swing by more than the code does: what is over is measured once more.
  if (measured.some(({ met }) => !met)) {
    const again = new Map((await measureCase(one)).map((row) => [row.path, row]));
    measured = measured.map((row) => {
      const second = again.get(row.path);
      if (row.met || !second) return row;
      return { ...second, detail: `second try, the first was ${row.figure}; ${second.detail}` };
    });
  }
  for (const row of measured) rows.push(row);
}
await server.close();
await jobServer.close();
for (const path of chats.paths) rmSync(path);

for (const row of rows) {
  console.log(`${row.met ? 'met ' : 'OVER'}  ${row.path}: ${row.figure}, goal ${row.goal}`);
  if (row.detail) console.log(`      ${row.detail}`);
}
if (chosen.length > 1 && spawnSync('test', ['-d', 'dist']).status === 0) {
  run('node', ['tools/check-bundle.mjs']);
}
