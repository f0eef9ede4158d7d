// SillyTavern chats, solo and group, from 2022 on, and the programs that write the same shape.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Message, TranscriptAbout } from '@/story';
import {
  cutOffLastLine,
  damagedLine,
  duplicateFirstMessage,
  emptyMessages,
  headerOnly,
  longLine,
  moreDamagedLines,
} from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { parseChatDate } from '../shared/dates';
import { isObject, jsonLines, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import {
  avatarOf,
  backgroundName,
  branchOf,
  extraOf,
  isHeader,
  isMessageRecord,
  kindOf,
  swipesOf,
  textOf,
  type Fields,
} from './fields';
import { Voices } from './identity';

const MAX_DAMAGED_SHOWN = 20;
const LONG_LINE_BYTES = 1_000_000;

function detect(sample: LogSample): number {
  const list = Array.isArray(sample.json) ? sample.json : undefined;
  const values = list ? list.slice(0, 30) : (sample.jsonLines ?? []);
  if (values.length === 0) return 0;
  const messages = values.filter(isChatMessage).length;
  if (isHeader(values[0])) return messages > 0 || values.length === 1 ? 0.99 : 0.7;
  const share = messages / values.length;
  return share >= 0.5 ? 0.6 + share * 0.38 : share * 0.5;
}

function isChatMessage(value: unknown): boolean {
  return isMessageRecord(value) && ('is_user' in value || 'name' in value);
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new ChatReader(source);
  await reader.readAll();
  return reader.finish();
}

class ChatReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #voices = new Voices();
  /** Number of the voice of each message. */
  readonly #voiceOf: number[] = [];
  #header: Fields | undefined;
  #damaged = 0;
  #empty = 0;
  #isFirst = true;
  #pendingDamage: JsonRecord | undefined;

  constructor(private readonly source: LogSource) {}

  async readAll(): Promise<void> {
    const { text } = this.source;
    const pace = new Pace(this.source);
    const isList = /^\s*\[/.test(text.slice(0, 200));
    const records = (isList ? jsonList(text, null)?.records : undefined) ?? jsonLines(text);
    for (const record of records) {
      this.#take(record);
      if (pace.isDue()) await pace.turn(record.bytes[1]);
    }
    if (this.#pendingDamage) this.#reportCut(this.#pendingDamage);
  }

  #take(record: JsonRecord): void {
    if (record.raw === '') return this.#builder.skip(record.bytes, 'blank line');
    const { value } = record;
    const isWhole = value !== undefined && !record.isCut;
    // Damage is in the middle of a file or at its end; only what follows tells which.
    if (this.#pendingDamage) this.#reportDamage(this.#pendingDamage);
    this.#pendingDamage = isWhole ? undefined : record;
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (isFirst && isObject(value) && ('chat_metadata' in value || 'user_name' in value)) {
      this.#header = value;
    }
    if (isMessageRecord(value)) return this.#takeMessage(record, value);
    if (isHeader(value)) {
      // Two files joined: the second header says nothing that the first did not.
      this.#header ??= value;
      return this.#builder.skip(record.bytes, 'header');
    }
    this.#builder.skip(record.bytes, isWhole ? 'not a message' : 'damaged line');
  }

  #takeMessage(record: JsonRecord, fields: Fields): void {
    const extra = extraOf(fields);
    const shown = textOf(fields.mes) ?? '';
    const translated = typeof extra.display_text === 'string' ? extra.display_text.trim() : '';
    const raw = translated === '' ? shown : String(extra.display_text);
    const text = cleanText(raw);
    if (text.trim() === '') {
      this.#empty++;
      return this.#builder.skip(record.bytes, 'empty message');
    }
    if (record.bytes[1] - record.bytes[0] > LONG_LINE_BYTES) {
      const place = { line: record.line, bytes: record.bytes };
      this.#diagnostics.push(longLine(place, record.bytes[1] - record.bytes[0]));
    }
    const name = nameOf(fields, this.#header);
    const { kind, role, hidden } = kindOf(fields, extra, text);
    const message = this.#messageOf(record, fields, { text, raw, shown, kind, hidden });
    if (this.#isDoubledFirst(message, name)) {
      this.#diagnostics.push(duplicateFirstMessage());
      return this.#builder.skip(record.bytes, 'first message again');
    }
    this.#voiceOf.push(this.#voices.note(name, avatarOf(fields), role));
    this.#builder.add(message);
  }

  #messageOf(
    record: JsonRecord,
    fields: Fields,
    known: { text: string; raw: string; shown: string; kind: Message['kind']; hidden: boolean },
  ): NewMessage {
    const extra = extraOf(fields);
    const { text, raw, shown, kind, hidden } = known;
    const isTranslated = raw !== shown;
    const time = parseChatDate(fields.send_date);
    const swipes = isTranslated ? undefined : swipesOf(fields, text);
    const branch = branchOf(extra);
    const stated = findTracker(text);
    return {
      speaker: nameOf(fields, this.#header),
      kind,
      text,
      bytes: record.bytes,
      textBytes: this.#textBytes(record, fields, raw, isTranslated),
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...(hidden ? { hidden } : {}),
      ...(swipes ? { alternatives: swipes.alternatives, shownAlternative: swipes.shown } : {}),
      ...(branch === undefined ? {} : { branch }),
      ...(stated ? { stated } : {}),
      ...(isTranslated ? { original: cleanText(shown) } : {}),
    };
  }

  #textBytes(
    record: JsonRecord,
    fields: Fields,
    raw: string,
    isTranslated: boolean,
  ): readonly [number, number] {
    const key = isTranslated ? 'display_text' : typeof fields.mes === 'string' ? 'mes' : 'message';
    const from = key === 'message' ? Math.max(0, record.raw.indexOf('"mes"')) : 0;
    const span = literalSpan(record.raw, key, raw, from);
    if (!span) return record.bytes;
    const { text } = this.source;
    return [text.byteAt(record.start + span[0]), text.byteAt(record.start + span[1])];
  }

  /** One downloader writes the first message as header and again as the first line. */
  #isDoubledFirst(message: NewMessage, name: string): boolean {
    const [first] = this.#builder.messages;
    return (
      this.#builder.messages.length === 1 &&
      first?.text === message.text &&
      first.time === message.time &&
      first.speaker === name &&
      first.line + 1 >= message.line
    );
  }

  #reportDamage(record: JsonRecord): void {
    this.#damaged++;
    if (this.#damaged > MAX_DAMAGED_SHOWN) return;
    const isKept = isMessageRecord(record.value);
    this.#diagnostics.push(damagedLine({ line: record.line, bytes: record.bytes }, isKept));
  }

  #reportCut(record: JsonRecord): void {
    const isKept = isMessageRecord(record.value);
    this.#diagnostics.push(cutOffLastLine({ line: record.line, bytes: record.bytes }, isKept));
  }

  finish(): ReadLog {
    const { speakers, keys } = this.#voices.resolve();
    for (const speaker of speakers) this.#builder.speaker(speaker);
    for (const [i, message] of this.#builder.messages.entries()) {
      const key = keys[this.#voiceOf[i] ?? -1];
      if (key !== undefined && key !== message.speaker) {
        this.#builder.messages[i] = { ...message, speaker: key };
      }
    }
    const { messages } = this.#builder;
    if (this.#damaged > MAX_DAMAGED_SHOWN) {
      this.#diagnostics.push(moreDamagedLines(this.#damaged - MAX_DAMAGED_SHOWN));
    }
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    if (messages.length === 0 && this.#header) this.#diagnostics.push(headerOnly());
    const transcript = this.#builder.finish(this.source, this.#about());
    return { transcript, diagnostics: this.#diagnostics };
  }

  #about(): TranscriptAbout {
    const header = this.#header ?? {};
    const meta = isObject(header.chat_metadata) ? header.chat_metadata : {};
    const userName = realName(header.user_name) ?? this.#voices.mainName('player');
    const characterName = realName(header.character_name) ?? this.#voices.mainName('character');
    const about = {
      userName,
      characterName,
      world: nonEmpty(meta.world_info),
      scenario: nonEmpty(meta.scenario),
      setting: backgroundName(meta.custom_background),
    };
    return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
  }
}

/** The newest versions write "unused" in the header; early imports wrote "You". */
function realName(value: unknown): string | undefined {
  const name = nonEmpty(value);
  return name === 'unused' || name === 'You' || name === 'User' ? undefined : name;
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Rooms of TavernAI list their characters in the header and number them in the messages. */
function nameOf(fields: Fields, header: Fields | undefined): string {
  const name = nonEmpty(fields.name);
  if (name !== undefined) return name;
  if (fields.is_user === true) return 'User';
  const members = header?.character_names;
  const member: unknown =
    Array.isArray(members) && typeof fields.chid === 'number' ? members[fields.chid] : undefined;
  return nonEmpty(member) ?? 'Unknown';
}

export const sillyTavern = {
  id: 'silly-tavern',
  label: 'SillyTavern chat',
  extensions: ['jsonl', 'json'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
