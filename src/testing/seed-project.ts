// Writes a project of any length straight into storage, as an import leaves it: for benches and journeys
// about long stories, which would else spend their time reading a log.
import {
  headOf,
  newId,
  outlineSchema,
  projectSchema,
  type Beat,
  type BeatId,
  type CharacterId,
  type Outline,
  type PlaceId,
  type ProjectId,
  type Scene,
  type SceneHead,
  type SceneId,
  type Story,
} from '@/story';
import { MESSAGES_A_CHUNK, SCENES_A_TRANSACTION, type Storage } from '@/storage';
import { must } from '@/testing/must';

/** As generated chats are cut. */
export const MESSAGES_A_SCENE = 12;
const BEATS_A_MESSAGE = 3;
/** A word that stands in the last line alone. */
export const LAST_WORD = 'zephyrine';
/** A word of every hundredth scene. */
export const RARE_WORD = 'astrolabe';

const CAST = ['Mira Vale', 'Oswin Fennick', 'Pip', 'Hana Sato', 'Captain Vos'] as const;
const COLORS = ['#f2a7b8', '#8fc7f4', '#b8e0a2', '#f4d58f', '#c9b1f0'] as const;
const FEELINGS = ['joy', 'sadness', 'anger', 'neutral', 'surprise', 'fear'] as const;
const PLACES = ['Harbour', 'Lighthouse', 'Market square', 'Beach'] as const;
const HOURS = ['dawn', 'day', 'dusk', 'night'] as const;
const SPEECHES = [
  'I never said that the tide would wait for us, and I will not say it now.',
  'You are late again. Sit down, the soup is still warm.',
  'Do you hear it? There, under the *planks*!',
  'No. Absolutely not. We tried that in the spring and lost the boat.',
  'これは風の音だ。 Listen to it.',
  'I am so sorry about your brother. He was the best of us.',
] as const;
const ACTIONS = [
  'She looks up from the map and smiles.',
  'A gull lands on the railing, thinks better of it, and leaves.',
  'The lamp gutters; for a moment nobody breathes.',
  'The wind turns and brings the smell of bread, and of rain that has not come yet.',
] as const;

export interface Seeded {
  readonly id: ProjectId;
  readonly scenes: number;
  readonly lines: number;
  readonly middle: SceneId;
  readonly last: SceneId;
}

export interface SeedOptions {
  readonly title?: string;
  /** The log as it was read, in chunks: what a backup carries beside the scenes. */
  readonly withTranscript?: boolean;
}

/** The same rows for the same number of messages, under a new id. */
export async function seedProject(
  storage: Storage,
  messages: number,
  { title = `${messages} messages`, withTranscript = false }: SeedOptions = {},
): Promise<Seeded> {
  const id = newId<ProjectId>();
  const count = Math.ceil(messages / MESSAGES_A_SCENE);
  const heads: SceneHead[] = [];
  for (let from = 0; from < count; from += SCENES_A_TRANSACTION * 5) {
    const until = Math.min(count, from + SCENES_A_TRANSACTION * 5);
    const batch = Array.from({ length: until - from }, (_, i) => makeScene(from + i, count));
    must(await storage.scenes.putMany(id, batch));
    for (const scene of batch) heads.push(headOf(scene));
  }
  if (withTranscript) await putTranscript(storage, id, messages);
  const now = Date.now();
  const project = projectSchema.parse({ id, title, createdAt: now, updatedAt: now });
  const outline = makeOutline(id);
  must(await storage.projects.save({ project, outline: { ...outline, scenes: heads } }));
  return {
    id,
    scenes: count,
    lines: heads.reduce((sum, head) => sum + head.beatCount, 0),
    middle: sceneId(Math.floor(count / 2)),
    last: sceneId(count - 1),
  };
}

/** The same story in memory, whole, with an id and a date that never change. */
export function generatedStory(messages: number, title = 'Generated'): Story {
  const count = Math.ceil(messages / MESSAGES_A_SCENE);
  const scenes = Array.from({ length: count }, (_, index) => makeScene(index, count));
  const id = 'generated' as ProjectId;
  const { characters, world } = makeOutline(id);
  return {
    project: projectSchema.parse({ id, title, createdAt: 0, updatedAt: 0 }),
    characters,
    world,
    scenes: scenes.map(headOf),
    beats: new Map(scenes.map((scene) => [scene.id, scene.beats])),
  };
}

