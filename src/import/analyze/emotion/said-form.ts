// What the form of a line tells, whatever its words are: half a question, a statement that is asked, a stutter,
// an abuse hung on the end, a sentence that breaks off.
import type { Emotion } from '@/story';
import type { Found } from './found-phrases';
import { LABEL_INDEX, type Word } from './words';

type Feelings = readonly (readonly [Emotion, number])[];

// In log odds beside those of the model, which hears curiosity in every question mark.
const HALF_QUESTION: Feelings = [
  ['confusion', 2.3],
  ['surprise', 1.6],
];
const ASKED_STATEMENT: Feelings = [
  ['surprise', 3.2],
  ['confusion', 0.8],
];
const ASKED: Feelings = [['curiosity', 1.6]];
const ABUSE: Feelings = [
  ['annoyance', 2.4],
  ['anger', 2.2],
];
const STUTTER: Feelings = [
  ['nervousness', 2.4],
  ['fear', 1.8],
];
/** "It opens!" A cry of other words may be anything. */
const EXCLAIMED: Feelings = [['surprise', 1.9]];
const BROKEN_OFF: Feelings = [
  ['surprise', 1.8],
  ['confusion', 0.9],
];

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Questions that begin so ask for something, in whatever few words. */
const ASKING = wordSet(
  'who whose whom what where when why how which is are am was were do does did can could will would shall should may ' +
    "might must have has had and or so then but well ready isn't aren't don't doesn't didn't can't won't what's who's " +
    "where's how's when's anything any anyone anybody something some more tea coffee another same okay right yes " +
    'wer was wo wann warum wieso weshalb wie welche welcher welches wohin woher ist sind hast hat bist kannst und oder ' +
    'qui que quoi où quand pourquoi comment combien quel quelle est et ou quién qué dónde cuándo cómo cuál por y o ' +
    'quem onde quando como qual é e ou por кто что где когда почему зачем как какой какая куда откуда и а или ну ли',
);
/** "What time?" asks, "what girl?" has heard of none. */
const ASKED_OF = wordSet(
  'time else now next about for if is are was do does did happened kind sort color colour',
);
/** Alone with a question mark these only give back what was said: "Me?" */
const ECHOES = wordSet(
  'okay ok what huh sorry me him her them us alive dead today tonight mine yours ihn mich ihm uns dich was moi lui ' +
    'quoi eux mí qué yo eu mim ele меня его её нас что',
);
const STATING = wordSet('you he she it they we i this that there those these');
/** "You want some?" offers, "you okay?" cares. */
const OFFERING = wordSet(
  'okay ok alright all hurt ready sure want need hungry tired cold know think mean got two guys both like remember ' +
    'see hear wanna gonna good there free done with in up a an',
);
/** "Then what?" goes on asking. */
const BEFORE_WHAT = wordSet('then now so or for know guess and but of about with to is');
const STUTTERED = wordSet(
  "i i'm i'll i've it it's you you're we we're he he's she she's they that that's this is was but the what there's " +
    "my how why where who don't can't ich du es das er wir je tu il c'est yo es no eu ele я ты это он мы",
);
/** Two words that are shouted at somebody begin with one of these: "you notice things" abuses nobody. */
const BEFORE_ABUSE = wordSet(
  'absolute total utter complete stupid bloody damn damned goddamn goddamned fucking little old great big lazy filthy ' +
    'dirty silly crazy mad lying miserable rotten wretched ungrateful insolent stubborn pompous greedy idiotic sodding ' +
    'bleeding blithering cheeky fat ugly selfish arrogant spoiled cowardly treacherous useless worthless clumsy vile ' +
    'evil wicked nasty smug pathetic ridiculous impossible infuriating insufferable',
);
/** "Have you eaten?", "Oder kommst du?": turned round, so it is asked as it should be. */
const TURNED = wordSet('du sie er es ihr wir ich man tu vous il elle on ли oder ou или');
/** Behind ", you": no names to be called. */
const NO_ABUSE = wordSet(
  'know see two three four five all both guys boys girls lot people too there again hear understand say said are were ' +
    'will would can could should did do have had might may must never think mean want need too and or then sir madam ' +
    'first said as of that poor sweet dear darling angel beautiful brave clever lovely lucky genius wonderful',
);
/** No sentence ends in these, so somebody stopped. */
const HANGING = wordSet(
  'just does is was the a an to and but because if your my his her their with of he she they we',
);

const W_WORDS = wordSet('who what where when why how which');
const AFTER_W = wordSet(
  "is are was were do does did can could will would should have has am don't didn't isn't aren't on the",
);

/** What is seen, not what is wanted of somebody. */
const SEEN = wordSet(
  "it there that he she they it's that's there's he's she's they're es das da er sie hier il elle c'est ça ils y ahí hay " +
    'está están é tem isso ele ela это он она оно они там тут вот',
);

/** "I-I", "wh-what"; "re-read" and "co-conspirator" are words. */
const STUTTER_MARK = /(?:^|\P{L})(\p{L}|[bdfgpt][lr]|[cstw]h|st|sp)[-–—](?=\1)/iu;

const FORMS_AT_MOST = 8;

