// Who speaks in told text: people whom tags name, whom others call, who act; and what else they are called.
import type { Message } from '@/story';
import type { HabitCounter } from '../segment/habits';
import { pieceText } from '../segment/piece';
import { segmentMessage } from '../segment/segment';
import { Genders } from './genders';
import { foldName, type NameIndex } from './names';
import { ARTICLE, genderOfNoun, headOf, isPersonNoun } from './person-words';
import { kindOfPlace } from './place-words';
import { sentencesOf } from './sentences';
import { foldShortNames } from './short-names';
import { isOneOfThem, isOwned, isVoicedThing, readSubject, type Subject } from './speech-subjects';
import { readTagAfter, readTagBefore } from './speech-tags';
import { PeopleWatch } from './people-watch';
import { tagBehind } from './voice-signs';
import { TellerWatch } from './teller';

/** A voice that only the telling names: a person of prose, "the cat". */
export interface FoundVoice {
  readonly key: string;
  readonly name: string;
  readonly tags: number;
  readonly isNoun: boolean;
  /** Shorter ways of speaking of the same: "the man" beside "the old man". */
  readonly aliases: readonly string[];
}

/** `isOwn`: a post whose author speaks in it beside others; "the knight" may be the author in other words. */
export interface ToldMessage {
  readonly message: Message;
  readonly isOwn: boolean;
  /** What the author is, where "the man" can be nobody but another. */
  readonly gender?: 'he' | 'she';
}

export interface ToldSurvey {
  readonly voices: readonly FoundVoice[];
  readonly genders: Genders;
  /** Key of the voice that tells as "I", where others call it by a name. */
  readonly teller?: string;
}

const NAMES_KEPT = 20_000;
export const NO_PERSON =
  /^(?:You|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Rain|Snow|Thunder|Silence|Nothing|Light|Outside|Inside|God|Heaven|English|French|German|Spanish|Yesterday|Today|Tomorrow|Once|Behind|Above|Below|Three|Two|Four|Five|Six|Seven|Eight|Nine|Ten|One|Every|Each|Such|Many|Most|Few|Both|Like|With|Without|From|Into|Over|Under|After|Before|Since|Until|Because|Although|However|Beside|Beyond|Between|Across|Along|Around|Through|During|Despite|Beneath|Somewhere|Sometimes|Always|Never|Water|Fire|Smoke|Fog|Wind|Dust|Blood|Death|Time|People|Men|Women|Children|Voices|Footsteps)\b/;

const mayBeName = (name: string): boolean =>
  kindOfPlace(name) === undefined && !NO_PERSON.test(name);