/** Without its scenes: they are made here, and parsing a million takes longer than writing. */
function makeOutline(projectId: ProjectId): Outline {
  return outlineSchema.parse({
    projectId,
    characters: CAST.map((name, i) => ({
      id: `person-${i}`,
      name,
      role: i === 0 ? 'player' : 'character',
      color: COLORS[i],
      looks: {},
    })),
    world: {
      name: 'The coast',
      places: PLACES.map((name, i) => ({ id: `place-${i}`, name, kind: 'pier' })),
      lore: [],
      environment: {},
    },
    scenes: [],
  });
}

function sceneId(index: number): SceneId {
  return `seed-s${index}` as SceneId;
}

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

function makeScene(index: number, count: number): Scene {
  const id = sceneId(index);
  const beats = Array.from({ length: MESSAGES_A_SCENE * BEATS_A_MESSAGE }, (_, at) =>
    makeBeat(id, index, at),
  );
  const isLast = index === count - 1;
  if (isLast) {
    const text = `The last lantern goes out over the ${LAST_WORD} sea.`;
    beats.push({ id: `${id}-end` as BeatId, kind: 'narrate', text });
  }
  const place = pick(PLACES, index);
  return {
    id,
    title: `${place}, evening ${index + 1}`,
    place: `place-${index % PLACES.length}` as PlaceId,
    hour: pick(HOURS, index),
    cast: [0, 1, 2].map((one) => person(index + one)),
    state: 'imported',
    beatCount: beats.length,
    cut: { confidence: 0.9, reason: 'place-changes', evidence: `They walk to the ${place}.` },
    guesses: { place: { confidence: 0.8, reason: 'place-named', evidence: place } },
    beats,
  };
}

function person(index: number): CharacterId {
  return `person-${index % CAST.length}` as CharacterId;
}

function makeBeat(scene: SceneId, index: number, at: number): Beat {
  const message = index * MESSAGES_A_SCENE + Math.floor(at / BEATS_A_MESSAGE);
  const id = `${scene}-${at}` as BeatId;
  const isRare = at === 0 && index % 100 === 0;
  const turn = index * 7 + at;
  if (at % BEATS_A_MESSAGE === 0) {
    const words = pick(ACTIONS, turn);
    const text = isRare ? `${words} The ${RARE_WORD} turns.` : words;
    return {
      id,
      kind: 'narrate',
      text,
      span: { source: 'seed', message, start: 0, end: text.length },
    };
  }
  const text = pick(SPEECHES, turn);
  return {
    id,
    kind: 'say',
    who: person(index + (message % 3)),
    text,
    mode: 'speech',
    expression: pick(FEELINGS, turn),
    span: { source: 'seed', message, start: 80, end: 80 + text.length },
    guesses: { expression: { confidence: 0.7, reason: 'words', evidence: 'never' } },
  };
}

async function putTranscript(storage: Storage, projectId: ProjectId, count: number): Promise<void> {
  const text = [...ACTIONS, ...SPEECHES].join(' ');
  for (let first = 0; first < count; first += MESSAGES_A_CHUNK * 10) {
    const rows = Array.from({ length: 10 }, (_, i) => first + i * MESSAGES_A_CHUNK)
      .filter((from) => from < count)
      .map((from) => ({
        projectId,
        source: 'seed',
        chunk: from / MESSAGES_A_CHUNK,
        first: from,
        messages: Array.from({ length: Math.min(MESSAGES_A_CHUNK, count - from) }, (_, i) => ({
          index: from + i,
          speaker: pick(CAST, from + i),
          kind: 'post',
          text,
          bytes: [(from + i) * 1000, (from + i + 1) * 1000],
          textBytes: [(from + i) * 1000 + 20, (from + i + 1) * 1000 - 2],
          line: from + i + 1,
        })),
        skipped: [],
      }));
    must(await storage.raw.put({ messages: rows }));
  }
  const head = {
    projectId,
    source: 'seed',
    speakers: [],
    skipped: [],
    about: {},
    messageCount: count,
  };
  must(await storage.raw.put({ transcripts: [head] }));
}
