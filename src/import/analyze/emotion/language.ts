// Whether the model, which knows English alone, may read a line.
import type { Word } from './words';

const FOREIGN_LETTER = /[\u0370-\u1fff\u3040-\uabff\uac00-\ud7a3]/;
const ENGLISH = new Set(
  (
    'the a an and or but i you he she it we they my your his her our their is are was were am be been ' +
    "do does did have has had will would can could not no to of in on at for with that this what i'm " +
    "it's don't you're that's who how why when where there here so just from as if all me him them"
  ).split(' '),
);
const OTHER = new Set(
  (
    'ich du er sie wir ihr und oder aber nicht kein das der die den dem ein eine ist bin bist sind war hat mit ' +
    'auf für mir mich dir dich von zu je tu il elle nous vous et ou mais ne pas le la les un une des du est ' +
    'suis es sont dans pour avec que qui yo él ella y o pero el los las una soy eres está estoy por con como ' +
    'muy mi io lui noi e ma non sono sei che gli della per di si não eu você um uma está muito'
  ).split(' '),
);

/** What a word says of the language of its line: above 0 for English, below 0 for another. */
export type Tongue = -2 | -1 | 0 | 1;

export function tongueOf(word: string): Tongue {
  if (FOREIGN_LETTER.test(word)) return -2;
  return ENGLISH.has(word) ? 1 : OTHER.has(word) ? -1 : 0;
}

/** Below 0 where more of its little words are another language's than English ones; 0 may be either. */
export function tongueOfLine(words: readonly Word[]): number {
  let sum = 0;
  for (const word of words) sum += word.tongue;
  return sum;
}
