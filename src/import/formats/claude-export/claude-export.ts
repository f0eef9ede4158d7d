// `conversations.json` of a Claude data export, or one conversation as its page loads it.
import type { DecodedText, LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import {
  readConversations,
  type ConversationBook,
  EMPTY_MESSAGE,
  type ConversationNode,
} from '../shared/conversations';
import { parseIsoDate } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import type { JsonPlace } from '../shared/json-parts';
import type { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { Artifacts, withoutTags, type WrittenPart } from './artifacts';

/** What the first message of a conversation names as the one before it. */
const ROOT = '00000000-0000-4000-8000-000000000000';

/** What the page calls a long text that was pasted; other files were chosen, and are not said. */
const PASTED = /^(?:$|past)/i;

function detect(sample: LogSample): number {
  const { json } = sample;
  const items: readonly unknown[] = Array.isArray(json) ? json.slice(0, 20) : [json];
  const lists = items.map((item) => (isObject(item) ? item.chat_messages : undefined));
  if (!lists.some(Array.isArray)) return 0;
  return lists.flat().some((item) => isObject(item) && 'sender' in item) ? 0.98 : 0.6;
}

function read(source: LogSource): Promise<ReadLog> {
  return readConversations(source, (place, book, pace) => take(place, book, source, pace));
}

async function take(
  place: JsonPlace | JsonRecord,
  book: ConversationBook,
  source: LogSource,
  pace: Pace,
): Promise<void> {
  const { text } = source;
  const about = new Map([...jsonMembers(text, place)].map((member) => [member.key, member]));
  const list = jsonList(text, 'chat_messages', place);
  if (!list) {
    if ('bytes' in place) book.skip(place);
    return;
  }
  const nodes: ConversationNode[] = [];
  const documents = new Artifacts();
  for (const record of list.records) {
    nodes.push(nodeOf(record, nodes.at(-1), text, documents));
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  const title = about.get('name')?.value;
  const begun = about.get('created_at');
  const leaf = about.get('current_leaf_message_uuid')?.value;
  const hasTitle = typeof title === 'string' && title.trim() !== '';
  book.add({
    title: hasTitle ? title.trim() : '',
    heading: about.get(hasTitle ? 'name' : 'created_at'),
    time: parseIsoDate(begun?.value),
    nodes: inOneTree(nodes),
    leaf: typeof leaf === 'string' ? leaf : undefined,
  });
}

/** Where a message does not say what it answers, or names one that is gone, it is the one above it. */
function inOneTree(nodes: readonly ConversationNode[]): readonly ConversationNode[] {
  const known = new Set([ROOT, ...nodes.map(({ id }) => id)]);
  return nodes.map((node, i) =>
    known.has(node.parent ?? '') ? node : { ...node, parent: nodes[i - 1]?.id ?? ROOT },
  );
}

function nodeOf(
  record: JsonRecord,
  before: ConversationNode | undefined,
  text: DecodedText,
  documents: Artifacts,
): ConversationNode {
  const fields = isObject(record.value) ? record.value : {};
  const parts = partsOf(fields, documents);
  const shown = cleanText(parts.map((part) => part.shown).join('\n\n'));
  const { uuid, parent_message_uuid: parent } = fields;
  // The sender stands after the text, where a cut file has lost it; the two take turns.
  const sender = fields.sender ?? (record.isCut ? otherThan(before?.role ?? null) : undefined);
  const isHuman = sender === 'human' || sender === 'user';
  const why =
    sender === undefined
      ? 'not a message'
      : !isHuman && sender !== 'assistant'
        ? 'instructions'
        : shown.trim() === ''
          ? EMPTY_MESSAGE
          : '';
  return {
    id: typeof uuid === 'string' ? uuid : `line ${record.line} at ${record.start}`,
    parent: typeof parent === 'string' ? parent : undefined,
    role: why !== '' ? null : isHuman ? 'user' : 'assistant',
    why,
    text: shown,
    record,
    textBytes: why === '' ? textBytes(record, parts, text) : record.bytes,
    time: parseIsoDate(fields.created_at),
  };
}

function otherThan(role: ConversationNode['role']): string {
  return role === 'user' ? 'assistant' : 'human';
}

/**
 * The written parts of an answer. `text` holds the same in older files, and in newer ones a notice in
 * place of each tool, so it counts only where the parts are empty.
 */
function partsOf(
  { content, text, attachments }: Record<string, unknown>,
  documents: Artifacts,
): WrittenPart[] {
  const parts: WrittenPart[] = [];
  let isToolsOnly = false;
  for (const part of Array.isArray(content) ? (content as unknown[]) : []) {
    if (!isObject(part)) continue;
    if (part.type === 'tool_use') {
      isToolsOnly = true;
      const written = documents.read(part.input);
      if (written) parts.push(written);
    } else if (part.type === 'text' && typeof part.text === 'string') {
      if (part.text.trim() !== '') parts.push(partOf('text', part.text));
    }
  }
  if (parts.length > 0) return parts;
  if (typeof text === 'string' && text.trim() !== '' && !isToolsOnly) return [partOf('text', text)];
  // A long text that was pasted into the chat is stored as a file of it.
  for (const file of Array.isArray(attachments) ? (attachments as unknown[]) : []) {
    if (!isObject(file) || typeof file.extracted_content !== 'string') continue;
    const name = typeof file.file_name === 'string' ? file.file_name : '';
    if (!PASTED.test(name)) continue;
    parts.push(partOf('extracted_content', file.extracted_content));
  }
  return parts;
}

const TAGGED = /<\/?ant|This block is not supported/;

function partOf(key: string, literal: string): WrittenPart {
  return { key, literal, shown: TAGGED.test(literal) ? withoutTags(literal) : literal };
}

function textBytes(
  { raw, start, bytes }: JsonRecord,
  parts: readonly WrittenPart[],
  text: DecodedText,
): readonly [number, number] {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return bytes;
  const from = literalSpan(raw, first.key, first.literal);
  const to = parts.length === 1 ? from : literalSpan(raw, last.key, last.literal, from?.[1]);
  if (!from || !to) return bytes;
  return [text.byteAt(start + from[0]), text.byteAt(start + to[1])];
}

export const claudeExport = {
  id: 'claude-export',
  label: 'Claude data export',
  extensions: ['json'],
  version: 2,
  detect,
  read,
  conversations: {
    paths: [[]],
    isConversation: (value) => isObject(value) && Array.isArray(value.chat_messages),
  },
} as const satisfies LogFormat;
