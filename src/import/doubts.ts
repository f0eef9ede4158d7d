// The lines that the reader is not sure of: what the review walks through.
import { ASKED_FIELDS, DOUBTFUL_BELOW, type Beat, type Guess, type SceneId } from '@/story';

export interface Doubt {
  readonly scene: SceneId;
  readonly beat: string;
  readonly message: number;
  readonly start: number;
  readonly end: number;
  /** What is doubtful: `who`, `kind`, `choice`. Expressions are never asked about: too many, too mild. */
  readonly field: string;
  readonly reason: string;
  readonly confidence: number;
  /** Character or null, as guessed: "all like this" means the same reason and the same guess. */
  readonly guess: string | null;
}

/** Doubts of one beat, at most one: the least certain field is asked about. */
export function doubtOf(beat: Beat, scene: SceneId): Doubt | undefined {
  if (!beat.span || !beat.guesses) return undefined;
  let least: { field: string; guess: Guess } | undefined;
  for (const field of ASKED_FIELDS) {
    const guess = beat.guesses[field];
    if (guess && guess.confidence < (least?.guess.confidence ?? DOUBTFUL_BELOW)) {
      least = { field, guess };
    }
  }
  if (!least) return undefined;
  return {
    scene,
    beat: beat.id,
    message: beat.span.message,
    start: beat.span.start,
    end: beat.span.end,
    field: least.field,
    reason: least.guess.reason,
    confidence: least.guess.confidence,
    guess: beat.kind === 'say' ? beat.who : null,
  };
}

/** Others that were guessed the same way: what "all like this" puts right together. */
export function doubtsLike(doubt: Doubt, all: readonly Doubt[]): readonly Doubt[] {
  return all.filter(
    (other) =>
      other.field === doubt.field && other.reason === doubt.reason && other.guess === doubt.guess,
  );
}
