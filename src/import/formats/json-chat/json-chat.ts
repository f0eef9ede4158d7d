// Chats in JSON of programs that have no reader of their own: messengers, front-ends of models, scripts.
import type { DecodedText, LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { castOf, type ChatCast } from '../shared/chat-cast';
import {
  ConversationBook,
  EMPTY_MESSAGE,
  type Conversation,
  type ConversationNode,
} from '../shared/conversations';
import {
  isObject,
  jsonList,
  laidOutValues,
  literalSpan,
  type JsonRecord,
} from '../shared/json-lines';
import { jsonMembers, type JsonMember } from '../shared/json-members';
import { isCutDocument, wholeText } from '../shared/json-parts';
import { parseTolerantly } from '@/lib/json-repair';
import { linked } from '../shared/linked-nodes';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { blocksOfMessages, topicsOf, type BlockOfMessage } from './blocks-apart';
import { chatsApart } from './chats-apart';
import { chatsOfLines } from './chats-of-lines';
import { ANSWERS, bestCount, findChats, messagesAmong, pairOf, turnsKeyOf } from './find-chats';
import { peopleIn } from './people';
import { withoutMarkup } from './programs';
import { isProgramTalk } from './program-talk';
import type { Rows } from './rows';
import { readSaid, type Said } from './said';
import type { Parts } from './said-text';

function detect({ json, jsonLines: lines }: LogSample): number {
  // One record alone is a setting as well as a message.
  const count = Math.max(bestCount(json), lines && lines.length > 1 ? messagesAmong(lines) : 0);
  if (count === 0) return topicsOf(json).length > 0 ? 0.7 : 0;
  return count < 3 ? 0.55 : 0.7;
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const book = new ConversationBook(source);
  const pace = new Pace(source);
  const whole = wholeText(text);
  const value = parseTolerantly(whole.raw)?.value;
  const chats =
    value === undefined || isLines(whole.raw) ? [] : [...findChats(text, { ...whole, value })];
  const blocks = blocksOfMessages(text, value);
  for (const node of nodesOfBlocks(blocks, text)) book.add(node);
  if (chats.length === 0 && blocks.length === 0)
    for (const chat of chatsOfLines(text)) chats.push(chat);
  const { people, characters } = peopleIn(value);
  for (const chat of chats) {
    const nodes: ConversationNode[] = [];
    const cast = castOf(chat.about, characters);
    for (const record of chat.records) {
      for (const node of chat.rows ? nodesOfRow(record, chat.rows, text) : nodesOf(record, text))
        nodes.push(called(named(node, people), cast));
      if (pace.isDue()) await pace.turn(record.bytes[1]);
    }
    const { title = '', heading, leaf } = chat;
    for (const part of chatsApart(nodes)) {
      const time = part.find((node) => node.time !== undefined)?.time;
      book.add({
        title,
        heading: part.includes(nodes[0] as ConversationNode) ? heading : undefined,
        time,
        ...linked(part, leaf),
      });
    }
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
  if (/^\s*\{[^\n]*\}\s*\n\s*\{/.test(raw.slice(0, 1_000_000))) return true;
  const [, second] = laidOutValues(raw);
  return second !== undefined;
}

const NOTHING_MORE = {
  role: undefined,
  time: undefined,
  id: undefined,
  parent: undefined,
  isNotice: false,
} as const;

type ChatNode = ConversationNode & { readonly speakerId?: string };

/** A message that says no more than its role is of whom the file says to be in it. */
function called(node: ChatNode, cast: ChatCast): ConversationNode {
  if (node.role === null || node.name !== undefined) return node;
  const { speakerId = '' } = node;
  const name = node.role === 'user' ? cast.user : (cast.byId.get(speakerId) ?? cast.assistant);
  return name === undefined ? node : { ...node, name };
}

function nodesOfBlocks(blocks: readonly BlockOfMessage[], text: DecodedText): Conversation[] {
  const chats = new Map<string, ConversationNode[]>();
  for (const { record, role, chat } of blocks) {
    const said = isObject(record.value) ? readSaid({ ...record.value, role }) : undefined;
    if (!said) continue;
    const nodes = chats.get(chat) ?? [];
    chats.set(chat, nodes);
    nodes.push(nodeOf(record, said, text));
  }
  return [...chats.values()].map((nodes) => ({
    title: '',
    heading: undefined,
    time: nodes[0]?.time,
    ...linked(nodes, undefined),
  }));
}

function* nodesOfRow(record: JsonRecord, rows: Rows, text: DecodedText): Generator<ChatNode> {
  if (rows === 'sides') {
    const list = jsonList(text, null, record);
    return yield* nodesOfTurns(record, [...(list?.records ?? [])], text);
  }
  const value = record.value as readonly [string, string] | Readonly<Record<string, string>>;
  const [name = '', literal = ''] = Array.isArray(value) ? value : (Object.entries(value)[0] ?? []);
  const said = { parts: [{ key: rows === 'keyed' ? name : '', literal }], name };
  yield nodeOf(record, { ...said, ...NOTHING_MORE }, text);
}

/** Messages that answer each other within one another; each level is read once more than the one above it. */
const MOST_LEVELS = 2000;
/** What is read of answers within answers, all in all: so many letters, or so many times the file. */
const MOST_READ = { chars: 640_000_000, times: 24 };

function* nodesOf(first: JsonRecord, text: DecodedText): Generator<ChatNode> {
  interface Open {
    readonly record: JsonRecord;
    readonly level: number;
    readonly parent?: string | undefined;
  }
  const open: Open[] = [{ record: opened(first, text), level: 0 }];
  let left = Math.max(MOST_READ.chars, first.raw.length * MOST_READ.times);
  for (let next = open.pop(); next; next = open.pop()) {
    const { record, level, parent } = next;
    const said = readSaid(record.value);
    const pair = said ? undefined : pairOf(record.value);
    const turns = said || pair ? undefined : turnsOf(record, text);
    if (turns) {
      yield* nodesOfTurns(record, turns, text);
      continue;
    }
    if (pair) {
      for (const node of nodesOfPair(record, pair, text))
        yield { ...node, parent: node.parent ?? parent };
      continue;
    }
    const answers = said ? answersIn(record, text) : undefined;
    const node = said ? nodeOf(record, said, text) : { ...bare(record), why: 'not a message' };
    const own = answers ? withoutMember(record, answers) : record;
    // Where its string cannot be found, the text is all of the record, of which answers are no part.
    const isOwn = node.textBytes[0] >= own.bytes[0] && node.textBytes[1] <= own.bytes[1];
    const textBytes = isOwn ? node.textBytes : own.bytes;
    yield { ...node, parent: node.parent ?? parent, record: own, textBytes };
    if (answers) left -= answers.raw.length;
    if (answers && (level >= MOST_LEVELS || left < 0)) {
      const rest = { ...record, start: answers.start, bytes: answers.bytes };
      yield { ...bare(rest), why: 'answers within too many others' };
      continue;
    }
    const inner = [...((answers && jsonList(text, null, answers)?.records) ?? [])];
    for (const answer of inner.reverse())
      open.push({ record: answer, level: level + 1, parent: node.id });
  }
}

/** The first message of a tree, where its record holds it among facts about the tree. */
function opened(record: JsonRecord, text: DecodedText): JsonRecord {
  const { prompt } = isObject(record.value) ? record.value : {};
  if (!isObject(prompt) || !readSaid(prompt)) return record;
  return [...jsonMembers(text, record)].find(({ key }) => key === 'prompt') ?? record;
}

/** Some programs write what answers a message within it. */
function answersIn(record: JsonRecord, text: DecodedText): JsonMember | undefined {
  const fields = isObject(record.value) ? record.value : {};
  const answers = ANSWERS.find((name) => {
    const list = fields[name];
    return Array.isArray(list) && list.some((one) => readSaid(one));
  });
  if (answers === undefined) return undefined;
  return [...jsonMembers(text, record)].find(({ key }) => key === answers);
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
    : role === 'other' || isProgramTalk(shown)
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
  parts: Parts,
  text: DecodedText,
): readonly [number, number] {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return bytes;
  const from = literalSpan(raw, first.key, first.literal);
  const to = parts.length === 1 ? from : literalSpan(raw, last.key, last.literal, from?.[1]);
  return from && to ? [text.byteAt(start + from[0]), text.byteAt(start + to[1])] : bytes;
}

/** Both sides in turn, as strings in a list of one record; the first of them asks. */
function* nodesOfTurns(
  record: JsonRecord,
  turns: readonly JsonRecord[],
  text: DecodedText,
): Generator<ConversationNode> {
  let from = record.bytes[0];
  for (const [i, turn] of turns.entries()) {
    const to = turns[i + 1]?.bytes[0] ?? record.bytes[1];
    const shown = typeof turn.value === 'string' ? cleanText(turn.value) : '';
    const isEmpty = shown.trim() === '';
    const inner = [
      text.byteAt(turn.start + 1),
      text.byteAt(turn.start + turn.raw.length - 1),
    ] as const;
    yield {
      ...bare({ ...record, bytes: [from, to] }),
      id: `turn ${i} at ${record.start}`,
      role: isEmpty ? null : i % 2 === 0 ? 'user' : 'assistant',
      why: isEmpty ? EMPTY_MESSAGE : '',
      text: shown,
      textBytes: isEmpty ? [from, to] : inner,
    };
    from = to;
  }
}

function turnsOf(record: JsonRecord, text: DecodedText): readonly JsonRecord[] | undefined {
  const key = turnsKeyOf(record.value);
  const list = key === undefined ? undefined : jsonList(text, key, record);
  return list && [...list.records];
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
