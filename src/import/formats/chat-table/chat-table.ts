// Chats as tables of any program: a row a message, told by the words over its columns.
import { cutOffFile, damagedLine } from '../../diagnostics';
import type { Diagnostic } from '@/lib/diagnostic';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { csvRows, type CsvRow } from '../shared/csv-rows';
import { parseChatDate } from '../shared/dates';
import { LineCounter } from '../shared/line-counter';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, hasDay, readWrittenDate } from '../shared/written-dates';
import { columnsOf, type Columns } from './columns';

const ROLES: Readonly<Record<string, { name: string; role: 'player' | 'character' }>> = {
  user: { name: 'User', role: 'player' },
  human: { name: 'User', role: 'player' },
  assistant: { name: 'Assistant', role: 'character' },
  model: { name: 'Assistant', role: 'character' },
  ai: { name: 'Assistant', role: 'character' },
};
const MAX_NAME = 80;

function detect({ lines, extension }: LogSample): number {
  const columns = columnsOf(lines[0] ?? '');
  if (!columns || lines.length < 2) return 0;
  // DiscordChatExporter's, which has a reader.
  if (/^\ufeff?"?AuthorID"?,/.test(lines[0] ?? '')) return 0;
  return extension === 'csv' || extension === 'tsv' ? 0.93 : 0.88;
}

async function read(source: LogSource): Promise<ReadLog> {
  const whole = source.text.slice(0, source.text.length);
  const head = /^[^\r\n]*/.exec(whole.slice(0, 2000))?.[0] ?? '';
  const reader = new TableReader(source, columnsOf(head), new LineCounter(whole));
  const pace = new Pace(source);
  for (const row of csvRows(whole, columnsOf(head)?.sign)) {
    reader.take(row);
    if (pace.isDue()) await pace.turn(source.text.byteAt(row.end));
  }
  return reader.finish();
}

class TableReader {
  readonly #builder = new TranscriptBuilder();
  readonly #dates = new DateBook();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(
    private readonly source: LogSource,
    private readonly columns: Columns | undefined,
    private readonly lines: LineCounter,
  ) {}

  take(row: CsvRow): void {
    const { text: file } = this.source;
    const bytes = [file.byteAt(row.start), file.byteAt(row.end)] as const;
    const line = this.lines.at(row.start);
    if (row.start === 0 || !this.columns) return this.#builder.skip(bytes, 'header');
    const said = row.fields[this.columns.text];
    const name = this.columns.names
      .map((index) => row.fields[index]?.text.trim() ?? '')
      .find((text) => text !== '' && text.length <= MAX_NAME);
    if (!said || name === undefined) {
      if (!row.isBlank) this.#diagnostics.push(damagedLine({ line, bytes }, false));
      return this.#builder.skip(bytes, row.isBlank ? 'blank line' : 'damaged row');
    }
    if (row.isCut) this.#diagnostics.push(cutOffFile());
    const text = cleanText(said.text).trim();
    if (text === '') return this.#builder.skip(bytes, 'empty message');
    if (/^(?:system|developer|tool)$/i.test(name)) {
      return this.#builder.skip(bytes, 'instructions');
    }
    const { index } = this.#builder.add({
      speaker: this.#speaker(name),
      kind: kindOfPost(text, name),
      text,
      bytes,
      textBytes: [file.byteAt(said.start), file.byteAt(said.end)],
      line,
    });
    this.#note(index, row);
  }

  #note(index: number, row: CsvRow): void {
    const written = (this.columns?.times ?? []).map((at) => row.fields[at]?.text.trim() ?? '');
    const time = written.map((text) => parseChatDate(text)).find((ms) => ms !== undefined);
    const message = this.#builder.messages[index];
    if (time !== undefined && message) this.#builder.messages[index] = { ...message, time };
    else {
      const dated = written.map((text) => readWrittenDate(text)).find(hasDay);
      this.#dates.note(index, dated ?? readWrittenDate(written.join(' ')));
    }
  }

  #speaker(name: string): string {
    const known = ROLES[name.toLowerCase()];
    if (known) return this.#builder.speaker({ key: name.toLowerCase(), ...known });
    const role = isNarratorName(name) ? { role: 'narrator' as const } : {};
    return this.#builder.speaker({ key: name, name, ...role });
  }

  finish(): ReadLog {
    this.#dates.fill(this.#builder.messages);
    const transcript = this.#builder.finish(this.source, {}, 'between rows');
    return { transcript, diagnostics: this.#diagnostics };
  }
}

export const chatTable = {
  id: 'chat-table',
  label: 'Chat as a table (CSV of other programs)',
  extensions: ['csv', 'tsv'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
