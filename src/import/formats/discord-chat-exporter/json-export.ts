// The JSON of DiscordChatExporter, message by message, so that a cut export gives what is whole.
import { cutOffFile, damagedLine } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { parseIsoDate } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { aboutChannel, Channel } from '../shared/discord-channel';
import { embedText } from '../shared/discord-embeds';

const STORY_TYPES = new Set(['Default', 'Reply', '0', '19', 'ChatInputCommand', '20', '']);

export async function readJsonExport(source: LogSource): Promise<ReadLog> {
  const channel = new Channel(source);
  const list = jsonList(source.text, 'messages');
  if (!list) return channel.finish({}, 'JSON around the messages');
  const pace = new Pace(source);
  for (const record of list.records) {
    if (isObject(record.value)) take(channel, source, record, record.value);
    else {
      channel.skip(record.bytes, 'damaged record');
      if (!record.isCut) channel.diagnostics.push(damagedLine({ line: record.line }, false));
    }
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  if (list.isCut()) channel.diagnostics.push(cutOffFile());
  return channel.finish(aboutOf(list.around), 'JSON around the messages');
}

function take(
  channel: Channel,
  { text: file }: LogSource,
  record: JsonRecord,
  message: Record<string, unknown>,
): void {
  const content = typeof message.content === 'string' ? message.content : '';
  const type = typeof message.type === 'string' ? message.type : '';
  const isEmbed = content.trim() === '';
  const raw = isEmbed ? embedText(message.embeds) : content;
  const span = isEmbed ? undefined : literalSpan(record.raw, 'content', raw);
  channel.add({
    author: isObject(message.author) ? message.author : {},
    text: cleanText(raw),
    bytes: record.bytes,
    textBytes: span
      ? [file.byteAt(record.start + span[0]), file.byteAt(record.start + span[1])]
      : record.bytes,
    line: record.line,
    isEmbed,
    // Numbers stand for types that the exporter did not know; only replies and commands are messages.
    isNotice: !STORY_TYPES.has(type),
    time: parseIsoDate(message.timestamp),
    isEdited: typeof message.timestampEdited === 'string',
  });
}

function aboutOf(around: unknown): ReturnType<typeof aboutChannel> {
  if (!isObject(around)) return {};
  const guild = isObject(around.guild) ? around.guild.name : undefined;
  const channel = isObject(around.channel) ? around.channel.name : undefined;
  return aboutChannel(guild, channel);
}
