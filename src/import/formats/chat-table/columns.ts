// Which columns of a table hold what is said, by whom and when, or a question and its answer, by the words
// over them.
import { areRepeatedNames } from '../names/repeated-names';
import { csvRows } from '../shared/csv-rows';

export interface Columns {
  readonly sign: string;
  /** Of each: the index. */
  readonly said: { readonly text: number } | { readonly asked: number; readonly answered: number };
  /** Names stand in several where some may be empty; the first that is not counts. */
  readonly names: readonly number[];
  /** Date and clock may stand apart. */
  readonly times: readonly number[];
}

const TEXT = words(
  'content contents message text body strcontent msg messagetext messagecontent messagebody chatmessage ' +
    'utterance dialogue line post 内容 消息 消息内容 メッセージ 本文 메시지 내용 mensaje nachricht mensagem texto',
);
/** The likeliest to be a name that people see comes first. */
const NAMES = words(
  'remark nickname displayname globalname authorglobalname authornickname sendername authorname author ' +
    'authorusername messageusername messageauthor messagesender character charactername speaker sender username user from name who screenname role ' +
    '昵称 发送人 发送者 名前 送信者 보낸사람 사용자 이름 닉네임 autor usuario usuário benutzer absender auteur',
);
const TIMES = words(
  'timestamp messagetimestamp datetime strtime createdat sentat messagedate messagetime created date time createtime createddate senttime 时间 日期 日時 날짜 시간 ' +
    'fecha data datum hora uhrzeit',
);
/** What is asked of a model, and what it answers. */
const PAIRS = (
  'prompt response,prompt completion,question answer,query answer,query response,instruction output,' +
  'input output,user assistant,human assistant,human ai'
)
  .split(',')
  .map((pair) => words(pair));
const SIGNS = [',', ';', '\t', '|'];
const MAX_HEAD = 1000;

function words(text: string): readonly string[] {
  return text.split(' ');
}

export interface Layout extends Columns {
  /** The first row is a message too. */
  readonly isHeadless: boolean;
}

/** A Markdown table begins with its sign. */
function signOf(head: string): string | undefined {
  return /^\s*\|/.test(head) ? '|' : SIGNS.find((one) => head.includes(one));
}

/**
 * How the table is laid out that a text begins with, by the words over its columns or, where these do not
 * say it, by what stands in them. Undefined where it is no chat.
 */
export function layoutOf(text: string, extension: string): Layout | undefined {
  const head = /^[^\r\n]*/.exec(text.slice(0, MAX_HEAD * 2))?.[0] ?? '';
  const columns = columnsOf(head);
  if (columns) return { ...columns, isHeadless: false };
  const sign = signOf(head);
  // Sentences have commas, and bars part all sorts of things.
  if (sign === undefined || (sign !== '\t' && !/^[ct]sv$/.test(extension))) return undefined;
  const rows: string[][] = [];
  for (const row of csvRows(text.slice(0, SAMPLE_CHARS), sign)) {
    if (rows.length >= ROWS_SEEN) break;
    if (!row.isBlank && !row.isCut) rows.push(row.fields.map((field) => field.text.trim()));
  }
  const titled = columnsOf(head, true);
  const named = titled?.names[0];
  if (titled && named !== undefined)
    return areRepeatedNames(rows.slice(1).map((row) => row[named] ?? ''))
      ? { ...titled, isHeadless: false }
      : undefined;
  return columnsOfRows(rows, sign);
}

const SAMPLE_CHARS = 32_768;
const ROWS_SEEN = 60;
const MAX_COLUMNS = 6;

/** A table without a head: a column of names that come again, and one of texts. */
function columnsOfRows(rows: readonly (readonly string[])[], sign: string): Layout | undefined {
  const width = rows[0]?.length ?? 0;
  const isEven = rows.every((row) => row.length === width);
  if (rows.length < 3 || width < 2 || width > MAX_COLUMNS || !isEven) return undefined;
  const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ''));
  const name = columns.findIndex(areRepeatedNames);
  if (name === -1) return undefined;
  const isTime = columns.map((column) =>
    column.every((one) => /^[^\p{L}]{0,12}\d[:.\-/]\d/u.test(one)),
  );
  const chars = columns.map((column, at) =>
    at === name || isTime[at] === true ? 0 : column.join('').length,
  );
  const text = chars.indexOf(Math.max(...chars));
  if ((chars[text] ?? 0) < rows.length * 6) return undefined;
  const times = columns.flatMap((_, at) => (isTime[at] === true ? [at] : []));
  return { sign, said: { text }, names: [name], times, isHeadless: true };
}

/** Undefined where the first line is no head of a chat. `isLoose`: other columns may head other tables. */
export function columnsOf(head: string, isLoose = false): Columns | undefined {
  if (head.length > MAX_HEAD) return undefined;
  const sign = signOf(head);
  if (sign === undefined) return undefined;
  const titles = head
    .replace(/^\ufeff/, '')
    .split(sign)
    .map((title) => title.toLowerCase().replace(/[^\p{L}\d]/gu, ''));
  // A sentence has commas as well; a head has nothing but titles.
  if (titles.some((title) => title.length > 30)) return undefined;
  const at = (known: readonly string[]): number[] =>
    known.map((word) => titles.indexOf(word)).filter((index) => index !== -1);
  const times = at(TIMES);
  for (const pair of PAIRS) {
    const [asked, answered] = at(pair);
    if (asked !== undefined && answered !== undefined)
      return { sign, said: { asked, answered }, names: [], times };
  }
  const [text] = at(TEXT);
  const names = at(NAMES).filter((index) => index !== text);
  if (text === undefined || names.length === 0) return undefined;
  const isBare = titles.filter((title) => title !== '').length === 2 && times.length === 0;
  // `name,message` alone heads many a table that is no chat, but a role is only a chat's.
  if (
    !isLoose &&
    isBare &&
    !titles.some((title) => ['role', 'speaker', 'character'].includes(title))
  ) {
    return undefined;
  }
  return { sign, said: { text }, names, times };
}
