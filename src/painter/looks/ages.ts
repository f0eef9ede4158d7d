// How old somebody is, from numbers in digits or words: "sixty-eight", "12-year-old", "Basil, twelve".
import type { FullTraits } from '../traits';
import type { Token } from './tokens';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Years said for the number word at `index`, and how many tokens it takes. */
function numberAt(
  tokens: readonly Token[],
  index: number,
): readonly [years: number, length: number] | undefined {
  const word = tokens[index]?.raw ?? '';
  if (/^\d{1,3}$/.test(word)) return [Number(word), 1];
  const tens = TENS.indexOf(word.replace(/ies$/, 'y'));
  if (tens >= 0) {
    const one = ONES.indexOf(tokens[index + 1]?.raw ?? '');
    return one > 0 && one < 10 ? [(tens + 2) * 10 + one, 2] : [(tens + 2) * 10, 1];
  }
  const ones = ONES.indexOf(word);
  return ones >= 0 ? [ones, 1] : undefined;
}

export function ageOfYears(years: number): FullTraits['age'] {
  if (years < 14) return 'child';
  if (years < 18) return 'teen';
  return years < 60 ? 'adult' : 'old';
}

const AGO = new Set(['ago', 'later', 'before', 'since', 'after', 'for']);

/**
 * A number counts as an age when it says so ("years old", "aged", "in her forties") or stands as a
 * clause of its own ("sixty-eight,"). "Six summers ago" and "ninety-nine steps" do not.
 */
export function readAge(tokens: readonly Token[]): FullTraits['age'] | undefined {
  for (let index = 0; index < tokens.length; index++) {
    const found = numberAt(tokens, index);
    if (found === undefined) continue;
    const [years, length] = found;
    const token = tokens[index];
    const before = tokens[index - 1];
    const after = tokens[index + length];
    const later = tokens[index + length + 1];
    index += length - 1;
    if (token === undefined || years < 3 || years > 120) continue;
    const isUnit = after?.word === 'year' || after?.word === 'yo';
    if (isUnit && later !== undefined && AGO.has(later.word)) continue;
    const isStated =
      (isUnit && later?.word === 'old') ||
      after?.word === 'yo' ||
      before?.word === 'aged' ||
      before?.word === 'age' ||
      (/ies$/.test(token.raw) &&
        before !== undefined &&
        /^(his|her|their|late|early|mid|my)$/.test(before.word));
    const isAlone =
      (before === undefined || before.clause !== token.clause) &&
      (after === undefined || after.clause !== token.clause);
    const isAfterTurned =
      before !== undefined &&
      /^(is|turned|am|barely|about|almost|nearly)$/.test(before.word) &&
      (after === undefined || after.clause !== token.clause);
    if (isStated || isAlone || isAfterTurned) return ageOfYears(years);
  }
  return undefined;
}
