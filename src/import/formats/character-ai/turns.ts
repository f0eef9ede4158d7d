// A chat of Character.AI as its newer page loads it: turns, the newest first, each with its candidates.
import type { DecodedText } from '../log-format';
import { EMPTY_MESSAGE, type Conversation, type ConversationNode } from '../shared/conversations';
import { parseIsoDate } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import type { JsonPlace } from '../shared/json-parts';
import { START } from '../shared/message-tree';
import { oldestFirst } from '../shared/newest-first';
import { cleanText } from '../shared/text-marks';

export function isTurn(value: unknown): value is Record<string, unknown> {
  return isObject(value) && isObject(value.author) && Array.isArray(value.candidates);
}

/** True for a document or a chat with a list of turns. */
export function hasTurns(value: unknown): boolean {
  const list = isObject(value) ? value.turns : undefined;
  return Array.isArray(list) && list.slice(0, 3).some(isTurn);
}

export function turnsOf(text: DecodedText, place: JsonPlace): Conversation | undefined {
  const list = jsonList(text, 'turns', place);
  if (!list) return undefined;
  const nodes = [...list.records].map((record) => nodeOf(record, text));
  const inOrder = oldestFirst(nodes);
  const chain = inOrder.map((node, i) => ({ ...node, parent: inOrder[i - 1]?.id ?? START }));
  const leaf = chain.findLast(({ role }) => role !== null)?.id;
  return {
    title: '',
    heading: undefined,
    time: inOrder.find(({ time }) => time !== undefined)?.time,
    nodes: chain,
    leaf,
  };
}

function nodeOf(record: JsonRecord, text: DecodedText): ConversationNode {
  const turn = isTurn(record.value) ? record.value : { author: {}, candidates: [] };
  const author = isObject(turn.author) ? turn.author : {};
  const candidates = (Array.isArray(turn.candidates) ? (turn.candidates as unknown[]) : []).filter(
    isObject,
  );
  const chosen =
    candidates.find(({ candidate_id: id }) => id === turn.primary_candidate_id) ?? candidates[0];
  const raw = typeof chosen?.raw_content === 'string' ? chosen.raw_content : '';
  const said = cleanText(raw);
  const isEmpty = said.trim() === '';
  const span = isEmpty ? undefined : literalSpan(record.raw, 'raw_content', raw);
  // The newest candidate comes first.
  const kept = candidates
    .flatMap(({ raw_content: one }) => (typeof one === 'string' ? [cleanText(one)] : []))
    .filter((one) => one.trim() !== '')
    .reverse();
  const name = typeof author.name === 'string' ? author.name.trim() : '';
  const bytes = (at: number): number => text.byteAt(record.start + at);
  return {
    id: `turn at ${record.start}`,
    parent: undefined,
    role: isEmpty ? null : author.is_human === true ? 'user' : 'assistant',
    why: isEmpty ? EMPTY_MESSAGE : '',
    text: said,
    record,
    textBytes: span ? [bytes(span[0]), bytes(span[1])] : record.bytes,
    time: parseIsoDate(turn.create_time),
    ...(kept.length > 1 ? { kept } : {}),
    ...(name === '' ? {} : { name }),
  };
}
