// A log from drop to stored scenes, against a bare streaming parse of the same bytes.
import { NO_RULES, newId, type ProjectId } from '@/story';
import { openStorage, type Storage } from '@/storage';
import { ImportClient } from '@/import/import-client';
import { compare, median, ratioRow, time, type Row } from './measure';

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
      if (!ids.ok || ids.value.length === 0 || firstScene > 0) return;
      firstScene = performance.now() - startedAt;
      // Looking on would list ever more of them, and be measured.
      clearInterval(watch);
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

/** The files that `run.mjs` has written and chosen: read from the disk, as a user's are. */
function chosenFiles(): readonly File[] {
  const input = document.querySelector('input');
  return [...(input?.files ?? [])];
}

async function open(): Promise<Storage> {
  const opened = await openStorage();
  if (!opened.ok) throw new Error(opened.failure.kind);
  return opened.value;
}

export async function measureImport(messages: number, rounds: number): Promise<Row[]> {
  const storage = await open();
  const [file] = chosenFiles();
  if (!file) throw new Error('no file');
  const tasks: number[] = [];
  const firstScenes: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const ratio = await compare(
    rounds,
    () => parseBare(file),
    () => importOnce(storage, file, messages, firstScenes),
  );
  observer.disconnect();
  const first = Math.min(...firstScenes);
  return [
    ratioRow(`${megabytesOf(file)} MB of chat, drop to stored scenes, all analysis`, 4, ratio),
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

/** One import, for `memory.mjs` to watch. */
export async function importForMemory(messages: number): Promise<string> {
  const [file] = chosenFiles();
  if (!file) throw new Error('no file');
  const ms = await time(async () => importOnce(await open(), file, messages, []));
  return `${megabytesOf(file)} MB in ${(ms / 1000).toFixed(0)} s`;
}

/** Time a message of a log and of its first tenth, which are the chosen files. */
export async function measureGrowth(messages: number, rounds: number): Promise<Row[]> {
  const storage = await open();
  const [many, few] = chosenFiles();
  if (!few || !many) throw new Error('no files');
  const tenth = Math.floor(messages / 10);
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    // The first round warms up, and a tenth is enough for that.
    const small = await time(() => importOnce(storage, few, tenth, []));
    if (round === 0) continue;
    const large = await time(() => importOnce(storage, many, messages, []));
    ratios.push(large / messages / (small / tenth));
  }
  const figure = median(ratios);
  return [
    {
      path: `time a message of ${messages} messages, against ${tenth}`,
      goal: '≤ 1.3×',
      figure: `${figure.toFixed(2)}×`,
      met: figure <= 1.3,
      detail: ratios.map((ratio) => ratio.toFixed(2)).join(', '),
    },
  ];
}

function megabytesOf(file: File): number {
  return Math.round(file.size / 1_000_000);
}
