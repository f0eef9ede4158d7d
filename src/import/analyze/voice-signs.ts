// What the words around a quotation show: its tag, whom it calls by name, who has just come in.
import { pieceText, type Piece } from '../segment/piece';
import type { NameIndex } from './names';
import { INTRODUCES } from './teller';
import {
  isVoicedThing,
  readTagAfter,
  readTagBefore,
  type SpeechTag,
  type Subject,
} from './speech-tags';
import type { AttributionFacts } from './voices';

const NEWCOMER =
  /\b(?:there (?:was|is|stood|stands|sat|sits)|appear(?:s|ed)|came|comes|stood|stands|enter(?:s|ed)|sat|sits) an? (?:\p{L}+ ){0,3}?(?:(woman|girl|lady|queen|witch|nun|waitress)|(man|boy|gentleman|fellow|king|stranger|waiter|soldier))\b/iu;

/** Somebody without a name who comes in, by the last that these pieces tell. */
export function newcomerIn(
  pieces: readonly Piece[],
  from: number,
  to: number,
): 'he' | 'she' | undefined {
  let gender: 'he' | 'she' | undefined;
  for (let i = from; i < to; i++) {
    const piece = pieces[i];
    const match = piece?.kind === 'narration' ? NEWCOMER.exec(pieceText(piece)) : null;
    if (match) gender = match[1] !== undefined ? 'she' : 'he';
  }
  return gender;
}

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

/** Somebody of the cast who says who they are: "I'm Felicity." */
export function introducedIn(text: string, names: NameIndex): string | undefined {
  const name = INTRODUCES.exec(text.length > 300 ? text.slice(0, 300) : text)?.[1];
  return name === undefined ? undefined : names.named(name);
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

/** Somebody other than the author whom a tag names: a key, null for a thing that speaks, undefined for nobody. */
export function strangerIn(
  subject: Subject,
  author: string,
  facts: AttributionFacts,
): string | null | undefined {
  if (subject.kind === 'name') {
    const key = facts.names.named(subject.text);
    return key === undefined || key === author ? undefined : key;
  }
  if (subject.kind === 'noun') {
    const key = facts.nounVoice(subject.text);
    if (key !== undefined && key !== author) return key;
    return isVoicedThing(subject.text) ? null : undefined;
  }
  return undefined;
}
