// Text → words, each with all that the lexicons know of it. Looked up once a word: a log says the same ones
// again and again.
import { lately } from '@/lib/lately';
import { EMOTIONS, type Emotion } from '@/story';
import { tongueOf, type Tongue } from './language';
import { PHRASES } from './books';
import type { Fits } from './phrases';
import type { KnownWord } from './model/linear-model';
import { normalToken, tokensOf } from './tokens';

export const LABEL_INDEX: Readonly<Record<Emotion, number>> = Object.fromEntries(
  EMOTIONS.map((label, index) => [label, index]),
) as Record<Emotion, number>;

/** A word, or a mark such as `!?` or `,`. */
export interface Word extends KnownWord {
  readonly text: string;
  readonly tongue: Tongue;
  readonly isMark: boolean;
  readonly negates: boolean;
  readonly endsSentence: boolean;
  /** What was denied before it is denied no more. */
  readonly endsDenial: boolean;
  /** Makes the next feeling stronger or weaker; 0 where it does neither. */
  readonly factor: number;
  /** Phrases that it is a part of. */
  readonly fits: Fits;
  /** Of `BOOK`, where it opens a phrase, and `CHANGES`. */
  readonly bits: number;
}

/** A bit beside those of `BOOK`: of a word that denies, strengthens or ends. */
export const CHANGES = 32;

const NEGATION =
  /^(?:not|no|never|nobody|nothing|neither|nor|without|hardly|barely|cannot|kein|keine|nicht|nie|pas|jamais|sin|nunca|не|нет|ни)$|n't$/;
const INTENSIFIER =
  /^(?:very|so|really|too|extremely|absolutely|utterly|totally|completely|terribly|incredibly|deeply|sehr|très|muy|очень)$/;
const DAMPENER = /^(?:slightly|little|somewhat|almost|half|faintly|barely|bit|kind|sort)$/;

const known = new Map<string, Word>();
const KNOWN_LIMIT = 30_000;

/** The words of a text in order. What is done behind a line stands before the next one too. */
export const wordsOf = lately((text): readonly Word[] =>
  tokensOf(text).map((token) => known.get(token) ?? learn(token)),
);

function learn(token: string): Word {
  const text = normalToken(token);
  const isMark = /^[!?.,":;<]/.test(text);
  const negates = NEGATION.test(text);
  const endsDenial = isMark || /^(?:but|aber|mais|pero)$/.test(text);
  const factor = INTENSIFIER.test(text) ? 1.3 : DAMPENER.test(text) ? 0.7 : 0;
  const fits = PHRASES.fitsOf(text);
  const word: Word = {
    text,
    token,
    tongue: tongueOf(text),
    isMark,
    negates,
    endsSentence: /^[.!?]/.test(text),
    endsDenial,
    factor,
    fits,
    bits: fits.books | (negates || endsDenial || factor !== 0 ? CHANGES : 0),
    model: undefined,
    modelAge: 0,
  };
  if (known.size < KNOWN_LIMIT) known.set(token, word);
  return word;
}
