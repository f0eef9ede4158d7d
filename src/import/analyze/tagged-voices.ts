// One author, several people: whom the tags of chat posts name (`"…," says Ottoline`) beside who posts them.
import { matchesOf } from '@/lib/text/matches';
import type { LogTranscript, Message } from '@/story';
import { foldName, NameIndex } from './names';
import { genderOfNoun, headOf, isPersonNoun } from './person-words';
import { kindOfPlace } from './place-words';
import { isSayingVerb } from '../segment/saying-verbs';
import { isOwned, isVoicedThing, type Subject } from './speech-subjects';
import { readTagAfter, readTagGoingOn } from './speech-tags';
import { isProgram, type SpeakerStats, type Survey } from './survey';
import { NO_PERSON } from './told-survey';

/** What an author's tags say of whom they play. */
export interface Play {
  /** The one person whom nearly all of their tags name, where none names the author. */
  readonly main?: string;
  /** Several people speak in their posts, and the author is none of them. */
  readonly isMany: boolean;
  /** Others speak in their posts beside the author. */
  readonly hasOthers: boolean;
  /** Those of the log's other authors whom they let speak. */
  readonly writesFor: ReadonlySet<string>;
  /** What nearly all pronouns of their tags say they are. */
  readonly gender?: 'he' | 'she';
}

interface AuthorTags {
  /** Tags of the author under their own name, and telling that begins with it. */
  self: number;
  /** Tags that say "I". */
  teller: number;
  readonly names: Map<string, { name: string; tags: number }>;
  nouns: number;
  /** Tags that tell no more than a gender: "he says", "the woman says". */
  readonly genders: { he: number; she: number };
  readonly nounGenders: { he: number; she: number };
  readonly writesFor: Set<string>;
}

