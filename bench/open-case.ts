// Opening a project and reading one of its scenes, against a project with a hundredth of the messages.
import { newId, outlineSchema, projectSchema, STORY_VERSION } from '@/story';
import type { Beat, BeatId, ProjectId, Scene, SceneHead, SceneId } from '@/story';
import { headOf } from '@/story';
import { openStorage, SCENES_A_TRANSACTION, type Storage } from '@/storage';
import { compare, ratioRow, type Row } from './measure';

/** As the generated chats are cut. */
const MESSAGES_A_SCENE = 12;
const BEATS_A_SCENE = 160;
const FEW = 10_000;
/** One opening takes less than the clock tells well. */
const TIMES = 10;

interface Made {
  readonly id: ProjectId;
  readonly first: SceneId;
  readonly middle: SceneId;
}

function beatsOf(scene: SceneId, count: number): Beat[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${scene}-${index}` as BeatId,
    kind: 'narrate' as const,
    text: 'A gull lands on the railing, thinks better of it, and leaves.',
  }));
}

/** Beats stand in the scenes that are read alone: what is opened is the outline. */
async function makeProject(storage: Storage, messages: number): Promise<Made> {
  const id = newId<ProjectId>();
  const count = Math.ceil(messages / MESSAGES_A_SCENE);
  const idOf = (index: number) => `bench-s${index}` as SceneId;
  const heads: SceneHead[] = [];
  const middle = Math.floor(count / 2);
  for (let from = 0; from < count; from += SCENES_A_TRANSACTION * 10) {
    const batch: Scene[] = [];
    for (let at = from; at < Math.min(count, from + SCENES_A_TRANSACTION * 10); at++) {
      const isRead = at === 0 || at === middle;
      const scene: Scene = {
        id: idOf(at),
        title: `Harbour, evening ${at}`,
        cast: [],
        state: 'imported',
        beatCount: 0,
        cut: { confidence: 0.9, reason: 'place-changes', evidence: 'They walk to the harbour.' },
        beats: beatsOf(idOf(at), isRead ? BEATS_A_SCENE : 1),
      };
      batch.push(scene);
      heads.push(headOf(scene));
    }
    const written = await storage.scenes.putMany(id, batch);
    if (!written.ok) throw new Error(written.failure.kind);
  }
  const world = { name: '', places: [], lore: [], environment: {} };
  const now = Date.now();
  const saved = await storage.projects.save({
    project: projectSchema.parse({ id, title: 'Bench', createdAt: now, updatedAt: now }),
    outline: outlineSchema.parse({ projectId: id, characters: [], world, scenes: heads }),
  });
  if (!saved.ok) throw new Error(saved.failure.kind);
  return { id, first: idOf(0), middle: idOf(middle) };
}

async function open(storage: Storage, made: Made): Promise<void> {
  const opened = await storage.projects.open(made.id);
  if (!opened.ok) throw new Error(opened.failure.kind);
  await read(storage, made.id, made.first);
}

async function read(storage: Storage, id: ProjectId, scene: SceneId): Promise<void> {
  const beats = await storage.scenes.getMany(id, [scene], STORY_VERSION);
  if (!beats.ok || beats.value.get(scene)?.length !== BEATS_A_SCENE) throw new Error('no beats');
}

async function often(work: () => Promise<void>): Promise<void> {
  for (let i = 0; i < TIMES; i++) await work();
}

export async function measureOpen(messages: number, rounds: number): Promise<Row[]> {
  const opened = await openStorage();
  if (!opened.ok) throw new Error(opened.failure.kind);
  const storage = opened.value;
  const small = await makeProject(storage, FEW);
  const large = await makeProject(storage, messages);
  const opening = await compare(
    rounds,
    () => often(() => open(storage, small)),
    () => often(() => open(storage, large)),
  );
  const reading = await compare(
    rounds,
    () => often(() => read(storage, small.id, small.middle)),
    () => often(() => read(storage, large.id, large.middle)),
  );
  const of = `${messages / 1000}k messages, against ${FEW / 1000}k`;
  const times = `${TIMES} times; `;
  return [
    ratioRow(`open a project of ${of}`, 4, opening, times),
    ratioRow(`read one scene of ${of}`, 1.5, reading, times),
  ];
}
