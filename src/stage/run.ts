// The interpreter of a story's flow: a pure reducer from state and input to state. The player keeps
// its states for rollback; tests and checks run stories with it.
import {
  isStop,
  type Beat,
  type BeatId,
  type ChoiceOption,
  type ChooseBeat,
  type SceneHead,
  type SceneId,
  type Target,
} from '@/story';
import { applyEffects, areTrue, type Variables } from './variables';

/** The story as the interpreter sees it. Beats of scenes that are not loaded are undefined. */
export interface Flow {
  readonly scenes: readonly Pick<SceneHead, 'id' | 'aside'>[];
  beatsOf(scene: SceneId): readonly Beat[] | undefined;
  /** Beats to stop at; `isStop` unless given. */
  stopsAt?(beat: Beat): boolean;
}

export interface RunState {
  readonly scene: SceneId;
  /** Of the beat that is shown; -1: before the first beat of the scene. */
  readonly index: number;
  readonly variables: Variables;
  /** For whatever is drawn at random while playing, so that a loaded game looks the same. */
  readonly seed: number;
  /**
   * `stopped` at a beat; `needs-scene`: load the beats of `scene`, then `resume`; `ended`: the story
   * is over; `looping`: jumps lead in a circle without anything to read.
   */
  readonly status: 'stopped' | 'needs-scene' | 'ended' | 'looping';
}

export type RunInput =
  | { readonly do: 'advance' }
  /** Takes up a run that waited for a scene to be loaded. */
  | { readonly do: 'resume' }
  | { readonly do: 'choose'; readonly option: ChoiceOption['id'] };

/** Only jumps can lead in a circle; one that counts up for ever is stopped after this many. */
const MOST_JUMPS_WITHOUT_STOP = 10_000;

/** The scene that a story begins with: the first that is not an aside. */
export function firstScene(flow: Flow): SceneId | undefined {
  return (flow.scenes.find(({ aside }) => !aside) ?? flow.scenes[0])?.id;
}

/** A run that begins at a scene, at its first stop at or after `index`. */
export function startRun(
  flow: Flow,
  scene: SceneId,
  options: { index?: number; variables?: Variables; seed?: number } = {},
): RunState {
  const { index = 0, variables = {}, seed = 1 } = options;
  return proceed(flow, { scene, index: index - 1, variables, seed, status: 'stopped' });
}

/** The options of a choice that are open now. */
export function openOptions(beat: ChooseBeat, variables: Variables): ChoiceOption[] {
  return beat.options.filter((option) => areTrue(option.when, variables));
}

/**
 * One input from the reader. An input that does not fit (advancing past a choice, choosing an option
 * that is closed) gives the same state back.
 */
export function nextPosition(flow: Flow, state: RunState, input: RunInput): RunState {
  if (input.do === 'resume') return state.status === 'needs-scene' ? proceed(flow, state) : state;
  if (state.status !== 'stopped') return state;
  const beat = flow.beatsOf(state.scene)?.[state.index];
  if (input.do === 'choose') {
    if (beat?.kind !== 'choose') return state;
    const option = openOptions(beat, state.variables).find(({ id }) => id === input.option);
    if (!option) return state;
    const variables = applyEffects(state.variables, option.effects);
    const led = follow(flow, { ...state, variables }, option.target);
    return led.status === 'ended' ? led : proceed(flow, led);
  }
  // A choice of which every option is closed is no choice: the story goes on.
  if (beat?.kind === 'choose' && openOptions(beat, state.variables).length > 0) return state;
  return proceed(flow, state);
}

/** Goes on from the beat after `state.index` to the next stop. */
function proceed(flow: Flow, from: RunState): RunState {
  const visited = new Set<string>();
  let state: RunState = { ...from, status: 'stopped' };
  for (;;) {
    const beats = flow.beatsOf(state.scene);
    if (!beats) return { ...state, status: 'needs-scene' };
    const index = state.index + 1;
    const beat = beats[index];
    if (!beat) {
      const next = sceneAfter(flow, state.scene);
      if (next === undefined) return { ...state, status: 'ended' };
      state = { ...state, scene: next, index: -1 };
      continue;
    }
    state = { ...state, index };
    if (flow.stopsAt ? flow.stopsAt(beat) : isStop(beat)) return state;
    if (beat.kind === 'set') {
      state = { ...state, variables: applyEffects(state.variables, beat.effects) };
    }
    if (beat.kind === 'jump' && areTrue(beat.when, state.variables)) {
      const here = `${state.scene} ${state.index} ${JSON.stringify(state.variables)}`;
      if (visited.has(here) || visited.size >= MOST_JUMPS_WITHOUT_STOP) {
        return { ...state, status: 'looping' };
      }
      visited.add(here);
      state = follow(flow, state, beat.target);
      if (state.status === 'ended') return state;
    }
  }
}

/** Where a target leads. One to a scene that was deleted goes on with the next beat. */
function follow(flow: Flow, state: RunState, target: Target): RunState {
  switch (target.to) {
    case 'next':
      return state;
    case 'end':
      return { ...state, status: 'ended' };
    case 'scene':
      return flow.scenes.some(({ id }) => id === target.scene)
        ? { ...state, scene: target.scene, index: -1 }
        : state;
  }
}

function sceneAfter(flow: Flow, scene: SceneId): SceneId | undefined {
  const at = flow.scenes.findIndex(({ id }) => id === scene);
  return flow.scenes.find(({ aside }, index) => index > at && !aside)?.id;
}

/**
 * The index at which to go on in a scene that may have been edited: the beat itself, else the stop
 * nearest to where it was.
 */
export function indexOfBeat(
  beats: readonly Beat[],
  beat: BeatId | undefined,
  index: number,
): number {
  const found = beats.findIndex(({ id }) => id === beat);
  if (found >= 0) return found;
  const near = Math.min(Math.max(index, 0), Math.max(beats.length - 1, 0));
  for (let distance = 0; distance < beats.length; distance++) {
    for (const candidate of [near - distance, near + distance]) {
      const at = beats[candidate];
      if (at && isStop(at)) return candidate;
    }
  }
  return near;
}
