// Chats as tables of any program: a row a message, told by the words over its columns.
import { cutOffFile, damagedLine } from '../../diagnostics';
import type { Diagnostic } from '@/lib/diagnostic';
import type { Speaker } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { csvRows, type CsvField, type CsvRow } from '../shared/csv-rows';
import { parseChatDate } from '../shared/dates';
import { LineCounter } from '../shared/line-counter';
import { oldestFirst } from '../shared/newest-first';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import { DateBook, hasDay, readWrittenDate } from '../shared/written-dates';
import { layoutOf, type Columns, type Layout } from './columns';

/** Names that only say which side somebody is on. */
const ROLES: readonly (readonly [RegExp, { name?: string; role: 'player' | 'character' }])[] = [
  [/^(?:user|human)$/i, { name: 'User', role: 'player' }],
  [/^(?:me|you)$/i, { role: 'player' }],
  [/^(?:assistant|model|ai)$/i, { name: 'Assistant', role: 'character' }],
  [/^(?:rep|bot|char|character)$/i, { role: 'character' }],
];
const MAX_NAME = 80;

function detect(sample: LogSample): number {
  const { lines, extension, head } = sample;
  const columns = layoutOf(head, extension);
  if (!columns || lines.length < 2 || looksLikeData(sample)) return 0;
  // DiscordChatExporter's, which has a reader.
  if (/^\ufeff?"?AuthorID"?,/.test(lines[0] ?? '')) return 0;
  return extension === 'csv' || extension === 'tsv' ? 0.93 : 0.88;
}

async function read(source: LogSource): Promise<ReadLog> {
  const whole = source.text.slice(0, source.text.length);
  const layout = layoutOf(whole, source.extension);
  const reader = new TableReader(source, layout, new LineCounter(whole));
  const pace = new Pace(source);
  for (const row of csvRows(whole, layout?.sign)) {
    reader.take(row);
    if (pace.isDue()) await pace.turn(source.text.byteAt(row.end));
  }
  return reader.finish();
}

class TableReader {
  readonly #builder = new TranscriptBuilder();
  readonly #messages: NewMessage[] = [];
  readonly #dates = new DateBook();
  readonly #diagnostics: Diagnostic[] = [];
  #hasLineEnds = false;

  constructor(
    private readonly source: LogSource,
    private readonly columns: Layout | undefined,
    private readonly lines: LineCounter,
  ) {}

  take(row: CsvRow): void {
    const { text: file } = this.source;
    const bytes = [file.byteAt(row.start), file.byteAt(row.end)] as const;
    const isHead = row.start === 0 && this.columns?.isHeadless !== true;
    if (isHead || !this.columns) return this.#builder.skip(bytes, 'header');
    // The line below the head of a Markdown table.
    if (row.fields.every(({ text }) => /^[\s:-]*$/.test(text)) && !row.isBlank)
      return this.#builder.skip(bytes, 'header');
    const sides = sidesOf(row, this.columns);
    if (!sides) {
      const line = this.lines.at(row.start);
      if (!row.isBlank) this.#diagnostics.push(damagedLine({ line, bytes }, false));
      return this.#builder.skip(bytes, row.isBlank ? 'blank line' : 'damaged row');
    }
    if (row.isCut) this.#diagnostics.push(cutOffFile());
    for (const side of sides) this.#say(row, side);
  }

  #say(row: CsvRow, { field, name, from, to }: Side): void {
    const { text: file } = this.source;
    const bytes = [file.byteAt(from), file.byteAt(to)] as const;
    const text = cleanText(field.text).trim();
    if (text === '') return this.#builder.skip(bytes, 'empty message');
    if (/^(?:system|developer|tool)$/i.test(name)) {
      return this.#builder.skip(bytes, 'instructions');
    }
    const index = this.#messages.length;
    this.#hasLineEnds ||= text.includes('\n');
    this.#messages.push({
      speaker: name,
      kind: 'post',
      text,
      bytes,
      textBytes: [file.byteAt(field.start), file.byteAt(field.end)],
      line: this.lines.at(row.start),
    });
    this.#note(index, row);
  }

  #note(index: number, row: CsvRow): void {
    const written = (this.columns?.times ?? []).map((at) => row.fields[at]?.text.trim() ?? '');
    const time = written.map((text) => parseChatDate(text)).find((ms) => ms !== undefined);
    const message = this.#messages[index];
    if (time !== undefined && message) this.#messages[index] = { ...message, time };
    else {
      const dated = written.map((text) => readWrittenDate(text)).find(hasDay);
      this.#dates.note(index, dated ?? readWrittenDate(written.join(' ')));
    }
  }

  #speaker(name: string): Speaker {
    const known = ROLES.find(([words]) => words.test(name))?.[1];
    if (known) return { key: known.name ?? name, name, ...known };
    return { key: name, name, ...(isNarratorName(name) ? { role: 'narrator' as const } : {}) };
  }

  /** Writers that keep a row on one line write its line ends as `\n`; elsewhere somebody typed it. */
  #shownText(text: string): string {
    return this.#hasLineEnds ? text : text.replace(/(?:\\r)?\\n/g, '\n').trim();
  }

  finish(): ReadLog {
    const messages = this.#messages;
    this.#dates.fill(messages);
    let player: string | undefined;
    for (const message of oldestFirst(messages)) {
      const name = message.speaker ?? '';
      const speaker = this.#speaker(name);
      if (speaker.role === 'player') player ??= speaker.name;
      const text = this.#shownText(message.text);
      if (text === '') {
        this.#builder.skip(message.bytes, 'empty message');
        continue;
      }
      const stated = findTracker(text);
      this.#builder.add({
        ...message,
        speaker: this.#builder.speaker(speaker),
        kind: kindOfPost(text, name),
        text,
        ...(stated ? { stated } : {}),
      });
    }
    const about = player === undefined ? {} : { userName: player };
    const transcript = this.#builder.finish(this.source, about, 'between rows');
    return { transcript, diagnostics: this.#diagnostics };
  }
}

/** What one cell says, with the stretch of the row that is its own. */
interface Side {
  readonly field: CsvField;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Undefined where the row lacks a cell. */
function sidesOf(row: CsvRow, { said, names }: Columns): readonly Side[] | undefined {
  if ('text' in said) {
    const field = row.fields[said.text];
    const name = names
      .map((index) => row.fields[index]?.text.trim() ?? '')
      .find((text) => text !== '' && text.length <= MAX_NAME);
    return field && name !== undefined
      ? [{ field, name, from: row.start, to: row.end }]
      : undefined;
  }
  const [asked, answered] = [row.fields[said.asked], row.fields[said.answered]];
  if (!asked || !answered) return undefined;
  const isInOrder = asked.end < answered.start;
  const [first, second] = isInOrder ? [asked, answered] : [answered, asked];
  const edge = second.start - 1;
  const sides = [
    { field: first, name: 'User', from: row.start, to: edge },
    { field: second, name: 'Assistant', from: edge, to: row.end },
  ];
  if (isInOrder) return sides;
  const [one, other] = sides;
  return one && other
    ? [
        { ...other, name: 'User' },
        { ...one, name: 'Assistant' },
      ]
    : undefined;
}

export const chatTable = {
  id: 'chat-table',
  label: 'Chat as a table (CSV of other programs)',
  extensions: ['csv', 'tsv', 'md'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
