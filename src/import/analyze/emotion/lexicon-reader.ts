// Rules and a lexicon, beside word weights fitted to GoEmotions. Stage directions weigh more than words.
import { EMOTIONS, type Emotion } from '@/story';
import { BIASES, WEIGHTS } from './weights';
import {
  baseForms,
  EMOJI_LABELS,
  FOREIGN_WORDS,
  KAOMOJI_LABELS,
  PHRASE_LABELS,
  SAID_WORDS,
  SHOWN_WORDS,
  UNSPACED_WORDS,
} from './lexicon';
import type { EmotionReader, EmotionReading, LineToRead } from './reader';

const INDEX: Readonly<Record<Emotion, number>> = Object.fromEntries(
  EMOTIONS.map((label, index) => [label, index]),
) as Record<Emotion, number>;
const NEUTRAL = INDEX.neutral;
const TOKEN =
  /[a-z\u00c0-\u1fff\u3040-\uabff\uac00-\ud7a3]+(?:'[a-z\u00c0-\u1fff]+)*|!+\?+[!?]*|\?+!+[!?]*|!+|\?+|\.\.\.+|\p{Extended_Pictographic}/gu;
const NEGATION =
  /^(?:not|no|never|nobody|nothing|neither|nor|without|hardly|barely|cannot|kein|keine|nicht|nie|pas|jamais|sin|nunca|не|нет|ни)$|n't$/;
const INTENSIFIER =
  /^(?:very|so|really|too|extremely|absolutely|utterly|totally|completely|terribly|incredibly|deeply|sehr|très|muy|очень)$/;
const DAMPENER = /^(?:slightly|little|somewhat|almost|half|faintly|barely|bit|kind|sort)$/;
/** The hand lexicon against the fitted weights, chosen on the training set and on logs. */
const SAID_WEIGHT = 0.9;
const SHOWN_WEIGHT = 2.6;
const CUE_WEIGHT = 4;
const EMOJI_WEIGHT = 2.5;
const NEUTRAL_LEAN = 0.5;

type Weights = readonly (readonly [label: number, weight: number])[];
interface Feature {
  /** Of the word alone. */
  own: Weights | undefined;
  /** Of the word with the one behind it. */
  readonly next: Map<string, { readonly list: Weights; seen: number }>;
  /** Number of the reading that counted the word last: each counts once a line. */
  seen: number;
}
let parsed: Map<string, Feature> | undefined;
let readings = 0;

function weights(): Map<string, Feature> {
  if (parsed) return parsed;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZab';
  const map = new Map<string, Feature>();
  for (const line of WEIGHTS.split('\n')) {
    const at = line.lastIndexOf('=');
    if (at <= 0) continue;
    const list: [number, number][] = [];
    for (const match of line.slice(at + 1).matchAll(/([A-Za-b])(-?\d+)/g)) {
      list.push([letters.indexOf(match[1] ?? ''), Number(match[2]) / 10]);
    }
    const [first = '', second] = line.slice(0, at).split(' ');
    const feature = map.get(first) ?? { own: undefined, next: new Map(), seen: 0 };
    if (second === undefined) feature.own = list;
    else feature.next.set(second, { list, seen: 0 });
    map.set(first, feature);
  }
  parsed = map;
  return map;
}

function tokensOf(text: string): string[] {
  const normal = text.replace(/’/g, "'").replace(/…/g, '...').toLowerCase();
  return (normal.match(TOKEN) ?? []).map((token) => {
    const first = token.charAt(0);
    if (first === '!' || first === '?')
      return token.includes('!') ? (token.includes('?') ? '!?' : '!') : '?';
    return first === '.' ? '...' : token;
  });
}

interface Found {
  word: string;
  weight: number;
  label: number;
  /** Of what is done, not said. */
  isShown: boolean;
  /** How far a rare label is lifted over its small base rate, 0 to 1; once for each label. */
  lift: number;
}

/** Lexicon words with their weight, negated ones left out: "not sad" says nothing of sadness. */
function findWords(
  tokens: readonly string[],
  lexicons: readonly ReadonlyMap<string, Emotion>[],
  weight: number,
  isShown: boolean,
  negated: Set<number>,
  lift: number,
): Found[] {
  const found: Found[] = [];
  let denied = 0;
  let factor = 1;
  for (const [index, token] of tokens.entries()) {
    if (NEGATION.test(token)) {
      // "No, please" and "No!" answer; they deny nothing that follows.
      denied = token === 'no' && /^[!?.]/.test(tokens[index + 1] ?? '') ? 0 : 4;
      continue;
    }
    if (
      /^[!?.]/.test(token) ||
      token === 'but' ||
      token === 'aber' ||
      token === 'mais' ||
      token === 'pero'
    )
      denied = 0;
    if (INTENSIFIER.test(token)) factor = 1.3;
    else if (DAMPENER.test(token)) factor = 0.7;
    const label = lookUp(token, lexicons);
    if (label !== undefined) {
      if (denied > 0) negated.add(index);
      else found.push({ word: token, weight: weight * factor, label: INDEX[label], isShown, lift });
      factor = 1;
    }
    if (denied > 0) denied--;
  }
  return found;
}

/** Inflections are looked up once a word: a log says the same ones again and again. */
const known = new WeakMap<readonly ReadonlyMap<string, Emotion>[], Map<string, Emotion | null>>();
const KNOWN_LIMIT = 20_000;

function lookUp(
  token: string,
  lexicons: readonly ReadonlyMap<string, Emotion>[],
): Emotion | undefined {
  let memo = known.get(lexicons);
  if (!memo) known.set(lexicons, (memo = new Map()));
  const held = memo.get(token);
  if (held !== undefined) return held ?? undefined;
  const label = findLabel(token, lexicons);
  if (memo.size < KNOWN_LIMIT) memo.set(token, label ?? null);
  return label;
}

function findLabel(
  token: string,
  lexicons: readonly ReadonlyMap<string, Emotion>[],
): Emotion | undefined {
  for (const lexicon of lexicons) {
    const direct = lexicon.get(token);
    if (direct) return direct;
  }
  if (!/^[a-z]{4,}$/.test(token)) return undefined;
  for (const form of baseForms(token)) {
    for (const lexicon of lexicons) {
      const label = lexicon.get(form);
      if (label) return label;
    }
  }
  return undefined;
}

const SAID_LISTS = [SAID_WORDS, FOREIGN_WORDS];
const SHOWN_LISTS = [SHOWN_WORDS];
const ACTION_LISTS = [SHOWN_WORDS, FOREIGN_WORDS];
const CUE_LISTS = [SHOWN_WORDS, SAID_WORDS, FOREIGN_WORDS];

/** Adds the fitted weights of a text; features are scaled by the root of their number, as in training. */
function addFitted(
  text: string,
  tokens: readonly string[],
  negated: ReadonlySet<number>,
  scores: Float64Array,
): void {
  const table = weights();
  const reading = ++readings;
  const active: Weights[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const feature = table.get(tokens[index] ?? '');
    if (!feature) continue;
    if (feature.own && feature.seen !== reading && !negated.has(index)) {
      feature.seen = reading;
      active.push(feature.own);
    }
    const pair = feature.next.size > 0 ? feature.next.get(tokens[index + 1] ?? '') : undefined;
    if (pair && pair.seen !== reading) {
      pair.seen = reading;
      active.push(pair.list);
    }
  }
  const caps = /\b[A-Z]{3,}\b/.test(text) ? table.get('CAPS')?.own : undefined;
  if (caps) active.push(caps);
  const scale = 3 / Math.sqrt(Math.max(4, active.length));
  for (const list of active)
    for (const [label, weight] of list) scores[label] = (scores[label] ?? 0) + weight * scale;
}

function countLetters(text: string): { capitals: number; letters: number } {
  return {
    capitals: text.match(/\p{Lu}/gu)?.length ?? 0,
    letters: text.match(/\p{L}/gu)?.length ?? 0,
  };
}

/** Rules and lexicon; keeps nothing between lines. */
export const lexiconReader: EmotionReader = {
  read(line: LineToRead): EmotionReading {
    const scores = Float64Array.from(BIASES);
    const tokens = tokensOf(line.text);
    const negated = new Set<number>();
    const found = findWords(tokens, SAID_LISTS, SAID_WEIGHT, false, negated, 0.25);
    // What is done is mostly said of others' faces in speech; in a narrated line it is the line itself.
    for (const item of findWords(tokens, SHOWN_LISTS, SAID_WEIGHT, false, negated, 0.45))
      found.push(item);
    addFitted(line.text, tokens, negated, scores);
    if (line.action !== undefined && line.action !== '') {
      for (const item of findWords(
        tokensOf(line.action),
        ACTION_LISTS,
        SHOWN_WEIGHT,
        true,
        new Set(),
        1,
      ))
        found.push(item);
    }
    if (line.cue !== undefined) {
      for (const item of findWords(tokensOf(line.cue), CUE_LISTS, CUE_WEIGHT, true, new Set(), 1))
        found.push(item);
    }
    addSigns(`${line.text} ${line.action ?? ''}`, found);
    addFound(found, scores);
    // Comments on the net are warmer than lines of a story: without a word that shows it, neutral leads.
    if (found.length === 0) scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) + NEUTRAL_LEAN;
    return judge(line, scores, found);
  },
};

