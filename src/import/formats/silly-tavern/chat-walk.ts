// One walk over the records of a chat: what each says, and what the chat says of itself.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Message, SkippedBytes, TranscriptAbout } from '@/story';
import {
  cutOffLastLine,
  damagedLine,
  duplicateFirstMessage,
  emptyMessages,
  headerOnly,
  longLine,
  moreDamagedLines,
} from '../../diagnostics';
import type { LogSource } from '../log-format';
import { parseChatDate } from '../shared/dates';
import { isObject, jsonLines, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { cleanText } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import type { NewMessage } from '../shared/transcript-builder';
import {
  avatarOf,
  backgroundName,
  branchOf,
  extraOf,
  isHeader,
  isMessageRecord,
  isOfUser,
  kindOf,
  swipesOf,
  textOf,
  type Fields,
} from './fields';
import { statedBeside } from './beside';
import { Voices } from './identity';

const MAX_DAMAGED_SHOWN = 20;
const LONG_LINE_BYTES = 1_000_000;

/** Whether the chat is one JSON list instead of a line for each message. */
export function isList({ text }: LogSource): boolean {
  return /^\s*\[/.test(text.slice(0, 200));
}

export interface TakenMessage {
  readonly message: NewMessage;
  /** Number of the voice, which `voices` resolves to a speaker when all are known. */
  readonly voice: number;
}

/** One walk over the records of a chat. Holds what the chat says of itself, and no message but the first. */
export class ChatWalk {
  readonly voices = new Voices();
  readonly skipped: SkippedBytes[] = [];
  readonly records: Iterable<JsonRecord>;
  readonly #diagnostics: Diagnostic[] = [];
  #header: Fields | undefined;
  #first: NewMessage | undefined;
  #messages = 0;
  /** How many messages the file has had, empty ones too: extensions count so. */
  #place = -1;
  #damaged = 0;
  #empty = 0;
  #isFirst = true;
  #pendingDamage: JsonRecord | undefined;

  constructor(private readonly source: LogSource) {
    const { text } = source;
    this.records = (isList(source) ? jsonList(text, null)?.records : undefined) ?? jsonLines(text);
  }

  take(record: JsonRecord): TakenMessage | undefined {
    if (record.raw === '') return this.#skip(record.bytes, 'blank line');
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
      return this.#skip(record.bytes, 'header');
    }
    return this.#skip(record.bytes, isWhole ? 'not a message' : 'damaged line');
  }

  #skip(bytes: readonly [number, number], why: string): undefined {
    const last = this.skipped.at(-1);
    if (last?.why === why && last.bytes[1] === bytes[0]) {
      this.skipped[this.skipped.length - 1] = { bytes: [last.bytes[0], bytes[1]], why };
    } else if (bytes[1] > bytes[0]) this.skipped.push({ bytes, why });
  }

  #takeMessage(record: JsonRecord, fields: Fields): TakenMessage | undefined {
    this.#place++;
    const extra = extraOf(fields);
    const shown = textOf(fields.mes) ?? '';
    const translated = typeof extra.display_text === 'string' ? extra.display_text.trim() : '';
    const raw = translated === '' ? shown : String(extra.display_text);
    const text = cleanText(raw);
    if (text.trim() === '') {
      this.#empty++;
      return this.#skip(record.bytes, 'empty message');
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
      return this.#skip(record.bytes, 'first message again');
    }
    this.#messages++;
    this.#first ??= message;
    return { message, voice: this.voices.note(name, avatarOf(fields), role) };
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
    const stated = findTracker(text) ?? statedBeside(fields, extra, this.#header, this.#place);
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
    const first = this.#first;
    return (
      this.#messages === 1 &&
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

  /** What was odd, when the last record has been taken. */
  finish(messages: number): readonly Diagnostic[] {
    if (this.#pendingDamage) this.#reportCut(this.#pendingDamage);
    if (this.#damaged > MAX_DAMAGED_SHOWN) {
      this.#diagnostics.push(moreDamagedLines(this.#damaged - MAX_DAMAGED_SHOWN));
    }
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    if (messages === 0 && this.#header) this.#diagnostics.push(headerOnly());
    return this.#diagnostics;
  }

  about(): TranscriptAbout {
    const header = this.#header ?? {};
    const meta = isObject(header.chat_metadata) ? header.chat_metadata : {};
    const userName = realName(header.user_name) ?? this.voices.mainName('player');
    const characterName = realName(header.character_name) ?? this.voices.mainName('character');
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
  if (isOfUser(fields)) return realName(header?.user_name) ?? 'User';
  const members = header?.character_names;
  const member: unknown =
    Array.isArray(members) && typeof fields.chid === 'number' ? members[fields.chid] : undefined;
  return nonEmpty(member) ?? realName(header?.character_name) ?? 'Unknown';
}
