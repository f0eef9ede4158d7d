// `messages.csv` and `messages.json` of the archive that Discord sends on request: what one account wrote
// in a channel, without anybody else's side.
import { cutOffFile, halfConversation } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { csvRows } from '../shared/csv-rows';
import { parseIsoDate } from '../shared/dates';
import { Channel, type ChannelPost } from '../shared/discord-channel';
import { isObject, jsonList, literalSpan } from '../shared/json-lines';
import { LineCounter } from '../shared/line-counter';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { plainMentions } from './mentions';

export const OWN_HEAD = /^\ufeff?"?ID"?,"?Timestamp"?,"?Contents"?(?:,|\s)/;
/** The archive does not say in its channels whose it is. */
const OWNER = { id: 'You', name: 'You' };
const NOBODY = new Map<string, string>();

export function isOwnLine(value: unknown): boolean {
  return isObject(value) && 'ID' in value && 'Timestamp' in value && 'Contents' in value;
}

export async function readOwnLines(source: LogSource, shape: 'table' | 'list'): Promise<ReadLog> {
  const channel = new Channel(source);
  const pace = new Pace(source);
  const posts: ChannelPost[] = [];
  const posted = shape === 'table' ? rowsOf(source, channel) : recordsOf(source, channel);
  for (const post of posted) {
    posts.push(post);
    if (pace.isDue()) await pace.turn(post.bytes[1]);
  }
  for (const post of inOrderOfTime(posts)) channel.add(post);
  channel.diagnostics.push(halfConversation('the owner of the account'));
  const read = channel.finish({}, shape === 'table' ? 'between rows' : 'JSON around the messages');
  const speakers = read.transcript.speakers.map((speaker) => ({
    ...speaker,
    role: 'player' as const,
  }));
  const about = speakers.length > 0 ? { userName: OWNER.id } : {};
  return { ...read, transcript: { ...read.transcript, speakers, about } };
}

/** Archives begin with the newest. */
function inOrderOfTime(posts: readonly ChannelPost[]): readonly ChannelPost[] {
  if (posts.some(({ time }) => time === undefined)) return posts;
  return [...posts].sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
}

function* rowsOf({ text: file }: LogSource, channel: Channel): Generator<ChannelPost> {
  const whole = file.slice(0, file.length);
  const lines = new LineCounter(whole);
  for (const row of csvRows(whole)) {
    const bytes = [file.byteAt(row.start), file.byteAt(row.end)] as const;
    const [id, date, contents] = row.fields;
    const line = lines.at(row.start);
    if (row.start === 0 && /^\ufeff?ID$/.test(id?.text ?? '')) channel.skip(bytes, 'header');
    else if (!contents) channel.skip(bytes, row.isBlank ? 'blank line' : 'damaged row');
    else {
      if (row.isCut) channel.diagnostics.push(cutOffFile());
      const textBytes = [file.byteAt(contents.start), file.byteAt(contents.end)] as const;
      yield postOf(contents.text, date?.text, { bytes, textBytes, line });
    }
  }
}

function* recordsOf({ text: file }: LogSource, channel: Channel): Generator<ChannelPost> {
  const list = jsonList(file, null);
  for (const record of list?.records ?? []) {
    const { value, raw, start, bytes, line } = record;
    if (!isObject(value)) {
      channel.skip(bytes, 'not a message');
      continue;
    }
    const contents = typeof value.Contents === 'string' ? value.Contents : '';
    const span = literalSpan(raw, 'Contents', contents);
    const textBytes = span
      ? ([file.byteAt(start + span[0]), file.byteAt(start + span[1])] as const)
      : bytes;
    yield postOf(contents, value.Timestamp, { bytes, textBytes, line });
  }
  if (list?.isCut() === true) channel.diagnostics.push(cutOffFile());
}

function postOf(
  contents: string,
  date: unknown,
  place: Pick<ChannelPost, 'bytes' | 'textBytes' | 'line'>,
): ChannelPost {
  return {
    author: OWNER,
    text: cleanText(plainMentions(contents, NOBODY)),
    ...place,
    isEmbed: false,
    isNotice: false,
    time: parseIsoDate(date),
  };
}
