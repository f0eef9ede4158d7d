// Messages with roles instead of names: OpenAI-style lists, fine-tuning lines, ShareGPT.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Message } from '@/story';
import { cutOffFile, damagedLine, emptyMessages, noNames, severalChats } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { castOf, type ChatCast } from '../shared/chat-cast';
import { characterIn } from '../shared/instructed-name';
import {
  isObject,
  jsonLines,
  jsonList,
  laidOutValues,
  literalSpan,
  type JsonRecord,
} from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import { wholeText } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { fillGaps, TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import { textOfHtml } from '../web-page/page-text';

/** One site saved its answers as the page showed them. */
const IS_HTML = /^\s*<(?:div|p)\b[^<>]{0,300}>[\s\S]*<\/(?:div|p)>\s*$/;

const BETWEEN = 'JSON around the messages';
const TITLES: readonly string[] = ['title', 'chatTitle', 'name', 'topic'];
const LISTS = ['messages', 'conversations', 'conversation', 'items'] as const;

type Role = 'system' | 'user' | 'assistant' | 'tool';

const ROLES: Readonly<Record<string, Role>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  prompter: 'user',
  assistant: 'assistant',
  gpt: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  chatgpt: 'assistant',
  bing: 'assistant',
  tool: 'tool',
  function: 'tool',
};

function roleOf(message: Record<string, unknown>): Role | undefined {
  const role = message.role ?? message.from;
  return typeof role === 'string' ? ROLES[role.toLowerCase()] : undefined;
}

function isRoleMessage(value: unknown): value is Record<string, unknown> {
  return isObject(value) && roleOf(value) !== undefined && ('content' in value || 'value' in value);
}

function listKeyOf(value: unknown): (typeof LISTS)[number] | undefined {
  if (!isObject(value)) return undefined;
  return LISTS.find((key) => {
    const list = value[key];
    return Array.isArray(list) && list.slice(0, 3).some(isRoleMessage);
  });
}

/** Programs that keep every answer write a tree, which is for the reader of such trees. */
const TREE_SCORE = 0.35;

function isOfTree(value: unknown): boolean {
  if (!isObject(value)) return false;
  const key = listKeyOf(value);
  const list = key === undefined ? undefined : value[key];
  const first: unknown = Array.isArray(list) ? list.find(isRoleMessage) : value;
  if (!isObject(first)) return false;
  const hasParent = 'parent' in first || 'parentId' in first || 'parentMessageId' in first;
  return hasParent && ('children' in first || 'childrenIds' in first || 'convId' in first);
}

