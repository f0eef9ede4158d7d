// Which columns of a table hold what is said, by whom and when, or a question and its answer, by the words
// over them.

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
const SIGNS = [',', ';', '\t'];
const MAX_HEAD = 1000;

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** Undefined where the first line is no head of a chat. */
export function columnsOf(head: string): Columns | undefined {
  if (head.length > MAX_HEAD) return undefined;
  const sign = SIGNS.find((one) => head.includes(one));
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
  const isBare = titles.length === 2 && times.length === 0;
  // `name,message` alone heads many a table that is no chat, but a role is only a chat's.
  if (isBare && !titles.some((title) => ['role', 'speaker', 'character'].includes(title))) {
    return undefined;
  }
  return { sign, said: { text }, names, times };
}
