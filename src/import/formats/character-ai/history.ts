// One chat of a Character.AI history, in the words of the site or in those of CAI Tools.
import type { DecodedText } from '../log-format';
import { EMPTY_MESSAGE, type Conversation, type ConversationNode } from '../shared/conversations';
import { parseChatDate } from '../shared/dates';
import {
  isObject,
  jsonList,
  literalSpan,
  type JsonList,
  type JsonRecord,
} from '../shared/json-lines';
import { jsonMembers, type JsonMember } from '../shared/json-members';
import { type JsonPlace } from '../shared/json-parts';
import { START } from '../shared/message-tree';
import type { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { decodePercent } from './reader-page';

export interface ChatContext {
  readonly text: DecodedText;
  /** Name under which the character speaks, where the file says. */
  readonly character: string | undefined;
  readonly decoding: 'percent' | 'none';
  readonly pace: Pace;
}

/** The dumper without names puts this in their place. */
const REDACTED = /^\[[A-Z_]*REDACTED\]$/;

export function isMessage(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  if (typeof value.text === 'string') return isObject(value.src);
  const saysWho = typeof value.isHuman === 'boolean' || typeof value.isUser === 'boolean';
  return typeof value.message === 'string' && typeof value.name === 'string' && saysWho;
}

export function isChat(value: unknown): boolean {
  const list = isObject(value) ? (value.msgs ?? value.chat ?? value.messages) : value;
  return Array.isArray(list) && list.slice(0, 3).some(isMessage);
}

/** The chats or the one chat: the document, `history`, `chat`, `messages`, `histories`, or one more within it. */
export function listIn(
  text: DecodedText,
  about: ReadonlyMap<string, JsonMember>,
  place: JsonPlace,
): JsonList | undefined {
  const histories = about.get('histories');
  if (histories) return jsonList(text, 'histories', histories) ?? jsonList(text, null, histories);
  const keys = ['history', 'chat', 'messages', null];
  for (const key of keys) {
    const list = jsonList(text, key, place);
    if (list) return list;
  }
  return undefined;
}

export async function chatOf(
  place: JsonPlace & Pick<JsonRecord, 'value'>,
  context: ChatContext,
): Promise<Conversation | undefined> {
  const { text, pace } = context;
  const list =
    jsonList(text, 'msgs', place) ??
    jsonList(text, 'chat', place) ??
    jsonList(text, 'messages', place) ??
    jsonList(text, null, place);
  if (!list) return undefined;
  const nodes: ConversationNode[] = [];
  let leaf: ConversationNode | undefined;
  let { character } = context;
  for (const record of list.records) {
    const fields = isObject(record.value) ? record.value : {};
    // A chat begins with the greeting of the character.
    character ??= nameOf(fields);
    const isAlternative = fields.is_alternative === true;
    const node = nodeOf(record, fields, { ...context, character });
    // The site lists what was not chosen beside what was, before or after it.
    const besideLeaf = isAlternative && leaf?.role === node.role;
    const placed = { ...node, parent: besideLeaf ? leaf?.parent : (leaf?.id ?? START) };
    nodes.push(placed);
    if (!isAlternative) leaf = placed;
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  const about = [...jsonMembers(text, place)];
  const heading = about.find(({ key }) => key === 'date' || key === 'created');
  const time = parseChatDate(heading?.value);
  return { title: '', heading, time, nodes, leaf: leaf?.id };
}

function nodeOf(
  record: JsonRecord,
  fields: Record<string, unknown>,
  { text, character, decoding }: ChatContext,
): Omit<ConversationNode, 'parent'> {
  const key = typeof fields.text === 'string' ? 'text' : 'message';
  const written = fields[key];
  const raw = typeof written === 'string' ? written : '';
  const said = cleanText(decoding === 'percent' ? decodePercent(raw) : raw);
  const why =
    typeof written !== 'string' ? 'not a message' : said.trim() === '' ? EMPTY_MESSAGE : '';
  const name = nameOf(fields);
  const span = why === '' ? literalSpan(record.raw, key, raw) : undefined;
  return {
    id: String(record.start),
    role: why !== '' ? null : isHuman(fields, name, character) ? 'user' : 'assistant',
    why,
    text: said,
    record,
    textBytes: span
      ? [text.byteAt(record.start + span[0]), text.byteAt(record.start + span[1])]
      : record.bytes,
    time: parseChatDate(fields.created),
    ...(name === undefined ? {} : { name }),
  };
}

function nameOf({ name, src, display_name: shown }: Record<string, unknown>): string | undefined {
  const stated = isObject(src) ? (src.name ?? shown) : name;
  if (typeof stated !== 'string') return undefined;
  const trimmed = stated.trim();
  return trimmed === '' || REDACTED.test(trimmed) ? undefined : trimmed;
}

function isHuman(
  { src, isHuman: human, isUser }: Record<string, unknown>,
  name: string | undefined,
  character: string | undefined,
): boolean {
  const stated = isObject(src) ? src.is_human : (human ?? isUser);
  return typeof stated === 'boolean' ? stated : name !== character;
}
