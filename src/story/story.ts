// The open story as a value. It changes only by edits (`story/edits/`), each a pure function from
// story to story that shares what it does not change: undo, autosave and redrawing all compare by
// identity.
import type { Beat } from './beat';
import type { Character } from './character';
import { DEFAULT_ENVIRONMENT, type Environment } from './environment';
import type { BeatId, CharacterId, PlaceId, SceneId } from './ids';
import type { Project } from './project';
import type { Scene, SceneHead } from './scene';
import type { Place, World } from './world';

export interface Story {
  readonly project: Project;
  readonly characters: readonly Character[];
  readonly world: World;
  /** All scenes in order, without beats. */
  readonly scenes: readonly SceneHead[];
  /** Beats of the scenes that are loaded. An edit names the scenes that it needs. */
  readonly beats: ReadonlyMap<SceneId, readonly Beat[]>;
}

export interface Edit {
  /** Shown in the undo list: "Change speaker". */
  readonly name: string;
  /** Scenes whose beats must be loaded before `apply` runs. */
  readonly needs?: readonly SceneId[];
  /** Edits with the same key in a row become one undo step: typing in one field. */
  readonly mergeKey?: string;
  apply(story: Story): Story;
}

export function findCharacter(
  story: Story,
  id: CharacterId | null | undefined,
): Character | undefined {
  return id == null ? undefined : story.characters.find((character) => character.id === id);
}

export function findPlace(world: World, id: PlaceId | undefined): Place | undefined {
  return id === undefined ? undefined : world.places.find((place) => place.id === id);
}

const indexCache = new WeakMap<readonly SceneHead[], ReadonlyMap<SceneId, number>>();

/**
 * Where each scene stands. Kept by the identity of the list: whoever asks for every scene of a long
 * story would else go through all of it each time.
 */
export function sceneIndexes(scenes: readonly SceneHead[]): ReadonlyMap<SceneId, number> {
  let indexes = indexCache.get(scenes);
  if (!indexes) {
    indexes = new Map(scenes.map(({ id }, index) => [id, index]));
    indexCache.set(scenes, indexes);
  }
  return indexes;
}

export function findHead(story: Pick<Story, 'scenes'>, id: SceneId): SceneHead | undefined {
  return story.scenes[sceneIndexes(story.scenes).get(id) ?? -1];
}

/** The scene with its beats, or undefined while they are not loaded. */
export function loadedScene(story: Story, id: SceneId): Scene | undefined {
  const head = findHead(story, id);
  const beats = story.beats.get(id);
  return head && beats ? { ...head, beats: [...beats] } : undefined;
}

/** The beats of a scene that must be loaded; an edit that did not say it needs it is a bug. */
export function beatsOf(story: Story, id: SceneId): readonly Beat[] {
  const beats = story.beats.get(id);
  if (!beats) throw new Error(`The beats of scene ${id} are not loaded.`);
  return beats;
}

/** A story whose scene `id` has these beats, its head counting them. */
export function withBeats(story: Story, id: SceneId, beats: readonly Beat[]): Story {
  const map = new Map(story.beats);
  map.set(id, beats);
  // Typing changes no head: the list of scenes stays the same, and so does what is derived from it.
  const at = sceneIndexes(story.scenes).get(id) ?? -1;
  const head = story.scenes[at];
  if (!head || head.beatCount === beats.length) return { ...story, beats: map };
  return {
    ...story,
    beats: map,
    scenes: story.scenes.with(at, { ...head, beatCount: beats.length }),
  };
}

/** Hour and weather at the start of a scene: scene, else its place, else the world, else a clear day. */
export function environmentOf(
  world: World,
  head: Pick<SceneHead, 'place' | 'hour' | 'weather'>,
): Required<Environment> {
  const place = findPlace(world, head.place);
  return {
    hour:
      head.hour ?? place?.environment.hour ?? world.environment.hour ?? DEFAULT_ENVIRONMENT.hour,
    weather:
      head.weather ??
      place?.environment.weather ??
      world.environment.weather ??
      DEFAULT_ENVIRONMENT.weather,
  };
}

export interface Position {
  readonly scene: SceneId;
  readonly beat: BeatId;
}
