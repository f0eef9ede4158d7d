// The feeling of a line: the model hears its words, the lexicons see what is done beside them. Stage
// directions weigh more than words. Other languages than English have the lexicons alone.
import { EMOTIONS, type Emotion } from '@/story';
import { findPhrases, type Found, type Worth } from './found-phrases';
import { tongueOfLine } from './language';
import { BOOK } from './phrases';
import { emotionModel } from './model/emotion-model';
import type { EmotionReader, EmotionReading, LineToRead } from './reader';
import { findForms } from './said-form';
import { readVoice, signsIn } from './signs';
import type { Token } from './model/rows';
import { LABEL_INDEX as INDEX, wordsOf, type Word } from './words';

const NEUTRAL = INDEX.neutral;

// In log odds, beside those of the model. What is done is mostly said of others' faces in speech.
const BY_WORDS: Worth = { weight: 1.2, isShown: false, lift: 0.5 };
const BY_TELLING: Worth = { weight: 0.9, isShown: false, lift: 0.45 };
const BY_ACTION: Worth = { weight: 2.6, isShown: true, lift: 1 };
const BY_CUE: Worth = { weight: 4, isShown: true, lift: 1 };
/** Without the model a word must do alone what both do together. */
const BY_FOREIGN_WORDS: Worth = { weight: 2.6, isShown: false, lift: 1 };
const IN_CUES = BOOK.shown | BOOK.said | BOOK.foreignShown;
/** A turn of speech at the head of a clause says more than a word within it. */
const TURN = 2;
/** A reading by word list alone is a guess. */
const FOREIGN_CONFIDENCE = 0.6;

/** Where a word of a feeling is denied, the model's own word for it counts no more. */
const DENIED = -1;
/**
 * "Good afternoon" admires nothing, "thank goodness" thanks nobody, "miss" is a way to call somebody, and "I'm afraid
 * it rains" fears nothing.
 */