function addFound(found: readonly Found[], scores: Float64Array): void {
  const lifted = new Map<number, number>();
  let shown = 0;
  for (const item of found) {
    const seen = lifted.get(item.label);
    // Further words of one feeling count less: a paragraph is not ten times as sad as a line.
    scores[item.label] = (scores[item.label] ?? 0) + item.weight * (seen === undefined ? 1 : 0.4);
    if (item.lift > (seen ?? 0)) {
      scores[item.label] =
        (scores[item.label] ?? 0) -
        Math.min(0, BIASES[item.label] ?? 0) * (item.lift - (seen ?? 0));
      lifted.set(item.label, item.lift);
    } else if (seen === undefined) lifted.set(item.label, item.lift);
    if (item.isShown) {
      shown = Math.max(shown, item.weight);
      // A stage direction holds whatever the words beside it weigh against it.
      scores[item.label] = Math.max(scores[item.label] ?? 0, item.weight * 0.9);
    }
  }
  if (shown > 0) scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) - shown;
}

const PHRASE_HINT =
  /eyes|voice|knees|legs|breath|yes|ears|cheeks|face|pale|shiver|hand|stomach|shoulders/i;

function addSigns(text: string, found: Found[]): void {
  if (PHRASE_HINT.test(text))
    for (const [pattern, label] of PHRASE_LABELS) {
      const match = pattern.exec(text);
      if (match)
        found.push({
          word: match[0].slice(0, 60),
          weight: SHOWN_WEIGHT,
          label: INDEX[label],
          isShown: true,
          lift: 1,
        });
    }
  if (/\p{Extended_Pictographic}/u.test(text)) {
    for (const mark of text) {
      const label = EMOJI_LABELS.get(mark);
      if (label)
        found.push({
          word: mark,
          weight: EMOJI_WEIGHT,
          label: INDEX[label],
          isShown: true,
          lift: 1,
        });
    }
  }
  if (/[:;^_<>()/♥♡]|uwu|xd/i.test(text)) {
    for (const [pattern, label] of KAOMOJI_LABELS) {
      const match = pattern.exec(text);
      if (match)
        found.push({
          word: match[0],
          weight: EMOJI_WEIGHT,
          label: INDEX[label],
          isShown: true,
          lift: 1,
        });
    }
  }
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)) {
    for (const [word, label] of UNSPACED_WORDS) {
      if (text.includes(word))
        found.push({
          word,
          weight: SHOWN_WEIGHT * 0.6,
          label: INDEX[label],
          isShown: true,
          lift: 1,
        });
    }
  }
}

