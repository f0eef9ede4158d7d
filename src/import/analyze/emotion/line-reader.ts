// The feeling of a line: the model hears its words, the lexicons see what is done beside them. Stage
// directions weigh more than words. Other languages than English have the lexicons alone.
import { EMOTIONS, type Emotion } from '@/story';
import { findWords, type Found, type Worth } from './found-words';
import { isForeign } from './language';
import { emotionModel } from './model/emotion-model';
import type { EmotionReader, EmotionReading, LineToRead } from './reader';
import { findSigns, readVoice } from './signs';
import { LABEL_INDEX as INDEX, wordsOf } from './words';

const NEUTRAL = INDEX.neutral;

// In log odds, beside those of the model. What is done is mostly said of others' faces in speech.
const SAID: Worth = { weight: 1.2, isShown: false, lift: 0.5 };
const NARRATED: Worth = { weight: 0.9, isShown: false, lift: 0.45 };
const SHOWN: Worth = { weight: 2.6, isShown: true, lift: 1 };
const CUE: Worth = { weight: 4, isShown: true, lift: 1 };
/** Without the model a word must do alone what both do together. */
const FOREIGN_SAID: Worth = { weight: 2.6, isShown: false, lift: 1 };
/** A reading by word list alone is a guess. */
const FOREIGN_CONFIDENCE = 0.6;

/** Where a word of a feeling is denied, the model's own word for it counts no more. */
const DENIED = -1;
/** "Good afternoon" admires nothing, "thank goodness" thanks nobody, and "miss" is a way to call somebody. */
const MUTED =
  /\bgood (?:morning|afternoon|evening|night|day|lord)\b|\bthank (?:goodness|god|heavens?|the gods)\b|, miss\b/gi;

/** Keeps nothing between lines. */
export const lineReader: EmotionReader = {
  read(line: LineToRead): EmotionReading {
    const heard = line.text.replace(MUTED, '');
    const words = wordsOf(heard);
    const isEnglish = !isForeign(words);
    const scores = emotionModel().read(isEnglish ? heard : '');
    const deny = (label: number): void => {
      scores[label] = Math.min(scores[label] ?? 0, DENIED);
    };
    const beside = [
      ...(line.action ? findWords(wordsOf(line.action), 'action', SHOWN) : []),
      ...findSigns(line.action ?? ''),
      ...(line.cue ? findWords(wordsOf(line.cue), 'cue', CUE) : []),
    ];
    const found = [
      ...findWords(words, 'said', isEnglish ? SAID : FOREIGN_SAID, deny),
      ...findWords(words, 'shown', NARRATED, deny),
      ...beside,
      ...findSigns(line.text),
    ];
    addFound(found, scores);
    capSaid(beside, found, scores);
    return judge(line, isEnglish, scores, found);
  },
};

function addFound(found: readonly Found[], scores: Float64Array): void {
  if (found.length === 0) return;
  const base = emotionModel().base;
  const lifted = new Map<number, number>();
  const shown = Math.max(0, ...found.map(({ weight, isShown }) => (isShown ? weight : 0)));
  for (const { label, weight, lift, isShown } of found) {
    const seen = lifted.get(label);
    let score = scores[label] ?? 0;
    // Further words of one feeling count less: a paragraph is not ten times as sad as a line.
    score += weight * (seen === undefined ? 1 : 0.4);
    score -= Math.min(0, base[label] ?? 0) * Math.max(0, lift - (seen ?? 0));
    lifted.set(label, Math.max(lift, seen ?? 0));
    // A stage direction holds whatever the words beside it weigh against it.
    if (isShown) score = Math.max(score, weight * 0.9);
    scores[label] = score;
  }
  // What is seen leaves no face plain.
  scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) - shown;
}

/** How far words alone come, beside the strongest thing that is done. */
const SAID_BESIDE_DONE = 0.8;

