// One message of a chat in JSON, whatever program wrote it: what is said, by whom, when. By shape and by
// the words that programs use for these, since no one of them is known.
import { epochMs, parseChatDate } from '../shared/dates';
import { isObject } from '../shared/json-lines';
import { readWrittenDate } from '../shared/written-dates';
import { isMarkup, isNotice } from './programs';
import { MAX_DEPTH, partsOf, segmentsOf, type Fields, type Parts } from './said-text';

export type Role = 'user' | 'assistant' | 'other';

export interface Said {
  readonly parts: Parts;
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
  /** Between its parts; none where they are pieces of one line. */
  readonly glue?: '';
  /** Its text is written as for a page, with tags and entities. */
  readonly isMarkup?: boolean;
  /** Other versions of it that the program kept, the shown one among them. */
  readonly versions?: readonly string[];
}

const NAME_KEYS = (
  'sender_name senderName senderDisplayName sender_full_name display_name displayName real_name ' +
  'author_name authorName name nickname global_name username user_name userName nick handle speaker speaker_name speakerName character character_name characterName char_name charName char persona author sender sent_by from_name fromName from user who bot_name'
).split(' ');
const WHO_KEYS =
  'author sender user from src creator commenter user_profile u speaker character persona person'.split(
    ' ',
  );
/** Where only an id says who, which may be told of elsewhere in the file. */
const WHO_ID_KEYS =
  'sender_id senderId user_id userId author_id authorId from_id createdBy creator_id sourceServiceId'.split(
    ' ',
  );
