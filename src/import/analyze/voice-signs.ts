// What the words around a quotation show: its tag, whom it calls by name, who has just come in.
import { pieceText, type Piece } from '../segment/piece';
import type { NameIndex } from './names';
import { readTagAfter, readTagBefore, type SpeechTag } from './speech-tags';

export const NEWCOMER =
  /\b(?:there (?:was|is|stood|stands|sat|sits)|appear(?:s|ed)|came|comes|stood|stands|enter(?:s|ed)|sat|sits) an? (?:\p{L}+ ){0,3}?(?:(woman|girl|lady|queen|witch|nun|waitress)|(man|boy|gentleman|fellow|king|stranger|waiter|soldier))\b/iu;

export interface FoundTag {
  readonly tag: SpeechTag;
  readonly reason: 'tag-after' | 'tag-before';
  /** Piece that holds the tag. */
  readonly index: number;
}

export function tagOf(
  pieces: readonly Piece[],
  index: number,
  from: number,
  to: number,
): FoundTag | undefined {
  const after = index + 1 < to ? pieces[index + 1] : undefined;
  if (after && (after.kind === 'narration' || after.kind === 'action')) {
    const tag = readTagAfter(pieceText(after));
    if (tag) return { tag, reason: 'tag-after', index: index + 1 };
  }
  const before = index > from ? pieces[index - 1] : undefined;
  if (before && (before.kind === 'narration' || before.kind === 'action')) {
    const text = pieceText(before);
    // What stands after another quotation belongs to that one unless a colon leads on.
    const isFirst = index - 1 === from || /[:：]$/.test(text.trimEnd());
    const tag = isFirst ? readTagBefore(text) : undefined;
    if (tag) return { tag, reason: 'tag-before', index: index - 1 };
  }
  return undefined;
}

/** People whom the quotation calls by name: listeners, not speakers. */
export function vocativesIn(text: string, names: NameIndex): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(
    /(?:^|[,.!?…—]\s*)((?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)(?=\s*[,.!?…—]|$)/gu,
  )) {
    const key = names.named(match[1] ?? '');
    if (key !== undefined) found.push(key);
  }
  return found;
}
