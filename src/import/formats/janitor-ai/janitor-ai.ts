// JanitorAI has no export of its own. Browser extensions save what its page loads: one chat, the
// newest message first, with all answers that were ever given.
import type { DecodedText, LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { castOf } from '../shared/chat-cast';
import { ConversationBook, EMPTY_MESSAGE, type ConversationNode } from '../shared/conversations';
import { parseIsoDate } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import { wholeText } from '../shared/json-parts';
import { START } from '../shared/message-tree';
import { oldestFirst } from '../shared/newest-first';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';

const LIST = 'chatMessages';

interface JanitorMessage extends ConversationNode {
  /** False for an answer that another one has replaced. */
  readonly isMain: boolean;
}

function detect({ json }: LogSample): number {
  const list = isObject(json) ? json[LIST] : undefined;
  if (!Array.isArray(list)) return 0;
  const ours = list.slice(0, 5).some((item) => isObject(item) && typeof item.is_bot === 'boolean');
  return ours ? 0.98 : 0.5;
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const book = new ConversationBook(source);
  const pace = new Pace(source);
  const list = jsonList(text, LIST);
  if (!list) return book.finish();
  const about = new Map([...jsonMembers(text, wholeText(text))].map((one) => [one.key, one]));
  const character = about.get('character')?.value;
  const names = {
    assistant: isObject(character) ? nameIn(character.chat_name, character.name) : undefined,
    user: nameIn(
      about.get('persona_name')?.value,
      castOf([{ persona: about.get('persona')?.value }], new Map()).user,
      about.get('username')?.value,
    ),
  };
  const messages: JanitorMessage[] = [];
  for (const record of list.records) {
    if (isObject(record.value)) messages.push(messageOf(record, record.value, names, text));
    else book.skip(record);
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  if (list.isCut()) book.reportCut();
  // The page loads the newest message first; the extensions save that as it is or turned around.
  const nodes = linked(oldestFirst(messages));
  const leaf = nodes.findLast(({ isMain }) => isMain)?.id;
  book.add({ title: '', heading: undefined, time: undefined, nodes, leaf });
  return book.finish();
}

function nameIn(...values: readonly unknown[]): string | undefined {
  // The extension writes `user` where it did not find the persona on the page.
  const found = values.find(
    (value) => typeof value === 'string' && !/^\s*(?:user\s*)?$/.test(value.slice(0, 100)),
  );
  return typeof found === 'string' ? found.trim() : undefined;
}

function messageOf(
  record: JsonRecord,
  fields: Record<string, unknown>,
  names: { readonly user: string | undefined; readonly assistant: string | undefined },
  text: DecodedText,
): JanitorMessage {
  const raw = typeof fields.message === 'string' ? fields.message : '';
  const said = cleanText(raw);
  const why = said.trim() === '' ? EMPTY_MESSAGE : '';
  const role = fields.is_bot === true ? 'assistant' : 'user';
  const span = why === '' ? literalSpan(record.raw, 'message', raw) : undefined;
  const name = names[role];
  return {
    id: String(record.start),
    parent: undefined,
    role: why === '' ? role : null,
    why,
    text: said,
    record,
    textBytes: span
      ? [text.byteAt(record.start + span[0]), text.byteAt(record.start + span[1])]
      : record.bytes,
    time: parseIsoDate(fields.created_at),
    isMain: fields.is_main !== false,
    ...(name === undefined ? {} : { name }),
  };
}

/** Answers in a row to one message: the main one goes on, the others stand beside it. */
function linked(messages: readonly JanitorMessage[]): readonly JanitorMessage[] {
  const out: JanitorMessage[] = [];
  let asked = START;
  let main: JanitorMessage | undefined;
  for (const [i, message] of messages.entries()) {
    const isOther = message.role === 'assistant' && !isMainOfRun(messages, i);
    const placed: JanitorMessage = {
      ...message,
      isMain: !isOther,
      parent: isOther && main?.role === 'assistant' ? main.parent : asked,
    };
    out.push(placed);
    if (isOther) continue;
    asked = placed.id;
    main = placed;
  }
  return out;
}

/** Where none of the answers in a row is marked as the main one, the last of them is. */
function isMainOfRun(messages: readonly JanitorMessage[], at: number): boolean {
  if (messages[at]?.isMain === true) return true;
  const next = messages[at + 1];
  if (next?.role === 'assistant') return false;
  for (let i = at - 1; messages[i]?.role === 'assistant'; i--)
    if (messages[i]?.isMain) return false;
  return true;
}

export const janitorAi = {
  id: 'janitor-ai',
  label: 'JanitorAI chat',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
