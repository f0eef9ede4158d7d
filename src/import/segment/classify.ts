// Whether words outside quotation marks are spoken or told, and what stars around words mean.
import { isDeed } from './deeds';
import type { Habit } from './habits';
import { isSayingVerb } from './saying-verbs';

export interface Verdict {
  readonly kind: 'speech' | 'narration' | 'thought' | 'action' | 'emphasis';
  readonly reason: string;
  readonly confidence: number;
}

/** What is known where the words stand. */
export interface Surroundings {
  readonly habit: Habit;
  /** Prose, a narrator, a message that its format calls narration. */
  readonly isTold: boolean;
  readonly hasQuotes: boolean;
  readonly hasStars: boolean;
  /** A quotation stands in the same paragraph. */
  readonly besideQuote: boolean;
  readonly authorName: string | undefined;
}

const TELLING_START =
  /^(?:he|she|they|it|the|a|an|his|her|their|its|as|with|without|after|before|when|while|suddenly|then|meanwhile|outside|inside|behind|above|below|somewhere|there (?:is|was|were))\b/i;
const YOU_TELLING =
  /^you (?:\w+ly )?(?:enter|walk|see|hear|feel|find|wake|stand|step|open|look|notice|reach|arrive|turn|push|climb|follow|sit|lie|run|are)\b/i;
const SPOKEN_START =
  /^(?:hey|hi|hello|oh|ah|yes|yeah|yep|no|nope|well|please|thanks|thank|what|why|who|how|where|when|ok|okay|sure|sorry|wait|stop|come|let's|good|really|um+|uh+|hm+|ha+|look|listen|maybe|don't|do|are|is|can|could|will|would|should|did)\b/i;
const I_YOU = /\b(?:I|I'm|I'll|I've|I'd|you|your|you're|me|my|we|let's|us)\b/;

