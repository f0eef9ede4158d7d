// The first reading: who posts, how they write, who is spoken of. No line is judged yet.
import type { LogTranscript, Message, Speaker } from '@/story';
import { HabitCounter } from '../segment/habits';
import { pieceText } from '../segment/piece';
import { segmentMessage } from '../segment/segment';
import { Genders } from './genders';
import { foldName, isNarratorName, type NameIndex } from './names';
import { ARTICLE, genderOfNoun, headOf, isPersonNoun } from './person-words';
import { PauseWatch } from './pauses';
import { kindOfPlace } from './place-words';
import { TellerWatch } from './teller';
import { foldShortNames } from './short-names';
import { readSubject, readTagAfter, readTagBefore, type Subject } from './speech-tags';

export interface SpeakerStats {
  readonly key: string;
  readonly speaker: Speaker;
  messages: number;
  words: number;
  firstMessage: number;
  lastMessage: number;
  /** Who they say they play, and how often their actions begin with a name. */
  declared?: string;
  readonly subjects: Map<string, number>;
  /** Posts that tell "you" what happens, of somebody who is called as a program is. */
  tellsYou: number;
}

export interface Survey {
  readonly habits: HabitCounter;
  readonly speakers: ReadonlyMap<string, SpeakerStats>;
  /** Characters of text, to weigh progress. */
  readonly characters: number;
  readonly isHumanLog: boolean;
  /** Milliseconds within which four of five posts come; endless where people answer by the day. */
  readonly usualPause: number;
}

const PLAYS =
  /\bI(?:'ll| will|'m| am)? ?(?:be )?play(?:ing)? (?:as )?(?:the )?(\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3})/u;
