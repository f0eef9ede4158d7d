// The table of DiscordChatExporter: one row a message, without types or a mark for bots.
import { cutOffFile, damagedLine } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { parseIsoDate } from '../shared/dates';
import { LineCounter } from '../shared/line-counter';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { readWrittenDate } from '../shared/written-dates';
import { Channel } from '../shared/discord-channel';
import { csvRows, type CsvRow } from '../shared/csv-rows';
import { authorOfFullName, isNoticeText } from './full-name';

/** The first columns have been these since 2019. */
export const CSV_HEAD = /^"?AuthorID"?,"?Author"?,"?Date"?,"?Content"?(?:,|$)/;

export async function readCsvExport(source: LogSource): Promise<ReadLog> {
  const whole = source.text.slice(0, source.text.length);
  const lines = new LineCounter(whole);
  const channel = new Channel(source);
  const pace = new Pace(source);
  for (const row of csvRows(whole)) {
    take(channel, source, row, lines.at(row.start));
    if (pace.isDue()) await pace.turn(source.text.byteAt(row.end));
  }
  return channel.finish({}, 'between rows');
}

function take(channel: Channel, { text: file }: LogSource, row: CsvRow, line: number): void {
  const bytes = [file.byteAt(row.start), file.byteAt(row.end)] as const;
  const [id, author, date, content] = row.fields;
  if (row.start === 0 && id?.text === 'AuthorID') return channel.skip(bytes, 'header');
  if (!content || !author) {
    if (!row.isBlank) channel.diagnostics.push(damagedLine({ line, bytes }, false));
    return channel.skip(bytes, row.isBlank ? 'blank line' : 'damaged row');
  }
  if (row.isCut) channel.diagnostics.push(cutOffFile());
  const text = cleanText(content.text);
  const time = parseIsoDate(date?.text);
  channel.add({
    author: authorOfFullName(author.text, id?.text ?? ''),
    text,
    bytes,
    textBytes: [file.byteAt(content.start), file.byteAt(content.end)],
    line,
    isEmbed: false,
    isNotice: isNoticeText(text),
    time,
    // Until 2023 the date was written as the user had set it.
    written: time === undefined ? readWrittenDate(date?.text ?? '') : undefined,
  });
}
