// Opening a project, listing its scenes, and reading one, against a project of 10,000 messages and
// against the raw reads of the very same records.
import { openStorage, type Storage } from '@/storage';
import { STORY_VERSION, type SceneId } from '@/story';
import { seedProject, type Seeded } from '@/testing/seed-project';
import { compare, ratioRow, type Row } from './measure';

const FEW = 10_000;
/** One opening takes less than the clock tells well. */
const TIMES = 10;

async function open(storage: Storage, made: Seeded): Promise<void> {
  const opened = await storage.projects.openStart(made.id);
  if (!opened.ok) throw new Error(opened.failure.kind);
  const { outline, pages } = opened.value;
  const scenes = pages.reduce((sum, page) => sum + page.scenes, 0);
  const first = outline.scenes[0]?.id;
  if (first === undefined || scenes !== made.scenes) throw new Error('not what was written');
  await read(storage, made, first);
}

async function read(storage: Storage, { id }: Seeded, scene: SceneId): Promise<void> {
  const beats = await storage.scenes.getMany(id, [scene], STORY_VERSION);
  if (!beats.ok || !beats.value.get(scene)?.length) throw new Error('no beats');
}

/** The same records, unparsed, as few requests as there can be. */
async function openRaw(database: IDBDatabase, { id }: Seeded): Promise<void> {
  const tables = ['projects', 'outlines', 'outlinePages', 'scenes'];
  const transaction = database.transaction(tables);
  const ask = (table: string, key: IDBValidKey) =>
    new Promise<unknown>((resolve, reject) => {
      const request = transaction.objectStore(table).get(key);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error(table));
    });
  const [, outline] = await Promise.all([ask('projects', id), ask('outlines', id)]);
  const { pages } = outline as { pages: { page: number }[] };
  const page = (await ask('outlinePages', [id, pages[0]?.page ?? 0])) as {
    scenes: { id: string }[];
  };
  const scene = await ask('scenes', [id, page.scenes[0]?.id ?? '']);
  if (scene === undefined) throw new Error('no scene');
}

async function list(storage: Storage, made: Seeded): Promise<void> {
  const opened = await storage.projects.open(made.id);
  if (!opened.ok || opened.value.outline.scenes.length !== made.scenes)
    throw new Error('not whole');
}

async function often(work: () => Promise<void>): Promise<void> {
  for (let i = 0; i < TIMES; i++) await work();
}

export async function measureOpen(messages: number, rounds: number): Promise<Row[]> {
  const opened = await openStorage();
  if (!opened.ok) throw new Error(opened.failure.kind);
  const storage = opened.value;
  const small = await seedProject(storage, FEW);
  const large = await seedProject(storage, messages);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('comfyvn-studio');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('closed'));
  });
  const opening = await compare(
    rounds,
    () => often(() => open(storage, small)),
    () => often(() => open(storage, large)),
  );
  const raw = await compare(
    rounds,
    () => often(() => openRaw(database, large)),
    () => often(() => open(storage, large)),
  );
  const listing = await compare(
    Math.min(rounds, 3),
    () => list(storage, small),
    () => list(storage, large),
  );
  const reading = await compare(
    rounds,
    () => often(() => read(storage, small, small.middle)),
    () => often(() => read(storage, large, large.middle)),
  );
  database.close();
  const of = `${messages / 1000}k messages, against ${FEW / 1000}k`;
  const times = `${TIMES} times; `;
  return [
    ratioRow(`open a project of ${of}`, 4, opening, times),
    ratioRow(`open a project of ${messages / 1000}k, against the raw reads`, 2, raw, times),
    ratioRow(`read one scene of ${of}`, 1.5, reading, times),
    // Linear by nature, page by page and off the way to the first paint: a fifth on top is allowed.
    ratioRow(`list all scenes of ${of}`, Math.round((1.2 * messages) / FEW), listing),
  ];
}
