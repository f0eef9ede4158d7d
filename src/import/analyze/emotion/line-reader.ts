// Rules and a lexicon, beside word weights fitted to GoEmotions. Stage directions weigh more than words.
import { EMOTIONS, type Emotion } from '@/story';
import { BIASES } from './weights';
import { EMOJI_LABELS, KAOMOJI_LABELS, PHRASE_LABELS, UNSPACED_WORDS } from './lexicon';
import type { EmotionReader, EmotionReading, LineToRead } from './reader';
import { featureOf, LABEL_INDEX as INDEX, wordsOf, type Word } from './words';

const NEUTRAL = INDEX.neutral;
/** The hand lexicon against the fitted weights, chosen on the training set and on logs. */
const SAID_WEIGHT = 0.9;
const SHOWN_WEIGHT = 2.6;
const CUE_WEIGHT = 4;
const EMOJI_WEIGHT = 2.5;
const NEUTRAL_LEAN = 0.5;

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
  words: readonly Word[],
  lexicon: 'said' | 'shown' | 'action' | 'cue',
  weight: number,
  isShown: boolean,
  negated: number[],
  lift: number,
  found: Found[],
): void {
  let denied = 0;
  let factor = 1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    if (word.negates) {
      // "No, please" and "No!" answer; they deny nothing that follows.
      denied = word.text === 'no' && words[index + 1]?.isMark === true ? 0 : 4;
      continue;
    }
    if (word.endsDenial) denied = 0;
    if (word.factor !== 0) factor = word.factor;
    const label = word[lexicon];
    if (label >= 0) {
      if (denied > 0) negated.push(index);
      else if (!isShown || !isOtherwise(words, index, lexicon))
        found.push({ word: word.text, weight: weight * factor, label, isShown, lift });
      factor = 1;
    }
    if (denied > 0) denied--;
  }
}

/** What somebody shakes is not what shakes; of a bark of laughter the laughter counts; a cradle is a thing. */
function isOtherwise(
  words: readonly Word[],
  index: number,
  lexicon: 'said' | 'shown' | 'action' | 'cue',
): boolean {
  const word = words[index]?.text ?? '';
  const next = words[index + 1]?.text ?? '';
  if (next === 'of' && (words[index + 2]?.[lexicon] ?? -1) >= 0) return true;
  if (MOVES_SOMETHING.has(word) && OWN.has(next)) return true;
  return THINGS.has(word) && index > 0 && !DOERS.has(words[index - 1]?.text ?? '');
}

const MOVES_SOMETHING = new Set(['shook', 'shaking', 'bow', 'bows', 'bowed', 'bowing']);
const OWN = new Set(['her', 'his', 'their', 'its', 'my', 'your', 'the', 'a', 'an', 'hands', 'out']);
const THINGS = new Set(['cradle', 'study', 'bark', 'bow']);
const DOERS = new Set(['i', 'you', 'we', 'they', 'to', 'and', 'or', 'then']);
const GREETINGS = new Set(['morning', 'afternoon', 'evening', 'night', 'day', 'bye', 'lord']);

let readings = 0;

/** Adds the fitted weights of a text; features are scaled by the root of their number, as in training. */
function addFitted(
  text: string,
  words: readonly Word[],
  negated: readonly number[],
  scores: Float64Array,
): void {
  const reading = ++readings;
  const active: (readonly number[])[] = [];
  for (let index = 0; index < words.length; index++) {
    const feature = words[index]?.feature;
    if (!feature) continue;
    // "Good afternoon" greets and admires nothing.
    const greets = words[index]?.text === 'good' && GREETINGS.has(words[index + 1]?.text ?? '');
    if (feature.own && feature.seen !== reading && !greets && !negated.includes(index)) {
      feature.seen = reading;
      active.push(feature.own);
    }
    const pair = feature.next?.get(words[index + 1]?.text ?? '');
    if (pair && pair.seen !== reading) {
      pair.seen = reading;
      active.push(pair.list);
    }
  }
  const caps = /\b[A-Z]{3,}\b/.test(text) ? featureOf('CAPS')?.own : undefined;
  if (caps) active.push(caps);
  const scale = 3 / Math.sqrt(Math.max(4, active.length));
  for (const list of active)
    for (let i = 0; i < list.length; i += 2) {
      const label = list[i] ?? 0;
      scores[label] = (scores[label] ?? 0) + (list[i + 1] ?? 0) * scale;
    }
}

