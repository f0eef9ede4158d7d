// `npm test`: everything, in the order in which a fault is found cheapest, and one last line
// `N passed, N failed`. In CI leaving anything out is a failure.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  canInstallPrograms,
  chdirToRoot,
  findBrowser,
  findProgram,
  installPackages,
  readJson,
  requireNode,
} from './steps.mjs';

chdirToRoot();
requireNode();

const isCI = !!process.env.CI;
const only = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const leftOut = [];
const failures = [];

installPackages();
installPrograms();
// A step asked for by name may need what an earlier run left.
if (only.length === 0) rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

await step('lint, format, types', () =>
  // One core each, so two at a time.
  checkAll(2, [
    ['npx', ['eslint', '.', '--max-warnings', '0']],
    ['npx', ['svelte-check', '--tsconfig', 'tsconfig.json', '--threshold', 'error']],
    ['npx', ['prettier', '--check', '--log-level', 'warn', '.']],
    ['npx', ['tsc', '-p', 'tsconfig.node.json', '--noEmit']],
  ]),
);
// A type checker that has stopped finding errors looks like one that finds none.
await step('svelte types canary', () => {
  const result = spawnSync(
    'npx',
    ['svelte-check', '--workspace', 'tools/canary', '--tsconfig', './tsconfig.json'],
    { encoding: 'utf8' },
  );
  const foundIt = result.status !== 0 && /Canary\.svelte/.test(result.stdout);
  if (!foundIt) console.error(`The seeded type error was not reported:\n${result.stdout}`);
  return { passed: foundIt ? 1 : 0, failed: foundIt ? 0 : 1 };
});
await step('unit', () => vitest('src'));
await step('conformance', () => vitest('e2e/comfyui'));
await step('build', () => check('npm', ['run', '--silent', 'build']));
await step('bundle', () => check('node', ['tools/check-bundle.mjs']));
await step('comfyui folder', () => comfyuiFolder());
await step('journeys', () => journeys());
await step("ren'py", () => renpy());

for (const line of leftOut) console.log(`left out: ${line}`);
for (const name of failures) console.log(`failed: ${name}`);
if (isCI && leftOut.length > 0) total.failed += leftOut.length;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

async function step(name, body) {
  if (only.length > 0 && !only.includes(name)) return;
  const startedAt = Date.now();
  console.log(`\n== ${name}`);
  const { passed, failed } = await body();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(name);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`== ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}

/** One command that passes or fails as a whole. */
function check(command, args, options = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Several of them, `most` at a time; what each says comes in one piece. */
async function checkAll(most, commands) {
  const waiting = [...commands];
  const sum = { passed: 0, failed: 0 };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { status, output } = await capture(...next);
      if (status === 0) sum.passed += 1;
      else sum.failed += 1;
      console.log(`-- ${next[1][0]}: ${status === 0 ? 'good' : `failed\n${output}`}`);
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  return sum;
}

function capture(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args);
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (status) => done({ status, output }));
  });
}

function vitest(folder, env = {}) {
  const report = `test-results/vitest-${folder.replaceAll('/', '-')}.json`;
  const { status } = spawnSync(
    'npx',
    [
      'vitest',
      'run',
      folder,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const result = readJson(report);
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) leftOut.push(`${skipped} skipped tests in ${folder}`);
  // A suite that failed to load has no failed test of its own.
  const broken = status !== 0 && result.numFailedTests === 0 ? 1 : 0;
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken };
}

/** The build has checked the folder's references; this is how it is made, and its one Python file. */
function comfyuiFolder() {
  const sum = vitest('tools/comfyui-node');
  if (!findProgram('python3')) {
    leftOut.push('the Python file for ComfyUI: there is no python3');
    return sum;
  }
  // -B: no bytecode beside the file, which would go along to the user.
  const run = "import runpy; assert runpy.run_path('__init__.py')['WEB_DIRECTORY'] == './web'";
  const python = check('python3', ['-B', '-c', run], { cwd: 'dist-comfyui/comfyvn_studio' });
  return { passed: sum.passed + python.passed, failed: sum.failed + python.failed };
}

function journeys() {
  const browser = findBrowser();
  if (!browser && !hasPlaywrightBrowser()) {
    leftOut.push(
      'the journeys in a real browser: no Chromium or Chrome was found (install one, or run `npx playwright install chromium`)',
    );
    return { passed: 0, failed: 0 };
  }
  // Absolute: Playwright would take it from the folder of its config.
  const report = resolve('test-results/journeys.json');
  const { status } = spawnSync(
    'npx',
    ['playwright', 'test', '--config', 'e2e/playwright.config.ts'],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...(browser ? { CHROMIUM: browser } : {}),
      },
    },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats } = readJson(report);
  if (stats.skipped > 0) leftOut.push(`${stats.skipped} skipped journeys`);
  // Passing at the second try is a finding, not a pass to be silent about.
  if (stats.flaky > 0) console.log(`${stats.flaky} journeys passed only when tried again`);
  const broken = status !== 0 && stats.unexpected === 0 ? 1 : 0;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + broken };
}

/** The real engine over hostile stories, and over every archive that the journeys downloaded. */
async function renpy() {
  if (!findProgram('renpy') || !findProgram('Xvfb')) {
    leftOut.push("the Ren'Py check: the engine or Xvfb is not installed (Debian: renpy, xvfb)");
    return { passed: 0, failed: 0 };
  }
  const sum = vitest('tools/renpy');
  const folder = 'test-results/archives';
  const archives = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.zip')) : [];
  if (archives.length === 0 && only.length === 0) {
    console.error('No archive came out of the journeys.');
    sum.failed += 1;
  }
  // Two at a time: an engine waits for its own clock as much as it computes.
  const waiting = [...archives];
  const judge = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { isGood, output } = await judgeArchive(join(folder, name));
      console.log(`-- ${name}: ${output}`);
      if (isGood) sum.passed += 1;
      else sum.failed += 1;
    }
  };
  await Promise.all([judge(), judge()]);
  return sum;
}

/** Lints, compiles and plays one archive with the engine; the last line of its report is the figures. */
async function judgeArchive(path) {
  const check = ['tools/renpy-check/renpy-check', path, '--timeout', '600'];
  const { status, output } = await capture('python3', check);
  const isGood = status === 0;
  const figures = output.trim().split('\n').at(-1) ?? '';
  return { isGood, output: isGood ? figures : `\n${output}` };
}

function hasPlaywrightBrowser() {
  const probe = spawnSync(
    'node',
    [
      '-e',
      "import('playwright-core').then((p)=>process.stdout.write(p.chromium.executablePath()))",
    ],
    { encoding: 'utf8' },
  );
  return probe.status === 0 && existsSync(probe.stdout.trim());
}

/** Chromium, Ren'Py and Xvfb from Debian's packages, where we are root and they are missing. */
function installPrograms() {
  const wanted = [
    ['chromium', findBrowser()],
    ['renpy', findProgram('renpy')],
    ['xvfb', findProgram('Xvfb')],
    ['unzip', findProgram('unzip')],
    // The local-network journeys serve the page over TLS.
    ['openssl', findProgram('openssl')],
    ['python3', findProgram('python3')],
  ];
  const missing = wanted.filter(([, found]) => !found).map(([name]) => name);
  if (missing.length === 0 || !canInstallPrograms()) return;
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}