function judge(line: LineToRead, scores: Float64Array, found: readonly Found[]): EmotionReading {
  const { capitals, letters } = countLetters(line.text);
  const isShouted = letters >= 4 && capitals / letters > 0.7;
  const bangs = Math.min(3, line.text.match(/[!！]/g)?.length ?? 0);
  if (isShouted || bangs >= 2) {
    for (const label of ['anger', 'excitement', 'fear', 'surprise'] as const)
      scores[INDEX[label]] = (scores[INDEX[label]] ?? 0) + (isShouted ? 0.7 : 0.3);
    scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) - (isShouted ? 0.8 : 0.4);
  }
  let best = 0;
  let second = -1;
  for (let i = 1; i < scores.length; i++) {
    if ((scores[i] ?? 0) > (scores[best] ?? 0)) {
      second = best;
      best = i;
    } else if (second < 0 || (scores[i] ?? 0) > (scores[second] ?? 0)) second = i;
  }
  const chance = (index: number): number => 1 / (1 + Math.exp(-(scores[index] ?? 0)));
  const margin = chance(best) - chance(Math.max(0, second));
  const label = EMOTIONS[best] ?? 'neutral';
  if (label === 'neutral') {
    return { label, intensity: 0, confidence: Math.min(0.9, 0.5 + margin), reason: 'emotion-none' };
  }
  const reasons = found.filter((item) => item.label === best).sort((a, b) => b.weight - a.weight);
  const lead = reasons[0];
  const reason = lead?.isShown
    ? line.cue !== undefined && line.cue.toLowerCase().includes(lead.word)
      ? 'emotion-cue'
      : 'emotion-action'
    : 'emotion-words';
  const intensity = Math.min(
    1,
    Math.max(0.15, chance(best) * 0.75 + 0.08 * bangs + (isShouted ? 0.15 : 0)),
  );
  return {
    label,
    intensity,
    confidence: Math.max(
      0.15,
      Math.min(0.95, chance(best) * 0.6 + margin * 0.6 + (lead ? 0.1 : 0)),
    ),
    reason,
    ...(lead && { evidence: lead.word }),
  };
}
