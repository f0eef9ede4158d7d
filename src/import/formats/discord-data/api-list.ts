// Messages as Discord's API gives them, in lists that scripts and extensions save; the newest first.
import { cutOffFile, damagedLine } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { parseIsoDate } from '../shared/dates';
import { Channel, type ChannelPost } from '../shared/discord-channel';
import { embedText } from '../shared/discord-embeds';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { plainMentions } from './mentions';

/** Numbers of what people write: messages, replies, commands and their results, starts of threads. */
const POSTS = new Set<unknown>([0, 19, 20, 21, 23, undefined]);

export function isApiMessage(value: unknown): boolean {
  if (!isObject(value) || typeof value.content !== 'string' || !isObject(value.author))
    return false;
  return (
    typeof value.author.username === 'string' &&
    typeof value.timestamp === 'string' &&
    ('channel_id' in value || 'mentions' in value || 'edited_timestamp' in value)
  );
}

export async function readApiList(source: LogSource): Promise<ReadLog> {
  const channel = new Channel(source);
  const list = jsonList(source.text, null) ?? jsonList(source.text, 'messages');
  const names = new Map<string, string>();
  const pace = new Pace(source);
  const records: JsonRecord[] = [];
  for (const record of list?.records ?? []) {
    records.push(record);
    noteNames(record.value, names);
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  for (const record of records) {
    const post = postOf(record, names, source);
    if (post) channel.add(post);
    else {
      channel.skip(record.bytes, 'damaged record');
      if (!record.isCut) channel.diagnostics.push(damagedLine({ line: record.line }, false));
    }
  }
  if (list?.isCut() === true) channel.diagnostics.push(cutOffFile());
  return channel.finish({}, 'JSON around the messages');
}

function noteNames(value: unknown, names: Map<string, string>): void {
  if (!isObject(value)) return;
  const mentions: unknown[] = Array.isArray(value.mentions) ? value.mentions : [];
  for (const one of [value.author, ...mentions]) {
    if (!isObject(one) || typeof one.id !== 'string') continue;
    const name = shownName(one);
    if (name !== undefined && !names.has(one.id)) names.set(one.id, name);
  }
}

function shownName(user: Record<string, unknown>): string | undefined {
  const name = user.global_name ?? user.display_name ?? user.username;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

function postOf(
  { value, raw: record, start, bytes, line }: JsonRecord,
  names: ReadonlyMap<string, string>,
  { text: file }: LogSource,
): ChannelPost | undefined {
  if (!isObject(value) || !isObject(value.author)) return undefined;
  const { author } = value;
  const content = typeof value.content === 'string' ? value.content : '';
  const isEmbed = content.trim() === '';
  const raw = isEmbed ? embedText(value.embeds) : content;
  const span = isEmbed ? undefined : literalSpan(record, 'content', raw);
  const nickname = isObject(value.member) ? value.member.nick : undefined;
  return {
    author: {
      id: author.id,
      name: shownName(author),
      ...(typeof nickname === 'string' ? { nickname } : {}),
      // A webhook posts for characters, all under its own id.
      isBot: author.bot === true || typeof value.webhook_id === 'string',
    },
    text: cleanText(plainMentions(raw, names)),
    bytes,
    textBytes: span ? [file.byteAt(start + span[0]), file.byteAt(start + span[1])] : bytes,
    line,
    isEmbed,
    isNotice: !POSTS.has(value.type),
    time: parseIsoDate(value.timestamp),
    isEdited: typeof value.edited_timestamp === 'string',
  };
}
