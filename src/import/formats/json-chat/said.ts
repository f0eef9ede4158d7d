// One message of a chat in JSON, whatever program wrote it: what is said, by whom, when. By shape and by
// the words that programs use for these, since no one of them is known.
import { epochMs, parseChatDate } from '../shared/dates';
import { isObject } from '../shared/json-lines';

export type Fields = Record<string, unknown>;
export type Role = 'user' | 'assistant' | 'other';

export interface Said {
  /** The strings that it was read from, with their keys. */
  readonly parts: readonly { readonly key: string; readonly literal: string }[];
  readonly name: string | undefined;
  /** `other`: instructions to a model, results of its tools. */
  readonly role: Role | undefined;
  readonly time: number | undefined;
  readonly id: string | undefined;
  readonly parent: string | undefined;
  /** Said by the program of its chat: joins, calls, changed names. */
  readonly isNotice: boolean;
  /** Of the character who speaks, where the message has no name. */
  readonly speakerId?: string;
  /** Other versions of it that the program kept, the shown one among them. */
  readonly versions?: readonly string[];
}

const TEXT_KEYS = [
  'content',
  'text',
  'message',
  'mes',
  'msg',
  'body',
  'raw_content',
  'value',
  'data',
];
const NAME_KEYS = (
  'sender_name senderName display_name displayName author_name authorName name nickname global_name ' +
  'username user_name userName nick handle speaker character author sender from user who'
).split(' ');
const WHO_KEYS = ['author', 'sender', 'user', 'from', 'src'];
const TIME_KEYS = (
  'timestamp timestamp_ms time date created_at createdAt create_time created inserted_at sent_at ' +
  'send_date datetime'
).split(' ');
const ID_KEYS = ['id', 'messageId', 'message_id', 'uuid', '_id'];
const PARENT_KEYS = [
  'parentId',
  'parent_id',
  'parentMessageId',
  'parent_message_uuid',
  'parent_response_id',
  'parent',
];
const USER_FLAGS = 'is_user isUser isCreatedByUser is_human isHuman fromMe from_me'.split(' ');
const BOT_FLAGS = 'is_bot isBot is_ai isAi isAI fromBot from_bot'.split(' ');
const ROLE_KEYS =
  'role sender from author speaker type sendBy sentBy sent_by sender_type senderType author_type authorType'.split(
    ' ',
  );
/** Who speaks by a number that the file explains elsewhere. */
const SPEAKER_ID_KEYS =
  'speakerCharacterId speakerId speaker_id characterId character_id senderId sender_id authorId author_id'.split(
    ' ',
  );
const ROLES: Readonly<Record<string, Role>> = {
  user: 'user',
  human: 'user',
  you: 'user',
  assistant: 'assistant',
  model: 'assistant',
  ai: 'assistant',
  bot: 'assistant',
  gpt: 'assistant',
  char: 'assistant',
  character: 'assistant',
  companion: 'assistant',
  persona: 'user',
  chatgpt: 'assistant',
  root: 'other',
  system: 'other',
  developer: 'other',
  tool: 'other',
  function: 'other',
};
/** Discord's numbers for what people write; the others are joins, pins, calls. */
const DISCORD_POSTS = new Set([0, 19, 20, 23]);
const MAX_DEPTH = 4;

/** Undefined where the value is no message: without text, or without anybody. */
export function readSaid(value: unknown, depth = 0): Said | undefined {
  if (!isObject(value) || depth > MAX_DEPTH) return undefined;
  const inner = innerOf(value);
  const deep = readSaid(inner, depth + 1);
  if (deep && (deep.name !== undefined || deep.role !== undefined)) {
    return merged(deep, value, versionsOf(value, depth));
  }
  const parts = partsOf(value);
  const { name, role } = isScene(value) ? { name: NARRATOR, role: undefined } : whoOf(value);
  if (parts === undefined || (name === undefined && role === undefined)) return undefined;
  const versions = versionsOf(value, depth);
  const isShown = versions?.includes(parts.map(({ literal }) => literal).join('\n\n'));
  return {
    parts,
    ...(isShown && versions ? { versions } : {}),
    name,
    role,
    time: timeOf(value),
    id: idIn(value, ID_KEYS),
    parent: idIn(value, PARENT_KEYS),
    ...speakerIdOf(value),
    isNotice:
      typeof value.type === 'number' && 'channel_id' in value && !DISCORD_POSTS.has(value.type),
  };
}

const NARRATOR = 'Narrator';

/** What sets a scene is told by nobody: a program has a role for it, beside those of user and model. */
function isScene({ role }: Fields): boolean {
  return (
    typeof role === 'string' && /^(?:scene|narrator|narration|storyteller|environment)$/i.test(role)
  );
}

function speakerIdOf(value: Fields): Pick<Said, 'speakerId'> {
  const id = idIn(value, SPEAKER_ID_KEYS);
  return id === undefined ? {} : { speakerId: id };
}

