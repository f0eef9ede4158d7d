// Where in a document of any shape its chats are: lists of messages, or messages under their ids.
import type { DecodedText } from '../log-format';
import { isObject, jsonList, type JsonRecord } from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import type { JsonPlace } from '../shared/json-parts';
import { rowsOf, type Rows } from './rows';
import { readSaid } from './said';
import type { Fields } from './said-text';

export interface FoundChat {
  readonly title: string | undefined;
  readonly heading: JsonRecord | undefined;
  /** Id of the last message that was shown. */
  readonly leaf: string | undefined;
  readonly records: Iterable<JsonRecord>;
  /** What stands around the chat, the nearest last: who plays may be said there. */
  readonly about: readonly Fields[];
  /** How many of its records are messages, of those looked at. */
  readonly count: number;
  /** Set where its records have no fields that say what they are. */
  readonly rows?: Rows;
}

const LOOK_AT = 40;
const MAX_DEPTH = 6;
/** Lists within lists are many; a chat shows soon. */
const MAX_LOOKS = 2000;
const TITLES = ['title', 'name', 'subject', 'topic'];
const LEAVES = ['currentId', 'current_node', 'currNode', 'leafId', 'current_message_id'];
/** Members that hold the same chat as another one beside them. */
const SAME_CHAT = new Set([
  'messages',
  'history',
  'linear_conversation',
  'mapping',
  'chat',
  'chosen',
  'rejected',
]);

/** Messages among the first elements; 0 where they are too few of them to be a chat. */
export function messagesIn(values: readonly unknown[]): number {
  const some = values.slice(0, LOOK_AT);
  const count = some.filter(isTold).length;
  if (count === 0 && rowsOf(values)) return some.length;
  return count * 2 >= some.length ? count : 0;
}

/** Messages among lines of which many may tell of other things: settings, thinking, calls of tools. */
export function messagesAmong(lines: readonly unknown[]): number {
  const count = lines.filter(isTold).length;
  return count * 8 >= lines.length && count > 2 ? count : messagesIn(lines);
}

/** Instructions to a model are no chat, however many there are. */
function isTold(value: unknown): boolean {
  const said = readSaid(value);
  if (said) return said.role !== 'other';
  return pairOf(value) !== undefined || turnsKeyOf(value) !== undefined;
}

/** Questions and answers of training sets: two messages in one record. */
const PAIRS = [
  ['instruction', 'output'],
  ['prompt', 'completion'],
  ['prompt', 'response'],
  ['question', 'answer'],
  ['query', 'answer'],
  ['query', 'response'],
  ['question', 'response'],
  ['prompt', 'output'],
  ['input', 'output'],
  ['user', 'assistant'],
  ['human', 'assistant'],
] as const;

export function pairOf(value: unknown): readonly [string, string] | undefined {
  if (!isObject(value)) return undefined;
  // What is told there is the same for all of them: `instruction` says how to answer.
  if (
    typeof value.instruction === 'string' &&
    typeof value.output === 'string' &&
    isText(value.input)
  )
    return ['input', 'output'];
  return PAIRS.find(
    ([ask, answer]) => typeof value[ask] === 'string' && typeof value[answer] === 'string',
  );
}

/** Under which key a record has what both sides say in turn, as bare strings. */
export function turnsKeyOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  return ['data', 'dialogue', 'dialog', 'conversation', 'conversations', 'turns'].find((key) => {
    const list = value[key];
    if (!Array.isArray(list) || list.length < 2 || !list.every((one) => typeof one === 'string'))
      return false;
    // Tags and names are short.
    return list.join('').length >= list.length * 12;
  });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Messages of the largest chat in a value, to tell by a sample whether there is one. */
export function bestCount(value: unknown, depth = 0, budget = { left: MAX_LOOKS }): number {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return 0;
  if (budget.left-- <= 0) return 0;
  const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
  const own = messagesIn(inner);
  if (own > 0) return own;
  return Math.max(0, ...inner.slice(0, LOOK_AT).map((one) => bestCount(one, depth + 1, budget)));
}

/** Under which keys programs write what answers a message. */
export const ANSWERS = ['children', 'replies'];