const TIME_KEYS = (
  'timestamp timestamp_ms time date created_at createdAt create_time created inserted_at sent_at ' +
  'send_date datetime originalarrivaltime createTime create_at created_date ts'
).split(' ');
const ID_KEYS = ['id', 'messageId', 'message_id', 'uuid', '_id'];
const PARENT_KEYS = [
  'parentId',
  'parent_id',
  'parentMessageId',
  'parent_message_uuid',
  'parent_response_id',
  'parent',
  'parentUuid',
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
const ROLES: ReadonlyMap<string, Role> = new Map(
  (
    [
      ['user', 'user human humanmessage you prompter prompt persona'],
      [
        'assistant',
        'assistant model ai bot gpt char character chatgpt gemini response companion aimessage aimessagechunk',
      ],
      ['other', 'systemmessage toolmessage root system developer tool function'],
    ] as const
  ).flatMap(([role, words]) => words.split(' ').map((word) => [word, role] as const)),
);
/** The side that a word stands for, where it does. */
export function roleOfWord(word: string): Role | undefined {
  return ROLES.get(word.trim().toLowerCase());
}

/** Undefined where the value is no message: without text, or without anybody. */
export function readSaid(value: unknown, depth = 0): Said | undefined {
  if (!isObject(value) || depth > MAX_DEPTH) return undefined;
  const inner = innerOf(value);
  const deep = readSaid(inner, depth + 1);
  if (deep && (deep.name !== undefined || deep.role !== undefined)) {
    if (isSetAside(value)) return { ...deep, name: undefined, role: 'other' };
    return merged(deep, value, versionsOf(value, depth));
  }
  const segments = segmentsOf(value);
  const parts = segments ?? partsOf(value) ?? (isObject(inner) ? partsOf(inner) : undefined);
  const { name, role } = isScene(value) ? { name: NARRATOR, role: undefined } : whoOf(value, inner);
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
    isNotice: isNotice(value),
    ...(segments ? { glue: '' } : {}),
    ...(isMarkup(value) ? { isMarkup: true } : {}),
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
  return WRAPPERS.map((key) => value[key]).find(isObject);
}

const WRAPPERS = ['response', 'node', 'payload', 'data', 'kwargs', 'message', 'post'];

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

function whoOf(value: Fields, inner: unknown): Pick<Said, 'name' | 'role'> {
  if (isSetAside(value)) return { name: undefined, role: 'other' };
  let role = roleIn(value) ?? roleOfPlace(value, inner);
  for (const key of WHO_KEYS) {
    const who = value[key];
    if (!isObject(who)) continue;
    role ??= roleIn(who);
    const name = nameIn(who);
    if (name !== undefined) return { name, role };
  }
  return { name: nameIn(value) ?? (role === undefined ? whoIdIn(value) : undefined), role };
}

function whoIdIn(value: Fields): string | undefined {
  for (const key of WHO_ID_KEYS) {
    const id = isObject(value[key]) ? idOfPerson(value[key]) : value[key];
    if (typeof id === 'string' && id !== '' && id.length <= 80) return id;
    if (typeof id === 'number') return String(id);
  }
  return undefined;
}

/** Thinking, what a program tells its model by itself, and what went on beside the chat. */
function isSetAside(value: Fields): boolean {
  return value.isThought === true || value.isMeta === true || value.isSidechain === true;
}

/** Who it is where no field says it, but the place in a tree or the kind of a thing does. */
function roleOfPlace(value: Fields, inner: unknown): Role | undefined {
  const { id, characterId } = value;
  // `['langchain_core', 'messages', 'HumanMessage']`
  const kind: unknown = Array.isArray(id) ? id.at(-1) : undefined;
  if (typeof kind === 'string') return ROLES.get(kind.toLowerCase());
  if (typeof characterId === 'string') return characterId === 'USER' ? 'user' : 'assistant';
  // Questions and answers were counted in turn from 1, and nothing else told them apart.
  const isCounted = typeof id === 'string' && /^\d{1,6}$/.test(id) && 'parent' in value;
  if (!isCounted || !isObject(inner) || !('reasoning_content' in inner)) return undefined;
  return Number(id) % 2 === 1 ? 'user' : 'assistant';
}

function nameIn(value: Fields): string | undefined {
  // What people are called there comes before what their account is called.
  const order = 'nickname' in value || 'global_name' in value ? ['nickname', 'global_name'] : [];
  for (const key of [...order, ...NAME_KEYS]) {
    const name = key === 'username' ? (nameOfFirst(value) ?? value[key]) : value[key];
    if (typeof name !== 'string' || name.trim() === '' || name.length > 80) continue;
    return ROLES.has(name.trim().toLowerCase()) ? undefined : name.trim();
  }
  return undefined;
}

/** The name of somebody who is told of apart from the messages. */
export function nameOfPerson(value: Fields): string | undefined {
  const { first_name: first, last_name: last, fallback_name: fallback } = value;
  const whole = [first, last].filter((part) => typeof part === 'string' && part !== '').join(' ');
  if (whole !== '') return whole;
  return typeof fallback === 'string' ? fallback : nameIn(value);
}

export function idOfPerson(value: Fields): string | undefined {
  const { id } = value;
  const own = isObject(id) ? id : value;
  for (const key of ['gaia_id', 'id', '_id', 'user_id', 'userId', 'uuid']) {
    const found = own[key];
    if (typeof found === 'string' || typeof found === 'number') return String(found);
  }
  return undefined;
}

/** Programs that ask for both call people by these and not by the name of their account. */
function nameOfFirst({ first_name: first, last_name: last }: Fields): string | undefined {
  if (typeof first !== 'string') return undefined;
  return typeof last === 'string' && last !== '' ? `${first} ${last}` : first;
}

function roleIn(value: Fields): Role | undefined {
  for (const key of ROLE_KEYS) {
    const role = value[key];
    const known = typeof role === 'string' ? ROLES.get(role.toLowerCase()) : undefined;
    if (known) return known;
  }
  for (const key of USER_FLAGS) {
    if (typeof value[key] === 'boolean') return value[key] ? 'user' : 'assistant';
  }
  const bot =
    'author' in value ? undefined : BOT_FLAGS.find((key) => typeof value[key] === 'boolean');
  if (bot !== undefined) return value[bot] === true ? 'assistant' : 'user';
  const fragment = Array.isArray(value.fragments) ? (value.fragments as unknown[])[0] : undefined;
  if (!isObject(fragment) || typeof fragment.type !== 'string') return undefined;
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
  if (typeof value === 'string') {
    // Seconds with a fraction, as one program counts its messages; millionths of them.
    if (/^\d{10}\.\d{1,6}$/.test(value)) return epochMs(Number(value));
    if (/^\d{16}$/.test(value)) return epochMs(Number(value) / 1000);
    return parseChatDate(value) ?? writtenTime(value);
  }
  if (!isObject(value)) return parseChatDate(value);
  const inner = value.$date ?? value.$numberLong;
  return isObject(inner) ? epochMs(Number(inner.$numberLong)) : parseChatDate(inner);
}

/** `Sunday, May 26, 2024 at 6:30:05 PM UTC`. */
function writtenTime(text: string): number | undefined {
  const written = text.length < 80 ? readWrittenDate(text) : undefined;
  return written?.day === undefined
    ? undefined
    : written.day + Math.round(written.minutes * 60_000);
}

function idIn(value: Fields, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const id = value[key];
    if (typeof id === 'string' || typeof id === 'number') return String(id);
  }
  return undefined;
}
