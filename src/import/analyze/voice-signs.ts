// What the words around a quotation show: its tag, whom it calls by name, who has just come in.
import { matchesOf } from '@/lib/text/matches';
import { pieceText, type Piece } from '../segment/piece';
import type { NameIndex } from './names';
import { isPersonNoun } from './person-words';
import { INTRODUCES, nameAnswered } from './teller';
import { isOwned, isVoicedThing, type Subject } from './speech-subjects';
import { readTagAfter, readTagBefore, readTagGoingOn, type SpeechTag } from './speech-tags';
import type { AttributionFacts } from './voices';

const NEWCOMER =
  /\b(?:there (?:was|is|stood|stands|sat|sits)|appear(?:s|ed)|came|comes|stood|stands|enter(?:s|ed)|sat|sits|[Ii]t (?:was|is)) (an? (?:\p{L}+ ){0,3}?(?:(woman|girl|lady|queen|witch|nun|waitress)|(man|boy|gentleman|fellow|king|stranger|waiter|soldier)))\b/iu;

export interface Newcomer {
  readonly gender: 'he' | 'she';
  readonly noun: string;
}

/** Somebody without a name who comes in, by the last that these pieces tell. */
export function newcomerIn(
  pieces: readonly Piece[],
  from: number,
  to: number,
): Newcomer | undefined {
  let found: Newcomer | undefined;
  for (let i = from; i < to; i++) {
    const piece = pieces[i];
    const match = piece?.kind === 'narration' ? NEWCOMER.exec(pieceText(piece)) : null;
    if (match)
      found = {
        gender: match[2] !== undefined ? 'she' : 'he',
        noun: (match[1] ?? '').toLowerCase(),
      };
  }
  return found;
}

/** Noun phrases for people in telling, as "the girl" and "an old man". */
export function nounsIn(text: string): string[] {
  const found: string[] = [];
  const seen = text.length > 2000 ? text.slice(0, 2000) : text;
  for (const match of matchesOf(seen, PHRASE)) {
    const words = (match[1] ?? '').toLowerCase().split(/\s/u);
    for (let length = 1; length <= words.length; length++) {
      const noun = words.slice(0, length).join(' ');
      if (isPersonNoun(noun)) found.push(`the ${noun}`);
    }
    if (words[0] !== undefined) found.push(`the ${words[0]}`);
  }
  return found;
}
const PHRASE =
  /(?<![\p{L}])(?:the|an?|der|die|das|eine?|l[ae]|el|une?|una)\s(\p{L}[\p{L}'’-]*(?:\s\p{L}[\p{L}'’-]*){0,2})/giu;

export interface FoundTag {
  readonly tag: SpeechTag;
  readonly reason: 'tag-after' | 'tag-before';
  /** Piece that holds the tag. */
  readonly index: number;
}

/** The tag in the telling behind a quotation; where the sentence goes on, its verb may be any. */
export function tagBehind(quote: Piece, telling: Piece): SpeechTag | undefined {
  const text = pieceText(telling);
  const tag = readTagAfter(text);
  if (tag || quote.kind !== 'speech' || quote.paragraph !== telling.paragraph) return tag;
  const said = quote.runs.at(-1)?.text.trimEnd() ?? '';
  const goesOn =
    said.endsWith(',') ||
    (telling.kind === 'narration' && /[?!…—–]["”’]?$/u.test(said) && /^\p{Ll}/u.test(text));
  return goesOn ? readTagGoingOn(text) : undefined;
}

export function tagOf(
  pieces: readonly Piece[],
  index: number,
  from: number,
  to: number,
): FoundTag | undefined {
  const after = index + 1 < to ? pieces[index + 1] : undefined;
  const quote = pieces[index];
  if (quote && after && (after.kind === 'narration' || after.kind === 'action')) {
    const tag = tagBehind(quote, after);
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

/** Somebody of the cast who says who they are: "I'm Felicity.", or "Felicity." where they were asked. */
export function introducedIn(text: string, names: NameIndex, isAsked: boolean): string | undefined {
  const head = text.length > 300 ? text.slice(0, 300) : text;
  const name = INTRODUCES.exec(head)?.[1] ?? (isAsked ? nameAnswered(head) : undefined);
  return name === undefined ? undefined : names.named(name);
}

const ASKED =
  /(?:\b[Aa]re you|\b[Yy]ou(?:['’]re| are|['’]d be| must be)|\b[Vv]ous êtes|\b[Ê]tes-vous|\b[Tt]u es|\b[Ee]s usted|\b[Ee]res|\b[Ss]ind Sie|\b[Bb]ist du|[Вв]ы|[Тт]ы|\b[Vv]ocê é|\b[Ll]ei è)\s(?:an?\s|the\s|le\s|la\s|der\s|die\s)?((?:\p{L}+\.?\s)?\p{Lu}\p{L}+)(?=\s?\?)/u;

/** "Are you Marlin?": whoever is asked. */
export function askedIn(text: string, names: NameIndex): string | undefined {
  const name = ASKED.exec(text.length > 500 ? text.slice(-500) : text)?.[1];
  return name === undefined
    ? undefined
    : (names.named(name) ?? names.named(name.split(' ').at(-1) ?? name));
}

/** People whom the quotation calls by name, or by what they are: listeners, not speakers. */
export function vocativesIn(
  text: string,
  { names, nounVoice }: Pick<AttributionFacts, 'names' | 'nounVoice'>,
): string[] {
  const found: string[] = [];
  for (const match of matchesOf(
    text,
    /(?:^|[,.!?…—]\s*)((?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?|\p{Ll}{3,})(?=\s*[,.!?…—]|$)/gu,
  )) {
    const name = match[1] ?? '';
    const key = /^\p{Lu}/u.test(name) ? names.named(name) : undefined;
    if (key !== undefined) found.push(key);
    else if (isPersonNoun(name)) {
      const noun = nounVoice(`the ${name.toLowerCase()}`);
      if (noun !== undefined) found.push(noun);
    }
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
    return isVoicedThing(subject.text) || isOwned(subject.text) ? null : undefined;
  }
  return undefined;
}