/** Who speaks in told text, by its tags; and which pronouns the log uses for its people. */
export function surveyTold(
  messages: Iterable<ToldMessage>,
  habits: HabitCounter,
  names: NameIndex,
  joinLines: boolean,
): ToldSurvey {
  const counts = new Map<string, Count>();
  /** Names that act beside a quotation without a tag, and names within sentences. */
  const beside = new Map<string, { name: string; beats: number }>();
  const inside = new Set<string>();
  const watch = new TellerWatch();
  const people = new PeopleWatch();
  const meet = (text: string): void => {
    const subject = readSubject(text);
    if (subject?.kind === 'noun' && isPersonNoun(subject.text)) tally(subject);
    if (subject?.kind !== 'name' || names.named(subject.text) !== undefined) return;
    if (!mayBeName(subject.text)) return;
    if (own) return;
    const key = foldName(subject.text);
    const held = beside.get(key) ?? { name: subject.text, beats: 0 };
    held.beats++;
    beside.set(key, held);
  };
  const genders = new Genders();
  let own = false;
  let authorIs: 'he' | 'she' | undefined;
  const isUnlikeAuthor = ({ kind, text }: Subject): boolean => {
    const gender = kind === 'noun' && isPersonNoun(text) ? genderOfNoun(text) : undefined;
    return authorIs !== undefined && gender !== undefined && gender !== authorIs;
  };
  let thing: Subject | undefined;
  let leadIn: Subject | undefined;
  const tally = (subject: Subject | undefined): void => {
    if (!subject || subject.kind === 'pronoun' || isOneOfThem(subject.text)) return;
    if (
      subject.kind === 'noun' &&
      /\b(?:voices?|voix|voz|voce|stimme|głos|голос)$/iu.test(subject.text)
    )
      return;
    if (
      subject.kind === 'name' &&
      (names.named(subject.text) !== undefined || /声$/u.test(subject.text))
    )
      return;
    const name = subject.kind === 'noun' ? definite(subject.text) : subject.text;
    const key = foldName(name);
    const held = counts.get(key);
    counts.set(key, {
      name,
      tags: (held?.tags ?? 0) + 1,
      isNoun: subject.kind === 'noun',
      isOwn: own && !isUnlikeAuthor(subject) && held?.isOwn !== false,
    });
  };
  for (const { message, isOwn, gender } of messages) {
    own = isOwn;
    authorIs = gender;
    watch.beginPost(message.index);
    const { pieces } = segmentMessage(message.text, {
      kind: message.kind,
      habit: habits.habit(message.speaker),
      isTold: !isOwn,
      joinLines,
    });
    // "Wick looked up and said:" at the end of the paragraph before.
    if (leadIn && pieces[0]?.kind === 'speech') tally(leadIn);
    const end = pieces.at(-1);
    const lead = end?.kind === 'narration' ? readTagBefore(pieceText(end)) : undefined;
    leadIn = lead && lead.verb !== '' ? lead.subject : undefined;
    for (const [index, piece] of pieces.entries()) {
      if (joinLines) watch.see(piece);
      if (piece.kind === 'speech') {
        people.hear(pieceText(piece));
        watch.hear(piece);
      }
      if (piece.kind !== 'narration' && piece.kind !== 'action') continue;
      const text = pieceText(piece);
      people.see(text, own);
      const before = pieces[index - 1];
      const after = pieces[index + 1];
      if (joinLines && before?.kind !== 'speech') thing = lastThing(text) ?? thing;
      if (inside.size < NAMES_KEPT)
        for (const match of text.matchAll(/[\p{Ll},] (\p{Lu}\p{Ll}+)/gu))
          inside.add(match[1] ?? '');
      if (before?.kind === 'speech' || before?.kind === 'thought') {
        const tag = before.paragraph === piece.paragraph ? tagBehind(before, piece) : undefined;
        if (tag) {
          // "Overhead, the loudspeaker crackled.": "it said" is said of it.
          tally(joinLines && tag.subject.gender === 'it' && thing ? thing : tag.subject);
          if (tag.subject.kind === 'noun')
            watch.hearNoun(definite(tag.subject.text), before, after);
          if (tag.subject.gender === 'i') watch.tags++;
        } else if (before.paragraph === piece.paragraph) {
          meet(text);
          const subject = readSubject(text);
          if (subject?.kind === 'noun' && isPersonNoun(subject.text))
            watch.hearNoun(definite(subject.text), before, after);
        }
      } else if (after?.kind === 'speech') {
        const tag = readTagBefore(text);
        if (tag) {
          if (tag.verb !== '') tally(tag.subject);
        } else if (after.paragraph === piece.paragraph) meet(text);
      }
      countGenders(text, genders);
    }
  }
  const bare = new Set([...counts.keys()].map((key) => key.replace(ARTICLE, '')));
  for (const noun of people.met) {
    if (bare.has(foldName(noun).replace(ARTICLE, ''))) continue;
    const full = people.fullNameOf(noun);
    if (full !== undefined && names.named(full) !== undefined) continue;
    const name = full ?? noun;
    if (!counts.has(foldName(name)))
      counts.set(foldName(name), { name, tags: 1, isNoun: full === undefined, isOwn: false });
  }
  for (const [key, name] of people.acting)
    if (!counts.has(key) && !beside.has(key) && names.named(name) === undefined && mayBeName(name))
      counts.set(key, { name, tags: 1, isNoun: false });
  for (const [key, { name, beats }] of beside) {
    const held = counts.get(key);
    // A word that opens a sentence has its capital for that; elsewhere it has it for a name.
    const isCalled = name.includes(' ') || inside.has(name) || (beats >= 2 && !people.isWord(name));
    if (held) held.tags += beats;
    else if (isCalled) counts.set(key, { name, tags: 1, isNoun: false });
  }
  for (const { name, isNoun } of counts.values()) {
    const gender = isNoun ? genderOfNoun(name) : undefined;
    if (gender) genders.add(foldName(name), gender);
    else if (!isNoun) genders.expect(foldName(name));
  }
  const found = people.nameNouns(
    foldShortNames(voicesOf(counts, joinLines, people), genders),
    genders,
  );
  const voices = watch.nameNouns(found, names);
  const teller = joinLines ? watch.teller(voices, names) : undefined;
  if (teller === undefined) return { voices, genders };
  const key = `voice:${foldName(teller)}`;
  const voice: FoundVoice = { key, name: teller, tags: watch.tags, isNoun: false, aliases: [] };
  return { voices: [...voices, voice], genders, teller: key };
}

/** "an old man" goes on as "the old man", „eine junge Frau“ as „die junge Frau“. */
function definite(noun: string): string {
  const german = /^eine?\s((?:\p{Ll}+\s)*)(\p{Lu}.*)$/u.exec(noun);
  if (!german) return noun.replace(/^an?\s/i, 'the ');
  const article = /^eine\s/i.test(noun)
    ? 'die'
    : genderOfNoun(german[2] ?? '') === 'she'
      ? 'das'
      : 'der';
  return `${article} ${(german[1] ?? '').replace(/e[rs]\s/gu, 'e ')}${german[2] ?? ''}`;
}

/** The last thing that a stretch of telling is about. */
function lastThing(text: string): Subject | undefined {
  const head = text.length > 2000 ? text.slice(-2000) : text;
  let last: Subject | undefined;
  for (const sentence of sentencesOf(head)) {
    const subject = readSubject(sentence) ?? readSubject(sentence.replace(/^[^,]{3,60},\s+/u, ''));
    if (subject?.kind === 'noun' && !isPersonNoun(subject.text)) last = subject;
  }
  return last;
}