/** A quotation's end, and the words behind it in its line. */
const BEHIND_QUOTE = /[\p{L}\p{N},.!?…—–-]["”»“]\*{0,2},?\s{1,2}[*_]{0,2}(?=\p{L})/gu;
/** `Run! *hisses Ada*`: the same where what is said has no quotation marks. */
const BEHIND_SAID = /[\p{L}\p{N}][,.!?…—–-]{1,3}\s\*(?=[\p{L}])/gu;
const TAG_LENGTH = 110;
const POSTS_OF_ONE = 2;

/** Sees every post once, before the cast is known. */
export class TagWatch {
  readonly #authors = new Map<string, AuthorTags>();
  readonly #names = new NameIndex();
  readonly #called = new Map<string, string>();
  readonly #isProse: boolean;

  constructor({ speakers, about }: Pick<LogTranscript, 'speakers' | 'about'>) {
    this.#isProse = about.isProse === true;
    for (const { key, name, aliases } of speakers) {
      this.#called.set(key, name);
      this.#names.add(key, [name, ...(aliases ?? [])]);
    }
  }

  see({ text, speaker, kind }: Message): void {
    if (this.#isProse || speaker === null || kind === 'ooc' || kind === 'system') return;
    if (text.includes('*'))
      for (const match of matchesOf(text, BEHIND_SAID)) {
        const subject = subjectBehind(text, match.index + match[0].length, false);
        if (subject) this.#note(subject, speaker);
      }
    if (!mayQuote(text)) return;
    for (const match of matchesOf(text, BEHIND_QUOTE)) {
      const goesOn = /^,["”»“]/u.test(match[0]);
      const subject = subjectBehind(text, match.index + match[0].length, goesOn);
      if (subject) this.#note(subject, speaker);
    }
    // Once is enough to know.
    if ((this.#authors.get(speaker)?.self ?? 0) === 0 && this.#tellsOfSelf(text, speaker))
      this.#authorOf(speaker).self++;
  }

  /** "Adrien does not": a sentence of the author's doing, under their own name. */
  #tellsOfSelf(text: string, speaker: string): boolean {
    const name = foldName(this.#called.get(speaker) ?? speaker).replace(
      /^(?:the|an?|old|mr|mrs|ms|dr)\.?\s/u,
      '',
    );
    const first = name.split(/\s/u)[0] ?? '';
    if (first.length < 3) return false;
    const head = text.length > 3000 ? text.slice(0, 3000) : text;
    for (const [, opening = ''] of matchesOf(head, OPENS_WITH_NAME))
      if (foldName(opening) === first) return true;
    return false;
  }

  #authorOf(speaker: string): AuthorTags {
    const author = this.#authors.get(speaker) ?? {
      self: 0,
      teller: 0,
      names: new Map<string, { name: string; tags: number }>(),
      nouns: 0,
      genders: { he: 0, she: 0 },
      nounGenders: { he: 0, she: 0 },
      writesFor: new Set<string>(),
    };
    this.#authors.set(speaker, author);
    return author;
  }

  #note(subject: Subject, speaker: string): void {
    const author = this.#authorOf(speaker);
    if (subject.kind === 'pronoun') {
      if (subject.gender === 'i') author.teller++;
      if (subject.gender === 'he' || subject.gender === 'she') author.genders[subject.gender]++;
      return;
    }
    const key = subject.kind === 'name' ? this.#names.named(subject.text) : undefined;
    if (key !== undefined) {
      if (key === speaker) author.self++;
      else author.writesFor.add(key);
      return;
    }
    if (subject.kind === 'noun') {
      const gender = genderOfNoun(subject.text);
      if (isOther(subject.text, speaker)) author.nouns++;
      else if (gender && isPersonNoun(subject.text)) author.nounGenders[gender]++;
    } else {
      if (!isName(subject.text)) return;
      if (isShortFor(subject.text, this.#called.get(speaker) ?? speaker)) {
        author.self++;
        return;
      }
      const held = author.names.get(foldName(subject.text));
      if (held) held.tags++;
      else author.names.set(foldName(subject.text), { name: subject.text, tags: 1 });
    }
  }

  /** What all posts of each author say together; `isNarrator` are told anyway. */
  plays(survey: Survey, isNarrator: (key: string) => boolean): Map<string, Play> {
    const plays = new Map<string, Play>();
    for (const [key, tags] of this.#authors) {
      const stats = survey.speakers.get(key);
      if (!stats || isNarrator(key)) continue;
      const play = playOf(tags, stats, survey.isHumanLog);
      if (play) plays.set(key, play);
    }
    return plays;
  }
}

const OPENS_WITH_NAME = /(?:^|[.!?…*_]\s*|\n)[*_]{0,3}(\p{Lu}\p{L}{2,})(?=\s(?:\p{L}+\s)?\p{Ll})/gu;

const mayQuote = (text: string): boolean =>
  text.includes('"') || text.includes('”') || text.includes('»') || text.includes('“');

function subjectBehind(text: string, at: number, goesOn: boolean): Subject | undefined {
  let end = Math.min(text.length, at + TAG_LENGTH);
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    // A line's end, a star, a quotation mark: behind it stands something else.
    if (code === 10 || code === 42 || code === 34 || code === 0x201c) end = i;
  }
  const words = text.slice(at, end);
  if (goesOn) return (readTagAfter(words) ?? readTagGoingOn(words))?.subject;
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
  return (
    isPersonNoun(noun) &&
    (isVoicedThing(noun) || isOwned(noun)) &&
    !foldName(author).includes(headOf(noun))
  );
}

/** "She says" three times in four, and more than twice: what the author is. */
function genderOf({ genders: { he, she } }: AuthorTags): 'he' | 'she' | undefined {
  if (he + she < 3) return undefined;
  return he >= 3 * she ? 'he' : she >= 3 * he ? 'she' : undefined;
}

function playOf(tags: AuthorTags, stats: SpeakerStats, isHumanLog: boolean): Play | undefined {
  const { speaker } = stats;
  const isHandle = speaker.isAccount === true || isProgram(speaker);
  let all = 0;
  let top: { name: string; tags: number } | undefined;
  for (const one of tags.names.values()) {
    all += one.tags;
    if (!top || one.tags > top.tags) top = one;
  }
  const kinds = tags.names.size + (tags.nouns > 0 ? 1 : 0) + tags.writesFor.size;
  const gender = genderOf(tags);
  const other = gender === 'he' ? 'she' : 'he';
  const isOfOther = gender && tags.genders[other] + tags.nounGenders[other] > 0;
  const hasOthers = kinds > 0 || isOfOther === true;
  if (!hasOthers) return undefined;
  const writesFor = tags.writesFor;
  const mayBeOthers = isProgram(speaker) || (speaker.role === undefined && isHumanLog);
  // A program that lets several speak tells a story, though it tell it as "I".
  const isSelf =
    tags.self > 0 ||
    stats.declared !== undefined ||
    (tags.teller > 0 && !(isProgram(speaker) && tags.names.size >= 2));
  // A card that speaks for several and never for itself is a narrator, whatever it is called.
  const mayBeMany = mayBeOthers || speaker.role === 'character';
  if (isSelf || !mayBeMany || kinds === 0)
    return { isMany: false, hasOthers, writesFor, ...(gender && { gender }) };
  const isMany = mayBeOthers ? kinds > 1 : tags.names.size > 1;
  const isMain =
    mayBeOthers &&
    top !== undefined &&
    top.tags >= all * 0.6 &&
    (top.tags >= POSTS_OF_ONE || (isHandle && tags.names.size === 1));
  return { isMany, hasOthers, writesFor, ...(isMain && top && { main: top.name }) };
}