const MUTED =
  /\bgood (?:morning|afternoon|evening|night|day|lord)\b|\bthank (?:goodness|god|heavens?|the (?:gods|stars|heavens|lord|saints))\b|, miss\b|\bi['’]d hate (?=(?:for|to)\b)|, i['’]m afraid\b|\bi['’]m afraid (?=(?:i|you|we|that|there|not|so|it|he|she|they|this|the|your|my)\b)/gi;

/** Filled anew for each line: a log has a million, and making lists for each is slow. */
const scores = new Float64Array(EMOTIONS.length);
const lifted = new Float64Array(EMOTIONS.length);

const CURIOUS_AT_MOST = 1;

/** Keeps nothing between lines. */
export const lineReader: EmotionReader = {
  read(line: LineToRead): EmotionReading {
    const heard = line.text === '' ? '' : line.text.replace(MUTED, '');
    const words = heard === '' ? NO_WORDS : wordsOf(heard);
    const tongue = tongueOfLine(words);
    // "Run!" and "Wie bitte?" have no little words that tell.
    const isEnglish = tongue >= 0;
    const tokens = isEnglish ? emotionModel().tokensIn(words) : NO_TOKENS;
    emotionModel().readTokens(tokens, isEnglish ? heard : '', scores);
    const found: Found[] = [];
    if (words.length > 0) {
      findSaid(words, tongue, found);
      findForms(words, line.text, isEnglish, found);
    }
    const from = found.length;
    const cue = line.cue === undefined ? NO_WORDS : wordsOf(line.cue);
    if (cue.length > 0) findPhrases(cue, { books: BOOK.cues, worth: BY_CUE, then: IN_CUES }, found);
    if (line.action !== undefined) findShown(line.action, cue, 'before', found);
    if (line.after !== undefined) findShown(line.after, cue, 'after', found);
    const to = found.length;
    if (line.text !== '') for (const sign of signsIn(line.text)) found.push(sign);
    // A question mark alone is heard as curiosity, whatever the words say.
    scores[INDEX.curiosity] = Math.min(scores[INDEX.curiosity] ?? 0, CURIOUS_AT_MOST);
    if (found.length > 0) {
      addFound(found);
      if (to > from) capSaid(found, from, to);
    }
    return judge(line, isEnglish, found, isEnglish && heard === line.text ? tokens : undefined);
  },
};

/** What the speaker says of themselves, and a telling that no mark parts from speech. */
function findSaid(words: readonly Word[], tongue: number, found: Found[]): void {
  if (tongue >= 0) {
    const from = found.length;
    findPhrases(words, { books: BOOK.said, worth: BY_WORDS, deny, turn: TURN }, found);
    findPhrases(words, { books: BOOK.shown, worth: BY_TELLING, deny }, found);
    if (tongue > 0 || found.length > from) return;
  }
  findPhrases(words, { books: BOOK.foreignSaid, worth: BY_FOREIGN_WORDS, deny, turn: TURN }, found);
  if (tongue < 0) findPhrases(words, { books: BOOK.foreignShown, worth: BY_TELLING, deny }, found);
}

function findShown(
  text: string,
  cue: readonly Word[],
  side: 'before' | 'after',
  found: Found[],
): void {
  const words = wordsOf(text);
  const tongue = tongueOfLine(words);
  const nearness = nearnessOf(words, side);
  // A tag stands in what is told beside the line as well; there "cried" would be weeping.
  const said = new Set(cue.map((word) => word.text));
  findPhrases(
    words,
    {
      books:
        tongue > 0 ? BOOK.shown : tongue < 0 ? BOOK.foreignShown : BOOK.shown | BOOK.foreignShown,
      worth: BY_ACTION,
      ...(nearness && { nearness }),
      ...(said.size > 0 && { isTaken: (word: Word) => said.has(word.text) }),
    },
    found,
  );
  for (const sign of signsIn(text)) found.push(sign);
}

/** By sentences away from the line: what was done last before it is its face. */
const BY_SENTENCE = [1, 0.75, 0.55] as const;

/** Undefined where there is one sentence. */
function nearnessOf(words: readonly Word[], side: 'before' | 'after'): number[] | undefined {
  let last = 0;
  for (let i = 0; i + 1 < words.length; i++) if (words[i]?.endsSentence === true) last++;
  if (last === 0) return undefined;
  let sentence = 0;
  return words.map((word) => {
    const away = side === 'before' ? last - sentence : sentence;
    if (word.endsSentence) sentence++;
    return BY_SENTENCE[Math.max(0, Math.min(2, away))] ?? 1;
  });
}

const NO_WORDS: readonly Word[] = [];
const NO_TOKENS: readonly Token[] = [];

function deny(label: number): void {
  scores[label] = Math.min(scores[label] ?? 0, DENIED);
}

function addFound(found: readonly Found[]): void {
  const base = emotionModel().base;
  // A bit for each label that was seen.
  let known = 0;
  let shown = 0;
  for (const { label, weight, lift, isShown } of found) {
    if (isShown) shown = Math.max(shown, weight);
    const isFirst = (known & (1 << label)) === 0;
    const before = isFirst ? 0 : (lifted[label] ?? 0);
    known |= 1 << label;
    let score = scores[label] ?? 0;
    // Further words of one feeling count less: a paragraph is not ten times as sad as a line.
    score += weight * (isFirst ? 1 : 0.4);
    score -= Math.min(0, base[label] ?? 0) * Math.max(0, lift - before);
    lifted[label] = Math.max(lift, before);
    // A stage direction holds whatever the words beside it weigh against it.
    if (isShown) score = Math.max(score, weight * 0.9);
    scores[label] = score;
  }
  // What is seen leaves no face plain.
  scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) - shown;
}

/** How far words alone come, beside the strongest thing that is done. */
const SAID_BESIDE_DONE = 0.8;
/** In log odds, what a plain sign comes to that means one thing or another. */
const FAINTLY_DONE = 1.8;

