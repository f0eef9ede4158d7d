// Chats of a file of JSON lines: one, or several where lines say that another begins.
import type { DecodedText } from '../log-format';
import { isObject, jsonLines, type JsonRecord } from '../shared/json-lines';
import { aboutOf, bestCount, findChats, pairOf, type FoundChat } from './find-chats';
import { readSaid } from './said';

/** A line that tells of a conversation and is no message of it. */
function isOpening({ value }: JsonRecord): boolean {
  return isObject(value) && (value.type === 'session' || value.type === 'conversation');
}

/** Sets of conversations have one on each line, its messages in a list. */
function isWhole({ value }: JsonRecord): boolean {
  return !readSaid(value) && !pairOf(value) && isObject(value) && bestCount(value) > 0;
}

export function chatsOfLines(text: DecodedText): FoundChat[] {
  const chats: FoundChat[] = [];
  let opening: JsonRecord | undefined;
  let records: JsonRecord[] = [];
  const close = (): void => {
    if (records.length === 0 && !opening) return;
    const about = isObject(opening?.value) ? aboutOf(opening.value, text, opening) : NOTHING;
    const around = isObject(opening?.value) ? [opening.value] : [];
    chats.push({ ...about, about: around, records, count: records.length });
  };
  for (const record of jsonLines(text)) {
    if (record.raw === '') continue;
    if (isWhole(record)) {
      close();
      [opening, records] = [undefined, []];
      for (const chat of findChats(text, record)) chats.push(chat);
    } else if (isOpening(record)) {
      close();
      opening = record;
      records = [];
    } else records.push(record);
  }
  close();
  return chats;
}

const NOTHING = { title: undefined, heading: undefined, leaf: undefined };
