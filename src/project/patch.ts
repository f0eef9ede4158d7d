// What one step of the undo list changed, found by identity: edits share what they leave alone, so
// comparing two stories costs a walk over pointers. A patch is plain data and outlives a reload.
import { z } from 'zod';
import {
  beatSchema,
  characterSchema,
  sceneHeadSchema,
  sceneIdSchema,
  type Beat,
  type Character,
  type SceneHead,
  type SceneId,
  type Story,
} from '@/story';

/** Items from `at` of the list before the change gave way to others. */
interface Hunk<T> {
  readonly at: number;
  readonly removed: readonly T[];
  readonly inserted: readonly T[];
}

/** All keys in order, and the values of those that differ: JSON comes back byte for byte. */
interface ObjectSide {
  readonly keys: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

interface ObjectPatch {
  readonly before: ObjectSide;
  readonly after: ObjectSide;
}

type ScenePatch =
  | { readonly id: SceneId; readonly did: 'change'; readonly hunks: readonly Hunk<Beat>[] }
  | { readonly id: SceneId; readonly did: 'add'; readonly beats: readonly Beat[] }
  | { readonly id: SceneId; readonly did: 'remove'; readonly beats: readonly Beat[] };

export interface Patch {
  readonly project?: ObjectPatch | undefined;
  readonly world?: ObjectPatch | undefined;
  readonly characters?: readonly Hunk<Character>[] | undefined;
  readonly heads?: readonly Hunk<SceneHead>[] | undefined;
  readonly scenes: readonly ScenePatch[];
}

const hunksOf = <T>(item: z.ZodType<T>) =>
  z.array(
    z.object({ at: z.number().int().min(0), removed: z.array(item), inserted: z.array(item) }),
  );
const sideSchema = z.object({
  keys: z.array(z.string()),
  values: z.record(z.string(), z.unknown()),
});
const objectPatchSchema = z.object({ before: sideSchema, after: sideSchema });

export const patchSchema: z.ZodType<Patch> = z.object({
  project: objectPatchSchema.optional(),
  world: objectPatchSchema.optional(),
  characters: hunksOf(characterSchema).optional(),
  heads: hunksOf(sceneHeadSchema).optional(),
  scenes: z.array(
    z.discriminatedUnion('did', [
      z.object({ id: sceneIdSchema, did: z.literal('change'), hunks: hunksOf(beatSchema) }),
      z.object({ id: sceneIdSchema, did: z.literal('add'), beats: z.array(beatSchema) }),
      z.object({ id: sceneIdSchema, did: z.literal('remove'), beats: z.array(beatSchema) }),
    ]),
  ),
});

/** What leads from one story to the other, or null where nothing differs. */
export function diffStories(before: Story, after: Story): Patch | null {
  const patch: Patch = {
    ...(before.project !== after.project && {
      project: diffObjects(before.project, after.project),
    }),
    ...(before.world !== after.world && { world: diffObjects(before.world, after.world) }),
    ...hunkPart('characters', diffLists(before.characters, after.characters)),
    ...hunkPart('heads', diffLists(before.scenes, after.scenes)),
    scenes: before.beats === after.beats ? [] : diffScenes(before, after),
  };
  const isEmpty =
    !patch.characters &&
    !patch.heads &&
    patch.scenes.length === 0 &&
    isEmptyObjectPatch(patch.project) &&
    isEmptyObjectPatch(patch.world);
  return isEmpty ? null : patch;
}

/** The story after the patch. Throws where the patch does not fit the story. */
export function applyPatch(story: Story, patch: Patch): Story {
  return {
    project: patch.project ? applyObject(story.project, patch.project) : story.project,
    characters: patch.characters
      ? applyHunks(story.characters, patch.characters)
      : story.characters,
    world: patch.world ? applyObject(story.world, patch.world) : story.world,
    scenes: patch.heads ? applyHunks(story.scenes, patch.heads) : story.scenes,
    beats: patch.scenes.length > 0 ? applyScenes(story.beats, patch.scenes) : story.beats,
  };
}

function applyScenes(
  before: ReadonlyMap<SceneId, readonly Beat[]>,
  patches: readonly ScenePatch[],
): ReadonlyMap<SceneId, readonly Beat[]> {
  const beats = new Map(before);
  for (const scene of patches) {
    if (scene.did === 'change') {
      const list = before.get(scene.id);
      if (!list) throw new Error(`The beats of scene ${scene.id} are not loaded.`);
      beats.set(scene.id, applyHunks(list, scene.hunks));
    } else if (scene.did === 'add') beats.set(scene.id, scene.beats);
    else beats.delete(scene.id);
  }
  return beats;
}

/** The patch that leads back. */
export function reversePatch(patch: Patch): Patch {
  const flip = (object: ObjectPatch): ObjectPatch => ({
    before: object.after,
    after: object.before,
  });
  return {
    ...(patch.project && { project: flip(patch.project) }),
    ...(patch.world && { world: flip(patch.world) }),
    ...(patch.characters && { characters: reverseHunks(patch.characters) }),
    ...(patch.heads && { heads: reverseHunks(patch.heads) }),
    scenes: patch.scenes.map((scene) => {
      if (scene.did === 'change') return { ...scene, hunks: reverseHunks(scene.hunks) };
      return { id: scene.id, did: scene.did === 'add' ? 'remove' : 'add', beats: scene.beats };
    }),
  };
}

/** The patch from where the earlier one began to where the story is now. */
export function joinPatches(before: Story, earlier: Patch, after: Story): Patch | null {
  return diffStories(applyPatch(before, reversePatch(earlier)), after);
}

/** Scenes whose beats must be loaded before the patch, or its reverse, is applied. */
export function scenesNeededBy(patch: Patch): SceneId[] {
  return patch.scenes.filter(({ did }) => did === 'change').map(({ id }) => id);
}

function hunkPart<K extends string, T>(
  key: K,
  hunks: readonly Hunk<T>[],
): { readonly [key in K]?: readonly Hunk<T>[] } {
  return hunks.length > 0 ? ({ [key]: hunks } as { readonly [key in K]: readonly Hunk<T>[] }) : {};
}

function diffScenes(before: Story, after: Story): ScenePatch[] {
  const patches: ScenePatch[] = [];
  for (const [id, beats] of after.beats) {
    const old = before.beats.get(id);
    if (!old) patches.push({ id, did: 'add', beats });
    else if (old !== beats) {
      const hunks = diffLists(old, beats);
      if (hunks.length > 0) patches.push({ id, did: 'change', hunks });
    }
  }
  for (const [id, beats] of before.beats) {
    if (!after.beats.has(id)) patches.push({ id, did: 'remove', beats });
  }
  return patches;
}

/** Lists of one length differ in runs; others have one hunk between what they share at both ends. */
function diffLists<T>(before: readonly T[], after: readonly T[]): Hunk<T>[] {
  if (before === after) return [];
  if (before.length === after.length) return diffRuns(before, after);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    {
      at: start,
      removed: before.slice(start, before.length - end),
      inserted: after.slice(start, after.length - end),
    },
  ];
}