function detect(sample: LogSample): number {
  const { json, jsonLines: lines } = sample;
  const [one] = Array.isArray(json) ? (json as unknown[]) : [json ?? lines?.find(isRoleMessage)];
  if (isOfTree(one) || lines?.some(isOfTree) === true) return TREE_SCORE;
  if (listKeyOf(json) !== undefined) return 0.93;
  if (Array.isArray(json) && json.length > 0) {
    const head: unknown[] = json.slice(0, 20);
    const share = head.filter(
      (item) => isRoleMessage(item) || listKeyOf(item) !== undefined,
    ).length;
    if (share > 0) return 0.5 + (share / head.length) * 0.4;
  }
  if (!lines || lines.length === 0) return 0;
  const share = lines.filter((line) => isRoleMessage(line) || listKeyOf(line) !== undefined).length;
  return share === 0 ? 0 : 0.5 + (share / lines.length) * 0.4;
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new RoleReader(source);
  const { text } = source;
  const pace = new Pace(source);
  const start = /[{[]/.exec(text.slice(0, 1000))?.[0];
  const top = start === '[' ? jsonList(text, null) : undefined;
  const key = top ? undefined : LISTS.find((name) => jsonList(text, name) !== undefined);
  const whole =
    key === undefined || isJsonLines(text.slice(0, text.length)) ? top : jsonList(text, key);
  if (key !== undefined && whole !== top) reader.introduce(around(source, key));
  for (const record of whole?.records ?? jsonLines(text)) {
    reader.take(record);
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  if (whole?.isCut()) reader.reportCut();
  return reader.finish();
}

const LONGEST_MEMBER = 50_000;

/** What an object says beside its messages. */
function around({ text }: LogSource, key: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const member of jsonMembers(text, wholeText(text))) {
    if (member.key !== key && member.raw.length < LONGEST_MEMBER) fields[member.key] = member.value;
  }
  return fields;
}

/** A second object on a line of its own, or on lines of its own. */
function isJsonLines(text: string): boolean {
  if (/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text.slice(0, 4_000_000))) return true;
  const [, second] = laidOutValues(text);
  return second !== undefined;
}

class RoleReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  #chats = 0;
  #empty = 0;
  #characterName: string | undefined;
  #hasAnswered = false;
  #cast: ChatCast | undefined;
  /** Of several chats, whose casts have nothing to do with each other, the first that says who plays. */
  #first: ChatCast | undefined;
  /** Of the first chat. */
  #heading: NewMessage | undefined;

  constructor(private readonly source: LogSource) {}

  /** What stands around messages may name who plays in them. */
  introduce(fields: Record<string, unknown>): void {
    this.#cast = castOf([fields], new Map());
  }

  take(record: JsonRecord): void {
    if (record.raw === '') return this.#builder.skip(record.bytes, 'blank line');
    const key = listKeyOf(record.value);
    if (key !== undefined) return this.#takeChat(record, key);
    if (isRoleMessage(record.value)) return this.#takeMessage(record, record.value);
    if (record.value === undefined) {
      this.#diagnostics.push(damagedLine({ line: record.line, bytes: record.bytes }, false));
    }
    this.#builder.skip(record.bytes, 'not a message');
  }

  #takeChat(record: JsonRecord, key: string): void {
    const list = jsonList(this.source.text, key, record);
    if (!list) return this.#builder.skip(record.bytes, 'not a message');
    this.#chats++;
    this.#introduceChat(record.value, key);
    const heading = this.#headingOf(record);
    if (this.#chats === 1) this.#heading = heading;
    else if (heading) this.#builder.add(heading);
    for (const inner of list.records) {
      if (isRoleMessage(inner.value)) this.#takeMessage(inner, inner.value);
      else this.#builder.skip(inner.bytes, 'not a message');
    }
  }

  #headingOf(record: JsonRecord): NewMessage | undefined {
    const { text } = this.source;
    for (const member of jsonMembers(text, record)) {
      const { key, value, raw, start, bytes, line } = member;
      if (!TITLES.includes(key) || typeof value !== 'string' || value.trim() === '') continue;
      const textBytes = [text.byteAt(start + 1), text.byteAt(start + raw.length - 1)] as const;
      const title = cleanText(value).trim();
      return {
        speaker: null,
        kind: 'narration',
        text: title,
        bytes,
        textBytes,
        line,
        heading: true,
      };
    }
    return undefined;
  }

  /** Only the second chat shows that the first is a chapter, and not all there is. */
  #withFirstHeading(messages: readonly Message[]): readonly Message[] {
    if (!this.#heading || this.#chats < 2) return messages;
    return [this.#heading, ...messages].map((message, index) => ({ ...message, index }));
  }

  /** Told before the first answer, a name is the speaker's key, as it is among other chats. */
  #instruct(name: string | undefined): void {
    this.#characterName ??= name;
    const cast = this.#cast ?? castOf([], new Map());
    if (!this.#hasAnswered) this.#cast = { ...cast, assistant: cast.assistant ?? name };
  }

  /** Each of several chats has its own instructions, which say whom the model plays there. */
  #introduceChat(chat: unknown, key: string): void {
    if (!isObject(chat)) return;
    const list: readonly unknown[] = Array.isArray(chat[key]) ? chat[key] : [];
    const told = list.find((one) => isRoleMessage(one) && roleOf(one) === 'system');
    const own = isObject(told) ? characterIn(partsOf(contentOf(told)).join('\n')) : undefined;
    this.introduce(chat);
    const cast = this.#cast ?? castOf([], new Map());
    this.#cast = { ...cast, assistant: cast.assistant ?? own };
    if (this.#cast.assistant !== undefined) this.#first ??= this.#cast;
  }

  #takeMessage(record: JsonRecord, message: Record<string, unknown>): void {
    const role = roleOf(message) ?? 'user';
    if (role === 'tool') return this.#builder.skip(record.bytes, 'result of a tool');
    const parts = partsOf(contentOf(message));
    const written = cleanText(parts.join('\n'));
    const text = IS_HTML.test(written) ? textOfHtml(written) : written;
    if (text.trim() === '') {
      this.#empty++;
      return this.#builder.skip(record.bytes, 'empty message');
    }
    if (role === 'system' && this.#chats === 0) this.#instruct(characterIn(text));
    if (role === 'assistant') this.#hasAnswered = true;
    const given = typeof message.name === 'string' ? message.name.trim() : '';
    const name =
      given !== '' || (role !== 'user' && role !== 'assistant')
        ? given
        : (this.#cast?.[role] ?? '');
    const key = name === '' ? role : name;
    this.#builder.speaker({
      key,
      name: name === '' ? DEFAULT_NAMES[role] : name,
      role: role === 'user' ? 'player' : role === 'system' ? 'system' : 'character',
    });
    const stated = role === 'system' ? undefined : findTracker(text);
    this.#builder.add({
      speaker: key,
      kind: role === 'system' ? 'system' : isWholeOoc(text) ? 'ooc' : 'post',
      text,
      bytes: record.bytes,
      textBytes: this.#textBytes(
        record,
        parts,
        typeof message.value === 'string' ? 'value' : 'content',
      ),
      line: record.line,
      ...(role === 'system' ? { hidden: true } : {}),
      ...(stated ? { stated } : {}),
    });
  }

  #textBytes(record: JsonRecord, parts: readonly string[], key: string): readonly [number, number] {
    const { text } = this.source;
    const [first = '', last = first] = [parts[0], parts.at(-1)];
    const start = literalSpan(record.raw, key, first) ?? literalSpan(record.raw, 'text', first);
    const end = parts.length === 1 ? start : literalSpan(record.raw, 'text', last, start?.[0]);
    if (!start || !end || end[1] < start[0]) return record.bytes;
    return [text.byteAt(record.start + start[0]), text.byteAt(record.start + end[1])];
  }

  reportCut(): void {
    this.#diagnostics.push(cutOffFile());
  }

  finish(): ReadLog {
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    if (this.#chats > 1) this.#diagnostics.push(severalChats(this.#chats));
    const found = this.#characterName;
    const { source } = this;
    const built = this.#builder.finish(source, {}, BETWEEN);
    const messages = this.#withFirstHeading(built.messages);
    const skipped =
      messages === built.messages
        ? built.skipped
        : fillGaps(
            messages,
            built.skipped.filter(({ why }) => why !== BETWEEN),
            source.size,
            BETWEEN,
          );
    const read = { ...built, messages, skipped };
    const speakers = read.speakers.map((speaker) =>
      speaker.key === 'assistant' && found !== undefined ? { ...speaker, name: found } : speaker,
    );
    if (speakers.some(({ name }) => name === DEFAULT_NAMES.assistant))
      this.#diagnostics.push(noNames());
    const { user = 'user', assistant = 'assistant' } = this.#first ?? this.#cast ?? {};
    const about = {
      ...(this.#chats === 1 && this.#heading ? { title: this.#heading.text } : {}),
      ...(speakers.some(({ key }) => key === user) ? { userName: user } : {}),
      ...(speakers.some(({ key }) => key === assistant) ? { characterName: assistant } : {}),
    };
    return { transcript: { ...read, speakers, about }, diagnostics: this.#diagnostics };
  }
}

const DEFAULT_NAMES: Readonly<Record<Role, string>> = {
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
};

/** Some programs leave the content empty where they have it in chunks. */
function contentOf(message: Record<string, unknown>): unknown {
  const content = message.content ?? message.value;
  return content === '' && Array.isArray(message.contentChunks) ? message.contentChunks : content;
}

/** Text of a content that is a string or a list of parts. */
function partsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  if (!Array.isArray(content)) return [];
  const parts: string[] = [];
  for (const part of content) {
    if (typeof part === 'string') parts.push(part);
    else if (isObject(part) && typeof part.text === 'string') parts.push(part.text);
    else if (isObject(part) && isObject(part.text) && typeof part.text.value === 'string')
      parts.push(part.text.value);
  }
  return parts;
}

export const roleMessages = {
  id: 'role-messages',
  label: 'Messages with roles (JSON)',
  extensions: ['json', 'jsonl'],
  version: 1,
  detect,
  read,
  conversations: {
    paths: [[]],
    isConversation: (value) => listKeyOf(value) !== undefined,
  },
} as const satisfies LogFormat;
