// Chats in JSON of programs that have no reader of their own: messengers, front-ends of models, scripts.
import type { DecodedText, LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { castOf, namesById, type ChatCast } from '../shared/chat-cast';
import { ConversationBook, EMPTY_MESSAGE, type ConversationNode } from '../shared/conversations';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { jsonMembers, type JsonMember } from '../shared/json-members';
import { isCutDocument, wholeText } from '../shared/json-parts';
import { parseTolerantly } from '@/lib/json-repair';
import { START } from '../shared/message-tree';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { chatsOfLines } from './chats-of-lines';
import { bestCount, findChats, messagesIn, pairOf } from './find-chats';
import { peopleIn } from './people';
import { withoutMarkup } from './programs';
import { readSaid, type Said } from './said';

function detect({ json, jsonLines: lines }: LogSample): number {
  // One record alone is a setting as well as a message.
  const count = Math.max(bestCount(json), lines && lines.length > 1 ? messagesIn(lines) : 0);
  return count === 0 ? 0 : count < 3 ? 0.55 : 0.7;
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const book = new ConversationBook(source);
  const pace = new Pace(source);
  const whole = wholeText(text);
  const value = parseTolerantly(whole.raw)?.value;
  const chats =
    value === undefined || isLines(whole.raw) ? [] : [...findChats(text, { ...whole, value })];
  if (chats.length === 0) for (const chat of chatsOfLines(text)) chats.push(chat);
  const names = namesById(value);
  const people = peopleIn(value);
  for (const chat of chats) {
    const nodes: ConversationNode[] = [];
    const cast = castOf(chat.about, names);
    for (const record of chat.records) {
      for (const node of nodesOf(record, text)) nodes.push(called(named(node, people), cast));
      if (pace.isDue()) await pace.turn(record.bytes[1]);
    }
    const time = nodes.find((node) => node.time !== undefined)?.time;
    const { title = '', heading, leaf } = chat;
    book.add({ title, heading, time, ...linked(nodes, leaf) });
  }
  if (!isLines(whole.raw) && isCutDocument(text)) book.reportCut();
  return book.finish();
}

/** By the name that the file gives somebody, where a message only has their id. */
function named(node: ChatNode, people: ReadonlyMap<string, string>): ChatNode {
  const name = node.name === undefined ? undefined : people.get(node.name);
  return name === undefined ? node : { ...node, name: mended(name) };
}

function isLines(raw: string): boolean {
  return /^\s*\{[^\n]*\}\s*\n\s*\{/.test(raw.slice(0, 1_000_000));
}

type ChatNode = ConversationNode & { readonly speakerId?: string };

/** A message that says no more than its role is of whom the file says to be in it. */
function called(node: ChatNode, cast: ChatCast): ConversationNode {
  if (node.role === null || node.name !== undefined) return node;
  const { speakerId = '' } = node;
  const name = node.role === 'user' ? cast.user : (cast.byId.get(speakerId) ?? cast.assistant);
  return name === undefined ? node : { ...node, name };
}

/** Messages that answer each other within one another; each level is read once more than the one above it. */
const MOST_LEVELS = 2000;

function* nodesOf(first: JsonRecord, text: DecodedText): Generator<ChatNode> {
  interface Open {
    readonly record: JsonRecord;
    readonly level: number;
    readonly parent?: string | undefined;
  }
  const open: Open[] = [{ record: first, level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { record, level, parent } = next;
    const said = readSaid(record.value);
    const pair = said ? undefined : pairOf(record.value);
    if (pair) {
      for (const node of nodesOfPair(record, pair, text))
        yield { ...node, parent: node.parent ?? parent };
      continue;
    }
    const answers = said ? answersIn(record, text) : undefined;
    const node = said ? nodeOf(record, said, text) : { ...bare(record), why: 'not a message' };
    const own = answers ? withoutMember(record, answers) : record;
    yield { ...node, parent: node.parent ?? parent, record: own };
    if (answers && level >= MOST_LEVELS) {
      const rest = { ...record, start: answers.start, bytes: answers.bytes };
      yield { ...bare(rest), why: 'answers within too many others' };
      continue;
    }
    const inner = [...((answers && jsonList(text, null, answers)?.records) ?? [])];
    for (const answer of inner.reverse())
      open.push({ record: answer, level: level + 1, parent: node.id });
  }
}

/** Some programs write what answers a message within it. */
function answersIn(record: JsonRecord, text: DecodedText): JsonMember | undefined {
  const { children } = isObject(record.value) ? record.value : {};
  if (!Array.isArray(children) || !children.some((child) => readSaid(child))) return undefined;
  return [...jsonMembers(text, record)].find(({ key }) => key === 'children');
}

/** The record as far as its answers, or behind them where it says most there. */
function withoutMember(record: JsonRecord, { bytes }: JsonMember): JsonRecord {
  const [before, after] = [bytes[0] - record.bytes[0], record.bytes[1] - bytes[1]];
  const own = before >= after ? [record.bytes[0], bytes[0]] : [bytes[1], record.bytes[1]];
  return { ...record, bytes: [own[0] ?? 0, own[1] ?? 0] };
}

const bare = (record: JsonRecord): ConversationNode => ({
  id: `at ${record.start}`,
  parent: undefined,
  role: null,
  why: '',
  text: '',
  record,
  textBytes: record.bytes,
  time: undefined,
});

function nodeOf(record: JsonRecord, said: Said, text: DecodedText): ChatNode {
  const { parts, name, role, time, id, parent, versions } = said;
  const whole = parts.map(({ literal }) => mended(literal)).join(said.glue ?? '\n\n');
  const shown = cleanText(said.isMarkup === true ? withoutMarkup(whole) : whole);
  const isEmpty = shown.trim() === '';
  const why = said.isNotice
    ? 'notice of the program'
    : role === 'other'
      ? 'instructions'
      : isEmpty
        ? EMPTY_MESSAGE
        : '';
  const person = name === undefined ? {} : { name: mended(name) };
  return {
    ...bare(record),
    id: id ?? `at ${record.start}`,
    parent,
    role: why !== '' ? null : role === 'user' ? 'user' : 'assistant',
    why,
    text: shown,
    textBytes: why === '' ? textBytes(record, parts, text) : record.bytes,
    time,
    ...person,
    ...(role === undefined ? { isPerson: true } : {}),
    ...(said.speakerId === undefined ? {} : { speakerId: said.speakerId }),
    ...(versions ? { kept: versions.map(cleanText) } : {}),
  };
}

function textBytes(
  { raw, start, bytes }: JsonRecord,
  parts: Said['parts'],
  text: DecodedText,
): readonly [number, number] {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return bytes;
  const from = literalSpan(raw, first.key, first.literal);
  const to = parts.length === 1 ? from : literalSpan(raw, last.key, last.literal, from?.[1]);
  return from && to ? [text.byteAt(start + from[0]), text.byteAt(start + to[1])] : bytes;
}

/** The question and the answer of one record, which share its bytes. */
function* nodesOfPair(
  record: JsonRecord,
  [ask, answer]: readonly [string, string],
  text: DecodedText,
): Generator<ConversationNode> {
  const fields = isObject(record.value) ? record.value : {};
  const spans = [ask, answer].map((key) => literalSpan(record.raw, key, String(fields[key])));
  const [first, second] = spans;
  // The other way about in the file, or nowhere: then the record is the answer's alone.
  const isInOrder = first && second && first[1] < second[0];
  const edge = isInOrder ? text.byteAt(record.start + first[1]) : record.bytes[0];
  const sides = [
    { key: ask, role: 'user' as const, bytes: [record.bytes[0], edge] as const, span: first },
    {
      key: answer,
      role: 'assistant' as const,
      bytes: [edge, record.bytes[1]] as const,
      span: second,
    },
  ];
  for (const { key, role, bytes, span } of sides) {
    if (bytes[1] <= bytes[0]) continue;
    const shown = cleanText(String(fields[key]));
    const isEmpty = shown.trim() === '';
    yield {
      ...bare({ ...record, bytes }),
      id: `${key} at ${record.start}`,
      role: isEmpty ? null : role,
      why: isEmpty ? EMPTY_MESSAGE : '',
      text: shown,
      textBytes:
        span && !isEmpty
          ? [text.byteAt(record.start + span[0]), text.byteAt(record.start + span[1])]
          : bytes,
    };
  }
}

/**
 * Messages that name the one before them are a tree; others follow each other, in the order of their
 * times where the file begins with the newest.
 */
function linked(
  nodes: readonly ConversationNode[],
  leaf: string | undefined,
): { nodes: readonly ConversationNode[]; leaf: string | undefined } {
  const ids = new Set(nodes.map(({ id }) => id));
  const isTree = nodes.filter(({ parent }) => ids.has(parent ?? '')).length * 2 >= nodes.length;
  if (isTree && nodes.length > 2) {
    return { nodes: nodes.map((node) => ({ ...node, parent: node.parent ?? START })), leaf };
  }
  const inOrder = isNewestFirst(nodes) ? [...nodes].reverse() : nodes;
  const chain = inOrder.map((node, i) => ({
    ...node,
    // Ids may be missing or the same twice; their order is enough.
    id: String(i),
    parent: i === 0 ? START : String(i - 1),
  }));
  return { nodes: chain, leaf: chain.findLast(({ role }) => role !== null)?.id };
}

function isNewestFirst(nodes: readonly ConversationNode[]): boolean {
  const times = nodes.flatMap(({ time }) => (time === undefined ? [] : [time]));
  const [first = 0, last = first] = [times[0], times.at(-1)];
  return last < first && times.every((time, i) => time <= (times[i - 1] ?? time));
}

/** One messenger writes each byte of its UTF-8 as a letter of its own. */
function mended(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text) || /[^\0-\u00ff]/.test(text)) return text;
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

export const jsonChat = {
  id: 'json-chat',
  label: 'Chat in JSON (other programs)',
  extensions: ['json', 'jsonl'],
  version: 3,
  detect,
  read,
  conversations: {
    paths: [[], ['conversations'], ['chats'], ['data']],
    isConversation: (value) => isObject(value) && !readSaid(value) && bestCount(value) > 1,
  },
} as const satisfies LogFormat;
