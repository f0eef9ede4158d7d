// What a server's nodes cost to read, against JSON.parse of the same answer.
import { parseJson, readObjectInfo } from '@/comfy';
import objectInfo from '@/testing/comfyui/object-info.json?raw';
import { compare, median, ratioRow, type Row } from './measure';

const TASK_MS = 50;
/** Reads a round, so that a round is more than the clock's grain. */
const READS = 5;

export async function measureNodeList(rounds: number): Promise<Row[]> {
  const tasks: number[] = [];
  const ratio = await compare(
    rounds,
    () => {
      for (let i = 0; i < READS; i += 1) JSON.parse(objectInfo);
      return Promise.resolve();
    },
    () => {
      for (let i = 0; i < READS; i += 1) {
        const startedAt = performance.now();
        const parsed = parseJson(objectInfo);
        const read = parsed.ok ? readObjectInfo(parsed.value) : undefined;
        tasks.push(performance.now() - startedAt);
        if (!read || read.nodes.size < 300 || read.skipped.length > 0) {
          throw new Error('Nodes are missing.');
        }
      }
      return Promise.resolve();
    },
  );
  const size = `${Math.round(objectInfo.length / 1000)} kB`;
  const middle = median(tasks);
  return [
    ratioRow(`all stock nodes of a server (${size}), read, against JSON.parse`, 8, ratio),
    {
      path: 'the task of it',
      goal: `≤ ${TASK_MS} ms`,
      figure: `${middle.toFixed(0)} ms (best ${Math.min(...tasks).toFixed(0)})`,
      met: Math.min(...tasks) <= TASK_MS,
      detail: `the median of ${tasks.length}`,
    },
  ];
}