function diffRuns<T>(before: readonly T[], after: readonly T[]): Hunk<T>[] {
  const hunks: Hunk<T>[] = [];
  for (let at = 0; at < before.length; at++) {
    if (before[at] === after[at]) continue;
    let end = at + 1;
    while (end < before.length && before[end] !== after[end]) end += 1;
    hunks.push({ at, removed: before.slice(at, end), inserted: after.slice(at, end) });
    at = end;
  }
  return hunks;
}

function applyHunks<T>(list: readonly T[], hunks: readonly Hunk<T>[]): readonly T[] {
  const out: T[] = [];
  let from = 0;
  for (const { at, removed, inserted } of hunks) {
    if (at < from || at + removed.length > list.length) {
      throw new Error('A step of the undo list does not fit the story.');
    }
    for (; from < at; from++) out.push(list[from]!);
    for (const item of inserted) out.push(item);
    from += removed.length;
  }
  for (; from < list.length; from++) out.push(list[from]!);
  return out;
}

function reverseHunks<T>(hunks: readonly Hunk<T>[]): Hunk<T>[] {
  let shift = 0;
  return hunks.map(({ at, removed, inserted }) => {
    const hunk = { at: at + shift, removed: inserted, inserted: removed };
    shift += inserted.length - removed.length;
    return hunk;
  });
}

function diffObjects(before: object, after: object): ObjectPatch {
  const [old, fresh] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const differs = (key: string): boolean =>
    !old.has(key) || !fresh.has(key) || !Object.is(old.get(key), fresh.get(key));
  const side = (entries: ReadonlyMap<string, unknown>): ObjectSide => ({
    keys: [...entries.keys()],
    values: Object.fromEntries([...entries].filter(([key]) => differs(key))),
  });
  return { before: side(old), after: side(fresh) };
}

function isEmptyObjectPatch(patch: ObjectPatch | undefined): boolean {
  if (!patch) return true;
  return (
    Object.keys(patch.before.values).length === 0 && Object.keys(patch.after.values).length === 0
  );
}

/** Keeps values that the patch does not speak of, and keys that came in since. */
function applyObject<T extends object>(object: T, patch: ObjectPatch): T {
  const current = new Map<string, unknown>(Object.entries(object));
  const { keys, values } = patch.after;
  const out = new Map<string, unknown>();
  for (const key of keys) {
    if (Object.hasOwn(values, key)) out.set(key, values[key]);
    else if (current.has(key)) out.set(key, current.get(key));
  }
  for (const [key, value] of current) {
    if (!out.has(key) && !patch.before.keys.includes(key)) out.set(key, value);
  }
  // The values come from objects of this type, or were parsed with its schema by whoever opened them.
  return Object.fromEntries(out) as T;
}
