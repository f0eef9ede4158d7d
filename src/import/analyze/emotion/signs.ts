// Signs of a feeling that are no words: emoji, kaomoji, scripts without blanks, the voice.
import { lately } from '@/lib/lately';
import type { Emotion } from '@/story';
import type { Found } from './found-phrases';
import { EMOJI_LABELS, KAOMOJI_LABELS, UNSPACED_WORDS } from './lexicon';
import { LABEL_INDEX } from './words';

const EMOJI_WEIGHT = 2.5;
const UNSPACED_WEIGHT = 1.6;
/** Less than any word. */
const UNSPACED_QUESTION = 1.6;

/** What shows a feeling and is no word. */
export const signsIn = lately((text): readonly Found[] => {
  const found: Found[] = [];
  const add = (words: string, label: Emotion, weight: number): void => {
    found.push({
      words,
      weight,
      label: LABEL_INDEX[label],
      isShown: true,
      lift: 1,
      isForeign: false,
    });
  };
  // No mark of the table stands lower, and hardly a line has any that high.
  if (/[\u2049-\uffff]/.test(text) && /\p{Extended_Pictographic}/u.test(text))
    for (const mark of text) {
      const label = EMOJI_LABELS.get(mark);
      if (label) add(mark, label, EMOJI_WEIGHT);
    }
  if (/[:;^_<>()/♥♡]|T\.?T|qwq|\bcx\b|[uU][wW][uU]|[xX]D/.test(text))
    for (const [pattern, label] of KAOMOJI_LABELS) {
      const match = pattern.exec(text);
      if (match) add(match[0], label, EMOJI_WEIGHT);
    }
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)) {
    let rest = text;
    for (const [word, label] of UNSPACED_WORDS)
      if (rest.includes(word)) {
        add(word, label, UNSPACED_WEIGHT);
        // A part of it is no word of its own.
        rest = rest.replaceAll(word, ' ');
      }
    if (/？/.test(text))
      found.push({
        words: '？',
        weight: UNSPACED_QUESTION,
        label: LABEL_INDEX.curiosity,
        isShown: false,
        lift: 0.5,
        isForeign: true,
      });
  }
  return found;
});

/** Whether most letters are capitals, and how many exclamation marks there are, at most 3. */
export function readVoice(text: string): { isShouted: boolean; bangs: number } {
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
