// Words of a description, one by one, with where a clause ends: a color reaches over words, not over
// a full stop.

export interface Token {
  /** Lower case, without plural or possessive endings. */
  readonly word: string;
  /** As `word`, endings kept. */
  readonly raw: string;
  /** Grows with each comma, semicolon, full stop, dash. */
  readonly clause: number;
  /** Grows with each full stop. */
  readonly sentence: number;
}

const SINGULAR_AS_IS =
  /(ss|us|is|glasses|overalls|dungarees|freckles|goggles|spectacles|clothes|boss|grandchildren)$/;

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || SINGULAR_AS_IS.test(word)) return word;
  if (/(ches|shes|xes)$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}

/** At most 600 words are read: a card may run to pages, but says how somebody looks early. */
export function tokenize(words: string): Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  let sentence = 0;
  for (const match of words
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[.!?\n;:,—–()]+/gu)) {
    const [text] = match;
    if (!/[\p{L}\p{N}]/u.test(text)) {
      // "Mr. Orlo" is one clause.
      const last = tokens.at(-1)?.raw ?? '';
      if (text === '.' && /^(mr|mrs|ms|dr|st|prof|capt)$/.test(last)) continue;
      clause++;
      if (/[.!?\n;]/.test(text)) sentence++;
      continue;
    }
    const raw = text.replace(/['’]s?$/, '').replace(/['’].*$/, '');
    tokens.push({ word: singular(raw), raw, clause, sentence });
    if (tokens.length >= 600) break;
  }
  return tokens;
}
