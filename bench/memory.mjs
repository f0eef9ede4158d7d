// @ts-check
// What the browser's processes hold, from /proc: anonymous and shared memory, not what is mapped from files.
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 100;

/** @param {number} pid */
function descendantsOf(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    const one = Number(name);
    if (!one) continue;
    const parent = Number(/^PPid:\s+(\d+)/m.exec(statusOf(one))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const found = [];
  const open = [pid];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const child of children.get(one) ?? []) {
      found.push(child);
      open.push(child);
    }
  }
  return found;
}

/** @param {number} pid */
function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

function megabytesOfChildren() {
  let kilobytes = 0;
  for (const pid of descendantsOf(process.pid))
    for (const [, size] of statusOf(pid).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm))
      kilobytes += Number(size);
  return kilobytes / 1000;
}

/**
 * Runs `work` and gives by how many MB the programs that this one has started rose at most.
 * @template T
 * @param {() => Promise<T>} work
 */
export async function watchMemory(work) {
  const before = megabytesOfChildren();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, megabytesOfChildren())), EVERY_MS);
  const value = await work();
  clearInterval(timer);
  return { value, rise: most - before };
}
