// Element's JSON export of a Matrix room: the events as the server has them, names beside them.
import type { Diagnostic } from '@/lib/diagnostic';
import type { MessageKind } from '@/story';
import { cutOffFile, damagedLine, undecrypted } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { epochMs } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { oldestFirst } from '../shared/newest-first';
import { Pace } from '../shared/pace';
import { People } from '../shared/people';
import { cleanText, kindOfPost } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';

type Fields = Record<string, unknown>;

/** Pictures and files have their names as text. */
const SPOKEN = new Set(['m.text', 'm.emote', 'm.notice']);
/** Quoted lines and the blank one above the words of a reply. */
const FALLBACK = /^> [^\n]*\n(?:> ?[^\n]*\n)*\n?/;

export async function readJsonExport(source: LogSource): Promise<ReadLog> {
  const reader = new RoomReader(source);
  const { text } = source;
  const list = jsonList(text, 'messages') ?? jsonList(text, 'chunk') ?? jsonList(text, null);
  if (!list) return reader.finish(undefined, false);
  const pace = new Pace(source);
  const events: { readonly record: JsonRecord; readonly time: number | undefined }[] = [];
  for (const record of list.records) {
    events.push({ record, time: timeOf(record.value) });
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  // Scripts save what the server gives, which is asked for backwards.
  for (const { record } of oldestFirst(events)) reader.take(record);
  return reader.finish(list.around, list.isCut());
}

class RoomReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #people = new People();
  readonly #names = new Map<string, string>();
  /** Indexes of messages by event, for the edits that follow. */
  readonly #events = new Map<string, number>();
  #undecrypted = 0;

  constructor(private readonly source: LogSource) {}

  take(record: JsonRecord): void {
    const why = this.#read(record);
    if (why !== undefined) this.#builder.skip(record.bytes, why);
  }

  /** Why the event is no message, or undefined where it became one. */
  #read(record: JsonRecord): string | undefined {
    const event = record.value;
    if (!isObject(event)) {
      if (!record.isCut) this.#diagnostics.push(damagedLine({ line: record.line }, false));
      return 'damaged record';
    }
    const content = isObject(event.content) ? event.content : {};
    if (event.type === 'm.room.member') this.#learnName(event, content);
    if (event.type === 'm.room.encrypted') {
      this.#undecrypted++;
      return 'not decrypted';
    }
    if (event.type !== 'm.room.message') return 'event of the room';
    const relation = isObject(content['m.relates_to']) ? content['m.relates_to'] : {};
    if (relation.rel_type === 'm.replace') {
      this.#replace(textOf(relation.event_id), content);
      return 'edit of an earlier message';
    }
    if (!SPOKEN.has(textOf(content.msgtype))) {
      return Object.keys(content).length === 0 ? 'removed message' : 'no text';
    }
    return this.#message(record, event, content, isObject(relation['m.in_reply_to']));
  }

  #message(
    record: JsonRecord,
    event: Fields,
    content: Fields,
    isReply: boolean,
  ): string | undefined {
    const sender = textOf(event.sender) || 'unknown';
    const name = this.#names.get(sender) ?? localPart(sender);
    const written = textOf(content.body);
    const edit = lastEdit(event);
    const body = isReply ? (edit ?? written).replace(FALLBACK, '') : (edit ?? written);
    const isEmote = content.msgtype === 'm.emote';
    const text = cleanText(isEmote && body !== '' ? `${name} ${body}` : body);
    if (text.trim() === '') return 'no text';
    const time = timeOf(event);
    const span = literalSpan(record.raw, 'body', written);
    const { index } = this.#builder.add({
      speaker: this.#people.note(sender, name),
      kind: kindOf(textOf(content.msgtype), text, name),
      text,
      bytes: record.bytes,
      textBytes: span
        ? [this.#byteAt(record, span[0]), this.#byteAt(record, span[1])]
        : record.bytes,
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...(edit === undefined ? {} : { edited: true }),
    });
    this.#events.set(textOf(event.event_id), index);
    return undefined;
  }

  #byteAt(record: JsonRecord, offset: number): number {
    return this.source.text.byteAt(record.start + offset);
  }

  #learnName(event: Fields, content: Fields): void {
    const name = textOf(content.displayname).trim();
    const who = textOf(event.state_key) || textOf(event.sender);
    if (name !== '' && who !== '') this.#names.set(who, name);
  }

  /** The edit's words take the place of those it edits; its own text is a fallback with a star. */
  #replace(target: string, content: Fields): void {
    const index = this.#events.get(target);
    const message = index === undefined ? undefined : this.#builder.messages[index];
    const fresh = isObject(content['m.new_content']) ? textOf(content['m.new_content'].body) : '';
    if (!message || index === undefined || fresh.trim() === '') return;
    const name = this.#names.get(message.speaker ?? '') ?? localPart(message.speaker ?? '');
    const text = cleanText(message.kind === 'action' ? `${name} ${fresh}` : fresh);
    this.#builder.messages[index] = { ...message, text, edited: true };
  }

  finish(around: unknown, isCut: boolean): ReadLog {
    if (isCut) this.#diagnostics.push(cutOffFile());
    if (this.#undecrypted > 0) this.#diagnostics.push(undecrypted(this.#undecrypted));
    this.#people.addTo(this.#builder);
    const title = isObject(around) ? textOf(around.room_name) : '';
    const about = title === '' ? {} : { title };
    const transcript = this.#builder.finish(this.source, about, 'JSON around the messages');
    return { transcript, diagnostics: this.#diagnostics };
  }
}

function kindOf(type: string, text: string, name: string): MessageKind {
  // Notices are what bots say: dice, reminders.
  if (type === 'm.notice') return 'system';
  if (type === 'm.emote') return 'action';
  return kindOfPost(text, name);
}

/** The server may send the last edit along with what it edits. */
function lastEdit(event: Fields): string | undefined {
  const relations = isObject(event.unsigned) ? event.unsigned['m.relations'] : undefined;
  const edit = isObject(relations) ? relations['m.replace'] : undefined;
  const content = isObject(edit) ? edit.content : undefined;
  const fresh = isObject(content) ? content['m.new_content'] : undefined;
  const body = isObject(fresh) ? textOf(fresh.body) : '';
  return body === '' ? undefined : body;
}

/** `@ann:example.org` → `ann`. */
function localPart(id: string): string {
  return /^@?([^:]{1,100})/.exec(id)?.[1] ?? id;
}

function timeOf(event: unknown): number | undefined {
  return isObject(event) ? epochMs(Number(event.origin_server_ts)) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
