// The first reading: who posts, how they write, who is spoken of. No line is judged yet.
import type { LogTranscript, Message, Speaker } from '@/story';
import { HabitCounter } from '../segment/habits';
import { isNarratorName } from './names';
import { PauseWatch } from './pauses';

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
  /** In how many messages they tell what others do and say. */
  tellsOthers: number;
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
        tellsOthers: 0,
      };
      speakers.set(key, stats);
    }
    stats.messages++;
    stats.words += countWords(message.text);
    stats.lastMessage = message.index;
    if (isProgram(stats.speaker)) {
      if (tellsYou(message.text)) stats.tellsYou++;
      if (tellsOthers(message.text)) stats.tellsOthers++;
    }
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

/** What stands for a model, and names nobody of a story: `Assistant`, `GPT-4o`, `claude-3-opus`. */
export const isProgram = ({ name, isAccount }: Speaker): boolean =>
  isAccount !== true && PROGRAM.test(name);

const PROGRAM =
  /^(?:assistant|ai|bot|model|pi|(?:chat)?gpt|claude|gemini|llama|deepseek|grok|mistral|mixtral|qwen|kimi|copilot|bard|gemma|perplexity)(?:$|[-\d.: /][\w.:/ -]{0,40}$|(?<=llama|qwen|gpt|claude|gemini)\d)/i;

/** "You wake on cold stone.": outside of quotations, and no "I" there. */
function tellsYou(text: string): boolean {
  const told = text.slice(0, 3000).replace(/["“][^"“”]*["”]/g, ' ');
  return /\byou(?:r|rs|rself)?\b/i.test(told) && !/\bI\b/.test(told);
}

/** So much outside of quotations and stars is a story that is told, and not how one person acts. */
const TOLD_CHARS = 36;
const SPEAKS_OF_ITSELF = /\b(?:I|I['’]m|my|ich|mein|je|moi|yo|eu|io)\b/;

/** `Osk folds his arms. "You are late," he says.`: telling around what others say, and no "I" in it. */
function tellsOthers(text: string): boolean {
  const start = text.slice(0, 3000);
  if (!/["“„«»「]/.test(start)) return false;
  const told = start.replace(/["“„][^"“”„]*["”“]|«[^«»]*»|「[^「」]*」/g, ' ');
  const bare = told.replace(/\*[^*\n]{1,1000}\*/g, ' ').trim();
  return bare.length >= TOLD_CHARS && !SPEAKS_OF_ITSELF.test(told);
}

export function looksLikeNarrator(stats: SpeakerStats): boolean {
  return (
    stats.speaker.role === 'narrator' ||
    // A program that tells the player what they do speaks for everybody else.
    (stats.messages >= 2 && stats.tellsYou >= stats.messages * 0.4 && stats.tellsYou >= 2) ||
    (stats.tellsOthers >= 2 && stats.tellsOthers >= stats.messages * 0.6) ||
    // A card called Storyteller is a character to the program that wrote the log.
    (stats.speaker.role !== 'player' &&
      stats.speaker.role !== 'system' &&
      stats.speaker.isAccount !== true &&
      isNarratorName(stats.speaker.name))
  );
}