/** Some programs wrap a message: in its tree, or in the versions of it that were asked for. */
function innerOf(value: Fields): unknown {
  const { versions, currentlySelected } = value;
  if (Array.isArray(versions)) {
    const at = typeof currentlySelected === 'number' ? currentlySelected : versions.length - 1;
    return (versions as unknown[])[at];
  }
  return isObject(value.response) ? value.response : value.message;
}

/** What each version says; undefined where there is one. */
function versionsOf({ versions, variants }: Fields, depth: number): readonly string[] | undefined {
  const list: unknown = Array.isArray(versions) ? versions : variants;
  if (!Array.isArray(list) || list.length < 2) return undefined;
  const texts = (list as unknown[]).flatMap((one) => textOfVersion(one, depth) ?? []);
  return new Set(texts).size > 1 ? [...new Set(texts)] : undefined;
}

function textOfVersion(one: unknown, depth: number): string | undefined {
  if (typeof one === 'string') return one;
  const parts = readSaid(one, depth + 1)?.parts ?? (isObject(one) ? partsOf(one) : undefined);
  return parts?.map(({ literal }) => literal).join('\n\n');
}

function merged(deep: Said, value: Fields, versions: readonly string[] | undefined): Said {
  const { id = deep.id, parent = deep.parent } = {
    id: idIn(value, ID_KEYS),
    parent: idIn(value, PARENT_KEYS),
  };
  return {
    ...deep,
    id,
    parent,
    time: deep.time ?? timeOf(value),
    ...(versions ? { versions } : {}),
  };
}

function partsOf(value: Fields): Said['parts'] | undefined {
  const { fragments, steps, parts } = value;
  for (const list of [fragments, steps, parts]) {
    if (Array.isArray(list)) return stringsIn(list);
  }
  for (const key of TEXT_KEYS) {
    const found = value[key];
    if (typeof found === 'string') return [{ key, literal: found }];
    if (Array.isArray(found)) return stringsIn(found);
    if (isObject(found)) return partsOf(found);
  }
  return undefined;
}

/** Texts of a list of parts; thinking and calls of tools are none of them. */
function stringsIn(list: readonly unknown[], depth = 0): Said['parts'] {
  const out: { key: string; literal: string }[] = [];
  for (const part of list) {
    if (typeof part === 'string') out.push({ key: '', literal: part });
    if (!isObject(part) || depth > MAX_DEPTH) continue;
    const type = typeof part.type === 'string' ? part.type.toLowerCase() : '';
    if (/think|reason|tool|search|image|file/.test(type) || part.isThought === true) continue;
    if (part.thought === true || part.isStructural === true) continue;
    for (const key of ['text', 'content']) {
      const found = part[key];
      if (typeof found === 'string') out.push({ key, literal: found });
      else if (Array.isArray(found)) for (const one of stringsIn(found, depth + 1)) out.push(one);
      else continue;
      break;
    }
  }
  return out;
}

function whoOf(value: Fields): Pick<Said, 'name' | 'role'> {
  if (value.isThought === true) return { name: undefined, role: 'other' };
  const role = roleIn(value);
  for (const key of WHO_KEYS) {
    const who = value[key];
    if (!isObject(who)) continue;
    const name = nameIn(who);
    if (name !== undefined) return { name, role: role ?? roleIn(who) };
  }
  return { name: nameIn(value), role };
}

function nameIn(value: Fields): string | undefined {
  // What people are called there comes before what their account is called.
  const order = 'nickname' in value || 'global_name' in value ? ['nickname', 'global_name'] : [];
  for (const key of [...order, ...NAME_KEYS]) {
    const name = value[key];
    if (typeof name !== 'string' || name.trim() === '' || name.length > 80) continue;
    return name.trim().toLowerCase() in ROLES ? undefined : name.trim();
  }
  return undefined;
}

function roleIn(value: Fields): Role | undefined {
  for (const key of ROLE_KEYS) {
    const role = value[key];
    const known = typeof role === 'string' ? ROLES[role.toLowerCase()] : undefined;
    if (known) return known;
  }
  for (const key of USER_FLAGS) {
    if (typeof value[key] === 'boolean') return value[key] ? 'user' : 'assistant';
  }
  const bot =
    'author' in value ? undefined : BOT_FLAGS.find((key) => typeof value[key] === 'boolean');
  if (bot !== undefined) return value[bot] === true ? 'assistant' : 'user';
  const fragment = Array.isArray(value.fragments) ? (value.fragments as unknown[])[0] : undefined;
  if (!isObject(fragment)) return undefined;
  return fragment.type === 'REQUEST' ? 'user' : 'assistant';
}

function timeOf(value: Fields): number | undefined {
  for (const key of TIME_KEYS) {
    const time = numberIn(value[key]);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** `{"$date": {"$numberLong": "1735689600000"}}` is how one database writes a time. */
function numberIn(value: unknown): number | undefined {
  if (!isObject(value)) return parseChatDate(value);
  const inner = value.$date ?? value.$numberLong;
  return isObject(inner) ? epochMs(Number(inner.$numberLong)) : parseChatDate(inner);
}

function idIn(value: Fields, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const id = value[key];
    if (typeof id === 'string' || typeof id === 'number') return String(id);
  }
  return undefined;
}
