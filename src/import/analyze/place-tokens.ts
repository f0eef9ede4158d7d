// The words of a sentence, and what a place among them is told by.
import { matchesOf } from '@/lib/text/matches';
import type { PlaceKind } from '@/story';
import type { PlaceBook } from './place-book';

export interface Phrase {
  readonly name: string;
  readonly noun: string;
  readonly kind: PlaceKind;
  readonly determiner: string;
  readonly isProper: boolean;
  readonly isModifier: boolean;
  /** No noun of the list: only the words around it make it a place. */
  readonly isGuess: boolean;
  /** Text of the sentence before the phrase, and behind it. */
  readonly before: string;
  readonly after: string;
  readonly at: number;
}

export interface PhraseFacts {
  readonly book: PlaceBook;
  /** Words of the names of people: nobody is a place. */
  readonly people: ReadonlySet<string>;
}

export const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** Words at which a phrase ends. */
export const STOPS = new Set(
  'in inside into at to of on onto from by near with within through over under across outside behind toward towards past and or but is are was were has had have be been back up down out off as than then i you he she they it we who which where when while for not no so if aboard enter enters entered reach reaches reached climb climbs climbed leave leaves left around about between beyond above below im auf dans sur en sobre в во на у под над из before after until without against like said says reads that because though although his her their'.split(
    ' ',
  ),
);

export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly index: number;
}

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

export const tokensOf = (sentence: string): Token[] =>
  matchesOf(sentence, WORDS).map(({ 0: text, index }) => ({
    text,
    lower: text.toLowerCase(),
    index,
  }));

/** How much of a sentence is looked at around a phrase: a sentence may be as long as the log. */
const BEFORE = 240;
export const AFTER = 160;
export const textBefore = (sentence: string, at: number): string =>
  sentence.slice(Math.max(0, at - BEFORE), at);

export const gapBetween = (sentence: string, left: Token, right: Token): string =>
  sentence.slice(left.index + left.text.length, right.index);
