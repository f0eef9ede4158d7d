import type { Span } from './guess';

/**
 * A log read, before anything is guessed: messages in order, whatever the format. Every byte of the
 * file is in the record of one message or in `skipped`; `import/coverage.ts` proves it.
 */
export interface Transcript {
  readonly speakers: readonly Speaker[];
  readonly messages: readonly Message[];
  /** Bytes that are no message: headers, blank lines, damaged lines. */
  readonly skipped: readonly SkippedBytes[];
  /** What the file says of itself. */
  readonly about: TranscriptAbout;
}

/** Messages in order that may be walked again and again; perhaps read anew each time instead of held. */
export interface MessageList extends Iterable<Message> {
  readonly length: number;
}

/** A transcript whose messages need not be in memory. */
export interface LogTranscript extends Omit<Transcript, 'messages'> {
  readonly messages: MessageList;
}

export interface TranscriptAbout {
  readonly title?: string;
  /** Name of the world or lorebook that the log says it uses. */
  readonly world?: string;
  /** Speaker keys that a header names. */
  readonly userName?: string;
  readonly characterName?: string;
  /** A place that the log states as a whole: a channel name, a chat background. */
  readonly setting?: string;
  readonly scenario?: string;
  /** True when the text is prose: no message is known to be by one person. */
  readonly isProse?: boolean;
  /** True when the text is a script: what stands under a name is said, whatever marks are in it. */
  readonly isScript?: boolean;
}

/** Somebody who posts. Whether that is a person of the story is for the analysis to say. */
export interface Speaker {
  /** Stable within the file: the name, or a better identity such as an avatar or an account id. */
  readonly key: string;
  readonly name: string;
  readonly role?: 'player' | 'character' | 'narrator' | 'system';
  /** Bot that posts dice and notices. */
  readonly isBot?: boolean;
  /** A person behind a screen, who plays others: Discord accounts beside their webhooks. */
  readonly isAccount?: boolean;
  readonly aliases?: readonly string[];
  /** What a cast list says of them. */
  readonly description?: string;
  /** File name of their picture or card, where the log names one. */
  readonly avatar?: string;
}

export type MessageKind = 'post' | 'narration' | 'action' | 'ooc' | 'system';

export interface Message {
  /** Index in the transcript, from 0. */
  readonly index: number;
  /** Key of the speaker, or null where nobody is named (prose, headings, banners). */
  readonly speaker: string | null;
  readonly kind: MessageKind;
  /** The text as shown, with its markup and macros, line ends as `\n`. Beats point into this. */
  readonly text: string;
  /** Bytes of the whole record in the file, and of the text within it, ends excluded. */
  readonly bytes: readonly [start: number, end: number];
  readonly textBytes: readonly [start: number, end: number];
  /** From 1. */
  readonly line: number;
  /** Ms since the epoch as the log's own clock shows it; only differences and the hour mean much. */
  readonly time?: number;
  /** Hidden from the prompt by its author; still story. */
  readonly hidden?: boolean;
  /** Other versions of the same message (swipes), the shown one included. */
  readonly alternatives?: readonly string[];
  readonly shownAlternative?: number;
  /** How it is said, from `Name (angry):` and the like. */
  readonly cue?: string;
  /** A heading that opens a chapter or scene. */
  readonly heading?: boolean;
  /** A line such as `***` that only separates what comes before from what comes after. */
  readonly separator?: boolean;
  /** The text before a translation that the log shows in its place. */
  readonly original?: string;
  /** Stated by a tracker block, a scene heading or a background change. */
  readonly stated?: StatedSetting;
  /** Name of a checkpoint or branch chat made from here. */
  readonly branch?: string;
  readonly edited?: boolean;
  /** Its list is what the player may choose from; what follows is the way of the first option. */
  readonly isMenu?: boolean;
}

export interface StatedSetting {
  readonly place?: string;
  readonly hour?: string;
  readonly weather?: string;
}

export interface SkippedBytes {
  readonly bytes: readonly [start: number, end: number];
  readonly why: string;
}

/** A stretch of message text that no beat shows, and why: markup, a speech tag, a status panel. */
export interface SkippedSpan extends Span {
  readonly why: string;
}
