// DiscordChatExporter's JSON. Proxied characters share the id of their webhook: id and name make one.
import type { Diagnostic } from '@/lib/diagnostic';
import type { MessageKind, TranscriptAbout } from '@/story';
import { cutOffFile, damagedLine, emptyMessages } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { parseIsoDate } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { Authors } from './authors';

const STORY_TYPES = new Set(['Default', 'Reply', '0', '19', 'ChatInputCommand', '20', '']);
const COMMAND = /^(?:!{1,2}[a-z]|\/[a-z]+\b|\$[a-z]|;;[a-z]|\.r(?:oll)?\b|t!|pk[;!])/i;
/** How far back a proxied text may have its original. */
const ORIGINAL_WITHIN = 3;
const MAX_TAG_CHARS = 14;

function detect(sample: LogSample): number {
  const { json } = sample;
  if (!isObject(json) || !Array.isArray(json.messages)) return 0;
  const first: unknown = json.messages[0];
  const hasFrame = isObject(json.guild) && isObject(json.channel);
  const hasShape =
    isObject(first) && isObject(first.author) && 'timestamp' in first && 'content' in first;
  if (hasFrame) return hasShape ? 0.99 : 0.9;
  return hasShape ? 0.85 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new ChannelReader(source);
  await reader.readAll();
  return reader.finish();
}

class ChannelReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #authors = new Authors();
  #about: TranscriptAbout = {};
  #empty = 0;

  constructor(private readonly source: LogSource) {}

  async readAll(): Promise<void> {
    const list = jsonList(this.source.text, 'messages');
    if (!list) return;
    const pace = new Pace(this.source);
    for (const record of list.records) {
      if (isObject(record.value)) this.#take(record, record.value);
      else {
        this.#builder.skip(record.bytes, 'damaged record');
        if (!record.isCut) this.#diagnostics.push(damagedLine({ line: record.line }, false));
      }
      if (pace.isDue()) await pace.turn(record.bytes[1]);
    }
    if (list.isCut()) this.#diagnostics.push(cutOffFile());
    this.#about = aboutOf(list.around);
  }

  #take(record: JsonRecord, message: Record<string, unknown>): void {
    const author = isObject(message.author) ? message.author : {};
    const content = typeof message.content === 'string' ? message.content : '';
    const type = typeof message.type === 'string' ? message.type : '';
    const embed = embedText(message.embeds);
    const raw = content.trim() === '' ? embed : content;
    const text = cleanText(raw);
    if (text.trim() === '') {
      this.#empty++;
      return this.#builder.skip(record.bytes, 'no text');
    }
    const speaker = this.#authors.note(author, text, content.trim() === '');
    const isNotice = !STORY_TYPES.has(type) && !/^\d+$/.test(type) ? true : isServiceNumber(type);
    const kind = kindOf(text, isNotice, speaker.name);
    if (speaker.isProxy) this.#markOriginal(text);
    const span = literalSpan(record.raw, 'content', raw);
    const bytes = span
      ? ([this.#byteAt(record, span[0]), this.#byteAt(record, span[1])] as const)
      : record.bytes;
    const time = parseIsoDate(message.timestamp);
    const stated = findTracker(text);
    this.#builder.add({
      speaker: speaker.key,
      kind,
      text,
      bytes: record.bytes,
      textBytes: content.trim() === '' ? record.bytes : bytes,
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...(typeof message.timestampEdited === 'string' ? { edited: true } : {}),
      ...(stated ? { stated } : {}),
    });
  }

  #byteAt(record: JsonRecord, offset: number): number {
    return this.source.text.byteAt(record.start + offset);
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

  finish(): ReadLog {
    const { speakers, dice } = this.#authors.resolve();
    for (const speaker of speakers) this.#builder.speaker(speaker);
    const { messages } = this.#builder;
    for (const [i, message] of messages.entries()) {
      if (dice.has(message.speaker ?? '')) messages[i] = { ...message, kind: 'system' };
    }
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    const transcript = this.#builder.finish(this.source, this.#about, 'JSON around the messages');
    return { transcript, diagnostics: this.#diagnostics };
  }
}

/** Numbers stand for types that the exporter did not know; only replies and commands are messages. */
function isServiceNumber(type: string): boolean {
  return /^\d+$/.test(type) && !STORY_TYPES.has(type);
}

function kindOf(text: string, isNotice: boolean, name: string): MessageKind {
  if (isNotice) return 'system';
  if (isWholeOoc(text)) return 'ooc';
  if (COMMAND.test(text.slice(0, 20))) return 'system';
  return isNarratorName(name) ? 'narration' : 'post';
}

/** Title and description of embeds: the results of dice bots, or the speech of bots that only embed. */
function embedText(embeds: unknown): string {
  if (!Array.isArray(embeds)) return '';
  const parts: string[] = [];
  for (const embed of embeds) {
    if (!isObject(embed)) continue;
    for (const part of [embed.title, embed.description]) {
      if (typeof part === 'string' && part.trim() !== '') parts.push(part);
    }
  }
  return parts.join('\n');
}

function aboutOf(around: unknown): TranscriptAbout {
  if (!isObject(around)) return {};
  const guild = isObject(around.guild) ? around.guild.name : undefined;
  const channel = isObject(around.channel) ? around.channel.name : undefined;
  const world = typeof guild === 'string' && guild !== 'Direct Messages' ? guild : undefined;
  const setting = typeof channel === 'string' ? channel.replace(/[-_]+/g, ' ').trim() : '';
  return {
    ...(world === undefined || world === '' ? {} : { world }),
    ...(setting === '' ? {} : { setting }),
  };
}

export const discordChatExporter = {
  id: 'discord-chat-exporter',
  label: 'Discord (DiscordChatExporter JSON)',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