interface Count {
  name: string;
  tags: number;
  isNoun: boolean;
  /** Heard only in posts whose author speaks in them too. */
  isOwn?: boolean;
}

/** In posts whose author speaks too: a person brought in, or one whose work it is to speak. */
const isOther = (noun: string, people: PeopleWatch): boolean =>
  isPersonNoun(noun) && (isVoicedThing(noun) || isOwned(noun) || people.isBroughtIn(noun));

/** Words for anybody: somebody of the cast may be meant. */
export const ANYBODY =
  /\b(?:man|woman|boy|girl|child|kid|lad|lady|stranger|youth|figure|mann|frau|junge|mädchen|alte|homme|femme|garçon|fille|vieux|vieille|hombre|mujer|chico|chica|viejo|vieja|anciano|anciana|muchacho|muchacha|старик|старуха|мужчина|женщина|девушка|парень|мальчик|девочка|юноша)$/iu;

/** A name or a person who speaks once is somebody; another noun ("the cat") must speak again to be one. */
function voicesOf(
  counts: ReadonlyMap<string, Count>,
  isProse: boolean,
  people: PeopleWatch,
): FoundVoice[] {
  const longer = new Map<string, string[]>();
  for (const { name, isNoun } of counts.values()) {
    const bare = name.replace(ARTICLE, '');
    if (isNoun && bare.includes(' ')) {
      const head = headOf(bare);
      longer.set(head, [...(longer.get(head) ?? []), name]);
    }
  }
  const voices: FoundVoice[] = [];
  for (const { name, tags, isNoun, isOwn } of counts.values()) {
    if (isNoun && isOwn === true && !isOther(name, people)) continue;
    const bare = foldName(name.replace(ARTICLE, ''));
    const same = isNoun ? longer.get(headOf(bare)) : undefined;
    // "the man" is "the old man" where there is only one such.
    if (same?.length === 1 && !bare.includes(' ')) continue;
    const shorter =
      same?.length === 1
        ? [...counts.values()].find(
            (other) => other.isNoun && foldName(other.name.replace(ARTICLE, '')) === headOf(bare),
          )
        : undefined;
    const all = tags + (shorter?.tags ?? 0);
    // In a chat "the girl" is often somebody of the cast in other words.
    const isPerson =
      isPersonNoun(name) &&
      (isProse || !ANYBODY.test(name) || (isOwn === false && people.staysOn(name)));
    const needed = !isNoun || isPerson || (isProse && !isVoicedThing(name)) ? 1 : 2;
    if (all < needed) continue;
    const long = isNoun ? people.longOf(name) : undefined;
    voices.push({
      key: `voice:${foldName(long ?? name)}`,
      name: long ?? name,
      tags: all,
      isNoun,
      aliases: [...(long === undefined ? [] : [name]), ...(shorter ? [shorter.name] : [])],
    });
  }
  return voices;
}

/** Not "him" and "her" alone: what somebody does to another says nothing of themselves. */
const HE = /\b(?:he|his|himself)\b/iu;
const SHE =
  /\b(?:she|her(?= \p{Ll})(?! (?:to|in|on|at|by|with|from|and|as|for|up|down|out|off|over|back|away|into|through|that|a|the|an)\b)|herself|hers)\b/iu;
/** Slavic verbs of the past tell the gender. */
const PAST_SHE = /^\p{Script=Cyrillic}+(?:ла|лась)$/u;
const PAST_HE = /^\p{Script=Cyrillic}+(?:л|лся)$/u;

/** Pronouns right after a name speak of that person, when nobody else is named between. */
function countGenders(text: string, genders: Genders): void {
  // Only within one stretch of telling: behind a quotation a pronoun may be anybody's.
  const recent: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const tag = readTagAfter(sentence);
    const subject = tag?.subject ?? readSubject(sentence);
    if (!subject) continue;
    if (subject.kind === 'pronoun') {
      const last = recent.at(-1);
      // "sie" may be many.
      if (last !== undefined && subject.gender && subject.text !== 'sie')
        genders.add(last, subject.gender, 2);
      continue;
    }
    const key = foldName(subject.text);
    const verb = tag ? tag.verb : /^\S+\s+(\p{Script=Cyrillic}+)/u.exec(sentence)?.[1];
    if (verb !== undefined && PAST_SHE.test(verb)) genders.add(key, 'she');
    else if (verb !== undefined && PAST_HE.test(verb)) genders.add(key, 'he');
    recent.push(key);
    if (recent.length > 4) recent.shift();
    if (
      /^(?:mr|mister|sir|lord|king|prince|herr|monsieur|grandpa|uncle|father)\b/i.test(subject.text)
    )
      genders.add(key, 'he');
    if (
      /^(?:mrs|ms|miss|lady|queen|princess|frau|madam|madame|granny|grandma|aunt|mother)\b/i.test(
        subject.text,
      )
    )
      genders.add(key, 'she');
    const rest = sentence.slice(0, 200);
    if (HE.test(rest) && !SHE.test(rest)) genders.add(key, 'he');
    else if (SHE.test(rest) && !HE.test(rest)) genders.add(key, 'she');
  }
}