/** Whether most letters are capitals, and how many exclamation marks there are, at most 3. */
function readVoice(text: string): { isShouted: boolean; bangs: number } {
  let capitals = 0;
  let letters = 0;
  let bangs = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      if (code >= 97 && code <= 122) letters++;
      else if (code >= 65 && code <= 90) {
        letters++;
        capitals++;
      } else if (code === 33) bangs++;
      continue;
    }
    if (code === 0xff01) bangs++;
    const unit = String.fromCodePoint(text.codePointAt(i) ?? code);
    if (unit.length > 1) i++;
    if (!/\p{L}/u.test(unit)) continue;
    letters++;
    if (/\p{Lu}/u.test(unit)) capitals++;
  }
  return { isShouted: letters >= 4 && capitals / letters > 0.7, bangs: Math.min(3, bangs) };
}

/** Rules and lexicon; keeps nothing between lines. */
export const lexiconReader: EmotionReader = {
  read(line: LineToRead): EmotionReading {
    const scores = Float64Array.from(BIASES);
    const words = wordsOf(line.text);
    const negated: number[] = [];
    const found: Found[] = [];
    findWords(words, 'said', SAID_WEIGHT, false, negated, 0.25, found);
    // What is done is mostly said of others' faces in speech; in a narrated line it is the line itself.
    findWords(words, 'shown', SAID_WEIGHT, false, negated, 0.45, found);
    addFitted(line.text, words, negated, scores);
    if (line.action !== undefined && line.action !== '')
      findWords(wordsOf(line.action), 'action', SHOWN_WEIGHT, true, [], 1, found);
    if (line.cue !== undefined) findWords(wordsOf(line.cue), 'cue', CUE_WEIGHT, true, [], 1, found);
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
  // No mark of the table stands lower, and hardly a line has any that high.
  if (/[\u2049-\uffff]/.test(text) && /\p{Extended_Pictographic}/u.test(text)) {
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

/** On a face these are worse than none, when they are wrong. */
const HARSH = labels('anger', 'annoyance', 'disgust', 'grief');
/** Small wonder and warmth: a stray one spoils nothing. */
const MILD = labels(
  'amusement',
  'approval',
  'caring',
  'confusion',
  'curiosity',
  'desire',
  'gratitude',
  'joy',
  'love',
  'nervousness',
  'optimism',
  'relief',
  'remorse',
  'surprise',
);

function labels(...names: readonly Emotion[]): ReadonlySet<number> {
  return new Set(names.map((name) => INDEX[name]));
}

/** By how much a feeling must lead over neutral where only fitted weights speak for it. */
function leadNeeded(label: number): number {
  return HARSH.has(label) ? 2.5 : MILD.has(label) ? 0.5 : 1.5;
}

function judge(line: LineToRead, scores: Float64Array, found: readonly Found[]): EmotionReading {
  const { isShouted, bangs } = readVoice(line.text);
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
  let lead: Found | undefined;
  for (const item of found)
    if (item.label === best && (!lead || item.weight > lead.weight)) lead = item;
  const ahead = (scores[best] ?? 0) - (scores[NEUTRAL] ?? 0);
  if (best !== NEUTRAL && !lead && bangs === 0 && !isShouted && ahead < leadNeeded(best)) {
    best = NEUTRAL;
  }
  const label = EMOTIONS[best] ?? 'neutral';
  if (label === 'neutral') {
    return {
      label,
      intensity: 0,
      confidence: Math.min(0.9, Math.max(0.5, 0.5 + margin)),
      reason: 'emotion-none',
    };
  }
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
