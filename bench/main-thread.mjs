// @ts-check
// How long tasks of a page's main thread are, from a trace. A task's CPU time does not count what other
// programs took from it, which on a loaded machine is most of its wall time.
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';

/**
 * @typedef {{
 *   ph: string, name: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number,
 *   args?: { chrome_mojo_event_info?: { mojo_interface_tag?: string } },
 * }} TraceEvent
 */

/** By which a test asks the page: a question about roles walks the whole page, for up to 80 ms. */
const QUESTIONS = 'blink.mojom.DevToolsSession';

/**
 * Runs `work` and gives, for each mark `bench: …` that the page sets, the longest task until the next one:
 * ms of CPU and of wall time, one pair a round. Tasks in which the test itself runs code in the page are
 * left out, and with them what that code sets off at once: what is measured is to be set off by keys and
 * the mouse, or by the page itself.
 * @template T
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<T>} work
 */
export async function traceTasks(browser, page, work) {
  const path = join(tmpdir(), `bench-trace-${process.pid}.json`);
  const categories = ['toplevel', 'devtools.timeline', 'blink.user_timing'];
  await browser.startTracing(page, { path, categories });
  const value = await work();
  await browser.stopTracing();
  const events = await readTrace(path);
  rmSync(path);
  return { value, phases: longestTasks(events) };
}

/**
 * What is needed of a trace, which has an event a line and may be longer than a string can be.
 * @param {string} path
 */
async function readTrace(path) {
  /** @type {TraceEvent[]} */
  const events = [];
  for await (const line of createInterface(createReadStream(path))) {
    if (!/RunTask"|"bench: |DevToolsSession"/.test(line)) continue;
    const from = line.indexOf('{', line.startsWith('{"traceEvents"') ? 1 : 0);
    events.push(JSON.parse(line.slice(from, line.lastIndexOf('}') + 1)));
  }
  return events;
}

/** @param {TraceEvent[]} events */
function longestTasks(events) {
  const marks = events.filter(({ name }) => name.startsWith('bench: ')).sort((a, b) => a.ts - b.ts);
  const main = marks[0];
  if (!main) throw new Error('The trace holds no marks.');
  const tasks = events.filter(
    ({ ph, name, pid, tid }) =>
      ph === 'X' && /RunTask$/.test(name) && pid === main.pid && tid === main.tid,
  );
  const questions = events
    .filter(
      ({ pid, tid, args }) =>
        pid === main.pid &&
        tid === main.tid &&
        args?.chrome_mojo_event_info?.mojo_interface_tag === QUESTIONS,
    )
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  /** @type {Map<string, { cpu: number, wall: number }[]>} */
  const phases = new Map();
  marks.forEach((mark, index) => {
    const until = marks[index + 1]?.ts ?? Infinity;
    // A mark is set within a task: the one that does what it announces.
    const inside = tasks.filter(
      ({ ts, dur = 0 }) => ts + dur > mark.ts && ts < until && !hasBetween(questions, ts, ts + dur),
    );
    const longest = {
      cpu: Math.max(0, ...inside.map(({ tdur = 0 }) => tdur / 1000)),
      wall: Math.max(0, ...inside.map(({ dur = 0 }) => dur / 1000)),
    };
    const name = mark.name.slice('bench: '.length);
    phases.set(name, [...(phases.get(name) ?? []), longest]);
  });
  return phases;
}

/**
 * @param {number[]} sorted
 * @param {number} from
 * @param {number} until
 */
function hasBetween(sorted, from, until) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? Infinity) <= until;
}

const TASK_MS = 50;

/**
 * A line for each phase; the first round only warms up. Over only when the median and the best are.
 * @param {ReturnType<typeof longestTasks>} phases
 */
export function taskRows(phases) {
  const rows = [];
  for (const [name, [first, ...rounds]] of phases) {
    if (name === 'between' || !first) continue;
    const cpu = rounds.map((one) => one.cpu).sort((a, b) => a - b);
    const median = cpu[Math.floor(cpu.length / 2)] ?? NaN;
    const best = cpu[0] ?? NaN;
    const walls = rounds.map(({ wall }) => wall.toFixed(0)).join(', ');
    rows.push({
      path: `${name}, longest task of the page`,
      goal: `< ${TASK_MS} ms of CPU`,
      figure: `${median.toFixed(0)} ms (best ${best.toFixed(0)})`,
      met: best < TASK_MS,
      detail: `warming up ${first.cpu.toFixed(0)} ms; by the clock ${walls} ms`,
    });
  }
  return rows;
}
