// `result.json` of Telegram Desktop: one chat, or an account with all its chats.
import { endOfValue } from '@/lib/json-repair';
import type { Diagnostic } from '@/lib/diagnostic';
import { cutOffFile, damagedLine, severalChats } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { parseIsoDate } from '../shared/dates';
import {
  isObject,
  jsonList,
  literalSpan,
  type JsonList,
  type JsonRecord,
} from '../shared/json-lines';
import { jsonMember } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { People } from '../shared/people';
import { cleanText, kindOfPost } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';

export async function readJsonExport(source: LogSource): Promise<ReadLog> {
  const reader = new ExportReader(source);
  const { text } = source;
  const single = jsonList(text, 'messages');
  if (single) await reader.readChat(single);
  else {
    const chats = jsonMember(text, ['chats']);
    const list = chats && jsonList(text, 'list', chats);
    for (const chat of list?.records ?? []) {
      const messages = jsonList(text, 'messages', chat);
      if (messages) await reader.readChat(messages);
    }
  }
  return reader.finish();
}

/** Deleted accounts have no name any more. */
const DELETED = 'Deleted account';

class ExportReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #people = new People();
  readonly #titles: string[] = [];
  readonly #pace: Pace;
  #isCut = false;

  constructor(private readonly source: LogSource) {
    this.#pace = new Pace(source);
  }

  async readChat(list: JsonList): Promise<void> {
    const before = this.#builder.messages.length;
    for (const record of list.records) {
      this.#take(record);
      if (this.#pace.isDue()) await this.#pace.turn(record.bytes[1]);
    }
    this.#isCut ||= list.isCut();
    if (this.#builder.messages.length === before) return;
    const { around } = list;
    this.#titles.push(isObject(around) && typeof around.name === 'string' ? around.name : '');
  }

  #take(record: JsonRecord): void {
    const { value: message, bytes } = record;
    if (!isObject(message)) {
      if (!record.isCut) this.#diagnostics.push(damagedLine({ line: record.line }, false));
      return this.#builder.skip(bytes, 'damaged record');
    }
    if (message.type !== 'message') return this.#builder.skip(bytes, 'service message');
    const said = cleanText(textOf(message.text));
    const poll = said.trim() === '' ? pollText(message.poll) : '';
    const text = poll === '' ? said : poll;
    if (text.trim() === '') return this.#builder.skip(bytes, 'no text');
    const id =
      typeof message.from_id === 'string' ? message.from_id : String(message.from_id ?? '');
    const name = typeof message.from === 'string' && message.from !== '' ? message.from : DELETED;
    const time = parseIsoDate(message.date);
    this.#builder.add({
      speaker: this.#people.note(id, name),
      kind: kindOfPost(text, name),
      text,
      bytes,
      textBytes: poll === '' ? this.#textBytes(record, message.text) : bytes,
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...('edited' in message ? { edited: true } : {}),
    });
  }

  #textBytes(record: JsonRecord, value: unknown): readonly [number, number] {
    const span =
      typeof value === 'string' ? literalSpan(record.raw, 'text', value) : listSpan(record.raw);
    if (!span) return record.bytes;
    const { text } = this.source;
    return [text.byteAt(record.start + span[0]), text.byteAt(record.start + span[1])];
  }

  finish(): ReadLog {
    if (this.#isCut) this.#diagnostics.push(cutOffFile());
    if (this.#titles.length > 1) this.#diagnostics.push(severalChats(this.#titles.length));
    this.#people.addTo(this.#builder);
    const [title = ''] = this.#titles;
    const about = this.#titles.length === 1 && title !== '' ? { title } : {};
    const transcript = this.#builder.finish(this.source, about, 'JSON around the messages');
    return { transcript, diagnostics: this.#diagnostics };
  }
}

/** Offsets of the inside of a text that is a list of pieces. */
function listSpan(raw: string): readonly [number, number] | undefined {
  const open = /"text"\s{0,20}:\s{0,20}\[/.exec(raw);
  if (!open) return undefined;
  const start = open.index + open[0].length;
  const end = endOfValue(raw, start - 1);
  return [start, end === -1 ? raw.length : end - 1];
}

const MARKS: Readonly<Record<string, string>> = {
  bold: '**',
  italic: '*',
  underline: '__',
  strikethrough: '~~',
  spoiler: '||',
  code: '`',
};

/** A string, or a list of strings and of pieces with a type. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value.map((piece: unknown) => pieceText(piece)).join('');
}

function pieceText(piece: unknown): string {
  if (typeof piece === 'string') return piece;
  if (!isObject(piece) || typeof piece.text !== 'string') return '';
  const { text } = piece;
  const type = typeof piece.type === 'string' ? piece.type : '';
  if (type === 'pre') return `\`\`\`\n${text}\n\`\`\``;
  if (type === 'blockquote') return text.replace(/^/gm, '> ');
  const mark = MARKS[type] ?? '';
  // A mark beside white space would not be read as one.
  const inner = mark === '' ? text : text.trim();
  if (inner === '') return text;
  const at = mark === '' ? 0 : text.length - text.trimStart().length;
  return text.slice(0, at) + mark + inner + mark + text.slice(at + inner.length);
}

/** What is asked and the answers to choose from. */
function pollText(poll: unknown): string {
  if (!isObject(poll) || typeof poll.question !== 'string') return '';
  const answers: unknown[] = Array.isArray(poll.answers) ? poll.answers : [];
  const lines = answers.flatMap((answer) =>
    isObject(answer) && typeof answer.text === 'string' ? [answer.text] : [],
  );
  return [poll.question, ...lines.map((line, i) => `${i + 1}. ${line}`)].join('\n');
}
