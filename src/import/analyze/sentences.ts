// Sentences of told text: a point behind a title or an initial ends none, and in Chinese and Japanese no blank follows one.
import { matchesOf } from '@/lib/text/matches';

export interface Sentence {
  readonly text: string;
  /** UTF-16 offset in the text that it stands in. */
  readonly at: number;
}

/** "Mr. Vane nodded. He sat." are two. */
const GAP =
  /(?<=(?<!(?<![\p{L}])(?:Mr|Mrs|Ms|Mx|Messrs|Dr|St|Capt|Cpt|Cmdr|Col|Gen|Maj|Prof|Rev|Lt|Sgt|Mme|Mlle|Hr|Fr|Sr|Sra|Dra|[A-HJ-Z]))[.!?…]["”’]?)\s+|(?<=[。！？][”’」』]?)(?![”’」』])/gu;

/** With the blanks before the first; those between them belong to none. */
export function sentencesIn(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (const gap of matchesOf(text, GAP)) {
    if (gap.index > from) found.push({ text: text.slice(from, gap.index), at: from });
    from = gap.index + gap[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from), at: from });
  return found;
}

export const sentencesOf = (text: string): string[] => sentencesIn(text).map(({ text }) => text);
