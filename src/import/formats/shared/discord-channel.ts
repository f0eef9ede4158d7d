// Posts of one Discord channel, whichever way it was exported: who posted, what is story, what is not.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Message, MessageKind, TranscriptAbout } from '@/story';
import { emptyMessages } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { isWholeOoc, kindOfPost } from './text-marks';
import { findTracker } from './trackers';
import { TranscriptBuilder } from './transcript-builder';
import { DateBook, type WrittenDate } from './written-dates';
import { Authors } from './discord-authors';
import { oldestFirst } from './newest-first';

export interface ChannelPost extends Pick<Message, 'text' | 'bytes' | 'textBytes' | 'line'> {
  /** `id`, `name`, `nickname`, `isBot`, as far as they are known. */
  readonly author: Record<string, unknown>;
  /** The text is that of an embed, since the message has none of its own. */
  readonly isEmbed: boolean;
  /** Written by Discord: joins, pins, calls. */
  readonly isNotice: boolean;
  readonly time?: number | undefined;
  /** A date written for people, where there is no `time`. */
  readonly written?: WrittenDate | undefined;
  readonly isEdited?: boolean;
}

const COMMAND = /^(?:!{1,2}[a-z]|\/[a-z]+\b|\$[a-z]|;;[a-z]|\.r(?:oll)?\b|t!|pk[;!])/i;
/** How far back a proxied text may have its original. */
const ORIGINAL_WITHIN = 3;
const MAX_TAG_CHARS = 14;

export class Channel {
  readonly diagnostics: Diagnostic[] = [];
  #dates = new DateBook();
  readonly #builder = new TranscriptBuilder();
  readonly #authors = new Authors();
  /** What is read at the end, when it is known which end is the first. */
  #posts: ChannelPost[] = [];
  #empty = 0;

  constructor(private readonly source: LogSource) {}

  add(post: ChannelPost): void {
    if (post.text.trim() === '') {
      this.#empty++;
      this.#dates.note(undefined, post.written);
      return this.skip(post.bytes, 'no text');
    }
    this.#dates.note(this.#posts.length, post.written);
    this.#posts.push(post);
  }

  /** A date that stands on its own. */
  addDay(written: WrittenDate | undefined): void {
    this.#dates.note(undefined, written);
  }

  /** The name of a channel where several are in one file: what was added before it is complete. */
  addHeading(heading: Pick<Message, 'text' | 'bytes' | 'textBytes' | 'line'>): void {
    this.#readPosts();
    const stated = { place: heading.text };
    this.#builder.add({ speaker: null, kind: 'narration', ...heading, heading: true, stated });
  }

  #readPosts(): void {
    this.#dates.fill(this.#posts);
    for (const post of oldestFirst(this.#posts)) this.#read(post);
    this.#posts = [];
    this.#dates = new DateBook();
  }

  #read(post: ChannelPost): void {
    const { text } = post;
    const speaker = this.#authors.note(post.author, text, post.isEmbed);
    if (speaker.isProxy) this.#markOriginal(text);
    const stated = findTracker(text);
    this.#builder.add({
      speaker: speaker.key,
      kind: kindOf(text, post.isNotice, speaker.name),
      text,
      bytes: post.bytes,
      textBytes: post.textBytes,
      line: post.line,
      ...(post.time === undefined ? {} : { time: post.time }),
      ...(post.isEdited === true ? { edited: true } : {}),
      ...(stated ? { stated } : {}),
    });
  }

  skip(bytes: readonly [number, number], why: string): void {
    this.#builder.skip(bytes, why);
  }

  /** `S: "Hello"`, left standing before the same text by the character: it must not count twice. */
  #markOriginal(text: string): void {
    const { messages } = this.#builder;
    for (let i = messages.length - 1; i >= Math.max(0, messages.length - ORIGINAL_WITHIN); i--) {
      const before = messages[i];
      if (!before || before.kind === 'system' || before.text.length - text.length > MAX_TAG_CHARS)
        continue;
      if (this.#authors.isProxyKey(before.speaker ?? '')) continue;
      if (before.text.length > text.length && before.text.includes(text)) {
        messages[i] = { ...before, kind: 'system' };
        return;
      }
    }
  }

  /** `between`: what to call bytes that no post claimed. */
  finish(about: TranscriptAbout, between: string): ReadLog {
    this.#readPosts();
    const { speakers, dice } = this.#authors.resolve();
    for (const speaker of speakers) this.#builder.speaker(speaker);
    const { messages } = this.#builder;
    for (const [i, message] of messages.entries()) {
      if (dice.has(message.speaker ?? '')) messages[i] = { ...message, kind: 'system' };
    }
    if (this.#empty > 0) this.diagnostics.push(emptyMessages(this.#empty));
    const transcript = this.#builder.finish(this.source, about, between);
    return { transcript, diagnostics: this.diagnostics };
  }
}

function kindOf(text: string, isNotice: boolean, name: string): MessageKind {
  if (isNotice) return 'system';
  if (!isWholeOoc(text) && COMMAND.test(text.slice(0, 20))) return 'system';
  return kindOfPost(text, name);
}

/** The server is a world, the channel a place. */
export function aboutChannel(guild: unknown, channel: unknown): TranscriptAbout {
  const world = typeof guild === 'string' && guild !== 'Direct Messages' ? guild.trim() : '';
  const setting = typeof channel === 'string' ? channel.replace(/[-_]+/g, ' ').trim() : '';
  return { ...(world === '' ? {} : { world }), ...(setting === '' ? {} : { setting }) };
}