/** Stage directions weigh more than words, however loud those are. */
function capSaid(beside: readonly Found[], found: readonly Found[], scores: Float64Array): void {
  if (beside.length === 0) return;
  const cap = SAID_BESIDE_DONE * Math.max(...beside.map(({ weight }) => weight));
  const shown = new Set(found.filter(({ isShown }) => isShown).map(({ label }) => label));
  for (let label = 0; label < scores.length; label++)
    if (!shown.has(label)) scores[label] = Math.min(scores[label] ?? 0, cap);
}

/** On a face these are worse than none, when they are wrong. */
const HARSH_LEAD = 0.5;
const HARSH = labels('anger', 'annoyance', 'disgust', 'grief');

function labels(...names: readonly Emotion[]): ReadonlySet<number> {
  return new Set(names.map((name) => INDEX[name]));
}

function judge(
  line: LineToRead,
  isEnglish: boolean,
  scores: Float64Array,
  found: readonly Found[],
): EmotionReading {
  const { isShouted, bangs } = readVoice(line.text);
  if (isShouted || bangs >= 2) {
    for (const label of ['anger', 'excitement', 'fear', 'surprise'] as const)
      scores[INDEX[label]] = (scores[INDEX[label]] ?? 0) + (isShouted ? 0.7 : 0.3);
    scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) - (isShouted ? 0.8 : 0.4);
  }
  const [best, second] = twoHighest(scores);
  const margin = chanceOf(scores[best]) - chanceOf(scores[second]);
  let lead: Found | undefined;
  for (const item of found)
    if (item.label === best && (!lead || item.weight > lead.weight)) lead = item;
  const label = EMOTIONS[best] ?? 'neutral';
  if (best === NEUTRAL || (!lead && isFaint(best, scores, isShouted || bangs > 0)))
    return {
      label: 'neutral',
      intensity: 0,
      confidence: Math.min(0.9, Math.max(0.5, 0.5 + margin)),
      reason: 'emotion-none',
    };
  const chance = chanceOf(scores[best]);
  const voice = 0.08 * bangs + (isShouted ? 0.15 : 0);
  const confidence = Math.max(0.15, Math.min(0.95, chance * 0.6 + margin * 0.6 + (lead ? 0.1 : 0)));
  const evidence = lead?.word ?? emotionModel().explain(line.text, label, 1)[0]?.words;
  return {
    label,
    intensity: Math.min(1, Math.max(0.15, chance * 0.75 + voice)),
    confidence: isEnglish || lead?.isShown ? confidence : Math.min(confidence, FOREIGN_CONFIDENCE),
    reason: reasonOf(line, isEnglish, lead),
    ...(evidence !== undefined && { evidence }),
  };
}

/** Whether only faint words of the model speak for a feeling. */
function isFaint(label: number, scores: Float64Array, isLoud: boolean): boolean {
  const score = scores[label] ?? 0;
  const ahead = score - (scores[NEUTRAL] ?? 0);
  return score < 0 || (!isLoud && ahead < (HARSH.has(label) ? HARSH_LEAD : 0));
}

function reasonOf(
  line: LineToRead,
  isEnglish: boolean,
  lead: Found | undefined,
): EmotionReading['reason'] {
  if (!lead?.isShown) return isEnglish ? 'emotion-words' : 'emotion-word-list';
  return line.cue?.toLowerCase().includes(lead.word) ? 'emotion-cue' : 'emotion-action';
}

function twoHighest(scores: Float64Array): [number, number] {
  let best = 0;
  let second = -1;
  for (let i = 1; i < scores.length; i++) {
    if ((scores[i] ?? 0) > (scores[best] ?? 0)) {
      second = best;
      best = i;
    } else if (second < 0 || (scores[i] ?? 0) > (scores[second] ?? 0)) second = i;
  }
  return [best, second];
}

/** Like a logistic curve, but of divisions alone: browsers round those alike, and Math.exp not always. */
function chanceOf(score = 0): number {
  return 0.5 + (0.5 * score) / (1 + Math.abs(score));
}
