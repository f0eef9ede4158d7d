// One node of the tree in a ChatGPT conversation: what of it was on the screen, and why not the rest.
import { endOfString, endOfValue } from '@/lib/json-repair';
import type { DecodedText } from '../log-format';
import { EMPTY_MESSAGE, type ConversationNode } from '../shared/conversations';
import { epochMs } from '../shared/dates';
import { isObject, literalSpan } from '../shared/json-lines';
import { type JsonMember } from '../shared/json-members';
import { cleanText } from '../shared/text-marks';
import type { WrittenDocument } from '../shared/written-document';
import { canvasText } from './canvas';

export interface MappingNode extends ConversationNode {
  readonly children: readonly string[];
}

/** Kinds of content that the page writes out; all others are thinking, code that it runs, results. */
const WRITTEN = new Set(['text', 'multimodal_text']);

/**
 * Marks of sources: private characters around `cite`, and in older answers lenticular brackets with a
 * dagger. The page shows links in their place.
 */
const SOURCES = /\ue200[^\ue200\ue201]{0,2000}\ue201|【\d{1,4}(?::\d{1,4})?†[^【】\n]{0,100}】/g;
/** Names of people and places that the page shows as links: a kind, the name, what it is. */
const ENTITIES =
  /\ue200entity\ue202\[\s*"[^"\ue201]{0,100}"\s*,\s*"([^"\ue201]{0,200})"[^\ue200\ue201]{0,1000}\ue201/g;
/** Fences around a text that the page shows in a box of its own. */
const BOXES = /^:::(?:writing(?:\{[^{}\n]{0,300}\})?)?[ \t]*(?:\n|$)/gm;

/** `canvas`: the document beside the chat, as it was before this node. */
export function nodeOf(
  member: JsonMember,
  text: DecodedText,
  canvas: WrittenDocument,
): MappingNode {
  const fields = isObject(member.value) ? member.value : {};
  const message = isObject(fields.message) ? fields.message : {};
  const content = isObject(message.content) ? message.content : {};
  const parts = partsOf(content.parts);
  const drawn = canvasText(message, canvas);
  const shown = cleanText(drawn ?? shownText(parts.join('\n')));
  const isDrawn = drawn !== undefined && drawn !== '';
  const why = isDrawn ? '' : whyHidden(message, content, shown);
  const { role } = isObject(message.author) ? message.author : {};
  return {
    id: member.key,
    parent: typeof fields.parent === 'string' ? fields.parent : undefined,
    children: Array.isArray(fields.children)
      ? fields.children.filter((child): child is string => typeof child === 'string')
      : [],
    role: why !== '' ? null : role === 'user' ? 'user' : 'assistant',
    why,
    text: shown,
    record: member,
    textBytes: why !== '' ? member.bytes : spanOf(member, isDrawn ? content : parts, text),
    time: typeof message.create_time === 'number' ? epochMs(message.create_time) : undefined,
  };
}

function shownText(written: string): string {
  const named = written.includes('\ue200') ? written.replace(ENTITIES, '$1') : written;
  const open = named.includes(':::') ? named.replace(BOXES, '') : named;
  return open.replace(SOURCES, '');
}

/**
 * Some programs that write this tree leave out `parent`; the children say the same. What answers a message
 * that is gone goes on from the one above it, or all before it would be another branch.
 */
export function linkFromParents(nodes: readonly MappingNode[]): readonly ConversationNode[] {
  const parents = new Map<string, string>();
  for (const { id, children } of nodes) for (const child of children) parents.set(child, id);
  const known = new Set(nodes.map(({ id }) => id));
  return nodes.map((node, i) => {
    const parent = node.parent ?? parents.get(node.id);
    if (parent === undefined || known.has(parent)) return { ...node, parent };
    return { ...node, parent: parents.get(node.id) ?? nodes[i - 1]?.id ?? parent };
  });
}

function whyHidden(
  message: Record<string, unknown>,
  content: Record<string, unknown>,
  text: string,
): string {
  const author = isObject(message.author) ? message.author : {};
  const metadata = isObject(message.metadata) ? message.metadata : {};
  const type = content.content_type;
  if (author.role === undefined) return 'no message';
  if (author.role === 'tool') return 'result of a tool';
  if (author.role !== 'user' && author.role !== 'assistant') return 'instructions';
  if (type === 'user_editable_context' || type === 'model_editable_context') return 'instructions';
  if (type === 'thoughts' || type === 'reasoning_recap') return 'thinking';
  const recipient = message.recipient ?? 'all';
  if (recipient !== 'all' || (type !== undefined && !WRITTEN.has(String(type)))) {
    return 'call of a tool';
  }
  if (metadata.is_visually_hidden_from_conversation === true || message.weight === 0) {
    return 'hidden message';
  }
  return text.trim() === '' ? EMPTY_MESSAGE : '';
}

/** What was written, and what was said aloud; pictures and recordings have no text. */
function partsOf(parts: unknown): string[] {
  if (!Array.isArray(parts)) return [];
  const out: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      if (part !== '') out.push(part);
    } else if (isObject(part) && part.content_type === 'audio_transcription') {
      if (typeof part.text === 'string') out.push(part.text);
    }
  }
  return out;
}

function spanOf(
  member: JsonMember,
  parts: readonly string[] | Record<string, unknown>,
  text: DecodedText,
): readonly [number, number] {
  if (Array.isArray(parts)) return textBytes(member, parts.length, text);
  const written = (parts as Record<string, unknown>).text;
  const span = typeof written === 'string' ? literalSpan(member.raw, 'text', written) : undefined;
  if (!span) return member.bytes;
  return [text.byteAt(member.start + span[0]), text.byteAt(member.start + span[1])];
}

/** The inside of the only string in `parts`, or of the whole list where there are more. */
function textBytes(
  { raw, start, bytes }: JsonMember,
  count: number,
  text: DecodedText,
): readonly [number, number] {
  const key = raw.indexOf('"parts"');
  const open = key === -1 ? -1 : raw.indexOf('[', key);
  if (open === -1) return bytes;
  let from = open + 1;
  let end = endOfValue(raw, open);
  let to = end === -1 ? raw.length : end - 1;
  while (from < to && raw.charCodeAt(from) <= 0x20) from++;
  if (count === 1 && raw[from] === '"') {
    end = endOfString(raw, from);
    to = end === -1 ? raw.length : end - 1;
    from++;
  }
  return [text.byteAt(start + from), text.byteAt(start + Math.max(from, to))];
}
