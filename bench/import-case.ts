// A log from drop to stored scenes, against a bare streaming parse of the same bytes.
import { NO_RULES, newId, type ProjectId } from '@/story';
import { openStorage, type Storage } from '@/storage';
import { ImportClient } from '@/import/import-client';
import { generateChat } from '@/testing/generate-log';
import { compare, ratioRow, type Row } from './measure';

/** About this many bytes, in parts, so that no string of the whole is ever made. */
function chatOfBytes(bytes: number): { file: Blob; messages: number } {
  const parts: Blob[] = [];
  let lines: string[] = [];
  let size = 0;
  let messages = -1;
  for (const line of generateChat(Number.MAX_SAFE_INTEGER)) {
    lines.push(line);
    size += line.length;
    messages += 1;
    if (lines.length === 4000) {
      parts.push(new Blob(lines));
      lines = [];
    }
    if (size >= bytes) break;
  }
  return { file: new Blob([...parts, ...lines]), messages };
}

function parseBare(file: Blob): Promise<number> {
  const worker = new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    worker.onmessage = (event: MessageEvent<number>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.postMessage(file);
  });
}

async function importOnce(
  storage: Storage,
  file: Blob,
  messages: number,
  firstScenes: number[],
): Promise<void> {
  const begun = await storage.imports.begin({ files: [{ name: 'bench.jsonl', bytes: file.size }] });
  if (!begun.ok) throw new Error(begun.failure.kind);
  const projectId: ProjectId = begun.value.projectId;
  const startedAt = performance.now();
  let firstScene = 0;
  const watch = setInterval(() => {
    void storage.scenes.listIds(projectId).then((ids) => {
      if (ids.ok && ids.value.length > 0 && firstScene === 0) {
        firstScene = performance.now() - startedAt;
      }
    });
  }, 50);
  const result = await new ImportClient().run(
    {
      projectId,
      logs: [{ name: `bench-${newId()}.jsonl`, file }],
      rules: NO_RULES,
      facts: { cards: [], lore: [] },
      pictures: [],
    },
    () => undefined,
  );
  clearInterval(watch);
  const whole = performance.now() - startedAt;
  if (!result.ok) throw new Error(result.failure.kind);
  // What was written is read back: a fast import that loses messages is no import.
  if (result.value.messages !== messages) {
    throw new Error(`${result.value.messages} of ${messages} messages`);
  }
  firstScenes.push((firstScene || whole) / whole);
  await storage.imports.throwAway(projectId);
}

export async function measureImport(megabytes: number, rounds: number): Promise<Row[]> {
  const opened = await openStorage();
  if (!opened.ok) throw new Error(opened.failure.kind);
  const { file, messages } = chatOfBytes(megabytes * 1_000_000);
  const tasks: number[] = [];
  const firstScenes: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const ratio = await compare(
    rounds,
    () => parseBare(file),
    () => importOnce(opened.value, file, messages, firstScenes),
  );
  observer.disconnect();
  const first = Math.min(...firstScenes);
  return [
    ratioRow(`${megabytes} MB of chat, drop to stored scenes, all analysis`, 4, ratio),
    {
      path: 'main thread meanwhile',
      goal: 'no task ≥ 50 ms',
      figure: `${tasks.length} long tasks`,
      met: tasks.length === 0,
      detail: tasks.map((ms) => `${Math.round(ms)} ms`).join(', '),
    },
    {
      path: 'first scene readable',
      goal: '≤ 10 % of the import',
      figure: `${(first * 100).toFixed(0)} %`,
      met: first <= 0.1,
      detail: `of ${firstScenes.length} imports, the best`,
    },
  ];
}
