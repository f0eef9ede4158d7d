// What edits are made of.
import type { Beat } from '../beat';
import type { BeatId, CharacterId, SceneId } from '../ids';
import type { SceneHead } from '../scene';
import { withBeats, type Story } from '../story';

/** The object with these fields; a field set to undefined is taken away. The same object if all are equal. */
export function withFields<T extends object>(object: T, fields: Partial<T>): T {
  const changed = (Object.keys(fields) as (keyof T)[]).filter((key) => fields[key] !== object[key]);
  if (changed.length === 0) return object;
  const copy = { ...object };
  for (const key of changed) {
    if (fields[key] === undefined) delete copy[key];
    else copy[key] = fields[key] as T[typeof key];
  }
  return copy;
}

/** Like `map`, but the same array when no item changed. */
export function mapShared<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let isChanged = false;
  const mapped = items.map((item) => {
    const next = change(item);
    if (next !== item) isChanged = true;
    return next;
  });
  return isChanged ? mapped : items;
}

/**
 * A story with the beats of one scene changed. People who now speak in it join its cast; those who
 * were in it only for beats that are gone leave it, those whom the author put there stay.
 */
export function changeBeats(
  story: Story,
  scene: SceneId,
  change: (beats: readonly Beat[]) => readonly Beat[],
): Story {
  const before = story.beats.get(scene);
  if (!before) return story;
  const after = change(before);
  if (after === before) return story;
  const changed = withBeats(story, scene, after);
  return changeHead(changed, scene, (head) => {
    const cast = castAfter(head.cast, before, after);
    return cast === head.cast ? head : { ...head, cast };
  });
}

function castAfter(
  cast: CharacterId[],
  before: readonly Beat[],
  after: readonly Beat[],
): CharacterId[] {
  const was = new Set(castOf(before));
  const is = castOf(after);
  const kept = cast.filter((id) => !was.has(id) || is.includes(id));
  const fresh = is.filter((id) => !kept.includes(id));
  return kept.length === cast.length && fresh.length === 0 ? cast : [...kept, ...fresh];
}

export function changeBeat(
  story: Story,
  scene: SceneId,
  id: BeatId,
  change: (beat: Beat) => Beat,
): Story {
  return changeBeats(story, scene, (beats) =>
    mapShared(beats, (beat) => (beat.id === id ? change(beat) : beat)),
  );
}

export function changeHead(
  story: Story,
  scene: SceneId,
  change: (head: SceneHead) => SceneHead,
): Story {
  const scenes = mapShared(story.scenes, (head) => (head.id === scene ? change(head) : head));
  return scenes === story.scenes ? story : { ...story, scenes };
}

/** People who speak, act or are staged, in the order in which they first do. */
export function castOf(beats: readonly Beat[]): CharacterId[] {
  const cast = new Set<CharacterId>();
  for (const beat of beats) {
    if ((beat.kind === 'say' || beat.kind === 'stage') && beat.who !== null) cast.add(beat.who);
    if (beat.kind === 'narrate' && beat.actor !== undefined) cast.add(beat.actor);
  }
  return [...cast];
}

/** Fields set by hand need no guess any more. */
export function withoutGuesses<T extends Beat>(beat: T, ...fields: readonly string[]): T {
  if (!beat.guesses || !fields.some((field) => beat.guesses?.[field])) return beat;
  const rest = Object.entries(beat.guesses).filter(([field]) => !fields.includes(field));
  const copy = { ...beat };
  if (rest.length > 0) copy.guesses = Object.fromEntries(rest);
  else delete copy.guesses;
  return copy;
}

/** "Change speaker", "Change speaker ×14": what the undo list shows. */
export function nameFor(name: string, count: number): string {
  return count > 1 ? `${name} ×${count}` : name;
}
