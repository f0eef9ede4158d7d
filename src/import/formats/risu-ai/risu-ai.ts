// Chats exported from RisuAI: one chat, or all chats of a character, as data or as a page. In data the
// greeting stays in the card.
import type { Diagnostic } from '@/lib/diagnostic';
import { parseTolerantly } from '@/lib/json-repair';
import type { Speaker, Transcript, TranscriptAbout } from '@/story';
import {
  cutOffFile,
  damagedLine,
  emptyMessages,
  noNames,
  openingInCard,
  severalChats,
} from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { epochMs } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { isCutDocument, jsonMember, type JsonPlace } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { isRisuPage, readPage } from './page';

type Fields = Record<string, unknown>;

const PAGE_CHARS = 65_536;
const NAMELESS = 'Character';
/** An answer that failed is a message with nothing but such a fence. */
const PROGRAM_ERROR = /^\s*```risuerror\n[^`]*(?:```)?\s*$/;

function detect(sample: LogSample): number {
  if (isRisuPage(sample.head)) return 0.97;
  const { json } = sample;
  if (!isObject(json)) return 0;
  if (json.type !== 'risuChat' && json.type !== 'risuAllChats') return 0;
  return isObject(json.data) || Array.isArray(json.data) ? 0.99 : 0.7;
}

async function read(source: LogSource): Promise<ReadLog> {
  if (isRisuPage(source.text.slice(0, PAGE_CHARS))) return readPage(source);
  const reader = new ChatReader(source);
  const { text } = source;
  const list = jsonList(text, 'data');
  if (list) {
    for (const chat of list.records) await reader.readChat(chat);
  } else {
    const chat = jsonMember(text, ['data']);
    if (chat?.raw.startsWith('{')) await reader.readChat(chat);
  }
  return reader.finish();
}

class ChatReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #pace: Pace;
  readonly #character: string | undefined;
  /** Characters of a group by their ids, which stand for the names that the file lacks. */
  readonly #members = new Map<string, Speaker>();
  #about: TranscriptAbout = {};
  #chats = 0;
  /** Messages before this one are hidden, as the last that says so of all before it. */
  #hiddenBefore = 0;
  #empty = 0;

  constructor(private readonly source: LogSource) {
    this.#pace = new Pace(source);
    this.#character = characterOf(source.fileName);
  }

  async readChat(chat: JsonPlace): Promise<void> {
    const { text } = this.source;
    const messages = jsonList(text, 'message', chat);
    if (!messages) return;
    this.#chats++;
    const title = stringAt(this.source, chat, 'name');
    // Risu numbers chats that nobody named.
    if (this.#chats === 1 && title !== undefined && !/^(?:New )?Chat \d+$/i.test(title)) {
      this.#about = { title };
    }
    const first = this.#builder.messages.length;
    this.#hiddenBefore = 0;
    for (const record of messages.records) {
      this.#take(record);
      if (this.#pace.isDue()) await this.#pace.turn(record.bytes[1]);
    }
    this.#hide(first, this.#hiddenBefore);
  }

  #take(record: JsonRecord): void {
    const { value } = record;
    if (!isObject(value) || typeof value.data !== 'string') {
      if (value === undefined) {
        this.#diagnostics.push(damagedLine({ line: record.line, bytes: record.bytes }, false));
      }
      return this.#builder.skip(record.bytes, 'not a message');
    }
    const text = cleanText(value.data);
    if (text.trim() === '') {
      this.#empty++;
      return this.#builder.skip(record.bytes, 'empty message');
    }
    if (PROGRAM_ERROR.test(text)) return this.#builder.skip(record.bytes, 'error of the program');
    const isNote = value.isComment === true;
    const time = typeof value.time === 'number' ? epochMs(value.time) : undefined;
    const stated = findTracker(text);
    const span = literalSpan(record.raw, 'data', value.data);
    const { text: whole } = this.source;
    const isDisabled = value.disabled === true || value.disabled === 'allBefore';
    this.#builder.add({
      speaker: this.#builder.speaker(this.#speakerOf(value)),
      kind: isNote || isWholeOoc(text) ? 'ooc' : 'post',
      text,
      bytes: record.bytes,
      textBytes: span
        ? [whole.byteAt(record.start + span[0]), whole.byteAt(record.start + span[1])]
        : record.bytes,
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...(isDisabled ? { hidden: true } : {}),
      ...(stated ? { stated } : {}),
    });
    if (value.disabled === 'allBefore') this.#hiddenBefore = this.#builder.messages.length;
  }

  #hide(first: number, end: number): void {
    const { messages } = this.#builder;
    for (let i = first; i < end; i++) {
      const message = messages[i];
      if (message) messages[i] = { ...message, hidden: true };
    }
  }

  #speakerOf(fields: Fields): Speaker {
    const named = nonEmpty(fields.name);
    if (fields.role === 'user') {
      const name = named ?? 'User';
      return { key: name, name, role: 'player' };
    }
    const id = nonEmpty(fields.saying);
    if (named === undefined && id !== undefined) return this.#member(id);
    const name = named ?? this.#character ?? NAMELESS;
    return { key: name, name, role: 'character' };
  }

  #member(id: string): Speaker {
    let member = this.#members.get(id);
    if (!member) {
      const name = `${NAMELESS} ${this.#members.size + 1}`;
      member = { key: name, name, role: 'character' };
      this.#members.set(id, member);
    }
    return member;
  }

  /** Newer versions give the id of the character with each message, of a chat with one as well. */
  #alone({ speakers, messages }: Transcript): Pick<Transcript, 'speakers' | 'messages'> {
    const [only] = this.#members.values();
    if (!only) return { speakers, messages };
    const name = this.#character ?? NAMELESS;
    const named = speakers.map((one) => (one.key === only.key ? { ...one, key: name, name } : one));
    return {
      speakers: named.filter((one, i) => named.findIndex(({ key }) => key === one.key) === i),
      messages: messages.map((message) =>
        message.speaker === only.key ? { ...message, speaker: name } : message,
      ),
    };
  }

  finish(): ReadLog {
    // Groups begin with their first message; only a single character brings a greeting.
    const isGroup = this.#members.size > 1;
    if (this.#chats > 0 && !isGroup) this.#diagnostics.push(openingInCard(this.#chats));
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    if (this.#chats > 1) this.#diagnostics.push(severalChats(this.#chats));
    if (isCutDocument(this.source.text)) this.#diagnostics.push(cutOffFile());
    const found = this.#builder.finish(this.source, {}, 'JSON around the messages');
    const read = isGroup ? found : { ...found, ...this.#alone(found) };
    const player = read.speakers.find(({ role }) => role === 'player');
    const character = read.speakers.find(({ role }) => role === 'character');
    if (character?.name.startsWith(NAMELESS) === true) this.#diagnostics.push(noNames());
    const about = {
      ...this.#about,
      ...(player ? { userName: player.key } : {}),
      ...(character ? { characterName: character.key } : {}),
    };
    return { transcript: { ...read, about }, diagnostics: this.#diagnostics };
  }
}

function stringAt({ text }: LogSource, within: JsonPlace, key: string): string | undefined {
  const part = jsonMember(text, [key], within);
  return nonEmpty(part && parseTolerantly(part.raw)?.value);
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Files are named after the character: `Ann_2024-05-06T070809123Z_chat.json`, `Ann_all_chats_….json`. */
function characterOf(fileName: string): string | undefined {
  const stem = fileName.replace(/\.json$/i, '');
  return /^(.{1,80}?)_(?:all_chats_)?\d{4}-\d{2}-\d{2}T[\d-]{6,12}Z?(?:_chat)?(?: ?\(\d+\))?$/
    .exec(stem)?.[1]
    ?.trim();
}

export const risuAi = {
  id: 'risu-ai',
  label: 'RisuAI chat',
  extensions: ['json', 'html'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
