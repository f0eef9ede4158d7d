// Where scenes lead, as `stage/run.ts` plays them: which label comes next, and what is never reached.
import {
  sceneIndexes,
  type Beat,
  type SceneHead,
  type SceneId,
  type Story,
  type Target,
} from '@/story';

/** Where a target leads; `next` also stands for a scene that was deleted. */
export type Way =
  { readonly to: 'scene'; readonly scene: SceneId } | { readonly to: 'next' | 'end' };

export function wayOf(target: Target, story: Story): Way {
  if (target.to !== 'scene') return target;
  return sceneIndexes(story.scenes).has(target.scene) ? target : { to: 'next' };
}

/** The scene that a story begins with. */
export function firstSceneOf(story: Story): SceneHead | undefined {
  return story.scenes.find(({ aside }) => !aside) ?? story.scenes[0];
}

/** The scene that a scene runs on into, or undefined where the story ends. */
export function sceneAfter(story: Story, id: SceneId): SceneHead | undefined {
  const { scenes } = story;
  let at = (sceneIndexes(scenes).get(id) ?? -1) + 1;
  while (scenes[at]?.aside) at += 1;
  return scenes[at];
}

/** True when nothing behind this beat in its scene can be reached. */
export function endsFlow(beat: Beat, story: Story): boolean {
  if (beat.kind === 'jump')
    return beat.when.length === 0 && wayOf(beat.target, story).to !== 'next';
  if (beat.kind !== 'choose' || beat.options.length === 0) return false;
  return (
    beat.options.some(({ when }) => when.length === 0) &&
    beat.options.every(({ target }) => wayOf(target, story).to !== 'next')
  );
}

/** Beats of a scene up to the one that ends its flow, and how many follow unseen. */
export function livingBeats(
  beats: readonly Beat[],
  story: Story,
): { readonly living: readonly Beat[]; readonly dead: readonly Beat[] } {
  const end = beats.findIndex((beat) => endsFlow(beat, story));
  return end < 0
    ? { living: beats, dead: [] }
    : { living: beats.slice(0, end + 1), dead: beats.slice(end + 1) };
}

/** Scenes that each scene leads to. */
export type Exits = ReadonlyMap<SceneId, readonly SceneId[]>;

/** Scenes that some path leads to. Conditions are taken as open. */
export function reachableScenes(story: Story, exits: Exits): ReadonlySet<SceneId> {
  const reached = new Set<SceneId>();
  const first = firstSceneOf(story);
  const todo = first ? [first.id] : [];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const next of exits.get(id) ?? []) todo.push(next);
  }
  return reached;
}

/** Where a scene leads, by its living beats. */
export function exitsOf(story: Story, id: SceneId, living: readonly Beat[]): SceneId[] {
  const exits: SceneId[] = [];
  const note = (target: Target): void => {
    const way = wayOf(target, story);
    if (way.to === 'scene') exits.push(way.scene);
  };
  for (const beat of living) {
    if (beat.kind === 'jump') note(beat.target);
    if (beat.kind === 'choose') for (const option of beat.options) note(option.target);
  }
  const last = living.at(-1);
  const after = last && endsFlow(last, story) ? undefined : sceneAfter(story, id);
  if (after) exits.push(after.id);
  return exits;
}
