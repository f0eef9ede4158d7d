// One author, several people: whom the tags of chat posts name (`"…," says Ottoline`) beside who posts them.
import type { Message } from '@/story';
import { foldName, type NameIndex } from './names';
import { headOf, isPersonNoun } from './person-words';
import { kindOfPlace } from './place-words';
import { isSayingVerb, isVoicedThing, readTagAfter, type Subject } from './speech-tags';
import { isProgram, NO_PERSON, type FoundVoice, type Survey } from './survey';

/** What an author's tags say of whom they play. */
export interface Play {
  /** The one person whom nearly all of their tags name, where none names the author. */
  readonly main?: string;
  /** Several people speak in their posts, and the author is none of them. */
  readonly isMany: boolean;
}

export interface TaggedVoices {
  readonly voices: readonly FoundVoice[];
  readonly plays: ReadonlyMap<string, Play>;
}

interface AuthorTags {
  self: number;
  readonly names: Map<string, { name: string; tags: number }>;
  nouns: number;
}

/** A quotation's end, and the words behind it in its line. */
const BEHIND_QUOTE = /[\p{L}\p{N},.!?…—–-]["”»“]\*{0,2},?\s{1,2}[*_]{0,2}(?=\p{L})/gu;
const TAG_LENGTH = 110;
const POSTS_OF_ONE = 2;

/** Sees the posts that are not told text, of which the tags are surveyed already. */
export class TagWatch {
  readonly #authors = new Map<string, AuthorTags>();
  readonly #found = new Map<string, { name: string; tags: number; isNoun: boolean }>();

  constructor(
    private readonly survey: Survey,
    private readonly names: NameIndex,
  ) {}

  see({ text, speaker, kind }: Message): void {
    if (speaker === null || kind === 'ooc' || kind === 'system' || !mayQuote(text)) return;
    for (const match of text.matchAll(BEHIND_QUOTE)) {
      const subject = subjectBehind(text, match.index + match[0].length);
      if (subject) this.#note(subject, speaker);
    }
  }

  #note(subject: Subject, speaker: string): void {
    const author = this.#authors.get(speaker) ?? { self: 0, names: new Map(), nouns: 0 };
    this.#authors.set(speaker, author);
    if (subject.kind === 'pronoun') {
      if (subject.gender === 'i') author.self++;
      return;
    }
    const key = subject.kind === 'name' ? this.names.named(subject.text) : undefined;
    if (key !== undefined) {
      if (key === speaker) author.self++;
      return;
    }
    if (subject.kind === 'noun') {
      if (!isOther(subject.text, speaker)) return;
      author.nouns++;
    } else {
      if (!isName(subject.text)) return;
      if (isShortFor(subject.text, this.survey.speakers.get(speaker)?.speaker.name ?? speaker)) {
        author.self++;
        return;
      }
      const held = author.names.get(foldName(subject.text));
      if (held) held.tags++;
      else author.names.set(foldName(subject.text), { name: subject.text, tags: 1 });
    }
    const isNoun = subject.kind === 'noun';
    const name = isNoun ? subject.text.replace(/^an?\s/i, 'the ') : subject.text;
    const held = this.#found.get(foldName(name));
    if (held) held.tags++;
    else this.#found.set(foldName(name), { name, tags: 1, isNoun });
  }

  /** What all posts say together. */
  get tagged(): TaggedVoices {
    const plays = new Map<string, Play>();
    for (const [key, tags] of this.#authors) {
      const stats = this.survey.speakers.get(key);
      if (!stats || tags.self > 0 || stats.declared !== undefined) continue;
      const mayPlay =
        isProgram(stats.speaker) || (stats.speaker.role === undefined && this.survey.isHumanLog);
      if (!mayPlay) continue;
      const play = playOf(tags, stats.speaker.isAccount === true || isProgram(stats.speaker));
      if (play) plays.set(key, play);
    }
    return {
      voices: [...this.#found].map(([key, voice]) => ({
        key: `voice:${key}`,
        ...voice,
        aliases: [],
      })),
      plays,
    };
  }
}

const mayQuote = (text: string): boolean =>
  text.includes('"') || text.includes('”') || text.includes('»') || text.includes('“');

function subjectBehind(text: string, at: number): Subject | undefined {
  let end = Math.min(text.length, at + TAG_LENGTH);
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    // A line's end, a star, a quotation mark: behind it stands something else.
    if (code === 10 || code === 42 || code === 34 || code === 0x201c) end = i;
  }
  const words = text.slice(at, end);
  const hasVerb = words.split(/[\s,.;:!?…]+/u, 7).some((word) => isSayingVerb(word.toLowerCase()));
  return hasVerb ? readTagAfter(words)?.subject : undefined;
}

const isName = (name: string): boolean =>
  name.length > 1 && !NO_PERSON.test(name) && kindOfPlace(name) === undefined;

/** "Sam" says what Samuel posts, and "Ilse" what Commander Ilse Vantongeren does. */
function isShortFor(name: string, author: string): boolean {
  const short = foldName(name);
  return foldName(author)
    .split(/[\s_.-]+/)
    .some((part) => part === short || (short.length >= 3 && part.startsWith(short)));
}

/** "the waiter", not "the girl" or "the knight", who may be the author in other words. */
function isOther(noun: string, author: string): boolean {
  return isPersonNoun(noun) && isVoicedThing(noun) && !foldName(author).includes(headOf(noun));
}

function playOf(tags: AuthorTags, isHandle: boolean): Play | undefined {
  let all = 0;
  let top: { name: string; tags: number } | undefined;
  for (const one of tags.names.values()) {
    all += one.tags;
    if (!top || one.tags > top.tags) top = one;
  }
  if (!top) return undefined;
  const isMain =
    top.tags >= all * 0.6 && (top.tags >= POSTS_OF_ONE || (isHandle && tags.names.size === 1));
  const isMany = tags.names.size + (tags.nouns > 0 ? 1 : 0) > 1;
  if (!isMain && !isMany) return undefined;
  return { isMany, ...(isMain && { main: top.name }) };
}
