// @ts-check
// How long tasks of a page's main thread are, from a trace. A task's CPU time does not count what other
// programs took from it, which on a loaded machine is most of its wall time.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

/** @typedef {{ ph: string, name: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number }} TraceEvent */

/**
 * Runs `work` and gives, for each mark `bench: …` that the page sets, the longest task until the next one:
 * ms of CPU and of wall time, one pair a round.
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
  /** @type {TraceEvent[]} */
  const events = JSON.parse(readFileSync(path, 'utf8')).traceEvents;
  rmSync(path);
  return { value, phases: longestTasks(events) };
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
  /** @type {Map<string, { cpu: number, wall: number }[]>} */
  const phases = new Map();
  marks.forEach((mark, index) => {
    const until = marks[index + 1]?.ts ?? Infinity;
    // A mark is set within a task: the one that does what it announces.
    const inside = tasks.filter(({ ts, dur = 0 }) => ts + dur > mark.ts && ts < until);
    const longest = {
      cpu: Math.max(0, ...inside.map(({ tdur = 0 }) => tdur / 1000)),
      wall: Math.max(0, ...inside.map(({ dur = 0 }) => dur / 1000)),
    };
    const name = mark.name.slice('bench: '.length);
    phases.set(name, [...(phases.get(name) ?? []), longest]);
  });
  return phases;
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