/** Stage directions, `from` … `to` of what was found, weigh more than words, however loud those are. */
function capSaid(found: readonly Found[], from: number, to: number): void {
  let most = 0;
  for (let i = from; i < to; i++) most = Math.max(most, found[i]?.weight ?? 0);
  // A whisper alone says little: what is whispered says more.
  if (most < FAINTLY_DONE) return;
  const cap = SAID_BESIDE_DONE * most;
  let shown = 0;
  for (const { label, isShown } of found) if (isShown) shown |= 1 << label;
  for (let label = 0; label < scores.length; label++)
    if ((shown & (1 << label)) === 0) scores[label] = Math.min(scores[label] ?? 0, cap);
}

/** By how much a feeling must lead over neutral where the model alone speaks for it; none where it is absent. */
const LEADS = leadsOf({
  // On a face these are worse than none, when they are wrong.
  anger: 0.5,
  annoyance: 0.5,
  disgust: 0.5,
  grief: 0.5,
  // Whoever comments on the net takes sides with each "yes", "right" and "don't"; in a scene these are talk.
  approval: 0.8,
  disapproval: 0.8,
  realization: 0.8,
  caring: 0.4,
});

function leadsOf(leads: Partial<Record<Emotion, number>>): readonly number[] {
  return EMOTIONS.map((label) => leads[label] ?? 0);
}

function judge(
  line: LineToRead,
  isEnglish: boolean,
  found: readonly Found[],
  /** Of the whole text, where it was looked at already. */
  tokens: readonly Token[] | undefined,
): EmotionReading {
  const { isShouted, bangs } = readVoice(line.text);
  if (isShouted || bangs >= 2) {
    for (const label of ['anger', 'excitement', 'fear', 'surprise'] as const)
      scores[INDEX[label]] = (scores[INDEX[label]] ?? 0) + (isShouted ? 0.7 : 0.3);
    scores[NEUTRAL] = (scores[NEUTRAL] ?? 0) - (isShouted ? 0.8 : 0.4);
  }
  const [best, second] = twoHighest();
  const margin = chanceOf(scores[best]) - chanceOf(scores[second]);
  let lead: Found | undefined;
  for (const item of found)
    if (item.label === best && (!lead || item.weight > lead.weight)) lead = item;
  const label = EMOTIONS[best] ?? 'neutral';
  if (best === NEUTRAL || (!lead && isFaint(best, isShouted || bangs > 0)))
    return {
      label: 'neutral',
      intensity: 0,
      confidence: Math.min(0.9, Math.max(0.5, 0.5 + margin)),
      reason: 'emotion-none',
    };
  const chance = chanceOf(scores[best]);
  const voice = 0.08 * bangs + (isShouted ? 0.15 : 0);
  const confidence = Math.max(0.15, Math.min(0.95, chance * 0.6 + margin * 0.6 + (lead ? 0.1 : 0)));
  const evidence = lead?.words ?? strongestWords(line.text, best, tokens);
  const isGuess = lead?.isForeign === true || (!isEnglish && lead?.isShown !== true);
  return {
    label,
    intensity: Math.min(1, Math.max(0.15, chance * 0.75 + voice)),
    confidence: isGuess ? Math.min(confidence, FOREIGN_CONFIDENCE) : confidence,
    reason: reasonOf(line, isEnglish, lead),
    ...(evidence !== undefined && { evidence }),
  };
}

function strongestWords(
  text: string,
  label: number,
  tokens: readonly Token[] | undefined,
): string | undefined {
  const model = emotionModel();
  return model.strongest(tokens ?? model.tokensIn(wordsOf(text)), text, label);
}

/** Whether only faint words of the model speak for a feeling. */
function isFaint(label: number, isLoud: boolean): boolean {
  const score = scores[label] ?? 0;
  const ahead = score - (scores[NEUTRAL] ?? 0);
  return score < 0 || (!isLoud && ahead < (LEADS[label] ?? 0));
}

function reasonOf(
  line: LineToRead,
  isEnglish: boolean,
  lead: Found | undefined,
): EmotionReading['reason'] {
  if (!lead?.isShown) return isEnglish ? 'emotion-words' : 'emotion-word-list';
  return line.cue?.toLowerCase().includes(lead.words) ? 'emotion-cue' : 'emotion-action';
}

function twoHighest(): [number, number] {
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