/** Adds what the sentences of a line look like. `text` is the line as written. */
export function findForms(
  words: readonly Word[],
  text: string,
  isEnglish: boolean,
  found: Found[],
): void {
  const most = found.length + FORMS_AT_MOST;
  let from = 0;
  for (let at = 0; at < words.length && found.length < most; at++) {
    const word = words[at];
    if (word?.endsSentence !== true) continue;
    readSentence(words, from, at, isEnglish, found);
    // The model hears the mark in English alone.
    if (!isEnglish && word.text.includes('?')) add(ASKED, word.text, found);
    from = at + 1;
  }
  if (from < words.length && from > 0 && words[from]?.text === '"') from++;
  if (isEnglish && from < words.length && found.length < most) {
    const last = words.at(-1)?.text ?? '';
    const [first, second] = [words[from]?.text ?? '', words[from + 1]?.text ?? ''];
    // Who types in a hurry asks without a mark.
    if (W_WORDS.has(first) && AFTER_W.has(second)) add(ASKED, `${first} ${second}`, found);
    else if (words.length - from > 2 && HANGING.has(last) && !/[,;:"”»]\s*$/.test(text))
      add(BROKEN_OFF, wordsIn(words, from, words.length), found);
  }
  if (STUTTER_MARK.test(text)) add(STUTTER, 'a stutter', found);
}

function readSentence(
  words: readonly Word[],
  from: number,
  end: number,
  isEnglish: boolean,
  found: Found[],
): void {
  const start = words[from]?.isMark === true ? from + 1 : from;
  const count = end - start;
  if (count <= 0) return;
  const first = words[start]?.text ?? '';
  const isLast = end === words.length - 1;
  const isAsked = words[end]?.text.includes('?') === true;
  if (isAsked) {
    const last = words[end - 1]?.text ?? '';
    if (isEnglish && count > 1 && last === 'what' && !BEFORE_WHAT.has(words[end - 2]?.text ?? ''))
      add(ASKED_STATEMENT, wordsIn(words, start, end), found);
    else if (isEnglish && count === 2 && first === 'what' && !ASKED_OF.has(last))
      add(HALF_QUESTION, wordsIn(words, start, end), found);
    else if (count === 1 && ECHOES.has(first) && isLast)
      add(HALF_QUESTION, wordsIn(words, start, end + 1), found);
    else if (count === 2 || count === 3) {
      if (isHalf(words, start, end)) add(HALF_QUESTION, wordsIn(words, start, end), found);
      else if (isEnglish && isStated(words, start, end))
        add(ASKED_STATEMENT, wordsIn(words, start, end), found);
    } else if (isEnglish && count > 3 && isStated(words, start, end))
      add(ASKED_STATEMENT, wordsIn(words, start, end), found);
  }
  if (words[end]?.text.startsWith('!') === true && count > 1 && SEEN.has(first))
    add(EXCLAIMED, wordsIn(words, start, end + 1), found);
  for (let at = start; at < end; at++) {
    const word = words[at];
    if (!word || !STUTTERED.has(word.text)) continue;
    const mark = words[at + 1]?.text;
    if ((mark === ',' || mark === '...') && words[at + 2]?.text === word.text)
      add(STUTTER, wordsIn(words, at, at + 3), found);
  }
  if (isEnglish) readAbuse(words, start, end, found);
}

/** "What girl?" and "Since Tuesday?"; of one word it is mostly somebody called. */
function isHalf(words: readonly Word[], start: number, end: number): boolean {
  const first = words[start]?.text ?? '';
  if (ASKING.has(first) || STATING.has(first) || hasMark(words, start, end)) return false;
  for (let at = start + 1; at < end; at++) if (TURNED.has(words[at]?.text ?? '')) return false;
  return true;
}

/** "You brought the drone to breakfast?", but not "you brought it, right?". */
function isStated(words: readonly Word[], start: number, end: number): boolean {
  const second = words[start + 1]?.text ?? '';
  if (!STATING.has(words[start]?.text ?? '') || OFFERING.has(second)) return false;
  if (second.endsWith('ing') || words[start + 1]?.isMark === true) return false;
  return !hasMark(words, Math.max(start, end - 4), end);
}

/** "…, you absolute walnut." */
function readAbuse(words: readonly Word[], start: number, end: number, found: Found[]): void {
  for (let at = end - 2; at > start && at >= end - 4; at--) {
    if (words[at]?.text !== 'you') continue;
    if (words[at - 1]?.text !== ',') return;
    const [name, ...before] = words.slice(at + 1, end).reverse();
    if (!name || name.isMark || NO_ABUSE.has(name.text)) return;
    if (before.some(({ text }) => !BEFORE_ABUSE.has(text))) return;
    // "If I run, you run."
    for (let i = start; i < at; i++) if (words[i]?.text === name.text) return;
    add(ABUSE, wordsIn(words, at, end), found);
    return;
  }
}

function hasMark(words: readonly Word[], start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (words[at]?.isMark === true) return true;
  return false;
}

function wordsIn(words: readonly Word[], start: number, end: number): string {
  let text = '';
  for (let at = start; at < end && text.length < 60; at++) text += ` ${words[at]?.text ?? ''}`;
  return text.trim();
}

function add(feelings: Feelings, words: string, found: Found[]): void {
  for (const [label, weight] of feelings)
    found.push({
      words,
      weight,
      label: LABEL_INDEX[label],
      isShown: false,
      lift: 0.5,
      isForeign: false,
    });
}