const ACTION_SUBJECT =
  /(?:^|\n)\s*\*((?:\p{Lu}[\p{L}'’-]*\.? ?){1,4})(?:the \p{Ll}+ )?(?=\p{Ll}+s\b)/u;

export function countWords(text: string): number {
  let words = 0;
  let unspaced = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Scripts without blanks: two characters make about a word.
    if (code >= 0x3040 && code <= 0x9fff) unspaced++;
    const isLetter =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 39 ||
      code === 45 ||
      (code >= 0xc0 && code < 0x2000);
    if (isLetter && !inWord && code !== 39 && code !== 45) words++;
    inWord = isLetter && (inWord || (code !== 39 && code !== 45));
  }
  return words + Math.floor(unspaced / 2);
}

/** Reads every message once. `see` is called with each and may throw to cancel. */
export function surveyLog(transcript: LogTranscript, see: (message: Message) => void): Survey {
  const habits = new HabitCounter();
  const speakers = new Map<string, SpeakerStats>();
  const known = new Map(transcript.speakers.map((speaker) => [speaker.key, speaker]));
  let characters = 0;
  const pauses = new PauseWatch();
  for (const message of transcript.messages) {
    see(message);
    pauses.see(message);
    characters += message.text.length;
    habits.add(message);
    const key = message.speaker;
    if (key === null) continue;
    let stats = speakers.get(key);
    if (!stats) {
      stats = {
        key,
        speaker: known.get(key) ?? { key, name: key },
        messages: 0,
        words: 0,
        firstMessage: message.index,
        lastMessage: message.index,
        subjects: new Map(),
        tellsYou: 0,
      };
      speakers.set(key, stats);
    }
    stats.messages++;
    stats.words += countWords(message.text);
    stats.lastMessage = message.index;
    if (isProgram(stats.speaker) && tellsYou(message.text)) stats.tellsYou++;
    const head = message.text.slice(0, 400);
    if (stats.declared === undefined && message.text.includes('play')) {
      const plays = PLAYS.exec(head)?.[1];
      if (plays !== undefined) stats.declared = plays.replace(/[.'’]+$/, '');
    }
    const subject = message.text.includes('*') ? ACTION_SUBJECT.exec(head)?.[1]?.trim() : undefined;
    if (
      subject !== undefined &&
      !/^(?:He|She|They|It|I|You|The|A|An|His|Her|My|On|In|At|As|For|Then|And|Thunder)$/.test(
        subject.split(' ')[0] ?? '',
      )
    ) {
      stats.subjects.set(subject, (stats.subjects.get(subject) ?? 0) + 1);
    }
  }
  // In a thread of prose a pause is how long the writer took.
  const isHumanLog =
    transcript.about.isProse !== true &&
    (transcript.speakers.some((speaker) => speaker.isAccount === true) ||
      !transcript.speakers.some(
        (speaker) => speaker.role === 'character' || speaker.role === 'player',
      ));
  return { habits, speakers, characters, isHumanLog, usualPause: pauses.usual };
}

/** Prose, a narrator's account, or nobody's: what stands outside quotes is told. */
export function isTold(
  message: Message,
  { about }: Pick<LogTranscript, 'about'>,
  isNarrator: (key: string) => boolean,
): boolean {
  return (
    about.isProse === true ||
    message.kind === 'narration' ||
    message.speaker === null ||
    isNarrator(message.speaker)
  );
}

export const isProgram = ({ name }: Speaker): boolean =>
  /^(?:assistant|ai|gpt|chatgpt|model|bot|claude|gemini|llama)$/i.test(name);

/** "You wake on cold stone.": outside of quotations, and no "I" there. */
function tellsYou(text: string): boolean {
  const told = text.slice(0, 3000).replace(/["“][^"“”]*["”]/g, ' ');
  return /\byou(?:r|rs|rself)?\b/i.test(told) && !/\bI\b/.test(told);
}

export function looksLikeNarrator(stats: SpeakerStats): boolean {
  return (
    stats.speaker.role === 'narrator' ||
    // A program that tells the player what they do speaks for everybody else.
    (stats.messages >= 2 && stats.tellsYou >= stats.messages * 0.4 && stats.tellsYou >= 2) ||
    // A card called Storyteller is a character to the program that wrote the log.
    (stats.speaker.role !== 'player' &&
      stats.speaker.role !== 'system' &&
      stats.speaker.isAccount !== true &&
      isNarratorName(stats.speaker.name))
  );
}

/** A voice that only the telling names: a person of prose, "the cat". */
export interface FoundVoice {
  readonly key: string;
  readonly name: string;
  readonly tags: number;
  readonly isNoun: boolean;
  /** Shorter ways of speaking of the same: "the man" beside "the old man". */
  readonly aliases: readonly string[];
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

/** Who speaks in told text, by its tags; and which pronouns the log uses for its people. */
export function surveyTold(
  messages: Iterable<Message>,
  habits: HabitCounter,
  names: NameIndex,
  joinLines: boolean,
): ToldSurvey {
  const counts = new Map<string, Count>();
  /** Names that act beside a quotation without a tag, and names within sentences. */
  const beside = new Map<string, { name: string; beats: number }>();
  const inside = new Set<string>();
  const watch = new TellerWatch();
  const meet = (text: string): void => {
    const subject = readSubject(text);
    if (subject?.kind === 'noun' && isPersonNoun(subject.text)) tally(subject);
    if (subject?.kind !== 'name' || names.named(subject.text) !== undefined) return;
    if (kindOfPlace(subject.text) !== undefined || NO_PERSON.test(subject.text)) return;
    const key = foldName(subject.text);
    const held = beside.get(key) ?? { name: subject.text, beats: 0 };
    held.beats++;
    beside.set(key, held);
  };
  const genders = new Genders();
  const tally = (subject: Subject | undefined): void => {
    if (!subject || subject.kind === 'pronoun') return;
    if (subject.kind === 'noun' && /\bvoices?$/i.test(subject.text)) return;
    if (subject.kind === 'name' && names.named(subject.text) !== undefined) return;
    const name =
      subject.kind === 'noun'
        ? subject.text.replace(/^an?\s/i, 'the ').replace(/^eine?\s/i, 'ein ')
        : subject.text;
    const key = foldName(name);
    const held = counts.get(key);
    counts.set(key, { name, tags: (held?.tags ?? 0) + 1, isNoun: subject.kind === 'noun' });
  };
  for (const message of messages) {
    const { pieces } = segmentMessage(message.text, {
      kind: message.kind,
      habit: habits.habit(message.speaker),
      isTold: true,
      joinLines,
    });
    for (const [index, piece] of pieces.entries()) {
      if (joinLines) watch.see(piece);
      if (piece.kind !== 'narration' && piece.kind !== 'action') continue;
      const text = pieceText(piece);
      const before = pieces[index - 1];
      const after = pieces[index + 1];
      if (inside.size < NAMES_KEPT)
        for (const match of text.matchAll(/[\p{Ll},] (\p{Lu}\p{Ll}+)/gu))
          inside.add(match[1] ?? '');
      if (before?.kind === 'speech' || before?.kind === 'thought') {
        const tag = readTagAfter(text);
        if (tag) {
          tally(tag.subject);
          if (tag.subject.kind === 'noun') watch.hearNoun(tag.subject.text, before, after);
          if (tag.subject.gender === 'i') watch.tags++;
        } else if (before.paragraph === piece.paragraph) meet(text);
      } else if (after?.kind === 'speech') {
        const tag = readTagBefore(text);
        if (tag) {
          if (tag.verb !== '') tally(tag.subject);
        } else if (after.paragraph === piece.paragraph) meet(text);
      }
      countGenders(text, genders);
    }
  }
  for (const [key, { name, beats }] of beside) {
    const held = counts.get(key);
    // A word that opens a sentence has its capital for that; elsewhere it has it for a name.
    const isCalled = name.includes(' ') || beats >= 2 || inside.has(name);
    if (held) held.tags += beats;
    else if (isCalled) counts.set(key, { name, tags: 1, isNoun: false });
  }
  for (const { name, isNoun } of counts.values()) {
    const gender = isNoun ? genderOfNoun(name) : undefined;
    if (gender) genders.add(foldName(name), gender);
  }
  const voices = watch.nameNouns(foldShortNames(voicesOf(counts, joinLines)), names);
  const teller = joinLines ? watch.teller(voices, names) : undefined;
  if (teller === undefined) return { voices, genders };
  const key = `voice:${foldName(teller)}`;
  const voice: FoundVoice = { key, name: teller, tags: watch.tags, isNoun: false, aliases: [] };
  return { voices: [...voices, voice], genders, teller: key };
}

interface Count {
  name: string;
  tags: number;
  isNoun: boolean;
}

const ANYBODY = /\b(?:man|woman|boy|girl|child|kid|lad|lady|stranger|youth|figure)$/i;

/** A name or a person who speaks once is somebody; another noun ("the cat") must speak again to be one. */
function voicesOf(counts: ReadonlyMap<string, Count>, isProse: boolean): FoundVoice[] {
  const longer = new Map<string, string[]>();
  for (const { name, isNoun } of counts.values()) {
    const bare = name.replace(ARTICLE, '');
    if (isNoun && bare.includes(' ')) {
      const head = headOf(bare);
      longer.set(head, [...(longer.get(head) ?? []), name]);
    }
  }
  const voices: FoundVoice[] = [];
  for (const [key, { name, tags, isNoun }] of counts) {
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
    const isPerson = isPersonNoun(name) && (isProse || !ANYBODY.test(name));
    if (all >= (isNoun && !isPerson ? 2 : 1))
      voices.push({
        key: `voice:${key}`,
        name,
        tags: all,
        isNoun,
        aliases: shorter ? [shorter.name] : [],
      });
  }
  return voices;
}

const HE = /\b(?:he|his|him|himself)\b/iu;
const SHE = /\b(?:she|her|herself|hers)\b/iu;

/** Pronouns right after a name speak of that person, when nobody else is named between. */
function countGenders(text: string, genders: Genders): void {
  // Only within one stretch of telling: behind a quotation a pronoun may be anybody's.
  const recent: string[] = [];
  for (const sentence of text.split(/(?<=[.!?…])\s+/u)) {
    const subject = readTagAfter(sentence)?.subject ?? readSubject(sentence);
    if (!subject) continue;
    if (subject.kind === 'pronoun') {
      const last = recent.at(-1);
      if (last !== undefined && subject.gender) genders.add(last, subject.gender);
      continue;
    }
    const key = foldName(subject.text);
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
