// The archive of Discord History Tracker: messages under their ids, channel by channel.
import { cutOffFile } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { epochMs } from '../shared/dates';
import { aboutChannel, Channel, type ChannelPost } from '../shared/discord-channel';
import { isObject, literalSpan } from '../shared/json-lines';
import { embedText } from '../shared/discord-embeds';
import { jsonMembers, type JsonMember } from '../shared/json-members';
import { isCutDocument, jsonMember } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { plainMentions } from './mentions';

interface Meta {
  /** Ids of accounts by the numbers that messages have. */
  readonly ids: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly channels: Record<string, unknown>;
  readonly servers: readonly unknown[];
}

export function isTracker(json: unknown): boolean {
  return isObject(json) && isObject(json.data) && isObject(json.meta) && 'userindex' in json.meta;
}

export async function readTracker(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const told = jsonMember(text, ['meta']);
  const meta = metaOf(told ? jsonMembers(text, told) : []);
  const channel = new Channel(source);
  const pace = new Pace(source);
  const data = jsonMember(text, ['data']);
  const channels = data ? [...jsonMembers(text, data)] : [];
  const isOneOfSeveral = channels.length > 1;
  for (const place of channels) {
    const posts: ChannelPost[] = [];
    for (const member of jsonMembers(text, place)) {
      const post = postOf(member, meta, source);
      if (post) posts.push(post);
      else channel.skip(member.bytes, 'no message');
      if (pace.isDue()) await pace.turn(member.bytes[1]);
    }
    if (isOneOfSeveral && posts.length > 0) addHeading(channel, place, meta, source);
    // Pages of messages were kept as they were scrolled to.
    posts.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
    for (const post of posts) channel.add(post);
  }
  if (isCutDocument(text)) channel.diagnostics.push(cutOffFile());
  const [only] = isOneOfSeveral ? [] : channels;
  const about = only ? aboutOf(only.key, meta) : {};
  return channel.finish(about, 'JSON around the messages');
}

function metaOf(members: Iterable<JsonMember>): Meta {
  const values = new Map([...members].map(({ key, value }) => [key, value]));
  const [users, index] = [values.get('users'), values.get('userindex')];
  const names = new Map<string, string>();
  for (const [id, user] of Object.entries(isObject(users) ? users : {})) {
    const name = isObject(user) ? (user.displayName ?? user.name) : undefined;
    if (typeof name === 'string' && name.trim() !== '') names.set(id, name.trim());
  }
  const [channels, servers] = [values.get('channels'), values.get('servers')];
  return {
    ids: Array.isArray(index) ? index.map(String) : [...names.keys()],
    names,
    channels: isObject(channels) ? channels : {},
    servers: Array.isArray(servers) ? servers : [],
  };
}

function postOf(
  member: JsonMember,
  { ids, names }: Meta,
  { text: file }: LogSource,
): ChannelPost | undefined {
  const { value } = member;
  if (!isObject(value)) return undefined;
  const id = ids[typeof value.u === 'number' ? value.u : -1] ?? '';
  const written = typeof value.m === 'string' ? value.m : '';
  const isEmbed = written.trim() === '';
  const raw = isEmbed ? embedText(value.e, ['t', 'd']) : written;
  const span = isEmbed ? undefined : literalSpan(member.raw, 'm', raw);
  return {
    author: { id, name: names.get(id) ?? '', isBot: false },
    text: cleanText(plainMentions(raw, names)),
    bytes: member.bytes,
    textBytes: span
      ? [file.byteAt(member.start + span[0]), file.byteAt(member.start + span[1])]
      : member.bytes,
    line: member.line,
    isEmbed,
    isNotice: false,
    time: typeof value.t === 'number' ? epochMs(value.t) : undefined,
    isEdited: 'te' in value,
  };
}

function channelOf(id: string, { channels, servers }: Meta): { name: string; server: unknown } {
  const channel = channels[id];
  if (!isObject(channel)) return { name: '', server: undefined };
  const server = servers[typeof channel.server === 'number' ? channel.server : -1];
  return {
    name: typeof channel.name === 'string' ? channel.name : '',
    server: isObject(server) && server.type !== 'DM' ? server.name : undefined,
  };
}

function aboutOf(id: string, meta: Meta): ReturnType<typeof aboutChannel> {
  const { name, server } = channelOf(id, meta);
  return aboutChannel(server, name);
}

/** Where the file has the name of the channel is far away: its id stands before its messages. */
function addHeading(channel: Channel, place: JsonMember, meta: Meta, { text }: LogSource): void {
  const { name } = channelOf(place.key, meta);
  const { setting } = aboutChannel(undefined, name);
  const bytes = [place.bytes[0], text.byteAt(place.start)] as const;
  if (setting === undefined) return channel.skip(bytes, 'id of a channel');
  channel.addHeading({ text: setting, bytes, textBytes: bytes, line: place.line });
}
