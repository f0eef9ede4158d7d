// Chats as comma-separated tables of programs without a reader: a row a message, whose columns say what is in them.
import type { Speaker } from '@/story';
import { cutOffFile, damagedLine } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { csvRows, type CsvRow } from '../shared/csv-rows';
import { parseChatDate } from '../shared/dates';
import { LineCounter } from '../shared/line-counter';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';

interface Columns {
  readonly text: number;
  readonly who: number;
  readonly time: number | undefined;
}

const TEXT =
  /^(?:text|message|content|body|msg|mes|post|dialogue|line|utterance|message_?(?:text|content|body))$/;
const WHO =
  /^(?:from|author|sender|speaker|name|user|username|nickname|character|role|who|(?:message_?|author_?|sender_?|user_?|character_?)(?:name|username|author|sender))$/;
const TIME =
  /^(?:timestamp|time|date|datetime|created(?:_?at)?|sent(?:_?at)?|message_?(?:timestamp|date|time))$/;
const MOST_HEAD_CHARS = 1000;

function columnsOf(head: string): Columns | undefined {
  const line = /^[^\n]{0,1000}/.exec(head)?.[0] ?? '';
  if (!line.includes(',') || line.length >= MOST_HEAD_CHARS) return undefined;
  const [row] = csvRows(line);
  const names = row?.fields.map(({ text }) => text.trim().toLowerCase()) ?? [];
  const [text, who, time] = [TEXT, WHO, TIME].map((words) =>
    names.findIndex((name) => words.test(name.replace(/[ -]/g, '_'))),
  );
  if (text === undefined || who === undefined || text < 0 || who < 0) return undefined;
  return { text, who, time: time === undefined || time < 0 ? undefined : time };
}

function detect({ head }: LogSample): number {
  // A story that opens so has no such words between commas and nothing else in its first line.
  return columnsOf(head) ? 0.85 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const whole = source.text.slice(0, source.text.length);
  const columns = columnsOf(whole.slice(0, MOST_HEAD_CHARS));
  const table = new TableReader(source, columns);
  const lines = new LineCounter(whole);
  const pace = new Pace(source);
  for (const row of csvRows(whole)) {
    table.take(row, lines.at(row.start));
    if (pace.isDue()) await pace.turn(source.text.byteAt(row.end));
  }
  return table.finish();
}

class TableReader {
  readonly #builder = new TranscriptBuilder();
  readonly #messages: NewMessage[] = [];
  readonly #diagnostics: ReadLog['diagnostics'][number][] = [];
  #isFirst = true;

  constructor(
    private readonly source: LogSource,
    private readonly columns: Columns | undefined,
  ) {}

  take(row: CsvRow, line: number): void {
    const { text: file } = this.source;
    const bytes = [file.byteAt(row.start), file.byteAt(row.end)] as const;
    const { columns } = this;
    if (this.#isFirst && columns) {
      this.#isFirst = false;
      return this.#builder.skip(bytes, 'header');
    }
    const said = columns && row.fields[columns.text];
    const who = columns && row.fields[columns.who];
    if (!said || !who) {
      if (!row.isBlank) this.#diagnostics.push(damagedLine({ line, bytes }, false));
      return this.#builder.skip(bytes, row.isBlank ? 'blank line' : 'damaged row');
    }
    if (row.isCut) this.#diagnostics.push(cutOffFile());
    // Some writers keep a row on one line.
    const text = cleanText(said.text.replaceAll('\\n', '\n'));
    if (text.trim() === '') return this.#builder.skip(bytes, 'empty message');
    const name = who.text.trim() === '' ? 'Unknown' : who.text.trim();
    const time =
      columns.time === undefined ? undefined : parseChatDate(row.fields[columns.time]?.text);
    const stated = findTracker(text);
    this.#messages.push({
      speaker: name,
      kind: kindOfPost(text, name),
      text,
      bytes,
      textBytes: [file.byteAt(said.start), file.byteAt(said.end)],
      line,
      ...(time === undefined ? {} : { time }),
      ...(stated ? { stated } : {}),
    });
  }

  finish(): ReadLog {
    const messages = this.#messages;
    if (isNewestFirst(messages)) messages.reverse();
    for (const message of messages) {
      if (message.speaker !== null) this.#builder.speaker(speakerOf(message.speaker));
      this.#builder.add(message);
    }
    const player = messages.find(({ speaker }) => speakerOf(speaker ?? '').role === 'player');
    const about = player?.speaker ? { userName: player.speaker } : {};
    const transcript = this.#builder.finish(this.source, about, 'between rows');
    return { transcript, diagnostics: this.#diagnostics };
  }
}

function speakerOf(name: string): Speaker {
  const speaker = { key: name, name };
  if (/^(?:me|you|user|human)$/i.test(name)) return { ...speaker, role: 'player' };
  if (/^(?:rep|replika|bot|assistant|ai|model|char|character)$/i.test(name))
    return { ...speaker, role: 'character' };
  return isNarratorName(name) ? { ...speaker, role: 'narrator' } : speaker;
}

function isNewestFirst(messages: readonly NewMessage[]): boolean {
  const times = messages.flatMap(({ time }) => (time === undefined ? [] : [time]));
  const [first = 0, last = first] = [times[0], times.at(-1)];
  return last < first && times.every((time, i) => time <= (times[i - 1] ?? time));
}

export const tableChat = {
  id: 'table-chat',
  label: 'Chat in a table (CSV)',
  extensions: ['csv'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
