// Other versions of one message, as front-ends keep them when an answer is asked for again.
import { cleanText } from './text-marks';

export interface Alternatives {
  readonly alternatives: readonly string[];
  readonly shown: number;
}

/**
 * All versions of a message, the shown one among them. The index of the shown one may be stale or no
 * number at all, and its text may have been edited since: what is shown wins. Versions that are empty
 * or the same but for white space are noise. Undefined unless at least two are left.
 */
export function alternativesOf(
  versions: readonly string[],
  shownIndex: unknown,
  shownText: string,
): Alternatives | undefined {
  const all = versions.map(cleanText);
  const inRange =
    typeof shownIndex === 'number' &&
    Number.isInteger(shownIndex) &&
    shownIndex >= 0 &&
    shownIndex < all.length;
  let shown = inRange && all[shownIndex] === shownText ? shownIndex : all.indexOf(shownText);
  if (shown === -1 && inRange) shown = shownIndex;
  if (shown === -1) shown = all.push(shownText) - 1;
  all[shown] = shownText;
  let shownKey: string | undefined;
  const seen = new Set([shownText.trim()]);
  const alternatives: string[] = [];
  let index = 0;
  for (const [i, text] of all.entries()) {
    if (i === shown) {
      index = alternatives.length;
      alternatives.push(text);
      continue;
    }
    const key = text.trim();
    if (key === '' || seen.has(key)) continue;
    // Only texts of about one length can be the same but for white space.
    if (
      Math.abs(text.length - shownText.length) < 8 &&
      squeeze(text) === (shownKey ??= squeeze(shownText))
    )
      continue;
    seen.add(key);
    alternatives.push(text);
  }
  return alternatives.length < 2 ? undefined : { alternatives, shown: index };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
