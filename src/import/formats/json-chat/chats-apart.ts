// Messages of several chats in one list, each with the id of its own.
import { isObject } from '../shared/json-lines';
import type { ConversationNode } from '../shared/conversations';

const CHAT_KEYS =
  'topicId conversationId conversation_id chatId chat_id threadId thread_id message_tree_id convId sessionId session_id'.split(
    ' ',
  );

/** The list as it is where its messages do not say which chat they are of. */
export function chatsApart(nodes: readonly ConversationNode[]): readonly ConversationNode[][] {
  const told = nodes.filter(({ role }) => role !== null);
  const key = CHAT_KEYS.find((name) => told.every((node) => idIn(node, name) !== undefined));
  const chats = new Map<string | undefined, ConversationNode[]>();
  let last: string | undefined;
  for (const node of nodes) {
    last = (key === undefined ? undefined : idIn(node, key)) ?? last;
    const chat = chats.get(last);
    if (chat) chat.push(node);
    else chats.set(last, [node]);
  }
  return [...chats.values()];
}

function idIn({ record }: ConversationNode, key: string): string | undefined {
  const id = isObject(record.value) ? record.value[key] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