/** Above 0 told, below 0 spoken. */
export function tellingScore(text: string, authorName: string | undefined): number {
  let score = 0;
  if (TELLING_START.test(text)) score += 1;
  if (YOU_TELLING.test(text)) score += 2.5;
  const first = authorName?.split(/\s+/)[0];
  if (
    first &&
    first.length > 1 &&
    text.startsWith(first) &&
    /^(?:\s\p{Lu}[\p{L}'’-]*){0,2}\s+\p{Ll}+(?:s|ed|t|d|w|k|e)\b/u.test(text.slice(first.length))
  )
    score += 2.5;
  if (/\b(?:he|she|they|his|her|their)\b/i.test(text)) score += 0.6;
  if (text.length > 220) score += 0.5;
  if (/\b\p{L}{3,}ed\b/u.test(text)) score += 0.5;
  if (/^[I]\s+(?:\w+ly\s+)?\w{3,}(?:ed|ow|aw|ent|ook|ood|elt|ept)\b/.test(text)) score += 1.5;
  if (/[?!]["']?$/.test(text)) score -= 1.5;
  if (SPOKEN_START.test(text)) score -= 1.2;
  if (I_YOU.test(text)) score -= 1;
  return score;
}

/** Words outside quotes and stars. */
export function classifyPlain(text: string, where: Surroundings): Verdict {
  const { habit } = where;
  if (where.isTold) return { kind: 'narration', reason: 'told', confidence: 0.95 };
  const score = tellingScore(text, where.authorName);
  const byWords = (confidence: number): Verdict =>
    score >= 0.6
      ? { kind: 'narration', reason: 'told-words', confidence }
      : { kind: 'speech', reason: 'spoken-words', confidence };
  if (where.besideQuote) {
    // Beside a quotation, what is not quoted is told; only an author who hardly quotes may mean else.
    return habit.style === 'stars' && score < 0
      ? { kind: 'speech', reason: 'unmarked-speech', confidence: 0.6 }
      : { kind: 'narration', reason: 'outside-quotes', confidence: 0.9 };
  }
  // Who quotes what is said and stars single words at most tells all the rest.
  if (where.hasQuotes && (!where.hasStars || habit.style === 'quotes')) {
    return { kind: 'narration', reason: 'outside-quotes', confidence: 0.85 };
  }
  if (where.hasQuotes) return byWords(0.65);
  if (habit.style === 'stars') {
    return score >= 2 && !where.hasStars
      ? { kind: 'narration', reason: 'told-words', confidence: 0.6 }
      : { kind: 'speech', reason: 'unmarked-speech', confidence: 0.9 };
  }
  if (habit.style === 'stars-and-quotes') return byWords(0.65);
  if (habit.style === 'quotes') {
    const isShortTalk = text.length < 90 && score <= -1;
    return isShortTalk
      ? { kind: 'speech', reason: 'spoken-words', confidence: 0.5 }
      : { kind: 'narration', reason: 'outside-quotes', confidence: 0.8 };
  }
  if (where.hasStars) return { kind: 'speech', reason: 'unmarked-speech', confidence: 0.85 };
  // "He has a saw" is said of somebody; "He opens the door" is told.
  const acts =
    /^(?:he|she|they|i)\s+(?:\p{L}+ly\s+)?(?!is\b|has\b|was\b|does\b|says?\b|his\b|needs?\b|knows?\b|wants?\b|likes?\b|loves?\b|hates?\b|seems?\b)\p{L}{2,}(?:s|ed)\b/iu.test(
      text,
    );
  const first = where.authorName?.split(/\s+/)[0] ?? '';
  if (habit.actsApart && (first === '' || !text.startsWith(first))) {
    return { kind: 'speech', reason: 'no-marks', confidence: 0.85 };
  }
  const isSelf = score >= 2.4 && !/^(?:it|a|an|the)\b/i.test(text);
  return (acts && score >= 1) || isSelf
    ? { kind: 'narration', reason: 'told-words', confidence: 0.6 }
    : { kind: 'speech', reason: 'no-marks', confidence: 0.8 };
}

export interface StarContext extends Surroundings {
  /** Words right before and after in the same line, '' at its ends. */
  readonly before: string;
  readonly after: string;
  /** Of other stars right beside these. */
  readonly beside?: string | undefined;
}

const WONDERS =
  /^(?:I(?:'d| had)? (?:wonder|hope|should|must|can't|cannot|could|don't|need to|have to|wish|better|know|think|guess|hate|love)|if only|what (?:if|is|was|a|on|the)|why|how (?:can|could|do|did|is)|who|maybe|perhaps|please|don't|no[,.!]|not again|damn|god|oh (?:no|god))/i;
const THINK_TAG =
  /\b(?:thought|think|thinks|thinking|wondered|wonders|mused|dachte|denkt|pensa|pensó|pensait|подумал[аи]?|думает)\b/i;
const isThinkTag = (text: string): boolean => text.length > 4 && THINK_TAG.test(text);
const VERB_START = /^(?:\p{L}+ly,?\s+)?\p{Ll}+(?:s|es|ing|ed)\b/u;

/** Where and when: "In the tent, later.", "three hours later, docking bay". */
const SETS_SCENE =
  /^(?:(?:in|at|on|inside|outside|back|under|behind|near|aboard) (?:the|a|an|his|her|their|my|our)\b|(?:\p{L}+ ){1,3}later\b|later\b|meanwhile\b|(?:the )?next \p{L}+|that (?:night|evening|morning|afternoon))/iu;
const SPEAKS_OF =
  /^(?:(?:and|but|so|god|if|not|\p{L}+\.) )*(?:(?:he|she|they|that|who|what)['’](?:(?:s|d|ve|re) (?:got|never|always|going to|been|not|too|so|such|just|probably)|ll)\b|(?:if|when) I\b|not \p{L}+\.)/iu;

/** "*dont laugh dont laugh*", "*she has really nice hands*", of those who write all of it small. */
const isSmallThought = (text: string): boolean =>
  /^\p{Ll}/u.test(text) && SMALL_THOUGHT.test(text) && !isDeed(text);
const SMALL_THOUGHT =
  /^(?:(?:oh )?(?:omg|god|crap|damn|shit|fuck|wow|ok(?:ay)?)\b|don['’]?t (?!move|answer|speak|say|look at|even)|please (?:don|be|let|work|say)|i (?:should|hate|love|wish|hope|need|can['’]?t|could|am so|swear|think|guess)\b|i['’]?m (?:so|going to|gonna|not|such|in|dead|doomed)\b|(?:he|she|they|it)(?:['’]?s| is| has| looks| seems|['’]?re| are) (?:so|really|actually|pretty|kinda|kind of|such|not|too|the|a|an|going|gonna)\b|(?:why|what|how|who) (?:is|are|was|did|do|does|am|the|if|a|on)\b)/u;

/** Stars around what nobody does: a question, or "he's" and "I" where the author's stars are told of others. */
function isThoughtOver(text: string, { habit }: StarContext): boolean {
  if (isSmallThought(text)) return true;
  if (!/^\p{Lu}/u.test(text) || SETS_SCENE.test(text)) return false;
  if (/\?["”’]?$/u.test(text)) return true;
  return SPEAKS_OF.test(text) || (!habit.tellsAsI && /\b(?:I|I['’]m|me|my)\b/.test(text));
}

/**
 * `*Wonderful. The whole council.* *hides behind the door*`: who closes stars and opens others sets two things apart,
 * and where one is a deed without its doer, the whole sentence beside it is no deed.
 */
function isBesideDeed(text: string, { beside, authorName }: StarContext): boolean {
  return (
    beside !== undefined &&
    /^\p{Ll}/u.test(beside) &&
    /^\p{Lu}/u.test(text) &&
    /[.!?…]["”’]?$/u.test(text) &&
    !SETS_SCENE.test(text) &&
    tellingScore(text, authorName) < 0.6
  );
}

/** Up to so many words a stretch is short. */
const WORDS_COUNTED = 7;

/** Words between single stars or underscores. */
export function classifyStarred(text: string, where: StarContext): Verdict {
  const firstWords = text.split(/\s+/, WORDS_COUNTED);
  const words = firstWords.length;
  const continues = /[\p{L}\p{N},;:’'–—-]\s*$/u.test(where.before);
  const endsSentence = /[.!?…]["”’]?$/u.test(text);
  const isVerb = VERB_START.test(text) && /(?:s|ing|es)$/u.test(firstWords[0] ?? '');
  const isNovel = where.isTold || where.habit.style === 'quotes' || where.habit.starsStress;
  if (
    words <= 3 &&
    continues &&
    (isNovel || !isDeed(text)) &&
    ((!isVerb && !endsSentence) || /^\s*(?:[\p{Ll}\p{N}]|[,.;:!?…](?:\s|$))/u.test(where.after))
  ) {
    return { kind: 'emphasis', reason: 'stress', confidence: 0.85 };
  }
  const isWonder = WONDERS.test(text) || (/\?$/.test(text) && I_YOU.test(text));
  if (words >= 2 && (isThinkTag(where.after.slice(0, 40)) || isThinkTag(where.before.slice(-40))))
    return { kind: 'thought', reason: 'thought-tag', confidence: 0.9 };
  if (isNovel) {
    const stands =
      endsSentence || where.before.trim() === '' || /[.!?…,]["”]?\s*$/u.test(where.before);
    if (isWonder || (I_YOU.test(text) && stands))
      return { kind: 'thought', reason: 'starred-first-person', confidence: 0.75 };
    if (where.before.trim() === '' && where.after.trim() === '' && words >= 3) {
      return SETS_SCENE.test(text) || tellingScore(text, where.authorName) >= 0.6 || isVerb
        ? { kind: 'action', reason: 'starred-line', confidence: 0.7 }
        : { kind: 'thought', reason: 'starred-line', confidence: 0.55 };
    }
    // A whole sentence between others: nobody stresses that.
    if (
      stands &&
      endsSentence &&
      words >= 3 &&
      /^\p{Lu}/u.test(text) &&
      !SETS_SCENE.test(text) &&
      tellingScore(text, where.authorName) < 0.6
    )
      return { kind: 'thought', reason: 'starred-line', confidence: 0.6 };
    return continues || words <= 6
      ? { kind: 'emphasis', reason: 'stress', confidence: 0.7 }
      : { kind: 'thought', reason: 'starred-line', confidence: 0.5 };
  }
  if (isBesideDeed(text, where))
    return { kind: 'thought', reason: 'starred-line', confidence: 0.6 };
  if ((isWonder || isThoughtOver(text, where)) && !where.habit.firstPersonStars)
    return { kind: 'thought', reason: 'starred-first-person', confidence: 0.65 };
  return { kind: 'action', reason: 'starred', confidence: 0.92 };
}

/** `You say "thats horrible"`: a game in words writes so whatever its player says. A sign says what is written on it. */
const SAYS_SO = /(?:^|[.!?…>]["”]?\s+)(?:you|i|he|she|we|they) (?:\p{L}+ly )?(\p{L}+)\s*$/iu;

/** A quoted word or name inside telling, which nobody says aloud: `the so-called "expert"`. */
export function isScareQuote(text: string, before: string, after: string): boolean {
  // First what is quickly seen: nearly every quotation ends in a mark.
  const words = text.trim();
  if (/[.!?,…。！？，～—–-]$/u.test(words) || before.trim() === '') return false;
  if (words.split(/\s+/, 5).length > 4) return false;
  if (/[.!?…:,。！？：，]["'”’*]*\s*$/u.test(before)) return false;
  if (isSayingVerb(SAYS_SO.exec(before)?.[1]?.toLowerCase() ?? '')) return false;
  return /^\s*(?:[\p{Ll}]|[,.;:)!?]|$)/u.test(after);
}
