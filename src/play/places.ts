// One place where the reader stopped: the unit of rollback, history and saves.
import type { RunState } from '@/stage';
import type { Beat, BeatId } from '@/story';
import type { Mark } from './saves';

export interface Place {
  readonly run: RunState;
  readonly beat: BeatId | undefined;
  /** The option that was taken here. */
  readonly chosen?: string;
}

/** The place of a saved mark, or none when its beat is gone. */
export function placesOf(mark: Mark, beats: readonly Beat[] | undefined, seed: number): Place[] {
  const { scene, variables, chosen } = mark;
  const index = beats?.findIndex(({ id }) => id === mark.beat) ?? -1;
  const beat = beats?.[index];
  if (!beat) return [];
  const run: RunState = { scene, index, variables, seed, status: 'stopped' };
  return [{ run, beat: beat.id, ...(chosen === undefined ? {} : { chosen }) }];
}

/** As it is saved. */
export function markOf({ run, beat, chosen }: Place): Mark {
  const { scene, index, variables } = run;
  return {
    scene,
    index,
    variables: { ...variables },
    ...(beat === undefined ? {} : { beat }),
    ...(chosen === undefined ? {} : { chosen }),
  };
}

export function isSamePlace(a: RunState, b: RunState): boolean {
  return (
    a.scene === b.scene &&
    a.index === b.index &&
    a.status === b.status &&
    JSON.stringify(a.variables) === JSON.stringify(b.variables)
  );
}
