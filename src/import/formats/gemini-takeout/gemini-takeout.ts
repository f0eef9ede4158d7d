// "My Activity" of Gemini, as Google Takeout exports it: a list of questions with their answers, the newest
// first, and of many chats. As JSON or as a page.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { ConversationBook, EMPTY_MESSAGE, type ConversationNode } from '../shared/conversations';
import { parseIsoDate } from '../shared/dates';
import { isObject, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { LineCounter } from '../shared/line-counter';
import { START } from '../shared/message-tree';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { textOfHtml } from '../web-page/page-text';
import { activitiesOfPage, withTimes, type WrittenActivity } from './activity-page';
import { askedIn, chatOf, type Activity } from './activity';

const PROGRAM = /gemini|bard/i;
/** Without a link to its chat, an entry after such a silence is of another one. */
const SILENCE_MS = 6 * 3_600_000;
const MAX_TITLE = 60;

function detect({ json, head }: LogSample): number {
  if (Array.isArray(json)) return (json as unknown[]).slice(0, 20).some(isActivity) ? 0.97 : 0;
  const isPage = /class="outer-cell\b/.test(head) && /class="content-cell\b/.test(head);
  return isPage && PROGRAM.test(head.replace(/<style[\s\S]*?<\/style>/g, '')) ? 0.97 : 0;
}

function isActivity(value: unknown): value is Record<string, unknown> {
  if (!isObject(value) || typeof value.title !== 'string' || typeof value.time !== 'string')
    return false;
  const products: readonly unknown[] = Array.isArray(value.products) ? value.products : [];
  return [value.header, ...products].some((name) => typeof name === 'string' && PROGRAM.test(name));
}

async function read(source: LogSource): Promise<ReadLog> {
  const book = new ConversationBook(source);
  const pace = new Pace(source);
  const activities: Activity[] = [];
  const list = /^\s*\[/.test(source.text.slice(0, 100)) ? jsonList(source.text, null) : undefined;
  if (list) {
    for (const record of list.records) {
      const found = activityOf(record);
      if (found) activities.push(found);
      else book.skip(record);
      if (pace.isDue()) await pace.turn(record.bytes[1]);
    }
    if (list.isCut()) book.reportCut();
  } else {
    const html = source.text.slice(0, source.text.length);
    const written: WrittenActivity[] = [];
    for (const found of activitiesOfPage(html)) {
      written.push(found);
      if (pace.isDue()) await pace.turn(source.text.byteAt(found.end));
    }
    for (const one of withTimes(written)) activities.push(one);
  }
  const lines = new LineCounter(source.text.slice(0, source.text.length));
  const asked = askedIn(activities);
  const lineAt = new Map([...activities].map((one) => [one, lines.at(one.start)]));
  for (const chat of chatsOf(activities)) {
    const nodes = chat.flatMap((one) =>
      nodesOf(one, asked(one.title), lineAt.get(one) ?? 1, source),
    );
    const told = nodes.filter(({ role }) => role !== null);
    const [first] = told;
    book.add({
      title: first ? (first.text.split('\n', 1)[0]?.slice(0, MAX_TITLE) ?? '') : '',
      heading: undefined,
      time: first?.time,
      nodes: nodes.map((node, i) => ({ ...node, parent: nodes[i - 1]?.id ?? START })),
      leaf: told.at(-1)?.id,
    });
  }
  return book.finish(list ? undefined : 'HTML around the messages');
}

function activityOf(record: JsonRecord): Activity | undefined {
  const { value, raw, start } = record;
  if (!isActivity(value)) return undefined;
  const items: readonly unknown[] = Array.isArray(value.safeHtmlItem) ? value.safeHtmlItem : [];
  const htmls = items.flatMap((item) =>
    isObject(item) && typeof item.html === 'string' ? [item.html] : [],
  );
  const title = String(value.title);
  const asked = literalSpan(raw, 'title', title) ?? [0, 0];
  const answered = literalSpan(raw, 'html', htmls[0] ?? '', asked[1]) ?? [raw.length, raw.length];
  return {
    title: title.replaceAll('\u00a0', ' '),
    answer: htmls.map((html) => textOfHtml(html)).join('\n\n'),
    time: parseIsoDate(value.time),
    chat: chatOf(value.titleUrl),
    start,
    end: start + raw.length,
    titleSpan: [start + asked[0], start + asked[1]],
    answerSpan: [start + answered[0], start + answered[1]],
  };
}

/** Entries of one chat each, the oldest first. */
function chatsOf(activities: readonly Activity[]): readonly Activity[][] {
  const isTimed = activities.every(({ time }) => time !== undefined);
  const inOrder = [...activities].reverse();
  if (isTimed) inOrder.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
  const chats: Activity[][] = [];
  const byId = new Map<string, Activity[]>();
  for (const one of inOrder) {
    const last = chats.at(-1)?.at(-1);
    const isNear = last !== undefined && (one.time ?? 0) - (last.time ?? 0) < SILENCE_MS;
    const known = one.chat === undefined ? undefined : byId.get(one.chat);
    const goesOn = one.chat === undefined && isNear && last.chat === undefined;
    const chat = known ?? (goesOn ? chats.at(-1) : undefined);
    if (chat) chat.push(one);
    else {
      chats.push([one]);
      const begun = chats.at(-1);
      if (one.chat !== undefined && begun) byId.set(one.chat, begun);
    }
  }
  return chats;
}

/** The question and the answer of an entry, which share its bytes. */
function nodesOf(
  one: Activity,
  asked: readonly [start: number, end: number],
  line: number,
  { text }: LogSource,
): ConversationNode[] {
  const isAnswerBehind = one.answerSpan[0] >= one.titleSpan[1];
  const edge = one.answer !== '' && isAnswerBehind ? one.titleSpan[1] : one.end;
  const span = (from: number, to: number) => [text.byteAt(from), text.byteAt(to)] as const;
  const node = (
    side: 'user' | 'assistant',
    said: string,
    [from, to]: readonly [number, number],
    inner: readonly [number, number],
  ): ConversationNode => {
    // Without words for asking and an answer, the entry tells of something else: a file made, a setting.
    const isOther = side === 'user' && one.answer === '' && said === one.title;
    const why = said.trim() === '' ? EMPTY_MESSAGE : isOther ? 'no question' : '';
    const bytes = span(from, to);
    const raw = text.slice(from, to);
    const record = { value: undefined, raw, start: from, bytes, line, isCut: false };
    const at = [Math.max(from, inner[0]), Math.min(to, inner[1])] as const;
    return {
      id: `${side} at ${one.start}`,
      parent: undefined,
      role: why === '' ? side : null,
      why,
      text: cleanText(said),
      record,
      textBytes: why === '' && at[0] <= at[1] ? span(at[0], at[1]) : bytes,
      time: one.time,
    };
  };
  const question = node('user', one.title.slice(...asked), [one.start, edge], one.titleSpan);
  if (edge === one.end) return [question];
  return [question, node('assistant', one.answer, [edge, one.end], one.answerSpan)];
}

export const geminiTakeout = {
  id: 'gemini-takeout',
  label: 'Gemini activity (Google Takeout)',
  extensions: ['json', 'html'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
