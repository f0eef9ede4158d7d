// Words of the lexicons in a line, denied ones and look-alikes left out.
import type { Lexicon, Word } from './words';

/** Something in a line or beside it that speaks for a feeling. */
export interface Found {
  readonly word: string;
  readonly weight: number;
  /** Index of `EMOTIONS`. */
  readonly label: number;
  /** Of what is done, not said. */
  readonly isShown: boolean;
  /** How far a rare label is lifted over its small base rate, 0 to 1; once for each label. */
  readonly lift: number;
}

/** What a word of a lexicon is worth where it is looked for. */
export type Worth = Pick<Found, 'weight' | 'isShown' | 'lift'>;

const NEGATION_REACH = 4;

/** Adds to `found` what the lexicon has. "Not sad" says nothing of sadness; `deny` hears of it. */
export function findWords(
  words: readonly Word[],
  lexicon: Lexicon,
  worth: Worth,
  found: Found[],
  deny?: (label: number) => void,
): void {
  // Most lines have no word of a lexicon.
  if (!words.some(({ labels }) => (labels[lexicon] ?? -1) >= 0)) return;
  let denied = 0;
  let factor = 1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    if (word.negates) {
      // "No, please" and "No!" answer; they deny nothing that follows.
      denied = word.text === 'no' && words[index + 1]?.isMark === true ? 0 : NEGATION_REACH;
      continue;
    }
    if (word.endsDenial) denied = 0;
    if (word.factor !== 0) factor = word.factor;
    const label = word.labels[lexicon] ?? -1;
    if (label >= 0) {
      if (denied > 0) deny?.(label);
      else if (!(worth.isShown && isOtherwise(words, index, lexicon)))
        found.push({
          word: word.text,
          weight: worth.weight * factor,
          label,
          isShown: worth.isShown,
          lift: worth.lift,
        });
      factor = 1;
    }
    if (denied > 0) denied--;
  }
}

/** What somebody shakes is not what shakes; of a bark of laughter the laughter counts; a cradle is a thing. */
function isOtherwise(words: readonly Word[], index: number, lexicon: Lexicon): boolean {
  const word = words[index]?.text ?? '';
  const next = words[index + 1]?.text ?? '';
  if (next === 'of' && (words[index + 2]?.labels[lexicon] ?? -1) >= 0) return true;
  if (MOVES_SOMETHING.has(word) && OWN.has(next)) return true;
  return THINGS.has(word) && index > 0 && !DOERS.has(words[index - 1]?.text ?? '');
}

const MOVES_SOMETHING = new Set(['shook', 'shaking', 'bow', 'bows', 'bowed', 'bowing']);
const OWN = new Set(['her', 'his', 'their', 'its', 'my', 'your', 'the', 'a', 'an', 'hands', 'out']);
const THINGS = new Set(['cradle', 'study', 'bark', 'bow']);
const DOERS = new Set(['i', 'you', 'we', 'they', 'to', 'and', 'or', 'then']);
