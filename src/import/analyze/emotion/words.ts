// Text → words, each with all that the lexicons and the fitted weights know of it. Looked up once a word:
// a log says the same ones again and again.
import { EMOTIONS, type Emotion } from '@/story';
import { baseForms, FOREIGN_WORDS, SAID_WORDS, SHOWN_WORDS } from './lexicon';
import { WEIGHTS } from './weights';

export const LABEL_INDEX: Readonly<Record<Emotion, number>> = Object.fromEntries(
  EMOTIONS.map((label, index) => [label, index]),
) as Record<Emotion, number>;

export interface Feature {
  /** Label, weight, label, weight … of the word alone. */
  own: readonly number[] | undefined;
  /** Of the word with the one behind it. */
  next: Map<string, { readonly list: readonly number[]; seen: number }> | undefined;
  /** Number of the reading that counted the word last: each counts once a line. */
  seen: number;
}

/** A word, or a mark such as `!?` or `...`. Labels are indices of `EMOTIONS`, -1 for none. */
export interface Word {
  readonly text: string;
  readonly isMark: boolean;
  readonly negates: boolean;
  /** What was denied before it is denied no more. */
  readonly endsDenial: boolean;
  /** Makes the next feeling stronger or weaker; 0 where it does neither. */
  readonly factor: number;
  readonly said: number;
  readonly shown: number;
  readonly action: number;
  readonly cue: number;
  readonly feature: Feature | undefined;
}

const TOKEN =
  /[a-z\u00c0-\u1fff\u3040-\uabff\uac00-\ud7a3]+(?:'[a-z\u00c0-\u1fff]+)*|!+\?+[!?]*|\?+!+[!?]*|!+|\?+|\.\.\.+|\p{Extended_Pictographic}/gu;
const NEGATION =
  /^(?:not|no|never|nobody|nothing|neither|nor|without|hardly|barely|cannot|kein|keine|nicht|nie|pas|jamais|sin|nunca|не|нет|ни)$|n't$/;
const INTENSIFIER =
  /^(?:very|so|really|too|extremely|absolutely|utterly|totally|completely|terribly|incredibly|deeply|sehr|très|muy|очень)$/;
const DAMPENER = /^(?:slightly|little|somewhat|almost|half|faintly|barely|bit|kind|sort)$/;

const known = new Map<string, Word>();
const KNOWN_LIMIT = 30_000;

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  if (text === '') return words;
  const plain = /[’…]/.test(text) ? text.replace(/’/g, "'").replace(/…/g, '...') : text;
  const tokens = plain.toLowerCase().match(TOKEN);
  if (!tokens) return words;
  for (const token of tokens) words.push(known.get(token) ?? learn(token));
  return words;
}

function learn(token: string): Word {
  const first = token.charAt(0);
  const text =
    first === '!' || first === '?'
      ? token.includes('!')
        ? token.includes('?')
          ? '!?'
          : '!'
        : '?'
      : first === '.'
        ? '...'
        : token;
  const isMark = text !== token || first === '!' || first === '?' || first === '.';
  const word: Word = {
    text,
    isMark,
    negates: NEGATION.test(text),
    endsDenial: isMark || /^(?:but|aber|mais|pero)$/.test(text),
    factor: INTENSIFIER.test(text) ? 1.3 : DAMPENER.test(text) ? 0.7 : 0,
    said: labelOf(text, [SAID_WORDS, FOREIGN_WORDS]),
    shown: labelOf(text, [SHOWN_WORDS]),
    action: labelOf(text, [SHOWN_WORDS, FOREIGN_WORDS]),
    cue: labelOf(text, [SHOWN_WORDS, SAID_WORDS, FOREIGN_WORDS]),
    feature: featureOf(text),
  };
  if (known.size < KNOWN_LIMIT) known.set(token, word);
  return word;
}

function labelOf(token: string, lexicons: readonly ReadonlyMap<string, Emotion>[]): number {
  for (const lexicon of lexicons) {
    const direct = lexicon.get(token);
    if (direct) return LABEL_INDEX[direct];
  }
  if (!/^[a-z]{4,}$/.test(token)) return -1;
  for (const form of baseForms(token)) {
    for (const lexicon of lexicons) {
      const label = lexicon.get(form);
      if (label) return LABEL_INDEX[label];
    }
  }
  return -1;
}

let parsed: Map<string, Feature> | undefined;

/** What was fitted to a word, and to it with the word behind. */
export function featureOf(word: string): Feature | undefined {
  parsed ??= parseWeights();
  return parsed.get(word);
}

function parseWeights(): Map<string, Feature> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZab';
  const map = new Map<string, Feature>();
  for (const line of WEIGHTS.split('\n')) {
    const at = line.lastIndexOf('=');
    if (at <= 0) continue;
    const list: number[] = [];
    for (const match of line.slice(at + 1).matchAll(/([A-Za-b])(-?\d+)/g)) {
      list.push(letters.indexOf(match[1] ?? ''), Number(match[2]) / 10);
    }
    const [first = '', second] = line.slice(0, at).split(' ');
    const feature = map.get(first) ?? { own: undefined, next: undefined, seen: 0 };
    if (second === undefined) feature.own = list;
    else (feature.next ??= new Map()).set(second, { list, seen: 0 });
    map.set(first, feature);
  }
  return map;
}
