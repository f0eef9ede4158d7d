// A paragraph of told text while it is read: what it has shown so far of who speaks and who acts.
import type { Piece } from '../segment/piece';
import type { Gender } from './speech-subjects';
import type { TurnsAhead } from './turns-ahead';
import type { Voice } from './voices';

/** What a message's paragraphs are read into. */
export interface Heard {
  readonly voices: Map<number, Voice>;
  readonly tags: Set<number>;
  readonly actors: Map<number, string>;
}

/** A person, or a pronoun that is nobody's yet. */
export interface About {
  readonly key?: string;
  readonly gender?: Gender;
}

export interface Paragraph extends Heard {
  /** Of the whole post; `from` to `to` are the paragraph. */
  readonly pieces: readonly Piece[];
  readonly from: number;
  readonly to: number;
  /** What the same teller tells behind this post. */
  readonly ahead: Iterable<readonly Piece[]>;
  /** Everybody who acts in it, in order. */
  readonly subjects: string[];
  /** Whom each piece of telling is about, at its beginning and at its end. */
  readonly about: Map<number, { first: About; last: About }>;
  /** Quotations that no tag gives to anybody. */
  readonly open: number[];
  /** The paragraphs behind it, once somebody has asked whose turn it is. */
  turns: TurnsAhead | undefined;
  hasSpeech: boolean;
  /** Whoever a tag has named last. */
  said: Voice | undefined;
  /** Somebody who speaks here and is nobody of the cast. */
  stranger: string | undefined;
  /** Whoever tells as "I" speaks. */
  isTeller: boolean;
}

export function paragraphOf(
  pieces: readonly Piece[],
  from: number,
  to: number,
  heard: Heard,
  ahead: Iterable<readonly Piece[]>,
): Paragraph {
  return {
    ...heard,
    pieces,
    from,
    to,
    ahead,
    subjects: [],
    about: new Map(),
    open: [],
    turns: undefined,
    hasSpeech: false,
    said: undefined,
    stranger: undefined,
    isTeller: false,
  };
}
