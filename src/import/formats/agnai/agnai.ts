// Chats exported from Agnaistic: one list, humans by their handle, characters often without a name.
import type { Diagnostic } from '@/lib/diagnostic';
import { parseTolerantly } from '@/lib/json-repair';
import type { MessageKind, Speaker } from '@/story';
import { cutOffFile, damagedLine, emptyMessages, noNames, otherBranches } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { alternativesOf } from '../shared/alternatives';
import { parseChatDate } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { isCutDocument, jsonMember } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';

type Fields = Record<string, unknown>;

/** Exports give every character this id, and every chat this name. */
const ANONYMOUS_ID = 'imported';
const ANONYMOUS_CHAT = 'Exported';
const NAMELESS = 'Character';

function isMessage(value: unknown): value is Fields & { msg: string } {
  if (!isObject(value) || typeof value.msg !== 'string') return false;
  return ['handle', 'userId', 'characterId', 'adapter', 'chatId'].some((key) => key in value);
}

function detect(sample: LogSample): number {
  const { json } = sample;
  if (!isObject(json) || !Array.isArray(json.messages)) return 0;
  const head: unknown[] = json.messages.slice(0, 10);
  const share = head.length === 0 ? 0 : head.filter(isMessage).length / head.length;
  const isChat = 'sampleChat' in json && 'greeting' in json;
  if (share === 0) return isChat && head.length === 0 ? 0.6 : 0;
  return (isChat ? 0.85 : 0.75) + share * 0.12;
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new ChatReader(source);
  const pace = new Pace(source);
  for (const record of jsonList(source.text, 'messages')?.records ?? []) {
    reader.note(record);
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  return reader.finish();
}

class ChatReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #records: JsonRecord[] = [];
  #empty = 0;

  constructor(private readonly source: LogSource) {}

  /** What is shown of a tree is known only once all of it has been seen. */
  note(record: JsonRecord): void {
    this.#records.push(record);
  }

  #stringAt(key: string): string | undefined {
    const part = jsonMember(this.source.text, [key]);
    const value = part && parseTolerantly(part.raw)?.value;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  #take(record: JsonRecord, path: ReadonlySet<unknown> | undefined): boolean {
    const { value } = record;
    if (!isMessage(value)) {
      if (value === undefined) {
        this.#diagnostics.push(damagedLine({ line: record.line, bytes: record.bytes }, false));
      }
      this.#builder.skip(record.bytes, 'not a message');
      return true;
    }
    if (path && !path.has(value._id)) {
      this.#builder.skip(record.bytes, 'another branch');
      return false;
    }
    if (value.adapter === 'image') {
      this.#builder.skip(record.bytes, 'picture');
      return true;
    }
    this.#takeMessage(record, value);
    return true;
  }

  #takeMessage(record: JsonRecord, fields: Fields & { msg: string }): void {
    const text = cleanText(fields.msg);
    if (text.trim() === '') {
      this.#empty++;
      return this.#builder.skip(record.bytes, 'empty message');
    }
    const kind = kindOf(fields, text);
    const time = parseChatDate(fields.createdAt);
    const retries = Array.isArray(fields.retries)
      ? fields.retries.filter((retry): retry is string => typeof retry === 'string')
      : [];
    // Only answers are asked for again; on import each message gets the greetings of the card.
    const versions =
      retries.length > 0 && fields.adapter !== 'import'
        ? alternativesOf(retries, undefined, text)
        : undefined;
    const stated = findTracker(text);
    const span = literalSpan(record.raw, 'msg', fields.msg);
    const { text: whole } = this.source;
    this.#builder.add({
      speaker: kind === 'narration' ? null : this.#builder.speaker(speakerOf(fields, kind)),
      kind,
      text,
      bytes: record.bytes,
      textBytes: span
        ? [whole.byteAt(record.start + span[0]), whole.byteAt(record.start + span[1])]
        : record.bytes,
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...(fields.event === 'hidden' ? { hidden: true } : {}),
      ...(versions
        ? { alternatives: versions.alternatives, shownAlternative: versions.shown }
        : {}),
      ...(stated ? { stated } : {}),
    });
  }

  finish(): ReadLog {
    const leaf = this.#stringAt('treeLeafId');
    const path = leaf === undefined ? undefined : pathTo(leaf, this.#records);
    const others = this.#records.filter((record) => !this.#take(record, path)).length;
    if (others > 0) this.#diagnostics.push(otherBranches(others));
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    if (isCutDocument(this.source.text)) this.#diagnostics.push(cutOffFile());
    const read = this.#builder.finish(this.source, {}, 'JSON around the messages');
    if (read.speakers.some(({ key }) => key === NAMELESS)) this.#diagnostics.push(noNames());
    const player = read.speakers.find(({ role }) => role === 'player');
    const character = read.speakers.find(({ role }) => role === 'character');
    const title = this.#stringAt('name');
    const scenario = this.#stringAt('scenario');
    const about = {
      ...(title === undefined || title === ANONYMOUS_CHAT ? {} : { title }),
      ...(player ? { userName: player.key } : {}),
      ...(character ? { characterName: character.key } : {}),
      ...(scenario === undefined ? {} : { scenario }),
    };
    return { transcript: { ...read, about }, diagnostics: this.#diagnostics };
  }
}

function kindOf(fields: Fields, text: string): MessageKind {
  if (fields.system === true) return 'system';
  if (fields.ooc === true || fields.event === 'ooc' || isWholeOoc(text)) return 'ooc';
  return fields.event === 'world' ? 'narration' : 'post';
}

function speakerOf(fields: Fields, kind: MessageKind): Speaker {
  if (kind === 'system') return { key: 'system', name: 'System', role: 'system' };
  const handle = nonEmpty(fields.handle);
  const isHuman = nonEmpty(fields.userId) !== undefined;
  const named = isHuman
    ? (handle ?? nonEmpty(fields.name) ?? 'You')
    : (nonEmpty(fields.name) ?? handle);
  if (named !== undefined) {
    return { key: named, name: named, role: isHuman ? 'player' : 'character' };
  }
  const id = nonEmpty(fields.characterId) ?? ANONYMOUS_ID;
  const key = id === ANONYMOUS_ID ? NAMELESS : `${NAMELESS} ${id}`;
  return { key, name: NAMELESS, role: 'character' };
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Ids from the shown end of a tree back to its root; undefined where the list is no tree. */
function pathTo(leaf: string, records: readonly JsonRecord[]): ReadonlySet<unknown> | undefined {
  const parents = new Map<unknown, unknown>();
  for (const { value } of records) {
    if (isObject(value) && typeof value._id === 'string') parents.set(value._id, value.parent);
  }
  if (!parents.has(leaf)) return undefined;
  const path = new Set<unknown>();
  for (let at: unknown = leaf; parents.has(at) && !path.has(at); at = parents.get(at)) path.add(at);
  // A message without a parent in the middle: what lies before it is one line, as in old chats.
  const first = records.findIndex(({ value }) => isObject(value) && path.has(value._id));
  for (const { value } of records.slice(0, first)) {
    if (isObject(value) && value.parent === undefined) path.add(value._id);
  }
  return path;
}

export const agnai = {
  id: 'agnai',
  label: 'Agnai chat',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
