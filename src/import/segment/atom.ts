// What scanning a paragraph gives: shown text and marks, each with what it stands under.
import type { StageTag } from './markup';

/** `stars`: how deep under single stars or underscores; `quote`: number of the quotation, or 0. */
export interface Atom {
  readonly start: number;
  readonly end: number;
  /** '' for a mark: covered, but nothing to show. */
  readonly text: string;
  readonly quote: number;
  readonly star: number;
  readonly bold: boolean;
  readonly strike: boolean;
  readonly ooc: number;
  /** Marks only: whether it opens what follows or closes what went before. */
  readonly mark?: 'open' | 'close' | 'other' | 'stage';
  /** Begins a new line of the paragraph. */
  readonly lineIndex: number;
}

export interface ScanOptions {
  /** Straight and curly single quotes are speech in this log (British books). */
  readonly singleQuotes: boolean;
  readonly dashDialogue: boolean;
  /** Two stars are as one: what somebody does. */
  readonly boldActs: boolean;
  /** A line end is a blank: hard-wrapped prose. */
  readonly joinLines: boolean;
  /** Names of tags that the message opens and closes, and that no page knows. */
  readonly pairedTags?: ReadonlySet<string>;
}

export interface ScannedParagraph {
  readonly atoms: readonly Atom[];
  readonly unknownMacros: readonly string[];
  /** Lines that open with a dash of speech. */
  readonly dashLines: ReadonlySet<number>;
  readonly stageTags: readonly (StageTag & { readonly start: number })[];
}

/** A stretch of an atom whose text is its source. */
export function cutAtom(atom: Atom, from: number, to: number): Atom {
  return {
    ...atom,
    start: atom.start + from,
    end: atom.start + to,
    text: atom.text.slice(from, to),
  };
}
