// `conversations.json` of a ChatGPT data export, or one conversation as its page loads it.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { readConversations, type ConversationBook } from '../shared/conversations';
import { isObject, type JsonRecord } from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import type { JsonPlace } from '../shared/json-parts';
import { epochMs } from '../shared/dates';
import type { Pace } from '../shared/pace';
import { WrittenDocument } from '../shared/written-document';
import { linkFromParents, nodeOf, type MappingNode } from './mapping-node';

/** The page of an export holds the same list in its script. */
const PAGE_DATA = /<script[^<>]{0,200}>\s*(?:var|let|const)\s+jsonData\s*=\s*(?=[[{])/;

function detect(sample: LogSample): number {
  const { json } = sample;
  if (PAGE_DATA.test(sample.head) && sample.head.includes('"mapping"')) return 0.98;
  const items: readonly unknown[] = Array.isArray(json) ? json.slice(0, 5) : [json];
  const ours = items.filter(isConversation);
  if (ours.length === 0) return 0;
  return ours.some((item) => 'current_node' in item || 'create_time' in item) ? 0.98 : 0.9;
}

function isConversation(value: unknown): value is Record<string, unknown> {
  if (!isObject(value) || !isObject(value.mapping)) return false;
  const nodes = Object.values(value.mapping).slice(0, 3);
  // Others write the same tree with fragments in place of a message's content, or a bare string.
  const isOthers = nodes.some(
    (node) =>
      isObject(node) &&
      isObject(node.message) &&
      ('fragments' in node.message || typeof node.message.content === 'string'),
  );
  return (
    !isOthers && nodes.some((node) => isObject(node) && ('message' in node || 'children' in node))
  );
}

function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const page = /^\s*</.test(text.slice(0, 100)) ? PAGE_DATA.exec(text.slice(0, HEAD_CHARS)) : null;
  const start = page ? page.index + page[0].length : 0;
  const within = page
    ? { raw: text.slice(start, text.length), start, line: lineOf(text.slice(0, start)) }
    : undefined;
  return readConversations(source, (place, book, pace) => take(place, book, source, pace), within);
}

const HEAD_CHARS = 1_000_000;

function lineOf(before: string): number {
  return before.split('\n').length;
}

async function take(
  place: JsonPlace | JsonRecord,
  book: ConversationBook,
  source: LogSource,
  pace: Pace,
): Promise<void> {
  const { text } = source;
  const about = new Map([...jsonMembers(text, place)].map((member) => [member.key, member]));
  const mapping = about.get('mapping');
  if (!mapping) {
    if ('bytes' in place) book.skip(place);
    return;
  }
  const nodes: MappingNode[] = [];
  const canvas = new WrittenDocument();
  for (const member of jsonMembers(text, mapping)) {
    nodes.push(nodeOf(member, text, canvas));
    if (pace.isDue()) await pace.turn(member.bytes[1]);
  }
  const title = about.get('title')?.value;
  const begun = about.get('create_time');
  const leaf = about.get('current_node')?.value;
  const hasTitle = typeof title === 'string' && title.trim() !== '';
  book.add({
    title: hasTitle ? title.trim() : '',
    heading: hasTitle ? about.get('title') : begun,
    time: typeof begun?.value === 'number' ? epochMs(begun.value) : undefined,
    nodes: linkFromParents(nodes),
    leaf: typeof leaf === 'string' ? leaf : undefined,
  });
}

export const chatgptExport = {
  id: 'chatgpt-export',
  label: 'ChatGPT data export',
  extensions: ['json', 'html'],
  version: 2,
  detect,
  read,
  conversations: { paths: [[]], isConversation },
} as const satisfies LogFormat;
