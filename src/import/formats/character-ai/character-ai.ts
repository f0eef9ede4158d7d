// Character.AI has no export of its own. CAI Tools and the dumpers before it save its histories as
// JSON, or as a page that holds the JSON in its script.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { ConversationBook } from '../shared/conversations';
import { isObject, jsonList } from '../shared/json-lines';
import { jsonMembers, type JsonMember } from '../shared/json-members';
import { wholeText } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { chatOf, isChat, isMessage, listIn } from './history';
import { findReader } from './reader-page';
import { hasTurns, turnsOf } from './turns';

function detect(sample: LogSample): number {
  if (findReader(sample.head)) return 0.97;
  const { json } = sample;
  if (isChat(json) || turnChats(json).some(hasTurns)) return 0.97;
  const chats = isObject(json) ? chatsIn(json) : json;
  if (!Array.isArray(chats)) return 0;
  const head: unknown[] = chats.slice(0, 5);
  return head.some(isChat) ? 0.97 : 0;
}

/** The newer page's chats: the document is one, or lists them under `chats`. */
function turnChats(json: unknown): readonly unknown[] {
  const list = isObject(json) ? json.chats : undefined;
  return Array.isArray(list) ? list.slice(0, 5) : [json];
}

/** `histories` holds the answer of the site, which names its list the same. */
function chatsIn(json: Record<string, unknown>): unknown {
  const { histories, history } = json;
  return isObject(histories) ? histories.histories : (histories ?? history);
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const whole = wholeText(text);
  const page = findReader(whole.raw);
  const place = page ?? whole;
  const book = new ConversationBook(source);
  const pace = new Pace(source);
  const about = new Map([...jsonMembers(text, place)].map((member) => [member.key, member]));
  const character = introduce(about, book);
  for (const record of jsonList(text, 'chats', place)?.records ?? [place]) {
    const turns = turnsOf(text, record);
    if (turns) book.add(turns);
  }
  const decoding = page ? 'percent' : 'none';
  const list = listIn(text, about, place);
  const first = list?.records[Symbol.iterator]().next();
  if (first && first.done !== true && isMessage(first.value.value)) {
    const chat = await chatOf({ ...place, value: undefined }, { text, character, decoding, pace });
    if (chat) book.add(chat);
  } else {
    for (const record of list?.records ?? []) {
      const chat = await chatOf(record, { text, character, decoding, pace });
      if (chat) book.add(chat);
      else book.skip(record);
    }
  }
  if (list?.isCut() === true) book.reportCut();
  return book.finish();
}

/** What a dump says of the character; the name under which it speaks. */
function introduce(
  about: ReadonlyMap<string, JsonMember>,
  book: ConversationBook,
): string | undefined {
  const info = about.get('info')?.value;
  const fields = isObject(info) && isObject(info.character) ? info.character : {};
  const name = fields.name ?? about.get('charName')?.value;
  if (typeof name !== 'string' || name.trim() === '') return undefined;
  const key = name.trim();
  const { description } = fields;
  const isTold = typeof description === 'string' && description.trim() !== '';
  book.introduce({ key, name: key, role: 'character', ...(isTold ? { description } : {}) });
  return key;
}

export const characterAi = {
  id: 'character-ai',
  label: 'Character.AI (CAI Tools and dumps)',
  extensions: ['json', 'html'],
  version: 2,
  detect,
  read,
  conversations: {
    paths: [['histories', 'histories'], ['histories'], ['history'], []],
    isConversation: isChat,
    needsFrame: true,
  },
} as const satisfies LogFormat;