function recordAt(text: DecodedText, place: JsonPlace & { readonly value: unknown }): JsonRecord {
  if ('bytes' in place) return place as JsonRecord;
  const { value, raw, start } = place;
  const bytes = [text.byteAt(start), text.byteAt(start + raw.length)] as const;
  return { value, raw, start, bytes, line: 1, isCut: false };
}

/** All chats below a place, in the order of the document. */
export function* findChats(
  text: DecodedText,
  place: JsonPlace & { readonly value: unknown },
  about: Fields = {},
  depth = 0,
): Generator<FoundChat> {
  const { value } = place;
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    const list = jsonList(text, null, place);
    if (!list) return;
    const count = messagesIn(value);
    if (count > 0) {
      const rows = value.some(isTold) ? undefined : rowsOf(value);
      const { records } = list;
      const own = aboutOf(about, text, undefined);
      yield { ...own, about: [about], records, count, ...(rows && { rows }) };
      return;
    }
    for (const record of list.records) yield* findChats(text, record, {}, depth + 1);
  } else if (
    isObject(value) &&
    readSaid(value) &&
    ANSWERS.some((key) => bestCount(value[key]) > 0)
  ) {
    // A message with its answers within it is the first of a tree; it may be the whole document.
    const own = aboutOf(about, text, undefined);
    yield { ...own, about: [about], records: [recordAt(text, place)], count: 1 };
  } else if (isObject(value)) {
    const count = messagesIn(Object.values(value));
    if (count > 1) {
      yield {
        ...aboutOf(about, text, undefined),
        about: [about],
        records: jsonMembers(text, place),
        count,
      };
      return;
    }
    yield* inMembers(text, place, { ...value, ...leafOf(about, value) }, depth);
  }
}

function* inMembers(
  text: DecodedText,
  place: JsonPlace,
  about: Fields,
  depth: number,
): Generator<FoundChat> {
  const found: { key: string; chats: FoundChat[] }[] = [];
  const own = aboutOf(about, text, place);
  for (const member of jsonMembers(text, place)) {
    if (!/^[[{]/.test(member.raw)) continue;
    const chats = [...findChats(text, member, about, depth + 1)].map((chat) => ({
      ...chat,
      about: [about, ...chat.about],
      title: chat.title ?? own.title,
      heading: chat.heading ?? (chat.title === own.title ? own.heading : undefined),
      leaf: chat.leaf ?? own.leaf,
    }));
    if (chats.length > 0) found.push({ key: member.key, chats });
  }
  const twins = found.filter(({ key }) => SAME_CHAT.has(key));
  const size = ({ chats }: { chats: readonly FoundChat[] }) => chats[0]?.count ?? 0;
  const best = twins.reduce((a, b) => (size(b) > size(a) ? b : a), twins[0] ?? { chats: [] });
  for (const one of found) {
    if (twins.length < 2 || !twins.includes(one) || one === best) yield* one.chats;
  }
}

function leafOf(outer: Fields, inner: Fields): Fields {
  const key = LEAVES.find((name) => typeof inner[name] === 'string');
  return key === undefined && outer.leaf !== undefined ? { leaf: outer.leaf } : {};
}

/** Members in which programs tell of a conversation beside its messages. */
const ABOUT = ['conv', 'conversation', 'chat'];

export function aboutOf(
  about: Fields,
  text: DecodedText,
  place: JsonPlace | undefined,
): Pick<FoundChat, 'title' | 'heading' | 'leaf'> {
  const key = TITLES.find((name) => typeof about[name] === 'string' && about[name] !== '');
  const inner = key === undefined ? ABOUT.find((name) => isObject(about[name])) : undefined;
  const told = inner === undefined ? undefined : about[inner];
  if (inner !== undefined && isObject(told)) {
    const member = place && [...jsonMembers(text, place)].find((one) => one.key === inner);
    const found = aboutOf(told, text, member);
    if (found.title !== undefined) return found;
  }
  const leaf = LEAVES.find((name) => typeof about[name] === 'string');
  const heading =
    key === undefined || !place
      ? undefined
      : [...jsonMembers(text, place)].find((member) => member.key === key);
  return {
    title: key === undefined ? undefined : String(about[key]),
    heading,
    leaf: leaf === undefined ? undefined : String(about[leaf]),
  };
}
