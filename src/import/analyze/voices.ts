// What attribution makes of a message: who says each piece, and why.
import type { Guess } from '@/story';
import type { Piece } from '../segment/piece';
import type { Genders } from './genders';
import type { NameIndex } from './names';
import type { Play } from './tagged-voices';

export interface Voice {
  readonly who: string | null;
  readonly guess: Guess;
  /** How it is said, from the tag. */
  readonly cue?: string;
}

export interface Attribution {
  /** By index of the piece; pieces that nobody speaks have none. */
  readonly voices: ReadonlyMap<number, Voice>;
  /** Pieces that are a bare speech tag: skipped. */
  readonly tags: ReadonlySet<number>;
  /** Who acts in a piece of narration, where it is clear. */
  readonly actors: ReadonlyMap<number, string>;
}

export interface AttributionFacts {
  readonly names: NameIndex;
  readonly genders: Genders;
  /** Key of a voice behind a noun phrase of prose: "the cat". */
  readonly nounVoice: (noun: string) => string | undefined;
  /** Whether somebody is known by a noun alone, which is no word for a person. */
  readonly isThing?: (key: string) => boolean;
  /** Key of the person who tells the story as "I". */
  readonly teller?: string;
  /** What an author's tags say of whom they play. */
  readonly playOf?: (author: string) => Play | undefined;
  /** Whether somebody of the cast posts: others do not speak for them, unless they say so. */
  readonly posts?: (key: string) => boolean;
}

/** The same voice in the next paragraph. */
export function goingOn(voice: Voice | undefined): Voice | undefined {
  if (!voice || voice.who === null) return undefined;
  const confidence = Math.min(0.85, voice.guess.confidence);
  return { who: voice.who, guess: { confidence, reason: 'goes-on' } };
}

/** `"I know," she says quietly. "It's mine."`: what the bare tag between them tells holds of both halves. */
export function cueGoingOn(
  pieces: readonly Piece[],
  index: number,
  from: number,
  voices: ReadonlyMap<number, Voice>,
  tags: ReadonlySet<number>,
): string | undefined {
  const isBetween = index - 2 >= from && tags.has(index - 1);
  return isBetween && pieces[index - 2]?.kind === pieces[index]?.kind
    ? voices.get(index - 2)?.cue
    : undefined;
}

/** Lines that nothing gives to anybody are of the one whom the author mostly plays. */
export function giveToAuthor(
  author: string,
  pieces: readonly Piece[],
  voices: Map<number, Voice>,
): void {
  for (const [i, { kind }] of pieces.entries()) {
    const voice = voices.get(i);
    if ((kind !== 'speech' && kind !== 'thought') || voice?.who === undefined) continue;
    if (voice.who === null && voice.guess.evidence === undefined)
      voices.set(i, { ...voice, who: author, guess: { confidence: 0.5, reason: 'author' } });
  }
}
