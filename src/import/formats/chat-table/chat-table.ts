// Tables of messages, comma-separated, as exporters and training sets have them: columns that say who and what.
import { damagedLine } from '../../diagnostics';
import { roleOfWord } from '../json-chat/said';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { ConversationBook, EMPTY_MESSAGE, type ConversationNode } from '../shared/conversations';
import { csvRows, type CsvField, type CsvRow } from '../shared/csv-rows';
import { parseChatDate } from '../shared/dates';
import { LineCounter } from '../shared/line-counter';
import { linked } from '../shared/linked-nodes';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { columnsOf, type Columns } from './columns';

const MAX_HEAD_CHARS = 1000;

function detect(sample: LogSample): number {
  const first = sample.lines[0] ?? '';
  if (!first.includes(',') || first.length > MAX_HEAD_CHARS || sample.lines.length < 2) return 0;
  const [head] = csvRows(first);
  if (looksLikeData(sample) || !head || !columnsOf(head.fields.map(({ text }) => text))) return 0;
  return sample.extension === 'csv' ? 0.85 : 0.6;
}

async function read(source: LogSource): Promise<ReadLog> {
  const whole = source.text.slice(0, source.text.length);
  const book = new ConversationBook(source);
  const lines = new LineCounter(whole);
  const pace = new Pace(source);
  const chats = new Map<string, ConversationNode[]>();
  let columns: Columns | undefined;
  for (const row of csvRows(whole)) {
    if (!columns) {
      columns = columnsOf(row.fields.map(({ text }) => text)) ?? {};
      continue;
    }
    const chat = fieldOf(row, columns.chat)?.text ?? '';
    const nodes = chats.get(chat) ?? [];
    if (nodes.length === 0) chats.set(chat, nodes);
    const line = lines.at(row.start);
    const found = nodesOf(row, columns, line, source);
    if (found.length === 0 && !row.isBlank) book.report(damagedLine({ line }, false));
    for (const node of found) nodes.push(node);
    if (row.isCut) book.reportCut();
    if (pace.isDue()) await pace.turn(source.text.byteAt(row.end));
  }
  for (const [title, nodes] of chats) {
    const time = nodes.find((node) => node.time !== undefined)?.time;
    // Ids of chats are no titles.
    const isTitle = !/^[\da-f-]*$/i.test(title);
    book.add({
      title: isTitle ? title : '',
      heading: undefined,
      time,
      ...linked(nodes, undefined),
    });
  }
  return book.finish('between rows');
}

function fieldOf(row: CsvRow, column: number | undefined): CsvField | undefined {
  return column === undefined ? undefined : row.fields[column];
}

function nodesOf(
  row: CsvRow,
  columns: Columns,
  line: number,
  source: LogSource,
): ConversationNode[] {
  const time = parseChatDate(fieldOf(row, columns.time)?.text);
  const who = fieldOf(row, columns.who)?.text.trim() ?? '';
  const [asked, answered] = [fieldOf(row, columns.asked), fieldOf(row, columns.answered)];
  const said = fieldOf(row, columns.text);
  const make = (field: CsvField, name: string, from: number, to: number) =>
    nodeOf({ field, name, from, to, line, time }, source);
  if (said && who !== '') return [make(said, who, row.start, row.end)];
  if (!asked || !answered) return [];
  if (answered.start < asked.end) return [make(answered, 'assistant', row.start, row.end)];
  const edge = answered.start - 1;
  return [make(asked, 'user', row.start, edge), make(answered, 'assistant', edge, row.end)];
}

interface Cell {
  readonly field: CsvField;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly time: number | undefined;
}

function nodeOf(
  { field, name, from, to, line, time }: Cell,
  { text: file }: LogSource,
): ConversationNode {
  const role = roleOfWord(name);
  const text = cleanText(field.text);
  const why = role === 'other' ? 'instructions' : text.trim() === '' ? EMPTY_MESSAGE : '';
  const bytes = [file.byteAt(from), file.byteAt(to)] as const;
  const raw = file.slice(from, to);
  return {
    id: `at ${from}`,
    parent: undefined,
    role: why !== '' ? null : role === 'user' ? 'user' : 'assistant',
    why,
    text,
    record: { value: undefined, raw, start: from, bytes, line, isCut: false },
    textBytes: why === '' ? [file.byteAt(field.start), file.byteAt(field.end)] : bytes,
    time,
    ...(role === undefined ? { name, isPerson: true } : {}),
  };
}

export const chatTable = {
  id: 'chat-table',
  label: 'Table of messages (CSV)',
  extensions: ['csv'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
