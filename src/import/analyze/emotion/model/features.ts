// What the model sees of a line. Training and reading share this file, so that they cannot part.
import { normalToken, tokensOf } from '../tokens';

export interface LineFeatures {
  /** Each once: words and marks, `~word` for a denied one, and signs of the voice. */
  readonly words: ReadonlySet<string>;
  /** Each once: a word with the one behind it; `^` and `$` stand for the ends of the line. */
  readonly pairs: ReadonlySet<string>;
}

export const SHOUTED = '^CAPS';
export const DRAWN_OUT = '^LONG';
export const LINE_START = '^';
export const LINE_END = '$';

const NEGATION = /^(?:not|no|never|nobody|nothing|neither|nor|without|hardly|barely|cannot)$|n't$/;
const CLAUSE_END = /^[!?.,:;]|^but$/;
/** How many words a negation reaches over. */
const NEGATION_REACH = 3;

/** What a token is, whatever a line does with it. */
export interface TokenFacts {
  readonly word: string;
  readonly negates: boolean;
  readonly endsClause: boolean;
  readonly isDrawnOut: boolean;
}

export function factsOf(token: string): TokenFacts {
  const word = normalToken(token);
  return {
    word,
    negates: NEGATION.test(word),
    endsClause: CLAUSE_END.test(word),
    isDrawnOut: /([a-z])\1\1/.test(token),
  };
}

/** Hears the features of a line in order, some more than once. */
export interface FeatureVisitor<Token extends TokenFacts> {
  /** Facts may be kept: a log says the same words again and again. */
  look(token: string): Token;
  word(token: Token): void;
  denied(token: Token): void;
  /** `undefined` stands for the ends of the line. */
  pair(first: Token | undefined, second: Token | undefined): void;
  sign(name: string): void;
}

export function visitFeatures<Token extends TokenFacts>(
  text: string,
  visitor: FeatureVisitor<Token>,
): void {
  visitTokens(
    tokensOf(text).map((name) => visitor.look(name)),
    text,
    visitor,
  );
}

/** The same of a text whose tokens were looked at before. */
export function visitTokens<Token extends TokenFacts>(
  tokens: readonly Token[],
  text: string,
  visitor: Omit<FeatureVisitor<Token>, 'look'>,
): void {
  let before: Token | undefined;
  let reach = 0;
  let isDrawnOut = false;
  for (const token of tokens) {
    visitor.word(token);
    visitor.pair(before, token);
    before = token;
    if (token.endsClause) reach = 0;
    else if (reach > 0) {
      visitor.denied(token);
      reach--;
    }
    if (token.negates) reach = NEGATION_REACH;
    isDrawnOut ||= token.isDrawnOut;
  }
  visitor.pair(before, undefined);
  if (isShouted(text)) visitor.sign(SHOUTED);
  if (isDrawnOut) visitor.sign(DRAWN_OUT);
}

/** By name, for training and for explaining. */
export function featuresOf(text: string): LineFeatures {
  const words = new Set<string>();
  const pairs = new Set<string>();
  visitFeatures(text, {
    look: factsOf,
    word: ({ word }) => words.add(word),
    denied: ({ word }) => words.add(`~${word}`),
    pair: (first, second) => pairs.add(`${first?.word ?? LINE_START} ${second?.word ?? LINE_END}`),
    sign: (name) => words.add(name),
  });
  return { words, pairs };
}

function isShouted(text: string): boolean {
  // `[NAME]` stands for a person in the training data.
  return CAPITALS.test(text) && CAPITALS.test(text.replace(/\[[A-Z]+\]/g, ''));
}

const CAPITALS = /\b[A-Z]{3,}\b/;

const GRAM_LENGTHS = [3, 4, 5];

/** Pieces of a word, its ends marked: what is shared by "worry", "worried" and a word never seen. */
export function gramsOf(word: string): readonly string[] {
  if (!/^[a-z]/.test(word)) return [];
  const padded = `<${word}>`;
  const grams: string[] = [];
  for (const length of GRAM_LENGTHS) {
    if (length >= padded.length) break;
    for (let at = 0; at + length <= padded.length; at++) grams.push(padded.slice(at, at + length));
  }
  return grams;
}
