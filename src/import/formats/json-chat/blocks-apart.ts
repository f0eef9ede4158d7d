// A backup in which messages only name the blocks of their text, which lie in a list of their own.
import type { DecodedText } from '../log-format';
import { isObject, jsonList, type JsonRecord } from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import { wholeText } from '../shared/json-parts';

export interface BlockOfMessage {
  readonly record: JsonRecord;
  readonly role: unknown;
  readonly chat: string;
}

/** Lists of messages that name blocks; empty where the document is no such backup. */
export function topicsOf(value: unknown): readonly Record<string, unknown>[] {
  const inner = isObject(value) && isObject(value.indexedDB) ? value.indexedDB : undefined;
  const topics: readonly unknown[] = Array.isArray(inner?.topics) ? inner.topics : [];
  return topics.filter(isObject).filter(({ messages }) => {
    const list: readonly unknown[] = Array.isArray(messages) ? messages : [];
    return list.some(
      (one) => isObject(one) && Array.isArray(one.blocks) && one.content === undefined,
    );
  });
}

/** The blocks of all chats in the order of their messages. */
export function blocksOfMessages(text: DecodedText, value: unknown): readonly BlockOfMessage[] {
  const topics = topicsOf(value);
  if (topics.length === 0) return [];
  const stored = [...jsonMembers(text, wholeText(text))].find(({ key }) => key === 'indexedDB');
  const list = stored && jsonList(text, 'message_blocks', stored);
  const byMessage = new Map<unknown, JsonRecord[]>();
  for (const record of list?.records ?? []) {
    if (!isObject(record.value) || !isTold(record.value)) continue;
    const id = record.value.messageId;
    byMessage.set(id, [...(byMessage.get(id) ?? []), record]);
  }
  return topics.flatMap(({ id, messages }) =>
    (messages as unknown[]).filter(isObject).flatMap((message) =>
      (byMessage.get(message.id) ?? []).map((record) => ({
        record,
        role: message.role,
        chat: String(id),
      })),
    ),
  );
}

/** Thinking, files and calls of tools are blocks too. */
function isTold({ type, content }: Record<string, unknown>): boolean {
  return type === 'main_text' && typeof content === 'string';
}
